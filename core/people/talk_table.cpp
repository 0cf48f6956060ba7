// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/talk_table.h"

#include "storage/database.h"

namespace hatstand::people
{

namespace
{
TalkCounts toCounts(const storage::Row &row)
{
    return {int(row.integer(0)), int(row.integer(1)), row.optionalInstant(2), row.optionalInstant(3)};
}
#define COUNTED "SELECT count(*), count(DISTINCT conversation_id), min(at), max(at) FROM messages"
} // namespace

Result<std::vector<TalkPlace>> TalkTable::conversations(const Handle &handle,
                                                        const listen::StreamPlace &before, int limit) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return TalkPlace{row.id<listen::ConversationId>(0), {row.instant(1), row.integer(2)}};
        },
        "SELECT m.conversation_id, m.at, m.row FROM messages m"
        " WHERE m.speaker_id = ?1 AND (m.at, m.row) < (?2, ?3) AND m.conversation_id IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM messages n JOIN speakers s ON s.id = n.speaker_id"
        " WHERE n.conversation_id = m.conversation_id AND (n.at, n.row) > (m.at, m.row)"
        " AND (s.id = ?1 OR s.person_id = ?4))"
        " ORDER BY m.at DESC, m.row DESC LIMIT ?5",
        handle.id, before.at, before.row, handle.personId, limit);
}

Result<TalkCounts> TalkTable::counts(const Whom &whom) const
{
    auto counted =
        whom.person.isNull()
            ? m_database.first(toCounts, COUNTED " WHERE speaker_id = ?", whom.speaker)
            : m_database.first(toCounts,
                               COUNTED " WHERE speaker_id IN (SELECT id FROM speakers WHERE person_id = ?)",
                               whom.person);
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(TalkCounts());
}

Result<std::vector<FeltMoment>> TalkTable::feelings(const listen::SpeakerId &speaker, Instant since) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return FeltMoment{row.instant(0), row.enumeration<listen::Feeling>(1)};
        },
        "SELECT at, feeling FROM messages WHERE speaker_id = ? AND at >= ? ORDER BY at", speaker, since);
}

} // namespace hatstand::people
