// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// How the month is drawn.
#include "calendar/month_view.h"
#include "kit/painters.h"
#include "kit/time_words.h"

#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

namespace hatstand::ui::calendar
{

void MonthView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const Theme &theme = m_kit.theme();
    painter.fillRect(event->rect(), theme.window);
    paintHead(painter);
    for (int day = 0; day < MonthGeometry::dayCount; ++day) {
        if (event->rect().intersects(m_geometry.cell(day)))
            paintCell(painter, day);
    }
    for (int day = 0; day < MonthGeometry::dayCount; ++day) {
        if (event->rect().intersects(m_geometry.cell(day)))
            paintChips(painter, day);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(Qt::NoBrush);
    // The corners of the cells are covered, so that the grid has the radius of a card.
    QPainterPath outside;
    outside.addRect(m_geometry.grid());
    QPainterPath inside;
    const QRectF frame = QRectF(m_geometry.grid()).adjusted(0.5, 0.5, -0.5, -0.5);
    inside.addRoundedRect(frame, m_kit.px(size::radiusCard), m_kit.px(size::radiusCard));
    painter.fillPath(outside.subtracted(inside), theme.window);
    painter.drawPath(inside);
}

void MonthView::paintHead(QPainter &painter) const
{
    painter.setFont(m_kit.font(TypeRole::CaptionBold));
    painter.setPen(m_kit.theme().text2);
    for (int column = 0; column < MonthGeometry::daysInWeek; ++column) {
        const QRect head = m_geometry.weekdayHead(column).adjusted(m_kit.px(8), 0, -m_kit.px(8), 0);
        const QString name =
            QLocale().standaloneDayName(m_firstDay.addDays(column).dayOfWeek(), QLocale::ShortFormat);
        paintElided(painter, head, name, layoutDirection());
    }
}

bool MonthView::isInMonth(QDate date) const
{
    return date.month() == month().month() && date.year() == month().year();
}

QColor MonthView::cellColour(QDate date) const
{
    const Theme &theme = m_kit.theme();
    if (!isInMonth(date))
        return theme.sunken;
    const bool weekend = !QLocale().weekdays().contains(static_cast<Qt::DayOfWeek>(date.dayOfWeek()));
    return weekend ? theme.window : theme.surface;
}

void MonthView::paintCell(QPainter &painter, int day) const
{
    const Theme &theme = m_kit.theme();
    const QDate date = dateOf(day);
    const QRect cell = m_geometry.cell(day);
    painter.fillRect(cell, cellColour(date));
    painter.setPen(theme.line);
    painter.drawLine(cell.topLeft(), cell.topRight());
    const int edge = layoutDirection() == Qt::RightToLeft ? cell.right() : cell.left();
    painter.drawLine(edge, cell.top(), edge, cell.bottom());

    painter.save();
    painter.setFont(m_kit.font(date == m_today ? TypeRole::Strong : TypeRole::Body));
    QString number = QLocale().toString(date.day());
    if (date.day() == 1 || day == 0)
        number = QLocale().toString(date, tr("d MMM", "date format: first day of a month"));
    // The first of a month names it, which takes more; the day's note gives way.
    const int numberWidth = painter.fontMetrics().horizontalAdvance(number);
    const QRect box = m_geometry.dayNumber(day, numberWidth);
    const bool fromRight = layoutDirection() == Qt::RightToLeft;
    if (date == m_today) {
        painter.setRenderHint(QPainter::Antialiasing);
        const int width = numberWidth + m_kit.px(10);
        QRect pill(box.left() + m_kit.px(4), box.top() + m_kit.px(3), width, m_kit.px(18));
        pill = mirrored(pill, box, layoutDirection());
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
        painter.setPen(theme.onAccent);
        painter.drawText(pill, Qt::AlignCenter, number);
    } else {
        painter.setPen(isInMonth(date) ? theme.text2 : theme.text3);
        const QRect words = box.adjusted(m_kit.px(8), 0, -m_kit.px(2), 0);
        paintElided(painter, mirrored(words, box, layoutDirection()), number, layoutDirection());
    }
    const DayNote note = m_notes.value(date);
    if (!note.brief.isEmpty()) {
        painter.setFont(m_kit.theme().font(10, QFont::Normal));
        painter.setPen(theme.text3);
        const QRect place = m_geometry.dayNote(day, numberWidth);
        if (place.width() > 0)
            paintElided(painter, place, noteWithin(note, painter.fontMetrics(), place.width()),
                        fromRight ? Qt::LeftToRight : Qt::RightToLeft);
    }
    if (date == m_currentDate && m_currentPost.isNull() && hasFocus() && !isMovingByKeyboard())
        paintRing(painter, QRectF(cell).adjusted(2, 2, -1, -1));
    painter.restore();
}

void MonthView::paintChips(QPainter &painter, int day)
{
    const auto [first, count] = m_model.rowsOn(dateOf(day));
    const auto room = m_geometry.room(count);
    for (int place = 0; place < room.chips; ++place)
        m_pictures.paint(painter, m_kit, m_geometry.chip(day, place), chipOf(m_model.item(first + place)),
                         layoutDirection());
    if (room.more) {
        painter.setFont(m_kit.font(TypeRole::Caption));
        painter.setPen(m_kit.theme().text2);
        const QRect last = m_geometry.chip(day, room.chips);
        const QRect line = mirrored(last.adjusted(m_kit.px(8), 0, 0, 0), last, layoutDirection());
        paintElided(painter, line, tr("+ %n more", nullptr, count - room.chips), layoutDirection());
        if (rowToRing(dateOf(day)) >= first + room.chips)
            paintRing(painter, QRectF(last).adjusted(1, 1, -1, -1));
    }
}

} // namespace hatstand::ui::calendar
