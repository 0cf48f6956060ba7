// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

/// What people say to an account or about something, as a network tells it. Values only, like connector.h:
/// nothing here knows of the database.
namespace hatstand::networks
{

/// Who wrote it, as far as the network told with it.
struct Speaker
{
    QString remoteId; ///< what never changes of them there (a DID, a number); may be the handle
    QString handle;   ///< as people write it, without "@"
    QString displayName;
    QUrl page;
    QUrl picture;
    std::optional<qint64> followers = {};
};

/// How it reached the account.
enum class Channel {
    Mention = 0,       ///< names the account
    Reply = 1,         ///< answers something that the account has said
    Quote = 2,         ///< passes on what the account has said, with words of its own
    Comment = 3,       ///< stands below an article or a product
    DirectMessage = 4, ///< only the account reads it
    Review = 5,        ///< judges the business
    Said = 6,          ///< to nobody in particular: found by a search, or a feed's item
};

struct IncomingMedia
{
    QUrl url;
    QUrl preview; ///< a smaller picture of it; may be empty
    QString mimeType;
    QString altText;
};

struct IncomingMessage
{
    QString remoteId; ///< its own there: the same message has the same one whenever it is read
    QUrl url;         ///< where a person can read it; empty for what nobody else may read
    Channel channel = Channel::Said;
    Speaker from;
    Instant at;
    /// What it says: plain text in `text`, or, where the network gave HTML, that in `html` as it came,
    /// unsafe, and `text` empty.
    QString text;
    QString html;
    QString title;          ///< of a review, or of an article that was found
    QString contentWarning; ///< shown in its place until it is opened
    QString answersId;      ///< remoteId of what it answers directly; empty: begins something
    QString rootId;         ///< remoteId of what the thread began with; empty: unknown, or it is that
    QString quotesId;       ///< remoteId of what it passes on
    QString threadId;       ///< what the network itself calls the exchange (direct messages); else empty
    QUrl about;             ///< the page that a comment stands below
    QString aboutTitle;     ///< and its name
    QStringList languages;  ///< BCP 47, as its writer said
    QStringList hashtags;   ///< without "#", where the network tells them apart from the text
    std::vector<IncomingMedia> media;
    std::optional<int> stars; ///< of a review: 1 … 5
    /// The account itself has said it, here or elsewhere (on the phone): it answers, and asks for no answer.
    bool isOurs = false;
    /// Only those who follow its writer can read it; what answers it is to be no more public.
    bool isForFollowers = false;
    /// Nobody sees it until it is approved (a comment in moderation).
    bool waitsForApproval = false;
};

/// One page of what was heard.
struct Heard
{
    std::vector<IncomingMessage> messages; ///< in any order
    std::vector<QString> goneIds;          ///< what the network says has been deleted there
    /// Where to go on from; kept with what was heard, so that nothing is lost or read for ever. Opaque: only
    /// the connector knows its form. What it does not understand it takes for an empty one.
    QString cursor;
    bool hasMore = false; ///< ask again at once with that cursor
};

/// Hearing what is said to an account: notifications, comments, direct messages.
class Listener
{
public:
    Listener() = default;
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;
    virtual ~Listener() = default;

    /// The next page after `cursor`; an empty one begins with the newest and goes back no further than
    /// `since`. A message may come twice and must never be left out, whenever the program ends between two
    /// pages. What a server cannot do (no direct messages, an older version) is passed over without an error.
    [[nodiscard]] virtual QCoro::Task<Result<Heard>> listen(AccountIdentity account, QString cursor,
                                                            Instant since, CancelToken cancel) = 0;
    /// Everything that stands in the thread of that message, what the account said itself too, as far as the
    /// network gives it in one or a few calls. NotFound: it is gone.
    [[nodiscard]] virtual QCoro::Task<Result<Heard>> readThread(AccountIdentity account, QString remoteId,
                                                                CancelToken cancel) = 0;
    /// Whether the server says by itself when there is something new, so that `untilNews` is of use.
    [[nodiscard]] virtual bool tellsNews(const AccountIdentity &account) const
    {
        Q_UNUSED(account)
        return false;
    }
    /// Holds a line open and answers as soon as the server says that there is something new: then `listen`.
    /// Fails like any call when the line breaks.
    [[nodiscard]] virtual QCoro::Task<Result<void>> untilNews(AccountIdentity account, CancelToken cancel);
};

/// What to look for on a network. Networks know less than our own queries: what they find is looked through
/// again on this computer.
struct SearchRequest
{
    QString words;   ///< as the network's own search takes them; empty where `hashtag` is given
    QString hashtag; ///< without "#"
    QString cursor;  ///< Heard::cursor of the last answer; empty: the newest
    Instant since;   ///< go back no further
};

class Searcher
{
public:
    Searcher() = default;
    Searcher(const Searcher &) = delete;
    Searcher &operator=(const Searcher &) = delete;
    virtual ~Searcher() = default;
    /// As Listener::listen: pages, never one left out. Channel is Said. NotAllowed: this server does not
    /// search.
    [[nodiscard]] virtual QCoro::Task<Result<Heard>> search(AccountIdentity account, SearchRequest request,
                                                            CancelToken cancel) = 0;
};

/// What can be done with what others have said on a place of our own.
class Moderator
{
public:
    Moderator() = default;
    Moderator(const Moderator &) = delete;
    Moderator &operator=(const Moderator &) = delete;
    virtual ~Moderator() = default;
    enum class Verdict { Approved, Held, Spam, Deleted };
    /// The same verdict again changes nothing. NotFound: it is not there any more.
    [[nodiscard]] virtual QCoro::Task<Result<void>> judge(AccountIdentity account, QString remoteId,
                                                          Verdict verdict, CancelToken cancel) = 0;
};

} // namespace hatstand::networks
