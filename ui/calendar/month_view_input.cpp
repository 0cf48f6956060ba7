// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The wheel and the arrows of the month.
#include "calendar/month_view.h"

#include <QKeyEvent>
#include <QWheelEvent>

#include <algorithm>

namespace hatstand::ui::calendar
{

void MonthView::wheelEvent(QWheelEvent *event)
{
    const int turned = event->angleDelta().y();
    if (turned == 0)
        return event->ignore(); // sideways
    event->accept();
    if (isMovingByKeyboard())
        return; // the arrows carry it; the days stay under it
    if ((turned > 0) != (m_wheelRest > 0))
        m_wheelRest = 0; // the other way: it begins anew
    m_wheelRest += turned;
    const int weeks = m_wheelRest / QWheelEvent::DefaultDeltasPerStep;
    m_wheelRest %= QWheelEvent::DefaultDeltasPerStep;
    if (weeks == 0)
        return;
    setFirstDay(m_firstDay.addDays(qint64{-7} * weeks));
    if (m_drags.isActive()) // another day is under the pointer
        m_drags.move(m_drags.position(), m_drags.isCopy());
}

int MonthView::firstRowOnward() const
{
    const auto &items = m_model.items();
    const auto onward = std::find_if(items.begin(), items.end(),
                                     [this](const CalendarItem &item) { return item.date >= m_currentDate; });
    return int(onward - items.begin());
}

// Left and right change the day; up and down go through the posts of a day, then to the week above or below.
bool MonthView::moveChoice(const QKeyEvent &event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    const int column = int(m_firstDay.daysTo(m_currentDate) % MonthGeometry::daysInWeek);
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        lookAt(m_currentDate.addDays(dayStep(event)));
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        goThroughDay(event.key() == Qt::Key_Down);
        return true;
    case Qt::Key_Home:
        lookAt(m_currentDate.addDays(-column));
        return true;
    case Qt::Key_End:
        lookAt(m_currentDate.addDays(MonthGeometry::daysInWeek - 1 - column));
        return true;
    case Qt::Key_PageUp:
        lookAt(m_currentDate.addMonths(-1));
        return true;
    case Qt::Key_PageDown:
        lookAt(m_currentDate.addMonths(1));
        return true;
    default:
        return false;
    }
}

void MonthView::goThroughDay(bool down)
{
    const auto [first, count] = m_model.rowsOn(m_currentDate);
    const int row = m_currentPost.isNull() ? -1 : m_model.rowOf(m_currentPost) - first;
    const int next = row + (down ? 1 : -1);
    if (next >= 0 && next < count)
        select(m_currentDate, m_model.item(first + next).row.id);
    else if (next == -1 && row == 0)
        lookAt(m_currentDate);
    else
        lookAt(m_currentDate.addDays(down ? MonthGeometry::daysInWeek : -MonthGeometry::daysInWeek));
}

QPoint MonthView::carriedTo()
{
    ensureVisible(*m_held);
    return m_held ? dayRect(*m_held).center() : QPoint(); // whoever heard of the other days may put it back
}

bool MonthView::steer(const QKeyEvent &event)
{
    QDate &target = *m_held;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        target = target.addDays(dayStep(event));
        return true;
    case Qt::Key_Up:
        target = target.addDays(-MonthGeometry::daysInWeek);
        return true;
    case Qt::Key_Down:
        target = target.addDays(MonthGeometry::daysInWeek);
        return true;
    case Qt::Key_PageUp:
        target = target.addMonths(-1);
        return true;
    case Qt::Key_PageDown:
        target = target.addMonths(1);
        return true;
    default:
        return false;
    }
}

} // namespace hatstand::ui::calendar
