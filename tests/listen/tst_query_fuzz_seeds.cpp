// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cstdint>
#include <random>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

using namespace hatstand;

namespace
{
void run(const QByteArray &bytes)
{
    (void)LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                                 static_cast<std::size_t>(bytes.size()));
}

QList<QByteArray> seeds()
{
    const QDir folder(test::projectPath(QStringLiteral("tests/fuzz/corpus/query")));
    QList<QByteArray> all;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all.append(file.readAll());
    }
    return all;
}
} // namespace

/// What the fuzzer would do, for a moment and always the same: it aborts where a law does not hold.
class TestQueryFuzzSeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSeedsHold()
    {
        QVERIFY(seeds().size() >= 5);
        for (const QByteArray &seed : seeds())
            run(seed);
        run({});
    }

    void whatComesOfThemHolds()
    {
        const QList<QByteArray> all = seeds();
        const QList<QByteArray> pieces{
            "(", ")", "\"",    " OR ", " NEAR ", "NEAR(", "/3 ", "-",        " ",  "\n", "#",    "@",
            "*", ",", "from:", "is:",  "stars:", "|",     "é",   "\xcc\x81", "🚲", "自", "\xff", "NOT "};
        std::mt19937 random(20261119);
        const auto below = [&random](qsizetype bound) {
            return static_cast<qsizetype>(random() % static_cast<std::uint_fast32_t>(bound));
        };
        for (int i = 0; i < 20'000; ++i) {
            QByteArray bytes = all[below(all.size())];
            for (qsizetype changes = 1 + below(6); changes > 0 && !bytes.isEmpty(); --changes) {
                const qsizetype place = below(bytes.size());
                switch (below(4)) {
                case 0:
                    bytes.insert(place, pieces[below(pieces.size())]);
                    break;
                case 1:
                    bytes.remove(place, 1 + below(5));
                    break;
                case 2:
                    bytes[place] = static_cast<char>(below(256));
                    break;
                default: {
                    const QByteArray &other = all[below(all.size())];
                    bytes.insert(place, other.mid(below(other.size()), below(20)));
                }
                }
            }
            run(bytes);
        }
    }
};

QTEST_GUILESS_MAIN(TestQueryFuzzSeeds)
#include "tst_query_fuzz_seeds.moc"
