// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/message_extra.h"

#include <QJsonArray>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;
}

QJsonObject toJson(const MessageExtra &extra)
{
    QJsonObject json;
    if (!extra.contentWarning.isEmpty())
        json.insert(u"warning"_s, extra.contentWarning);
    if (!extra.hashtags.isEmpty())
        json.insert(u"tags"_s, QJsonArray::fromStringList(extra.hashtags));
    if (!extra.quotesId.isEmpty())
        json.insert(u"quotes"_s, extra.quotesId);
    if (extra.isForFollowers)
        json.insert(u"followers"_s, true);
    QJsonArray media;
    for (const networks::IncomingMedia &item : extra.media) {
        QJsonObject one{{u"url"_s, item.url.toString(QUrl::FullyEncoded)}};
        if (!item.preview.isEmpty())
            one.insert(u"preview"_s, item.preview.toString(QUrl::FullyEncoded));
        if (!item.mimeType.isEmpty())
            one.insert(u"type"_s, item.mimeType);
        if (!item.altText.isEmpty())
            one.insert(u"alt"_s, item.altText);
        media.append(one);
    }
    if (!media.isEmpty())
        json.insert(u"media"_s, media);
    return json;
}

MessageExtra messageExtra(const QJsonObject &json)
{
    MessageExtra extra;
    extra.contentWarning = json[u"warning"_s].toString();
    extra.quotesId = json[u"quotes"_s].toString();
    extra.isForFollowers = json[u"followers"_s].toBool();
    for (const QJsonValue tag : json[u"tags"_s].toArray())
        extra.hashtags.append(tag.toString());
    for (const QJsonValue value : json[u"media"_s].toArray()) {
        const QJsonObject one = value.toObject();
        extra.media.push_back({QUrl(one[u"url"_s].toString()), QUrl(one[u"preview"_s].toString()),
                               one[u"type"_s].toString(), one[u"alt"_s].toString()});
    }
    return extra;
}

} // namespace hatstand::listen
