// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/host_totals_model.h"

#include "base/sizes.h"

#include <QLocale>

#include <algorithm>

namespace hatstand::ui::outbox
{

void HostTotalsModel::setTotals(std::vector<clients::HostTotal> totals, clients::TrafficPlaces places)
{
    using clients::HostTotal;
    if (!totals.empty() && std::ranges::equal(totals, m_totals, {}, &HostTotal::host, &HostTotal::host)) {
        m_totals = std::move(totals);
        m_places = std::move(places);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_totals = std::move(totals);
    m_places = std::move(places);
    endResetModel();
}

int HostTotalsModel::rowOf(const QString &host) const
{
    const auto found = std::ranges::find(m_totals, host, &clients::HostTotal::host);
    return found == m_totals.end() ? -1 : static_cast<int>(found - m_totals.begin());
}

int HostTotalsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_totals.size());
}

int HostTotalsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString HostTotalsModel::words(const clients::HostTotal &total, int column) const
{
    switch (column) {
    case Host:
        return m_places ? m_places->place(total.host) : total.host;
    case Requests:
        return QLocale().toString(total.requests);
    case Sent:
        return sizeWords(total.bytesOut);
    case Received:
        return sizeWords(total.bytesIn);
    default:
        return {};
    }
}

QVariant HostTotalsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const clients::HostTotal &total = m_totals[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return words(total, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != Host)
            return words(total, index.column());
        return tr("%1: %n request(s), %2 sent, %3 received", nullptr, total.requests)
            .arg(words(total, Host), words(total, Sent), words(total, Received));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() == Host ? Qt::AlignLeading : Qt::AlignTrailing));
    default:
        return {};
    }
}

QVariant HostTotalsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section == Host ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Host:
        return tr("To");
    case Requests:
        return tr("Requests");
    case Sent:
        return tr("Sent");
    case Received:
        return tr("Received");
    default:
        return {};
    }
}

} // namespace hatstand::ui::outbox
