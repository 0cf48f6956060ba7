// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/calendar_math.h"

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
namespace greg = boost::gregorian;

bool isInRange(int year)
{
    return year >= 1400 && year <= 9999;
}

QDate toQt(const greg::date &date)
{
    const auto parts = date.year_month_day();
    return {parts.year, parts.month, parts.day};
}

/// Only for valid dates in Boost's range; every caller has looked.
greg::date toBoost(const QDate &date)
{
    return {static_cast<unsigned short>(date.year()), static_cast<unsigned short>(date.month()),
            static_cast<unsigned short>(date.day())};
}

bool isUsable(const QDate &date)
{
    return date.isValid() && isInRange(date.year());
}

/// Boost counts from Sunday = 0, Qt from Monday = 1 to Sunday = 7.
greg::greg_weekday toBoost(Qt::DayOfWeek weekday)
{
    return greg::greg_weekday(static_cast<unsigned short>(int(weekday) % 7));
}
} // namespace

int MonthGrid::indexOf(const QDate &day) const
{
    if (!day.isValid() || !days.front().isValid())
        return -1;
    const qint64 index = days.front().daysTo(day);
    return index >= 0 && index < qint64(days.size()) ? int(index) : -1;
}

QDate weekStart(const QDate &day, Qt::DayOfWeek firstDayOfWeek)
{
    return day.addDays(-((day.dayOfWeek() - int(firstDayOfWeek) + 7) % 7));
}

MonthGrid monthGrid(const QDate &day, Qt::DayOfWeek firstDayOfWeek)
{
    MonthGrid grid;
    if (!isUsable(day))
        return grid;
    grid.first = QDate(day.year(), day.month(), 1);
    grid.last = monthEnd(day.year(), day.month());
    const QDate start = weekStart(grid.first, firstDayOfWeek);
    for (size_t i = 0; i < grid.days.size(); ++i)
        grid.days[i] = start.addDays(qint64(i));
    return grid;
}

IsoWeek isoWeek(const QDate &day)
{
    if (!isUsable(day))
        return {};
    const QDate thursday = weekStart(day, Qt::Monday).addDays(3);
    return {thursday.year(), int(toBoost(day).week_number())};
}

std::optional<QDate> nthWeekday(int year, int month, Qt::DayOfWeek weekday, int nth)
{
    if (!isInRange(year) || month < 1 || month > 12 || nth == 0 || nth < -1 || nth > 5)
        return std::nullopt;
    const auto boostMonth = static_cast<unsigned short>(month);
    if (nth == -1)
        return toQt(greg::last_day_of_the_week_in_month(toBoost(weekday), boostMonth)
                        .get_date(static_cast<unsigned short>(year)));
    const QDate found = toQt(greg::first_day_of_the_week_in_month(toBoost(weekday), boostMonth)
                                 .get_date(static_cast<unsigned short>(year)) +
                             greg::weeks(nth - 1));
    // Boost's own fifth weekday falls back to the fourth; a month without one has none here.
    return found.month() == month ? std::optional(found) : std::nullopt;
}

QDate monthEnd(int year, int month)
{
    if (!isInRange(year) || month < 1 || month > 12)
        return {};
    return toQt(
        greg::date(static_cast<unsigned short>(year), static_cast<unsigned short>(month), 1).end_of_month());
}

QDate addMonths(const QDate &day, int months)
{
    if (!isUsable(day))
        return {};
    const int month = day.year() * 12 + day.month() - 1 + months;
    const QDate end = monthEnd(month / 12, month % 12 + 1);
    // Not Boost's months(): that makes the end of a month stick (30 April + 1 = 31 May).
    return end.isValid() ? QDate(end.year(), end.month(), std::min(day.day(), end.day())) : QDate();
}

QDate weekdayBefore(const QDate &day, Qt::DayOfWeek weekday, int weeks)
{
    if (!isUsable(day) || weeks < 1)
        return {};
    return toQt(greg::first_day_of_the_week_before(toBoost(weekday)).get_date(toBoost(day)) -
                greg::weeks(weeks - 1));
}

bool isBusinessDay(const QDate &day, const IsHoliday &isHoliday)
{
    return day.isValid() && day.dayOfWeek() <= Qt::Friday && !(isHoliday && isHoliday(day));
}

QDate addBusinessDays(const QDate &day, int count, const IsHoliday &isHoliday)
{
    if (!isUsable(day))
        return {};
    const int step = count < 0 ? -1 : 1;
    QDate date = day;
    int left = std::abs(count);
    // A holiday rule that never ends must not hang the window: ten years of days without one are enough.
    int idle = 0;
    while (left > 0 || !isBusinessDay(date, isHoliday)) {
        date = date.addDays(step);
        if (!isBusinessDay(date, isHoliday)) {
            if (++idle > 3660)
                return {};
            continue;
        }
        idle = 0;
        if (left > 0)
            --left;
    }
    return date;
}

QDate easterSunday(int year)
{
    if (!isInRange(year) || year < 1583)
        return {};
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = b / 4;
    const int e = b % 4;
    const int f = (b + 8) / 25;
    const int g = (b - f + 1) / 3;
    const int h = (19 * a + b - d - g + 15) % 30;
    const int i = c / 4;
    const int k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return {year, n / 31, n % 31 + 1};
}

Result<PlannedTime> movedToDay(const PlannedTime &planned, const QDate &day)
{
    return plannedTime({day, planned.wall.time}, planned.zone);
}

} // namespace hatstand::plan
