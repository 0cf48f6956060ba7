// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/chip_painter.h"

#include "kit/figures.h"
#include "kit/painters.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
constexpr int barWidth = 3;
constexpr int iconSide = 12;
} // namespace

void paintMonthChip(QPainter &painter, const Kit &kit, const QRect &rect, const MonthChip &chip,
                    Qt::LayoutDirection direction)
{
    const Theme &theme = kit.theme();
    const StatusColours &colours = theme.status(chip.status);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (chip.ghost)
        painter.setOpacity(0.5);

    // What is out stands quietly on the cell; what still needs something has the fill of its status.
    const bool quiet = chip.status == Status::Published && !chip.target;
    const qreal radius = kit.px(size::radiusChip);
    const QRectF box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool dashed = chip.ghost || chip.status == Status::Idea || chip.status == Status::Uncertain;
    QPen edge(Qt::NoPen);
    if (dashed)
        edge = QPen(colours.edge, 1, Qt::DashLine);
    else if (theme.highContrast && !quiet)
        edge = QPen(colours.edge, 1);
    painter.setPen(edge);
    painter.setBrush(quiet ? (chip.hovered ? QBrush(theme.hover) : QBrush(Qt::NoBrush))
                           : QBrush(colours.fill));
    painter.drawRoundedRect(edge.style() == Qt::NoPen ? QRectF(rect) : box, radius, radius);

    // The bar follows the corners of the chip.
    const QRect bar(rect.left(), rect.top(), kit.px(barWidth), rect.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(chip.clientColour);
    painter.save();
    painter.setClipRect(mirrored(bar, rect, direction), Qt::IntersectClip);
    painter.drawRoundedRect(rect, radius, radius);
    painter.restore();

    const int side = kit.px(iconSide);
    QRect icon(rect.left() + kit.px(barWidth + 5), rect.top() + (rect.height() - side) / 2, side, side);
    if (chip.chosen) {
        const QRect square = mirrored(icon, rect, direction);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(square, kit.px(2), kit.px(2));
        kit.icons.paint(painter, square.adjusted(1, 1, -1, -1), Glyph::Check, theme.onAccent);
    } else {
        kit.icons.paint(painter, mirrored(icon, rect, direction), glyphOf(chip.status), colours.text);
    }

    painter.setFont(theme.fontFor(TypeRole::CaptionBold));
    // The titles of a day begin below each other, whatever the times; their ends stand below each other too.
    const int timeWidth = figuresWidth(painter.font(), chip.time);
    const int timeRoom = chip.time.isEmpty() ? 0 : std::max(timeWidth, clockFiguresWidth(painter.font()));
    const int textLeft = icon.right() + 1 + kit.px(4);
    const QRect time(textLeft + timeRoom - timeWidth, rect.top(), timeWidth, rect.height());
    painter.setPen(colours.text);
    paintFigures(painter, mirrored(time, rect, direction), chip.time, direction);
    painter.setFont(theme.fontFor(TypeRole::Caption));
    painter.setPen(quiet ? theme.text : colours.text);
    const int titleLeft = time.right() + 1 + kit.px(4);
    const QRect title(titleLeft, rect.top(), rect.right() - kit.px(3) - titleLeft, rect.height());
    if (title.width() > 0)
        paintElided(painter, mirrored(title, rect, direction), chip.title, direction);

    if (chip.selected || chip.target) {
        const bool strong = chip.focused || chip.target;
        painter.setOpacity(1);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(strong ? theme.accent : theme.control, strong ? 2 : 1));
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    }
    painter.restore();
}

} // namespace hatstand::ui::calendar
