// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message_table.h"
#include "listen/sources/source.h"

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What a source has said, by age. Rules live in retention.h.
class RetentionTable
{
public:
    explicit RetentionTable(storage::Database &database) : m_database(database) {}

    struct Aged
    {
        qint64 row = 0;
        Instant at;
        SpeakerId speaker;
        bool isTalk = false; ///< part of a conversation
    };
    /// What it has said before that moment, the oldest first, from behind that place.
    [[nodiscard]] Result<std::vector<Aged>> messages(const SourceId &source, Instant before,
                                                     const StreamPlace &behind, int limit) const;
    struct AgedTalk
    {
        ConversationId id;
        qint64 row = 0;
        bool isOver = false; ///< nobody waits for us, and the last thing in it was said before that moment
    };
    /// Its conversations, in the order of their rows, from behind that one.
    [[nodiscard]] Result<std::vector<AgedTalk>> conversations(const SourceId &source, Instant before,
                                                              qint64 behind, int limit) const;
    [[nodiscard]] Result<std::vector<SpeakerId>> speakersIn(const ConversationId &id) const;

    Result<int> removeMessage(qint64 row);
    /// All of it; answers how many messages that were.
    Result<int> removeConversation(const ConversationId &id);
    /// A handle of which nothing is left, and that is no person's.
    Result<int> removeSilent(const SpeakerId &speaker);

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
