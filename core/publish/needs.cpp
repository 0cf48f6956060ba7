// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/needs.h"

#include "clients/account_service.h"
#include "publish/outbox.h"

#include <algorithm>
#include <iterator>

namespace hatstand::publish
{

std::vector<AccountNeed> accountNeeds(const clients::AccountService &accounts,
                                      const std::optional<clients::ClientId> &client)
{
    using clients::Health;
    std::vector<AccountNeed> keychains;
    std::vector<AccountNeed> others;
    for (const clients::Account &account : accounts.accounts()) {
        if (client && account.clientId != *client)
            continue;
        if (account.health == Health::SignInNeeded)
            others.push_back({account.health, account.clientId, {account}});
        else if (accounts.endsSoon(account))
            others.push_back({Health::EndsSoon, account.clientId, {account}});
        if (account.health != Health::KeychainClosed)
            continue;
        const auto same = std::ranges::find(keychains, account.clientId, &AccountNeed::client);
        if (same == keychains.end())
            keychains.push_back({account.health, account.clientId, {account}});
        else
            same->accounts.push_back(account);
    }
    std::move(others.begin(), others.end(), std::back_inserter(keychains));
    return keychains;
}

Result<int> countNeeds(const Outbox &outbox, const clients::AccountService &accounts,
                       const std::optional<clients::ClientId> &client)
{
    const auto posts = outbox.countNeedingPosts(client);
    if (!posts)
        return fail(posts.error());
    return *posts + static_cast<int>(accountNeeds(accounts, client).size());
}

} // namespace hatstand::publish
