// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/keeping/retention_table.h"

#include "storage/database.h"

namespace hatstand::listen
{

Result<std::vector<RetentionTable::Aged>> RetentionTable::messages(const SourceId &source, Instant before,
                                                                   const StreamPlace &behind, int limit) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return Aged{row.integer(0), row.instant(1), row.id<SpeakerId>(2), !row.isNull(3)};
        },
        "SELECT row, at, speaker_id, conversation_id FROM messages WHERE source_id = ?1 AND at < ?2"
        " AND (at, row) > (?3, ?4) ORDER BY at, row LIMIT ?5",
        source, before, behind.at, behind.row, limit);
}

Result<std::vector<RetentionTable::AgedTalk>>
RetentionTable::conversations(const SourceId &source, Instant before, qint64 behind, int limit) const
{
    // States 1 and 2: we have answered, or nothing is to be done.
    return m_database.all(
        [](const storage::Row &row) {
            return AgedTalk{row.id<ConversationId>(0), row.integer(1), row.boolean(2)};
        },
        "SELECT id, row, state IN (1, 2) AND last_at < ?2 FROM conversations"
        " WHERE source_id = ?1 AND row > ?3 ORDER BY row LIMIT ?4",
        source, before, behind, limit);
}

Result<std::vector<SpeakerId>> RetentionTable::speakersIn(const ConversationId &id) const
{
    return m_database.all([](const storage::Row &row) { return row.id<SpeakerId>(0); },
                          "SELECT DISTINCT speaker_id FROM messages WHERE conversation_id = ?"
                          " AND speaker_id IS NOT NULL",
                          id);
}

Result<int> RetentionTable::removeMessage(qint64 row)
{
    return m_database.run("DELETE FROM messages WHERE row = ?", row);
}

Result<int> RetentionTable::removeConversation(const ConversationId &id)
{
    auto removed = m_database.run("DELETE FROM messages WHERE conversation_id = ?", id);
    if (!removed)
        return removed;
    if (auto gone = m_database.run("DELETE FROM conversations WHERE id = ?", id); !gone)
        return gone;
    return removed;
}

Result<int> RetentionTable::removeSilent(const SpeakerId &speaker)
{
    return m_database.run("DELETE FROM speakers WHERE id = ?1 AND person_id IS NULL"
                          " AND NOT EXISTS (SELECT 1 FROM messages WHERE speaker_id = ?1)",
                          speaker);
}

} // namespace hatstand::listen
