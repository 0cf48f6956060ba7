// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/forgetting_table.h"

#include "storage/database.h"

namespace hatstand::people
{

namespace
{
/// Runs all of them; the first failure is the answer.
template <class... Runs>
Result<void> inTurn(const Runs &...runs)
{
    Result<void> done;
    const auto one = [&done](const auto &run) {
        if (!done)
            return;
        if (Result<int> ran = run(); !ran)
            done = fail(std::move(ran.error()));
    };
    (one(runs), ...);
    return done;
}
} // namespace

Result<std::vector<ForgettingTable::Said>> ForgettingTable::someOf(const listen::SpeakerId &speaker,
                                                                   int limit) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return Said{row.integer(0), row.integer(1), row.id<listen::ConversationId>(2)};
        },
        "SELECT row, key, conversation_id FROM messages WHERE speaker_id = ? ORDER BY at DESC LIMIT ?",
        speaker, limit);
}

Result<void> ForgettingTable::removeMessage(const Said &said, const clients::ClientId &client)
{
    return inTurn(
        [&] { return m_database.run("DELETE FROM alerts WHERE message_row = ?", said.row); },
        // What we wrote in answer names them, and what it answers. What stands on the network is among
        // the messages too; what is leaving at this moment cannot be held.
        [&] {
            return m_database.run(
                "DELETE FROM posts WHERE id IN (SELECT r.post_id FROM replies r JOIN messages m"
                " ON m.id = r.message_id WHERE m.row = ?) AND NOT EXISTS (SELECT 1 FROM deliveries d"
                " WHERE d.post_id = posts.id AND d.state = 1)",
                said.row);
        },
        // Ids of some networks name who wrote it.
        [&] {
            return m_database.run("UPDATE messages SET answers_id = '', answers_key = NULL"
                                  " WHERE answers_key = ? AND client_id = ?",
                                  said.key, client);
        },
        [&] { return m_database.run("DELETE FROM messages WHERE row = ?", said.row); });
}

Result<void> ForgettingTable::removeAlerts(const Handle &handle)
{
    for (const QString &name : {handle.handle, handle.displayName, handle.remoteId}) {
        if (name.isEmpty())
            continue;
        // Names stand in JSON as whole texts.
        if (auto removed = m_database.run("DELETE FROM alerts WHERE client_id = ?1"
                                          " AND (subject = ?2 OR instr(facts, '\"' || ?2 || '\"') > 0)",
                                          handle.clientId, name);
            !removed)
            return fail(std::move(removed.error()));
    }
    return {};
}

Result<bool> ForgettingTable::isTheirsAlone(const listen::ConversationId &id) const
{
    auto others = m_database.first(
        [](const storage::Row &) { return true; },
        "SELECT 1 FROM messages WHERE conversation_id = ? AND ours = 0 AND (speaker_id IS NULL OR speaker_id"
        " NOT IN (SELECT speaker_id FROM forgotten_speakers WHERE speaker_id IS NOT NULL)) LIMIT 1",
        id);
    if (!others)
        return fail(std::move(others.error()));
    return !others->has_value();
}

Result<void> ForgettingTable::removeExample(const listen::ConversationId &id)
{
    return inTurn([&] { return m_database.run("DELETE FROM kind_examples WHERE conversation_id = ?", id); });
}

Result<void> ForgettingTable::removeNotes(const listen::ConversationId &id)
{
    return inTurn(
        [&] { return m_database.run("DELETE FROM conversation_entries WHERE conversation_id = ?", id); },
        [&] { return m_database.run("DELETE FROM conversation_labels WHERE conversation_id = ?", id); },
        [&] { return m_database.run("DELETE FROM reply_drafts WHERE conversation_id = ?", id); },
        [&] {
            return m_database.run("UPDATE conversations SET about = '', about_title = '', speaker_id = NULL,"
                                  " speaker_name = '', snippet = '' WHERE id = ?",
                                  id);
        });
}

Result<int> ForgettingTable::noteCount(const listen::ConversationId &id) const
{
    auto count = m_database.first(
        [](const storage::Row &row) { return int(row.integer(0)); },
        "SELECT count(*) FROM conversation_entries WHERE conversation_id = ? AND kind = 0", id);
    if (!count)
        return fail(std::move(count.error()));
    return count->value_or(0);
}

Result<void> ForgettingTable::close(const listen::ConversationId &id)
{
    return inTurn([&] {
        return m_database.run("UPDATE conversations SET state = 2, unread = 0, later_until = NULL,"
                              " waiting_since = NULL, due_at = NULL, settled_row = last_row WHERE id = ?",
                              id);
    });
}

Result<void> ForgettingTable::removeHandle(const Handle &handle)
{
    return inTurn(
        [&] {
            return m_database.run("UPDATE conversations SET speaker_id = NULL, speaker_name = '',"
                                  " snippet = '' WHERE speaker_id = ?",
                                  handle.id);
        },
        [&] { return m_database.run("DELETE FROM speakers WHERE id = ?", handle.id); },
        [&] {
            return m_database.run("DELETE FROM people WHERE id = ?1"
                                  " AND NOT EXISTS (SELECT 1 FROM speakers WHERE person_id = ?1)",
                                  handle.personId);
        });
}

Result<bool> ForgettingTable::tidyIndexFurther(bool isFirst)
{
    // fts5, 6.8 ("merge"): a negative number takes all parts up for merging, positive ones go on with it;
    // done when fewer than two rows have changed.
    constexpr int pagesAtOnce = 500;
    const auto changes = [this]() -> Result<qint64> {
        auto total = m_database.first([](const storage::Row &row) { return row.integer(0); },
                                      "SELECT total_changes()");
        if (!total)
            return fail(std::move(total.error()));
        return total->value_or(0);
    };
    const auto before = changes();
    if (!before)
        return fail(before.error());
    if (auto merged =
            m_database.run("INSERT INTO messages_search (messages_search, rank) VALUES ('merge', ?)",
                           isFirst ? -pagesAtOnce : pagesAtOnce);
        !merged)
        return fail(std::move(merged.error()));
    const auto after = changes();
    if (!after)
        return fail(after.error());
    return *after - *before >= 2;
}

Result<void> ForgettingTable::rebuildPostIndex()
{
    return inTurn(
        [&] { return m_database.run("INSERT INTO posts_search (posts_search) VALUES ('rebuild')"); });
}

} // namespace hatstand::people
