// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "publish/outbox.h"

namespace hatstand::publish
{

/// What keeps a scheduled delivery from going out at its time, the strongest first.
enum class Hold {
    None,
    Client,   ///< archived
    Paused,   ///< the account
    SignIn,   ///< the account's
    Keychain, ///< closed
    Removed,  ///< the account
    Limit,    ///< the network has asked to wait
    Line,     ///< there was no way out
    Retry,    ///< an attempt failed, and another comes
    Spaced,   ///< late, and late ones of an account go out one after the other
};

/// Of a scheduled one. The account tells for all of its deliveries; the error only for the one that was
/// tried.
[[nodiscard]] Hold holdOf(const OutboxItem &item, Instant now);
/// It goes out, or is reminded of, without anything that a person must do first.
[[nodiscard]] bool goesByItself(const OutboxItem &item);
/// Held by nothing but a pause, a sign-in or a closed keychain: it goes out once that has been seen to.
[[nodiscard]] bool canBeLetGo(const OutboxItem &item);
/// It does not pass with time alone.
[[nodiscard]] bool isForPerson(Hold hold);
/// Of an uncertain one: there is a key to ask the network for.
[[nodiscard]] bool canBeLookedFor(const OutboxItem &item);
/// Of an uncertain one: it cannot be looked for, or is not any more by itself; only a person can tell.
[[nodiscard]] bool isForPersonToTell(const OutboxItem &item);
/// The last error is of that kind.
[[nodiscard]] bool isToldOf(const OutboxItem &item, ErrorCode code);

} // namespace hatstand::publish
