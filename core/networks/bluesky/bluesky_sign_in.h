// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_browser_sign_in.h"
#include "networks/bluesky/bluesky_session.h"

namespace hatstand::networks
{

/// Signing in with an app password or by the browser, at any server of the network.
class BlueskySignIn : public std::enable_shared_from_this<BlueskySignIn>
{
public:
    BlueskySignIn(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskyIdentities> identities,
                  std::shared_ptr<BlueskySessions> sessions, std::shared_ptr<BlueskyOAuth> oauth)
        : m_client(std::move(client))
        , m_identities(std::move(identities))
        , m_sessions(std::move(sessions))
        , m_oauth(std::move(oauth))
        , m_browser(std::make_shared<BlueskyBrowserSignIn>(m_client, m_identities, m_oauth))
    {
    }

    /// Without a server the handle is looked up, and the app password goes to the server that both the
    /// handle and the identity name; an e-mail address goes to the entryway. A server that was named has to
    /// say that it is one of the network before it gets the app password.
    [[nodiscard]] QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel);
    /// Neither server nor handle is needed: the person may choose on the page.
    [[nodiscard]] QCoro::Task<Result<SignedIn>>
    signInByBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> check(AccountIdentity account, CancelToken cancel);
    /// Renews the tokens that are about to end, and checks.
    [[nodiscard]] QCoro::Task<Result<SignedIn>> renew(AccountIdentity account, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<void>> signOut(AccountIdentity account);

private:
    [[nodiscard]] QCoro::Task<Result<QUrl>> entryFor(QUrl asked, QString name, CancelToken cancel);
    /// Asks a server what it is, without a word about who asks. Fails when it is none of the network's.
    [[nodiscard]] QCoro::Task<Result<void>> recognise(QUrl server, CancelToken cancel);
    [[nodiscard]] QCoro::Task<Result<SignedIn>> checkLine(BlueskySessions::LinePointer line,
                                                          CancelToken cancel);
    [[nodiscard]] QCoro::Task<QString> displayName(QUrl home, QString did, CancelToken cancel);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskyIdentities> m_identities;
    std::shared_ptr<BlueskySessions> m_sessions;
    std::shared_ptr<BlueskyOAuth> m_oauth;
    std::shared_ptr<BlueskyBrowserSignIn> m_browser;
};

/// "https://bsky.social" for "bsky.social", and nothing but scheme, host and port. Fails in clear words when
/// nothing may be sent there.
[[nodiscard]] Result<QUrl> blueskyServer(const QUrl &typed);
/// Where people see a profile: on the public site, or what its own server says of it when that server is on
/// this computer and the public site cannot know it.
[[nodiscard]] QUrl profilePage(const QUrl &site, const QUrl &home, const QString &handle, const QString &did);

} // namespace hatstand::networks
