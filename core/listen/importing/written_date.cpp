// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/importing/written_date.h"

#include "listen/feeds/feed_dates.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::listen)
};

std::optional<WallTime> wallOf(int year, int month, int day, const QTime &time)
{
    const QDate date(year, month, day);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    return WallTime{date, time};
}

/// Hours, minutes, seconds and the half of the day, as four captures from `first` on; midnight without them.
QTime timeOf(const QRegularExpressionMatch &match, int first)
{
    if (match.captured(first).isEmpty())
        return QTime(0, 0);
    int hour = match.captured(first).toInt();
    const QString half = match.captured(first + 3).toLower();
    if (!half.isEmpty()) {
        if (hour < 1 || hour > 12)
            return {};
        hour = hour % 12 + (half.startsWith(u'p') ? 12 : 0);
    }
    return QTime(hour, match.captured(first + 1).toInt(), match.captured(first + 2).toInt());
}

std::optional<WrittenDate> sinceEpoch(const QString &text)
{
    // Seconds have ten figures from 2001 to 2286, milliseconds thirteen.
    const bool isSeconds = text.size() == 10;
    if (!isSeconds && text.size() != 13)
        return std::nullopt;
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return std::nullopt;
    WrittenDate date;
    date.instant = Instant::fromMilliseconds(isSeconds ? number * 1000 : number);
    return date;
}

std::optional<WrittenDate> yearFirst(const QString &text)
{
    static const QRegularExpression form(
        uR"(^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)"
        uR"(\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$)"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto wall = wallOf(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt(),
                             timeOf(match, 4));
    if (!wall)
        return std::nullopt;
    WrittenDate date;
    const QString offset = match.captured(8);
    if (offset.isEmpty()) {
        date.wall = wall;
        return date;
    }
    int minutes = 0;
    if (offset[0] == u'+' || offset[0] == u'-') {
        const QString figures = QString(offset.mid(1)).remove(u':');
        minutes = figures.left(2).toInt() * 60 + figures.mid(2).toInt();
        if (offset[0] == u'-')
            minutes = -minutes;
    }
    date.instant =
        Instant::fromDateTime(QDateTime(wall->date, wall->time, Qt::UTC)) - std::chrono::minutes(minutes);
    return date;
}

std::optional<WrittenDate> yearLast(const QString &text)
{
    static const QRegularExpression form(
        uR"(^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)"
        uR"(\s*([AaPp]\.?[Mm]\.?)?)?$)"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int first = match.captured(1).toInt();
    const int second = match.captured(3).toInt();
    const int year = match.captured(4).toInt() + (match.captured(4).size() == 2 ? 2000 : 0);
    const QTime time = timeOf(match, 5);
    WrittenDate date;
    date.wall = wallOf(year, second, first, time);
    if (match.captured(2) != u"."_s) {
        date.hasOrder = true;
        date.monthFirst = wallOf(year, first, second, time);
    }
    if (!date.wall && !date.monthFirst)
        return std::nullopt;
    return date;
}

std::optional<WrittenDate> asInFeeds(const QString &text)
{
    static const QRegularExpression letters(uR"([A-Za-z]{3})"_s);
    static const QRegularExpression zone(uR"((?:\b(?:Z|[A-Z]{2,5})|[+-]\d{2}:?\d{2})$)"_s);
    if (!letters.match(text).hasMatch())
        return std::nullopt;
    const auto read = parseFeedDate(text.toStdString());
    if (!read)
        return std::nullopt;
    WrittenDate date;
    const bool isHalf = text.endsWith(u"AM"_s) || text.endsWith(u"PM"_s);
    if (isHalf)
        return std::nullopt;
    if (zone.match(text).hasMatch()) {
        date.instant = read;
    } else {
        const QDateTime utc = read->toUtc();
        date.wall = WallTime{utc.date(), utc.time()};
    }
    return date;
}
} // namespace

std::optional<WrittenDate> readWrittenDate(const QString &text)
{
    const QString written = text.simplified();
    if (auto date = sinceEpoch(written))
        return date;
    if (auto date = yearFirst(written))
        return date;
    if (auto date = yearLast(written))
        return date;
    return asInFeeds(written);
}

Result<std::optional<DayOrder>> dayOrderOf(const std::vector<WrittenDate> &dates)
{
    bool onlyDayFirst = false;
    bool onlyMonthFirst = false;
    bool differs = false;
    for (const WrittenDate &date : dates) {
        if (!date.hasOrder)
            continue;
        onlyDayFirst = onlyDayFirst || !date.monthFirst;
        onlyMonthFirst = onlyMonthFirst || !date.wall;
        differs = differs || (date.wall && date.monthFirst && *date.wall != *date.monthFirst);
    }
    if (onlyDayFirst && onlyMonthFirst)
        return fail(ErrorCode::Conflict, Words::tr("Some dates have the day first, and others the month."),
                    {}, Words::tr("Write them in one order, or as 2026-11-19."));
    if (onlyMonthFirst)
        return std::optional(DayOrder::MonthFirst);
    if (onlyDayFirst || !differs)
        return std::optional(DayOrder::DayFirst);
    return std::optional<DayOrder>();
}

std::optional<Instant> instantOf(const WrittenDate &date, DayOrder order, const QByteArray &zone)
{
    if (date.instant)
        return date.instant;
    const auto &wall = date.hasOrder && order == DayOrder::MonthFirst ? date.monthFirst : date.wall;
    if (!wall)
        return std::nullopt;
    const auto resolved = resolveWallTime(*wall, zone);
    if (!resolved)
        return std::nullopt;
    return resolved->instant;
}

} // namespace hatstand::listen
