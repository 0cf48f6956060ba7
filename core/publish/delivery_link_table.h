// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "publish/delivery.h"

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::publish
{

/// What stands on the network of deliveries that go out link by link.
class DeliveryLinkTable
{
public:
    explicit DeliveryLinkTable(storage::Database &database) : m_database(database) {}

    /// In order.
    [[nodiscard]] Result<std::vector<DeliveryLink>> of(const DeliveryId &id) const;
    Result<void> add(const DeliveryId &id, const DeliveryLink &link);
    /// It stands there instead; its id is not known.
    Result<void> setAddress(const DeliveryId &id, int position, const QUrl &url);

private:
    storage::Database &m_database;
};

} // namespace hatstand::publish
