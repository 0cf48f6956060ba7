// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// How the hours are drawn.
#include "calendar/post_box.h"
#include "calendar/time_grid_view.h"
#include "kit/figures.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
// Design pixels, from the picture of the week.
constexpr int labelHeight = 16;
constexpr int labelEnd = 8;
constexpr int pillHeight = 18;
constexpr int pillEnd = 4;
constexpr int pillPadding = 4;
constexpr int dotSide = 8;
constexpr int dayRow = 22;
constexpr int dayRowTop = 3;
constexpr int noteTop = 27;
constexpr int noteHeight = 14;
constexpr int smallText = 10;
constexpr qreal acrossOpacity = 0.35;
} // namespace

void TimeGridView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Theme &theme = m_kit.theme();
    const QRect seen = event->rect();
    painter.fillRect(seen, theme.surface);
    if (m_axis.dayCount() == 0)
        return;
    painter.save();
    painter.setClipRect(seen.intersected(m_geometry.body()));
    // Before the days: the dot of now on the first one reaches over its edge.
    for (int ruler = 0; ruler < (hasSecondRuler() ? 2 : 1); ++ruler)
        paintRuler(painter, ruler, seen);
    for (int day = 0; day < m_dayCount; ++day) {
        if (seen.intersects(m_geometry.column(day)))
            paintColumn(painter, day, seen);
    }
    paintNowAcross(painter);
    paintNowToday(painter);
    for (int day = 0; day < m_dayCount; ++day) {
        if (seen.intersects(m_geometry.column(day)))
            paintBoxes(painter, day, seen);
    }
    painter.restore();
    paintHead(painter);
    paintFrame(painter);
}

void TimeGridView::paintColumn(QPainter &painter, int day, const QRect &seen) const
{
    const Theme &theme = m_kit.theme();
    const QRect column = m_geometry.column(day);
    paintHoles(painter, day);
    painter.setPen(theme.line);
    for (const TimeAxis::Hour &hour : m_axis.hours()) {
        const int line = m_geometry.lineOf(hour.place);
        if (line >= seen.top() && line <= seen.bottom())
            painter.drawLine(column.left(), line, column.right(), line);
    }
    const int edge = layoutDirection() == Qt::RightToLeft ? column.right() : column.left();
    painter.drawLine(edge, column.top(), edge, column.bottom());
    const bool chosen = dateOf(day) == m_currentDate && m_currentPost.isNull();
    if (!chosen || !hasFocus() || isMovingByKeyboard())
        return;
    paintRing(painter, QRectF(slotRectAt(day, m_slot)).adjusted(2, 1.5, -1, -0.5));
}

// What the day does not have, and what it has twice.
void TimeGridView::paintHoles(QPainter &painter, int day) const
{
    const Theme &theme = m_kit.theme();
    const QRect column = m_geometry.column(day);
    const auto rectOf = [&](const TimeAxis::Stretch &stretch) {
        const int top = m_geometry.lineOf(stretch.from);
        return QRect(column.left(), top, column.width(), m_geometry.lineOf(stretch.until) - top);
    };
    for (const TimeAxis::Stretch &again : m_axis.repeats(day))
        painter.fillRect(rectOf(again), theme.accentTint);
    for (const TimeAxis::Stretch &hole : m_axis.holes(day)) {
        const QRect rect = rectOf(hole);
        painter.fillRect(rect, theme.sunken);
        painter.fillRect(rect, QBrush(theme.line2, Qt::BDiagPattern));
        if (hole.kind != TimeAxis::HoleKind::Skipped)
            continue;
        painter.setFont(theme.fontFor(TypeRole::Caption));
        const QRect words = rect.adjusted(m_kit.px(4), 0, -m_kit.px(4), 0);
        const QString text = tr("The clocks go forward");
        const int width =
            std::min(painter.fontMetrics().horizontalAdvance(text) + m_kit.px(4), words.width());
        const QRect ground = mirrored(
            {words.left(), words.center().y() - m_kit.px(labelHeight) / 2, width, m_kit.px(labelHeight)},
            words, layoutDirection());
        painter.fillRect(ground, theme.sunken);
        painter.setPen(theme.text2);
        paintElided(painter, ground, text, layoutDirection());
    }
}

void TimeGridView::paintBoxes(QPainter &painter, int day, const QRect &seen) const
{
    const DayBoxes &boxes = boxesOf(day);
    for (int i = 0; i < int(boxes.tops.size()); ++i) {
        const QRect rect = boxRect(day, i);
        if (!rect.intersects(seen))
            continue;
        const CalendarItem &item = m_model.item(boxes.first + i);
        PostBox box{chipOf(item), item.networkKeys, m_showsClients};
        if (hasRoomForWords(m_kit, rect))
            box.facts = factsOfItem(item, m_showsClients);
        paintPostBox(painter, m_kit, rect, box, layoutDirection());
    }
    const Theme &theme = m_kit.theme();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(theme.fontFor(TypeRole::CaptionBold));
    const int current = rowToRing(dateOf(day)) - boxes.first;
    for (const MoreBox &more : boxes.lanes.more) {
        const QRect rect = moreRect(day, more);
        if (!rect.intersects(seen))
            continue;
        painter.setPen(QPen(theme.line2, 1));
        painter.setBrush(theme.sunken);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), m_kit.px(size::radiusChip),
                                m_kit.px(size::radiusChip));
        painter.setPen(theme.text2);
        painter.drawText(rect, Qt::AlignCenter, tr("+%1", "count of posts").arg(more.hidden.size()));
        if (std::ranges::find(more.hidden, current) != more.hidden.end())
            paintRing(painter, QRectF(rect).adjusted(1, 1, -1, -1));
    }
    painter.restore();
}

// Faint over all days, strong over today.
void TimeGridView::paintNowAcross(QPainter &painter) const
{
    const auto place = placeOfNow();
    if (!place)
        return;
    painter.save();
    painter.setOpacity(acrossOpacity);
    const int line = m_geometry.lineOf(*place);
    const QRect first = m_geometry.column(0);
    const QRect last = m_geometry.column(m_dayCount - 1);
    painter.fillRect(QRect(std::min(first.left(), last.left()), line,
                           std::max(first.right(), last.right()) + 1 - std::min(first.left(), last.left()),
                           1),
                     m_kit.theme().accent);
    painter.restore();
}

void TimeGridView::paintNowToday(QPainter &painter) const
{
    const QRect now = nowLine();
    if (now.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_kit.theme().accent);
    painter.fillRect(QRect(now.left(), now.top() - 1, now.width(), 2), m_kit.theme().accent);
    const qreal side = m_kit.px(dotSide);
    const qreal centre = layoutDirection() == Qt::RightToLeft ? now.right() + 1 : now.left();
    painter.drawEllipse(QRectF(centre - side / 2, now.top() - side / 2, side, side));
    painter.restore();
}

QString TimeGridView::rulerWords(int ruler, double place) const
{
    if (ruler == 0)
        return clockWords(m_axis.clockAt(int(place)).time);
    const auto instant = m_axis.instantAt(rulerDay(), place);
    return instant ? clockWords(wallTimeAt(*instant, m_clientZone).time) : QString();
}

QRect TimeGridView::nowPill(int ruler) const
{
    const auto place = placeOfNow();
    if (!place)
        return {};
    const QRect room = m_geometry.ruler(ruler);
    const int width =
        std::min(clockFiguresWidth(m_kit.font(TypeRole::CaptionBold)) + m_kit.px(2 * pillPadding),
                 room.width() - m_kit.px(pillEnd));
    const int height = m_kit.px(pillHeight);
    const QRect pill(room.right() + 1 - m_kit.px(pillEnd) - width, m_geometry.lineOf(*place) - height / 2,
                     width, height);
    return mirrored(pill, room, layoutDirection());
}

void TimeGridView::paintRuler(QPainter &painter, int ruler, const QRect &seen) const
{
    const Theme &theme = m_kit.theme();
    const QRect room = m_geometry.ruler(ruler);
    if (!seen.intersects(room))
        return;
    painter.fillRect(room, theme.surface);
    painter.setPen(theme.line);
    if (ruler > 0) {
        const int edge = layoutDirection() == Qt::RightToLeft ? room.right() : room.left();
        painter.drawLine(edge, room.top(), edge, room.bottom());
    }
    const QRect pill = nowPill(ruler);
    for (const TimeAxis::Hour &hour : m_axis.hours()) {
        const int height = m_kit.px(labelHeight);
        const QRect line(room.left(), m_geometry.lineOf(hour.place) - height / 2, room.width(), height);
        if (hour.place == 0 || line.intersects(pill) || !line.intersects(seen))
            continue;
        painter.setFont(theme.fontFor(TypeRole::Caption));
        painter.setPen(ruler == 0 ? theme.text2 : theme.text3);
        const QString words = rulerWords(ruler, hour.place);
        const int width = figuresWidth(painter.font(), words);
        const QRect label(room.right() + 1 - m_kit.px(labelEnd) - width, line.top(), width, height);
        paintFigures(painter, mirrored(label, room, layoutDirection()), words, layoutDirection());
        if (ruler != 0 || !hour.again)
            continue;
        painter.setFont(theme.font(smallText, QFont::Normal));
        painter.setPen(theme.text3);
        const QRect below = line.translated(0, height).adjusted(m_kit.px(2), 0, -m_kit.px(labelEnd), 0);
        paintElided(painter, mirrored(below, room, layoutDirection()), tr("again", "the same hour once more"),
                    layoutDirection() == Qt::RightToLeft ? Qt::LeftToRight : Qt::RightToLeft);
    }
    paintNowOnRuler(painter, ruler);
}

void TimeGridView::paintNowOnRuler(QPainter &painter, int ruler) const
{
    const QRect pill = nowPill(ruler);
    if (pill.isEmpty())
        return;
    const Theme &theme = m_kit.theme();
    const QByteArray &zone = ruler == 0 ? m_model.zone() : m_clientZone;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ruler == 0 ? theme.accent : theme.accentTint);
    painter.drawRoundedRect(pill, m_kit.px(size::radiusChip), m_kit.px(size::radiusChip));
    painter.setFont(theme.fontFor(TypeRole::CaptionBold));
    painter.setPen(ruler == 0 ? theme.onAccent : theme.accentText);
    painter.drawText(pill, Qt::AlignCenter, clockWords(wallTimeAt(*m_now, zone).time));
    painter.restore();
}

void TimeGridView::paintHead(QPainter &painter) const
{
    const Theme &theme = m_kit.theme();
    const QRect body = m_geometry.body();
    painter.fillRect(QRect(0, 0, body.width(), body.top()), theme.surface);
    painter.setPen(theme.line);
    painter.drawLine(0, body.top() - 1, body.width(), body.top() - 1);
    const int rulers = hasSecondRuler() ? 2 : 1;
    for (int ruler = 0; ruler < rulers; ++ruler) {
        const QRect head = m_geometry.rulerHead(ruler);
        if (ruler > 0) {
            const int edge = layoutDirection() == Qt::RightToLeft ? head.right() : head.left();
            painter.drawLine(edge, head.top(), edge, head.bottom());
        }
        const QRect words = head.adjusted(m_kit.px(2), 0, -m_kit.px(2), 0);
        const int height = m_kit.px(noteHeight);
        const QRect first(words.left(), head.center().y() - height, words.width(), height);
        painter.save();
        painter.setFont(theme.font(smallText, QFont::Normal));
        painter.setPen(theme.text3);
        const QString city = zoneCity(ruler == 0 ? m_model.zone() : m_clientZone);
        painter.drawText(first, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(city, Qt::ElideRight, first.width()));
        painter.setFont(theme.font(smallText, QFont::DemiBold));
        painter.setPen(theme.text2);
        const QString below = ruler == 0 ? tr("you", "below a city: one's own time") : zoneDifference();
        painter.drawText(first.translated(0, height), Qt::AlignCenter,
                         painter.fontMetrics().elidedText(below, Qt::ElideRight, first.width()));
        painter.restore();
    }
    for (int day = 0; day < m_dayCount; ++day)
        paintDayHead(painter, day);
}

void TimeGridView::paintDayHead(QPainter &painter, int day) const
{
    const Theme &theme = m_kit.theme();
    const QDate date = dateOf(day);
    const QRect head = m_geometry.dayHead(day);
    const Qt::LayoutDirection direction = layoutDirection();
    painter.save();
    painter.setPen(theme.line);
    const int edge = direction == Qt::RightToLeft ? head.right() : head.left();
    painter.drawLine(edge, head.top(), edge, head.bottom());

    const QRect words = head.adjusted(m_kit.px(8), 0, -m_kit.px(4), 0);
    const QRect room = mirrored(words, head, direction);
    const QRect row(room.left(), head.top() + m_kit.px(dayRowTop), room.width(), m_kit.px(dayRow));
    const QString number = QLocale().toString(date.day());
    const QString name = QLocale().standaloneDayName(date.dayOfWeek(), QLocale::ShortFormat);
    const QFont nameFont = theme.fontFor(TypeRole::Second);
    const QFont numberFont = theme.fontFor(TypeRole::CardTitle);
    const int padding = date == m_today ? m_kit.px(7) : 0;
    const int numberWidth = QFontMetrics(numberFont).horizontalAdvance(number) + 2 * padding;
    const int nameWidth = std::clamp(QFontMetrics(nameFont).horizontalAdvance(name) + 1, 0,
                                     std::max(0, row.width() - numberWidth - m_kit.px(6)));
    painter.setFont(nameFont);
    painter.setPen(theme.text3);
    if (nameWidth > 0)
        paintElided(painter, mirrored({row.left(), row.top(), nameWidth, row.height()}, row, direction), name,
                    direction);
    const int after = nameWidth > 0 ? nameWidth + m_kit.px(6) : 0;
    const QRect figure = mirrored({row.left() + after, row.top(), numberWidth, row.height()}, row, direction);
    painter.setFont(numberFont);
    painter.setPen(theme.text);
    if (date == m_today) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(figure, figure.height() / 2.0, figure.height() / 2.0);
        painter.setPen(theme.onAccent);
    }
    painter.drawText(figure, Qt::AlignCenter, number);

    const DayNote note = m_notes.value(date);
    if (!note.brief.isEmpty()) {
        painter.setFont(theme.font(smallText, QFont::Normal));
        painter.setPen(theme.text3);
        paintElided(painter,
                    QRect(room.left(), head.top() + m_kit.px(noteTop), room.width(), m_kit.px(noteHeight)),
                    noteWithin(note, painter.fontMetrics(), room.width()), direction);
    }
    painter.restore();
}

// The corners are covered, so that the hours have the radius of a card.
void TimeGridView::paintFrame(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect all = viewport()->rect();
    QPainterPath outside;
    outside.addRect(all);
    QPainterPath inside;
    const qreal radius = m_kit.px(size::radiusCard);
    inside.addRoundedRect(QRectF(all).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillPath(outside.subtracted(inside), m_kit.theme().window);
    painter.setPen(m_kit.theme().line);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(inside);
    painter.restore();
}

} // namespace hatstand::ui::calendar
