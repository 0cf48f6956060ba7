// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/completion.h"
#include "networks/bluesky/bluesky_client.h"

#include <QHash>

#include <memory>
#include <vector>

namespace hatstand::networks
{

/// What is kept in the keychain for one account.
struct BlueskyCredential
{
    QUrl entry; ///< where the app password is taken
    QUrl home;  ///< the account's own server (PDS): everything else goes there
    QString did;
    QString password; ///< an app password
    QString access;   ///< a token that lives for minutes or hours; may be empty
    QString refresh;  ///< a token that can be used once; may be empty
    friend bool operator==(const BlueskyCredential &, const BlueskyCredential &) = default;
};

/// Never longer than a keychain entry may be: tokens that do not fit are left out, and come anew from the app
/// password.
[[nodiscard]] QString toText(const BlueskyCredential &credential);
/// Fails with SignInNeeded when the text is not one of ours.
[[nodiscard]] Result<BlueskyCredential> blueskyCredential(const QString &text);

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

/// Signed-in calls. Access tokens are renewed when the server refuses them: by the refresh token, and when
/// that is refused too, once by the app password. A renewal is shared by all calls of the account that wait
/// for it, and is in the keychain before it is used.
class BlueskySessions : public std::enable_shared_from_this<BlueskySessions>
{
public:
    /// One account's calls, with the credential as it was last seen.
    struct Line
    {
        QString accountKey;
        BlueskyCredential credential;
    };
    using LinePointer = std::shared_ptr<Line>;

    BlueskySessions(std::shared_ptr<BlueskyClient> client, CredentialStore &credentials)
        : m_client(std::move(client)), m_credentials(&credentials)
    {
    }
    void close() { m_credentials = nullptr; }

    /// Reads the credential. SignInNeeded also when it belongs to another identity than the account.
    [[nodiscard]] QCoro::Task<Result<LinePointer>> open(AccountIdentity account);
    /// Calls the account's server; a refused token is renewed, and the call made once more.
    [[nodiscard]] QCoro::Task<Result<XrpcAnswer>> call(LinePointer line, XrpcCall call, CancelToken cancel);

private:
    using Renewed = Result<BlueskyCredential>;
    [[nodiscard]] QCoro::Task<Renewed> renew(QString accountKey, QString refused);
    [[nodiscard]] QCoro::Task<Renewed> renewAlone(QString accountKey, QString refused);
    [[nodiscard]] QCoro::Task<Result<BlueskySession>> newSession(BlueskyCredential credential);
    [[nodiscard]] QCoro::Task<Result<BlueskyCredential>> read(QString accountKey);
    [[nodiscard]] QCoro::Task<Result<void>> write(QString accountKey, QString text);

    std::shared_ptr<BlueskyClient> m_client;
    CredentialStore *m_credentials;
    /// By account, those who wait for a renewal under way.
    QHash<QString, std::vector<Completion<Renewed>>> m_renewing;
};

} // namespace hatstand::networks
