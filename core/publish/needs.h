// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/account.h"
#include "clients/client.h"

#include <optional>
#include <vector>

namespace hatstand::clients
{
class AccountService;
}

/// What needs the person, counted as it is listed: so that a list, its head and a badge say the same number.
namespace hatstand::publish
{

class Outbox;

/// One thing that accounts want of their person.
struct AccountNeed
{
    /// Or EndsSoon, or KeychainClosed: what is wanted, which is not always how the account does. A sign-in
    /// also comes to its end while its network is in trouble.
    clients::Health health = clients::Health::SignInNeeded;
    clients::ClientId client;
    /// One; or all of the client that wait for the keychain, which comes open for all of them at once.
    std::vector<clients::Account> accounts;
};

/// Of a client, or (unset) of all: keychains first, then accounts in their order.
[[nodiscard]] std::vector<AccountNeed> accountNeeds(const clients::AccountService &accounts,
                                                    const std::optional<clients::ClientId> &client);

/// How many things need the person: Outbox::countNeedingPosts and the needs of accounts.
[[nodiscard]] Result<int> countNeeds(const Outbox &outbox, const clients::AccountService &accounts,
                                     const std::optional<clients::ClientId> &client);

} // namespace hatstand::publish
