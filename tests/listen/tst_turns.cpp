// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/turns.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace hatstand::listen;

namespace
{
VolumeBucket felt(qint64 positive, qint64 neutral, qint64 negative)
{
    VolumeBucket bucket;
    bucket.positive = positive;
    bucket.neutral = neutral;
    bucket.negative = negative;
    bucket.count = bucket.judged();
    return bucket;
}
} // namespace

class TestTurns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void moreNegativeMessagesAreATurnForTheWorse()
    {
        const auto turn = sentimentTurn(felt(10, 20, 30), felt(330, 460, 210));
        QVERIFY(turn);
        QVERIFY(turn->isForTheWorse);
        QCOMPARE(turn->share, 0.5);
        QCOMPARE(turn->usual, 0.21);
        const auto better = sentimentTurn(felt(40, 15, 5), felt(330, 460, 210));
        QVERIFY(better && !better->isForTheWorse);
    }

    void littleIsNoTurn()
    {
        const VolumeBucket usual = felt(330, 460, 210);
        QVERIFY(!sentimentTurn(felt(0, 0, 19), usual));                             // too few now
        QVERIFY(!sentimentTurn(felt(0, 0, 60), felt(33, 46, 20)));                  // too few before
        QVERIFY(!sentimentTurn(felt(3300, 3900, 2800), felt(33000, 46000, 21000))); // 7 points only
        QVERIFY(!sentimentTurn(felt(14, 17, 9), usual));
        QVERIFY(!sentimentTurn(felt(33, 46, 21), usual));
        QVERIFY(!sentimentTurn(felt(15, 1, 6), felt(970, 1030, 0))); // fewer than 5 expected
        QVERIFY(!sentimentTurn({}, {}));
    }

    void zIsThatOfTheBooks()
    {
        // 30 of 60 against 210 of 1000: pooled 240 / 1060.
        const double pooled = 240.0 / 1060;
        const double z = (0.5 - 0.21) / std::sqrt(pooled * (1 - pooled) * (1.0 / 60 + 1.0 / 1000));
        QVERIFY(std::abs(proportionZ(30, 60, 210, 1000) - z) < 1e-12);
        QCOMPARE(proportionZ(5, 10, 0, 0), 0.0);
        QCOMPARE(proportionZ(0, 10, 0, 100), 0.0);
    }

    /// docs/listening-rules.md says: fewer than 1 in 500 checks.
    void chanceAloneSeldomTurns()
    {
        std::mt19937 random(7);
        std::discrete_distribution<int> feels({33, 46, 21});
        int turns = 0;
        constexpr int checks = 4000;
        for (int i = 0; i < checks; ++i) {
            VolumeBucket now;
            VolumeBucket before;
            for (int n = 0; n < 600; ++n) {
                VolumeBucket &bucket = n < 60 ? now : before;
                switch (feels(random)) {
                case 0:
                    ++bucket.positive;
                    break;
                case 1:
                    ++bucket.neutral;
                    break;
                default:
                    ++bucket.negative;
                }
            }
            turns += sentimentTurn(now, before) ? 1 : 0;
        }
        QVERIFY2(turns * 500 < checks, qPrintable(QString::number(turns)));
    }

    void aVoiceIsInfluentialAgainstWhatIsUsual()
    {
        QCOMPARE(influenceThreshold({}), influenceWithoutHistory);
        QCOMPARE(influenceThreshold(std::vector<qint64>(29, 5)), influenceWithoutHistory);
        QCOMPARE(influenceThreshold(std::vector<qint64>(100, 80)), minInfluence);
        QCOMPARE(influenceThreshold(std::vector<qint64>(100, 2000)), qint64(20'000));
        std::vector<qint64> few(98, 100);
        few.insert(few.end(), {400'000, 900'000});
        QCOMPARE(influenceThreshold(few), minInfluence); // they are the loudest two percent
        few[0] = 70'000;
        QCOMPARE(influenceThreshold(few), qint64(70'000));
    }
};

QTEST_GUILESS_MAIN(TestTurns)
#include "tst_turns.moc"
