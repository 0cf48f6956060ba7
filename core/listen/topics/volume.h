// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "listen/topics/query_node.h"

#include <QByteArray>
#include <QDate>

#include <optional>
#include <vector>

/// How much is said over time, in hours and days as the client's clocks show them.
namespace hatstand::listen
{

enum class BucketSize { Hour, Day };

/// What was said in one hour or day.
struct VolumeBucket
{
    Instant start; ///< belongs to it
    Instant end;   ///< does not
    qint64 count = 0;
    qint64 positive = 0;
    qint64 neutral = 0;
    qint64 negative = 0;
    [[nodiscard]] qint64 judged() const { return positive + neutral + negative; }
    friend bool operator==(const VolumeBucket &, const VolumeBucket &) = default;
};

/// Empty buckets for whole days, from the beginning of `first` to the end of `last`, without a gap. A day in
/// `zone` (UTC where it is not known) may have 23 or 25 hours; an hour that the clocks show twice is two
/// buckets. At most ten years; nothing where `last` lies before `first`.
[[nodiscard]] std::vector<VolumeBucket> emptyBuckets(QDate first, QDate last, BucketSize size,
                                                     const QByteArray &zone);

/// Adds `messages` to the bucket that the instant falls into; answers whether there is one. `buckets` as
/// above.
bool addTo(std::vector<VolumeBucket> &buckets, Instant at, Feeling feeling, qint64 messages = 1);

/// All of them together, from the first's start to the last's end.
[[nodiscard]] VolumeBucket sumOf(const std::vector<VolumeBucket> &buckets);

/// Shares of what was judged, in whole percent that make 100 together (largest remainder), as people read
/// them in a row. All 0 where nothing was judged.
struct FeelingShares
{
    int positive = 0;
    int neutral = 0;
    int negative = 0;
};
[[nodiscard]] FeelingShares feelingShares(const VolumeBucket &bucket);

/// The change against the period before, as a ratio: 0.61 for "+61 %". None where nothing was said before.
[[nodiscard]] std::optional<double> changeAgainst(qint64 before, qint64 now);

/// Parts in whole percent that make 100 together: the largest remainders are rounded up (Hamilton's method).
/// The whole is their sum; all 0 where that is 0. No part is below 0.
[[nodiscard]] std::vector<int> wholePercents(const std::vector<qint64> &parts);

} // namespace hatstand::listen
