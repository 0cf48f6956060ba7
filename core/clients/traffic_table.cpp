// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_table.h"

#include "storage/database.h"

namespace hatstand::clients
{

using storage::Row;

namespace
{
struct TrafficTag;
using TrafficId = Id<TrafficTag>;

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
