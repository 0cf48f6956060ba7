// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <optional>

namespace hatstand::publish
{

/// How long to wait between attempts, and how many there are. Pure: chance comes in as a number in [0, 1).
struct RetryPolicy
{
    int attempts = 8;
    Milliseconds giveUpAfter{std::chrono::hours(24)}; ///< after the time due
    Milliseconds firstBackOff{30'000};
    Milliseconds longestBackOff{std::chrono::hours(1)};

    /// After that many attempts: doubles each time up to the longest, then a random part between a half and
    /// the whole of it, so that accounts that failed together do not come back together.
    [[nodiscard]] Milliseconds backOff(int attemptsMade, double chance) const;
    /// The same, but never before the network's own word, and up to a tenth (at most a minute) after it.
    [[nodiscard]] Milliseconds backOff(int attemptsMade, std::optional<Milliseconds> retryAfter,
                                       double chance) const;
    /// Between two looks at the network for one that has been uncertain for that long: as long again.
    [[nodiscard]] Milliseconds nextLook(Milliseconds uncertainFor, double chance) const;
    [[nodiscard]] bool mayTryAgain(int attemptsMade, Milliseconds late) const
    {
        return attemptsMade < attempts && late < giveUpAfter;
    }
};

} // namespace hatstand::publish
