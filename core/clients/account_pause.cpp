// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_pause.h"

namespace hatstand::clients
{

namespace
{
constexpr QLatin1StringView untilKey("pausedUntil");
}

std::optional<Instant> pausedUntil(const Account &account)
{
    const QJsonValue until = account.options.value(untilKey);
    if (!account.paused || !until.isDouble())
        return std::nullopt;
    return Instant::fromMilliseconds(until.toInteger());
}

void setPausedUntil(Account &account, std::optional<Instant> until)
{
    if (until)
        account.options.insert(untilKey, until->milliseconds());
    else
        account.options.remove(untilKey);
}

} // namespace hatstand::clients
