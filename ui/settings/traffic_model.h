// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/traffic_log.h"

#include <QAbstractTableModel>

#include <vector>

namespace hatstand::ui::settings
{

/// What left this computer, the newest first.
class TrafficModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Host, What, Out, In, ColumnCount };
    explicit TrafficModel(const Clock &clock, QObject *parent = nullptr);

    void setEntries(std::vector<net::TrafficEntry> entries);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString words(const net::TrafficEntry &entry, int column) const;
    const Clock &m_clock;
    std::vector<net::TrafficEntry> m_entries;
};

/// "sent a post", and how it ended when that was not well.
[[nodiscard]] QString trafficWords(const net::TrafficEntry &entry);
[[nodiscard]] QString trafficTime(const net::TrafficEntry &entry, Instant now);

} // namespace hatstand::ui::settings
