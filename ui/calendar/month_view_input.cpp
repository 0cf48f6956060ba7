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
#include <QWheelEvent>

#include <algorithm>

namespace hatstand::ui::calendar
{

void MonthView::mousePressEvent(QMouseEvent *event)
{
    const Hit found = hit(event->position().toPoint());
    if (m_keyboardMove)
        endKeyboardMove(false);
    if (found.day < 0)
        return;
    const plan::PostId id = found.row >= 0 ? m_model.item(found.row).row.id : plan::PostId();
    choose(dateOf(found.day), id);
    if (event->button() != Qt::LeftButton)
        return;
    if (found.row >= 0) {
        m_pressed = event->position().toPoint();
        m_pressedToChoose = event->modifiers().testFlag(Qt::ControlModifier);
    }
    if (found.more)
        Q_EMIT dayOpened(dateOf(found.day));
}

void MonthView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const QPoint global = event->globalPosition().toPoint();
    if (m_keyboardMove)
        return; // it follows the keys
    if (m_drags.isActive()) {
        m_drags.move(global, event->modifiers().testFlag(Qt::ControlModifier));
        return;
    }
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        if ((point - *m_pressed).manhattanLength() >= QApplication::startDragDistance())
            beginDrag(global, event->modifiers().testFlag(Qt::ControlModifier));
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

void MonthView::beginDrag(QPoint global, bool copy)
{
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
    m_drags.begin({item.row.id, item.row.title, item.status, item.clientColour, false}, global, copy);
    viewport()->update(chipRect(item.row.id));
}

void MonthView::sayWhyLocked(const CalendarItem &item, QPoint global)
{
    QToolTip::showText(global, lockedReason(item.row.status), viewport());
}

void MonthView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_pressed.has_value();
    m_pressed.reset();
    if (m_keyboardMove)
        return;
    if (m_drags.isActive())
        m_drags.drop(event->globalPosition().toPoint(), event->modifiers().testFlag(Qt::ControlModifier));
    else if (clicked && m_pressedToChoose)
        m_choice.toggle(m_currentPost);
}

void MonthView::wheelEvent(QWheelEvent *event)
{
    const int turned = event->angleDelta().y();
    if (turned == 0)
        return event->ignore(); // sideways
    event->accept();
    if (m_keyboardMove)
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
    if (m_keyboardMove) {
        keyInMove(event);
        return;
    }
    if (m_drags.takeKey(*event))
        return;
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::NoModifier && plainKey(event))
        return;
    if (modifiers == Qt::ShiftModifier && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        stepPost(event->key() == Qt::Key_J ? 1 : -1, true);
        return;
    }
    QAbstractScrollArea::keyPressEvent(event);
}

void MonthView::keyReleaseEvent(QKeyEvent *event)
{
    if (m_keyboardMove || !m_drags.takeKey(*event))
        QAbstractScrollArea::keyReleaseEvent(event);
}

bool MonthView::plainKey(QKeyEvent *event)
{
    const plan::PostId id = m_currentPost; // whoever is asked may make another one current
    const bool hasPost = !id.isNull();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
        moveChoice(event->key());
        return true;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        choose(m_currentDate.addMonths(event->key() == Qt::Key_PageDown ? 1 : -1), {});
        return true;
    case Qt::Key_J:
    case Qt::Key_K:
        stepPost(event->key() == Qt::Key_J ? 1 : -1, false);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hasPost)
            Q_EMIT postOpened(id);
        else
            Q_EMIT newPostAsked(m_currentDate);
        return true;
    case Qt::Key_M:
    case Qt::Key_C:
        beginKeyboardMove(event->key() == Qt::Key_C);
        return true;
    case Qt::Key_Escape:
        if (m_choice.isEmpty())
            return false;
        m_choice.clear();
        return true;
    default:
        break;
    }
    if (!hasPost)
        return false;
    switch (event->key()) {
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

void MonthView::askPeek()
{
    if (m_currentPost.isNull())
        return;
    QRect chip = chipRect(m_currentPost);
    if (chip.isEmpty())
        chip = dayRect(m_currentDate); // hidden behind "more"
    Q_EMIT peekAsked(m_currentPost, QRect(viewport()->mapToGlobal(chip.topLeft()), chip.size()));
}

// To the next or previous post of all that are shown, whatever its day.
void MonthView::stepPost(int step, bool extend)
{
    int row = m_model.rowOf(m_currentPost);
    if (row >= 0) {
        if (extend)
            m_choice.add(m_currentPost);
        row += step;
    } else {
        const auto &items = m_model.items();
        const auto onward = std::find_if(items.begin(), items.end(), [this](const CalendarItem &item) {
            return item.date >= m_currentDate;
        });
        row = int(onward - items.begin()) - (step < 0 ? 1 : 0);
    }
    if (row < 0 || row >= m_model.rowCount())
        return;
    const CalendarItem &item = m_model.item(row);
    const plan::PostId id = item.row.id;
    choose(item.date, id);
    if (extend)
        m_choice.add(id);
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
    carry({item.row.id, item.row.title, item.status, item.clientColour, false}, copy);
}

void MonthView::carry(const DragPayload &payload, bool copy)
{
    ensureVisible(m_currentDate);
    m_keyboardMove = KeyboardMove{m_currentDate, copy};
    m_drags.begin(payload, viewport()->mapToGlobal(dayRect(m_currentDate).center()), copy);
    if (!m_drags.isActive())
        endKeyboardMove(false);
    viewport()->update();
}

void MonthView::endKeyboardMove(bool done)
{
    m_keyboardMove.reset();
    m_drags.cancel();
    viewport()->update();
    Q_EMIT carried(done);
}

void MonthView::carryOn()
{
    ensureVisible(m_keyboardMove->target);
    m_drags.move(viewport()->mapToGlobal(dayRect(m_keyboardMove->target).center()), m_keyboardMove->copy);
    viewport()->update();
}

// On a day that does not take it, it stays in the air; the tip says why.
void MonthView::setDown()
{
    if (!m_drags.hint() || m_drags.hint()->refused)
        return;
    const bool copy = m_keyboardMove->copy;
    m_keyboardMove.reset(); // before the drop, so that its end is not taken for a cancelled one
    m_drags.drop(m_drags.position(), copy);
    Q_EMIT carried(true);
}

// Nothing else happens while a post is in the air.
void MonthView::keyInMove(QKeyEvent *event)
{
    const int side = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    QDate &target = m_keyboardMove->target;
    switch (event->key()) {
    case Qt::Key_Left:
        target = target.addDays(-side);
        break;
    case Qt::Key_Right:
        target = target.addDays(side);
        break;
    case Qt::Key_Up:
        target = target.addDays(-7);
        break;
    case Qt::Key_Down:
        target = target.addDays(7);
        break;
    case Qt::Key_PageUp:
        target = target.addMonths(-1);
        break;
    case Qt::Key_PageDown:
        target = target.addMonths(1);
        break;
    case Qt::Key_Escape:
        endKeyboardMove(false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        setDown();
        return;
    default:
        return;
    }
    carryOn();
}

} // namespace hatstand::ui::calendar
