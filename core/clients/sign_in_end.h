// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "clients/account.h"

#include <optional>

/// When a sign-in ends: by the moment that the network named, whatever else is known of the account.
namespace hatstand::clients
{

/// Works, or EndsSoon when less than a week is left.
[[nodiscard]] Health healthUntil(const std::optional<Instant> &end, Instant now);
/// Whether the person is to be told of the end: less than a week is left, or it has come. Trouble on the
/// way, or a closed keychain, does not put it off. Not once a new sign-in is asked for anyway.
[[nodiscard]] bool endsSoon(const Account &account, Instant now);
/// Whole days until then, rounded up; 0 when it has passed.
[[nodiscard]] int daysUntil(Instant end, Instant now);

} // namespace hatstand::clients
