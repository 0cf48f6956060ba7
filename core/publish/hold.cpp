// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hold.h"

namespace hatstand::publish
{

bool isToldOf(const OutboxItem &item, ErrorCode code)
{
    return !item.delivery.error.what.isEmpty() && item.delivery.error.code == code;
}

Hold holdOf(const OutboxItem &item, Instant now)
{
    if (item.clientArchived)
        return Hold::Client;
    if (item.accountPaused)
        return Hold::Paused;
    if (item.waitsForSignIn)
        return Hold::SignIn;
    if (item.waitsForKeychain)
        return Hold::Keychain;
    if (item.isHeld)
        return Hold::Removed;
    if (isToldOf(item, ErrorCode::RateLimited) && item.delivery.nextAttemptAt > now)
        return Hold::Limit;
    if (isToldOf(item, ErrorCode::Offline))
        return Hold::Line;
    if (item.delivery.attempts > 0)
        return Hold::Retry;
    const bool isSpaced = item.delivery.dueAt <= now && item.delivery.nextAttemptAt > now;
    return isSpaced ? Hold::Spaced : Hold::None;
}

bool canBeLookedFor(const OutboxItem &item)
{
    return !item.byHand && !item.delivery.recordKey.isEmpty();
}

bool isForPersonToTell(const OutboxItem &item)
{
    return !canBeLookedFor(item) || item.delivery.nextAttemptAt == never;
}

bool goesByItself(const OutboxItem &item)
{
    return !item.isHeld || item.waitsForKeychain;
}

bool canBeLetGo(const OutboxItem &item)
{
    return !item.clientArchived && (item.accountPaused || item.waitsForSignIn || item.waitsForKeychain);
}

bool isForPerson(Hold hold)
{
    return hold != Hold::None && hold < Hold::Limit;
}

} // namespace hatstand::publish
