// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_embeds.h"

#include "networks/media_kinds.h"

#include <QJsonArray>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView typeKey("$type");

void addAspectRatio(QJsonObject &shown, const OutgoingMedia &media)
{
    if (media.pixels.isEmpty())
        return;
    shown[QStringLiteral("aspectRatio")] = QJsonObject{{QStringLiteral("width"), media.pixels.width()},
                                                       {QStringLiteral("height"), media.pixels.height()}};
}

QJsonObject videoEmbed(const OutgoingMedia &media, const QJsonObject &blob)
{
    QJsonObject embed{{typeKey, QStringLiteral("app.bsky.embed.video")}, {QStringLiteral("video"), blob}};
    if (!media.altText.isEmpty())
        embed[QStringLiteral("alt")] = wellFormed(media.altText);
    addAspectRatio(embed, media);
    return embed;
}

QJsonObject imagesEmbed(const std::vector<OutgoingMedia> &all, const std::vector<QJsonObject> &blobs)
{
    QJsonArray images;
    for (size_t i = 0; i < blobs.size() && i < all.size(); ++i) {
        const OutgoingMedia &media = all[i];
        QJsonObject image{{QStringLiteral("image"), blobs[i]},
                          {QStringLiteral("alt"), wellFormed(media.altText)}};
        addAspectRatio(image, media);
        images.append(image);
    }
    return {{typeKey, QStringLiteral("app.bsky.embed.images")}, {QStringLiteral("images"), images}};
}

QJsonObject cardEmbed(const BlueskyCard &card)
{
    QJsonObject external{{QStringLiteral("uri"), card.uri},
                         {QStringLiteral("title"), wellFormed(card.title)},
                         {QStringLiteral("description"), wellFormed(card.description)}};
    if (!card.thumb.isEmpty())
        external[QStringLiteral("thumb")] = card.thumb;
    return {{typeKey, QStringLiteral("app.bsky.embed.external")}, {QStringLiteral("external"), external}};
}

QJsonObject mediaEmbed(const std::vector<OutgoingMedia> &media, const BlueskyShown &shown)
{
    if (!shown.blobs.empty() && !media.empty()) {
        const OutgoingMedia &first = media.front();
        return isVideo(first) ? videoEmbed(first, shown.blobs.front()) : imagesEmbed(media, shown.blobs);
    }
    return shown.card ? cardEmbed(*shown.card) : QJsonObject();
}
} // namespace

QString wellFormed(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

QJsonObject blueskyRef(const BlueskyRef &ref)
{
    return {{QStringLiteral("uri"), ref.uri}, {QStringLiteral("cid"), ref.cid}};
}

QJsonObject blueskyEmbed(const std::vector<OutgoingMedia> &media, const BlueskyShown &shown,
                         const std::optional<BlueskyRef> &quote)
{
    QJsonObject beside = mediaEmbed(media, shown);
    if (!quote)
        return beside;
    QJsonObject quoted{{typeKey, QStringLiteral("app.bsky.embed.record")},
                       {QStringLiteral("record"), blueskyRef(*quote)}};
    if (beside.isEmpty())
        return quoted;
    return {{typeKey, QStringLiteral("app.bsky.embed.recordWithMedia")},
            {QStringLiteral("record"), quoted},
            {QStringLiteral("media"), beside}};
}

} // namespace hatstand::networks
