// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/when_words.h"

#include "kit/time_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace hatstand::ui::composer
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::composer)
};
constexpr int firstHour = 8;
constexpr int lastHour = 20;
constexpr qint64 halfHour = qint64{30} * 60;
} // namespace

QString zoneRemark(const plan::PlannedTime &planned, const QByteArray &other)
{
    if (other.isEmpty() || other == planned.zone)
        return {};
    const WallTime there = wallTimeAt(planned.instant, other);
    const WallTime here = wallTimeAt(planned.instant, planned.zone);
    const QString city = zoneCity(other);
    if (there == here)
        return Words::tr("Same in %1.", "city").arg(city);
    if (there.date == here.date)
        return Words::tr("%1 in %2.", "time, city").arg(clockWords(there.time), city);
    return Words::tr("%1 %2 in %3.", "weekday, time, city")
        .arg(QLocale().standaloneDayName(there.date.dayOfWeek(), QLocale::LongFormat), clockWords(there.time),
             city);
}

QString jumpRemark(const plan::PlannedTime &planned)
{
    const auto resolved = resolveWallTime(planned.wall, planned.zone);
    if (!resolved)
        return {};
    switch (resolved->kind) {
    case WallKind::Normal:
        return {};
    case WallKind::Gap:
        return Words::tr("The clocks go forward then and jump over %1. It goes out at %2.")
            .arg(clockWords(planned.wall.time), clockWords(resolved->shown.time));
    case WallKind::Overlap:
        return Words::tr("The clocks go back then and %1 comes twice. It goes out the first time.")
            .arg(clockWords(planned.wall.time));
    }
    return {};
}

QString shortTimeWords(const plan::PlannedTime &planned, Instant now)
{
    const QDate today = wallTimeAt(now, planned.zone).date;
    const WallTime shown = wallTimeAt(planned.instant, planned.zone);
    QString time = clockWords(shown.time);
    const qint64 days = today.daysTo(shown.date);
    const QLocale locale;
    if (days == 0)
        return time;
    if (days > 0 && days < 7) {
        return Words::tr("%1 %2", "short weekday, time")
            .arg(locale.standaloneDayName(shown.date.dayOfWeek(), QLocale::ShortFormat), time);
    }
    const QString day = shown.date.year() == today.year() ? Words::tr("d MMM", "date format")
                                                          : Words::tr("d MMM yyyy", "date format");
    return Words::tr("%1 %2", "date, time").arg(locale.toString(shown.date, day), time);
}

QString otherCity(const plan::PlannedTime &planned, const QByteArray &own)
{
    const bool same = offsetSecondsAt(planned.instant, planned.zone) == offsetSecondsAt(planned.instant, own);
    return same ? QString() : zoneCity(planned.zone);
}

plan::PlannedTime suggestedTime(Instant now, const QByteArray &zone)
{
    const WallTime soon = wallTimeAt(now + Milliseconds(halfHour * 1000), zone);
    WallTime wall{soon.date, QTime(soon.time.hour(), 0)};
    if (soon.time > wall.time)
        wall = soon.time.hour() == 23 ? WallTime{soon.date.addDays(1), QTime(0, 0)}
                                      : WallTime{soon.date, QTime(soon.time.hour() + 1, 0)};
    if (wall.time.hour() < firstHour)
        wall.time = QTime(firstHour, 0);
    else if (wall.time.hour() > lastHour)
        wall = {wall.date.addDays(1), QTime(firstHour, 0)};
    const auto planned = plan::plannedTime(wall, zone);
    return planned ? *planned : plan::plannedTimeAt(now + Milliseconds(halfHour * 1000), zone);
}

} // namespace hatstand::ui::composer
