// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "publish/delivery.h"

#include <QAbstractListModel>

#include <vector>

namespace hatstand::ui::outbox
{

/// What has happened to one delivery, the newest first.
class JournalModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        WhenRole = Qt::UserRole + 1,
        StatusRole, ///< int of ui::Status
    };
    using QAbstractListModel::QAbstractListModel;

    void setEvents(std::vector<publish::DeliveryEvent> events, Instant now, const QByteArray &zone);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<publish::DeliveryEvent> m_events;
    QByteArray m_zone;
    Instant m_now;
};

} // namespace hatstand::ui::outbox
