// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zones.h"
#include "listen/topics/spike.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <random>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
const QByteArray rotterdam = "Europe/Amsterdam";
/// A Monday; the clocks went back in the night to 25 October.
const QDate monday(2026, 9, 7);

/// What is usual in an hour of the week: little at night, more by day, a busy Monday morning, a quiet
/// weekend.
double usualIn(const WallTime &wall, double level)
{
    const int hour = wall.time.hour();
    double rate = level * (0.15 + 0.85 * std::exp(-std::pow((hour - 14) / 5.0, 2)));
    if (wall.date.dayOfWeek() >= 6)
        rate *= 0.5;
    if (wall.date.dayOfWeek() == 1 && (hour == 8 || hour == 9))
        rate *= 4;
    return rate;
}

/// Counts by chance; what one says makes others speak, so that the variance is `dispersion` times the mean.
class Street
{
public:
    Street(unsigned seed, double level, double dispersion = 1.5)
        : m_random(seed), m_level(level), m_dispersion(dispersion)
    {
    }

    std::vector<VolumeBucket> say(int days, BucketSize size = BucketSize::Hour,
                                  const std::function<double(const WallTime &)> &factor = {})
    {
        std::vector<VolumeBucket> buckets = emptyBuckets(monday, monday.addDays(days - 1), size, rotterdam);
        for (VolumeBucket &bucket : buckets) {
            const WallTime wall = wallTimeAt(bucket.start, rotterdam);
            double mean = 0;
            if (size == BucketSize::Hour) {
                mean = usualIn(wall, m_level);
            } else {
                for (int hour = 0; hour < 24; ++hour)
                    mean += usualIn({wall.date, QTime(hour, 0)}, m_level);
            }
            bucket.count = draw(mean * (factor ? factor(wall) : 1.0));
        }
        return buckets;
    }

private:
    qint64 draw(double mean)
    {
        // A Poisson number whose mean is drawn from a gamma distribution is negative binomial.
        std::gamma_distribution<double> rate(mean / (m_dispersion - 1), m_dispersion - 1);
        return std::poisson_distribution<qint64>(rate(m_random))(m_random);
    }

    std::mt19937 m_random;
    double m_level;
    double m_dispersion;
};

std::vector<Spike> hourSpikes(const std::vector<VolumeBucket> &buckets, size_t from = 0)
{
    return spikesOf(judge(buckets, BucketSize::Hour, rotterdam, from), BucketSize::Hour);
}

size_t bucketAt(const std::vector<VolumeBucket> &buckets, QDate date, int hour)
{
    const Instant at = resolveWallTime({date, QTime(hour, 0)}, rotterdam)->instant;
    for (size_t i = 0; i < buckets.size(); ++i) {
        if (buckets[i].start == at)
            return i;
    }
    return 0;
}
} // namespace

class TestSpike : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// docs/listening-rules.md says: less than one in twenty weeks of hourly checks, at any level.
    void aWeekLikeTheOthersRaisesNoAlarm()
    {
        size_t alarms = 0;
        int weeks = 0;
        for (const double level : {0.3, 2.0, 8.0, 40.0}) {
            for (unsigned seed = 1; seed <= 5; ++seed) {
                const std::vector<VolumeBucket> buckets = Street(seed, level).say(9 * 7);
                const size_t from = buckets.size() - 7 * 24 * 4;
                alarms += hourSpikes(buckets, from).size();
                weeks += 4;
            }
        }
        qInfo("%zu alarms in %d weeks", alarms, weeks);
        QVERIFY2(alarms * 20 < static_cast<size_t>(weeks), qPrintable(QString::number(alarms)));
    }

    void whatComesInHeapsRaisesFewAlarms()
    {
        size_t alarms = 0;
        int weeks = 0;
        for (unsigned seed = 1; seed <= 8; ++seed) {
            const std::vector<VolumeBucket> buckets = Street(seed, 10, 4.0).say(9 * 7);
            alarms += hourSpikes(buckets, buckets.size() - 7 * 24 * 4).size();
            weeks += 4;
        }
        qInfo("%zu alarms in %d weeks", alarms, weeks);
        QVERIFY2(alarms * 4 < static_cast<size_t>(weeks), qPrintable(QString::number(alarms)));
    }

    void threeTimesTheUsualIsSeenWithinTwoHours()
    {
        int seen = 0;
        constexpr int all = 20;
        for (unsigned seed = 1; seed <= all; ++seed) {
            std::vector<VolumeBucket> buckets = Street(seed, 12).say(6 * 7);
            // From noon of a Tuesday on three times as much is said.
            const size_t noon = bucketAt(buckets, monday.addDays(5 * 7 + 1), 12);
            const auto tripled = Street(seed + 100, 36).say(6 * 7);
            std::copy(tripled.begin() + static_cast<std::ptrdiff_t>(noon), tripled.end(),
                      buckets.begin() + static_cast<std::ptrdiff_t>(noon));
            buckets.resize(noon + 2);
            const std::vector<Spike> spikes = hourSpikes(buckets, noon);
            seen += spikes.empty() ? 0 : 1;
            if (!spikes.empty())
                QVERIFY(spikes.front().times() > 1.8 && spikes.front().times() < 6);
        }
        QVERIFY2(seen >= all - 1, qPrintable(QString::number(seen)));
    }

    void aMondayMorningThatIsAlwaysBusyIsNoSpike()
    {
        // Exactly the same each week, known from the third week on.
        std::vector<VolumeBucket> buckets =
            emptyBuckets(monday, monday.addDays(5 * 7 - 1), BucketSize::Hour, rotterdam);
        for (VolumeBucket &bucket : buckets)
            bucket.count = std::llround(usualIn(wallTimeAt(bucket.start, rotterdam), 20));
        QVERIFY(hourSpikes(buckets).empty());
        // The same on a Tuesday is one.
        const size_t tuesday = bucketAt(buckets, monday.addDays(4 * 7 + 1), 9);
        buckets[tuesday].count = buckets[tuesday - 24].count;
        const std::vector<Spike> spikes = hourSpikes(buckets, tuesday - 5);
        QCOMPARE(spikes.size(), size_t(1));
        QCOMPARE(spikes.front().start, buckets[tuesday].start);
    }

    void theWeekAfterAQuietHolidayIsNoSpike()
    {
        size_t alarms = 0;
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const std::vector<VolumeBucket> buckets =
                Street(seed, 15).say(8 * 7, BucketSize::Hour, [](const WallTime &wall) {
                    const qint64 week = monday.daysTo(wall.date) / 7;
                    return week == 5 ? 0.1 : 1.0;
                });
            alarms += hourSpikes(buckets, buckets.size() - 7 * 24 * 3).size();
        }
        QCOMPARE(alarms, size_t(0));
    }

    void aSpikeDoesNotBecomeUsual()
    {
        std::vector<VolumeBucket> buckets = Street(3, 12).say(7 * 7);
        const size_t now = bucketAt(buckets, monday.addDays(6 * 7 + 2), 14);
        for (const size_t weeksAgo : {1U, 3U})
            buckets[now - weeksAgo * 168].count *= 10;
        buckets[now].count = 60;
        buckets.resize(now + 1);
        const std::vector<JudgedBucket> judged = judge(buckets, BucketSize::Hour, rotterdam, now);
        QVERIFY(judged.front().isSpike);
        QVERIFY2(judged.front().usual < 30, qPrintable(QString::number(judged.front().usual)));
    }

    void theNightInWhichTheClocksMoveIsNoSpike()
    {
        size_t alarms = 0;
        for (unsigned seed = 1; seed <= 5; ++seed) {
            const std::vector<VolumeBucket> buckets = Street(seed, 20).say(8 * 7 + 2);
            const size_t from = bucketAt(buckets, QDate(2026, 10, 24), 12);
            alarms += hourSpikes(buckets, from).size();
        }
        QCOMPARE(alarms, size_t(0));
    }

    void theFirstTwoWeeksRaiseNoAlarm()
    {
        std::vector<VolumeBucket> buckets = Street(1, 10).say(14);
        buckets[200].count = 5000;
        const std::vector<JudgedBucket> judged = judge(buckets, BucketSize::Hour, rotterdam);
        QVERIFY(spikesOf(judged, BucketSize::Hour).empty());
        QVERIFY(!judged.back().isKnown);
        const std::vector<VolumeBucket> longer = Street(1, 10).say(15);
        QVERIFY(judge(longer, BucketSize::Hour, rotterdam).back().isKnown);
    }

    void littleThatIsSaidIsNoSpike()
    {
        std::vector<VolumeBucket> buckets =
            emptyBuckets(monday, monday.addDays(34), BucketSize::Hour, rotterdam);
        buckets.back().count = minSpikeCount - 1;
        QVERIFY(hourSpikes(buckets, buckets.size() - 1).empty());
        buckets.back().count = minSpikeCount;
        QCOMPARE(hourSpikes(buckets, buckets.size() - 1).size(), size_t(1));
    }

    void hoursInARowAreOneSpike()
    {
        std::vector<VolumeBucket> buckets =
            emptyBuckets(monday, monday.addDays(34), BucketSize::Hour, rotterdam);
        for (VolumeBucket &bucket : buckets)
            bucket.count = 5;
        const size_t last = buckets.size() - 1;
        for (const size_t back : {10U, 9U, 7U, 2U})
            buckets[last - back].count = 40;
        buckets[last - 9].count = 60;
        const std::vector<Spike> spikes = hourSpikes(buckets, last - 20);
        QCOMPARE(spikes.size(), size_t(2));
        QCOMPARE(spikes[0].start, buckets[last - 10].start);
        QCOMPARE(spikes[0].end, buckets[last - 7].end);
        QCOMPARE(spikes[0].count, qint64(40 + 60 + 5 + 40));
        QCOMPARE(spikes[0].peak, buckets[last - 9].start);
        QCOMPARE(spikes[1].start, buckets[last - 2].start);
    }

    void daysAreJudgedByTheSameRule()
    {
        size_t alarms = 0;
        for (unsigned seed = 1; seed <= 20; ++seed) {
            std::vector<VolumeBucket> buckets = Street(seed, 4).say(12 * 7, BucketSize::Day);
            alarms += spikesOf(judge(buckets, BucketSize::Day, rotterdam), BucketSize::Day).size();
            buckets.back().count = 4 * buckets[buckets.size() - 8].count + 10;
            QCOMPARE(spikesOf(judge(buckets, BucketSize::Day, rotterdam, buckets.size() - 1), BucketSize::Day)
                         .size(),
                     size_t(1));
        }
        // 20 times 9 weeks that could be judged.
        QVERIFY2(alarms <= 3, qPrintable(QString::number(alarms)));
    }

    void theChancesAreThoseOfTheTables()
    {
        const auto isNear = [](double a, double b) {
            return std::abs(a - b) < 1e-6 * std::max(1.0, std::abs(b));
        };
        // Poisson, mean 4: P(X >= 1) = 1 - e^-4; P(X >= 8) = 0.0511336.
        QVERIFY(isNear(chanceOfAtLeast(1, 4, 1), 1 - std::exp(-4.0)));
        QVERIFY(isNear(chanceOfAtLeast(8, 4, 1), 0.0511336));
        // Mean 2 and variance 4 (r = 2, q = 1/2): P(X = k) = (k + 1) / 2^(k + 2).
        QVERIFY(isNear(chanceOfAtLeast(1, 2, 2), 0.75));
        QVERIFY(isNear(chanceOfAtLeast(3, 2, 2), 1 - 0.25 - 0.25 - 3.0 / 16));
        QVERIFY(chanceOfAtLeast(100'000, 10, 2) < 1e-30);
        QCOMPARE(chanceOfAtLeast(0, 4, 1), 1.0);
        QVERIFY(isNear(chanceOfAtLeast(9000, 10'000, 1), 1.0));
    }
};

QTEST_GUILESS_MAIN(TestSpike)
#include "tst_spike.moc"
