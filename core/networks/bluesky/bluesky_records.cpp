// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_records.h"

#include "networks/bluesky/bluesky_key.h"
#include "networks/bluesky/dag_cbor.h"
#include "networks/post_options.h"
#include "networks/text/bluesky_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr QLatin1StringView typeKey("$type");
constexpr QLatin1StringView threadgateCollection("app.bsky.feed.threadgate");
constexpr qsizetype longestTagBytes = 640;            // app.bsky.richtext.facet
constexpr qsizetype longestUri = qsizetype{8} * 1024; // atproto.com/specs/lexicon: format "uri"

/// Text that survives the way through UTF-8 unchanged: half a surrogate pair is no character.
QString wellFormed(const QString &text)
{
    return QString::fromUtf8(text.toUtf8());
}

/// What a server takes as the address of a link; any other it would refuse with the whole post.
bool isUri(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\w+:(?://)?[^\\s/]\\S*$"));
    return text.size() <= longestUri && form.match(text).hasMatch();
}

QJsonObject feature(const BlueskyFacet &facet, const QHash<QString, QString> &didOfHandle)
{
    switch (facet.kind) {
    case EntityKind::Mention: {
        const QString did = didOfHandle.value(facet.value.toLower());
        if (did.isEmpty())
            return {};
        return {{typeKey, QStringLiteral("app.bsky.richtext.facet#mention")}, {QStringLiteral("did"), did}};
    }
    case EntityKind::Link:
        if (!isUri(facet.value))
            return {};
        return {{typeKey, QStringLiteral("app.bsky.richtext.facet#link")},
                {QStringLiteral("uri"), facet.value}};
    case EntityKind::Hashtag:
    case EntityKind::Cashtag:
        if (facet.value.toUtf8().size() > longestTagBytes)
            return {};
        return {{typeKey, QStringLiteral("app.bsky.richtext.facet#tag")},
                {QStringLiteral("tag"), facet.value}};
    }
    return {};
}

QJsonArray facetsOf(const QString &text, const QHash<QString, QString> &didOfHandle)
{
    QJsonArray facets;
    for (const BlueskyFacet &found : findFacets(text)) {
        const QJsonObject made = feature(found, didOfHandle);
        if (made.isEmpty())
            continue;
        facets.append(
            QJsonObject{{QStringLiteral("index"), QJsonObject{{QStringLiteral("byteStart"), found.byteStart},
                                                              {QStringLiteral("byteEnd"), found.byteEnd}}},
                        {QStringLiteral("features"), QJsonArray{QJsonValue(made)}}});
    }
    return facets;
}

QJsonArray languagesOf(const OutgoingPost &post)
{
    const QStringList chosen = postLanguages(post.options);
    QJsonArray languages;
    for (const QString &language : chosen.isEmpty() ? post.languages : chosen) {
        if (languages.size() < option::maxLanguages && isLanguageTag(language) &&
            !languages.contains(language))
            languages.append(language);
    }
    return languages;
}

/// The parts that a post and its comment have in common.
QJsonObject textRecord(const QString &given, const OutgoingPost &post, const BlueskyAnswers &answers,
                       Instant createdAt)
{
    const QString text = wellFormed(given);
    QJsonObject record{{typeKey, QString(blueskyPostCollection)},
                       {QStringLiteral("text"), text},
                       {QStringLiteral("createdAt"), createdAt.toIso()}};
    if (const QJsonArray facets = facetsOf(text, answers.didOfHandle); !facets.isEmpty())
        record[QStringLiteral("facets")] = facets;
    if (const QJsonArray languages = languagesOf(post); !languages.isEmpty())
        record[QStringLiteral("langs")] = languages;
    return record;
}

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

QJsonObject imagesEmbed(const OutgoingPost &post, const std::vector<QJsonObject> &blobs)
{
    QJsonArray images;
    for (size_t i = 0; i < blobs.size() && i < post.media.size(); ++i) {
        const OutgoingMedia &media = post.media[i];
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

QJsonObject embedOf(const OutgoingPost &post, const BlueskyAnswers &answers)
{
    if (!answers.blobs.empty() && !post.media.empty()) {
        const OutgoingMedia &first = post.media.front();
        return first.mimeType.startsWith(QLatin1StringView("video/"))
                   ? videoEmbed(first, answers.blobs.front())
                   : imagesEmbed(post, answers.blobs);
    }
    return answers.card ? cardEmbed(*answers.card) : QJsonObject();
}

QJsonObject create(QLatin1StringView collection, const QString &key, const QJsonObject &record)
{
    return {{typeKey, QStringLiteral("com.atproto.repo.applyWrites#create")},
            {QStringLiteral("collection"), QString(collection)},
            {QStringLiteral("rkey"), key},
            {QStringLiteral("value"), record}};
}

QJsonObject commentRecord(const OutgoingPost &post, const BlueskyAnswers &answers, const QString &postCid)
{
    // A moment later, so that it stands after the post wherever both are sorted.
    QJsonObject record = textRecord(post.firstComment, post, answers, post.createdAt + Milliseconds(1));
    const QJsonObject above{{QStringLiteral("uri"), blueskyPostUri(answers.did, post.recordKey)},
                            {QStringLiteral("cid"), postCid}};
    record[QStringLiteral("reply")] =
        QJsonObject{{QStringLiteral("root"), above}, {QStringLiteral("parent"), above}};
    return record;
}
} // namespace

QSet<QString> mentionedHandles(const OutgoingPost &post)
{
    QSet<QString> handles;
    for (const QString &text : {post.text, post.firstComment}) {
        for (const BlueskyFacet &facet : findFacets(wellFormed(text))) {
            if (facet.kind == EntityKind::Mention)
                handles.insert(facet.value.toLower());
        }
    }
    return handles;
}

QString cardAddress(const OutgoingPost &post)
{
    if (!post.media.empty())
        return {};
    for (const BlueskyFacet &facet : findFacets(wellFormed(post.text))) {
        if (facet.kind == EntityKind::Link && isUri(facet.value))
            return facet.value;
    }
    return {};
}

QString blueskyPostUri(const QString &did, const QString &recordKey)
{
    return QStringLiteral("at://%1/%2/%3").arg(did, QString(blueskyPostCollection), recordKey);
}

QJsonObject blueskyPostRecord(const OutgoingPost &post, const BlueskyAnswers &answers)
{
    QJsonObject record = textRecord(post.text, post, answers, post.createdAt);
    if (const QJsonObject embed = embedOf(post, answers); !embed.isEmpty())
        record[QStringLiteral("embed")] = embed;
    return record;
}

std::optional<QJsonObject> blueskyThreadgate(const OutgoingPost &post, const QString &did)
{
    const ReplyControl control = replyControl(post.options);
    if (control.who == ReplyControl::Who::Everyone)
        return std::nullopt;
    QJsonArray allowed;
    if (control.mentioned)
        allowed.append(QJsonObject{{typeKey, QStringLiteral("app.bsky.feed.threadgate#mentionRule")}});
    if (control.following)
        allowed.append(QJsonObject{{typeKey, QStringLiteral("app.bsky.feed.threadgate#followingRule")}});
    return QJsonObject{{typeKey, QString(threadgateCollection)},
                       {QStringLiteral("post"), blueskyPostUri(did, post.recordKey)},
                       {QStringLiteral("allow"), allowed},
                       {QStringLiteral("createdAt"), post.createdAt.toIso()}};
}

Result<QJsonArray> blueskyWrites(const OutgoingPost &post, const BlueskyAnswers &answers)
{
    const QJsonObject record = blueskyPostRecord(post, answers);
    QJsonArray writes{QJsonValue(create(blueskyPostCollection, post.recordKey, record))};
    if (const auto gate = blueskyThreadgate(post, answers.did))
        writes.append(create(threadgateCollection, post.recordKey, *gate));
    if (post.firstComment.trimmed().isEmpty())
        return writes;
    const QString key = commentKey(post.recordKey);
    const auto cid = recordCid(record);
    if (key.isEmpty() || !cid) {
        return fail(ErrorCode::InvalidInput, Words::tr("The first comment cannot be written."),
                    Words::tr("Its post has no proper record key."),
                    Words::tr("Take the post back to a draft and schedule it again."));
    }
    writes.append(create(blueskyPostCollection, key, commentRecord(post, answers, *cid)));
    return writes;
}

} // namespace hatstand::networks
