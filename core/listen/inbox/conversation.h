// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "listen/inbox/message.h"
#include "plan/post.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace hatstand::listen
{

/// What somebody wants. Stored by number.
enum class ConversationKind {
    Other = 0,
    Question = 1,
    Complaint = 2,
    Praise = 3,
    Order = 4,
    Press = 5,
    Spam = 6,
};

/// How the kind was found. Stored by number.
enum class KindBy {
    Rule = 0,
    Learned = 1, ///< from corrections
    Person = 2,  ///< never changed by the program again
};

/// What somebody wants by one thing that they have said.
struct SaidKind
{
    Instant at;
    ConversationKind kind = ConversationKind::Other;
    KindBy by = KindBy::Rule;
};

/// Where it stands with us. Stored by number.
enum class ConversationState {
    Open = 0,    ///< waits for us
    Waiting = 1, ///< we have answered; waits for them
    Done = 2,
    Later = 3, ///< put off until a time, then open again
};

/// What people say to each other and to us, threaded: what the inbox lists.
struct Conversation
{
    ConversationId id;
    qint64 row = 0; ///< its place among all, for pages; given when it is stored
    clients::ClientId clientId;
    SourceId sourceId;
    clients::AccountId accountId; ///< by whom it is answered; null: not by program
    QString network;
    QString place;    ///< the server on which ids in it mean something; empty: everywhere
    QString threadId; ///< what the network calls it (direct messages); else empty
    networks::Channel channel = networks::Channel::Said; ///< how it began
    ConversationKind kind = ConversationKind::Other;
    KindBy kindBy = KindBy::Rule;
    ConversationState state = ConversationState::Open;
    std::optional<Instant> laterUntil;
    QString assignedTo;  ///< empty: nobody
    SpeakerId speakerId; ///< the last who was not us
    QString speakerName;
    plan::PostId postId; ///< ours that it answers; null: none that we know
    QString about;       ///< address of the page that it stands below
    QString aboutTitle;
    QString snippet;                    ///< the beginning of the last message that was not ours
    Feeling feeling = Feeling::Unknown; ///< of the same
    std::optional<int> stars;
    int messageCount = 0;
    bool unread = false;
    Instant firstAt;
    Instant lastAt;
    qint64 lastRow = 0; ///< of the message that came in last (see Message::row)
    /// Everything that has come in up to that row is dealt with, whether it was answered or not.
    qint64 settledRow = 0;
    std::optional<Instant> waitingSince; ///< of the first message that waits for us
    std::optional<Instant> dueAt;        ///< until when an answer is promised
};

} // namespace hatstand::listen
