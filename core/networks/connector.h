// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "base/instant.h"
#include "net/row.h"
#include "networks/answered.h"
#include "networks/browser_visit.h"
#include "networks/network_key.h"

#include <QByteArray>
#include <QJsonObject>
#include <QPointF>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <qcorotask.h>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// What a connection to a network can do, as small interfaces by ability. A network implements those that it
/// has; `Connector` hands them out. Values only: nothing here knows of the database or the keychain.
namespace hatstand::networks
{

class Listener;
class Searcher;
class Moderator;

/// The account that a call acts for.
struct AccountIdentity
{
    QString accountKey; ///< our id of the account: names its secret and its session
    QString handle;
    QString remoteId;
    QUrl server;
    QJsonObject options = {}; ///< what is kept with the account, SignedIn::facts among it
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
    /// What must stay visible where a network shows only a part: 0 … 1 from the upper left. Absent: the
    /// middle.
    std::optional<QPointF> focus = {};
    qint64 durationMilliseconds = 0; ///< of a video; 0: unknown
};

/// A further part of a thread.
struct OutgoingPart
{
    QString text;
    std::vector<OutgoingMedia> media;
};

/// One version, frozen: exactly what goes to one account. A repeat sends the same again.
///
/// Where the network takes a chain at once (Publisher::takesChain), `parts` and `firstComment` hold what
/// follows the post. Elsewhere the sender sends one link of the chain after the other: each is an
/// OutgoingPost of its own without parts or first comment, with `answers` from the second on.
struct OutgoingPost
{
    /// Chosen before the first byte leaves; the same key is the same record on the network.
    QString recordKey;
    Instant createdAt; ///< written into the record, so that a repeat is the same to the byte
    QString text;
    QString firstComment;
    std::vector<OutgoingMedia> media;
    std::vector<OutgoingPart> parts; ///< of a thread, after the first
    std::optional<Answered> answers;
    bool isComment = false; ///< it is the first comment, not a part of the thread
    QStringList languages;  ///< BCP 47
    QJsonObject options;    ///< by network: reply controls, visibility … (see post_options.h)
    /// What stands on the account and is known to be something else that we sent. Networks that keep no key
    /// of a post are looked through for one that says the same, and must not take one of these for it.
    QStringList knownIds = {};
    /// One of those that stood there before this was first tried, whatever any clock says: nothing older can
    /// be this. Empty: none is known.
    QString earlierId = {};
    /// Of the call that makes it public, where Publisher::goesInARow.
    net::PlaceInRow row = {};
};

/// What stands on the network.
struct PublishedPost
{
    QString remoteId;
    QUrl url;
    std::optional<Instant> at;
    /// Tells whether it was changed there since (the moment of its last edit, say); empty where the network
    /// does not tell.
    QString revision;
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
    /// True when a post may be given while the one before it is still under way: it is made ready, and leaves
    /// by OutgoingPost::row.
    [[nodiscard]] virtual bool goesInARow() const { return false; }
    /// True when a thread and the first comment go out with the post, all or nothing.
    [[nodiscard]] virtual bool takesChain() const { return false; }
    /// The key of one link of a chain that is sent one by one; 0 is the post itself.
    [[nodiscard]] virtual QString chainKey(const QString &recordKey, int position) const
    {
        return position == 0 ? recordKey : recordKey + QLatin1Char('-') + QString::number(position);
    }
};

/// How something stands on a network that holds it until its time.
struct HandedOver
{
    enum class Where {
        Waiting,   ///< it will be published there at `at`
        Published, ///< it is public
    };
    Where where = Where::Waiting;
    Instant at;
    /// While it waits: what it is called there until then, its address (may be empty), and its revision.
    PublishedPost post;
};

/// Giving a post ahead of time to a network that publishes it by itself. What failures mean is as with
/// Publisher. Only posts without a chain are handed over: what follows would need the computer anyway.
class Scheduler
{
public:
    Scheduler() = default;
    Scheduler(const Scheduler &) = delete;
    Scheduler &operator=(const Scheduler &) = delete;
    virtual ~Scheduler() = default;

    /// The network wants it at least so long before its time.
    [[nodiscard]] virtual Milliseconds leastAhead() const = 0;
    /// And at most so long.
    [[nodiscard]] virtual Milliseconds mostAhead() const { return std::chrono::hours(24 * 365); }
    /// Whether that can be handed over at all (what the network can hold may be less than what it can post).
    [[nodiscard]] virtual bool takes(const OutgoingPost &post) const = 0;
    [[nodiscard]] virtual QCoro::Task<Result<HandedOver>> handOver(AccountIdentity account, OutgoingPost post,
                                                                   Instant at, Progress progress,
                                                                   CancelToken cancel) = 0;
    /// How it stands there: by `remoteId` when that is known, else by the post's key. Empty: it certainly is
    /// not there, neither waiting nor published.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<HandedOver>>>
    standing(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel) = 0;
    /// Takes back what waits there. Answers how it stood instead when it was too late (published); empty: it
    /// is taken back, or was not there any more.
    [[nodiscard]] virtual QCoro::Task<Result<std::optional<HandedOver>>>
    takeBack(AccountIdentity account, QString remoteId, OutgoingPost post, CancelToken cancel) = 0;
};

/// Changing and deleting what is public.
class Reviser
{
public:
    Reviser() = default;
    Reviser(const Reviser &) = delete;
    Reviser &operator=(const Reviser &) = delete;
    virtual ~Reviser() = default;

    /// Makes what stands there say what `post` says; the same call again changes nothing more. NotFound: it
    /// is not there any more.
    [[nodiscard]] virtual QCoro::Task<Result<PublishedPost>> edit(AccountIdentity account, QString remoteId,
                                                                  OutgoingPost post, Progress progress,
                                                                  CancelToken cancel) = 0;
    /// What is not there any more counts as deleted.
    [[nodiscard]] virtual QCoro::Task<Result<void>> remove(AccountIdentity account, QString remoteId,
                                                           CancelToken cancel) = 0;
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
    /// What the server said of itself, kept with the account: "limits" as in account_limits.h, and what a
    /// network's own files name. Replaces what was kept under the same names.
    QJsonObject facts;
};

class SignIn
{
public:
    SignIn() = default;
    SignIn(const SignIn &) = delete;
    SignIn &operator=(const SignIn &) = delete;
    virtual ~SignIn() = default;
    /// With what was typed. Networks that take nothing of the kind answer NotAllowed.
    [[nodiscard]] virtual QCoro::Task<Result<SignedIn>> signIn(SignInRequest request, CancelToken cancel) = 0;
    /// Whether a person can also agree in the browser, without telling us a password.
    [[nodiscard]] virtual bool hasBrowserWay() const { return false; }
    /// Whether something can be typed (an app password, a key).
    [[nodiscard]] virtual bool hasSecretWay() const { return true; }
    /// In the browser: `request` holds the server and the handle, as far as the network needs them.
    [[nodiscard]] virtual QCoro::Task<Result<SignedIn>>
    signInByBrowser(SignInRequest request, std::shared_ptr<BrowserVisit> visit, CancelToken cancel);
    /// Asks the network whether the sign-in still works; changes nothing there. Answers the profile as it is.
    [[nodiscard]] virtual QCoro::Task<Result<SignedIn>> check(AccountIdentity account,
                                                              CancelToken cancel) = 0;
    /// Makes a sign-in that will end last longer, where the network knows that, and answers as `check` does.
    /// The new secret is in the CredentialStore before the old one can be of no use any more. SignInNeeded:
    /// it was refused, and asking again is of no use.
    [[nodiscard]] virtual QCoro::Task<Result<SignedIn>> renew(AccountIdentity account, CancelToken cancel)
    {
        return check(std::move(account), std::move(cancel));
    }
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
    [[nodiscard]] virtual Scheduler *scheduler() { return nullptr; }
    [[nodiscard]] virtual Reviser *reviser() { return nullptr; }
    [[nodiscard]] virtual SignIn *signIn() { return nullptr; }
    [[nodiscard]] virtual Listener *listener() { return nullptr; }
    [[nodiscard]] virtual Searcher *searcher() { return nullptr; }
    [[nodiscard]] virtual Moderator *moderator() { return nullptr; }
    /// True when it never leaves this computer (Practice): works offline.
    [[nodiscard]] virtual bool isLocal() const { return false; }
    /// True when a remoteId means one account on whichever server it lives (a DID): it may move, and the same
    /// one may be signed in to by way of several servers.
    [[nodiscard]] virtual bool idsAreGlobal() const { return false; }
};

} // namespace hatstand::networks
