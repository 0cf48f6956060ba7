// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/volume.h"

#include "base/zones.h"

#include <QDateTime>

#include <algorithm>
#include <numeric>

namespace hatstand::listen
{

namespace
{
constexpr qint64 maxDays = 3653;
constexpr Milliseconds hour{3'600'000};

Instant beginningOf(QDate day, const QByteArray &zone)
{
    const Result<Instant> start = startOfDay(day, zone);
    return start ? *start : Instant::fromDateTime(QDateTime(day, QTime(0, 0), Qt::UTC));
}

VolumeBucket between(Instant start, Instant end)
{
    VolumeBucket bucket;
    bucket.start = start;
    bucket.end = end;
    return bucket;
}
} // namespace

std::vector<VolumeBucket> emptyBuckets(QDate first, QDate last, BucketSize size, const QByteArray &zone)
{
    std::vector<VolumeBucket> buckets;
    if (!first.isValid() || !last.isValid())
        return buckets;
    const QDate end = std::min(last, first.addDays(maxDays - 1));
    Instant start = beginningOf(first, zone);
    for (QDate day = first; day <= end; day = day.addDays(1)) {
        const Instant next = beginningOf(day.addDays(1), zone);
        if (size == BucketSize::Day) {
            buckets.push_back(between(start, next));
        } else {
            // Where clocks move by half an hour (Lord Howe Island) the day ends with a short one.
            for (Instant at = start; at < next; at = at + hour)
                buckets.push_back(between(at, std::min(at + hour, next)));
        }
        start = next;
    }
    return buckets;
}

bool addTo(std::vector<VolumeBucket> &buckets, Instant at, Feeling feeling, qint64 messages)
{
    const auto after =
        std::upper_bound(buckets.begin(), buckets.end(), at,
                         [](Instant i, const VolumeBucket &bucket) { return i < bucket.start; });
    if (after == buckets.begin())
        return false;
    VolumeBucket &bucket = *std::prev(after);
    if (at >= bucket.end)
        return false;
    bucket.count += messages;
    switch (feeling) {
    case Feeling::Positive:
        bucket.positive += messages;
        break;
    case Feeling::Neutral:
        bucket.neutral += messages;
        break;
    case Feeling::Negative:
        bucket.negative += messages;
        break;
    case Feeling::Unknown:
        break;
    }
    return true;
}

VolumeBucket sumOf(const std::vector<VolumeBucket> &buckets)
{
    if (buckets.empty())
        return {};
    VolumeBucket sum = between(buckets.front().start, buckets.back().end);
    for (const VolumeBucket &bucket : buckets) {
        sum.count += bucket.count;
        sum.positive += bucket.positive;
        sum.neutral += bucket.neutral;
        sum.negative += bucket.negative;
    }
    return sum;
}

FeelingShares feelingShares(const VolumeBucket &bucket)
{
    const std::vector<int> percents = wholePercents({bucket.positive, bucket.neutral, bucket.negative});
    return {percents[0], percents[1], percents[2]};
}

std::optional<double> changeAgainst(qint64 before, qint64 now)
{
    if (before <= 0)
        return std::nullopt;
    return static_cast<double>(now - before) / static_cast<double>(before);
}

std::vector<int> wholePercents(const std::vector<qint64> &parts)
{
    std::vector<int> percents(parts.size(), 0);
    const qint64 whole = std::accumulate(parts.begin(), parts.end(), qint64(0));
    if (whole <= 0)
        return percents;
    std::vector<size_t> order(parts.size());
    std::iota(order.begin(), order.end(), size_t(0));
    int missing = 100;
    for (size_t i = 0; i < parts.size(); ++i) {
        percents[i] = static_cast<int>(parts[i] * 100 / whole);
        missing -= percents[i];
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](size_t a, size_t b) { return parts[a] * 100 % whole > parts[b] * 100 % whole; });
    for (size_t i = 0; i < order.size() && missing > 0; ++i, --missing)
        ++percents[order[i]];
    return percents;
}

} // namespace hatstand::listen
