// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/sign_in_end.h"

#include <algorithm>

namespace hatstand::clients
{

namespace
{
constexpr Milliseconds soon = std::chrono::hours(24 * 7);
}

Health healthUntil(const std::optional<Instant> &end, Instant now)
{
    return end && *end - now <= soon ? Health::EndsSoon : Health::Works;
}

bool endsSoon(const Account &account, Instant now)
{
    if (account.byHand || account.health == Health::SignInNeeded)
        return false;
    if (!account.signInEndsAt)
        return account.health == Health::EndsSoon;
    return healthUntil(account.signInEndsAt, now) == Health::EndsSoon;
}

int daysUntil(Instant end, Instant now)
{
    constexpr qint64 day = 86'400'000;
    const qint64 left = (end - now).count();
    return static_cast<int>(std::max<qint64>(0, (left + day - 1) / day));
}

} // namespace hatstand::clients
