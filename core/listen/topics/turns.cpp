// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/turns.h"

#include <algorithm>
#include <cmath>

namespace hatstand::listen
{

namespace
{
double shareOf(qint64 hits, qint64 all)
{
    return all > 0 ? static_cast<double>(hits) / static_cast<double>(all) : 0;
}

/// The normal distribution stands in for the real one only where enough is expected.
bool isEnough(qint64 hits, qint64 all, qint64 usualHits, qint64 usualAll)
{
    const double pooled = shareOf(hits + usualHits, all + usualAll);
    const auto smaller = static_cast<double>(std::min(all, usualAll));
    return smaller * pooled >= 5 && smaller * (1 - pooled) >= 5;
}

std::optional<SentimentTurn> turnOf(qint64 hits, qint64 usualHits, const VolumeBucket &now,
                                    const VolumeBucket &before, bool isForTheWorse)
{
    SentimentTurn turn;
    turn.isForTheWorse = isForTheWorse;
    turn.share = shareOf(hits, now.judged());
    turn.usual = shareOf(usualHits, before.judged());
    turn.z = proportionZ(hits, now.judged(), usualHits, before.judged());
    if (turn.z < minTurnZ || turn.share - turn.usual < minTurn ||
        !isEnough(hits, now.judged(), usualHits, before.judged()))
        return std::nullopt;
    return turn;
}
} // namespace

double proportionZ(qint64 hits, qint64 all, qint64 usualHits, qint64 usualAll)
{
    if (all <= 0 || usualAll <= 0)
        return 0;
    const double pooled = shareOf(hits + usualHits, all + usualAll);
    const double error =
        std::sqrt(pooled * (1 - pooled) * (1 / static_cast<double>(all) + 1 / static_cast<double>(usualAll)));
    return error > 0 ? (shareOf(hits, all) - shareOf(usualHits, usualAll)) / error : 0;
}

std::optional<SentimentTurn> sentimentTurn(const VolumeBucket &now, const VolumeBucket &before)
{
    if (now.judged() < minJudgedNow || before.judged() < minJudgedBefore)
        return std::nullopt;
    if (const auto worse = turnOf(now.negative, before.negative, now, before, true))
        return worse;
    return turnOf(now.positive, before.positive, now, before, false);
}

qint64 influenceThreshold(std::vector<qint64> usualFollowers)
{
    if (usualFollowers.size() < minVoices)
        return influenceWithoutHistory;
    std::sort(usualFollowers.begin(), usualFollowers.end());
    const qint64 median = usualFollowers[usualFollowers.size() / 2];
    const qint64 loud = usualFollowers[usualFollowers.size() - 1 - usualFollowers.size() / 50];
    return std::max({minInfluence, 10 * median, loud});
}

} // namespace hatstand::listen
