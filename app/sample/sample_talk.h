// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/conversation.h"
#include "networks/listener.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace hatstand::sample
{

/// One thing that was said.
struct SampleSaid
{
    int minutesAgo = 0;
    QString text;
    bool ours = false;
};

struct SampleNote
{
    int minutesAgo = 0;
    QString who;
    QString text;
};

/// What somebody has said to a client, and what we did about it.
struct SampleConversation
{
    QString client;  ///< its key
    QString network; ///< empty: the client's account on Practice
    QString place;
    networks::Channel channel = networks::Channel::Comment;
    QString thread; ///< of direct messages
    QString post;   ///< how the title of the post that it answers begins; empty: none
    QString about;
    QString aboutTitle;
    listen::ConversationKind kind = listen::ConversationKind::Other;
    listen::ConversationState state = listen::ConversationState::Open;
    int laterMinutes = 0; ///< from now
    bool read = false;
    std::optional<int> stars;
    QString warning;
    QString handle;
    QString name;
    QStringList labels;
    QString assignedTo;
    QString assignedBy;
    int assignMinutesAgo = 0;
    std::vector<SampleSaid> said;
    std::vector<SampleNote> notes;
    std::vector<networks::IncomingMedia> media; ///< of the first thing said
};

struct SampleSavedReply
{
    QString client;
    QString name;
    QString text;
};

struct SampleTalk
{
    int promiseMinutes = 0; ///< whatever the hour
    QString me;
    std::vector<SampleConversation> conversations;
    std::vector<SampleSavedReply> savedReplies;
};

/// The one that comes with the program.
[[nodiscard]] Result<SampleTalk> builtInSampleTalk();

} // namespace hatstand::sample
