// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/inbox_panes.h"

#include "kit/painters.h"

#include <QEvent>

#include <algorithm>

namespace hatstand::ui::inbox
{

namespace
{
constexpr int listWidth = 368;
constexpr int leastList = 292;
constexpr int leastThread = 400;
} // namespace

InboxPanes::InboxPanes(const Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit) {}

void InboxPanes::setWidgets(QWidget *list, QWidget *thread)
{
    m_list = list;
    m_thread = thread;
    m_list->show();
    m_thread->show();
}

void InboxPanes::showThread(bool shown)
{
    m_threadInFront = shown;
    arrange();
}

void InboxPanes::arrange()
{
    if (!m_list || !m_thread)
        return;
    const int whole = width();
    m_single = whole < m_kit.px(leastList + leastThread);
    const bool list = !m_single || !m_threadInFront;
    const bool thread = !m_single || m_threadInFront;
    const int most = std::max(m_kit.px(leastList), whole - m_kit.px(leastThread + 120));
    const int listRoom = m_single ? whole : std::min(m_kit.px(listWidth), most);
    const QRect room = rect();
    if (list)
        m_list->setGeometry(mirrored({0, 0, listRoom, height()}, room, layoutDirection()));
    if (thread)
        m_thread->setGeometry(
            mirrored({m_single ? 0 : listRoom, 0, m_single ? whole : whole - listRoom, height()}, room,
                     layoutDirection()));
    m_list->setVisible(list);
    m_thread->setVisible(thread);
    Q_EMIT arranged();
}

void InboxPanes::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void InboxPanes::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

} // namespace hatstand::ui::inbox
