// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/time_axis.h"

#include <algorithm>
#include <cmath>

namespace hatstand::ui::calendar
{

namespace
{
constexpr qint64 minute = 60'000; // milliseconds

int minutesSince(QTime time)
{
    return time.msecsSinceStartOfDay() / static_cast<int>(minute);
}

/// The first instant of another offset between the two; the zone changes it once there.
Instant changeBetween(Instant before, Instant after, const QByteArray &zone)
{
    const int offset = offsetSecondsAt(before, zone);
    qint64 low = before.milliseconds();
    qint64 high = after.milliseconds();
    while (high - low > 1) {
        const qint64 middle = low + (high - low) / 2;
        if (offsetSecondsAt(Instant::fromMilliseconds(middle), zone) == offset)
            low = middle;
        else
            high = middle;
    }
    return Instant::fromMilliseconds(high);
}
} // namespace

TimeAxis::TimeAxis(QDate first, int days, const QByteArray &zone)
{
    for (int i = 0; i < days; ++i)
        m_days.push_back(piecesOf(first.addDays(i), zone));
    for (const Day &day : m_days)
        noteRepeats(day);
    std::sort(m_inserts.begin(), m_inserts.end(), [](const Insert &a, const Insert &b) {
        return a.until != b.until ? a.until < b.until : a.from < b.from;
    });
    int moved = 0;
    for (Insert &insert : m_inserts) {
        insert.place = insert.until + moved;
        moved += insert.length();
    }
}

TimeAxis::Day TimeAxis::piecesOf(QDate date, const QByteArray &zone)
{
    const auto start = startOfDay(date, zone);
    const auto end = startOfDay(date.addDays(1), zone);
    if (!start || !end || *start >= *end)
        return {};
    const Instant last = Instant::fromMilliseconds(end->milliseconds() - 1);
    const auto piece = [&zone](Instant from, Instant until) {
        return Piece{from, minutesSince(wallTimeAt(from, zone).time),
                     static_cast<int>((until.milliseconds() - from.milliseconds()) / minute)};
    };
    // No zone changes its clocks twice within a day and comes back to the same.
    if (offsetSecondsAt(*start, zone) == offsetSecondsAt(last, zone))
        return {piece(*start, *end)};
    const Instant change = changeBetween(*start, last, zone);
    return {piece(*start, change), piece(change, *end)};
}

const TimeAxis::Day &TimeAxis::piecesAt(int day) const
{
    static const Day none;
    return day >= 0 && day < dayCount() ? m_days[static_cast<size_t>(day)] : none;
}

std::optional<TimeAxis::Insert> TimeAxis::repeatOf(const Day &day)
{
    if (day.size() < 2 || day[1].wall >= day[0].wallEnd())
        return std::nullopt;
    return Insert{std::max(day[1].wall, 0), std::min(day[0].wallEnd(), day[1].wallEnd()), 0};
}

void TimeAxis::noteRepeats(const Day &day)
{
    const auto repeat = repeatOf(day);
    if (repeat && std::find(m_inserts.begin(), m_inserts.end(), *repeat) == m_inserts.end())
        m_inserts.push_back(*repeat);
}

const TimeAxis::Insert *TimeAxis::insertOf(const Day &day) const
{
    const auto repeat = repeatOf(day);
    const auto found = std::find_if(m_inserts.begin(), m_inserts.end(), [&repeat](const Insert &insert) {
        return repeat && insert.from == repeat->from && insert.until == repeat->until;
    });
    return found == m_inserts.end() ? nullptr : &*found;
}

int TimeAxis::length() const
{
    int minutes = minutesOfDay;
    for (const Insert &insert : m_inserts)
        minutes += insert.length();
    return minutes;
}

double TimeAxis::placeOfWall(double wall) const
{
    double place = wall;
    for (const Insert &insert : m_inserts) {
        if (insert.until <= wall)
            place += insert.length();
    }
    return place;
}

const TimeAxis::Insert *TimeAxis::insertAt(double place) const
{
    const auto found = std::find_if(m_inserts.begin(), m_inserts.end(), [place](const Insert &insert) {
        return place >= insert.place && place < insert.place + insert.length();
    });
    return found == m_inserts.end() ? nullptr : &*found;
}

double TimeAxis::placeOf(int day, Instant instant) const
{
    const Day &pieces = piecesAt(day);
    if (pieces.empty())
        return 0;
    const Insert *again = insertOf(pieces);
    for (size_t i = pieces.size(); i-- > 0;) {
        const Piece &piece = pieces[i];
        if (instant < piece.start && i > 0)
            continue;
        const double gone = double(instant.milliseconds() - piece.start.milliseconds()) / double(minute);
        const double wall = piece.wall + std::clamp(gone, 0.0, double(piece.minutes));
        if (i > 0 && again && wall < again->until)
            return again->place + (wall - again->from);
        return placeOfWall(wall);
    }
    return 0;
}

std::optional<Instant> TimeAxis::instantAt(int day, double place) const
{
    if (place < 0 || place >= length())
        return std::nullopt;
    const Day &pieces = piecesAt(day);
    const auto instantOf = [](const Piece &piece, double wall) {
        return Instant::fromMilliseconds(piece.start.milliseconds() +
                                         std::llround((wall - piece.wall) * double(minute)));
    };
    if (const Insert *insert = insertAt(place)) {
        if (insertOf(pieces) != insert)
            return std::nullopt;
        return instantOf(pieces[1], insert->from + (place - insert->place));
    }
    double wall = place;
    for (const Insert &insert : m_inserts) {
        if (insert.place < place)
            wall -= insert.length();
    }
    for (const Piece &piece : pieces) {
        if (wall >= piece.wall && wall < piece.wallEnd())
            return instantOf(piece, wall);
    }
    return std::nullopt;
}

std::optional<int> TimeAxis::nearestPlace(int day, int place, int direction) const
{
    const int step = direction < 0 ? -1 : 1;
    const int start = std::clamp(place, 0, length() - 1);
    for (const int way : {step, -step}) {
        for (int at = start; at >= 0 && at < length(); at += way) {
            if (instantAt(day, at))
                return at;
        }
    }
    return std::nullopt;
}

TimeAxis::Hour TimeAxis::clockAt(int place) const
{
    int wall = place;
    const Insert *again = insertAt(place);
    if (again) {
        wall = again->from + (place - again->place);
    } else {
        for (const Insert &insert : m_inserts) {
            if (insert.place < place)
                wall -= insert.length();
        }
    }
    wall = std::clamp(wall, 0, minutesOfDay);
    return {place, QTime::fromMSecsSinceStartOfDay(static_cast<int>((wall % minutesOfDay) * minute)),
            again != nullptr};
}

int TimeAxis::placeOf(QTime time, bool again) const
{
    const int wall = minutesSince(time);
    if (again) {
        const auto found = std::find_if(m_inserts.begin(), m_inserts.end(), [wall](const Insert &insert) {
            return wall >= insert.from && wall < insert.until;
        });
        if (found != m_inserts.end())
            return found->place + (wall - found->from);
    }
    return static_cast<int>(placeOfWall(wall));
}

std::vector<TimeAxis::Hour> TimeAxis::hours() const
{
    std::vector<Hour> lines;
    for (int place = 0; place < length(); ++place) {
        const Hour hour = clockAt(place);
        if (hour.time.minute() == 0)
            lines.push_back(hour);
    }
    return lines;
}

std::vector<TimeAxis::Stretch> TimeAxis::holes(int day) const
{
    std::vector<Stretch> found;
    for (int place = 0; place < length(); ++place) {
        if (instantAt(day, place))
            continue;
        const HoleKind kind = insertAt(place) ? HoleKind::NotAgain : HoleKind::Skipped;
        if (!found.empty() && found.back().until == place && found.back().kind == kind)
            found.back().until = place + 1;
        else
            found.push_back({place, place + 1, kind});
    }
    return found;
}

std::vector<TimeAxis::Stretch> TimeAxis::repeats(int day) const
{
    const Insert *again = insertOf(piecesAt(day));
    if (!again)
        return {};
    return {{again->place, again->place + again->length(), HoleKind::NotAgain}};
}

} // namespace hatstand::ui::calendar
