// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse and the keyboard of the month.
#include "calendar/month_view.h"
#include "kit/time_words.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace hatstand::ui::calendar
{

void MonthView::mousePressEvent(QMouseEvent *event)
{
    const Hit found = hit(event->position().toPoint());
    if (found.day < 0)
        return;
    const plan::PostId id = found.row >= 0 ? m_model.item(found.row).row.id : plan::PostId();
    m_keyboardMove.reset();
    choose(dateOf(found.day), id);
    if (event->button() == Qt::LeftButton && found.row >= 0)
        m_pressed = event->position().toPoint();
    if (event->button() == Qt::LeftButton && found.more)
        Q_EMIT dayOpened(dateOf(found.day));
}

void MonthView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QPoint global = event->globalPosition().toPoint();
    if (m_drags.isActive()) {
        m_drags.move(global, event->modifiers().testFlag(Qt::ControlModifier));
        return;
    }
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        if ((point - *m_pressed).manhattanLength() >= QApplication::startDragDistance())
            beginDrag(global);
        return;
    }
    const Hit found = hit(point);
    const plan::PostId hovered = found.row >= 0 ? m_model.item(found.row).row.id : plan::PostId();
    if (hovered == m_hovered)
        return;
    const QRect before = chipRect(m_hovered);
    m_hovered = hovered;
    viewport()->update(before);
    viewport()->update(chipRect(hovered));
}

void MonthView::beginDrag(QPoint global)
{
    m_pressed.reset();
    const int row = m_model.rowOf(m_currentPost);
    if (row < 0)
        return;
    const CalendarItem &item = m_model.item(row);
    // What is locked may still be copied.
    if (!item.movable && !QApplication::keyboardModifiers().testFlag(Qt::ControlModifier)) {
        sayWhyLocked(item, global);
        return;
    }
    m_drags.begin({item.row.id, item.row.title, item.status, item.clientColour, false}, global);
    viewport()->update(chipRect(item.row.id));
}

void MonthView::sayWhyLocked(const CalendarItem &item, QPoint global)
{
    QToolTip::showText(global, lockedReason(item.row.status), viewport());
}

void MonthView::mouseReleaseEvent(QMouseEvent *event)
{
    m_pressed.reset();
    if (m_drags.isActive())
        m_drags.drop(event->globalPosition().toPoint(), event->modifiers().testFlag(Qt::ControlModifier));
}

void MonthView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Hit found = hit(event->position().toPoint());
    if (found.day < 0 || event->button() != Qt::LeftButton)
        return;
    if (found.row >= 0)
        Q_EMIT postOpened(m_model.item(found.row).row.id);
    else if (!found.more)
        Q_EMIT newPostAsked(dateOf(found.day));
}

void MonthView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        const QRect chip = chipRect(m_currentPost);
        at = viewport()->mapToGlobal(chip.isEmpty() ? dayRect(m_currentDate).center() : chip.bottomLeft());
    } else {
        const Hit found = hit(viewport()->mapFromGlobal(event->globalPos()));
        if (found.row < 0)
            return;
        choose(dateOf(found.day), m_model.item(found.row).row.id);
    }
    if (!m_currentPost.isNull())
        Q_EMIT menuAsked(m_currentPost, at);
}

void MonthView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_drags.isActive()) {
        m_drags.cancel();
        return;
    }
    if (m_drags.isActive() && (event->key() == Qt::Key_Control)) { // the tip says whether it moves or copies
        m_drags.move(m_drags.position(), true);
        return;
    }
    if (m_keyboardMove && keyInMove(event))
        return;
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        if (plain) {
            moveChoice(event->key());
            return;
        }
        break;
    case Qt::Key_PageUp:
        choose(m_currentDate.addMonths(-1), {});
        return;
    case Qt::Key_PageDown:
        choose(m_currentDate.addMonths(1), {});
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (plain) {
            if (m_currentPost.isNull())
                Q_EMIT newPostAsked(m_currentDate);
            else
                Q_EMIT postOpened(m_currentPost);
            return;
        }
        break;
    case Qt::Key_M:
    case Qt::Key_C:
        if (plain) {
            beginKeyboardMove(event->key() == Qt::Key_C);
            return;
        }
        break;
    case Qt::Key_I:
        if (plain && !m_currentPost.isNull()) {
            Q_EMIT ideaAsked(m_currentPost);
            return;
        }
        break;
    case Qt::Key_Delete:
        if (!m_currentPost.isNull()) {
            Q_EMIT removeAsked(m_currentPost);
            return;
        }
        break;
    default:
        break;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

// Left and right change the day; up and down go through the posts of a day, then to the week above or below.
void MonthView::moveChoice(int key)
{
    const int forward = layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right;
    const int backward = forward == Qt::Key_Right ? Qt::Key_Left : Qt::Key_Right;
    if (key == forward || key == backward) {
        choose(m_currentDate.addDays(key == forward ? 1 : -1), {});
        return;
    }
    if (key == Qt::Key_Home || key == Qt::Key_End) {
        const int column = int(m_firstDay.daysTo(m_currentDate) % 7);
        choose(m_currentDate.addDays(key == Qt::Key_Home ? -column : 6 - column), {});
        return;
    }
    const auto [first, count] = m_model.rowsOn(m_currentDate);
    const int row = m_currentPost.isNull() ? -1 : m_model.rowOf(m_currentPost) - first;
    const int next = row + (key == Qt::Key_Down ? 1 : -1);
    if (next >= 0 && next < count)
        choose(m_currentDate, m_model.item(first + next).row.id);
    else if (next == -1 && row == 0)
        choose(m_currentDate, {});
    else
        choose(m_currentDate.addDays(key == Qt::Key_Down ? 7 : -7), {});
}

void MonthView::beginKeyboardMove(bool copy)
{
    const int row = m_model.rowOf(m_currentPost);
    if (row < 0)
        return;
    const CalendarItem &item = m_model.item(row);
    if (!item.movable && !copy) {
        sayWhyLocked(item, viewport()->mapToGlobal(dayRect(item.date).center()));
        return;
    }
    m_keyboardMove = KeyboardMove{item.row.id, item.date, copy};
    viewport()->update();
}

bool MonthView::keyInMove(QKeyEvent *event)
{
    KeyboardMove &move = *m_keyboardMove;
    const int side = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    int days = 0;
    switch (event->key()) {
    case Qt::Key_Left:
        days = -side;
        break;
    case Qt::Key_Right:
        days = side;
        break;
    case Qt::Key_Up:
        days = -7;
        break;
    case Qt::Key_Down:
        days = 7;
        break;
    case Qt::Key_Escape:
        m_keyboardMove.reset();
        viewport()->update();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        const KeyboardMove done = move;
        m_keyboardMove.reset();
        viewport()->update();
        Q_EMIT moveAsked(done.id, done.target, done.copy);
        const int row = m_model.rowOf(done.id);
        if (row >= 0 && !done.copy)
            choose(m_model.item(row).date, done.id);
        return true;
    }
    default:
        return true; // nothing else happens while a post is in the air
    }
    move.target = move.target.addDays(days);
    ensureVisible(move.target);
    viewport()->update();
    return true;
}

} // namespace hatstand::ui::calendar
