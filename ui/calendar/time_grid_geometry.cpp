// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/time_grid_geometry.h"

#include <algorithm>
#include <cmath>

namespace hatstand::ui::calendar
{

namespace
{
// Design pixels, as above.
constexpr int inset = 4;
constexpr int betweenLanes = 2;
constexpr double minutesOfHour = 60;
} // namespace

QRect TimeGridGeometry::mirror(const QRect &rect) const
{
    if (m_shape.direction == Qt::LeftToRight)
        return rect;
    return {m_shape.size.width() - rect.left() - rect.width(), rect.top(), rect.width(), rect.height()};
}

int TimeGridGeometry::daysLeft() const
{
    return m_shape.rulers * std::max(m_shape.rulerWidth, px(rulerSide));
}

// Edges are computed from the whole width, so that no rounding adds up and all columns meet.
int TimeGridGeometry::columnEdge(int day) const
{
    const int room = std::max(0, m_shape.size.width() - daysLeft());
    return daysLeft() + room * day / m_shape.days;
}

QRect TimeGridGeometry::rulerHead(int ruler) const
{
    const int width = daysLeft() / m_shape.rulers;
    return mirror({ruler * width, 0, width, px(head)});
}

QRect TimeGridGeometry::dayHead(int day) const
{
    const int left = columnEdge(day);
    return mirror({left, 0, columnEdge(day + 1) - left, px(head)});
}

QRect TimeGridGeometry::body() const
{
    return {0, px(head), m_shape.size.width(), std::max(0, m_shape.size.height() - px(head))};
}

QRect TimeGridGeometry::ruler(int ruler) const
{
    const QRect above = rulerHead(ruler);
    return {above.left(), body().top(), above.width(), body().height()};
}

QRect TimeGridGeometry::column(int day) const
{
    const QRect above = dayHead(day);
    return {above.left(), body().top(), above.width(), body().height()};
}

int TimeGridGeometry::topOf(double place) const
{
    return static_cast<int>(std::lround(place * hour * m_shape.scale / minutesOfHour));
}

int TimeGridGeometry::contentHeight() const
{
    return topOf(m_shape.minutes);
}

int TimeGridGeometry::lineOf(double place) const
{
    return body().top() + topOf(place) - m_shape.scrolled;
}

double TimeGridGeometry::placeAt(int y) const
{
    return (y - body().top() + m_shape.scrolled) * minutesOfHour / (hour * m_shape.scale);
}

int TimeGridGeometry::dayAt(QPoint point) const
{
    if (!body().contains(point))
        return -1;
    for (int day = 0; day < m_shape.days; ++day) {
        if (column(day).contains(point))
            return day;
    }
    return -1;
}

int TimeGridGeometry::nearestDay(int x) const
{
    int best = 0;
    for (int day = 1; day < m_shape.days; ++day) {
        if (std::abs(column(day).center().x() - x) < std::abs(column(best).center().x() - x))
            best = day;
    }
    return best;
}

QRect TimeGridGeometry::box(int day, int top, int lane, int lanes, int span) const
{
    const QRect room = column(day).adjusted(px(inset), 0, -px(inset), 0);
    const int left = room.width() * lane / lanes;
    const int right = room.width() * (lane + span) / lanes - (lane + span < lanes ? px(betweenLanes) : 0);
    // The last box of the day is seen as a whole.
    const int seen = std::clamp(top, 0, std::max(0, contentHeight() - boxHeight()));
    const QRect box(room.left() + left, body().top() + seen - m_shape.scrolled, std::max(0, right - left),
                    boxHeight());
    if (m_shape.direction == Qt::LeftToRight)
        return box;
    return {room.left() + room.right() - box.right(), box.top(), box.width(), box.height()};
}

int TimeGridGeometry::mostLanes() const
{
    const int room = column(0).width() - 2 * px(inset);
    return std::max(1, room / std::max(1, px(narrowestLane)));
}

int TimeGridGeometry::snapped(double place, int step, int minutes)
{
    const int last = ((minutes - 1) / step) * step;
    return std::clamp(static_cast<int>(std::floor(place / step)) * step, 0, last);
}

} // namespace hatstand::ui::calendar
