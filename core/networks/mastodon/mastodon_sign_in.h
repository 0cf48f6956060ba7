// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/mastodon/mastodon_server.h"
#include "networks/mastodon/mastodon_session.h"

namespace hatstand::networks
{

/// Signing in on the server's own page, at any server that speaks Mastodon's API.
class MastodonSignIn : public std::enable_shared_from_this<MastodonSignIn>
{
public:
    MastodonSignIn(std::shared_ptr<MastodonClient> client, std::shared_ptr<MastodonSessions> sessions)
        : m_client(std::move(client))
        , m_sessions(std::move(sessions))
        , m_servers(std::make_shared<MastodonServers>(m_client))
    {
    }

    [[nodiscard]] QCoro::Task<Result<SignedIn>>
    byBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> renew(AccountIdentity account, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account);

private:
    struct App
    {
        QString id;
        QString secret;
        QUrl wayBack;
    };
    /// Without a token, and once more where the line broke: some servers end a kept connection without a
    /// word, and what is asked for here may be asked for twice.
    [[nodiscard]] QCoro::Task<Result<MastodonAnswer>> ask(QUrl server, MastodonCall call, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<App>> registerApp(QUrl server, QUrl wayBack, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<net::OAuthTokens>>
    agree(QUrl server, App app, QUrl wayBack, std::shared_ptr<BrowserVisit> visit, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>>
    take(MastodonInstance instance, App app, net::OAuthTokens tokens, QString wantedUser, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> profileOf(MastodonInstance instance,
                                                          MastodonCredential credential, QString wantedUser,
                                                          CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<MastodonAnswer>> revoke(MastodonCredential credential);

    std::shared_ptr<MastodonClient> m_client;
    std::shared_ptr<MastodonSessions> m_sessions;
    std::shared_ptr<MastodonServers> m_servers;
};

/// What Hatstand asks to be allowed, no more than it uses.
[[nodiscard]] QString mastodonScopes();
/// The body that makes this program known to a server; `asList` as Mastodon has it since 4.3, else as all
/// others do.
[[nodiscard]] QJsonObject appBody(const QUrl &wayBack, bool asList);
/// The profile in an answer of verify_credentials.
[[nodiscard]] Result<SignedIn> readProfile(const QJsonObject &account, const QUrl &server,
                                           const QString &domain);

} // namespace hatstand::networks
