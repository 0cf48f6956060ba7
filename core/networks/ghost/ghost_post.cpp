// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_post.h"

#include "net/json.h"
#include "networks/article/article_hashtags.h"
#include "networks/media_kinds.h"
#include "networks/post_options.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qsizetype longestTag = 191; // characters, by its schema

bool placesFirst(const std::vector<ArticleBlock> &blocks)
{
    return std::any_of(blocks.begin(), blocks.end(), [](const ArticleBlock &block) {
        const bool here = std::any_of(block.media.begin(), block.media.end(),
                                      [](const ArticleMediaUse &use) { return use.index == 0; });
        return here || placesFirst(block.blocks);
    });
}

int rank(const GhostStanding &standing)
{
    if (standing.isPublic())
        return 2;
    return standing.status == ghostStatus::scheduled ? 1 : 0;
}
} // namespace

QString ghostRecordKey(Instant now)
{
    constexpr int base = 36;
    return QStringLiteral("hatstand-%1-%2")
        .arg(QString::number(now.milliseconds(), base))
        .arg(QRandomGenerator::global()->generate64(), 13, base, QLatin1Char('0'));
}

bool isGhostRecordKey(const QString &key)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9-]{1,100}\\z"));
    return form.match(key).hasMatch();
}

Result<GhostArticle> ghostArticle(const OutgoingPost &post)
{
    const bool hasOther = std::any_of(post.media.begin(), post.media.end(), [](const OutgoingMedia &media) {
        return !media.mimeType.startsWith(QLatin1StringView("image/"));
    });
    if (hasOther) {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("Ghost takes pictures from other programs, no films or "
                              "sounds."),
                    {}, Words::tr("Take them out of this version, or add them in Ghost."));
    }
    const bool mayFeature = post.options[option::featured].toBool(true) && !post.media.empty();
    const int count = static_cast<int>(post.media.size());
    Article article =
        makeArticle(post.text, post.options[option::title].toString().simplified(), count, mayFeature);
    if (article.title.isEmpty()) {
        return fail(ErrorCode::InvalidInput, Words::tr("A post in Ghost needs a title."), {},
                    Words::tr("Give it a title or a text."));
    }
    const bool isFeature = mayFeature && !placesFirst(article.blocks);
    return GhostArticle{article.title, std::move(article.blocks), isFeature};
}

QStringList ghostTags(const OutgoingPost &post)
{
    QStringList tags;
    const auto add = [&tags](const QString &typed) {
        // A sign before it would make it a tag that readers never see; a comma is refused there.
        QString tag = typed.simplified();
        while (tag.startsWith(u'#') || tag.startsWith(u','))
            tag = tag.mid(1).trimmed();
        tag.truncate(longestTag);
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            tags << tag;
    };
    for (const QJsonValue chosen : post.options[option::tags].toArray())
        add(chosen.toString());
    const QStringList inText = articleHashtags(post.text);
    for (const QString &tag : inText)
        add(tag);
    return tags;
}

QJsonObject ghostContent(const OutgoingPost &post, const GhostArticle &article,
                         const std::vector<ArticleMedia> &media, bool whole)
{
    QJsonArray tags;
    for (const QString &tag : ghostTags(post))
        tags.append(QJsonObject{{QStringLiteral("name"), tag}});
    QString html = articleHtml(article.blocks, media);
    if (html.isEmpty())
        html = QStringLiteral("<p></p>"); // nothing at all would leave there what stands there
    QJsonObject content{{QStringLiteral("title"), article.title},
                        {QStringLiteral("html"), html},
                        {QStringLiteral("tags"), tags}};
    const auto set = [&content, whole](const QString &name, const QString &value) {
        if (!value.isEmpty())
            content.insert(name, value);
        else if (whole)
            content.insert(name, QJsonValue::Null);
    };
    const bool hasFeature = article.firstIsFeature && !media.empty();
    set(QStringLiteral("feature_image"),
        hasFeature ? QString::fromLatin1(media.front().url.toEncoded()) : QString());
    set(QStringLiteral("feature_image_alt"), hasFeature ? media.front().altText.simplified() : QString());
    set(QStringLiteral("custom_excerpt"), post.options[option::excerpt].toString().trimmed());
    // An address that is out in the world changes only when another one is asked for.
    if (const QString slug = post.options[option::slug].toString().trimmed(); !slug.isEmpty())
        content.insert(QStringLiteral("slug"), slug);
    return content;
}

bool GhostStanding::isPublic() const
{
    return status == ghostStatus::published || status == QLatin1StringView("sent");
}

Result<GhostStanding> readGhostStanding(const QJsonObject &post)
{
    GhostStanding standing;
    const auto id = net::requireString(post, QLatin1StringView("id"));
    if (!id)
        return fail(id.error());
    const auto status = net::requireString(post, QLatin1StringView("status"));
    if (!status)
        return fail(status.error());
    const auto updated = net::requireString(post, QLatin1StringView("updated_at"));
    if (!updated)
        return fail(updated.error());
    standing.id = *id;
    standing.status = *status;
    standing.updatedAt = *updated;
    standing.url = QUrl(post[QLatin1StringView("url")].toString(), QUrl::StrictMode);
    const QDateTime at =
        QDateTime::fromString(post[QLatin1StringView("published_at")].toString(), Qt::ISODateWithMs);
    if (at.isValid())
        standing.publishedAt = Instant::fromDateTime(at);
    return standing;
}

Result<std::optional<GhostStanding>> foremost(const QJsonArray &posts)
{
    std::optional<GhostStanding> best;
    QString madeAt;
    for (const QJsonValue value : posts) {
        const QJsonObject post = value.toObject();
        auto standing = readGhostStanding(post);
        if (!standing)
            return fail(std::move(standing.error()));
        const QString made = post[QLatin1StringView("created_at")].toString();
        if (!best || rank(*standing) > rank(*best) || (rank(*standing) == rank(*best) && made < madeAt)) {
            best = std::move(*standing);
            madeAt = made;
        }
    }
    return best;
}

PublishedPost toPublished(const GhostStanding &standing)
{
    PublishedPost post;
    post.remoteId = standing.id;
    post.url = standing.url;
    post.revision = standing.updatedAt;
    if (standing.isPublic())
        post.at = standing.publishedAt;
    return post;
}

} // namespace hatstand::networks
