// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/traffic_filter.h"
#include "storage/statement.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::clients
{

/// How the log of what left the computer is kept: that something left, never what.
class TrafficTable
{
public:
    explicit TrafficTable(storage::Database &database) : m_database(database) {}

    /// `clock` makes the row's id only; the entry has its own time.
    Result<void> insert(const net::TrafficEntry &entry, const Clock &clock);
    /// The newest first.
    [[nodiscard]] Result<std::vector<net::TrafficEntry>> newest(int limit) const;
    /// The newest first, at most `limit` behind `after` (unset: from the newest), from an index.
    [[nodiscard]] Result<std::vector<TrafficRow>>
    rows(const TrafficFilter &filter, const std::optional<TrafficRow> &after, int limit) const;
    [[nodiscard]] Result<int> count(const TrafficFilter &filter) const;
    /// By host, the one with the most requests first.
    [[nodiscard]] Result<std::vector<HostTotal>> totals(const TrafficFilter &filter) const;
    /// Those that there is an entry for, in the order of their names.
    [[nodiscard]] Result<std::vector<net::Purpose>> purposes() const;
    /// Of the days on which something left, the newest is number 1: the first moment of day `number` (in
    /// UTC).
    [[nodiscard]] Result<std::optional<Instant>> dayFromNewest(int number) const;
    /// Answers how many went.
    Result<int> removeBefore(Instant time);

private:
    struct Selection
    {
        QByteArray where;
        storage::Values values;
    };
    [[nodiscard]] static Selection selectionOf(const TrafficFilter &filter);

    storage::Database &m_database;
};

} // namespace hatstand::clients
