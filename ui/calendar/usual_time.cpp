// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/usual_time.h"

namespace hatstand::ui::calendar
{

namespace
{
const QTime morning(10, 0);
const QTime lastQuarter(23, 45);
} // namespace

Result<plan::PlannedTime> usualTimeOn(QDate seen, const QByteArray &shownZone, const QByteArray &zone,
                                      Instant now)
{
    const auto dateOf = [&shownZone](Instant instant) { return wallTimeAt(instant, shownZone).date; };
    auto planned = plan::plannedTime({seen, morning}, zone);
    if (!planned)
        return planned;
    // Far away their morning is on another day here.
    if (const qint64 off = dateOf(planned->instant).daysTo(seen); off != 0)
        planned = plan::plannedTime({seen.addDays(off), morning}, zone);
    if (!planned || planned->instant > now || dateOf(now) != seen)
        return planned;
    const WallTime there = wallTimeAt(now, zone);
    const int hour = (there.time.hour() + 1) % 24;
    auto next = plan::plannedTime({there.date.addDays(hour == 0 ? 1 : 0), QTime(hour, 0)}, zone);
    if (!next || dateOf(next->instant) == seen)
        return next;
    const auto last = resolveWallTime({seen, lastQuarter}, shownZone);
    if (!last)
        return fail(last.error());
    if (last->instant > now)
        return plan::plannedTimeAt(last->instant, zone);
    // In the last minute of the day that is the first one of the next: nothing else is still to come.
    constexpr qint64 minute = 60'000;
    return plan::plannedTimeAt(Instant::fromMilliseconds((now.milliseconds() / minute + 1) * minute), zone);
}

} // namespace hatstand::ui::calendar
