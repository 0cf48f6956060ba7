// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse and the keyboard of the month and of the hours.
#include "calendar/days_view.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <utility>

namespace hatstand::ui::calendar
{

void DaysView::mousePressEvent(QMouseEvent *event)
{
    if (m_carrying)
        endKeyboardMove(false);
    m_openedDay = false;
    m_pressed.reset();
    if (m_drags.takeMouse(*event))
        return;
    const Spot spot = spotAt(event->position().toPoint());
    if (!spot.isValid())
        return;
    choose(spot);
    if (event->button() != Qt::LeftButton)
        return;
    if (spot.row >= 0) {
        m_pressed = event->position().toPoint();
        m_pressedToChoose = event->modifiers().testFlag(Qt::ControlModifier);
    }
    if (spot.more) {
        m_openedDay = true;
        Q_EMIT dayOpened(spot.date);
    }
}

void DaysView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QPoint global = event->globalPosition().toPoint();
    // What is carried follows the keys.
    if (m_carrying || m_drags.takeMouse(*event))
        return;
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        if ((point - *m_pressed).manhattanLength() >= QApplication::startDragDistance())
            beginDrag(global, event->modifiers().testFlag(Qt::ControlModifier));
        return;
    }
    const plan::PostId hovered = idOf(spotAt(point));
    if (hovered == m_hovered)
        return;
    const QRect before = chipRect(m_hovered);
    m_hovered = hovered;
    viewport()->update(before);
    viewport()->update(chipRect(hovered));
}

void DaysView::beginDrag(QPoint global, bool copy)
{
    const QPoint from = *m_pressed;
    m_pressed.reset();
    const int row = m_model.rowOf(m_currentPost);
    if (row < 0)
        return;
    const CalendarItem &item = m_model.item(row);
    // What is locked may still be copied.
    if (!item.movable && !copy) {
        sayWhyLocked(item, global);
        return;
    }
    beganDrag(from);
    m_drags.begin(payloadOf(item), global, copy);
    viewport()->update(chipRect(item.row.id));
}

void DaysView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drags.takeMouse(*event) || event->button() != Qt::LeftButton)
        return;
    const bool clicked = m_pressed.has_value();
    m_pressed.reset();
    if (clicked && m_pressedToChoose && !m_carrying)
        m_choice.toggle(m_currentPost);
}

void DaysView::mouseDoubleClickEvent(QMouseEvent *event)
{
    // What lies there now was not there when the first press opened the day.
    if (std::exchange(m_openedDay, false))
        return;
    const Spot spot = spotAt(event->position().toPoint());
    if (!spot.isValid() || event->button() != Qt::LeftButton)
        return;
    if (spot.row >= 0)
        Q_EMIT postOpened(idOf(spot));
    else if (!spot.more)
        askNewPost(spot);
}

void DaysView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_drags.takeMenu(*event))
        return;
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRect chip = chipRect(m_currentPost);
        at = viewport()->mapToGlobal(chip.isEmpty() ? currentRect().center() : chip.bottomLeft());
    } else {
        const Spot spot = spotAt(viewport()->mapFromGlobal(event->globalPos()));
        if (spot.row < 0)
            return;
        choose(spot);
    }
    if (!m_currentPost.isNull())
        Q_EMIT menuAsked(m_currentPost, at);
}

void DaysView::keyPressEvent(QKeyEvent *event)
{
    if (m_carrying) {
        keyInMove(*event);
        return;
    }
    if (m_drags.takeKey(*event) || moveChoice(*event))
        return;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && plainKey(*event))
        return;
    if (modifiers == Qt::ShiftModifier && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        stepPost(event->key() == Qt::Key_J ? 1 : -1, true);
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void DaysView::keyReleaseEvent(QKeyEvent *event)
{
    if (!m_drags.takeKey(*event))
        QAbstractScrollArea::keyReleaseEvent(event);
}

bool DaysView::plainKey(const QKeyEvent &event)
{
    const plan::PostId id = m_currentPost; // whoever is asked may make another one current
    switch (event.key()) {
    case Qt::Key_J:
    case Qt::Key_K:
        stepPost(event.key() == Qt::Key_J ? 1 : -1, false);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (id.isNull())
            askNewPost(currentSpot());
        else
            Q_EMIT postOpened(id);
        return true;
    case Qt::Key_N:
        askNewPost(currentSpot());
        return true;
    case Qt::Key_M:
    case Qt::Key_C:
        beginKeyboardMove(event.key() == Qt::Key_C);
        return true;
    case Qt::Key_Escape:
        if (m_choice.isEmpty())
            return false;
        m_choice.clear();
        return true;
    default:
        return !id.isNull() && keyOfPost(event.key());
    }
}

bool DaysView::keyOfPost(int key)
{
    const plan::PostId id = m_currentPost;
    switch (key) {
    case Qt::Key_Space:
        askPeek();
        return true;
    case Qt::Key_X:
        m_choice.toggle(id);
        return true;
    case Qt::Key_I:
        Q_EMIT ideaAsked(id);
        return true;
    case Qt::Key_Delete:
        Q_EMIT removeAsked(id);
        return true;
    default:
        return false;
    }
}

int DaysView::dayStep(const QKeyEvent &event) const
{
    const int side = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    return event.key() == Qt::Key_Right ? side : event.key() == Qt::Key_Left ? -side : 0;
}

// To the next or previous post of all that are shown, whatever its day.
void DaysView::stepPost(int step, bool extend)
{
    int row = m_model.rowOf(m_currentPost);
    if (row >= 0) {
        if (extend)
            m_choice.add(m_currentPost);
        row += step;
    } else {
        row = firstRowOnward() - (step < 0 ? 1 : 0);
    }
    if (row < 0 || row >= m_model.rowCount())
        return;
    const plan::PostId id = m_model.item(row).row.id;
    choose({m_model.item(row).date, row});
    if (extend)
        m_choice.add(id);
}

void DaysView::beginKeyboardMove(bool copy)
{
    const int row = m_model.rowOf(m_currentPost);
    if (row < 0)
        return;
    const CalendarItem &item = m_model.item(row);
    if (!item.movable && !copy) {
        sayWhyLocked(item, viewport()->mapToGlobal(currentRect().center()));
        return;
    }
    carry(payloadOf(item), copy);
}

void DaysView::carry(const DragPayload &payload, bool copy)
{
    beginCarry();
    const QPoint begin = viewport()->mapToGlobal(carriedTo()); // it may be out of sight
    m_carrying = true;
    m_carryCopy = copy;
    m_drags.begin(payload, begin, copy, DragSession::Hand::Keys);
    if (!m_drags.isActive())
        endKeyboardMove(false);
    viewport()->update();
}

void DaysView::endKeyboardMove(bool done)
{
    m_carrying = false;
    m_drags.cancel();
    letGo(); // it may never have been taken up
    viewport()->update();
    Q_EMIT carried(done);
}

// The keys of the page bring other days into view while a post is in the air. It stays on the day to which
// the arrows have carried it; while that is out of sight, the tip promises nothing.
void DaysView::aimCarried()
{
    if (m_carrying)
        m_drags.move(showsCarried() ? viewport()->mapToGlobal(carriedTo()) : m_drags.position(), m_carryCopy);
}

// Where it cannot come down, it stays in the air; the tip says why. What is out of sight is brought back
// first: it comes down only where the person sees it.
void DaysView::setDown()
{
    if (!m_drags.hint()) {
        m_drags.move(viewport()->mapToGlobal(carriedTo()), m_carryCopy);
        return;
    }
    if (m_drags.hint()->refused)
        return;
    m_carrying = false; // before the drop, so that its end is not taken for a cancelled one
    m_drags.drop(m_drags.position(), m_carryCopy);
    Q_EMIT carried(true);
}

// Nothing else happens while a post is in the air.
void DaysView::keyInMove(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Escape:
        endKeyboardMove(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setDown();
        return;
    default:
        break;
    }
    if (!steer(event))
        return;
    m_drags.move(viewport()->mapToGlobal(carriedTo()), m_carryCopy);
    viewport()->update();
}

} // namespace hatstand::ui::calendar
