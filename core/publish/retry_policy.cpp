// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/retry_policy.h"

#include <algorithm>
#include <cmath>

namespace hatstand::publish
{

namespace
{
Milliseconds part(Milliseconds whole, double chance)
{
    const double shortest = 0.5;
    const double factor = shortest + (1 - shortest) * std::clamp(chance, 0.0, 1.0);
    return Milliseconds(std::llround(static_cast<double>(whole.count()) * factor));
}
} // namespace

Milliseconds RetryPolicy::backOff(int attemptsMade, double chance) const
{
    Milliseconds whole = std::min(firstBackOff, longestBackOff);
    for (int made = 1; made < attemptsMade && whole < longestBackOff; ++made)
        whole = std::min(whole * 2, longestBackOff);
    return part(whole, chance);
}

Milliseconds RetryPolicy::backOff(int attemptsMade, std::optional<Milliseconds> retryAfter,
                                  double chance) const
{
    const Milliseconds own = backOff(attemptsMade, chance);
    if (!retryAfter)
        return own;
    const Milliseconds longestExtra = std::min(*retryAfter / 10, Milliseconds(60'000));
    const auto extra = static_cast<double>(longestExtra.count()) * std::clamp(chance, 0.0, 1.0);
    return std::max(own, *retryAfter + Milliseconds(std::llround(extra)));
}

Milliseconds RetryPolicy::nextLook(Milliseconds uncertainFor, double chance) const
{
    return part(std::clamp(uncertainFor, std::min(firstBackOff, longestBackOff), longestBackOff), chance);
}

} // namespace hatstand::publish
