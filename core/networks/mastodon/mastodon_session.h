// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/completion.h"
#include "networks/mastodon/mastodon_client.h"
#include "networks/renewal_turns.h"

#include <QHash>

#include <vector>

namespace hatstand::networks
{

/// What the keychain holds for an account.
struct MastodonCredential
{
    QUrl server;
    QString accountId;
    QString clientId; ///< of this program there, registered for this account alone
    QString clientSecret;
    QString token;
    QString refresh = {};               ///< empty: the token does not end, as with Mastodon itself
    std::optional<Instant> endsAt = {}; ///< of the token
    QUrl wayBack = {};                  ///< registered with the program; empty: not kept

    friend bool operator==(const MastodonCredential &, const MastodonCredential &) = default;
};

[[nodiscard]] QString toText(const MastodonCredential &credential);
/// SignInNeeded when that is not what was written there.
[[nodiscard]] Result<MastodonCredential> mastodonCredential(const QString &text);
/// The body that trades a code, or a refresh token, for a token.
[[nodiscard]] MastodonCall tokenCall(const QList<net::FormField> &form, const QString &clientSecret,
                                     net::Purpose purpose);

/// Calls as an account. A token that has an end is renewed once when the server refuses it; several calls
/// join one renewal, and one program at a time makes it (RenewalTurns): some servers take a refresh token
/// once.
class MastodonSessions : public std::enable_shared_from_this<MastodonSessions>
{
public:
    struct Line
    {
        QString accountKey;
        MastodonCredential credential;
    };
    using LinePointer = std::shared_ptr<Line>;

    MastodonSessions(std::shared_ptr<MastodonClient> client, std::shared_ptr<RenewalTurns> turns,
                     CredentialStore &credentials)
        : m_client(std::move(client)), m_turns(std::move(turns)), m_credentials(&credentials)
    {
    }
    void close() { m_credentials = nullptr; }

    /// SignInNeeded when the keychain holds another account than that.
    [[nodiscard]] QCoro::Task<Result<LinePointer>> open(AccountIdentity account);
    [[nodiscard]] QCoro::Task<Result<MastodonAnswer>> call(LinePointer line, MastodonCall call,
                                                           CancelToken cancel);
    /// A new token, kept before this answers; here, while the keychain does not take it. SignInNeeded:
    /// refused.
    [[nodiscard]] QCoro::Task<Result<MastodonCredential>> renew(QString accountKey, QString refused);
    [[nodiscard]] const std::shared_ptr<MastodonClient> &client() const { return m_client; }

private:
    using Renewed = Result<MastodonCredential>;
    [[nodiscard]] QCoro::Task<Result<MastodonCredential>> read(QString accountKey);
    [[nodiscard]] QCoro::Task<Renewed> renewAlone(QString accountKey, QString refused);
    [[nodiscard]] QCoro::Task<Renewed> useUp(QString accountKey, MastodonCredential credential);
    [[nodiscard]] QCoro::Task<void> keep(QString accountKey, MastodonCredential renewed, QString replaced);

    /// Renewed, but the keychain did not take it.
    struct Unwritten
    {
        MastodonCredential renewed;
        QString replaced; ///< the token in whose place it comes
    };

    std::shared_ptr<MastodonClient> m_client;
    std::shared_ptr<RenewalTurns> m_turns;
    CredentialStore *m_credentials;
    QHash<QString, Unwritten> m_unwritten; ///< by account; tried again with each look into the keychain
    QHash<QString, std::vector<Completion<Renewed>>> m_renewing;
};

} // namespace hatstand::networks
