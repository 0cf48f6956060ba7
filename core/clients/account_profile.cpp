// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_profile.h"

#include "clients/sign_in_end.h"
#include "networks/connector.h"

namespace hatstand::clients
{

void takeProfile(Account &account, const networks::SignedIn &signedIn, Instant now)
{
    account.handle = signedIn.handle;
    account.displayName = signedIn.displayName.isEmpty() ? signedIn.handle : signedIn.displayName;
    account.server = signedIn.server;
    account.remoteId = signedIn.remoteId;
    account.page = signedIn.page;
    account.signInEndsAt = signedIn.endsAt;
    account.health = healthUntil(signedIn.endsAt, now);
    account.healthNote = {};
    account.checkedAt = now;
    for (auto fact = signedIn.facts.begin(); fact != signedIn.facts.end(); ++fact)
        account.options.insert(fact.key(), fact.value());
}

} // namespace hatstand::clients
