// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/traffic_model.h"

#include "base/sizes.h"
#include "base/zones.h"
#include "kit/time_words.h"

#include <QCoreApplication>

namespace hatstand::ui::settings
{

QString trafficWords(const net::TrafficEntry &entry)
{
    QString purpose = net::purposeText(entry.purpose);
    if (entry.failure && entry.status == 0)
        return TrafficModel::tr("%1: no answer").arg(purpose);
    if (entry.status >= 400)
        return TrafficModel::tr("%1: refused (%2)").arg(purpose).arg(entry.status);
    return purpose;
}

QString trafficTime(const net::TrafficEntry &entry, Instant now)
{
    const QByteArray zone = systemZone();
    const WallTime wall = wallTimeAt(entry.when, zone);
    const QDate today = wallTimeAt(now, zone).date;
    return wall.date == today ? clockWords(wall.time) : dayAndTimeTitle(wall, today);
}

TrafficModel::TrafficModel(const Clock &clock, QObject *parent) : QAbstractTableModel(parent), m_clock(clock)
{
}

void TrafficModel::setEntries(std::vector<net::TrafficEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int TrafficModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int TrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TrafficModel::words(const net::TrafficEntry &entry, int column) const
{
    switch (column) {
    case When:
        return trafficTime(entry, m_clock.now());
    case Host:
        return entry.host;
    case What:
        return trafficWords(entry);
    case Out:
        return sizeWords(entry.bytesOut);
    case In:
        return sizeWords(entry.bytesIn);
    default:
        return {};
    }
}

QVariant TrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const net::TrafficEntry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return words(entry, index.column());
    case Qt::ToolTipRole:
        return index.column() == What
                   ? tr("%1\n%2 out, %3 in").arg(words(entry, What), words(entry, Out), words(entry, In))
                   : words(entry, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() != When)
            return words(entry, index.column());
        return tr("%1, %2, %3, %4 out, %5 in")
            .arg(words(entry, When), entry.host, words(entry, What), words(entry, Out), words(entry, In));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() >= Out ? Qt::AlignTrailing : Qt::AlignLeading));
    default:
        return {};
    }
}

QVariant TrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter | (section >= Out ? Qt::AlignTrailing : Qt::AlignLeading));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Host:
        return tr("To");
    case What:
        return tr("What");
    case Out:
        return tr("Sent");
    case In:
        return tr("Received");
    default:
        return {};
    }
}

} // namespace hatstand::ui::settings
