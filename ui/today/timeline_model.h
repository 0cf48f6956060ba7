// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "today/going_out.h"

#include <QAbstractListModel>

namespace hatstand::ui::today
{

/// The day's posts by time, with a row for "now" between what has been and what comes.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IsNowRole = Qt::UserRole + 1,
        TimeRole, ///< "14:30"
        StatusRole,
        NetworksRole,
        NoteRole,
        ClientInitialsRole,
        ClientColourRole,
    };
    explicit TimelineModel(clients::ClientService &clients, QObject *parent = nullptr);

    /// `zone` is the one whose clock is shown.
    void set(DayPlan plan, Instant now, const QByteArray &zone);
    /// Null for the now row.
    [[nodiscard]] plan::PostId postAt(int row) const;
    [[nodiscard]] int nowRow() const { return m_nowRow; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] const Outgoing *at(int row) const;
    clients::ClientService &m_clients;
    DayPlan m_plan;
    Instant m_now;
    QByteArray m_zone;
    int m_nowRow = 0;
};

} // namespace hatstand::ui::today
