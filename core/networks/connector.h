// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "base/instant.h"
#include "networks/network_key.h"

#include <QByteArray>
#include <QJsonObject>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <qcorotask.h>

#include <functional>
#include <optional>
#include <vector>

/// What a connection to a network can do, as small interfaces by ability. A network implements those that it
/// has; `Connector` hands them out. Values only: nothing here knows of the database or the keychain.
namespace hatstand::networks
{

/// The account that a call acts for.
struct AccountIdentity
{
    QString accountKey; ///< our id of the account: names its secret and its session
    QString handle;
    QString remoteId;
    QUrl server;
};

/// Where a connector keeps what it needs to be signed in: opaque text per account, in the keychain.
class CredentialStore
{
public:
    CredentialStore() = default;
    CredentialStore(const CredentialStore &) = delete;
    CredentialStore &operator=(const CredentialStore &) = delete;
    virtual ~CredentialStore() = default;
    /// Fails with SignInNeeded when there is none for certain; a keychain that cannot be asked is another
    /// failure (KeychainLocked, KeychainMissing, KeychainRefused).
    [[nodiscard]] virtual QCoro::Task<Result<QString>> read(QString accountKey) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<void>> write(QString accountKey, QString secret) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<void>> remove(QString accountKey) = 0;
};

struct OutgoingMedia
{
    QString filePath;
    QString mimeType;
    qint64 byteCount = 0;
    QSize pixels;
    QString altText;
};

/// One version, frozen: exactly what goes to one account. A repeat sends the same again.
struct OutgoingPost
{
    /// Chosen before the first byte leaves; the same key is the same record on the network.
    QString recordKey;
    Instant createdAt; ///< written into the record, so that a repeat is the same to the byte
    QString text;
    QString firstComment;
    std::vector<OutgoingMedia> media;
    QStringList languages; ///< BCP 47
    QJsonObject options;   ///< by network: reply controls, visibility …
};

/// What stands on the network.
struct PublishedPost
{
    QString remoteId;
    QUrl url;
    std::optional<Instant> at;
};

using Progress = std::function<void(qint64 done, qint64 total)>;

/// Sending. Every failure says whether the post may have arrived: Offline, Refused, SignInNeeded,
/// RateLimited, InvalidInput, TooLarge and the storage and keychain codes mean that it has not; TimedOut,
/// ConnectionLost, ServerTrouble, BadAnswer and Cancelled leave it open, and `find` must be asked before a
/// repeat.
class Publisher
{
public:
    Publisher() = default;
    Publisher(const Publisher &) = delete;
    Publisher &operator=(const Publisher &) = delete;
    virtual ~Publisher() = default;

    /// A fresh record key in the network's own form.
    [[nodiscard]] virtual QString chooseRecordKey(Instant now) = 0;
    [[nodiscard]] virtual QCoro::Task<Result<PublishedPost>>
    publish(AccountIdentity account, OutgoingPost post, Progress progress, CancelToken cancel) = 0;
    /// Looks whether the record of that key stands on the network. Empty: it certainly does not.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<PublishedPost>>>
    find(AccountIdentity account, OutgoingPost post, CancelToken cancel) = 0;
    /// True when a repeat with the same key can never make a second post, so that an unclear answer may be
    /// followed by a repeat without asking the person.
    [[nodiscard]] virtual bool repeatIsSafe() const = 0;
};

/// What a person types to connect, and what comes of it.
struct SignInRequest
{
    QUrl server;
    QString handle;
    QString secret; ///< the app password or token; lives in memory only until it is in the keychain
    QJsonObject options;
};

struct SignedIn
{
    QString handle;
    QString displayName;
    QString remoteId;
    QUrl server;
    QUrl page;
    QString credential; ///< to be written to the CredentialStore under the new account's key
    std::optional<Instant> endsAt;
};

class SignIn
{
public:
    SignIn() = default;
    SignIn(const SignIn &) = delete;
    SignIn &operator=(const SignIn &) = delete;
    virtual ~SignIn() = default;
    [[nodiscard]] virtual QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel) = 0;
    /// Asks the network whether the sign-in still works; changes nothing there. Answers the profile as it is.
    [[nodiscard]] virtual QCoro::Task<Result<SignedIn>> check(AccountIdentity account,
                                                              CancelToken cancel) = 0;
    /// Ends the session on the network where it can be ended. The secret is removed by the caller.
    [[nodiscard]] virtual QCoro::Task<Result<void>> signOut(AccountIdentity account) = 0;
};

/// All that one network's connection can do: nullptr for what it cannot.
class Connector
{
public:
    Connector() = default;
    Connector(const Connector &) = delete;
    Connector &operator=(const Connector &) = delete;
    virtual ~Connector() = default;
    [[nodiscard]] virtual NetworkKey key() const = 0;
    [[nodiscard]] virtual Publisher *publisher() { return nullptr; }
    [[nodiscard]] virtual SignIn *signIn() { return nullptr; }
    /// True when it never leaves this computer (Practice): works offline.
    [[nodiscard]] virtual bool isLocal() const { return false; }
    /// True when a remoteId means one account on whichever server it lives (a DID): it may move, and the same
    /// one may be signed in to by way of several servers.
    [[nodiscard]] virtual bool idsAreGlobal() const { return false; }
};

} // namespace hatstand::networks
