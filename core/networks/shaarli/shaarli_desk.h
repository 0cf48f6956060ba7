// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/shaarli/shaarli_client.h"

namespace hatstand::networks
{

/// The work of the connector. Held by shared pointer by whoever waits, so that it may outlive the connector.
class ShaarliDesk : public std::enable_shared_from_this<ShaarliDesk>
{
public:
    ShaarliDesk(net::HttpSender &http, CredentialStore &credentials, const Clock &clock)
        : m_client(std::make_shared<ShaarliClient>(http, clock)), m_credentials(&credentials)
    {
    }
    void close();

    [[nodiscard]] QCoro::Task<Result<PublishedPost>> publish(AccountIdentity account, OutgoingPost post,
                                                             CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<PublishedPost>> edit(AccountIdentity account, QString remoteId,
                                                          OutgoingPost post, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> remove(AccountIdentity account, QString remoteId,
                                                   CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel);

private:
    [[nodiscard]] QCoro::Task<Result<ShaarliCredential>> open(AccountIdentity account);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> profile(ShaarliCredential who, net::Purpose purpose,
                                                        CancelToken cancel);

    std::shared_ptr<ShaarliClient> m_client;
    CredentialStore *m_credentials;
};

} // namespace hatstand::networks
