// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzz target over its corpus, and over what chance makes of that: from the same seed each time.
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace
{
void feed(const QByteArray &bytes)
{
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                                 static_cast<std::size_t>(bytes.size()));
}

QByteArray changed(QByteArray bytes, QRandomGenerator &random)
{
    const int changes = random.bounded(1, 5);
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const qsizetype at = random.bounded(static_cast<int>(bytes.size()));
        static const QByteArray letters("\"{}[],:0-9.e+null\\\n\xff");
        switch (random.bounded(5)) {
        case 0:
            bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            bytes[at] = letters[random.bounded(static_cast<int>(letters.size()))];
            break;
        case 2:
            bytes.remove(at, random.bounded(1, 20));
            break;
        case 3:
            bytes.insert(at,
                         bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(1, 60)));
            break;
        default:
            bytes.truncate(at);
        }
    }
    return bytes;
}
} // namespace

class TestFuzzCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsItsCorpusAndWhatChanceMakesOfIt()
    {
        constexpr int rounds = 400;
        QRandomGenerator random(20'261'130);
        const QDir folder(
            hatstand::test::projectPath(QStringLiteral("tests/fuzz/corpus/") + QStringLiteral(FUZZ_CORPUS)));
        const QStringList names = folder.entryList(QDir::Files);
        QVERIFY(!names.isEmpty());
        feed({});
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            feed(bytes);
            for (int i = 0; i < rounds; ++i)
                feed(changed(bytes, random));
        }
    }
};

QTEST_GUILESS_MAIN(TestFuzzCorpus)
#include "tst_fuzz_corpus.moc"
