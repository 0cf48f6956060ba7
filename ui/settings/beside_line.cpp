// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/beside_line.h"

#include <QEvent>

namespace hatstand::ui::settings
{

BesideLine::BesideLine(QWidget *control, QWidget *line, QWidget *parent)
    : QWidget(parent), m_control(control), m_line(line)
{
    m_control->setParent(this);
    m_line->installEventFilter(this);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QSize BesideLine::sizeHint() const
{
    return m_control->sizeHint();
}

void BesideLine::place()
{
    const QSize size = m_control->sizeHint();
    const int middle = mapFromGlobal(m_line->mapToGlobal(m_line->rect().center())).y();
    m_control->setGeometry(0, middle - size.height() / 2, size.width(), size.height());
}

void BesideLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

bool BesideLine::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && (event->type() == QEvent::Move || event->type() == QEvent::Resize))
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace hatstand::ui::settings
