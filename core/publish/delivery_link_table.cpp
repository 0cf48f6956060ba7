// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_link_table.h"

#include "storage/database.h"

namespace hatstand::publish
{

using storage::Row;

Result<std::vector<DeliveryLink>> DeliveryLinkTable::of(const DeliveryId &id) const
{
    return m_database.all(
        [](const Row &row) {
            return DeliveryLink{static_cast<int>(row.integer(0)), row.text(1), QUrl(row.text(2)),
                                row.instant(3)};
        },
        "SELECT position, remote_id, remote_url, at FROM delivery_links WHERE delivery_id = ? "
        "ORDER BY position",
        id);
}

Result<void> DeliveryLinkTable::add(const DeliveryId &id, const DeliveryLink &link)
{
    auto added = m_database.run("INSERT INTO delivery_links (delivery_id, position, remote_id, remote_url, "
                                "at) VALUES (?, ?, ?, ?, ?)",
                                id, link.position, link.remoteId, link.remoteUrl.toString(QUrl::FullyEncoded),
                                link.at);
    if (!added)
        return fail(std::move(added.error()));
    return {};
}

Result<void> DeliveryLinkTable::setAddress(const DeliveryId &id, int position, const QUrl &url)
{
    auto changed = m_database.run("UPDATE delivery_links SET remote_id = '', remote_url = ? "
                                  "WHERE delivery_id = ? AND position = ?",
                                  url.toString(QUrl::FullyEncoded), id, position);
    if (!changed)
        return fail(std::move(changed.error()));
    return {};
}

} // namespace hatstand::publish
