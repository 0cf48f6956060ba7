// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_log_model.h"

#include "base/sizes.h"
#include "base/zones.h"
#include "kit/time_words.h"

#include <algorithm>

namespace hatstand::ui::outbox
{

TrafficLogModel::TrafficLogModel(clients::TrafficJournal &journal, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent), m_journal(journal), m_clock(clock)
{
}

void TrafficLogModel::append(std::vector<Line> &lines, std::vector<clients::TrafficRow> &&rows)
{
    const QByteArray zone = systemZone();
    for (clients::TrafficRow &row : rows) {
        const QDate day = wallTimeAt(row.entry.when, zone).date;
        if (lines.empty() || lines.back().day != day)
            lines.push_back({day, std::nullopt});
        lines.push_back({day, std::move(row)});
    }
}

Result<void> TrafficLogModel::refresh()
{
    std::vector<clients::TrafficRow> rows;
    int whole = 0;
    if (m_filter) {
        const auto count = m_journal.count(*m_filter);
        if (!count)
            return fail(count.error());
        whole = *count;
        // What was scrolled to stays.
        auto read = m_journal.rows(*m_filter, std::nullopt, std::max(pageRows, m_read));
        if (!read)
            return fail(std::move(read.error()));
        rows = std::move(*read);
    }
    std::vector<Line> lines;
    const int read = static_cast<int>(rows.size());
    append(lines, std::move(rows));
    beginResetModel();
    m_lines = std::move(lines);
    m_read = read;
    m_whole = whole;
    endResetModel();
    return {};
}

bool TrafficLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_filter && !m_lines.empty() && m_read < m_whole;
}

void TrafficLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    auto rows = m_journal.rows(*m_filter, m_lines.back().entry, pageRows);
    if (!rows || rows->empty()) {
        m_whole = m_read; // what cannot be read is not asked for again and again
        return;
    }
    std::vector<Line> more;
    more.push_back(m_lines.back()); // so that a day that goes on has no second row
    const int read = static_cast<int>(rows->size());
    append(more, std::move(*rows));
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(more.size()) - 2);
    std::move(more.begin() + 1, more.end(), std::back_inserter(m_lines));
    m_read += read;
    endInsertRows();
}

int TrafficLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int TrafficLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags TrafficLogModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    // The keyboard passes days by.
    return isDay(index.row()) ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QString TrafficLogModel::words(const Line &line, int column) const
{
    const QByteArray zone = systemZone();
    if (!line.entry)
        return column == When ? dayWords(line.day, wallTimeAt(m_clock.now(), zone).date) : QString();
    const net::TrafficEntry &entry = line.entry->entry;
    switch (column) {
    case When:
        return clockWords(wallTimeAt(entry.when, zone).time);
    case What:
        return clients::trafficSentence(entry, m_places ? m_places->place(entry.host) : entry.host);
    case Sent:
        return sizeWords(entry.bytesOut);
    case Received:
        return sizeWords(entry.bytesIn);
    case Ended:
        return clients::trafficOutcome(entry);
    default:
        return {};
    }
}

QVariant TrafficLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return words(line, index.column());
    case Qt::AccessibleTextRole:
        // The first column carries the whole row, so that going down the list reads it.
        if (index.column() != When || !line.entry)
            return words(line, index.column());
        return tr("%1. %2, %3 sent, %4 received. %5", "time, what was done, sizes, how it ended")
            .arg(words(line, When), words(line, What), words(line, Sent), words(line, Received),
                 words(line, Ended));
    case Qt::TextAlignmentRole: {
        const bool isFigure = index.column() == Sent || index.column() == Received;
        return static_cast<int>(Qt::AlignVCenter | (isFigure ? Qt::AlignTrailing : Qt::AlignLeading));
    }
    case DayRole:
        return !line.entry;
    case TroubleRole:
        return line.entry && clients::isTrouble(line.entry->entry);
    case HostRole:
        return line.entry ? line.entry->entry.host : QString();
    default:
        return {};
    }
}

QVariant TrafficLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isFigure = section == Sent || section == Received;
        return static_cast<int>(Qt::AlignVCenter | (isFigure ? Qt::AlignTrailing : Qt::AlignLeading));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case What:
        return tr("What left this computer");
    case Sent:
        return tr("Sent");
    case Received:
        return tr("Received");
    case Ended:
        return tr("How it ended");
    default:
        return {};
    }
}

} // namespace hatstand::ui::outbox
