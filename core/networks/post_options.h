// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/answered.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>

/// What a person chooses for one account's version of a post beside its words and pictures. Kept as JSON in
/// plan::Version::options and handed to the connector unchanged; these are the names of its keys, and the
/// only code that reads and writes them. What is at its default is left out, so that equal choices are equal
/// JSON.
namespace hatstand::networks
{

namespace option
{
/// Bluesky: who may answer. "everyone" (or absent), "nobody", or an array of the words below, any of which
/// suffices.
inline constexpr QLatin1StringView reply("reply");
inline constexpr QLatin1StringView replyEveryone("everyone");
inline constexpr QLatin1StringView replyNobody("nobody");
inline constexpr QLatin1StringView replyMentioned("mentioned"); ///< whom the post mentions
inline constexpr QLatin1StringView replyFollowing("following"); ///< whom the account follows
/// Bluesky: the languages of the text, an array of BCP 47 tags; the network takes three at most.
inline constexpr QLatin1StringView languages("languages");
inline constexpr int maxLanguages = 3;
/// Mastodon: a warning before the text; counted with it.
inline constexpr QLatin1StringView contentWarning("contentWarning");
/// Mastodon: who sees it: "public" (or absent: as the account has it), "unlisted", "private", "direct".
inline constexpr QLatin1StringView visibility("visibility");
/// Mastodon: true hides the media until asked for.
inline constexpr QLatin1StringView sensitive("sensitive");
/// {"options": ["Tea", "Coffee"], "seconds": 86400, "multiple": false, "hideTotals": false}
inline constexpr QLatin1StringView poll("poll");
/// The address of a post of the same network that this one quotes.
inline constexpr QLatin1StringView quote("quote");
/// How a long text becomes a thread: absent (it does not), "auto" (split at good places), "parts" (at lines
/// of three hyphens or more, "---").
inline constexpr QLatin1StringView thread("thread");
inline constexpr QLatin1StringView threadAuto("auto");
inline constexpr QLatin1StringView threadParts("parts");
/// True: "1/4" stands at the end of each part.
inline constexpr QLatin1StringView threadNumbers("threadNumbers");
/// Articles, bookmarks, videos: the title that is published.
inline constexpr QLatin1StringView title("title");
/// WordPress, Ghost: the summary; absent: the network makes one.
inline constexpr QLatin1StringView excerpt("excerpt");
/// WordPress, Ghost: the last part of the address; absent: from the title.
inline constexpr QLatin1StringView slug("slug");
/// WordPress: names of categories; Ghost has none.
inline constexpr QLatin1StringView categories("categories");
/// WordPress, Ghost, Shaarli: tags beside the hashtags of the text.
inline constexpr QLatin1StringView tags("tags");
/// WordPress, Ghost: "publish" (or absent), "draft": it is put there for somebody to publish.
inline constexpr QLatin1StringView status("status");
inline constexpr QLatin1StringView statusDraft("draft");
/// WordPress: "blocks" (or absent), "html": how the text is written into the page.
inline constexpr QLatin1StringView format("format");
/// WordPress, Ghost: true (or absent): the first picture is the featured one, not in the text.
inline constexpr QLatin1StringView featured("featured");
/// Ghost: the newsletter that goes out with it, by its short name; absent: none.
inline constexpr QLatin1StringView newsletter("newsletter");
/// Shaarli: true: only the owner sees it.
inline constexpr QLatin1StringView isPrivate("private");
/// Shaarli: the address that is bookmarked; absent: the first link of the text.
inline constexpr QLatin1StringView link("link");
/// Where the network can hold it until its time: true, false, or absent (as the account has it).
inline constexpr QLatin1StringView handOver("handOver");
/// What it answers; see answeredOf().
inline constexpr QLatin1StringView answers("answers");
} // namespace option

/// Who may answer a post.
struct ReplyControl
{
    enum class Who {
        Everyone,
        Nobody,
        Some, ///< those of the groups below
    };
    Who who = Who::Everyone;
    bool mentioned = false;
    bool following = false;
    friend bool operator==(const ReplyControl &, const ReplyControl &) = default;
};

/// Anything that is not understood counts as Everyone; an empty array, and one of unknown words only, as
/// Nobody: never more people than were meant.
[[nodiscard]] ReplyControl replyControl(const QJsonObject &options);
void setReplyControl(QJsonObject &options, const ReplyControl &control);

/// What somebody else has said, and this answers.
[[nodiscard]] std::optional<Answered> answeredOf(const QJsonObject &options);
void setAnswered(QJsonObject &options, const Answered &answered);

/// The chosen languages, at most three; empty: the client's.
[[nodiscard]] QStringList postLanguages(const QJsonObject &options);
void setPostLanguages(QJsonObject &options, const QStringList &languages);
/// Whether it has the form of a BCP 47 tag ("en", "pt-BR"); others are not sent.
[[nodiscard]] bool isLanguageTag(const QString &text);

} // namespace hatstand::networks
