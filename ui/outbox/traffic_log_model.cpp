// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_log_model.h"

#include "base/sizes.h"
#include "base/zones.h"
#include "kit/time_words.h"

#include <algorithm>
#include <iterator>

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
        auto read = m_journal.rows(*m_filter, std::nullopt, wanted(whole));
        if (!read)
            return fail(std::move(read.error()));
        rows = std::move(*read);
    }
    std::vector<Line> lines;
    const int read = static_cast<int>(rows.size());
    append(lines, std::move(rows));
    m_read = read;
    m_whole = whole;
    replaceLines(std::move(lines));
    return {};
}

void TrafficLogModel::setFilter(std::optional<clients::TrafficFilter> filter)
{
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    m_read = 0; // of another list, as far as it was scrolled to
}

int TrafficLogModel::wanted(int whole) const
{
    constexpr auto mostSince = static_cast<int>(clients::TrafficJournal::mostGathered);
    const int since = m_read == 0 ? 0 : std::clamp(whole - m_whole, 0, mostSince);
    return std::max(pageRows, m_read + since);
}

bool TrafficLogModel::isSame(const Line &a, const Line &b)
{
    if (!a.entry || !b.entry)
        return !a.entry && !b.entry && a.day == b.day;
    return a.entry->id == b.entry->id;
}

void TrafficLogModel::replaceLines(std::vector<Line> &&lines)
{
    const auto head =
        std::mismatch(m_lines.begin(), m_lines.end(), lines.begin(), lines.end(), isSame).first -
        m_lines.begin();
    const auto tail =
        std::mismatch(m_lines.rbegin(), m_lines.rend() - head, lines.rbegin(), lines.rend() - head, isSame)
            .first -
        m_lines.rbegin();
    if (head + tail == 0) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
        return;
    }
    const auto first = static_cast<int>(head);
    if (const int gone = rowCount() - first - static_cast<int>(tail); gone > 0) {
        beginRemoveRows({}, first, first + gone - 1);
        m_lines.erase(m_lines.begin() + head, m_lines.end() - tail);
        endRemoveRows();
    }
    if (const auto more = static_cast<int>(lines.size()) - first - static_cast<int>(tail); more > 0) {
        beginInsertRows({}, first, first + more - 1);
        m_lines.insert(m_lines.begin() + head, std::make_move_iterator(lines.begin() + head),
                       std::make_move_iterator(lines.end() - tail));
        endInsertRows();
    }
    // What a host is called may have changed, and which day is today.
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

clients::TrafficId TrafficLogModel::idOf(int row) const
{
    const Line &line = m_lines[static_cast<std::size_t>(row)];
    return line.entry ? line.entry->id : clients::TrafficId();
}

int TrafficLogModel::rowOf(const clients::TrafficId &id) const
{
    const auto found =
        std::ranges::find_if(m_lines, [&](const Line &line) { return line.entry && line.entry->id == id; });
    return found == m_lines.end() ? -1 : static_cast<int>(found - m_lines.begin());
}

bool TrafficLogModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_filter && !m_lines.empty() && m_read < m_whole;
}

void TrafficLogModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    // To read writes what is gathered, and whoever hears of that has this read anew: first that, then where
    // it ends now, and nothing of it by reference.
    (void)m_journal.flush();
    if (!canFetchMore(parent))
        return;
    const clients::TrafficFilter filter = *m_filter;
    const std::optional<clients::TrafficRow> last = m_lines.back().entry;
    auto rows = m_journal.rows(filter, last, pageRows);
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
        return column == When ? dayTitle(line.day, wallTimeAt(m_clock.now(), zone).date) : QString();
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

// The rows of the days are passed by, so each request says its own.
QString TrafficLogModel::spokenTime(Instant when) const
{
    const QByteArray zone = systemZone();
    return dayAndTimeWords(wallTimeAt(when, zone), wallTimeAt(m_clock.now(), zone).date);
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
        return tr("%1. %2, %3 sent, %4 received. %5", "day and time, what was done, sizes, how it ended")
            .arg(spokenTime(line.entry->entry.when), words(line, What), words(line, Sent),
                 words(line, Received), words(line, Ended));
    case Qt::TextAlignmentRole: {
        const bool isFigure = index.column() == Sent || index.column() == Received;
        return static_cast<int>(Qt::AlignVCenter | (isFigure ? Qt::AlignTrailing : Qt::AlignLeading));
    }
    case DayRole:
        return !line.entry;
    case TroubleRole:
        return line.entry && clients::isTrouble(line.entry->entry);
    case AskedToWaitRole:
        return line.entry && line.entry->entry.status == 429;
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
