// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/completion.h"
#include "networks/mastodon/mastodon_client.h"

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

    friend bool operator==(const MastodonCredential &, const MastodonCredential &) = default;
};

[[nodiscard]] QString toText(const MastodonCredential &credential);
/// SignInNeeded when that is not what was written there.
[[nodiscard]] Result<MastodonCredential> mastodonCredential(const QString &text);
/// The body that trades a code, or a refresh token, for a token.
[[nodiscard]] MastodonCall tokenCall(const QList<net::FormField> &form, const QString &clientSecret,
                                     net::Purpose purpose);

/// Calls as an account. A token that has an end is renewed once when the server refuses it; several calls
/// join one renewal.
class MastodonSessions : public std::enable_shared_from_this<MastodonSessions>
{
public:
    struct Line
    {
        QString accountKey;
        MastodonCredential credential;
    };
    using LinePointer = std::shared_ptr<Line>;

    MastodonSessions(std::shared_ptr<MastodonClient> client, CredentialStore &credentials)
        : m_client(std::move(client)), m_credentials(&credentials)
    {
    }
    void close() { m_credentials = nullptr; }

    /// SignInNeeded when the keychain holds another account than that.
    [[nodiscard]] QCoro::Task<Result<LinePointer>> open(AccountIdentity account);
    [[nodiscard]] QCoro::Task<Result<MastodonAnswer>> call(LinePointer line, MastodonCall call,
                                                           CancelToken cancel);
    /// A new token, kept before this answers. SignInNeeded: refused.
    [[nodiscard]] QCoro::Task<Result<MastodonCredential>> renew(QString accountKey, QString refused);
    [[nodiscard]] const std::shared_ptr<MastodonClient> &client() const { return m_client; }

private:
    using Renewed = Result<MastodonCredential>;
    [[nodiscard]] QCoro::Task<Result<MastodonCredential>> read(QString accountKey);
    [[nodiscard]] QCoro::Task<Renewed> renewAlone(QString accountKey, QString refused);

    std::shared_ptr<MastodonClient> m_client;
    CredentialStore *m_credentials;
    QHash<QString, std::vector<Completion<Renewed>>> m_renewing;
};

} // namespace hatstand::networks
