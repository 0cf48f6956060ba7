// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/frozen_content.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace hatstand::publish
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::publish)
};

constexpr QLatin1StringView textKey("text");
constexpr QLatin1StringView commentKey("firstComment");
constexpr QLatin1StringView mediaKey("media");
constexpr QLatin1StringView languagesKey("languages");
constexpr QLatin1StringView optionsKey("options");
constexpr QLatin1StringView firstAttemptKey("createdAt");
constexpr QLatin1StringView sha256Key("sha256");
constexpr QLatin1StringView fileNameKey("fileName");
constexpr QLatin1StringView mimeTypeKey("mimeType");
constexpr QLatin1StringView bytesKey("bytes");
constexpr QLatin1StringView widthKey("width");
constexpr QLatin1StringView heightKey("height");
constexpr QLatin1StringView altTextKey("alt");
constexpr QLatin1StringView idKey("id");

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject toObject(const QString &content)
{
    return QJsonDocument::fromJson(content.toUtf8()).object();
}

QJsonObject frozenMedia(const plan::PostMedia &media, const plan::MediaItem &item)
{
    return {{idKey, item.id.toString()},       {sha256Key, QString::fromLatin1(item.sha256.toHex())},
            {fileNameKey, item.fileName},      {mimeTypeKey, item.mimeType},
            {bytesKey, item.byteCount},        {widthKey, item.pixels.width()},
            {heightKey, item.pixels.height()}, {altTextKey, media.altText}};
}

plan::MediaItem thawedItem(const QJsonObject &object)
{
    plan::MediaItem item;
    item.id = plan::MediaId::fromString(object[idKey].toString());
    item.sha256 = QByteArray::fromHex(object[sha256Key].toString().toLatin1());
    item.fileName = object[fileNameKey].toString();
    item.mimeType = object[mimeTypeKey].toString();
    item.byteCount = object[bytesKey].toInteger();
    item.pixels = {object[widthKey].toInt(), object[heightKey].toInt()};
    return item;
}
} // namespace

Result<QString> freezeContent(const plan::EffectiveVersion &version, const QStringList &languages,
                              const QHash<plan::MediaId, plan::MediaItem> &media)
{
    QJsonArray frozen;
    for (const plan::PostMedia &used : version.media) {
        const auto found = media.constFind(used.mediaId);
        if (found == media.constEnd()) {
            return fail(ErrorCode::NotFound, Tr::tr("A picture of this post is not here any more."), {},
                        Tr::tr("Take it out of the post, or add it again."));
        }
        frozen.append(frozenMedia(used, *found));
    }
    return toText({{textKey, version.text},
                   {commentKey, version.firstComment},
                   {mediaKey, frozen},
                   {languagesKey, QJsonArray::fromStringList(languages)},
                   {optionsKey, version.options}});
}

Result<networks::OutgoingPost> thawContent(const QString &content, const QString &recordKey,
                                           const std::function<QString(const plan::MediaItem &)> &mediaPath)
{
    const QJsonObject object = toObject(content);
    if (!object[textKey].isString() || !object[mediaKey].isArray()) {
        return fail(ErrorCode::StorageDamaged, Tr::tr("What was to be sent cannot be read."),
                    Tr::tr("Its entry in the outbox is damaged; nothing was sent."),
                    Tr::tr("Take the post back to a draft and schedule it again."));
    }
    networks::OutgoingPost post;
    post.recordKey = recordKey;
    post.createdAt = Instant::fromMilliseconds(object[firstAttemptKey].toInteger());
    post.text = object[textKey].toString();
    post.firstComment = object[commentKey].toString();
    for (const QJsonValue language : object[languagesKey].toArray())
        post.languages << language.toString();
    post.options = object[optionsKey].toObject();
    for (const QJsonValue value : object[mediaKey].toArray()) {
        const plan::MediaItem item = thawedItem(value.toObject());
        post.media.push_back({mediaPath(item), item.mimeType, item.byteCount, item.pixels,
                              value.toObject()[altTextKey].toString()});
    }
    return post;
}

QString withFirstAttempt(const QString &content, Instant at)
{
    QJsonObject object = toObject(content);
    if (object.contains(firstAttemptKey))
        return content;
    object[firstAttemptKey] = at.milliseconds();
    return toText(object);
}

std::optional<Instant> firstAttempt(const QString &content)
{
    const QJsonValue at = toObject(content)[firstAttemptKey];
    return at.isDouble() ? std::optional(Instant::fromMilliseconds(at.toInteger())) : std::nullopt;
}

QString withoutFirstAttempt(const QString &content)
{
    QJsonObject object = toObject(content);
    object.remove(firstAttemptKey);
    return toText(object);
}

} // namespace hatstand::publish
