// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/replies/saved_reply_table.h"

#include "storage/database.h"

namespace hatstand::listen
{

Result<std::vector<SavedReply>> SavedReplyTable::of(const clients::ClientId &client) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return SavedReply{row.id<SavedReplyId>(0), row.id<clients::ClientId>(1), row.text(2), row.text(3),
                              int(row.integer(4))};
        },
        "SELECT id, client_id, name, text, position FROM saved_replies WHERE client_id = ?"
        " OR client_id IS NULL ORDER BY client_id IS NULL, position, id",
        client);
}

Result<void> SavedReplyTable::insert(const SavedReply &reply)
{
    auto inserted = m_database.run(
        "INSERT INTO saved_replies (id, client_id, name, text, position) VALUES (?1, ?2, ?3, ?4,"
        " (SELECT coalesce(max(position), 0) + 1 FROM saved_replies WHERE client_id IS ?2))",
        reply.id, reply.clientId, reply.name, reply.text);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<int> SavedReplyTable::update(const SavedReply &reply)
{
    return m_database.run("UPDATE saved_replies SET client_id = ?, name = ?, text = ? WHERE id = ?",
                          reply.clientId, reply.name, reply.text, reply.id);
}

Result<int> SavedReplyTable::remove(const SavedReplyId &id)
{
    return m_database.run("DELETE FROM saved_replies WHERE id = ?", id);
}

Result<int> SavedReplyTable::updatePosition(const SavedReplyId &id, int position)
{
    return m_database.run("UPDATE saved_replies SET position = ? WHERE id = ?", position, id);
}

} // namespace hatstand::listen
