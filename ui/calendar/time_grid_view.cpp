// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/time_grid_view.h"

#include "kit/figures.h"
#include "kit/time_words.h"

#include <QLocale>
#include <QScrollBar>

#include <cmath>
#include <numeric>
#include <ranges>
#include <utility>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int startOfWork = 7 * 60;         // in minutes
constexpr int firstSeen = startOfWork - 20; // so that the label of that hour stands clear of the head
constexpr int scrollStep = 18;              // a third of an hour, in design pixels: a notch is an hour
constexpr int besideRulerFigures = 20;      // around the pill of now, and within it
constexpr int secondsOfMinute = 60;
} // namespace

TimeGridView::TimeGridView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice,
                           Timers &timers, QWidget *parent)
    : DaysView(kit, model, drags, choice, parent), m_timers(timers)
{
    setObjectName(QStringLiteral("timeGrid"));
    setAccessibleName(tr("Week"));
    connect(&model, &CalendarModel::reloaded, this, [this] {
        m_boxes.assign(m_boxes.size(), std::nullopt);
        viewport()->update();
    });
    connect(&drags, &DragSession::changed, this, &TimeGridView::scrollAtEdge);
}

QDate TimeGridView::firstOf(QDate date, int days) const
{
    if (days < daysOfWeek)
        return date;
    return date.addDays(-((date.dayOfWeek() - int(QLocale().firstDayOfWeek()) + daysOfWeek) % daysOfWeek));
}

int TimeGridView::dayOf(QDate date) const
{
    const qint64 day = m_firstDay.isValid() ? m_firstDay.daysTo(date) : -1;
    return day >= 0 && day < m_axis.dayCount() ? int(day) : -1;
}

void TimeGridView::setDayCount(int days)
{
    setAccessibleName(days == 1 ? tr("Day") : tr("Week"));
    if (m_currentDate.isValid())
        setFirstDay(firstOf(m_currentDate, days), days);
    else
        m_dayCount = days;
}

// What the clocks showed stays, also where the axis of these days is longer.
void TimeGridView::setFirstDay(QDate first, int days)
{
    if (m_firstDay == first && m_dayCount == days && m_axis.dayCount() == days)
        return;
    const auto slot = m_axis.clockAt(m_slot);
    const auto held = m_axis.clockAt(m_held ? m_held->place : 0);
    const auto gripped = m_axis.clockAt(m_grip ? m_grip->place : 0);
    m_firstDay = first;
    m_dayCount = days;
    m_axis = TimeAxis(first, days, m_model.zone());
    m_slot = m_axis.placeOf(slot.time, slot.again);
    if (m_held)
        m_held->place = m_axis.placeOf(held.time, held.again);
    if (m_grip)
        m_grip->place = m_axis.placeOf(gripped.time, gripped.again);
    measure();
    Q_EMIT rangeChanged(firstDay(), lastDay());
}

void TimeGridView::ensureDay(QDate date)
{
    if (dayOf(date) < 0)
        setFirstDay(firstOf(date, m_dayCount), m_dayCount);
}

void TimeGridView::setNow(Instant now)
{
    const bool first = !m_now;
    m_now = now;
    const WallTime wall = wallTimeAt(now, m_model.zone());
    m_today = wall.date;
    if (first) {
        m_currentDate = m_today;
        setFirstDay(firstOf(m_today, m_dayCount), m_dayCount);
        m_slot = TimeGridGeometry::snapped(m_axis.placeOf(dayOf(m_today), now), slotMinutes, m_axis.length());
    }
    viewport()->update();
}

void TimeGridView::setClientZone(const QByteArray &zone)
{
    if (m_clientZone == zone)
        return;
    m_clientZone = zone;
    measure();
}

void TimeGridView::setShowsClients(bool shows)
{
    m_showsClients = shows;
    viewport()->update();
}

void TimeGridView::showDate(QDate date)
{
    ensureDay(date);
    select(date, sound(dayOf(date), m_slot, 1), {});
}

void TimeGridView::showTime(QTime time)
{
    const int day = dayOf(m_currentDate);
    if (day < 0)
        return;
    const int place = TimeGridGeometry::snapped(m_axis.placeOf(time, false), slotMinutes, m_axis.length());
    select(m_currentDate, sound(day, place, 1), {});
    ensurePlace(m_slot);
}

void TimeGridView::setTopMinute(int minute)
{
    m_top = std::clamp(minute, 0, TimeAxis::minutesOfDay);
    m_chosenTop = topMinute();
    m_topIsKept = true;
    measure();
}

// The working day, and now as well where both find room; else now.
double TimeGridView::usualTop() const
{
    const double seen =
        m_geometry.placeAt(m_geometry.body().bottom()) - m_geometry.placeAt(m_geometry.body().top());
    if (!m_now || seen <= 0)
        return firstSeen;
    const double now = wallTimeAt(*m_now, m_model.zone()).time.msecsSinceStartOfDay() / 60'000.0;
    if (now < firstSeen)
        return std::max(0.0, now - TimeAxis::minutesOfHour);
    return now > firstSeen + seen * 0.8 ? now - seen * 0.6 : firstSeen;
}

int TimeGridView::rulerWidth() const
{
    return clockFiguresWidth(m_kit.font(TypeRole::CaptionBold)) + m_kit.px(besideRulerFigures);
}

void TimeGridView::measure()
{
    m_measuring = true;
    m_secondRuler = differsFromClient();
    place();
    if (!m_topIsKept)
        m_top = usualTop();
    auto *bar = verticalScrollBar();
    bar->setRange(0, std::max(0, m_geometry.contentHeight() - m_geometry.body().height()));
    bar->setPageStep(m_geometry.body().height());
    bar->setSingleStep(m_kit.px(scrollStep));
    bar->setValue(m_geometry.topOf(m_top));
    m_measuring = false;
    m_boxes.assign(size_t(m_axis.dayCount()), std::nullopt);
    place();
    viewport()->update();
}

void TimeGridView::place()
{
    TimeGridGeometry::Shape shape;
    shape.size = viewport()->size();
    shape.scale = m_kit.theme().scale;
    shape.days = m_dayCount;
    shape.rulers = hasSecondRuler() ? 2 : 1;
    shape.rulerWidth = rulerWidth();
    shape.minutes = m_axis.length();
    shape.scrolled = verticalScrollBar()->value();
    shape.direction = layoutDirection();
    m_geometry = TimeGridGeometry(shape);
}

void TimeGridView::scrollContentsBy(int, int)
{
    if (m_measuring)
        return;
    place();
    m_top = m_geometry.placeAt(m_geometry.body().top());
    m_topIsKept = true;
    if (!m_following)
        m_chosenTop = topMinute();
    viewport()->update();
}

void TimeGridView::ensurePlace(int place)
{
    auto *bar = verticalScrollBar();
    const int room = m_geometry.body().height();
    const int height = std::min(m_geometry.boxHeight(), room);
    const int top = std::min(m_geometry.topOf(place), m_geometry.contentHeight() - height);
    m_following = true;
    if (top < bar->value())
        bar->setValue(top);
    else if (top + height > bar->value() + room)
        bar->setValue(top + height - room);
    m_following = false;
}

bool TimeGridView::differsFromClient() const
{
    if (m_clientZone.isEmpty() || m_axis.dayCount() == 0)
        return false;
    const QByteArray &own = m_model.zone();
    for (int day = 0; day <= m_dayCount; ++day) {
        const auto start = startOfDay(dateOf(day), own);
        if (start && offsetSecondsAt(*start, own) != offsetSecondsAt(*start, m_clientZone))
            return true;
    }
    return false;
}

QString TimeGridView::zoneDifference() const
{
    const auto noon = resolveWallTime({dateOf(rulerDay()), QTime(12, 0)}, m_model.zone());
    if (!noon || m_clientZone.isEmpty())
        return {};
    const int minutes =
        (offsetSecondsAt(noon->instant, m_clientZone) - offsetSecondsAt(noon->instant, m_model.zone())) /
        secondsOfMinute;
    const QLocale locale;
    const int hours = std::abs(minutes) / TimeAxis::minutesOfHour;
    const int rest = std::abs(minutes) % TimeAxis::minutesOfHour;
    QString words = locale.toString(hours);
    if (rest != 0)
        words += QStringLiteral(":%1").arg(rest, 2, 10, QLatin1Char('0'));
    const QString sign = minutes < 0 ? QString(QChar(0x2212)) : QStringLiteral("+");
    return tr("%1 h", "difference between two clocks").arg(sign + words);
}

std::optional<double> TimeGridView::placeOfNow() const
{
    const int day = m_now ? dayOf(m_today) : -1;
    return day < 0 ? std::nullopt : std::optional(m_axis.placeOf(day, *m_now));
}

QRect TimeGridView::nowLine() const
{
    const auto place = placeOfNow();
    if (!place)
        return {};
    const QRect column = m_geometry.column(dayOf(m_today));
    return {column.left(), m_geometry.lineOf(*place), column.width(), 1};
}

int TimeGridView::placeOf(const CalendarItem &item) const
{
    const int day = dayOf(item.date);
    return day < 0 ? 0 : int(m_axis.placeOf(day, item.row.planned->instant));
}

const TimeGridView::DayBoxes &TimeGridView::boxesOf(int day) const
{
    auto &known = m_boxes[size_t(day)];
    if (known)
        return *known;
    DayBoxes boxes;
    const auto [first, count] = m_model.rowsOn(dateOf(day));
    boxes.first = first;
    const int last = std::max(0, m_geometry.contentHeight() - m_geometry.boxHeight());
    for (int row = first; row < first + count; ++row)
        boxes.tops.push_back(std::min(m_geometry.topOf(placeOf(m_model.item(row))), last));
    boxes.lanes = placeInLanes(boxes.tops, m_geometry.boxHeight(), m_geometry.mostLanes());
    known = std::move(boxes);
    return *known;
}

QRect TimeGridView::boxRect(int day, int index) const
{
    const DayBoxes &boxes = boxesOf(day);
    const LanePlace &lane = boxes.lanes.places[size_t(index)];
    if (lane.hidden)
        return {};
    return m_geometry.box(day, boxes.tops[size_t(index)], lane.lane, lane.lanes, lane.span);
}

QRect TimeGridView::moreRect(int day, const MoreBox &more) const
{
    return m_geometry.box(day, more.top, more.lane, more.lanes, 1);
}

QRect TimeGridView::chipRect(const plan::PostId &id) const
{
    const int row = id.isNull() ? -1 : m_model.rowOf(id);
    const int day = row < 0 ? -1 : dayOf(m_model.item(row).date);
    if (day < 0)
        return {};
    return boxRect(day, row - boxesOf(day).first).intersected(m_geometry.body());
}

QRect TimeGridView::slotRectAt(int day, int place) const
{
    const QRect column = m_geometry.column(day);
    const int top = m_geometry.lineOf(place);
    return {column.left(), top, column.width(), m_geometry.lineOf(place + slotMinutes) - top};
}

QRect TimeGridView::slotRect(QDate date, QTime time) const
{
    const int day = dayOf(date);
    if (day < 0)
        return {};
    const int place = m_axis.placeOf(time, false);
    return slotRectAt(day, TimeGridGeometry::snapped(place, slotMinutes, m_axis.length()));
}

QRect TimeGridView::currentRect() const
{
    const int day = dayOf(m_currentDate);
    return day < 0 ? QRect() : slotRectAt(day, m_slot).intersected(m_geometry.body());
}

int TimeGridView::sound(int day, int place, int direction) const
{
    if (day < 0 || m_axis.instantAt(day, place))
        return place;
    const auto nearest = m_axis.nearestPlace(day, place, direction);
    if (!nearest)
        return place;
    const int begin = TimeGridGeometry::snapped(*nearest, slotMinutes, m_axis.length());
    return m_axis.instantAt(day, begin) ? begin : *nearest;
}

// The posts of a day are in order.
std::pair<int, int> TimeGridView::rowsInSlot(int day, int place) const
{
    const auto [first, count] = m_model.rowsOn(dateOf(day));
    const auto rows = std::views::iota(first, first + count);
    const auto before = [this](int limit) {
        return [this, limit](int row) { return placeOf(m_model.item(row)) < limit; };
    };
    const auto begin = std::ranges::partition_point(rows, before(place));
    const auto end = std::ranges::partition_point(rows, before(place + slotMinutes));
    return {begin == rows.end() ? first + count : *begin, int(end - begin)};
}

int TimeGridView::firstRowOnward() const
{
    const auto moment = currentMoment();
    const auto rows = std::views::iota(0, m_model.rowCount());
    const auto onward = std::ranges::find_if(rows, [this, &moment](int row) {
        return !moment || m_model.item(row).row.planned->instant >= *moment;
    });
    return onward == rows.end() ? m_model.rowCount() : *onward;
}

std::optional<Instant> TimeGridView::instantOf(const Moment &moment) const
{
    const int day = dayOf(moment.date);
    return day < 0 ? std::nullopt : m_axis.instantAt(day, moment.place);
}

std::optional<Instant> TimeGridView::currentMoment() const
{
    const int row = m_currentPost.isNull() ? -1 : m_model.rowOf(m_currentPost);
    return row >= 0 ? std::optional(m_model.item(row).row.planned->instant)
                    : instantOf({m_currentDate, m_slot});
}

QString TimeGridView::clockAtPlace(int place) const
{
    const auto clock = m_axis.clockAt(place);
    const QString words = clockWords(clock.time);
    return clock.again ? tr("%1 for the second time", "time: the clocks went back").arg(words) : words;
}

QString TimeGridView::holeWords(int day, int place) const
{
    for (const TimeAxis::Stretch &hole : m_axis.holes(day)) {
        if (place < hole.from || place >= hole.until)
            continue;
        return hole.kind == TimeAxis::HoleKind::Skipped
                   ? tr("The clocks go forward: this time does not come on that day.")
                   : tr("Only the day on which the clocks go back has this time twice.");
    }
    return {};
}

QString TimeGridView::noteAt(QPoint point) const
{
    for (int day = 0; day < m_axis.dayCount(); ++day) {
        if (m_geometry.dayHead(day).contains(point))
            return m_notes.value(dateOf(day)).full.join(QLatin1Char('\n'));
    }
    if (m_geometry.rulerHead(0).contains(point))
        return tr("Your time, %1", "city").arg(zoneCity(m_model.zone()));
    if (hasSecondRuler() && m_geometry.rulerHead(1).contains(point))
        return tr("The time in %1 on %2", "city, day")
            .arg(zoneCity(m_clientZone), longDayWords(dateOf(rulerDay())));
    const int day = m_geometry.dayAt(point);
    return day < 0 ? QString() : holeWords(day, int(m_geometry.placeAt(point.y())));
}

int TimeGridView::currentCell() const
{
    const int day = dayOf(m_currentDate);
    return day < 0 ? -1 : m_slot / slotMinutes * m_dayCount + day;
}

int TimeGridView::cellAt(QPoint point) const
{
    const int day = m_axis.dayCount() == 0 ? -1 : m_geometry.dayAt(point);
    if (day < 0)
        return -1;
    const double place = m_geometry.placeAt(point.y());
    return TimeGridGeometry::snapped(place, slotMinutes, m_axis.length()) / slotMinutes * m_dayCount + day;
}

QRect TimeGridView::cellRect(int cell) const
{
    return slotRectAt(cell % m_dayCount, cell / m_dayCount * slotMinutes);
}

std::pair<int, int> TimeGridView::rowsInCell(int cell) const
{
    return rowsInSlot(cell % m_dayCount, cell / m_dayCount * slotMinutes);
}

QString TimeGridView::spokenCell(int cell) const
{
    const int day = cell % m_dayCount;
    const int place = cell / m_dayCount * slotMinutes;
    const QString when = tr("%1, %2", "day, time").arg(longDayWords(dateOf(day)), clockAtPlace(place));
    const QString hole = m_axis.instantAt(day, place) ? QString() : holeWords(day, place);
    if (!hole.isEmpty())
        return tr("%1. %2", "day and time, why there is no such time").arg(when, hole);
    return tr("%1, %n post(s)", nullptr, rowsInCell(cell).second).arg(when);
}

QString TimeGridView::spokenRow(int row) const
{
    return clockAtPlace(row * slotMinutes);
}

QString TimeGridView::spokenColumn(int column) const
{
    const QDate date = dateOf(column);
    const QStringList kept = m_notes.value(date).full;
    return kept.isEmpty() ? longDayWords(date)
                          : tr("%1, %2", "day, holiday").arg(longDayWords(date), listWords(kept));
}

} // namespace hatstand::ui::calendar
