// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup_retention.h"

#include <QDate>
#include <QDateTime>
#include <QSet>

#include <chrono>
#include <utility>

namespace hatstand::storage
{

namespace
{
constexpr auto recently = std::chrono::hours(48);
constexpr int keptRecent = 10;
constexpr int keptDays = 7;
constexpr int keptWeeks = 4;
} // namespace

std::vector<Backup> superfluous(const std::vector<Backup> &newestFirst, Instant now)
{
    std::vector<Backup> rest;
    QSet<QDate> days;
    QSet<std::pair<int, int>> weeks;
    int recent = 0;
    for (const Backup &backup : newestFirst) {
        if (backup.isKeptForGood())
            continue;
        const QDate day = backup.madeAt.toUtc().date();
        int year = 0;
        const int week = day.weekNumber(&year);
        bool keep = false;
        // Copies from the future (the clock was set back) take no place from those of now.
        if (recent < keptRecent && backup.madeAt <= now && now - backup.madeAt < recently) {
            ++recent;
            keep = true;
        }
        if (days.size() < keptDays && !days.contains(day)) {
            days.insert(day);
            keep = true;
        }
        if (weeks.size() < keptWeeks && !weeks.contains({year, week})) {
            weeks.insert({year, week});
            keep = true;
        }
        if (!keep)
            rest.push_back(backup);
    }
    return rest;
}

} // namespace hatstand::storage
