// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/frozen_content.h"

#include "networks/post_options.h"
#include "plan/media/framing.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

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
constexpr QLatin1StringView earlierKey("after");
constexpr QLatin1StringView sha256Key("sha256");
constexpr QLatin1StringView fileNameKey("fileName");
constexpr QLatin1StringView mimeTypeKey("mimeType");
constexpr QLatin1StringView bytesKey("bytes");
constexpr QLatin1StringView widthKey("width");
constexpr QLatin1StringView heightKey("height");
constexpr QLatin1StringView altTextKey("alt");
constexpr QLatin1StringView idKey("id");
constexpr QLatin1StringView durationKey("milliseconds");
constexpr QLatin1StringView framingKey("framing");
constexpr QLatin1StringView partKey("part");
constexpr QLatin1StringView threadKey("thread"); ///< what follows the first text

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonObject toObject(const QString &content)
{
    return QJsonDocument::fromJson(content.toUtf8()).object();
}

QJsonObject frozen(const plan::PostMedia &media, const plan::MediaItem &item)
{
    QJsonObject object{
        {idKey, item.id.toString()},       {sha256Key, QString::fromLatin1(item.sha256.toHex())},
        {fileNameKey, item.fileName},      {mimeTypeKey, item.mimeType},
        {bytesKey, item.byteCount},        {widthKey, item.pixels.width()},
        {heightKey, item.pixels.height()}, {altTextKey, media.altText}};
    if (item.durationMilliseconds > 0)
        object.insert(durationKey, item.durationMilliseconds);
    if (const QJsonObject framing = plan::framingOf(media); !framing.isEmpty())
        object.insert(framingKey, framing);
    if (media.part > 0)
        object.insert(partKey, media.part);
    return object;
}

FrozenMedia thawedOne(const QJsonObject &object)
{
    FrozenMedia thawed;
    plan::MediaItem &item = thawed.item;
    item.id = plan::MediaId::fromString(object[idKey].toString());
    item.sha256 = QByteArray::fromHex(object[sha256Key].toString().toLatin1());
    item.fileName = object[fileNameKey].toString();
    item.mimeType = object[mimeTypeKey].toString();
    item.byteCount = object[bytesKey].toInteger();
    item.pixels = {object[widthKey].toInt(), object[heightKey].toInt()};
    item.durationMilliseconds = object[durationKey].toInteger();
    thawed.use.mediaId = item.id;
    thawed.use.altText = object[altTextKey].toString();
    plan::setFraming(thawed.use, object[framingKey].toObject());
    thawed.use.part = object[partKey].toInt();
    return thawed;
}

/// In the order of the parts that they go with.
std::vector<FrozenMedia> thawedMedia(const QJsonObject &content)
{
    const int last = static_cast<int>(content[threadKey].toArray().size());
    std::vector<FrozenMedia> media;
    for (const QJsonValue value : content[mediaKey].toArray()) {
        media.push_back(thawedOne(value.toObject()));
        media.back().use.part = std::clamp(media.back().use.part, 0, last);
    }
    std::ranges::stable_sort(media, {}, [](const FrozenMedia &one) { return one.use.part; });
    return media;
}
} // namespace

Result<QString> freezeContent(const plan::EffectiveVersion &version, const QStringList &languages,
                              const QHash<plan::MediaId, plan::MediaItem> &media, const QStringList &thread)
{
    QJsonArray files;
    for (const plan::PostMedia &used : version.media) {
        const auto found = media.constFind(used.mediaId);
        if (found == media.constEnd()) {
            return fail(ErrorCode::NotFound, Tr::tr("A picture of this post is not here any more."), {},
                        Tr::tr("Take it out of the post, or add it again."));
        }
        files.append(frozen(used, *found));
    }
    // Of one part too: the marks that part a text are not sent.
    QJsonObject content{{textKey, thread.isEmpty() ? version.text : thread.first()},
                        {commentKey, version.firstComment},
                        {mediaKey, files},
                        {languagesKey, QJsonArray::fromStringList(languages)},
                        {optionsKey, version.options}};
    if (thread.size() > 1)
        content.insert(threadKey, QJsonArray::fromStringList(thread.sliced(1)));
    return toText(content);
}

QString commentFor(const QString &comment, const networks::NetworkRules &rules)
{
    const bool hasNone = !rules.firstComment.value && !rules.firstComment.source.isEmpty();
    return hasNone || comment.trimmed().isEmpty() ? QString() : comment;
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
    post.earlierId = object[earlierKey].toString();
    post.text = object[textKey].toString();
    post.firstComment = object[commentKey].toString();
    for (const QJsonValue language : object[languagesKey].toArray())
        post.languages << language.toString();
    post.options = object[optionsKey].toObject();
    post.answers = networks::answeredOf(post.options);
    post.options.remove(networks::option::answers);
    for (const QJsonValue text : object[threadKey].toArray())
        post.parts.push_back({text.toString(), {}});
    for (const FrozenMedia &one : thawedMedia(object)) {
        auto &files =
            one.use.part == 0 ? post.media : post.parts[static_cast<size_t>(one.use.part) - 1].media;
        files.push_back({mediaPath(one.item), one.item.mimeType, one.item.byteCount, one.item.pixels,
                         one.use.altText, one.use.focus, one.item.durationMilliseconds});
    }
    return post;
}

std::vector<FrozenMedia> frozenMedia(const QString &content)
{
    return thawedMedia(toObject(content));
}

QStringList frozenTexts(const QString &content)
{
    const QJsonObject object = toObject(content);
    QStringList texts{object[textKey].toString()};
    for (const QJsonValue text : object[threadKey].toArray())
        texts << text.toString();
    return texts;
}

QString withTexts(const QString &content, const QStringList &texts)
{
    QJsonObject object = toObject(content);
    object[textKey] = texts.constFirst();
    if (texts.size() > 1)
        object[threadKey] = QJsonArray::fromStringList(texts.sliced(1));
    else
        object.remove(threadKey);
    return toText(object);
}

QString withFirstAttempt(const QString &content, Instant at, const QString &earlierId)
{
    QJsonObject object = toObject(content);
    if (object.contains(firstAttemptKey))
        return content;
    object[firstAttemptKey] = at.milliseconds();
    if (!earlierId.isEmpty())
        object[earlierKey] = earlierId;
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
    object.remove(earlierKey);
    return toText(object);
}

} // namespace hatstand::publish
