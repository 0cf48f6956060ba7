// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/drag_session.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <utility>

namespace hatstand::ui::calendar
{

DragSession::DragSession(const PostMoves &moves, QObject *parent) : QObject(parent), m_moves(moves) {}

void DragSession::begin(const DragPayload &payload, QPoint global, bool copy, Hand hand)
{
    auto taken = m_moves.take(payload.id);
    if (!taken) {
        Q_EMIT failed(taken.error());
        return;
    }
    m_taken = std::move(*taken);
    m_payload = payload;
    m_hand = hand;
    move(global, copy);
}

std::optional<Landing> DragSession::landingOn(QDate date, const QByteArray &shownZone, bool copy) const
{
    if (!m_taken)
        return std::nullopt;
    const auto landing = m_moves.landingOn(*m_taken, date, shownZone, copy);
    return landing ? std::optional(*landing) : std::nullopt;
}

std::optional<Landing> DragSession::landingAt(Instant instant, bool copy) const
{
    if (!m_taken)
        return std::nullopt;
    return m_moves.landingAt(*m_taken, plan::plannedTimeAt(instant, m_taken->zone()), copy);
}

void DragSession::move(QPoint global, bool copy)
{
    if (!m_payload)
        return;
    m_position = global;
    m_copy = copy;
    m_hint.reset();
    m_target = nullptr;
    for (DropTarget *target : m_targets) {
        m_hint = target->hintAt(global, *m_payload, copy);
        if (m_hint) {
            m_target = target;
            break;
        }
    }
    Q_EMIT changed();
}

void DragSession::drop(QPoint global, bool copy)
{
    if (!m_payload)
        return;
    move(global, copy);
    const DragPayload payload = *m_payload;
    DropTarget *taker = m_hint && !m_hint->refused ? m_target : nullptr;
    cancel();
    if (taker)
        taker->drop(global, payload, copy);
}

void DragSession::cancel()
{
    if (!m_payload)
        return;
    m_payload.reset();
    m_taken.reset();
    m_hint.reset();
    m_target = nullptr;
    Q_EMIT changed();
    Q_EMIT finished();
}

bool DragSession::takeKey(const QKeyEvent &event)
{
    if (!m_payload || m_hand != Hand::Mouse)
        return false;
    if (event.key() == Qt::Key_Escape && event.type() == QEvent::KeyPress) {
        cancel();
        return true;
    }
    if (event.key() != Qt::Key_Control)
        return false;
    move(m_position, event.type() == QEvent::KeyPress); // the tip says whether it moves or copies
    return true;
}

bool DragSession::takeMouse(const QMouseEvent &event)
{
    const bool moves = event.type() == QEvent::MouseMove;
    const bool released = event.type() == QEvent::MouseButtonRelease;
    if (!moves && !released)
        m_cancelledByButton = false;
    if (!m_payload || m_hand != Hand::Mouse)
        return false;
    const QPoint global = event.globalPosition().toPoint();
    const bool copy = event.modifiers().testFlag(Qt::ControlModifier);
    if (released) {
        if (event.button() == Qt::LeftButton)
            drop(global, copy);
        return true;
    }
    if (moves) {
        if (event.buttons().testFlag(Qt::LeftButton))
            move(global, copy);
        else
            cancel(); // it was let go where nobody heard of it: another window had come between
        return true;
    }
    cancel();
    if (event.button() == Qt::LeftButton)
        return false; // it was let go unheard, and begins something new
    m_cancelledByButton = true;
    return true;
}

bool DragSession::takeMenu(const QContextMenuEvent &event)
{
    return event.reason() == QContextMenuEvent::Mouse && std::exchange(m_cancelledByButton, false);
}

} // namespace hatstand::ui::calendar
