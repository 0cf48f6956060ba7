// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/volume.h"

#include <optional>
#include <vector>

/// When people begin to feel otherwise, and when somebody speaks whom many hear.
namespace hatstand::listen
{

/// A turn of sentiment: the share of negative (positive) messages among those that were judged differs from
/// the usual share by more than chance and by enough to matter. Two-proportion z test with the pooled share
/// (Fleiss, Statistical Methods for Rates and Proportions, 2.2): at least 20 messages now and 100 before, 5
/// or more expected on either side of each, 10 points of difference, z of 3.3 or more (1 in 2,000 on one
/// side).
inline constexpr qint64 minJudgedNow = 20;
inline constexpr qint64 minJudgedBefore = 100;
inline constexpr double minTurn = 0.10;
inline constexpr double minTurnZ = 3.3;

struct SentimentTurn
{
    bool isForTheWorse = true; ///< more negative; else more positive
    double share = 0;          ///< negative (positive) among the judged, now
    double usual = 0;          ///< and before
    double z = 0;
};

/// What turned between two spans that do not overlap, such as the last 24 hours and the 28 days before. For
/// the worse where both could be said. Nothing where it did not turn, or too little is known.
[[nodiscard]] std::optional<SentimentTurn> sentimentTurn(const VolumeBucket &now, const VolumeBucket &before);

/// z of `hits` of `all` against `usualHits` of `usualAll`, positive where the share is larger; 0 where one of
/// them is empty or the shares are the same.
[[nodiscard]] double proportionZ(qint64 hits, qint64 all, qint64 usualHits, qint64 usualAll);

/// From how many followers on a voice is influential: 10 times the median of those who usually speak of the
/// topic, or as many as the loudest 2 percent of them have, whichever is more, and at least 5,000. Where
/// fewer than 30 of them are known: 50,000.
inline constexpr qint64 minInfluence = 5000;
inline constexpr qint64 influenceWithoutHistory = 50'000;
inline constexpr size_t minVoices = 30;
[[nodiscard]] qint64 influenceThreshold(std::vector<qint64> usualFollowers);

} // namespace hatstand::listen
