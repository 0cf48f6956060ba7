// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/journal_model.h"

#include "base/zones.h"
#include "kit/statuses.h"
#include "kit/time_words.h"

#include <algorithm>

namespace hatstand::ui::outbox
{

void JournalModel::setEvents(std::vector<publish::DeliveryEvent> events, Instant now, const QByteArray &zone)
{
    beginResetModel();
    m_events = std::move(events);
    std::ranges::reverse(m_events);
    m_now = now;
    m_zone = zone;
    endResetModel();
}

int JournalModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

QVariant JournalModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const publish::DeliveryEvent &event = m_events[static_cast<std::size_t>(index.row())];
    QString when = dayAndTimeTitle(wallTimeAt(event.at, m_zone), wallTimeAt(m_now, m_zone).date);
    switch (role) {
    case Qt::DisplayRole:
        return event.reason;
    case Qt::ToolTipRole:
        return event.detail.isEmpty() ? event.reason : tr("%1 (%2)").arg(event.reason, event.detail);
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(when, event.reason);
    case WhenRole:
        return when;
    case StatusRole:
        return static_cast<int>(statusOf(event.to));
    default:
        return {};
    }
}

} // namespace hatstand::ui::outbox
