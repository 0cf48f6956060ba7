// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/shaarli/shaarli_connector.h"

#include "networks/shaarli/shaarli_desk.h"

namespace hatstand::networks
{

ShaarliConnector::ShaarliConnector(net::HttpSender &http, CredentialStore &credentials, const Clock &clock)
    : m_desk(std::make_shared<ShaarliDesk>(http, credentials, clock))
{
}

ShaarliConnector::~ShaarliConnector()
{
    m_desk->close();
}

NetworkKey ShaarliConnector::networkKey()
{
    return NetworkKey::fromString(QStringLiteral("shaarli"));
}

QCoro::Task<Result<PublishedPost>> ShaarliConnector::publish(AccountIdentity account, OutgoingPost post,
                                                             Progress /*progress*/, CancelToken cancel)
{
    return m_desk->publish(std::move(account), std::move(post), std::move(cancel));
}

QCoro::Task<Result<std::optional<PublishedPost>>>
ShaarliConnector::find(AccountIdentity account, OutgoingPost post, CancelToken cancel)
{
    return m_desk->find(std::move(account), std::move(post), std::move(cancel));
}

QCoro::Task<Result<PublishedPost>> ShaarliConnector::edit(AccountIdentity account, QString remoteId,
                                                          OutgoingPost post, Progress /*progress*/,
                                                          CancelToken cancel)
{
    return m_desk->edit(std::move(account), std::move(remoteId), std::move(post), std::move(cancel));
}

QCoro::Task<Result<void>> ShaarliConnector::remove(AccountIdentity account, QString remoteId,
                                                   CancelToken cancel)
{
    return m_desk->remove(std::move(account), std::move(remoteId), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> ShaarliConnector::signIn(SignInRequest request, CancelToken cancel)
{
    return m_desk->signIn(std::move(request), std::move(cancel));
}

QCoro::Task<Result<SignedIn>> ShaarliConnector::check(AccountIdentity account, CancelToken cancel)
{
    return m_desk->check(std::move(account), std::move(cancel));
}

QCoro::Task<Result<void>> ShaarliConnector::signOut(AccountIdentity /*account*/)
{
    co_return Result<void>();
}

} // namespace hatstand::networks
