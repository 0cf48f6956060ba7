// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_identity.h"
#include "networks/bluesky/bluesky_oauth.h"

namespace hatstand::networks
{

/// Signing in on the network's own page (atproto.com/specs/oauth): no password is told to Hatstand. Whose
/// account it is, and whether that server may speak for it, is checked by the identity in the end, whatever
/// was typed in the beginning.
class BlueskyBrowserSignIn : public std::enable_shared_from_this<BlueskyBrowserSignIn>
{
public:
    /// What has been agreed to.
    struct Agreed
    {
        BlueskyCredential credential;
        QString handle;
    };

    BlueskyBrowserSignIn(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskyIdentities> identities,
                         std::shared_ptr<BlueskyOAuth> oauth)
        : m_client(std::move(client)), m_identities(std::move(identities)), m_oauth(std::move(oauth))
    {
    }

    /// `server`: as checked, empty: where the handle lives. `handle`: cleaned, may be empty: the person
    /// chooses on the page.
    [[nodiscard]] QCoro::Task<Result<Agreed>> signIn(QUrl server, QString handle,
                                                     std::shared_ptr<BrowserVisit> visit, CancelToken cancel);

private:
    struct Giver
    {
        BlueskyOAuthServer server;
        QString did; ///< of the handle; empty when none was typed
    };
    [[nodiscard]] QCoro::Task<Result<Giver>> giverFor(QUrl server, QString handle, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<net::OAuthTokens>> agree(BlueskyOAuthServer giver, QString handle,
                                                              SigningKey key,
                                                              std::shared_ptr<BrowserVisit> visit,
                                                              QUrl wayBack, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<Agreed>> prove(BlueskyCredential credential, SigningKey key,
                                                    CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskyIdentities> m_identities;
    std::shared_ptr<BlueskyOAuth> m_oauth;
};

} // namespace hatstand::networks
