// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/spike.h"

#include "base/zones.h"

#include <algorithm>
#include <cmath>

namespace hatstand::listen
{

namespace
{
/// Turns the median of distances into a standard deviation; see the header.
constexpr double madToSigma = 1.4826;
constexpr double drawWeight = 2.0;
constexpr double minUsual = 0.5;
constexpr double minDispersion = 1.2;
constexpr double maxGrowth = 2.0;

double medianOf(std::vector<double> &values)
{
    if (values.empty())
        return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    const double upper = *middle;
    if (values.size() % 2 == 1)
        return upper;
    return (upper + *std::max_element(values.begin(), middle)) / 2;
}

double madOf(const std::vector<double> &values, double median)
{
    std::vector<double> distances;
    distances.reserve(values.size());
    for (const double value : values)
        distances.push_back(std::abs(value - median));
    return medianOf(distances);
}

/// The mean without what stands far out above.
double robustMean(std::vector<double> values)
{
    if (values.empty())
        return 0;
    const double median = medianOf(values);
    const double cap = median + 3 * madToSigma * madOf(values, median) + 2 * std::sqrt(median) + 1;
    double sum = 0;
    for (const double value : values)
        sum += std::min(value, cap);
    return sum / static_cast<double>(values.size());
}

/// What stays the same for all buckets of a series.
struct Series
{
    std::vector<double> counts;
    std::vector<size_t> places; ///< in the week
    std::vector<size_t> hours;  ///< of the day; 0 for days
    size_t placeCount = 7;
    size_t hourCount = 1;
    size_t perWeek = 7; ///< buckets
    int daysNeeded = daysNeededForDays;
    double chance = daySpikeChance;
};

Series seriesOf(const std::vector<VolumeBucket> &buckets, BucketSize size, const QByteArray &zone)
{
    Series series;
    const bool isHours = size == BucketSize::Hour;
    if (isHours) {
        series.placeCount = size_t(7) * 24;
        series.hourCount = 24;
        series.perWeek = size_t(7) * 24;
        series.daysNeeded = daysNeededForHours;
        series.chance = hourSpikeChance;
    }
    for (const VolumeBucket &bucket : buckets) {
        const WallTime wall = wallTimeAt(bucket.start, zone);
        const auto day = static_cast<size_t>(wall.date.dayOfWeek() - 1);
        const auto hour = static_cast<size_t>(isHours ? wall.time.hour() : 0);
        series.counts.push_back(static_cast<double>(bucket.count));
        series.places.push_back(isHours ? day * 24 + hour : day);
        series.hours.push_back(hour);
    }
    return series;
}

/// What is usual, as far as the buckets [begin, end) tell.
class Usual
{
public:
    Usual(const Series &series, size_t begin, size_t end) : m_series(series)
    {
        std::vector<std::vector<double>> byPlace(series.placeCount);
        std::vector<std::vector<double>> byHour(series.hourCount);
        for (size_t i = begin; i < end; ++i) {
            byPlace[series.places[i]].push_back(series.counts[i]);
            byHour[series.hours[i]].push_back(series.counts[i]);
        }
        std::vector<double> hourMeans;
        hourMeans.reserve(byHour.size());
        for (std::vector<double> &values : byHour)
            hourMeans.push_back(robustMean(std::move(values)));
        for (size_t place = 0; place < series.placeCount; ++place) {
            const auto known = static_cast<double>(byPlace[place].size());
            const double own = robustMean(std::move(byPlace[place]));
            const double drawn =
                (known * own + drawWeight * hourMeans[place % series.hourCount]) / (known + drawWeight);
            m_means.push_back(std::max({own, drawn, minUsual}));
            m_known.push_back(std::max(known, 1.0));
        }
        measureGrowth(begin, end);
        measureDispersion(begin, end);
    }

    double mean(size_t bucket) const { return m_growth * m_means[m_series.places[bucket]]; }
    double dispersion(size_t bucket) const
    {
        return m_dispersion * (1 + 1 / m_known[m_series.places[bucket]]);
    }

private:
    void measureGrowth(size_t begin, size_t end)
    {
        const size_t week = end - std::min(end - begin, m_series.perWeek);
        double said = 0;
        double usual = 0;
        for (size_t i = week; i < end; ++i) {
            const double mean = m_means[m_series.places[i]];
            // A spike of last week is no growth.
            said += std::min(m_series.counts[i], mean + 3 * std::sqrt(mean) + 1);
            usual += mean;
        }
        m_growth = std::clamp(usual > 0 ? said / usual : 1.0, 1.0, maxGrowth);
    }

    void measureDispersion(size_t begin, size_t end)
    {
        std::vector<double> residuals;
        residuals.reserve(end - begin);
        for (size_t i = begin; i < end; ++i) {
            const double mean = m_means[m_series.places[i]];
            residuals.push_back((m_series.counts[i] - mean) / std::sqrt(mean));
        }
        const double median = medianOf(residuals);
        const double sigma = madToSigma * madOf(residuals, median);
        m_dispersion = std::max(minDispersion, sigma * sigma);
        for (int round = 0; round < 3; ++round) {
            double squares = 0;
            for (const double residual : residuals)
                squares += std::min(residual * residual, 9 * m_dispersion);
            m_dispersion = std::max(m_dispersion, squares / static_cast<double>(residuals.size()));
        }
    }

    const Series &m_series;
    std::vector<double> m_means;
    std::vector<double> m_known;
    double m_growth = 1;
    double m_dispersion = minDispersion;
};

bool isFarAbove(double count, double usual, double chance, double limit)
{
    return count >= static_cast<double>(minSpikeCount) && count >= minSpikeTimes * usual && chance < limit;
}
} // namespace

std::vector<JudgedBucket> judge(const std::vector<VolumeBucket> &buckets, BucketSize size,
                                const QByteArray &zone, size_t from)
{
    std::vector<JudgedBucket> judged;
    const Series series = seriesOf(buckets, size, zone);
    for (size_t i = from; i < buckets.size(); ++i) {
        JudgedBucket bucket;
        bucket.start = buckets[i].start;
        bucket.end = buckets[i].end;
        bucket.count = buckets[i].count;
        const size_t begin = i - std::min(i, series.perWeek * weeksOfHistory);
        const size_t needed = static_cast<size_t>(series.daysNeeded) * series.perWeek / 7;
        bucket.isKnown = i - begin >= needed;
        if (bucket.isKnown && size == BucketSize::Hour && bucket.count == 0) {
            // Nothing was said: no spike, whatever is usual; but the curve of what is usual needs its value.
            bucket.usual = Usual(series, begin, i).mean(i);
        } else if (bucket.isKnown) {
            const Usual usual(series, begin, i);
            bucket.usual = usual.mean(i);
            bucket.chance = chanceOfAtLeast(bucket.count, bucket.usual, usual.dispersion(i));
            const auto count = static_cast<double>(bucket.count);
            bucket.isSpike = isFarAbove(count, bucket.usual, bucket.chance, series.chance);
            if (size == BucketSize::Hour && !bucket.isSpike && count >= minSpikeTimes * bucket.usual) {
                const qint64 both = bucket.count + buckets[i - 1].count;
                const double bothUsual = bucket.usual + usual.mean(i - 1);
                const double chance = chanceOfAtLeast(both, bothUsual, usual.dispersion(i));
                bucket.isSpike = isFarAbove(static_cast<double>(both), bothUsual, chance, series.chance);
                if (bucket.isSpike)
                    bucket.chance = chance;
            }
        }
        judged.push_back(bucket);
    }
    return judged;
}

std::vector<Spike> spikesOf(const std::vector<JudgedBucket> &judged, BucketSize size)
{
    std::vector<Spike> spikes;
    const size_t allowed = size == BucketSize::Hour ? 1 : 0;
    size_t last = 0;
    const auto add = [](Spike &spike, const JudgedBucket &bucket) {
        spike.end = bucket.end;
        spike.count += bucket.count;
        spike.usual += bucket.usual;
        if (bucket.count > spike.peakCount) {
            spike.peak = bucket.start;
            spike.peakCount = bucket.count;
        }
    };
    for (size_t i = 0; i < judged.size(); ++i) {
        if (!judged[i].isSpike)
            continue;
        if (spikes.empty() || i - last > allowed + 1) {
            Spike spike;
            spike.start = judged[i].start;
            spike.peak = judged[i].start;
            spikes.push_back(spike);
        } else {
            for (size_t between = last + 1; between < i; ++between)
                add(spikes.back(), judged[between]);
        }
        add(spikes.back(), judged[i]);
        last = i;
    }
    return spikes;
}

double chanceOfAtLeast(qint64 count, double mean, double dispersion)
{
    if (count <= 0)
        return 1;
    if (mean <= 0)
        return 0;
    const auto from = static_cast<double>(count);
    const bool isPoisson = dispersion <= 1 + 1e-9;
    // The negative binomial distribution with r = mean / (φ - 1) and q = (φ - 1) / φ.
    const double r = isPoisson ? 0 : mean / (dispersion - 1);
    const double q = isPoisson ? 0 : (dispersion - 1) / dispersion;
    const auto logOf = [&](double k) {
        if (isPoisson)
            return k * std::log(mean) - mean - std::lgamma(k + 1);
        return std::lgamma(k + r) - std::lgamma(r) - std::lgamma(k + 1) + r * std::log1p(-q) +
               k * std::log(q);
    };
    // Adds up the side that is the smaller one, from the count away from the mean.
    const bool isUpper = from > mean;
    double k = isUpper ? from : from - 1;
    double term = std::exp(logOf(k));
    double sum = 0;
    while (term > 0 && k >= 0) {
        sum += term;
        if (term < sum * 1e-12)
            break;
        if (isUpper)
            term *= isPoisson ? mean / (k + 1) : (k + r) / (k + 1) * q;
        else
            term *= isPoisson ? k / mean : k / ((k - 1 + r) * q);
        k += isUpper ? 1 : -1;
    }
    return std::clamp(isUpper ? sum : 1 - sum, 0.0, 1.0);
}

} // namespace hatstand::listen
