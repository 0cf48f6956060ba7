// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/scrim.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

namespace hatstand::ui
{

Scrim::Scrim(const Kit &kit, QWidget *parent) : QWidget(parent), m_kit(kit)
{
    setObjectName(QStringLiteral("scrim"));
    setFocusPolicy(Qt::NoFocus);
    parent->installEventFilter(this);
    setGeometry(parent->rect());
    show();
    raise();
}

bool Scrim::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Scrim::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), m_kit.theme().scrim);
}

void Scrim::mousePressEvent(QMouseEvent *event)
{
    event->accept();
    Q_EMIT clicked();
}

} // namespace hatstand::ui
