// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_records.h"

#include "networks/bluesky/bluesky_key.h"
#include "networks/bluesky/bluesky_post_address.h"
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
    if (const QJsonArray facets = blueskyFacets(text, answers.didOfHandle); !facets.isEmpty())
        record[QStringLiteral("facets")] = facets;
    if (const QJsonArray languages = languagesOf(post); !languages.isEmpty())
        record[QStringLiteral("langs")] = languages;
    return record;
}

QJsonObject create(QLatin1StringView collection, const QString &key, const QJsonObject &record)
{
    return {{typeKey, QStringLiteral("com.atproto.repo.applyWrites#create")},
            {QStringLiteral("collection"), QString(collection)},
            {QStringLiteral("rkey"), key},
            {QStringLiteral("value"), record}};
}

QString firstLink(const QString &text, const QString &except)
{
    const auto quoted = blueskyPostName(except);
    for (const BlueskyFacet &facet : findFacets(wellFormed(text))) {
        if (facet.kind == EntityKind::Link && isUri(facet.value) &&
            !(quoted && blueskyPostName(facet.value) == quoted))
            return facet.value;
    }
    return {};
}

Error tooLong()
{
    return {ErrorCode::InvalidInput,
            Words::tr("The thread is too long for Bluesky."),
            Words::tr("There is room for %n post(s), reply controls and first comment included.", nullptr,
                      longestChain),
            Words::tr("Make it shorter, or send it as several posts."),
            {}};
}

Error noKey()
{
    return {ErrorCode::InvalidInput,
            Words::tr("What follows the post cannot be written."),
            Words::tr("Its post has no proper record key."),
            Words::tr("Take the post back to a draft and schedule it again."),
            {}};
}

/// Writes what follows a post, one after the other.
class Chain
{
public:
    Chain(const OutgoingPost &post, const BlueskyAnswers &answers, QJsonArray writes)
        : m_post(post), m_answers(answers), m_writes(std::move(writes))
    {
    }

    /// The record at the top, written already, and what follows it if it answers something itself.
    bool begin(const QJsonObject &record)
    {
        const auto ref = refOf(m_post.recordKey, record);
        if (ref) {
            m_first = *ref;
            m_last = *ref;
        }
        return ref.has_value();
    }
    bool addPart(const OutgoingPart &part, const BlueskyShown &shown)
    {
        QJsonObject record = next(part.text, m_last);
        if (const QJsonObject embed = blueskyEmbed(part.media, shown, std::nullopt); !embed.isEmpty())
            record[QStringLiteral("embed")] = embed;
        const auto ref = add(record);
        if (ref)
            m_last = *ref;
        return ref.has_value();
    }
    bool addComment(const QString &text) { return add(next(text, m_first)).has_value(); }
    [[nodiscard]] const QJsonArray &writes() const { return m_writes; }

private:
    [[nodiscard]] std::optional<BlueskyRef> refOf(const QString &key, const QJsonObject &record) const
    {
        const auto cid = recordCid(record);
        if (key.isEmpty() || !cid)
            return std::nullopt;
        return BlueskyRef{blueskyPostUri(m_answers.did, key), *cid};
    }
    QJsonObject next(const QString &text, const BlueskyRef &above)
    {
        ++m_position;
        // A moment later each, so that they stand in this order wherever they are sorted.
        QJsonObject record = textRecord(text, m_post, m_answers, m_post.createdAt + Milliseconds(m_position));
        const BlueskyRef &root = m_answers.reply ? m_answers.reply->root : m_first;
        record[QStringLiteral("reply")] = QJsonObject{{QStringLiteral("root"), blueskyRef(root)},
                                                      {QStringLiteral("parent"), blueskyRef(above)}};
        return record;
    }
    std::optional<BlueskyRef> add(const QJsonObject &record)
    {
        const QString key = blueskyChainKey(m_post.recordKey, m_position);
        auto ref = refOf(key, record);
        if (ref)
            m_writes.append(create(blueskyPostCollection, key, record));
        return ref;
    }

    const OutgoingPost &m_post;
    const BlueskyAnswers &m_answers;
    QJsonArray m_writes;
    BlueskyRef m_first;
    BlueskyRef m_last;
    int m_position = 0;
};
} // namespace

QSet<QString> mentionedHandles(const OutgoingPost &post)
{
    QStringList texts{post.text, post.firstComment};
    for (const OutgoingPart &part : post.parts)
        texts << part.text;
    QSet<QString> handles;
    for (const QString &text : std::as_const(texts)) {
        for (const BlueskyFacet &facet : findFacets(wellFormed(text))) {
            if (facet.kind == EntityKind::Mention)
                handles.insert(facet.value.toLower());
        }
    }
    return handles;
}

QString cardAddress(const OutgoingPost &post)
{
    return post.media.empty() ? firstLink(post.text, post.options[option::quote].toString()) : QString();
}

QString cardAddress(const OutgoingPart &part)
{
    return part.media.empty() ? firstLink(part.text, {}) : QString();
}

QString blueskyPostUri(const QString &did, const QString &recordKey)
{
    return QStringLiteral("at://%1/%2/%3").arg(did, QString(blueskyPostCollection), recordKey);
}

QJsonArray blueskyFacets(const QString &text, const QHash<QString, QString> &didOfHandle)
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

QJsonObject blueskyPostRecord(const OutgoingPost &post, const BlueskyAnswers &answers)
{
    QJsonObject record = textRecord(post.text, post, answers, post.createdAt);
    if (answers.reply) {
        record[QStringLiteral("reply")] =
            QJsonObject{{QStringLiteral("root"), blueskyRef(answers.reply->root)},
                        {QStringLiteral("parent"), blueskyRef(answers.reply->parent)}};
    }
    if (const QJsonObject embed = blueskyEmbed(post.media, {answers.blobs, answers.card}, answers.quote);
        !embed.isEmpty())
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
    // The post at the top decides for the whole thread.
    if (const auto gate = blueskyThreadgate(post, answers.did); gate && !answers.reply)
        writes.append(create(threadgateCollection, post.recordKey, *gate));
    const bool hasComment = !post.firstComment.trimmed().isEmpty();
    if (post.parts.empty() && !hasComment)
        return writes;
    if (static_cast<size_t>(writes.size()) + post.parts.size() + (hasComment ? 1 : 0) > longestChain)
        return fail(tooLong());
    Chain chain(post, answers, std::move(writes));
    if (!chain.begin(record))
        return fail(noKey());
    for (size_t i = 0; i < post.parts.size(); ++i) {
        if (!chain.addPart(post.parts[i], i < answers.parts.size() ? answers.parts[i] : BlueskyShown()))
            return fail(noKey());
    }
    if (hasComment && !chain.addComment(post.firstComment))
        return fail(noKey());
    return chain.writes();
}

} // namespace hatstand::networks
