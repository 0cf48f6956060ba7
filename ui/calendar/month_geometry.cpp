// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/month_geometry.h"

#include <algorithm>

namespace hatstand::ui::calendar
{

namespace
{
// Design pixels, from the picture of the month.
constexpr int headHeight = 24;
constexpr int numberHeight = 24;
constexpr int chipHeight = 20;
constexpr int chipGap = 4; // with it a chip is 24 px to hit
constexpr int inset = 4;
constexpr int belowChips = 2;
constexpr int aroundNumber = 8 + 6; // before and after it
} // namespace

MonthGeometry::MonthGeometry(QSize size, qreal scale, Qt::LayoutDirection direction)
    : m_size(size), m_scale(scale), m_direction(direction)
{
}

QRect MonthGeometry::grid() const
{
    const int top = px(headHeight);
    return {0, top, m_size.width(), std::max(0, m_size.height() - top)};
}

// Edges are computed from the whole width, so that no rounding adds up and all cells meet.
int MonthGeometry::columnLeft(int column) const
{
    return m_size.width() * column / daysInWeek;
}

int MonthGeometry::rowTop(int row) const
{
    return grid().top() + grid().height() * row / weeks;
}

QRect MonthGeometry::weekdayHead(int column) const
{
    const int shown = m_direction == Qt::RightToLeft ? daysInWeek - 1 - column : column;
    const int left = columnLeft(shown);
    return {left, 0, columnLeft(shown + 1) - left, px(headHeight)};
}

QRect MonthGeometry::cell(int day) const
{
    const int row = day / daysInWeek;
    const int column = day % daysInWeek;
    const int shown = m_direction == Qt::RightToLeft ? daysInWeek - 1 - column : column;
    const int left = columnLeft(shown);
    const int top = rowTop(row);
    return {left, top, columnLeft(shown + 1) - left, rowTop(row + 1) - top};
}

QRect MonthGeometry::dayNumber(int day, int words) const
{
    const QRect box = cell(day);
    const int width = std::min(words + px(aroundNumber), box.width());
    const int left = m_direction == Qt::RightToLeft ? box.right() + 1 - width : box.left();
    return {left, box.top(), width, px(numberHeight)};
}

QRect MonthGeometry::dayNote(int day, int words) const
{
    const QRect box = cell(day);
    const QRect number = dayNumber(day, words);
    const int margin = px(inset * 2);
    if (m_direction == Qt::RightToLeft)
        return {box.left() + margin, box.top(), std::max(0, number.left() - box.left() - margin),
                number.height()};
    return {number.right() + 1, box.top(), std::max(0, box.right() - number.right() - margin),
            number.height()};
}

MonthGeometry::Room MonthGeometry::room(int count) const
{
    const int height = grid().height() / weeks - px(numberHeight) - px(belowChips);
    const int places = std::max(0, (height + px(chipGap)) / (px(chipHeight) + px(chipGap)));
    if (count <= places)
        return {count, false};
    return {std::max(0, places - 1), true};
}

QRect MonthGeometry::chip(int day, int place) const
{
    const QRect box = cell(day);
    const int top = box.top() + px(numberHeight) + place * (px(chipHeight) + px(chipGap));
    return {box.left() + px(inset), top, box.width() - 2 * px(inset), px(chipHeight)};
}

int MonthGeometry::dayAt(QPoint point) const
{
    if (!grid().contains(point))
        return -1;
    for (int day = 0; day < dayCount; ++day) {
        if (cell(day).contains(point))
            return day;
    }
    return -1;
}

int MonthGeometry::placeAt(int day, QPoint point) const
{
    const int offset = point.y() - chip(day, 0).top();
    if (offset < 0)
        return -1;
    // The gap below a chip belongs to it: 20 px of chip in 24 px of target, neighbours without a hole.
    return offset / (px(chipHeight) + px(chipGap));
}

QDate firstShownDay(QDate anyDayOfMonth, Qt::DayOfWeek firstDayOfWeek)
{
    const QDate first(anyDayOfMonth.year(), anyDayOfMonth.month(), 1);
    const int back = (first.dayOfWeek() - int(firstDayOfWeek) + 7) % 7;
    return first.addDays(-back);
}

} // namespace hatstand::ui::calendar
