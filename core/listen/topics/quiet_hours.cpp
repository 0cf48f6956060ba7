// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/quiet_hours.h"

#include "base/zones.h"

#include <QDateTime>

#include <optional>

namespace hatstand::listen
{

namespace
{
constexpr int weekInDays = 7;

bool isQuietAt(const QuietHours &hours, const WallTime &wall)
{
    if (hours.isWeekendQuiet && wall.date.dayOfWeek() >= 6)
        return true;
    if (hours.from < hours.upTo)
        return wall.time >= hours.from && wall.time < hours.upTo;
    return wall.time >= hours.from || wall.time < hours.upTo;
}

Instant instantOf(const WallTime &wall, const QByteArray &zone)
{
    const Result<ResolvedTime> resolved = resolveWallTime(wall, zone);
    return resolved ? resolved->instant : Instant::fromDateTime(QDateTime(wall.date, wall.time, Qt::UTC));
}
} // namespace

bool isQuiet(const QuietHours &hours, Instant at)
{
    return hours.isOn && isQuietAt(hours, wallTimeAt(at, hours.zone));
}

Instant endOfQuiet(const QuietHours &hours, Instant at)
{
    if (!isQuiet(hours, at))
        return at;
    // It can only end at `upTo`, or at midnight where a weekend does.
    const QDate today = wallTimeAt(at, hours.zone).date;
    std::optional<Instant> end;
    for (int day = 0; day <= weekInDays; ++day) {
        for (const QTime time : {QTime(0, 0), hours.upTo}) {
            const Instant candidate = instantOf({today.addDays(day), time}, hours.zone);
            if (candidate > at && !isQuiet(hours, candidate) && (!end || candidate < *end))
                end = candidate;
        }
        if (end)
            return *end;
    }
    return at + Milliseconds(qint64(weekInDays) * 86'400'000);
}

} // namespace hatstand::listen
