// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_journal.h"

#include "storage/settings_table.h"
#include "storage/transaction.h"

#include <algorithm>
#include <limits>

namespace hatstand::clients
{

namespace
{
constexpr auto day = std::chrono::hours(24);
const QString daysKey = QStringLiteral("traffic.keptDays");
} // namespace

TrafficJournal::TrafficJournal(storage::Database &database, const Clock &clock, Timers &timers,
                               QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock), m_timers(timers), m_table(database)
{
}

TrafficJournal::~TrafficJournal()
{
    (void)flush();
}

void TrafficJournal::add(const net::TrafficEntry &entry)
{
    if (m_gathered.size() >= mostGathered)
        m_gathered.erase(m_gathered.begin());
    m_gathered.push_back(entry);
    schedule();
}

void TrafficJournal::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    m_timers.callAfter(gatherFor, this, [this] {
        m_scheduled = false;
        if (!flush())
            schedule();
    });
}

Result<void> TrafficJournal::flush()
{
    if (m_gathered.empty())
        return {};
    const Instant now = m_clock.now();
    const bool clear = !m_clearedAt || now - *m_clearedAt >= day || now < *m_clearedAt;
    auto written = storage::inTransaction(m_database, [&]() -> Result<void> {
        for (const net::TrafficEntry &entry : m_gathered) {
            if (auto inserted = m_table.insert(entry, m_clock); !inserted)
                return inserted;
        }
        return clear ? clearAway(now) : Result<void>();
    });
    if (!written)
        return written;
    m_gathered.clear();
    if (clear)
        m_clearedAt = now;
    Q_EMIT changed();
    return {};
}

Result<std::optional<Instant>> TrafficJournal::endOfTooOld(Instant now, int days) const
{
    if (days == keptForEver)
        return std::optional<Instant>();
    const auto reached = m_table.dayFromNewest(daysThatAgree);
    if (!reached)
        return fail(reached.error());
    if (!*reached)
        return std::optional<Instant>();
    return std::optional(std::min(now, **reached) - days * day);
}

Result<void> TrafficJournal::clearAway(Instant now)
{
    const auto days = daysKept();
    if (!days)
        return fail(days.error());
    const auto end = endOfTooOld(now, *days);
    if (!end)
        return fail(end.error());
    if (!*end)
        return {};
    const auto removed = m_table.removeBefore(**end);
    return removed ? Result<void>() : Result<void>(fail(removed.error()));
}

Result<std::vector<net::TrafficEntry>> TrafficJournal::newest(int limit)
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    return m_table.newest(limit);
}

Result<std::vector<TrafficRow>> TrafficJournal::rows(const TrafficFilter &filter,
                                                     const std::optional<TrafficRow> &after, int limit)
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    return m_table.rows(filter, after, limit);
}

Result<int> TrafficJournal::count(const TrafficFilter &filter)
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    return m_table.count(filter);
}

Result<std::vector<HostTotal>> TrafficJournal::totals(const TrafficFilter &filter)
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    return m_table.totals(filter);
}

Result<std::vector<net::Purpose>> TrafficJournal::purposes()
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    return m_table.purposes();
}

Result<int> TrafficJournal::daysKept() const
{
    const auto days = storage::SettingsTable(m_database).integer(daysKey);
    if (!days)
        return fail(days.error());
    return static_cast<int>(std::max<qint64>(days->value_or(keptDays), keptForEver));
}

Result<void> TrafficJournal::keepFor(int days)
{
    if (days < keptForEver)
        return fail(ErrorCode::InvalidInput, tr("The log cannot be kept for less than no days."));
    if (auto kept = storage::SettingsTable(m_database).setInteger(daysKey, days); !kept)
        return kept;
    m_clearedAt.reset();
    Q_EMIT changed();
    return {};
}

Result<int> TrafficJournal::countTooOldFor(int days)
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    const auto end = endOfTooOld(m_clock.now(), days);
    if (!end)
        return fail(end.error());
    if (!*end)
        return 0;
    TrafficFilter old;
    old.until = *end;
    return m_table.count(old);
}

Result<int> TrafficJournal::clearAll()
{
    return clearBefore(Instant::fromMilliseconds(std::numeric_limits<qint64>::max()));
}

Result<int> TrafficJournal::clearBefore(Instant time)
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    auto removed = m_table.removeBefore(time);
    if (removed && *removed > 0)
        Q_EMIT changed();
    return removed;
}

} // namespace hatstand::clients
