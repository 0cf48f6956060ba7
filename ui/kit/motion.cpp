// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/motion.h"

#include <QPropertyAnimation>
#include <QWidget>

namespace hatstand::ui::motion
{

void slide(const Kit &kit, QWidget *widget, QPoint from, QPoint to)
{
    if (!kit.themes.isMovementAllowed()) {
        widget->move(to);
        return;
    }
    auto *animation = new QPropertyAnimation(widget, "pos", widget);
    animation->setDuration(milliseconds);
    animation->setEasingCurve(QEasingCurve::OutCubic);
    animation->setStartValue(from);
    animation->setEndValue(to);
    animation->start(QAbstractAnimation::DeleteWhenStopped);
}

} // namespace hatstand::ui::motion
