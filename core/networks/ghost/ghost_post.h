// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/article/article_html.h"
#include "networks/connector.h"

#include <QJsonArray>

// What is written into a Ghost, and how what it answers is read (docs.ghost.org/admin-api, November 2026,
// beside the schemas of Ghost 6.65). Pure functions.

namespace hatstand::networks
{

/// Ghost has no field for the keys of others. This one names the template with which the theme shows a post;
/// a name that the theme does not know changes nothing, no reader sees it, and Ghost finds posts by it. It
/// holds a hundred characters.
inline constexpr QLatin1StringView ghostKeyField("custom_template");
/// A fresh key: small letters, digits and dashes, with nothing that a filter of Ghost would take apart.
[[nodiscard]] QString ghostRecordKey(Instant now);
/// Whether it has the form of those. Others are never put into a filter.
[[nodiscard]] bool isGhostRecordKey(const QString &key);

/// As Ghost calls them.
namespace ghostStatus
{
inline constexpr QLatin1StringView draft("draft");
inline constexpr QLatin1StringView scheduled("scheduled");
inline constexpr QLatin1StringView published("published");
} // namespace ghostStatus

/// A post as an article.
struct GhostArticle
{
    QString title;
    std::vector<ArticleBlock> blocks;
    /// The first picture stands above the page and not in it.
    bool firstIsFeature = false;
};
/// Fails with InvalidInput for what cannot be posted.
[[nodiscard]] Result<GhostArticle> ghostArticle(const OutgoingPost &post);

/// Tags by name: what was chosen, then the hashtags of the text; each once.
[[nodiscard]] QStringList ghostTags(const OutgoingPost &post);

/// The fields of the content, to be sent with source=html. `media`: one for each of the post's, uploaded.
/// `whole`: what the post does not have is emptied there too (for edits).
[[nodiscard]] QJsonObject ghostContent(const OutgoingPost &post, const GhostArticle &article,
                                       const std::vector<ArticleMedia> &media, bool whole);

/// How a post stands there.
struct GhostStanding
{
    QString id;
    QUrl url;
    QString status;
    std::optional<Instant> publishedAt;
    QString updatedAt; ///< in Ghost's own writing: it wants it back with an edit

    [[nodiscard]] bool isPublic() const; ///< or has been sent as a letter
};
/// The fields that `readGhostStanding` needs, for a query.
inline constexpr QLatin1StringView
    ghostStandingFields("id,uuid,url,status,published_at,updated_at,created_at");
[[nodiscard]] Result<GhostStanding> readGhostStanding(const QJsonObject &post);
/// Of a list with one key (somebody may have made copies of a post): the one that is the furthest, of
/// several the first that was made. Fails when an entry makes no sense.
[[nodiscard]] Result<std::optional<GhostStanding>> foremost(const QJsonArray &posts);

[[nodiscard]] PublishedPost toPublished(const GhostStanding &standing);

} // namespace hatstand::networks
