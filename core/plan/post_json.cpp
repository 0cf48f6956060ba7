// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_json.h"

#include "plan/media/framing.h"
#include "plan/wall_text.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
using Unexpected = tl::unexpected<Error>;

Unexpected wrongKey(const QString &key)
{
    return fail(
        ErrorCode::InvalidInput,
        QCoreApplication::translate("hatstand::plan", "This is not a post that can be read."),
        QCoreApplication::translate("hatstand::plan", "\"%1\" holds something else than expected.").arg(key));
}

/// Reads keys one after the other and remembers the first that holds the wrong type.
class Reader
{
public:
    explicit Reader(const QJsonObject &json) : m_json(json) {}

    [[nodiscard]] bool has(const QString &key) const { return m_json.contains(key); }
    QString text(const QString &key)
    {
        return take(key, [](const QJsonValue &v) { return v.isString(); }).toString();
    }
    bool boolean(const QString &key)
    {
        return take(key, [](const QJsonValue &v) { return v.isBool(); }).toBool();
    }
    qint64 integer(const QString &key)
    {
        return take(key, [](const QJsonValue &v) { return v.isDouble(); }).toInteger();
    }
    QJsonObject object(const QString &key)
    {
        return take(key, [](const QJsonValue &v) { return v.isObject(); }).toObject();
    }
    QJsonArray array(const QString &key)
    {
        return take(key, [](const QJsonValue &v) { return v.isArray(); }).toArray();
    }
    template <class IdType>
    IdType id(const QString &key)
    {
        const QString value = text(key);
        const IdType result = IdType::fromString(value);
        if (!value.isEmpty() && result.isNull())
            note(key);
        return result;
    }
    void note(const QString &key)
    {
        if (m_wrong.isEmpty())
            m_wrong = key;
    }
    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    template <class Test>
    QJsonValue take(const QString &key, Test test)
    {
        QJsonValue value = m_json.value(key);
        if (value.isUndefined())
            return {};
        if (!test(value)) {
            note(key);
            return {};
        }
        return value;
    }

    const QJsonObject &m_json;
    QString m_wrong;
};

void put(QJsonObject &json, const QString &key, const QString &value)
{
    if (!value.isEmpty())
        json.insert(key, value);
}

QJsonArray mediaToJson(const std::vector<PostMedia> &media)
{
    QJsonArray array;
    for (const PostMedia &item : media) {
        QJsonObject json;
        json.insert(QStringLiteral("id"), item.mediaId.toString());
        put(json, QStringLiteral("alt"), item.altText);
        if (const QJsonObject framing = framingOf(item); !framing.isEmpty())
            json.insert(QStringLiteral("framing"), framing);
        if (item.part != 0)
            json.insert(QStringLiteral("part"), item.part);
        array.append(json);
    }
    return array;
}

std::vector<PostMedia> mediaFromJson(const QJsonArray &array, Reader &outer)
{
    std::vector<PostMedia> media;
    for (const QJsonValue value : array) {
        const QJsonObject json = value.toObject();
        Reader reader(json);
        PostMedia item{reader.id<MediaId>(QStringLiteral("id")), reader.text(QStringLiteral("alt"))};
        setFraming(item, reader.object(QStringLiteral("framing")));
        item.part = static_cast<int>(std::max<qint64>(0, reader.integer(QStringLiteral("part"))));
        if (item.mediaId.isNull() || !reader.wrong().isEmpty())
            outer.note(QStringLiteral("media"));
        media.push_back(std::move(item));
    }
    return media;
}

QJsonObject versionToJson(const Version &version)
{
    QJsonObject json;
    json.insert(QStringLiteral("account"), version.accountId.toString());
    if (version.text)
        json.insert(QStringLiteral("text"), *version.text);
    if (version.firstComment)
        json.insert(QStringLiteral("firstComment"), *version.firstComment);
    if (version.media)
        json.insert(QStringLiteral("media"), mediaToJson(*version.media));
    if (!version.options.isEmpty())
        json.insert(QStringLiteral("options"), version.options);
    return json;
}

Version versionFromJson(const QJsonObject &json, Reader &outer)
{
    Reader reader(json);
    Version version;
    version.accountId = reader.id<clients::AccountId>(QStringLiteral("account"));
    if (reader.has(QStringLiteral("text")))
        version.text = reader.text(QStringLiteral("text"));
    if (reader.has(QStringLiteral("firstComment")))
        version.firstComment = reader.text(QStringLiteral("firstComment"));
    if (reader.has(QStringLiteral("media")))
        version.media = mediaFromJson(reader.array(QStringLiteral("media")), reader);
    version.options = reader.object(QStringLiteral("options"));
    if (version.accountId.isNull() || !reader.wrong().isEmpty())
        outer.note(QStringLiteral("versions"));
    return version;
}
} // namespace

QJsonObject postContentToJson(const Post &post)
{
    QJsonObject json;
    put(json, QStringLiteral("title"), post.title);
    put(json, QStringLiteral("text"), post.text);
    put(json, QStringLiteral("firstComment"), post.firstComment);
    put(json, QStringLiteral("label"), post.label);
    if (!post.campaignId.isNull())
        json.insert(QStringLiteral("campaign"), post.campaignId.toString());
    if (post.tagLinks)
        json.insert(QStringLiteral("tagLinks"), true);
    if (!post.media.empty())
        json.insert(QStringLiteral("media"), mediaToJson(post.media));
    if (!post.versions.empty()) {
        QJsonArray versions;
        for (const Version &version : post.versions)
            versions.append(versionToJson(version));
        json.insert(QStringLiteral("versions"), versions);
    }
    return json;
}

Result<Post> postContentFromJson(const QJsonObject &json)
{
    Reader reader(json);
    Post post;
    post.title = reader.text(QStringLiteral("title"));
    post.text = reader.text(QStringLiteral("text"));
    post.firstComment = reader.text(QStringLiteral("firstComment"));
    post.label = reader.text(QStringLiteral("label"));
    post.campaignId = reader.id<strategy::CampaignId>(QStringLiteral("campaign"));
    post.tagLinks = reader.boolean(QStringLiteral("tagLinks"));
    post.media = mediaFromJson(reader.array(QStringLiteral("media")), reader);
    for (const QJsonValue value : reader.array(QStringLiteral("versions")))
        post.versions.push_back(versionFromJson(value.toObject(), reader));
    if (!reader.wrong().isEmpty())
        return wrongKey(reader.wrong());
    return post;
}

QByteArray postContentBytes(const Post &post)
{
    return QJsonDocument(postContentToJson(post)).toJson(QJsonDocument::Compact);
}

Result<Post> postContentFromBytes(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject()) {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("hatstand::plan", "This is not a post that can be read."), {},
                    {}, error.errorString());
    }
    return postContentFromJson(document.object());
}

QJsonObject postToJson(const Post &post)
{
    QJsonObject json = postContentToJson(post);
    json.insert(QStringLiteral("id"), post.id.toString());
    json.insert(QStringLiteral("client"), post.clientId.toString());
    json.insert(QStringLiteral("status"), postStatusName(post.status));
    json.insert(QStringLiteral("createdAt"), post.createdAt.milliseconds());
    json.insert(QStringLiteral("updatedAt"), post.updatedAt.milliseconds());
    if (post.position != 0)
        json.insert(QStringLiteral("position"), post.position);
    if (post.planned) {
        QJsonObject planned;
        planned.insert(QStringLiteral("wall"), wallToText(post.planned->wall));
        planned.insert(QStringLiteral("zone"), QString::fromUtf8(post.planned->zone));
        planned.insert(QStringLiteral("at"), post.planned->instant.milliseconds());
        json.insert(QStringLiteral("planned"), planned);
    }
    if (post.deletedAt)
        json.insert(QStringLiteral("deletedAt"), post.deletedAt->milliseconds());
    return json;
}

Result<Post> postFromJson(const QJsonObject &json)
{
    auto post = postContentFromJson(json);
    if (!post)
        return post;
    Reader reader(json);
    post->id = reader.id<PostId>(QStringLiteral("id"));
    post->clientId = reader.id<clients::ClientId>(QStringLiteral("client"));
    post->createdAt = Instant::fromMilliseconds(reader.integer(QStringLiteral("createdAt")));
    post->updatedAt = Instant::fromMilliseconds(reader.integer(QStringLiteral("updatedAt")));
    post->position = int(reader.integer(QStringLiteral("position")));
    if (reader.has(QStringLiteral("status"))) {
        const auto status = postStatusFromName(reader.text(QStringLiteral("status")));
        if (!status)
            reader.note(QStringLiteral("status"));
        post->status = status.value_or(PostStatus::Draft);
    }
    if (reader.has(QStringLiteral("deletedAt")))
        post->deletedAt = Instant::fromMilliseconds(reader.integer(QStringLiteral("deletedAt")));
    if (reader.has(QStringLiteral("planned"))) {
        const QJsonObject inner = reader.object(QStringLiteral("planned"));
        Reader planned(inner);
        PlannedTime time;
        time.wall = wallFromText(planned.text(QStringLiteral("wall")));
        time.zone = planned.text(QStringLiteral("zone")).toUtf8();
        time.instant = Instant::fromMilliseconds(planned.integer(QStringLiteral("at")));
        if (!time.wall.isValid() || !planned.wrong().isEmpty())
            reader.note(QStringLiteral("planned"));
        post->planned = time;
    }
    if (!reader.wrong().isEmpty())
        return wrongKey(reader.wrong());
    return post;
}

QJsonObject effectiveVersionToJson(const EffectiveVersion &version)
{
    QJsonObject json;
    put(json, QStringLiteral("text"), version.text);
    put(json, QStringLiteral("firstComment"), version.firstComment);
    if (!version.media.empty())
        json.insert(QStringLiteral("media"), mediaToJson(version.media));
    if (!version.options.isEmpty())
        json.insert(QStringLiteral("options"), version.options);
    return json;
}

Result<EffectiveVersion> effectiveVersionFromJson(const QJsonObject &json)
{
    Reader reader(json);
    EffectiveVersion version;
    version.text = reader.text(QStringLiteral("text"));
    version.firstComment = reader.text(QStringLiteral("firstComment"));
    version.media = mediaFromJson(reader.array(QStringLiteral("media")), reader);
    version.options = reader.object(QStringLiteral("options"));
    if (!reader.wrong().isEmpty())
        return wrongKey(reader.wrong());
    return version;
}

void takeContent(Post &post, const Post &content)
{
    post.title = content.title;
    post.text = content.text;
    post.firstComment = content.firstComment;
    post.label = content.label;
    post.campaignId = content.campaignId;
    post.tagLinks = content.tagLinks;
    post.media = content.media;
    post.versions = content.versions;
}

bool sameContent(const Post &a, const Post &b)
{
    return a.title == b.title && a.text == b.text && a.firstComment == b.firstComment && a.label == b.label &&
           a.campaignId == b.campaignId && a.tagLinks == b.tagLinks && a.media == b.media &&
           a.versions == b.versions;
}

} // namespace hatstand::plan
