// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_oauth.h"
#include "networks/renewal_turns.h"

#include <QHash>

namespace hatstand::networks
{

/// What createSession and refreshSession answer.
struct BlueskySession
{
    QString did;
    QString handle;
    QString access;
    QString refresh;
    QUrl home; ///< from the identity's document; empty when it is not in the answer
};

/// An account that is not active is a failure in clear words.
[[nodiscard]] Result<BlueskySession> readSession(const XrpcAnswer &answer);
/// The same for getSession, which answers no tokens.
[[nodiscard]] Result<BlueskySession> readProfile(const XrpcAnswer &answer);
/// What a refused name and password mean.
[[nodiscard]] Error signInError(const XrpcAnswer &answer);
[[nodiscard]] XrpcCall createSessionCall(const QString &identifier, const QString &password,
                                         net::Purpose purpose);
[[nodiscard]] Error wrongIdentity();
[[nodiscard]] Error unreadableCredential();

/// Renews sign-ins in the keychain.
///
/// With an app password: by the refresh token, and when that is refused, once by the app password. Killed in
/// between, nothing is lost: a server takes the old refresh token for two hours more, and the app password
/// after that.
///
/// Of a sign-in in the browser the refresh token is all there is, and a server that sees it twice ends the
/// sign-in (Bluesky's PDS allows no time for that). So one program at a time renews (RenewalTurns); the
/// keychain says so before the token leaves; and who finds that said after a kill tries what is there once.
///
/// A refusal is kept, too: nobody asks again before the person has signed in.
class BlueskyRenewals : public std::enable_shared_from_this<BlueskyRenewals>
{
public:
    using Renewed = Result<BlueskyCredential>;

    BlueskyRenewals(std::shared_ptr<BlueskyClient> client, std::shared_ptr<BlueskyOAuth> oauth,
                    std::shared_ptr<RenewalTurns> turns, CredentialStore &credentials)
        : m_client(std::move(client))
        , m_oauth(std::move(oauth))
        , m_turns(std::move(turns))
        , m_credentials(&credentials)
    {
    }
    void close() { m_credentials = nullptr; }

    [[nodiscard]] const Clock &clock() const { return m_client->clock(); }
    [[nodiscard]] QCoro::Task<Result<BlueskyCredential>> read(QString accountKey);
    /// Answers what is in the keychain afterwards. `refused`: the access token that is of no use any more;
    /// when the keychain has another, somebody was faster. Not cancelled with the call that began it: others
    /// wait for it, and a refresh token that was used and not replaced is lost.
    [[nodiscard]] QCoro::Task<Renewed> renew(QString accountKey, QString refused);

private:
    [[nodiscard]] QCoro::Task<Renewed> renewByPassword(QString accountKey, BlueskyCredential credential);
    [[nodiscard]] QCoro::Task<Renewed> renewByBrowser(QString accountKey, QString refused);
    [[nodiscard]] QCoro::Task<Renewed> useUp(QString accountKey, BlueskyCredential credential);
    [[nodiscard]] QCoro::Task<Result<XrpcAnswer>> newSession(BlueskyCredential credential);
    [[nodiscard]] QCoro::Task<Result<void>> write(QString accountKey, BlueskyCredential credential);
    /// Writes it and answers it; where somebody has signed in anew meanwhile, answers what stands there, and
    /// where somebody has signed out, that nothing does.
    [[nodiscard]] QCoro::Task<Renewed> replace(QString accountKey, BlueskyCredential credential);
    [[nodiscard]] QCoro::Task<void> markRefused(QString accountKey, BlueskyCredential credential);

    std::shared_ptr<BlueskyClient> m_client;
    std::shared_ptr<BlueskyOAuth> m_oauth;
    std::shared_ptr<RenewalTurns> m_turns;
    CredentialStore *m_credentials;
    /// By account: renewed, but the keychain did not take it. Tried again before anything else is.
    QHash<QString, BlueskyCredential> m_unwritten;
};

} // namespace hatstand::networks
