// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_table.h"

#include "storage/database.h"

#include <algorithm>

namespace hatstand::clients
{

using storage::Row;

namespace
{
/// "POST 200 143" or "POST timed-out 30000": method, what came of it, milliseconds.
QString outcomeText(const net::TrafficEntry &entry)
{
    const QString outcome = entry.failure ? errorCodeName(*entry.failure) : QString::number(entry.status);
    return QStringLiteral("%1 %2 %3").arg(QString::fromLatin1(entry.method), outcome).arg(entry.took.count());
}

net::TrafficEntry readEntry(const Row &row)
{
    net::TrafficEntry entry;
    entry.when = row.instant(0);
    entry.host = row.text(1);
    entry.purpose = net::purposeFromName(row.text(2)).value_or(net::Purpose::Other);
    const QStringList outcome = row.text(3).split(u' ');
    if (outcome.size() == 3) {
        entry.method = outcome[0].toLatin1();
        bool isStatus = false;
        entry.status = outcome[1].toInt(&isStatus);
        if (!isStatus)
            entry.failure = errorCodeFromName(outcome[1]).value_or(ErrorCode::Unknown);
        entry.took = Milliseconds(outcome[2].toLongLong());
    }
    entry.bytesOut = row.integer(4);
    entry.bytesIn = row.integer(5);
    return entry;
}

/// "?, ?, ?"
QByteArray marks(qsizetype count)
{
    QByteArray marks = QByteArrayLiteral("?, ").repeated(count);
    marks.chop(2);
    return marks;
}
} // namespace

Result<void> TrafficTable::insert(const net::TrafficEntry &entry, const Clock &clock)
{
    auto inserted =
        m_database.run("INSERT INTO traffic (id, at, host, purpose, outcome, bytes_out, bytes_in) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)",
                       TrafficId::create(clock), entry.when, entry.host, net::purposeName(entry.purpose),
                       outcomeText(entry), entry.bytesOut, entry.bytesIn);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<std::vector<net::TrafficEntry>> TrafficTable::newest(int limit) const
{
    return m_database.all(readEntry,
                          "SELECT at, host, purpose, outcome, bytes_out, bytes_in FROM traffic "
                          "ORDER BY at DESC, id DESC LIMIT ?",
                          limit);
}

TrafficTable::Selection TrafficTable::selectionOf(const TrafficFilter &filter)
{
    Selection selection{" WHERE 1", {}};
    if (filter.hosts.size() == 1) {
        selection.where += " AND host = ?";
    } else if (!filter.hosts.isEmpty()) {
        // Of several hosts the index by time gives the order. (The + keeps it from sorting.)
        selection.where += " AND +host IN (" + marks(filter.hosts.size()) + ')';
    }
    for (const QString &host : filter.hosts)
        selection.values.emplace_back(host);
    if (filter.purpose) {
        selection.where += filter.hosts.isEmpty() ? " AND purpose = ?" : " AND +purpose = ?";
        selection.values.emplace_back(net::purposeName(*filter.purpose));
    }
    if (filter.from) {
        selection.where += " AND at >= ?";
        selection.values.emplace_back(filter.from->milliseconds());
    }
    if (filter.until) {
        selection.where += " AND at < ?";
        selection.values.emplace_back(filter.until->milliseconds());
    }
    return selection;
}

Result<std::vector<TrafficRow>> TrafficTable::rows(const TrafficFilter &filter,
                                                   const std::optional<TrafficRow> &after, int limit) const
{
    Selection selection = selectionOf(filter);
    if (after) {
        selection.where += " AND at <= ? AND (at < ? OR id < ?)";
        selection.values.emplace_back(after->entry.when.milliseconds());
        selection.values.emplace_back(after->entry.when.milliseconds());
        selection.values.emplace_back(after->id.toBytes());
    }
    selection.values.emplace_back(static_cast<qint64>(limit));
    const QByteArray sql = "SELECT at, host, purpose, outcome, bytes_out, bytes_in, id FROM traffic" +
                           selection.where + " ORDER BY at DESC, id DESC LIMIT ?";
    return m_database.all(
        [](const Row &row) {
            return TrafficRow{row.id<TrafficId>(6), readEntry(row)};
        },
        sql.constData(), selection.values);
}

Result<int> TrafficTable::count(const TrafficFilter &filter) const
{
    const Selection selection = selectionOf(filter);
    const QByteArray sql = "SELECT count(*) FROM traffic" + selection.where;
    const auto counted = m_database.first([](const Row &row) { return static_cast<int>(row.integer(0)); },
                                          sql.constData(), selection.values);
    if (!counted)
        return fail(counted.error());
    return counted->value_or(0);
}

Result<std::vector<HostTotal>> TrafficTable::totals(const TrafficFilter &filter) const
{
    const Selection selection = selectionOf(filter);
    // Added up in the order of the index by host, which has all that is added.
    const QByteArray sql = "SELECT host, count(*), sum(bytes_out), sum(bytes_in), max(at) FROM traffic" +
                           selection.where + " GROUP BY host";
    auto totals = m_database.all(
        [](const Row &row) {
            return HostTotal{row.text(0), static_cast<int>(row.integer(1)), row.integer(2), row.integer(3),
                             row.instant(4)};
        },
        sql.constData(), selection.values);
    if (totals)
        std::ranges::stable_sort(*totals, std::ranges::greater(), &HostTotal::requests);
    return totals;
}

Result<std::vector<net::Purpose>> TrafficTable::purposes() const
{
    const auto names = m_database.all([](const Row &row) { return row.text(0); },
                                      "SELECT DISTINCT purpose FROM traffic ORDER BY purpose");
    if (!names)
        return fail(names.error());
    std::vector<net::Purpose> purposes;
    for (const QString &name : *names) {
        const net::Purpose purpose = net::purposeFromName(name).value_or(net::Purpose::Other);
        if (std::ranges::find(purposes, purpose) == purposes.end())
            purposes.push_back(purpose);
    }
    return purposes;
}

Result<std::optional<Instant>> TrafficTable::dayFromNewest(int number) const
{
    return m_database.first([](const Row &row) { return row.instant(0); },
                            "SELECT at / 86400000 * 86400000 AS day FROM traffic GROUP BY day "
                            "ORDER BY day DESC LIMIT 1 OFFSET ?",
                            number - 1);
}

Result<int> TrafficTable::removeBefore(Instant time)
{
    return m_database.run("DELETE FROM traffic WHERE at < ?", time);
}

} // namespace hatstand::clients
