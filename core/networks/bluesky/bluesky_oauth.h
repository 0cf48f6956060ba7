// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/oauth.h"
#include "networks/bluesky/bluesky_client.h"
#include "networks/bluesky/bluesky_credential.h"
#include "networks/bluesky/bluesky_oauth_server.h"

#include <QHash>

namespace hatstand::networks
{

/// The talk with those who give tokens: whose they are, asking for a sign-in, fetching, renewing and giving
/// back. Each request proves the key to which the tokens belong.
class BlueskyOAuth : public std::enable_shared_from_this<BlueskyOAuth>
{
public:
    explicit BlueskyOAuth(std::shared_ptr<BlueskyClient> client) : m_client(std::move(client)) {}

    /// Who gives tokens for accounts of that server.
    [[nodiscard]] QCoro::Task<Result<BlueskyOAuthServer>> giverOf(QUrl server, CancelToken cancel);
    /// What the giver of that address says of itself. Asked once for as long as the program runs.
    [[nodiscard]] QCoro::Task<Result<BlueskyOAuthServer>> giverAt(QUrl address, CancelToken cancel);

    struct Question
    {
        QString clientId;
        QUrl wayBack;
        QString state;
        QString challenge;
        QString loginHint; ///< a handle or DID; may be empty
    };
    /// Puts the question, and answers the page where the person agrees.
    [[nodiscard]] QCoro::Task<Result<QUrl>> ask(BlueskyOAuthServer giver, Question question, SigningKey key,
                                                CancelToken cancel);
    /// Tokens for a code or a refresh token.
    [[nodiscard]] QCoro::Task<Result<net::OAuthTokens>> tokens(BlueskyOAuthServer giver,
                                                               QList<net::FormField> form, SigningKey key,
                                                               net::Purpose purpose, CancelToken cancel);
    /// Gives a token back: nothing of that sign-in is of use any more.
    [[nodiscard]] QCoro::Task<Result<void>> revoke(BlueskyCredential credential);

private:
    [[nodiscard]] QCoro::Task<Result<net::HttpResponse>> wellKnown(QUrl server, QLatin1StringView name,
                                                                   CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    QHash<QUrl, BlueskyOAuthServer> m_known;
};

} // namespace hatstand::networks
