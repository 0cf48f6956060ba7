// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/sign_in_generation.h"

namespace hatstand::clients
{

namespace
{
constexpr QLatin1StringView generationKey("signInGeneration");
}

int signInGeneration(const Account &account)
{
    return account.options.value(generationKey).toInt();
}

void setSignInGeneration(Account &account, int generation)
{
    if (generation > 0)
        account.options.insert(generationKey, generation);
    else
        account.options.remove(generationKey);
}

void beginSignInGeneration(Account &account)
{
    setSignInGeneration(account, signInGeneration(account) + 1);
}

} // namespace hatstand::clients
