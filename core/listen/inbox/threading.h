// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/conversation_table.h"
#include "listen/inbox/message_table.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace hatstand::listen
{

/// Which conversation a message belongs to. However the messages come in, one set of them makes the same
/// conversations:
///
///  - Somebody else's message that came into the inbox begins a conversation.
///  - What answers a message of a conversation belongs to it. So does what the network itself keeps in one
///    thread (direct messages); two threads of a network stay two, and nothing public joins one.
///  - What we have said ourselves begins none: our posts, and the parts of our threads, are what everybody
///    answers, and each answer to them is a conversation of its own. Once we have answered somebody, our
///    answer belongs to theirs, and so does what is said to it.
///
/// All of it inside a transaction of the caller.
class Threading
{
public:
    Threading(storage::Database &database, const Clock &clock)
        : m_messages(database), m_conversations(database), m_clock(clock)
    {
    }

    /// Where a message that is about to be stored belongs; a conversation is begun where it begins one. Null:
    /// in none (yet).
    [[nodiscard]] Result<ConversationId> place(const MessageDraft &draft, const MessageMark &mark,
                                               const Source &source);
    /// Draws in what answers a message that has just come into a conversation: answers can be heard before
    /// what they answer. Answers the conversation that it stands in afterwards.
    Result<ConversationId> drawIn(const MessageName &name, const ConversationId &into);

    /// Something that is not ours has come into it.
    void noteNews(const ConversationId &id) { m_withNews.insert(id); }
    /// What is said there (anew, or otherwise than before) wants that. Of several the last that wants
    /// something counts.
    void noteSaid(const ConversationId &id, const SaidKind &said);
    /// A message of it says something else now.
    void touch(const ConversationId &id) { m_touched.insert(id); }

    /// Conversations to be brought up to date.
    struct Touched
    {
        QSet<ConversationId> all; ///< that messages have come into, or changed in
        QSet<ConversationId> withNews;
        QHash<ConversationId, SaidKind> said; ///< what noteSaid was told
    };
    /// Those since this was last asked.
    [[nodiscard]] Touched takeTouched();

private:
    [[nodiscard]] Result<ConversationId> begin(const MessageDraft &draft, const MessageMark &mark,
                                               const Source &source);
    [[nodiscard]] Result<ConversationId> placeInThread(const MessageDraft &draft, const MessageMark &mark,
                                                       const Source &source,
                                                       const std::optional<Conversation> &answered);
    /// Makes one of two conversations, where they may be one: the older one stays. Answers the first where
    /// they may not.
    [[nodiscard]] Result<ConversationId> merge(const ConversationId &first, const ConversationId &second);

    /// Which conversation that one has become part of; itself where it stands.
    [[nodiscard]] ConversationId whereNow(ConversationId id) const;

    MessageTable m_messages;
    ConversationTable m_conversations;
    const Clock &m_clock;
    QSet<ConversationId> m_touched;
    QSet<ConversationId> m_withNews;
    QHash<ConversationId, SaidKind> m_said;
    QHash<ConversationId, ConversationId> m_merged; ///< what has gone, and into what
};

} // namespace hatstand::listen
