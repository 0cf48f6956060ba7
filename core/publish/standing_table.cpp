// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/standing_table.h"

#include "storage/database.h"

#include <utility>

namespace hatstand::publish
{

using storage::Row;

Result<QStringList> StandingTable::othersThere(const Delivery &delivery, Instant since) const
{
    auto ids = m_database.all(
        [](const Row &row) { return row.text(0); },
        "SELECT remote_id FROM deliveries WHERE account_id = ?1 AND id <> ?2 AND remote_id <> '' "
        "AND (published_at IS NULL OR published_at >= ?3) "
        "UNION ALL "
        "SELECT l.remote_id FROM deliveries d JOIN delivery_links l ON l.delivery_id = d.id "
        "WHERE d.account_id = ?1 AND (l.at >= ?3 OR d.id = ?2)",
        delivery.accountId, delivery.id, since);
    if (!ids)
        return fail(std::move(ids.error()));
    return QStringList(ids->begin(), ids->end());
}

Result<QString> StandingTable::newestThere(const clients::AccountId &account, const clients::ClientId &client,
                                           Instant since) const
{
    // An index knows the order of each client's; of an account the newest is among its first.
    const auto id =
        m_database.first([](const Row &row) { return row.text(0); },
                         "SELECT remote_id FROM deliveries INDEXED BY deliveries_published "
                         "WHERE client_id = ? AND published_at >= ? AND +account_id = ? AND remote_id <> '' "
                         "ORDER BY published_at DESC LIMIT 1",
                         client, since, account);
    if (!id)
        return fail(id.error());
    return id->value_or(QString());
}

} // namespace hatstand::publish
