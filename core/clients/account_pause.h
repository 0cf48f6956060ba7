// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "clients/account.h"

#include <optional>

/// The end of an account's pause, which is kept among its options.
namespace hatstand::clients
{

/// Until when an account is paused; unset when it is not, or until a person says otherwise.
[[nodiscard]] std::optional<Instant> pausedUntil(const Account &account);
/// Of a paused account. Unset: until a person says otherwise.
void setPausedUntil(Account &account, std::optional<Instant> until);

} // namespace hatstand::clients
