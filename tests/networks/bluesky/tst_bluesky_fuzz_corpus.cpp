// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The fuzzer's own entry over its corpus, and over what random damage makes of it.
#include <QDir>
#include <QFile>
#include <QTest>

#include <cstddef>
#include <cstdint>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace
{
int feed(const QByteArray &bytes)
{
    return LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                                  static_cast<std::size_t>(bytes.size()));
}

/// Values change places, vanish and turn into other ones; the form mostly stays JSON.
QByteArray damaged(QByteArray bytes, std::mt19937 &random)
{
    const auto below = [&random](qsizetype limit) {
        return static_cast<qsizetype>(random() % static_cast<unsigned>(limit));
    };
    static const QByteArrayList pieces{"null",
                                       "-1e308",
                                       "[]",
                                       "{}",
                                       "true",
                                       "\"\"",
                                       "\"\\ud800\"",
                                       "9223372036854775808",
                                       "\"0001-01-01T00:00:00Z\"",
                                       "[[[[[[]]]]]]"};
    const int changes = 1 + static_cast<int>(random() % 4);
    for (int i = 0; i < changes && !bytes.isEmpty(); ++i) {
        const qsizetype at = below(bytes.size());
        switch (random() % 4) {
        case 0: // a value becomes another one
            if (const qsizetype colon = bytes.indexOf(':', at); colon >= 0) {
                qsizetype end = colon + 1;
                while (end < bytes.size() && !QByteArray(",}]").contains(bytes[end]))
                    ++end;
                bytes.replace(colon + 1, end - colon - 1, pieces[below(pieces.size())]);
            }
            break;
        case 1:
            bytes[at] = static_cast<char>(random());
            break;
        case 2:
            bytes.remove(at, below(20) + 1);
            break;
        default:
            bytes.insert(at, bytes.mid(below(bytes.size()), below(60)));
            break;
        }
    }
    return bytes;
}
} // namespace

class TestBlueskyFuzzCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingMakesItFall()
    {
        const QDir corpus(QStringLiteral(HATSTAND_FUZZ_CORPUS "/bluesky_json"));
        const QStringList names = corpus.entryList(QDir::Files, QDir::Name);
        QVERIFY(names.size() >= 6);
        std::mt19937 random(20261130);
        for (const QString &name : names) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QCOMPARE(feed(bytes), 0);
            for (int i = 0; i < 1500; ++i)
                QCOMPARE(feed(damaged(bytes, random)), 0);
        }
    }
    void depthMakesItFallNeither()
    {
        QByteArray deep;
        for (int i = 0; i < 5000; ++i)
            deep += R"({"thread":{"replies":[)";
        QCOMPARE(feed(deep), 0);
        QByteArray closed = R"({"thread":)";
        for (int i = 0; i < 120; ++i)
            closed += R"({"replies":[)";
        for (int i = 0; i < 120; ++i)
            closed += "]}";
        QCOMPARE(feed(closed + '}'), 0);
        QCOMPARE(feed({}), 0);
    }
};

QTEST_GUILESS_MAIN(TestBlueskyFuzzCorpus)
#include "tst_bluesky_fuzz_corpus.moc"
