// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/instant.h"
#include "clients/client.h"
#include "listen/feeling.h"
#include "listen/sources/source.h"
#include "networks/listener.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace hatstand::listen
{

struct Message;
using MessageId = Id<Message>;
struct Conversation;
using ConversationId = Id<Conversation>;
struct StoredSpeaker;
using SpeakerId = Id<StoredSpeaker>;

/// One thing that somebody said, as it is kept.
struct Message
{
    MessageId id;
    qint64 row = 0; ///< its place among all, for pages; given when it is stored
    clients::ClientId clientId;
    SourceId sourceId;
    ConversationId conversationId; ///< null: only in the stream
    SpeakerId speakerId;           ///< null: nobody is named
    QString network;               ///< NetworkKey's text; "feed" of what a feed says
    QString place;                 ///< the server on which its ids mean something; empty: everywhere
    QString remoteId;
    QString answersId; ///< remote id of what it answers; empty: it begins something
    QUrl url;
    networks::Channel channel = networks::Channel::Said;
    bool isOurs = false;
    Instant at;
    Instant receivedAt;
    QString author; ///< name and handle, as search finds them
    QString title;
    QString text; ///< plain
    QString html; ///< as it came, unsafe: shown only through the cleaner. Empty: there is only the text
    QString language;
    Feeling feeling = Feeling::Unknown;
    JudgedBy feelingBy = JudgedBy::Program;
    double compound = 0; ///< -1 … 1
    std::optional<int> stars;
    bool isHidden = false; ///< waits for approval on its network
    QJsonObject extra;     ///< media, hashtags, warning: see intake/message_extra.h
};

} // namespace hatstand::listen
