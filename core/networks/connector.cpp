// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/connector.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};
} // namespace

QCoro::Task<Result<SignedIn>> SignIn::signInByBrowser(SignInRequest, std::shared_ptr<BrowserVisit>,
                                                      CancelToken)
{
    co_return fail(ErrorCode::NotAllowed, Tr::tr("This network has no sign-in by the browser."), {},
                   Tr::tr("Sign in with what the network gives you for programs."));
}

} // namespace hatstand::networks
