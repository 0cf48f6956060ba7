// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sent_post_table.h"

#include "storage/database.h"

namespace hatstand::publish
{

Result<std::optional<plan::PostId>> SentPostTable::ofRemoteId(const clients::AccountId &account,
                                                              std::string_view remoteId) const
{
    const storage::Utf8 id{remoteId};
    return m_database.first(
        [](const storage::Row &row) { return row.id<plan::PostId>(0); },
        "SELECT post_id FROM deliveries WHERE remote_id = ?1 AND remote_id <> ''"
        " AND account_id = ?2 UNION ALL"
        " SELECT d.post_id FROM delivery_links l JOIN deliveries d ON d.id = l.delivery_id"
        " WHERE l.remote_id = ?1 AND d.account_id = ?2 LIMIT 1",
        id, account);
}

} // namespace hatstand::publish
