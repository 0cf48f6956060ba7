// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_incoming_media.h"

#include "networks/bluesky/bluesky_post_address.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr QLatin1StringView typeKey("$type");
constexpr qsizetype longestAltText = 10'000;
constexpr qsizetype longestAddress = qsizetype{8} * 1024; // atproto.com/specs/lexicon: format "uri"
constexpr int mostMedia = 50;

bool isOfType(const QJsonObject &embed, QLatin1StringView type)
{
    const QString said = embed[typeKey].toString();
    return said == type || said == QString(type) + QLatin1StringView("#view");
}

QString words(const QJsonValue &value)
{
    return value.toString().left(longestAltText);
}

/// The first of two lists has the pictures of the record, the second those of the view, in the same order.
void addPictures(std::vector<IncomingMedia> &media, const QJsonArray &written, const QJsonArray &shown,
                 QLatin1StringView previewKey)
{
    const qsizetype count = std::max(written.size(), shown.size());
    for (qsizetype i = 0; i < count && i < mostMedia; ++i) {
        const QJsonValue record = written.at(i);
        const QJsonValue view = shown.at(i);
        IncomingMedia one;
        one.mimeType = record[QLatin1StringView("image")][QLatin1StringView("mimeType")].toString();
        if (!one.mimeType.startsWith(QLatin1StringView("image/")))
            one.mimeType = QStringLiteral("image/jpeg"); // what the network shows
        one.altText =
            words(record.isObject() ? record[QLatin1StringView("alt")] : view[QLatin1StringView("alt")]);
        one.url = blueskyWebAddress(view[QLatin1StringView("fullsize")]);
        one.preview = blueskyWebAddress(view[previewKey]);
        media.push_back(std::move(one));
    }
}

void addVideo(std::vector<IncomingMedia> &media, const QJsonObject &written, const QJsonObject &shown)
{
    IncomingMedia one;
    one.url = blueskyWebAddress(shown[QLatin1StringView("playlist")]);
    one.preview = blueskyWebAddress(shown[QLatin1StringView("thumbnail")]);
    one.mimeType = written[QLatin1StringView("video")][QLatin1StringView("mimeType")].toString();
    if (!one.mimeType.startsWith(QLatin1StringView("video/")))
        one.mimeType = QStringLiteral("video/mp4");
    const QString said = words(written[QLatin1StringView("alt")]);
    one.altText = said.isEmpty() ? words(shown[QLatin1StringView("alt")]) : said;
    media.push_back(std::move(one));
}

void addCard(std::vector<IncomingMedia> &media, const QJsonObject &written, const QJsonObject &shown)
{
    const QJsonObject card = (written.isEmpty() ? shown : written)[QLatin1StringView("external")].toObject();
    IncomingMedia one;
    one.url = blueskyWebAddress(card[QLatin1StringView("uri")]);
    if (one.url.isEmpty())
        return;
    one.preview = blueskyWebAddress(shown[QLatin1StringView("external")][QLatin1StringView("thumb")]);
    one.mimeType = QStringLiteral("text/html");
    one.altText = words(card[QLatin1StringView("title")]);
    media.push_back(std::move(one));
}

/// What a label says to somebody who has not opened the post yet (docs.bsky.app/docs/advanced-guides/
/// moderation, November 2026). Empty for those that say nothing of its contents.
QString warningOf(const QString &label)
{
    if (label == QLatin1StringView("porn") || label == QLatin1StringView("sexual"))
        return Words::tr("For adults");
    if (label == QLatin1StringView("nudity"))
        return Words::tr("Nudity");
    if (label == QLatin1StringView("graphic-media") || label == QLatin1StringView("gore"))
        return Words::tr("Disturbing pictures");
    if (label == QLatin1StringView("!warn") || label == QLatin1StringView("!hide"))
        return Words::tr("The network warns of this post");
    return {};
}

void addWarnings(QStringList &warnings, const QJsonArray &labels)
{
    for (const QJsonValue label : labels) {
        const QString warning = warningOf(label[QLatin1StringView("val")].toString());
        // A label with "neg" takes an earlier one back.
        if (!warning.isEmpty() && !label[QLatin1StringView("neg")].toBool() && !warnings.contains(warning))
            warnings << warning;
    }
}
} // namespace

QUrl blueskyWebAddress(const QJsonValue &value)
{
    const QString text = value.toString();
    if (text.isEmpty() || text.size() > longestAddress)
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return url.isValid() && isWeb && !url.host().isEmpty() ? url : QUrl();
}

std::vector<IncomingMedia> blueskyMedia(const QJsonObject &embed, const QJsonObject &view)
{
    const QLatin1StringView both("app.bsky.embed.recordWithMedia");
    const QLatin1StringView mediaKey("media");
    const QJsonObject written = isOfType(embed, both) ? embed[mediaKey].toObject() : embed;
    const QJsonObject shown = isOfType(view, both) ? view[mediaKey].toObject() : view;
    const QJsonObject &either = written.isEmpty() ? shown : written;
    std::vector<IncomingMedia> media;
    if (isOfType(either, QLatin1StringView("app.bsky.embed.images"))) {
        addPictures(media, written[QLatin1StringView("images")].toArray(),
                    shown[QLatin1StringView("images")].toArray(), QLatin1StringView("thumb"));
    } else if (isOfType(either, QLatin1StringView("app.bsky.embed.gallery"))) {
        addPictures(media, written[QLatin1StringView("items")].toArray(),
                    shown[QLatin1StringView("items")].toArray(), QLatin1StringView("thumbnail"));
    } else if (isOfType(either, QLatin1StringView("app.bsky.embed.video"))) {
        addVideo(media, written, shown);
    } else if (isOfType(either, QLatin1StringView("app.bsky.embed.external"))) {
        addCard(media, written, shown);
    }
    return media;
}

QString blueskyQuoted(const QJsonObject &embed)
{
    QJsonObject record = embed[QLatin1StringView("record")].toObject();
    if (isOfType(embed, QLatin1StringView("app.bsky.embed.recordWithMedia")))
        record = record[QLatin1StringView("record")].toObject();
    const QString uri = record[QLatin1StringView("uri")].toString();
    return blueskyPostName(uri) ? uri : QString();
}

QString blueskyWarning(const QJsonObject &record, const QJsonObject &view)
{
    QStringList warnings;
    addWarnings(warnings, record[QLatin1StringView("labels")][QLatin1StringView("values")].toArray());
    addWarnings(warnings, view[QLatin1StringView("labels")].toArray());
    return warnings.join(QLatin1StringView(", "));
}

} // namespace hatstand::networks
