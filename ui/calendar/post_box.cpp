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
constexpr int besideIcon = 3;
constexpr int barWidth = 3;
constexpr int narrow = 90; // below it the padding gives way, before the mark beside the time does
constexpr int wide = 300;  // from it on there is room for words

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

/// In the narrowest boxes the time finds no room beside the icon, and stands below it.
bool fitsBesideIcon(const Kit &kit, int width, const QString &time)
{
    return kit.px(iconSide + besideIcon) + figuresWidth(kit.font(TypeRole::CaptionBold), time) <= width;
}

void paintTime(QPainter &painter, const Kit &kit, const QRect &place, const MonthChip &chip,
               Qt::LayoutDirection direction)
{
    painter.setFont(kit.font(TypeRole::CaptionBold));
    painter.setPen(kit.theme().status(chip.status).text);
    if (place.width() > 0)
        paintFigures(painter, place, chip.time, direction);
}

// Icon and time come first; the networks take what they leave.
void paintFacts(QPainter &painter, const Kit &kit, const QRect &line, const PostBox &box, bool withWord,
                Qt::LayoutDirection direction)
{
    const Theme &theme = kit.theme();
    const int side = std::min(kit.px(iconSide), line.width());
    const QRect icon(line.left(), line.top() + (line.height() - side) / 2, side, side);
    paintIcon(painter, kit, mirrored(icon, line, direction), box.chip);
    int left = icon.right() + 1 + kit.px(besideIcon);
    if (fitsBesideIcon(kit, line.width(), box.chip.time)) {
        const int wanted = figuresWidth(theme.fontFor(TypeRole::CaptionBold), box.chip.time);
        paintTime(painter, kit, mirrored({left, line.top(), wanted, line.height()}, line, direction),
                  box.chip, direction);
        left += wanted + kit.px(4);
    }
    if (withWord) {
        painter.setFont(kit.font(TypeRole::Caption));
        const QString word = statusWord(box.chip.status);
        left += kit.px(2);
        const int width = std::min(painter.fontMetrics().horizontalAdvance(word) + 1, line.right() - left);
        paintElided(painter, mirrored({left, line.top(), width, line.height()}, line, direction), word,
                    direction);
        left += width + kit.px(8);
    }
    const int marksLeft = left;
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

bool hasRoomForWords(const Kit &kit, const QRect &rect)
{
    return rect.width() >= kit.px(wide);
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

    const int side = rect.width() < kit.px(narrow) ? kit.px(padding / 2) : kit.px(padding);
    const QRect inner = mirrored(rect.adjusted(side + (box.showsClient ? kit.px(barWidth) : 0), 0, -side, 0),
                                 rect, direction);
    const bool words = hasRoomForWords(kit, rect);
    paintFacts(painter, kit,
               QRect(inner.left(), inner.top() + kit.px(factsTop), inner.width(), kit.px(factsHeight)), box,
               words, direction);

    int top = inner.top() + kit.px(titleTop);
    int lines = linesOfTitle;
    if (!fitsBesideIcon(kit, inner.width(), box.chip.time)) {
        paintTime(painter, kit, QRect(inner.left(), top, inner.width(), kit.px(titleLine)), box.chip,
                  direction);
        top += kit.px(titleLine);
        --lines;
    }
    // The facts take the last line, but never the only one.
    const int room = (rect.height() - kit.px(titleTop)) / std::max(1, kit.px(titleLine));
    const bool hasFacts = words && !box.facts.isEmpty() && room >= 2;
    if (hasFacts)
        lines = std::min(lines, room - 1);
    painter.setFont(theme.font(titleText, QFont::Medium));
    painter.setPen(theme.text);
    for (const QString &line : titleLines(box.chip.title, painter.font(), inner.width(), lines)) {
        paintElided(painter, QRect(inner.left(), top, inner.width(), kit.px(titleLine)), line, direction);
        top += kit.px(titleLine);
    }
    if (hasFacts) {
        painter.setFont(theme.font(titleText, QFont::Normal));
        painter.setPen(theme.text2);
        paintElided(painter, QRect(inner.left(), top, inner.width(), kit.px(titleLine)), box.facts,
                    direction);
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
