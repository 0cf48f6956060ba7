// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/post_box.h"

#include "kit/figures.h"
#include "kit/painters.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
// Design pixels, from the picture of the week.
constexpr int radius = 5;
constexpr int padding = 6;
constexpr int factsTop = 3;
constexpr int factsHeight = 16;
constexpr int titleTop = 20;
constexpr int titleLine = 14;
constexpr int titleText = 11;
constexpr int linesOfTitle = 2;
constexpr int iconSide = 12;
constexpr int barWidth = 3;
constexpr int narrow = 30; ///< from here on the padding gives way too

void paintGround(QPainter &painter, const Kit &kit, const QRect &rect, const PostBox &box,
                 Qt::LayoutDirection direction)
{
    const Theme &theme = kit.theme();
    const StatusColours &colours = theme.status(box.chip.status);
    const MonthChip &chip = box.chip;
    const bool dashed = chip.ghost || chip.status == Status::Idea || chip.status == Status::Uncertain;
    const qreal round = kit.px(radius);
    painter.setPen(QPen(colours.edge, 1, dashed ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(colours.fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), round, round);
    if (!box.showsClient)
        return;
    // The bar follows the corners of the box.
    const QRect bar(rect.left(), rect.top(), kit.px(barWidth), rect.height());
    painter.save();
    painter.setClipRect(mirrored(bar, rect, direction), Qt::IntersectClip);
    painter.setPen(Qt::NoPen);
    painter.setBrush(chip.clientColour);
    painter.drawRoundedRect(rect, round, round);
    painter.restore();
}

void paintIcon(QPainter &painter, const Kit &kit, const QRect &square, const MonthChip &chip)
{
    const Theme &theme = kit.theme();
    if (!chip.chosen) {
        kit.icons.paint(painter, square, glyphOf(chip.status), theme.status(chip.status).text);
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(square, kit.px(2), kit.px(2));
    kit.icons.paint(painter, square.adjusted(1, 1, -1, -1), Glyph::Check, theme.onAccent);
}

// Icon and time come first; the networks take what they leave.
void paintFacts(QPainter &painter, const Kit &kit, const QRect &line, const PostBox &box,
                Qt::LayoutDirection direction)
{
    const Theme &theme = kit.theme();
    const int side = std::min(kit.px(iconSide), line.width());
    const QRect icon(line.left(), line.top() + (line.height() - side) / 2, side, side);
    paintIcon(painter, kit, mirrored(icon, line, direction), box.chip);
    painter.setFont(theme.fontFor(TypeRole::CaptionBold));
    painter.setPen(theme.status(box.chip.status).text);
    const int left = icon.right() + 1 + kit.px(4);
    const int room = line.right() + 1 - left;
    const int wanted = figuresWidth(painter.font(), box.chip.time);
    const QRect time(left, line.top(), std::min(wanted, room), line.height());
    if (time.width() > 0)
        paintFigures(painter, mirrored(time, line, direction), box.chip.time, direction);
    const int marksLeft = left + wanted + kit.px(4);
    const QRect marks(marksLeft, line.top(), line.right() + 1 - marksLeft, line.height());
    if (marks.width() >= networkMarksWidth(theme, 1))
        paintNetworkMarks(painter, theme, mirrored(marks, line, direction), box.networkKeys, true, direction);
}
} // namespace

QStringList titleLines(const QString &title, const QFont &font, int width, int most)
{
    QStringList lines;
    QTextLayout layout(title, font);
    layout.beginLayout();
    const QFontMetrics metrics(font);
    while (lines.size() < most) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        const bool last = lines.size() == most - 1;
        lines << (last ? metrics.elidedText(title.mid(line.textStart()), Qt::ElideRight, width)
                       : title.mid(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

void paintPostBox(QPainter &painter, const Kit &kit, const QRect &rect, const PostBox &box,
                  Qt::LayoutDirection direction)
{
    const Theme &theme = kit.theme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(rect, Qt::IntersectClip);
    if (box.chip.ghost)
        painter.setOpacity(0.5);
    paintGround(painter, kit, rect, box, direction);

    const int side =
        rect.width() < kit.px(narrow) + 2 * kit.px(padding) ? kit.px(padding / 2) : kit.px(padding);
    const QRect inner = mirrored(rect.adjusted(side + (box.showsClient ? kit.px(barWidth) : 0), 0, -side, 0),
                                 rect, direction);
    paintFacts(painter, kit,
               QRect(inner.left(), inner.top() + kit.px(factsTop), inner.width(), kit.px(factsHeight)), box,
               direction);

    painter.setFont(theme.font(titleText, QFont::Medium));
    painter.setPen(theme.text);
    int top = inner.top() + kit.px(titleTop);
    for (const QString &line : titleLines(box.chip.title, painter.font(), inner.width(), linesOfTitle)) {
        paintElided(painter, QRect(inner.left(), top, inner.width(), kit.px(titleLine)), line, direction);
        top += kit.px(titleLine);
    }

    if (box.chip.selected || box.chip.target) {
        const bool strong = box.chip.focused || box.chip.target;
        painter.setOpacity(1);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(strong ? theme.accent : theme.control, strong ? 2 : 1));
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), kit.px(radius), kit.px(radius));
    }
    painter.restore();
}

} // namespace hatstand::ui::calendar
