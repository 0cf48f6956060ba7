// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listening_words.h"

#include "cli/context.h"
#include "cli/words.h"
#include "listen/kinds/kind_names.h"
#include "listen/sentiment/sentiment.h"
#include "listen/sources/source_list.h"

#include <array>

namespace hatstand::cli
{

namespace
{
using namespace Qt::StringLiterals;

constexpr std::array stateNames{"open"_L1, "waiting"_L1, "done"_L1, "later"_L1};

QJsonValue timeOrNull(const std::optional<Instant> &time)
{
    return time ? QJsonValue(time->toIso()) : QJsonValue(QJsonValue::Null);
}

template <class Tag>
QJsonValue idOrNull(const Id<Tag> &id)
{
    return id.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(id.toString());
}
} // namespace

QString sourceKindName(listen::SourceKind kind)
{
    constexpr std::array names{"account"_L1, "feed"_L1, "search"_L1, "import"_L1};
    return names[size_t(kind)];
}

QString conversationStateName(listen::ConversationState state)
{
    return stateNames[size_t(state)];
}

std::optional<listen::ConversationState> conversationStateFromName(const QString &name)
{
    for (size_t i = 0; i < stateNames.size(); ++i) {
        if (stateNames[i] == name)
            return listen::ConversationState(i);
    }
    return std::nullopt;
}

namespace
{
QString kindByName(listen::KindBy by)
{
    switch (by) {
    case listen::KindBy::Learned:
        return u"learned"_s;
    case listen::KindBy::Person:
        return u"person"_s;
    case listen::KindBy::Rule:
        break;
    }
    return u"rule"_s;
}
} // namespace

Error wrongKind(const QString &word)
{
    QStringList keys;
    for (const listen::ConversationKind kind : listen::allKinds)
        keys.append(listen::kindKey(kind));
    return wrongCall(Tr::tr("\"%1\" is no kind of a conversation.").arg(word),
                     Tr::tr("Use one of these: %1.").arg(keys.join(QStringLiteral(", "))));
}

QString channelName(networks::Channel channel)
{
    constexpr std::array names{"mention"_L1,        "reply"_L1,  "quote"_L1, "comment"_L1,
                               "direct-message"_L1, "review"_L1, "said"_L1};
    return names[size_t(channel)];
}

QJsonObject toJson(const listen::Source &source)
{
    const listen::SourceStanding &standing = source.standing;
    QJsonObject object{{u"id"_s, source.id.toString()},
                       {u"client"_s, source.clientId.toString()},
                       {u"account"_s, idOrNull(source.accountId)},
                       {u"kind"_s, sourceKindName(source.kind)},
                       {u"name"_s, source.name},
                       {u"address"_s, source.address},
                       {u"toInbox"_s, source.goesTo == listen::GoesTo::Inbox},
                       {u"paused"_s, source.paused},
                       {u"keepDays"_s, source.keepDays},
                       {u"group"_s, listen::groupOf(source)},
                       {u"nextAt"_s, standing.nextAt.toIso()},
                       {u"askedAt"_s, timeOrNull(standing.askedAt)},
                       {u"heardAt"_s, timeOrNull(standing.heardAt)},
                       {u"timesAsked"_s, standing.timesAsked},
                       {u"timesUnchanged"_s, standing.timesUnchanged},
                       {u"failures"_s, standing.failures}};
    if (standing.failures > 0)
        object.insert(u"error"_s, standing.error.sentence());
    return object;
}

QJsonObject toJson(const listen::Conversation &conversation)
{
    QJsonObject object{{u"id"_s, conversation.id.toString()},
                       {u"client"_s, conversation.clientId.toString()},
                       {u"account"_s, idOrNull(conversation.accountId)},
                       {u"post"_s, idOrNull(conversation.postId)},
                       {u"network"_s, conversation.network},
                       {u"channel"_s, channelName(conversation.channel)},
                       {u"kind"_s, QString(listen::kindKey(conversation.kind))},
                       {u"kindBy"_s, kindByName(conversation.kindBy)},
                       {u"state"_s, conversationStateName(conversation.state)},
                       {u"assignedTo"_s, conversation.assignedTo},
                       {u"from"_s, conversation.speakerName},
                       {u"text"_s, conversation.snippet},
                       {u"feeling"_s, QString(listen::feelingName(conversation.feeling))},
                       {u"messages"_s, conversation.messageCount},
                       {u"unread"_s, conversation.unread},
                       {u"lastAt"_s, conversation.lastAt.toIso()},
                       {u"waitingSince"_s, timeOrNull(conversation.waitingSince)},
                       {u"dueAt"_s, timeOrNull(conversation.dueAt)},
                       {u"laterUntil"_s, timeOrNull(conversation.laterUntil)}};
    if (conversation.stars)
        object.insert(u"stars"_s, *conversation.stars);
    return object;
}

QJsonObject toJson(const listen::Message &message)
{
    QJsonObject object{{u"id"_s, message.id.toString()},
                       {u"source"_s, message.sourceId.toString()},
                       {u"conversation"_s, idOrNull(message.conversationId)},
                       {u"network"_s, message.network},
                       {u"remoteId"_s, message.remoteId},
                       {u"answers"_s, message.answersId},
                       {u"url"_s, message.url.toString(QUrl::FullyEncoded)},
                       {u"channel"_s, channelName(message.channel)},
                       {u"ours"_s, message.isOurs},
                       {u"at"_s, message.at.toIso()},
                       {u"author"_s, message.author},
                       {u"title"_s, message.title},
                       {u"text"_s, message.text},
                       {u"language"_s, message.language},
                       {u"feeling"_s, QString(listen::feelingName(message.feeling))},
                       {u"compound"_s, message.compound},
                       {u"waitsForApproval"_s, message.isHidden}};
    if (message.stars)
        object.insert(u"stars"_s, *message.stars);
    return object;
}

QJsonObject toJson(const listen::MessageHit &hit)
{
    QString text = hit.text;
    text.remove(listen::hitBegin).remove(listen::hitEnd);
    return {{u"id"_s, hit.id.toString()},
            {u"client"_s, hit.clientId.toString()},
            {u"conversation"_s, idOrNull(hit.conversationId)},
            {u"author"_s, hit.author},
            {u"at"_s, hit.at.toIso()},
            {u"text"_s, text}};
}

} // namespace hatstand::cli
