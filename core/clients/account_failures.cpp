// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_failures.h"

#include <QCoreApplication>

namespace hatstand::clients
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::clients)
};
} // namespace

tl::unexpected<Error> stopped()
{
    return fail(ErrorCode::Cancelled, Tr::tr("It was stopped."));
}

tl::unexpected<Error> cannotSignIn()
{
    return fail(ErrorCode::NotAllowed, Tr::tr("Hatstand cannot sign in to this network."), {},
                Tr::tr("Add the account to be posted to by hand."));
}

} // namespace hatstand::clients
