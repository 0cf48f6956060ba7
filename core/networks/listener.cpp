// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/listener.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};
} // namespace

QCoro::Task<Result<void>> Listener::untilNews(AccountIdentity account, CancelToken cancel)
{
    Q_UNUSED(account)
    Q_UNUSED(cancel)
    co_return fail(ErrorCode::NotAllowed, Words::tr("This network does not tell by itself what is new."));
}

} // namespace hatstand::networks
