// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse and the keyboard of the hours.
#include "calendar/time_grid_view.h"
#include "kit/time_words.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int edge = 28;    // where a drag scrolls, in design pixels
constexpr int edgeStep = 8; // by so many at once
constexpr Milliseconds edgePause{30};
} // namespace

// The head of a day leads to the day alone, as what stands for posts without room does.
TimeGridView::Spot TimeGridView::spotAt(QPoint point) const
{
    if (m_axis.dayCount() == 0)
        return {};
    if (m_dayCount > 1 && !m_geometry.body().contains(point)) {
        for (int day = 0; day < m_dayCount; ++day) {
            if (m_geometry.dayHead(day).contains(point))
                return {dateOf(day), -1, true, m_slot};
        }
    }
    const int day = m_geometry.dayAt(point);
    if (day < 0)
        return {};
    const int place = TimeGridGeometry::snapped(m_geometry.placeAt(point.y()), slotMinutes, m_axis.length());
    Spot spot{dateOf(day), -1, false, sound(day, place, 1)};
    const DayBoxes &boxes = boxesOf(day);
    // What is drawn last lies on top.
    for (int i = int(boxes.tops.size()) - 1; i >= 0; --i) {
        if (!boxRect(day, i).contains(point))
            continue;
        spot.row = boxes.first + i;
        spot.place = TimeGridGeometry::snapped(placeOf(m_model.item(spot.row)), slotMinutes, m_axis.length());
        return spot;
    }
    for (const MoreBox &more : boxes.lanes.more) {
        if (moreRect(day, more).contains(point))
            spot.more = true;
    }
    return spot;
}

// What is under the pointer is seen already; scrolled, it would slip away from under it.
void TimeGridView::choose(const Spot &spot)
{
    if (spot.row < 0) {
        select(spot.date, spot.place < 0 ? m_slot : spot.place, {});
        return;
    }
    const plan::PostId id = idOf(spot);
    const Instant at = m_model.item(spot.row).row.planned->instant;
    ensureDay(spot.date); // there are other rows now
    const int place = int(m_axis.placeOf(dayOf(spot.date), at));
    select(spot.date, TimeGridGeometry::snapped(place, slotMinutes, m_axis.length()), id);
    if (spot.place < 0)
        ensurePlace(place);
}

void TimeGridView::select(QDate date, int place, const plan::PostId &id)
{
    ensureDay(date);
    const bool onlyTime = m_slot != place && m_currentDate == date && m_currentPost == id;
    m_slot = place;
    setCurrent(date, id);
    if (!onlyTime)
        return;
    viewport()->update();
    Q_EMIT currentChanged();
}

void TimeGridView::askNewPost(const Spot &spot)
{
    const int day = dayOf(spot.date);
    const auto instant = day < 0 ? std::nullopt : m_axis.instantAt(day, spot.place);
    if (instant)
        Q_EMIT newPostAsked(*instant);
}

void TimeGridView::followPost(const CalendarItem &item)
{
    if (dayOf(item.date) < 0) {
        m_currentPost = {}; // it has gone to other days
        return;
    }
    m_currentDate = item.date;
    m_slot = TimeGridGeometry::snapped(placeOf(item), slotMinutes, m_axis.length());
}

void TimeGridView::wheelEvent(QWheelEvent *event)
{
    if (isMovingByKeyboard()) {
        event->accept(); // the arrows carry it; the hours stay under it
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
    if (m_drags.isActive()) // another time is under the pointer
        m_drags.move(m_drags.position(), m_drags.isCopy());
}

bool TimeGridView::moveChoice(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::ControlModifier && nudge(event))
        return true;
    if (modifiers != Qt::NoModifier || m_axis.dayCount() == 0)
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        showDate(m_currentDate.addDays(dayStep(event)));
        ensurePlace(m_slot);
        return true;
    case Qt::Key_PageUp:
        showDate(m_currentDate.addDays(-m_dayCount));
        return true;
    case Qt::Key_PageDown:
        showDate(m_currentDate.addDays(m_dayCount));
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        goThroughDay(event.key() == Qt::Key_Down);
        return true;
    case Qt::Key_Home:
        select(m_currentDate, sound(dayOf(m_currentDate), 0, 1), {});
        ensurePlace(m_slot);
        return true;
    case Qt::Key_End:
        select(m_currentDate, sound(dayOf(m_currentDate), (tableRows() - 1) * slotMinutes, -1), {});
        ensurePlace(m_slot);
        return true;
    default:
        return false;
    }
}

// Each half hour first, then the posts in it; upwards in the reverse order.
void TimeGridView::goThroughDay(bool down)
{
    const int day = dayOf(m_currentDate);
    const auto [first, count] = rowsInSlot(day, m_slot);
    const int row = m_currentPost.isNull() ? -1 : m_model.rowOf(m_currentPost) - first;
    const int next = row + (down ? 1 : -1);
    if (next >= 0 && next < count) {
        choose({m_currentDate, first + next});
        return;
    }
    if (row == 0 && !down) {
        select(m_currentDate, m_slot, {});
        ensurePlace(m_slot);
        return;
    }
    const int wanted = m_slot + (down ? slotMinutes : -slotMinutes);
    if (wanted < 0 || wanted >= m_axis.length())
        return;
    const int found = sound(day, wanted, down ? 1 : -1);
    if (down ? found <= m_slot : found >= m_slot)
        return; // nothing but a hole is left of the day
    const auto [begin, there] = rowsInSlot(day, found);
    if (!down && there > 0) {
        choose({m_currentDate, begin + there - 1});
        return;
    }
    select(m_currentDate, found, {});
    ensurePlace(m_slot);
}

int TimeGridView::stepped(int day, int place, int minutes, bool down) const
{
    const int length = m_axis.length();
    const int wanted = down ? TimeGridGeometry::snapped(place, minutes, length) + minutes
                            : TimeGridGeometry::snapped(place - 1, minutes, length);
    const int found =
        wanted >= length ? place : m_axis.nearestPlace(day, wanted, down ? 1 : -1).value_or(place);
    const int begin = m_axis.instantAt(day, TimeGridGeometry::snapped(found, step, length))
                          ? TimeGridGeometry::snapped(found, step, length)
                          : found;
    return wanted >= length || (down ? begin <= place : begin >= place) ? place : begin;
}

// By the clocks of the person, as it is seen.
std::optional<Instant> TimeGridView::nudged(const CalendarItem &item, const QKeyEvent &event) const
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const auto there = resolveWallTime({item.date.addDays(dayStep(event)), item.time}, m_model.zone());
        return there ? std::optional(there->instant) : std::nullopt;
    }
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int day = dayOf(item.date);
        return m_axis.instantAt(day, stepped(day, placeOf(item), step, event.key() == Qt::Key_Down));
    }
    default:
        return std::nullopt;
    }
}

bool TimeGridView::nudge(const QKeyEvent &event)
{
    const int row = m_currentPost.isNull() ? -1 : m_model.rowOf(m_currentPost);
    if (row < 0 || dayOf(m_model.item(row).date) < 0)
        return false;
    const CalendarItem item = m_model.item(row);
    const auto to = nudged(item, event);
    if (!to)
        return false;
    if (!item.movable) {
        sayWhyLocked(item, viewport()->mapToGlobal(currentRect().center()));
        return true;
    }
    if (*to == item.row.planned->instant)
        return true; // the end of the day
    const plan::PostId id = item.row.id;
    Q_EMIT moveAsked(id, *to, false);
    if (m_model.rowOf(id) < 0) // it has left these days
        ensureDay(wallTimeAt(*to, m_model.zone()).date);
    showPost(id);
    return true;
}

TimeGridView::Moment TimeGridView::momentOfCurrent() const
{
    const int row = m_currentPost.isNull() ? -1 : m_model.rowOf(m_currentPost);
    return {m_currentDate, row < 0 ? m_slot : placeOf(m_model.item(row))};
}

void TimeGridView::beginCarry()
{
    ensureDay(m_currentDate);
    m_held = momentOfCurrent();
}

QPoint TimeGridView::carriedTo()
{
    ensureDay(m_held->date);
    if (!m_held)
        return {}; // whoever heard of the other days has put it back
    const int day = dayOf(m_held->date);
    if (!m_axis.instantAt(day, m_held->place))
        m_held->place = sound(day, m_held->place, 1);
    ensurePlace(m_held->place);
    return {m_geometry.column(day).center().x(), m_geometry.lineOf(m_held->place)};
}

bool TimeGridView::steer(const QKeyEvent &event)
{
    const int minutes = event.modifiers().testFlag(Qt::ShiftModifier) ? TimeAxis::minutesOfHour : step;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        m_held->date = m_held->date.addDays(dayStep(event));
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        ensureDay(m_held->date); // other days may have come into view since
        if (m_held)
            m_held->place = stepped(dayOf(m_held->date), m_held->place, minutes, event.key() == Qt::Key_Down);
        return true;
    case Qt::Key_PageUp:
        m_held->date = m_held->date.addDays(-daysOfWeek);
        return true;
    case Qt::Key_PageDown:
        m_held->date = m_held->date.addDays(daysOfWeek);
        return true;
    default:
        return false;
    }
}

void TimeGridView::beganDrag(QPoint point)
{
    const int row = m_model.rowOf(m_currentPost);
    if (row < 0 || dayOf(m_model.item(row).date) < 0)
        return;
    const int place = placeOf(m_model.item(row));
    m_grip = Grip{place, point.y() - m_geometry.lineOf(place)};
}

void TimeGridView::letGo()
{
    m_held.reset();
    m_grip.reset();
}

// What is dragged to the side only keeps its minute, as it does by the arrows.
std::optional<TimeGridView::Moment> TimeGridView::momentAt(QPoint point) const
{
    const int day = m_axis.dayCount() == 0 ? -1 : m_geometry.dayAt(point);
    if (day < 0)
        return std::nullopt;
    const double place = m_geometry.placeAt(point.y() - (m_grip ? m_grip->below : 0));
    if (m_grip && std::abs(place - m_grip->place) < step / 2.0)
        return Moment{dateOf(day), m_grip->place};
    return Moment{dateOf(day), TimeGridGeometry::snapped(place + step / 2.0, step, m_axis.length())};
}

std::optional<DropHint> TimeGridView::hintAt(QPoint global, const DragPayload &, bool copy)
{
    const QPoint point = viewport()->mapFromGlobal(global);
    m_hinted.reset();
    if (!isVisible() || !viewport()->rect().contains(point))
        return std::nullopt;
    m_hinted = m_held ? m_held : momentAt(point);
    const int day = m_hinted ? dayOf(m_hinted->date) : -1;
    if (day < 0)
        return std::nullopt;
    const auto instant = instantOf(*m_hinted);
    if (!instant) {
        DropHint hint;
        hint.refused = true;
        hint.tip << holeWords(day, m_hinted->place);
        return hint;
    }
    const auto landing = m_drags.landingAt(*instant, copy);
    if (!landing)
        return std::nullopt;
    DropHint hint = hintOf(*landing, copy);
    if (hint.refused)
        return hint;
    const WallTime own = wallTimeAt(*instant, m_model.zone());
    const QByteArray &zone = m_drags.taken()->clientZone;
    const WallTime there = wallTimeAt(*instant, zone);
    hint.tip.removeFirst();
    // One's own time, and that of the client where it is another one.
    if (there != own) {
        const QString clock =
            there.date == own.date ? clockWords(there.time) : dayAndTimeWords(there, m_today);
        hint.tip.prepend(tr("%1 in %2", "time in a city").arg(clock, zoneCity(zone)));
    }
    hint.tip.prepend(dayAndTimeWords(own, m_today));
    const QRect box = m_geometry.box(day, m_geometry.topOf(m_hinted->place), 0, 1, 1);
    hint.place = QRect(viewport()->mapToGlobal(box.topLeft()), box.size());
    hint.look = m_showsClients ? DropHint::Look::ClientBox : DropHint::Look::Box;
    return hint;
}

void TimeGridView::drop(QPoint, const DragPayload &payload, bool copy)
{
    const auto moment = std::exchange(m_hinted, std::nullopt);
    const auto instant = moment ? instantOf(*moment) : std::nullopt;
    if (!instant)
        return;
    Q_EMIT moveAsked(payload.id, *instant, copy);
    showPost(payload.id);
}

int TimeGridView::edgeOfDrag() const
{
    if (!m_drags.isActive() || isMovingByKeyboard() || !isVisible())
        return 0;
    const QPoint point = viewport()->mapFromGlobal(m_drags.position());
    const QRect body = m_geometry.body();
    if (point.x() < 0 || point.x() >= body.width())
        return 0;
    const int reach = m_kit.px(edge);
    if (point.y() < body.top() + reach)
        return -1;
    return point.y() > body.bottom() - reach ? 1 : 0;
}

// For as long as it is held there.
void TimeGridView::scrollAtEdge()
{
    if (m_scrolling || edgeOfDrag() == 0)
        return;
    m_scrolling = true;
    m_timers.callAfter(edgePause, this, [this] {
        m_scrolling = false;
        auto *bar = verticalScrollBar();
        const int before = bar->value();
        bar->setValue(before + edgeOfDrag() * m_kit.px(edgeStep));
        if (bar->value() != before) // another time is under the pointer
            m_drags.move(m_drags.position(), m_drags.isCopy());
    });
}

} // namespace hatstand::ui::calendar
