// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/message.h"
#include "plan/post.h"

#include <QString>

#include <optional>

namespace hatstand::listen
{

/// How an answer stands. Stored by number.
enum class ReplyStanding {
    OnItsWay = 0,
    NeedsPerson = 1, ///< it failed, was missed, or nobody knows: its conversation is open again
    Arrived = 2,     ///< it stands on the network, and among the messages
};

/// Which message one of our posts answers.
struct Reply
{
    plan::PostId postId;
    ConversationId conversationId;
    MessageId messageId;   ///< null: it is not here any more
    bool thenDone = false; ///< nothing more is to be done about the conversation; else it waits for them
    qint64 seenRow = 0;    ///< Conversation::lastRow, as whoever wrote it had it before them
    QString who;           ///< who wrote it; empty: somebody here
    Instant createdAt;
    ReplyStanding standing = ReplyStanding::OnItsWay;
    // How the conversation stood before.
    std::optional<Instant> askedAt; ///< since when somebody waited
    std::optional<Instant> dueAt;   ///< until when an answer was promised
    qint64 settledRow = 0;          ///< up to where all was dealt with
};

/// What was begun in the box below a conversation, and not sent.
struct ReplyDraft
{
    QString text;
    bool isNote = false; ///< only the team shall see it
};

} // namespace hatstand::listen
