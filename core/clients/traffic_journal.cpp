// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_journal.h"

#include "storage/transaction.h"

#include <algorithm>

namespace hatstand::clients
{

namespace
{
constexpr auto day = std::chrono::hours(24);
}

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

Result<void> TrafficJournal::clearAway(Instant now)
{
    const auto reached = m_table.dayFromNewest(daysThatAgree);
    if (!reached)
        return fail(reached.error());
    if (!*reached)
        return {};
    const auto removed = m_table.removeBefore(std::min(now, **reached) - keptDays * day);
    return removed ? Result<void>() : Result<void>(fail(removed.error()));
}

Result<std::vector<net::TrafficEntry>> TrafficJournal::newest(int limit)
{
    if (auto written = flush(); !written)
        return fail(std::move(written.error()));
    return m_table.newest(limit);
}

} // namespace hatstand::clients
