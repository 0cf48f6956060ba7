// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/mastodon/mastodon_incoming.h"

#include "networks/mastodon/mastodon_status.h"

#include <QHash>

namespace hatstand::networks
{

namespace
{
QString fieldOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString();
}

QJsonObject objectOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toObject();
}

/// What a browser may open; anything else is no address.
QUrl webUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    return isWeb && !url.host().isEmpty() ? url : QUrl();
}

QString handleOf(const QJsonObject &account, const MastodonReader &reader)
{
    QString acct = fieldOf(account, "acct");
    if (acct.isEmpty())
        acct = fieldOf(account, "username");
    if (!acct.isEmpty() && !acct.contains(u'@') && !reader.domain.isEmpty())
        acct += u'@' + reader.domain;
    return acct;
}

Speaker speakerOf(const QJsonObject &account, const MastodonReader &reader)
{
    Speaker speaker;
    speaker.remoteId = fieldOf(account, "id");
    speaker.handle = handleOf(account, reader);
    speaker.displayName = fieldOf(account, "display_name");
    speaker.page = webUrl(fieldOf(account, "url"));
    speaker.picture = webUrl(fieldOf(account, "avatar"));
    if (const qint64 count = account.value(QLatin1StringView("followers_count")).toInteger(-1); count >= 0)
        speaker.followers = count;
    return speaker;
}

/// Servers tell the kind only; how the file's name ends tells the rest where it can.
QString mimeTypeOf(const QString &kind, const QUrl &url)
{
    static const QHash<QString, QString> byEnding{{QStringLiteral("jpg"), QStringLiteral("image/jpeg")},
                                                  {QStringLiteral("jpeg"), QStringLiteral("image/jpeg")},
                                                  {QStringLiteral("png"), QStringLiteral("image/png")},
                                                  {QStringLiteral("gif"), QStringLiteral("image/gif")},
                                                  {QStringLiteral("webp"), QStringLiteral("image/webp")},
                                                  {QStringLiteral("avif"), QStringLiteral("image/avif")},
                                                  {QStringLiteral("heic"), QStringLiteral("image/heic")},
                                                  {QStringLiteral("mp4"), QStringLiteral("video/mp4")},
                                                  {QStringLiteral("webm"), QStringLiteral("video/webm")},
                                                  {QStringLiteral("mov"), QStringLiteral("video/quicktime")},
                                                  {QStringLiteral("mp3"), QStringLiteral("audio/mpeg")},
                                                  {QStringLiteral("ogg"), QStringLiteral("audio/ogg")},
                                                  {QStringLiteral("flac"), QStringLiteral("audio/flac")},
                                                  {QStringLiteral("wav"), QStringLiteral("audio/wav")}};
    const QString told = byEnding.value(url.path().section(u'.', -1).toLower());
    // A film without sound.
    const QString family = kind == QLatin1StringView("gifv") ? QStringLiteral("video") : kind;
    if (told.startsWith(family + u'/') || family == QLatin1StringView("unknown"))
        return told;
    static const QHash<QString, QString> usual{{QStringLiteral("image"), QStringLiteral("image/jpeg")},
                                               {QStringLiteral("video"), QStringLiteral("video/mp4")},
                                               {QStringLiteral("audio"), QStringLiteral("audio/mpeg")}};
    return usual.value(family);
}

std::vector<IncomingMedia> mediaOf(const QJsonObject &status)
{
    std::vector<IncomingMedia> all;
    const QJsonArray attachments = status.value(QLatin1StringView("media_attachments")).toArray();
    for (const QJsonValue value : attachments) {
        const QJsonObject attachment = value.toObject();
        IncomingMedia media;
        media.url = webUrl(fieldOf(attachment, "url"));
        if (media.url.isEmpty())
            media.url = webUrl(fieldOf(attachment, "remote_url"));
        if (media.url.isEmpty())
            continue;
        media.preview = webUrl(fieldOf(attachment, "preview_url"));
        media.mimeType = mimeTypeOf(fieldOf(attachment, "type"), media.url);
        media.altText = fieldOf(attachment, "description");
        all.push_back(std::move(media));
    }
    return all;
}

/// Mastodon's Quote, its shallow form, and the fields of Pleroma's kin.
QString quotedIdOf(const QJsonObject &status)
{
    const QJsonObject quote = objectOf(status, "quote");
    for (const QString &id :
         {fieldOf(objectOf(quote, "quoted_status"), "id"), fieldOf(quote, "quoted_status_id"),
          fieldOf(quote, "id"), fieldOf(status, "quote_id")}) {
        if (!id.isEmpty())
            return id;
    }
    return {};
}

bool names(const QJsonObject &status, const MastodonReader &reader)
{
    const QJsonArray mentions = status.value(QLatin1StringView("mentions")).toArray();
    for (const QJsonValue mention : mentions) {
        if (fieldOf(mention.toObject(), "id") == reader.accountId)
            return true;
    }
    return false;
}

Channel channelOf(const QJsonObject &status, const MastodonReader &reader)
{
    if (fieldOf(status, "visibility") == QLatin1StringView("direct"))
        return Channel::DirectMessage;
    const QString answered = fieldOf(status, "in_reply_to_account_id");
    if (!answered.isEmpty() && answered == reader.accountId)
        return Channel::Reply;
    return names(status, reader) ? Channel::Mention : Channel::Said;
}

/// An answer to somebody else; or to itself, in an exchange with others.
bool isAnswerToOthers(const QJsonObject &status, const MastodonReader &reader)
{
    if (fieldOf(status, "in_reply_to_id").isEmpty())
        return false;
    return fieldOf(status, "in_reply_to_account_id") != reader.accountId ||
           !status.value(QLatin1StringView("mentions")).toArray().isEmpty();
}

QJsonObject asOthersGiveIt(const QJsonObject &status, const MastodonReader &reader)
{
    return reader.isSnac ? plainSnacStatus(status) : status;
}
} // namespace

MastodonReader mastodonReader(const AccountIdentity &account, bool isSnac)
{
    QString domain = account.handle.section(u'@', 1);
    if (domain.isEmpty())
        domain = account.server.authority();
    return {account.remoteId, domain, isSnac};
}

QJsonObject plainSnacStatus(const QJsonObject &status)
{
    QJsonObject plain = status;
    if (const QJsonObject boosted = objectOf(status, "reblog"); !boosted.isEmpty())
        plain = boosted;
    if (fieldOf(plain, "visibility") == QLatin1StringView("private"))
        plain.insert(QLatin1StringView("visibility"), QStringLiteral("direct"));
    plain.remove(QLatin1StringView("language"));
    return plain;
}

std::optional<IncomingMessage> mastodonMessage(const QJsonObject &given, const MastodonReader &reader)
{
    const QJsonObject status = asOthersGiveIt(given, reader);
    const QJsonObject author = objectOf(status, "account");
    const auto at = timeOf(status, QLatin1StringView("created_at"));
    IncomingMessage message;
    message.remoteId = fieldOf(status, "id");
    message.from = speakerOf(author, reader);
    if (message.remoteId.isEmpty() || !at || message.from.remoteId.isEmpty())
        return std::nullopt;
    message.at = *at;
    message.channel = channelOf(status, reader);
    message.isForFollowers = fieldOf(status, "visibility") == QLatin1StringView("private");
    message.isOurs = message.from.remoteId == reader.accountId;
    if (message.channel != Channel::DirectMessage) {
        message.url = webUrl(fieldOf(status, "url"));
        if (message.url.isEmpty())
            message.url = webUrl(fieldOf(status, "uri"));
    }
    message.html = fieldOf(status, "content");
    message.contentWarning = fieldOf(status, "spoiler_text");
    message.answersId = fieldOf(status, "in_reply_to_id");
    message.quotesId = quotedIdOf(status);
    if (const QString language = fieldOf(status, "language"); !language.isEmpty())
        message.languages << language;
    const QJsonArray tags = status.value(QLatin1StringView("tags")).toArray();
    for (const QJsonValue tag : tags) {
        const QString name = fieldOf(tag.toObject(), "name");
        if (!name.isEmpty())
            message.hashtags << name;
    }
    message.media = mediaOf(status);
    return message;
}

std::vector<MastodonEntry> mastodonNotifications(const QJsonArray &page, const MastodonReader &reader)
{
    std::vector<MastodonEntry> entries;
    for (const QJsonValue value : page) {
        const QJsonObject notification = value.toObject();
        MastodonEntry entry{fieldOf(notification, "id"),
                            timeOf(notification, QLatin1StringView("created_at")), std::nullopt};
        if (entry.id.isEmpty())
            continue;
        const QString type = fieldOf(notification, "type");
        const bool isQuote = type == QLatin1StringView("quote");
        if (isQuote || type == QLatin1StringView("mention"))
            entry.message = mastodonMessage(objectOf(notification, "status"), reader);
        if (entry.message && isQuote)
            entry.message->channel = Channel::Quote;
        else if (entry.message && entry.message->channel == Channel::Said)
            entry.message->channel = Channel::Mention; // some do not list whom a status names
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<MastodonEntry> mastodonConversations(const QJsonArray &page, const MastodonReader &reader)
{
    std::vector<MastodonEntry> entries;
    for (const QJsonValue value : page) {
        const QJsonObject conversation = value.toObject();
        const QJsonObject last = objectOf(conversation, "last_status");
        // They are asked for by their last statuses; one without is empty.
        MastodonEntry entry{fieldOf(last, "id"), timeOf(last, QLatin1StringView("created_at")),
                            mastodonMessage(last, reader)};
        if (entry.id.isEmpty())
            continue;
        if (entry.message) {
            entry.message->channel = Channel::DirectMessage;
            entry.message->url = QUrl();
            entry.message->threadId = fieldOf(conversation, "id");
        }
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<MastodonEntry> mastodonOwnAnswers(const QJsonArray &page, const MastodonReader &reader)
{
    std::vector<MastodonEntry> entries;
    for (const QJsonValue value : page) {
        const QJsonObject status = asOthersGiveIt(value.toObject(), reader);
        MastodonEntry entry{fieldOf(status, "id"), timeOf(status, QLatin1StringView("created_at")),
                            std::nullopt};
        if (entry.id.isEmpty())
            continue;
        if (isAnswerToOthers(status, reader))
            entry.message = mastodonMessage(status, reader);
        if (entry.message && !entry.message->isOurs)
            entry.message.reset();
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<MastodonEntry> mastodonFound(const QJsonArray &page, const MastodonReader &reader)
{
    std::vector<MastodonEntry> entries;
    for (const QJsonValue value : page) {
        const QJsonObject status = value.toObject();
        MastodonEntry entry{fieldOf(status, "id"), timeOf(status, QLatin1StringView("created_at")),
                            mastodonMessage(status, reader)};
        if (entry.id.isEmpty())
            continue;
        if (entry.message)
            entry.message->channel = Channel::Said;
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::vector<IncomingMessage> mastodonThread(const QJsonObject &status, const QJsonObject &context,
                                            const MastodonReader &reader)
{
    std::vector<IncomingMessage> thread;
    const auto add = [&thread, &reader](const QJsonValue &value) {
        if (auto message = mastodonMessage(value.toObject(), reader))
            thread.push_back(std::move(*message));
    };
    const QJsonArray ancestors = context.value(QLatin1StringView("ancestors")).toArray();
    for (const QJsonValue value : ancestors)
        add(value);
    add(status);
    const QJsonArray descendants = context.value(QLatin1StringView("descendants")).toArray();
    for (const QJsonValue value : descendants)
        add(value);
    // What answers something that this server does not have may not be the beginning.
    if (thread.empty() || !thread.front().answersId.isEmpty())
        return thread;
    const QString root = thread.front().remoteId;
    for (IncomingMessage &message : thread) {
        if (message.remoteId != root)
            message.rootId = root;
    }
    return thread;
}

} // namespace hatstand::networks
