// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/time_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::TimeWords)
};
} // namespace

QString clockWords(QTime time, const QLocale &locale)
{
    // The locale's short form may hold seconds (the C locale), which nobody says.
    const bool twelve =
        locale.timeFormat(QLocale::ShortFormat).contains(QLatin1Char('a'), Qt::CaseInsensitive);
    return locale.toString(time, twelve ? QStringLiteral("h:mm AP") : QStringLiteral("HH:mm"));
}

namespace
{
QString datedWords(QDate day, QDate today, const QLocale &locale)
{
    const qint64 away = today.daysTo(day);
    if (away > 1 && away < 7)
        return locale.standaloneDayName(day.dayOfWeek());
    if (day.year() == today.year())
        return locale.toString(day, Words::tr("ddd d MMM", "date format: without the year"));
    return locale.toString(day, Words::tr("ddd d MMM yyyy", "date format: with the year"));
}

QString withTime(const QString &day, const WallTime &wall, QDate today, const QLocale &locale)
{
    const QString time = clockWords(wall.time, locale);
    const qint64 away = today.daysTo(wall.date);
    // A date ends in figures of its own.
    return away >= -1 && away < 7 ? Words::tr("%1 %2", "day, time").arg(day, time)
                                  : Words::tr("%1, %2", "date, time").arg(day, time);
}
} // namespace

QString dayWords(QDate day, QDate today, const QLocale &locale)
{
    switch (today.daysTo(day)) {
    case 0:
        return Words::tr("today");
    case 1:
        return Words::tr("tomorrow");
    case -1:
        return Words::tr("yesterday");
    default:
        return datedWords(day, today, locale);
    }
}

QString dayAndTimeWords(const WallTime &wall, QDate today, const QLocale &locale)
{
    return withTime(dayWords(wall.date, today, locale), wall, today, locale);
}

QString dayTitle(QDate day, QDate today, const QLocale &locale)
{
    switch (today.daysTo(day)) {
    case 0:
        return Words::tr("Today", "standing alone, in a cell or heading");
    case 1:
        return Words::tr("Tomorrow", "standing alone, in a cell or heading");
    case -1:
        return Words::tr("Yesterday", "standing alone, in a cell or heading");
    default:
        return datedWords(day, today, locale);
    }
}

QString dayAndTimeTitle(const WallTime &wall, QDate today, const QLocale &locale)
{
    return withTime(dayTitle(wall.date, today, locale), wall, today, locale);
}

QString plannedWords(const WallTime &wall, const QByteArray &zone, Instant now, const QByteArray &own,
                     const QLocale &locale)
{
    QString words = dayAndTimeWords(wall, wallTimeAt(now, zone).date, locale);
    const auto there = resolveWallTime(wall, zone);
    if (!there || there->offsetSeconds == offsetSecondsAt(there->instant, own))
        return words;
    return Words::tr("%1 in %2", "day and time, city").arg(words, zoneCity(zone));
}

QString longDayWords(QDate day, const QLocale &locale)
{
    return locale.toString(day, Words::tr("dddd d MMMM", "date format: day of the week, day, month"));
}

QString durationWords(Milliseconds duration)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    if (minutes < 1)
        return Words::tr("under a minute");
    if (minutes < 60)
        return Words::tr("%n min", "minutes", static_cast<int>(minutes));
    if (minutes < qint64{48} * 60) {
        QString hours = Words::tr("%n h", "hours", static_cast<int>(minutes / 60));
        if (minutes % 60 == 0)
            return hours;
        return Words::tr("%1 %2", "hours, minutes")
            .arg(hours, Words::tr("%n min", "minutes", static_cast<int>(minutes % 60)));
    }
    return Words::tr("%n day(s)", nullptr,
                     static_cast<int>(std::min<qint64>(minutes / (qint64{24} * 60), 100'000)));
}

QString ageWords(Instant at, Instant now)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - at).count();
    if (minutes < 1)
        return Words::tr("now", "how long ago");
    if (minutes < 60)
        return Words::tr("%n min", "minutes, in a list", static_cast<int>(minutes));
    if (minutes < qint64{24} * 60)
        return Words::tr("%n h", "hours, in a list", static_cast<int>(minutes / 60));
    return Words::tr("%n d", "days, in a list",
                     static_cast<int>(std::min<qint64>(minutes / (qint64{24} * 60), 100'000)));
}

QString listWords(const QStringList &items, const QLocale &locale)
{
    return locale.createSeparatedList(items);
}

QString factWords(const QStringList &facts)
{
    QString words;
    for (const QString &fact : facts) {
        if (fact.isEmpty())
            continue;
        words = words.isEmpty() ? fact : Words::tr("%1, %2", "two facts about one thing").arg(words, fact);
    }
    return words;
}

} // namespace hatstand::ui
