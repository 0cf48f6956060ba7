// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plan/post.h"

#include <QDate>
#include <QLocale>

#include <array>
#include <functional>
#include <optional>

/// Arithmetic of days, by the Gregorian calendar of Boost.Date_Time (years 1400 to 9999). Everything is pure;
/// what cannot be computed (an invalid date, a year out of range) is an invalid QDate or empty.
namespace hatstand::plan
{

/// What a month page shows: six weeks, whatever the month, so that rows never jump from month to month.
struct MonthGrid
{
    static constexpr int rows = 6;
    static constexpr int columns = 7;
    std::array<QDate, std::size_t{rows} * columns> days;
    /// First and last day of the month itself.
    QDate first;
    QDate last;
    [[nodiscard]] bool isInMonth(const QDate &day) const { return day >= first && day <= last; }
    /// Where a day stands, -1 when it is not shown.
    [[nodiscard]] int indexOf(const QDate &day) const;
};

/// The month that `day` lies in; the first column is `firstDayOfWeek`. The first of the month always stands
/// in the first row.
[[nodiscard]] MonthGrid monthGrid(const QDate &day, Qt::DayOfWeek firstDayOfWeek);

struct IsoWeek
{
    int year = 0; ///< of the week's Thursday: may differ from the day's
    int week = 0; ///< 1 to 53
    friend bool operator==(const IsoWeek &, const IsoWeek &) = default;
};
[[nodiscard]] IsoWeek isoWeek(const QDate &day);
[[nodiscard]] QDate weekStart(const QDate &day, Qt::DayOfWeek firstDayOfWeek);

/// The nth such weekday of a month, 1 to 5; -1 is the last. Empty when the month has no fifth.
[[nodiscard]] std::optional<QDate> nthWeekday(int year, int month, Qt::DayOfWeek weekday, int nth);
[[nodiscard]] QDate monthEnd(int year, int month);
/// The same day some months on; the month's end where it has no such day (31 January → 28 February), and an
/// end of month stays one only by that.
[[nodiscard]] QDate addMonths(const QDate &day, int months);
/// The last such weekday before that day; `weeks` = 2 is the one before it.
[[nodiscard]] QDate weekdayBefore(const QDate &day, Qt::DayOfWeek weekday, int weeks = 1);

using IsHoliday = std::function<bool(const QDate &)>;
/// Monday to Friday and no holiday.
[[nodiscard]] bool isBusinessDay(const QDate &day, const IsHoliday &isHoliday = {});
/// That many business days on (back when negative). Zero is the day itself when it is one, else the next.
[[nodiscard]] QDate addBusinessDays(const QDate &day, int count, const IsHoliday &isHoliday = {});

/// Easter Sunday of the Western churches (Meeus, Astronomical Algorithms, chapter 8).
[[nodiscard]] QDate easterSunday(int year);

/// The same time on the wall on another day; what that means there is computed anew by base/zones.h.
[[nodiscard]] Result<PlannedTime> movedToDay(const PlannedTime &planned, const QDate &day);

} // namespace hatstand::plan
