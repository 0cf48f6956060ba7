// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/timers.h"
#include "clients/traffic_table.h"
#include "net/traffic_log.h"

#include <QObject>

#include <vector>

namespace hatstand::clients
{

/// The workspace's log of what left the computer, for ninety days or as long as the person says. The days are
/// counted by the clock and by the log itself: an entry goes only once things have left on a week of days
/// that lie as many days after it, so that a clock that is wrong for a few days does not empty the log.
///
/// Entries are gathered for a moment and
/// written together, so that a request costs no write of its own; what is gathered is written when this goes.
/// When writing fails they are kept and tried again, the oldest beyond a thousand given up.
class TrafficJournal : public QObject, public net::TrafficLog
{
    Q_OBJECT

public:
    static constexpr int keptDays = 90; ///< while the person has not said otherwise
    static constexpr int keptForEver = 0;
    static constexpr int daysThatAgree = 7;
    static constexpr Milliseconds gatherFor{2000};
    static constexpr size_t mostGathered = 1000;

    /// All must outlive this.
    TrafficJournal(storage::Database &database, const Clock &clock, Timers &timers,
                   QObject *parent = nullptr);
    ~TrafficJournal() override;

    void add(const net::TrafficEntry &entry) override;
    /// Writes what is gathered, and clears away what is too old once a day.
    Result<void> flush();
    /// Written and gathered ones, the newest first.
    [[nodiscard]] Result<std::vector<net::TrafficEntry>> newest(int limit);
    /// The same in pages, and narrowed: see TrafficTable.
    [[nodiscard]] Result<std::vector<TrafficRow>> rows(const TrafficFilter &filter,
                                                       const std::optional<TrafficRow> &after, int limit);
    [[nodiscard]] Result<int> count(const TrafficFilter &filter);
    [[nodiscard]] Result<std::vector<HostTotal>> totals(const TrafficFilter &filter);
    [[nodiscard]] Result<std::vector<net::Purpose>> purposes();

    /// For how many days entries are kept; `keptForEver`: until they are cleared.
    [[nodiscard]] Result<int> daysKept() const;
    /// Fails with InvalidInput on less than none. What is too old goes with the next writing.
    Result<void> keepFor(int days);
    /// How many would go with the next writing if it were kept for so many days.
    [[nodiscard]] Result<int> countTooOldFor(int days);
    /// What is older goes at once; answers how many.
    Result<int> clearBefore(Instant time);
    /// The same with all of it, also what a clock that was wrong has dated later than now.
    Result<int> clearAll();

Q_SIGNALS:
    /// Something new can be read; once for each writing.
    void changed();

private:
    void schedule();
    Result<void> clearAway(Instant now);
    /// What is before it is too old at `now` when it is kept for so many days. Unset: nothing is.
    [[nodiscard]] Result<std::optional<Instant>> endOfTooOld(Instant now, int days) const;

    storage::Database &m_database;
    const Clock &m_clock;
    Timers &m_timers;
    TrafficTable m_table;
    std::vector<net::TrafficEntry> m_gathered;
    bool m_scheduled = false;
    std::optional<Instant> m_clearedAt;
};

} // namespace hatstand::clients
