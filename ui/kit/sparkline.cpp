// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/sparkline.h"

#include "kit/painters.h"

#include <QPainter>

namespace hatstand::ui
{

Sparkline::Sparkline(const Kit &kit, QWidget *parent) : Painted(kit, QAccessible::Chart, parent) {}

void Sparkline::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    update();
}

QSize Sparkline::sizeHint() const
{
    return {theme().px(104), theme().px(40)};
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (layoutDirection() == Qt::RightToLeft) {
        // Time runs with the reading direction.
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    paintSparkline(painter, rect(), m_values, theme().series[0]);
}

} // namespace hatstand::ui
