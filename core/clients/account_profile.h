// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "clients/account.h"

namespace hatstand::networks
{
struct SignedIn;
}

namespace hatstand::clients
{

/// Writes into an account what its network has said of it: it works.
void takeProfile(Account &account, const networks::SignedIn &signedIn, Instant now);

} // namespace hatstand::clients
