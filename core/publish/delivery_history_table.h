// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "publish/history_filter.h"
#include "storage/statement.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::publish
{

/// What was published, handed over, failed, missed or taken out, newest first: read in pages from the indexes
/// deliveries_history…, however much of it there is.
class DeliveryHistoryTable
{
public:
    explicit DeliveryHistoryTable(storage::Database &database) : m_database(database) {}

    /// At most `limit` behind `after` (unset: from the newest).
    [[nodiscard]] Result<std::vector<HistoryPlace>>
    places(const HistoryFilter &filter, const std::optional<HistoryPlace> &after, int limit) const;
    [[nodiscard]] Result<int> count(const HistoryFilter &filter) const;

private:
    struct Selection
    {
        QByteArray where;
        storage::Values values;
    };
    [[nodiscard]] static Selection selectionOf(const HistoryFilter &filter);

    storage::Database &m_database;
};

} // namespace hatstand::publish
