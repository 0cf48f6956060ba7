// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/snippet_table.h"

#include "storage/database.h"

namespace hatstand::plan
{

Result<std::vector<Snippet>> SnippetTable::of(const clients::ClientId &client) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return Snippet{row.id<SnippetId>(0), row.id<clients::ClientId>(1), row.text(2), row.text(3),
                           int(row.integer(4))};
        },
        "SELECT id, client_id, name, text, position FROM snippets WHERE client_id = ? OR client_id IS NULL"
        " ORDER BY client_id IS NULL, position, id",
        client);
}

Result<void> SnippetTable::insert(const Snippet &snippet)
{
    auto inserted =
        m_database.run("INSERT INTO snippets (id, client_id, name, text, position) VALUES (?1, ?2, ?3, ?4,"
                       " (SELECT coalesce(max(position), 0) + 1 FROM snippets WHERE client_id IS ?2))",
                       snippet.id, snippet.clientId, snippet.name, snippet.text);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<int> SnippetTable::update(const Snippet &snippet)
{
    return m_database.run("UPDATE snippets SET client_id = ?, name = ?, text = ? WHERE id = ?",
                          snippet.clientId, snippet.name, snippet.text, snippet.id);
}

Result<int> SnippetTable::remove(const SnippetId &id)
{
    return m_database.run("DELETE FROM snippets WHERE id = ?", id);
}

Result<int> SnippetTable::updatePosition(const SnippetId &id, int position)
{
    return m_database.run("UPDATE snippets SET position = ? WHERE id = ?", position, id);
}

} // namespace hatstand::plan
