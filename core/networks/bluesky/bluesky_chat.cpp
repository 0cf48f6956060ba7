// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_chat.h"

#include "networks/bluesky/bluesky_incoming_media.h"
#include "networks/bluesky/bluesky_post_address.h"

#include <QJsonArray>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView idKey("id");
constexpr QLatin1StringView didKey("did");
constexpr QLatin1StringView membersKey("members");
constexpr QLatin1StringView handleKey("handle");
constexpr QLatin1StringView nameKey("displayName");
constexpr QLatin1StringView avatarKey("avatar");
constexpr QLatin1StringView sentAtKey("sentAt");
constexpr QLatin1StringView chatPrefix("chat:");

constexpr qsizetype longestId = 512;
constexpr qsizetype longestText = 30'000;
constexpr int mostMembers = 50;

bool isId(const QString &id)
{
    return !id.isEmpty() && id.size() <= longestId && !id.contains(u'/');
}

std::vector<Speaker> membersOf(const QJsonArray &profiles, const BlueskyEars &ears)
{
    std::vector<Speaker> members;
    for (const QJsonValue profile : profiles) {
        if (members.size() >= mostMembers)
            break;
        if (auto speaker = blueskySpeaker(profile.toObject(), ears))
            members.push_back(std::move(*speaker));
    }
    return members;
}

bool isOfType(const QJsonObject &item, QLatin1StringView name)
{
    return item[QLatin1StringView("$type")].toString().endsWith(name);
}

Speaker senderOf(const QString &did, const BlueskyConversation &conversation, const BlueskyEars &ears)
{
    const auto found = std::find_if(conversation.members.begin(), conversation.members.end(),
                                    [&did](const Speaker &member) { return member.remoteId == did; });
    if (found != conversation.members.end())
        return *found;
    return blueskySpeaker({{didKey, did}}, ears).value_or(Speaker());
}

void readTags(IncomingMessage &message, const QJsonObject &item)
{
    constexpr qsizetype mostTags = 100;
    const QJsonArray facets = item[QLatin1StringView("facets")].toArray();
    for (const QJsonValue facet : facets) {
        const QJsonArray features = facet[QLatin1StringView("features")].toArray();
        for (const QJsonValue feature : features) {
            const QString tag = feature[QLatin1StringView("tag")].toString();
            if (!tag.isEmpty() && message.hashtags.size() < mostTags && !message.hashtags.contains(tag))
                message.hashtags << tag;
        }
    }
}

std::optional<IncomingMessage> messageOf(const QJsonObject &item, const BlueskyConversation &conversation,
                                         const BlueskyEars &ears)
{
    const QString id = item[idKey].toString();
    const auto sentAt = blueskyTime(item[sentAtKey]);
    const QString sender = item[QLatin1StringView("sender")][didKey].toString();
    if (!isId(id) || !sentAt || sender.isEmpty() || !item[QLatin1StringView("text")].isString())
        return std::nullopt;
    IncomingMessage message;
    message.remoteId = blueskyChatId(conversation.id, id);
    message.channel = Channel::DirectMessage;
    message.from = senderOf(sender, conversation, ears);
    if (message.from.remoteId.isEmpty())
        return std::nullopt;
    message.at = *sentAt;
    message.text = item[QLatin1StringView("text")].toString().left(longestText);
    message.threadId = conversation.id;
    message.isOurs = sender == ears.did;
    const QString answered = item[QLatin1StringView("replyTo")][idKey].toString();
    if (isId(answered))
        message.answersId = blueskyChatId(conversation.id, answered);
    const QString quoted =
        item[QLatin1StringView("embed")][QLatin1StringView("record")][QLatin1StringView("uri")].toString();
    if (blueskyPostName(quoted))
        message.quotesId = quoted;
    readTags(message, item);
    return message;
}
} // namespace

QString blueskyChatId(const QString &conversation, const QString &message)
{
    return QString(chatPrefix) + conversation + u'/' + message;
}

QString blueskyConversationOf(const QString &remoteId)
{
    if (!remoteId.startsWith(chatPrefix))
        return {};
    const QString id = remoteId.mid(chatPrefix.size()).section(u'/', 0, 0);
    return isId(id) ? id : QString();
}

QJsonObject BlueskyConversation::toJson() const
{
    QJsonArray people;
    for (const Speaker &member : members) {
        people.append(QJsonObject{{didKey, member.remoteId},
                                  {handleKey, member.handle},
                                  {nameKey, member.displayName},
                                  {avatarKey, member.picture.toString()}});
    }
    return {{idKey, id}, {membersKey, people}};
}

std::optional<BlueskyConversation> BlueskyConversation::fromJson(const QJsonObject &json,
                                                                 const BlueskyEars &ears)
{
    BlueskyConversation conversation;
    conversation.id = json[idKey].toString();
    if (!isId(conversation.id))
        return std::nullopt;
    conversation.members = membersOf(json[membersKey].toArray(), ears);
    conversation.lastMessageAt = blueskyTime(json[QLatin1StringView("lastMessage")][sentAtKey]);
    return conversation;
}

std::vector<BlueskyConversation> blueskyConversations(const QJsonObject &answer, const BlueskyEars &ears,
                                                      BlueskyWalk &walk)
{
    std::vector<BlueskyConversation> conversations;
    const QJsonArray items = answer[QLatin1StringView("convos")].toArray();
    for (const QJsonValue item : items) {
        auto conversation = BlueskyConversation::fromJson(item.toObject(), ears);
        if (!conversation || !conversation->lastMessageAt)
            continue;
        // By what was said last: the same exchange is met again when there is more in it.
        const QString last = item[QLatin1StringView("lastMessage")][idKey].toString();
        const Instant at = *conversation->lastMessageAt;
        const QString id = blueskyChatId(conversation->id, last);
        if (walk.meet({id, at, at})) {
            walk.remember(id);
            conversations.push_back(std::move(*conversation));
        }
    }
    return conversations;
}

BlueskyChatPage blueskyChatMessages(const QJsonObject &answer, const BlueskyConversation &conversation,
                                    const BlueskyEars &ears, Instant floor)
{
    BlueskyChatPage page;
    page.serverCursor = answer[QLatin1StringView("cursor")].toString();
    std::optional<Instant> last;
    const QJsonArray items = answer[QLatin1StringView("messages")].toArray();
    for (const QJsonValue value : items) {
        const QJsonObject item = value.toObject();
        const auto sentAt = blueskyTime(item[sentAtKey]);
        if (sentAt)
            last = sentAt;
        if (!sentAt || *sentAt < floor)
            continue;
        if (isOfType(item, QLatin1StringView("#deletedMessageView"))) {
            if (isId(item[idKey].toString()))
                page.goneIds << blueskyChatId(conversation.id, item[idKey].toString());
        } else if (auto message = messageOf(item, conversation, ears)) {
            page.messages.push_back(std::move(*message));
        }
    }
    if (items.isEmpty() || (last && *last < floor))
        page.serverCursor.clear();
    return page;
}

} // namespace hatstand::networks
