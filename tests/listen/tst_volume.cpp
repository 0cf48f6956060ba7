// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zones.h"
#include "listen/topics/volume.h"

#include <QTest>

#include <numeric>
#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
constexpr qint64 hour = 3'600'000;
const QByteArray lisbon = "Europe/Lisbon";

Instant utc(int month, int day, int hours, int minutes = 0)
{
    return Instant::fromDateTime(QDateTime(QDate(2026, month, day), QTime(hours, minutes), Qt::UTC));
}
} // namespace

class TestVolume : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysAreAsLongAsTheClocksMakeThem()
    {
        // In Lisbon the clocks go forward on 29 March and back on 25 October 2026.
        const auto hoursOf = [](QDate day, const QByteArray &zone = lisbon) {
            return emptyBuckets(day, day, BucketSize::Hour, zone).size();
        };
        QCOMPARE(hoursOf(QDate(2026, 3, 28)), size_t(24));
        QCOMPARE(hoursOf(QDate(2026, 3, 29)), size_t(23));
        QCOMPARE(hoursOf(QDate(2026, 10, 25)), size_t(25));
        // Lord Howe Island moves its clocks by half an hour.
        QCOMPARE(hoursOf(QDate(2026, 4, 5), "Australia/Lord_Howe"), size_t(25));
        QCOMPARE(hoursOf(QDate(2026, 10, 25), "Nowhere/Land"), size_t(24));
        const std::vector<VolumeBucket> days =
            emptyBuckets(QDate(2026, 10, 24), QDate(2026, 10, 26), BucketSize::Day, lisbon);
        QCOMPARE(days.size(), size_t(3));
        QCOMPARE((days[1].end - days[1].start).count(), 25 * hour);
        QCOMPARE(days[0].start, utc(10, 23, 23));
    }

    void nothingLiesBetweenTheBuckets()
    {
        QVERIFY(rc::check("buckets follow each other without a gap", [] {
            const QDate first = QDate(2026, 1, 1).addDays(*rc::gen::inRange(0, 360));
            const QDate last = first.addDays(*rc::gen::inRange(0, 12));
            const auto size = *rc::gen::element(BucketSize::Hour, BucketSize::Day);
            const auto zone = *rc::gen::element<QByteArray>(
                "Europe/Lisbon", "America/St_Johns", "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana");
            std::vector<VolumeBucket> buckets = emptyBuckets(first, last, size, zone);
            RC_ASSERT(!buckets.empty());
            RC_ASSERT(wallTimeAt(buckets.front().start, zone).date == first);
            for (size_t i = 1; i < buckets.size(); ++i)
                RC_ASSERT(buckets[i].start == buckets[i - 1].end);
            for (const VolumeBucket &bucket : buckets)
                RC_ASSERT(bucket.start < bucket.end);
            const auto at =
                buckets.front().start + Milliseconds(*rc::gen::inRange<qint64>(-hour, 300 * hour));
            const bool isInside = at >= buckets.front().start && at < buckets.back().end;
            RC_ASSERT(addTo(buckets, at, Feeling::Negative) == isInside);
            RC_ASSERT(sumOf(buckets).count == (isInside ? 1 : 0));
            for (const VolumeBucket &bucket : buckets)
                RC_ASSERT(bucket.count == 0 || (bucket.start <= at && at < bucket.end));
        }));
    }

    void feelingsAreCountedAndTheUnknownOnesAreNoOpinion()
    {
        std::vector<VolumeBucket> buckets =
            emptyBuckets(QDate(2026, 11, 2), QDate(2026, 11, 3), BucketSize::Day, lisbon);
        QVERIFY(addTo(buckets, utc(11, 2, 10), Feeling::Positive, 33));
        QVERIFY(addTo(buckets, utc(11, 2, 11), Feeling::Neutral, 46));
        QVERIFY(addTo(buckets, utc(11, 3, 23, 59), Feeling::Negative, 21));
        QVERIFY(addTo(buckets, utc(11, 3, 0), Feeling::Unknown, 7));
        QVERIFY(!addTo(buckets, utc(11, 4, 0), Feeling::Positive));
        const VolumeBucket sum = sumOf(buckets);
        QCOMPARE(sum.count, qint64(107));
        QCOMPARE(sum.judged(), qint64(100));
        const FeelingShares shares = feelingShares(sum);
        QCOMPARE(shares.positive, 33);
        QCOMPARE(shares.neutral, 46);
        QCOMPARE(shares.negative, 21);
        QCOMPARE(feelingShares({}).neutral, 0);
    }

    void periodsAreCompared()
    {
        QCOMPARE(changeAgainst(100, 161), std::optional(0.61));
        QCOMPARE(changeAgainst(100, 96), std::optional(-0.04));
        QVERIFY(!changeAgainst(0, 5));
    }

    void percentsMakeAHundred()
    {
        QCOMPARE(wholePercents({1, 1, 1}), (std::vector<int>{34, 33, 33}));
        QCOMPARE(wholePercents({0, 0}), (std::vector<int>{0, 0}));
        QCOMPARE(wholePercents({}), std::vector<int>());
        QVERIFY(rc::check("whole percents make 100 and are off by less than one", [] {
            const auto parts = *rc::gen::nonEmpty(
                rc::gen::container<std::vector<qint64>>(rc::gen::inRange<qint64>(0, 100'000)));
            const qint64 whole = std::accumulate(parts.begin(), parts.end(), qint64(0));
            const std::vector<int> percents = wholePercents(parts);
            if (whole == 0)
                return;
            RC_ASSERT(std::accumulate(percents.begin(), percents.end(), 0) == 100);
            for (size_t i = 0; i < parts.size(); ++i) {
                const double exact = 100.0 * static_cast<double>(parts[i]) / static_cast<double>(whole);
                RC_ASSERT(std::abs(percents[i] - exact) < 1.0);
            }
        }));
    }

    void manyYearsAreCut()
    {
        QCOMPARE(emptyBuckets(QDate(2000, 1, 1), QDate(2900, 1, 1), BucketSize::Day, "UTC").size(),
                 size_t(3653));
        QVERIFY(emptyBuckets(QDate(2026, 1, 2), QDate(2026, 1, 1), BucketSize::Day, "UTC").empty());
        QVERIFY(emptyBuckets(QDate(), QDate(), BucketSize::Day, "UTC").empty());
    }
};

QTEST_GUILESS_MAIN(TestVolume)
#include "tst_volume.moc"
