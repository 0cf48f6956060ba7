// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_records.h"

#include "net/json.h"
#include "networks/article/article_blocks.h"
#include "networks/article/article_hashtags.h"
#include "networks/post_options.h"

#include <QRegularExpression>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
const QString keyName = QStringLiteral("hatstand");
constexpr QLatin1StringView commentMark("comment-");

QStringList names(const OutgoingPost &post, QLatin1StringView which)
{
    QStringList all;
    const QJsonArray array = post.options[which].toArray();
    for (const QJsonValue one : array) {
        const QString name = one.toString().simplified();
        if (!name.isEmpty() && !all.contains(name, Qt::CaseInsensitive))
            all << name;
    }
    return all;
}

QJsonArray numbers(const std::vector<qint64> &ids)
{
    QJsonArray array;
    for (const qint64 id : ids)
        array.append(id);
    return array;
}

QString lettersOf(QString text)
{
    text.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
    return text;
}

/// What WordPress makes into a picture or an emoji (wp-includes/functions.php: smilies_init, read 2026-11).
QString withoutSmileys(const QString &text)
{
    static const QRegularExpression smiley(
        QStringLiteral("(?<!\\S)(?:[:;8]-?[>()?DPoOx|]|:(?:lol|roll|mrgreen|oops|idea|arrow|cry|evil|twisted|"
                       "wink|shock|grin|eek|cool|"
                       "mad|razz|sad|smile|neutral|[?!]):)(?!\\S)"));
    QString without = text;
    return without.remove(smiley);
}

/// WordPress takes HTML where words are meant: a title, a summary, a comment. No more than is needed: what it
/// would write otherwise it does not know again as the same words.
QString wordsAsHtml(const QString &text)
{
    QString html = text;
    html.replace(u'&', QLatin1StringView("&amp;"));
    html.replace(u'<', QLatin1StringView("&lt;"));
    html.replace(u'>', QLatin1StringView("&gt;"));
    return html;
}

bool isFeatured(const OutgoingPost &post)
{
    return post.options[option::featured].toBool(true) && !post.media.empty() &&
           !post.media.front().mimeType.startsWith(QLatin1StringView("video/"));
}
} // namespace

Result<WordPressPost> readWordPressPost(const QJsonObject &object)
{
    const auto id = net::requireInteger(object, QLatin1StringView("id"));
    if (!id)
        return fail(id.error());
    const auto status = net::requireString(object, QLatin1StringView("status"));
    if (!status)
        return fail(status.error());
    const auto content = net::requireString(object, QLatin1StringView("content.raw"));
    if (!content)
        return fail(content.error());
    WordPressPost post;
    post.id = *id;
    post.status = *status;
    post.content = *content;
    post.link = QUrl(object[QLatin1StringView("link")].toString());
    post.at = parseWordPressTime(object[QLatin1StringView("date_gmt")].toString()).value_or(Instant());
    post.modified = object[QLatin1StringView("modified_gmt")].toString();
    return post;
}

PublishedPost publishedOf(const WordPressPost &post)
{
    PublishedPost published;
    published.remoteId = QString::number(post.id);
    published.url = post.link;
    if (post.at != Instant())
        published.at = post.at;
    published.revision = post.modified;
    return published;
}

bool isOfKey(const WordPressPost &post, const QString &recordKey)
{
    return post.content.contains(QStringLiteral("\"%1\":\"%2\"").arg(keyName, recordKey));
}

QJsonObject postContent(const OutgoingPost &post, const WordPressParts &parts)
{
    const bool featured = isFeatured(post);
    const Article article = makeArticle(post.text, post.options[option::title].toString(),
                                        static_cast<int>(post.media.size()), featured);
    const QJsonObject mark{{keyName, post.recordKey}};
    const bool isHtml = post.options[option::format].toString() == QLatin1StringView("html");
    const QString content = isHtml ? htmlBlock(articleHtml(article.blocks, parts.media), mark)
                                   : articleBlocks(article.blocks, parts.media, mark);
    QJsonObject body{
        {QStringLiteral("title"), wordsAsHtml(article.title)},
        {QStringLiteral("content"), content},
        {QStringLiteral("excerpt"), wordsAsHtml(post.options[option::excerpt].toString().trimmed())},
        {QStringLiteral("tags"), numbers(parts.tags)},
        {QStringLiteral("featured_media"), featured ? parts.media.front().id : 0}};
    // Without a category the site chooses its own.
    if (!parts.categories.empty())
        body.insert(QLatin1StringView("categories"), numbers(parts.categories));
    if (const QString slug = post.options[option::slug].toString().trimmed(); !slug.isEmpty())
        body.insert(QLatin1StringView("slug"), slug);
    return body;
}

QStringList categoryNames(const OutgoingPost &post)
{
    return names(post, option::categories);
}

QStringList chosenTags(const OutgoingPost &post)
{
    QStringList tags = names(post, option::tags);
    for (QString &tag : tags) {
        if (tag.startsWith(u'#'))
            tag.remove(0, 1);
    }
    tags.removeAll(QString());
    return tags;
}

QStringList tagsOfText(const OutgoingPost &post)
{
    QStringList tags = articleHashtags(post.text);
    const QStringList chosen = chosenTags(post);
    tags.removeIf([&chosen](const QString &tag) { return chosen.contains(tag, Qt::CaseInsensitive); });
    return tags;
}

bool isDraft(const OutgoingPost &post)
{
    return post.options[option::status].toString() == option::statusDraft;
}

QString wordPressTime(Instant at)
{
    return at.toUtc().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
}

std::optional<Instant> parseWordPressTime(const QString &text)
{
    // With its zone from the start: taken for local time, an hour that the clock change leaves out is
    // invalid.
    const bool hasZone = text.endsWith(u'Z');
    const QDateTime time = QDateTime::fromString(hasZone ? text : text + u'Z', Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    return Instant::fromDateTime(time);
}

QString commentContent(const QString &text)
{
    return wordsAsHtml(text.trimmed());
}

bool saysTheSame(const QString &shownHtml, const QString &text)
{
    static const QRegularExpression picture(
        QStringLiteral("<img\\b[^<>]*\\balt=[\"']([^\"'<>]*)[\"'][^<>]*>"));
    static const QRegularExpression tag(QStringLiteral("<[^<>]*>"));
    static const QRegularExpression entity(
        QStringLiteral("&(?:#(\\d{1,7})|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});"));
    QString shown = shownHtml;
    shown.replace(picture, QStringLiteral("\\1")); // a smiley
    shown.remove(tag);
    QString plain;
    qsizetype from = 0;
    auto matches = entity.globalMatch(shown);
    while (matches.hasNext()) {
        const auto match = matches.next();
        plain += QStringView(shown).sliced(from, match.capturedStart() - from);
        const uint code = match.captured(1).toUInt();
        if (code > 0 && code <= 0x10FFFF)
            plain += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1);
        from = match.capturedEnd();
    }
    plain += QStringView(shown).sliced(from);
    const QString letters = lettersOf(plain);
    return letters == lettersOf(text) || letters == lettersOf(withoutSmileys(text));
}

QString commentRemoteId(qint64 id)
{
    return commentMark + QString::number(id);
}

bool isCommentId(const QString &remoteId)
{
    return remoteId.startsWith(commentMark);
}

QString routeOf(const QString &remoteId)
{
    static const QRegularExpression number(QStringLiteral("\\A[1-9][0-9]{0,18}\\z"));
    const bool isComment = isCommentId(remoteId);
    const QString id = isComment ? remoteId.sliced(commentMark.size()) : remoteId;
    if (!number.match(id).hasMatch())
        return {};
    return (isComment ? QStringLiteral("wp/v2/comments/") : QStringLiteral("wp/v2/posts/")) + id;
}

} // namespace hatstand::networks
