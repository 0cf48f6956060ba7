// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/record_table.h"

#include "storage/database.h"

namespace hatstand::people
{

Result<std::vector<listen::ConversationId>>
RecordTable::conversationsOf(const listen::SpeakerId &speaker) const
{
    return m_database.all([](const storage::Row &row) { return row.id<listen::ConversationId>(0); },
                          "SELECT conversation_id FROM messages WHERE speaker_id = ?"
                          " AND conversation_id IS NOT NULL GROUP BY conversation_id ORDER BY min(at)",
                          speaker);
}

Result<std::vector<KeptPromise>> RecordTable::promises(const listen::ConversationId &id) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return KeptPromise{row.instant(0), row.optionalInstant(1), row.instant(2)};
        },
        "SELECT asked_at, due_at, answered_at FROM kept_promises WHERE conversation_id = ? ORDER BY asked_at",
        id);
}

Result<QStringList> RecordTable::topics(qint64 row) const
{
    const auto names =
        m_database.all([](const storage::Row &found) { return found.text(0); },
                       "SELECT t.name FROM topic_matches m JOIN topics t ON t.set_no = m.set_no"
                       " WHERE m.row = ?",
                       row);
    if (!names)
        return fail(names.error());
    return QStringList(names->begin(), names->end());
}

Result<std::vector<Instant>> RecordTable::alerts(qint64 row) const
{
    return m_database.all([](const storage::Row &found) { return found.instant(0); },
                          "SELECT told_at FROM alerts WHERE message_row = ?", row);
}

} // namespace hatstand::people
