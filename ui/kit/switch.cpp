// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/switch.h"

#include <QPainter>

#include <algorithm>

namespace hatstand::ui
{

Switch::Switch(const Kit &kit, const QString &name, QWidget *parent) : QCheckBox(parent), m_kit(kit)
{
    setAccessibleName(name);
    setProperty("focusRadius", 12);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

QSize Switch::sizeHint() const
{
    return {m_kit.px(32), m_kit.px(size::minimumTarget)};
}

void Switch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = m_kit.theme();
    const int high = theme.px(18);
    const int top = (height() - high) / 2;
    const QRectF track(0.5, top + 0.5, width() - 1, high - 1);
    const bool on = isChecked();
    QColor edge = on ? theme.accent : theme.control;
    QColor fill = on ? theme.accent : theme.surface;
    QColor knob = on ? theme.onAccent : theme.control;
    if (!isEnabled()) {
        edge = theme.line2;
        fill = on ? theme.line2 : theme.sunken;
        knob = on ? theme.surface : theme.line2;
    } else if (underMouse()) {
        edge = theme.accentHover;
        fill = on ? theme.accentHover : theme.hover;
    }
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);

    const qreal side = theme.px(12);
    const qreal inset = (high - side) / 2.0;
    // "On" lies at the end of the reading direction.
    const bool right = on == (layoutDirection() == Qt::LeftToRight);
    const qreal x = right ? width() - inset - side : inset;
    painter.setPen(Qt::NoPen);
    painter.setBrush(knob);
    painter.drawEllipse(QRectF(x, (height() - side) / 2.0, side, side));
}

} // namespace hatstand::ui
