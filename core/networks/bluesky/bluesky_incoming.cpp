// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_incoming.h"

#include "networks/bluesky/bluesky_identity.h"
#include "networks/bluesky/bluesky_incoming_media.h"
#include "networks/bluesky/bluesky_post_address.h"

#include <QJsonArray>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr qsizetype longestText = 30'000; // UTF-16; the lexicon allows 3000 bytes, and 10,000 in a chat
constexpr qsizetype longestName = 640;    // of a person
constexpr int mostTags = 100;
constexpr int mostLanguages = 10;

QJsonObject objectAt(const QJsonObject &parent, QLatin1StringView key)
{
    return parent[key].toObject();
}

/// Which piece of the text says what it does: its tags, and whom it names.
struct Facets
{
    QStringList tags;
    bool namesUs = false;
};

void addTag(QStringList &tags, const QString &tag)
{
    if (!tag.isEmpty() && tag.size() <= longestName && tags.size() < mostTags && !tags.contains(tag))
        tags << tag;
}

Facets facetsOf(const QJsonObject &record, const BlueskyEars &ears)
{
    Facets found;
    const QJsonArray facets = record[QLatin1StringView("facets")].toArray();
    for (const QJsonValue facet : facets) {
        const QJsonArray features = facet[QLatin1StringView("features")].toArray();
        for (const QJsonValue feature : features) {
            addTag(found.tags, feature[QLatin1StringView("tag")].toString());
            found.namesUs = found.namesUs || feature[QLatin1StringView("did")].toString() == ears.did;
        }
    }
    const QJsonArray further = record[QLatin1StringView("tags")].toArray();
    for (const QJsonValue tag : further)
        addTag(found.tags, tag.toString());
    return found;
}

QStringList languagesOf(const QJsonObject &record)
{
    QStringList languages;
    const QJsonArray listed = record[QLatin1StringView("langs")].toArray();
    for (const QJsonValue language : listed) {
        const QString tag = language.toString();
        if (!tag.isEmpty() && tag.size() <= longestName && languages.size() < mostLanguages)
            languages << tag;
    }
    return languages;
}

/// The address of a post that a record names; empty when it names no post.
QString postNamed(const QJsonObject &reference)
{
    const QString uri = reference[QLatin1StringView("uri")].toString();
    return blueskyPostName(uri) ? uri : QString();
}

Channel channelOf(const IncomingMessage &message, bool namesUs, const QString &reason,
                  const BlueskyEars &ears)
{
    const auto isOurs = [&ears](const QString &uri) {
        return !uri.isEmpty() && blueskyAuthorOf(uri) == ears.did;
    };
    if (isOurs(message.answersId) || isOurs(message.rootId))
        return Channel::Reply;
    if (isOurs(message.quotesId))
        return Channel::Quote;
    if (namesUs || reason == QLatin1StringView("mention"))
        return Channel::Mention;
    if (reason == QLatin1StringView("reply") ||
        (message.from.remoteId == ears.did && !message.answersId.isEmpty()))
        return Channel::Reply;
    if (reason == QLatin1StringView("quote"))
        return Channel::Quote;
    return Channel::Said;
}

QUrl pageOf(const Speaker &speaker, const BlueskyEars &ears)
{
    QUrl page = ears.site;
    page.setPath(QStringLiteral("/profile/") +
                 (speaker.handle.isEmpty() ? speaker.remoteId : speaker.handle));
    return page;
}
} // namespace

std::optional<Instant> blueskyTime(const QJsonValue &value)
{
    const QString text = value.toString();
    constexpr qsizetype longestTime = 64; // atproto.com/specs/lexicon: datetime
    if (text.isEmpty() || text.size() > longestTime)
        return std::nullopt;
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime) // without a zone: what is meant is not known, but not ours
        time.setTimeSpec(Qt::UTC);
    const Instant instant = Instant::fromDateTime(time);
    constexpr qint64 latest = 253'402'300'799'000; // the end of the year 9999
    if (instant.milliseconds() < 0 || instant.milliseconds() > latest)
        return std::nullopt;
    return instant;
}

QString blueskyAuthorOf(const QString &uri)
{
    const auto name = blueskyPostName(uri);
    return name ? name->who : QString();
}

std::optional<Speaker> blueskySpeaker(const QJsonObject &profile, const BlueskyEars &ears)
{
    Speaker speaker;
    speaker.remoteId = profile[QLatin1StringView("did")].toString();
    if (!isDid(speaker.remoteId))
        return std::nullopt;
    // A name that its server does not confirm any more is "handle.invalid".
    const QString handle = cleanHandle(profile[QLatin1StringView("handle")].toString());
    if (isHandle(handle) && handle != QLatin1StringView("handle.invalid"))
        speaker.handle = handle;
    speaker.displayName = profile[QLatin1StringView("displayName")].toString().trimmed().left(longestName);
    speaker.picture = blueskyWebAddress(profile[QLatin1StringView("avatar")]);
    const QJsonValue followers = profile[QLatin1StringView("followersCount")];
    if (followers.isDouble() && followers.toInteger(-1) >= 0)
        speaker.followers = followers.toInteger();
    speaker.page = pageOf(speaker, ears);
    return speaker;
}

std::optional<BlueskyMet> blueskyMet(const QJsonObject &view)
{
    const QString uri = view[QLatin1StringView("uri")].toString();
    const auto indexed = blueskyTime(view[QLatin1StringView("indexedAt")]);
    if (uri.isEmpty() || !indexed)
        return std::nullopt;
    const auto created =
        blueskyTime(objectAt(view, QLatin1StringView("record"))[QLatin1StringView("createdAt")]);
    return BlueskyMet{uri, *indexed, created.value_or(*indexed)};
}

bool blueskyShowsSomething(const QJsonObject &record)
{
    const QJsonObject embed = objectAt(record, QLatin1StringView("embed"));
    return !embed.isEmpty() &&
           embed[QLatin1StringView("$type")].toString() != QLatin1StringView("app.bsky.embed.record");
}

std::optional<IncomingMessage> blueskyMessage(const QJsonObject &view, const BlueskyEars &ears)
{
    IncomingMessage message;
    message.remoteId = view[QLatin1StringView("uri")].toString();
    const auto name = blueskyPostName(message.remoteId);
    if (!name || !view[QLatin1StringView("record")].isObject())
        return std::nullopt;
    auto speaker = blueskySpeaker(objectAt(view, QLatin1StringView("author")), ears);
    if (!speaker || speaker->remoteId != name->who)
        return std::nullopt;
    message.from = std::move(*speaker);

    const QJsonObject record = objectAt(view, QLatin1StringView("record"));
    const auto indexed = blueskyTime(view[QLatin1StringView("indexedAt")]);
    const auto created = blueskyTime(record[QLatin1StringView("createdAt")]);
    if (!indexed && !created)
        return std::nullopt;
    // The writer may say what it likes, but not that it comes from the future.
    message.at = std::min(created.value_or(*(indexed ? indexed : created)), *(indexed ? indexed : created));

    message.text = record[QLatin1StringView("text")].toString().left(longestText);
    const Facets facets = facetsOf(record, ears);
    message.hashtags = facets.tags;
    message.languages = languagesOf(record);
    const QJsonObject reply = objectAt(record, QLatin1StringView("reply"));
    message.answersId = postNamed(objectAt(reply, QLatin1StringView("parent")));
    message.rootId = postNamed(objectAt(reply, QLatin1StringView("root")));
    const QJsonObject embed = objectAt(record, QLatin1StringView("embed"));
    message.quotesId = blueskyQuoted(embed);
    message.media = blueskyMedia(embed, objectAt(view, QLatin1StringView("embed")));
    message.contentWarning = blueskyWarning(record, view);
    message.isOurs = message.from.remoteId == ears.did;
    message.channel = channelOf(message, facets.namesUs, view[QLatin1StringView("reason")].toString(), ears);
    message.url = message.from.page;
    message.url.setPath(message.url.path() + QStringLiteral("/post/") + name->recordKey);
    return message;
}

} // namespace hatstand::networks
