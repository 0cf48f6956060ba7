// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/traffic_filter.h"
#include "clients/traffic_words.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace hatstand::ui::outbox
{

/// What went to each host, the one with the most requests first.
class HostTotalsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Host, Requests, Sent, Received, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    /// Rows stay while the hosts and their order are the same.
    void setTotals(std::vector<clients::HostTotal> totals, clients::TrafficPlaces places);
    [[nodiscard]] QString host(int row) const { return m_totals[static_cast<std::size_t>(row)].host; }
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const QString &host) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const clients::HostTotal &total, int column) const;
    std::vector<clients::HostTotal> m_totals;
    std::optional<clients::TrafficPlaces> m_places;
};

} // namespace hatstand::ui::outbox
