// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/bluesky/bluesky_place.h"

#include "net/json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hatstand::networks
{

namespace
{
constexpr QLatin1StringView formKey("bluesky");
constexpr int form = 1;
constexpr QLatin1StringView partKey("part");
constexpr QLatin1StringView notificationsKey("notifications");
constexpr QLatin1StringView ownKey("own");
constexpr QLatin1StringView chatKey("chat");
constexpr QLatin1StringView walkKey("walk");
constexpr QLatin1StringView toReadKey("toRead");
constexpr QLatin1StringView messagesKey("messages");
constexpr QLatin1StringView fromKey("from");
constexpr QLatin1StringView notUntilKey("notUntil");

QJsonObject chatToJson(const BlueskyChatPlace &chat)
{
    QJsonArray toRead;
    for (const BlueskyConversation &conversation : chat.toRead)
        toRead.append(conversation.toJson());
    QJsonObject json{{walkKey, chat.walk.toJson()}};
    if (!toRead.isEmpty()) {
        json[toReadKey] = toRead;
        json[messagesKey] = chat.messageCursor;
        json[fromKey] = chat.messagesFrom.milliseconds();
    }
    if (chat.notUntil)
        json[notUntilKey] = chat.notUntil->milliseconds();
    return json;
}

BlueskyChatPlace chatFromJson(const QJsonObject &json, const BlueskyEars &ears)
{
    BlueskyChatPlace chat;
    chat.walk = BlueskyWalk::fromJson(json[walkKey].toObject());
    const QJsonArray toRead = json[toReadKey].toArray();
    for (const QJsonValue one : toRead) {
        if (auto conversation = BlueskyConversation::fromJson(one.toObject(), ears))
            chat.toRead.push_back(std::move(*conversation));
    }
    if (!chat.toRead.empty()) {
        chat.messageCursor = json[messagesKey].toString();
        chat.messagesFrom = Instant::fromMilliseconds(json[fromKey].toInteger());
    }
    if (const qint64 until = json[notUntilKey].toInteger(); until > 0)
        chat.notUntil = Instant::fromMilliseconds(until);
    return chat;
}
} // namespace

BlueskyPlace BlueskyPlace::fromText(const QString &text, const BlueskyEars &ears)
{
    BlueskyPlace place;
    const auto json = net::parseJsonObject(text.toUtf8());
    if (!json || json->value(formKey).toInt() != form)
        return place;
    const int part = json->value(partKey).toInt();
    if (part >= 0 && part <= static_cast<int>(Part::Chat))
        place.part = static_cast<Part>(part);
    place.notifications = BlueskyWalk::fromJson(json->value(notificationsKey).toObject());
    place.ownAnswers = BlueskyWalk::fromJson(json->value(ownKey).toObject());
    place.chat = chatFromJson(json->value(chatKey).toObject(), ears);
    return place;
}

QString BlueskyPlace::toText() const
{
    const QJsonObject json{{formKey, form},
                           {partKey, static_cast<int>(part)},
                           {notificationsKey, notifications.toJson()},
                           {ownKey, ownAnswers.toJson()},
                           {chatKey, chatToJson(chat)}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

} // namespace hatstand::networks
