// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hashtag_group_table.h"

#include "storage/database.h"

namespace hatstand::plan
{

Result<std::vector<HashtagGroup>> HashtagGroupTable::of(const clients::ClientId &client) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return HashtagGroup{row.id<HashtagGroupId>(0), row.id<clients::ClientId>(1), row.text(2),
                                row.text(3).split(u' ', Qt::SkipEmptyParts), int(row.integer(4))};
        },
        "SELECT id, client_id, name, tags, position FROM hashtag_groups WHERE client_id = ?"
        " ORDER BY position, id",
        client);
}

Result<void> HashtagGroupTable::insert(const HashtagGroup &group)
{
    auto inserted = m_database.run(
        "INSERT INTO hashtag_groups (id, client_id, name, tags, position) VALUES (?1, ?2, ?3, ?4,"
        " (SELECT coalesce(max(position), 0) + 1 FROM hashtag_groups WHERE client_id = ?2))",
        group.id, group.clientId, group.name, group.tags.join(u' '));
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<int> HashtagGroupTable::update(const HashtagGroup &group)
{
    return m_database.run("UPDATE hashtag_groups SET name = ?, tags = ? WHERE id = ?", group.name,
                          group.tags.join(u' '), group.id);
}

Result<int> HashtagGroupTable::remove(const HashtagGroupId &id)
{
    return m_database.run("DELETE FROM hashtag_groups WHERE id = ?", id);
}

Result<int> HashtagGroupTable::updatePosition(const HashtagGroupId &id, int position)
{
    return m_database.run("UPDATE hashtag_groups SET position = ? WHERE id = ?", position, id);
}

} // namespace hatstand::plan
