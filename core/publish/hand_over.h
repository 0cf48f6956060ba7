// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "clients/account.h"
#include "networks/post_options.h"

#include <algorithm>

/// When what the network publishes by itself is given to it, and when it is looked after.
namespace hatstand::publish
{

/// A network's clock and ours may differ by so much without the post having been moved there.
inline constexpr Milliseconds sameTime{std::chrono::minutes(1)};
/// So late a network may be before it is called late: WordPress publishes when somebody visits.
inline constexpr Milliseconds patience{std::chrono::minutes(15)};
/// After that it is looked up so often.
inline constexpr Milliseconds lateLook{std::chrono::minutes(30)};
/// Until its time it is looked up so often, in case somebody changes it there.
inline constexpr Milliseconds earlyLook{std::chrono::hours(6)};
/// So long after its time, for the first time.
inline constexpr Milliseconds firstLook{std::chrono::seconds(45)};
/// After that, until it is called late.
inline constexpr Milliseconds nextConfirm{std::chrono::minutes(2)};
/// What was changed a moment ago is not taken from under the hands of who is writing it.
inline constexpr Milliseconds afterChange{std::chrono::minutes(2)};
/// What could not be handed over in so many attempts goes from this computer.
inline constexpr int mostHandOvers = 3;

/// Whether what goes to that account is handed over where it can be, unless its version says otherwise.
[[nodiscard]] inline bool handsOver(const clients::Account &account)
{
    return account.options.value(networks::option::handOver).toBool();
}
inline void setHandsOver(clients::Account &account, bool handsOver)
{
    if (handsOver)
        account.options.insert(networks::option::handOver, true);
    else
        account.options.remove(networks::option::handOver);
}

/// When the network takes what is due then, at the earliest.
[[nodiscard]] inline Instant handOverTurn(Instant due, Instant now, Milliseconds mostAhead)
{
    return std::max(now, due - mostAhead + sameTime);
}

/// When one that waits on the network is looked up next.
[[nodiscard]] inline Instant confirmTurn(Instant due, Instant now)
{
    const Instant first = due + firstLook;
    return now < first ? std::min(first, now + earlyLook) : now + nextConfirm;
}

} // namespace hatstand::publish
