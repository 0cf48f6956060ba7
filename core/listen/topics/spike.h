// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/volume.h"

#include <QByteArray>

#include <vector>

/// When more is said than usual. The rule, for an hour (for a day in brackets where it differs):
///
///  1. Its place in the week is the hour of the week that its clocks show (the day of the week). The 8 weeks
///     before it are what is known; with less than 14 days (21 days) of them there is no spike.
///  2. A robust mean: the mean of counts of which each is at most
///     median + 3 × 1.4826 × MAD + 2 × √median + 1, so that earlier spikes do not become usual.
///  3. What is usual is μ: `a`, the robust mean of the same place in the week (k values), drawn towards
///     `b`, that of the same hour on all days (of all days): (k·a + 2·b) / (k + 2), but never less than
///     `a`, and never less than 0.5. It grows with the last 7 days where these were louder than usual (up
///     to twofold) and never shrinks with them: after a holiday the usual is no spike.
///  4. The dispersion φ begins as the larger of 1.2 and (1.4826 × MAD)² of the Pearson residuals
///     z = (x − μ) / √μ of all that is known, and becomes, three times over, the mean of min(z², 9φ) where
///     that is more: heaps that come often count, single spikes do not. It is taken times (1 + 1/k), since
///     μ itself is an estimate.
///  5. It is a spike when its count is at least 10, at least 2 μ, and the chance of so many or more under
///     the negative binomial distribution of mean μ and variance φμ is below 1 in 10,000 (1 in 1,000). For
///     hours the same is asked of each with the one before it, so that a rise that is half over by the
///     full hour is seen.
///  6. Spikes with at most one usual hour (no usual day) between them are one.
///
/// After Noufaily et al., "An improved algorithm for outbreak detection in multiple surveillance systems",
/// Statistics in Medicine 32 (2013) 1206, simplified; 1.4826 makes the MAD of a normal distribution its
/// standard deviation (Rousseeuw & Croux, JASA 88 (1993) 1273). Measured false alarms:
/// docs/listening-rules.md.
namespace hatstand::listen
{

inline constexpr int weeksOfHistory = 8;
inline constexpr int daysNeededForHours = 14;
inline constexpr int daysNeededForDays = 21;
inline constexpr qint64 minSpikeCount = 10;
inline constexpr double minSpikeTimes = 2.0;
inline constexpr double hourSpikeChance = 1e-4;
inline constexpr double daySpikeChance = 1e-3;

/// What one bucket was and what was usual for it.
struct JudgedBucket
{
    Instant start;
    Instant end;
    qint64 count = 0;
    bool isKnown = false; ///< enough history: the fields below mean something
    double usual = 0;
    double chance = 1; ///< of so many or more by chance
    bool isSpike = false;
};

struct Spike
{
    Instant start;
    Instant end;
    qint64 count = 0; ///< all that was said in it
    double usual = 0; ///< what would have been usual
    Instant peak;     ///< start of its loudest bucket
    qint64 peakCount = 0;
    [[nodiscard]] double times() const { return usual > 0 ? static_cast<double>(count) / usual : 0; }
};

/// Judges the buckets from index `from` on, each by what lies before it. `buckets` are those of emptyBuckets,
/// filled, without the hour or day that is not over, and begin where listening began: an empty bucket means
/// silence.
[[nodiscard]] std::vector<JudgedBucket> judge(const std::vector<VolumeBucket> &buckets, BucketSize size,
                                              const QByteArray &zone, size_t from = 0);

/// The spikes among judged buckets, in order.
[[nodiscard]] std::vector<Spike> spikesOf(const std::vector<JudgedBucket> &judged, BucketSize size);

/// The chance of `count` or more under the negative binomial distribution of that mean and variance mean ×
/// dispersion; Poisson's where the dispersion is 1 or less.
[[nodiscard]] double chanceOfAtLeast(qint64 count, double mean, double dispersion);

} // namespace hatstand::listen
