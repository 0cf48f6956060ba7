// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article_html.h"
#include "networks/connector.h"

#include <QJsonArray>
#include <QJsonObject>

namespace hatstand::networks
{

/// What had to be uploaded or looked up before a post can be written.
struct WordPressParts
{
    std::vector<ArticleMedia> media; ///< one for each of the post's
    std::vector<qint64> categories;
    std::vector<qint64> tags;
};

/// A post as the site keeps it.
struct WordPressPost
{
    qint64 id = 0;
    QString status; ///< "publish", "future", "draft", "pending", "private", "trash"
    QUrl link;
    Instant at;       ///< its time, which may be to come
    QString modified; ///< when it was changed last, as the site writes it
    QString content;  ///< as it was written, with the comments of its blocks
};

/// The fields of a post that `readWordPressPost` needs.
inline constexpr QLatin1StringView postFields("id,status,link,date_gmt,modified_gmt,content.raw");

/// BadAnswer when something is missing.
[[nodiscard]] Result<WordPressPost> readWordPressPost(const QJsonObject &object);
[[nodiscard]] PublishedPost publishedOf(const WordPressPost &post);

/// Whether the post was written by Hatstand under that key. The key stands in the attributes of the first
/// block (or of the one that holds all, for plain HTML): WordPress takes them out of every page, whoever may
/// edit the post finds them in its content.
[[nodiscard]] bool isOfKey(const WordPressPost &post, const QString &recordKey);

/// Title, text, summary, address, pictures and terms: everything but status and time.
[[nodiscard]] QJsonObject postContent(const OutgoingPost &post, const WordPressParts &parts);

/// Names of categories, as chosen.
[[nodiscard]] QStringList categoryNames(const OutgoingPost &post);
/// The tags that were chosen; and those that stand in the text as hashtags, without the chosen ones.
[[nodiscard]] QStringList chosenTags(const OutgoingPost &post);
[[nodiscard]] QStringList tagsOfText(const OutgoingPost &post);
[[nodiscard]] bool isDraft(const OutgoingPost &post);

/// "2026-11-29T10:44:09", in UTC.
[[nodiscard]] QString wordPressTime(Instant at);
[[nodiscard]] std::optional<Instant> parseWordPressTime(const QString &text);

/// The words of a comment as it is sent: WordPress takes HTML there.
[[nodiscard]] QString commentContent(const QString &text);
/// Whether a comment, as the site shows it, says the same: letters and digits are compared, because the site
/// prettifies the rest.
[[nodiscard]] bool saysTheSame(const QString &shownHtml, const QString &text);

/// remoteIds of comments differ from those of posts.
[[nodiscard]] QString commentRemoteId(qint64 id);
/// The route of what a remoteId names: "wp/v2/posts/5", "wp/v2/comments/7"; empty when it is none of ours.
[[nodiscard]] QString routeOf(const QString &remoteId);
[[nodiscard]] bool isCommentId(const QString &remoteId);

} // namespace hatstand::networks
