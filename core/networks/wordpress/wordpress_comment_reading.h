// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/listener.h"

#include <QJsonObject>

#include <map>
#include <optional>
#include <vector>

// Comments out of a site's answers (developer.wordpress.org/rest-api/reference/comments, November 2026), and
// what is kept of them between two looks. Pure functions: nothing here asks anyone, and what makes no sense
// is left out alone.

namespace hatstand::networks
{

/// One comment, and the post that it belongs to.
struct WordPressComment
{
    qint64 id = 0;
    qint64 parent = 0; ///< 0: it answers the post
    qint64 post = 0;
    QString status; ///< "approved", "hold", "spam", "trash"
    IncomingMessage message;
};

/// All that `readWordPressComment` takes in; an e-mail address comes with context=edit only.
inline constexpr QLatin1StringView
    commentFields("id,post,parent,author,author_name,author_email,author_url,author_avatar_urls,date_gmt,"
                  "content,link,status,type");

/// Nothing when it is no comment of a person. `ownId` is the number of the account on the site. The e-mail
/// address is in no part of it, but goes into the id of who has no account there.
[[nodiscard]] std::optional<WordPressComment> readWordPressComment(const QJsonObject &object,
                                                                   const QString &ownId);

/// A page of a site that comments stand below.
struct WordPressArticle
{
    QUrl link;
    QString title; ///< plain
};
[[nodiscard]] std::map<qint64, WordPressArticle> readArticles(const std::vector<QJsonObject> &objects);
/// Words as a person reads them: without tags, and with characters in the place of entities.
[[nodiscard]] QString plainWords(const QString &html);

/// How a comment stands in the list of the newest.
struct CommentStanding
{
    qint64 id = 0;
    bool waits = false; ///< for approval
    std::optional<Instant> at;
};
[[nodiscard]] std::optional<CommentStanding> readStanding(const QJsonObject &object);

/// What is known of a site's comments, and how far a walk from the newest to the oldest has come: what is
/// kept between two pages, so that whenever the program ends nothing is left out. WordPress gives neither
/// the moment of a change nor pages by id; so the newest are compared with how they stood before.
struct WordPressHearing
{
    /// What this user may see; the first that the site allows.
    enum class Access {
        Everything,  ///< all that waits, and who wrote it
        OwnArticles, ///< what waits there
        PublicOnly,
    };
    Access access = Access::Everything;
    int rounds = 0; ///< walks so far: rights are looked at again now and then

    std::map<qint64, bool> known; ///< the newest that were told, and whether they wait
    std::optional<qint64> floor;  ///< below that all was told, or is too old; nothing: no walk has ended

    // Of a walk under way:
    bool isUnderWay = false;
    qint64 offset = 0;
    qint64 lowest = 0; ///< of those that were seen on it
    qint64 top = 0;    ///< the newest that was known before it: there it ends

    struct Step
    {
        std::vector<qint64> fresh;    ///< new, or standing in another way: to be read
        std::vector<qint64> vanished; ///< known, and not in the list any more: to be asked about
        bool hasMore = false;
    };
    /// Takes in a page of the list, the newest first. `isLast`: the site has no more than that.
    [[nodiscard]] Step advance(const std::vector<CommentStanding> &page, bool isLast, Instant since);
    /// What was read is known from now on.
    void note(const WordPressComment &comment);

    friend bool operator==(const WordPressHearing &, const WordPressHearing &) = default;

private:
    void end();
};
/// How long a page of the list is, and by how much the next begins further down: a little less, so that
/// nothing slips through when something is deleted meanwhile.
inline constexpr qint64 commentPageSize = 100;
inline constexpr qint64 commentPageStep = 90;

[[nodiscard]] QString toText(const WordPressHearing &hearing);
/// What it does not understand is an empty one.
[[nodiscard]] WordPressHearing wordPressHearing(const QString &text);

} // namespace hatstand::networks
