// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/drag_session.h"

namespace hatstand::ui::calendar
{

void DragSession::begin(const DragPayload &payload, QPoint global)
{
    m_payload = payload;
    m_hint.reset();
    move(global, false);
}

void DragSession::move(QPoint global, bool copy)
{
    if (!m_payload)
        return;
    m_position = global;
    m_copy = copy;
    m_hint.reset();
    for (DropTarget *target : m_targets) {
        m_hint = target->hintAt(global, *m_payload, copy);
        if (m_hint)
            break;
    }
    Q_EMIT changed();
}

void DragSession::drop(QPoint global, bool copy)
{
    if (!m_payload)
        return;
    move(global, copy);
    const DragPayload payload = *m_payload;
    DropTarget *taker = nullptr;
    for (DropTarget *target : m_targets) {
        if (target->hintAt(global, payload, copy)) {
            taker = target;
            break;
        }
    }
    cancel();
    if (taker)
        taker->drop(global, payload, copy);
}

void DragSession::cancel()
{
    if (!m_payload)
        return;
    m_payload.reset();
    m_hint.reset();
    Q_EMIT changed();
    Q_EMIT finished();
}

} // namespace hatstand::ui::calendar
