// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/lanes.h"

#include <QPoint>
#include <QRect>
#include <QSize>

namespace hatstand::ui::calendar
{

/// Where the days, the rulers and the posts of a week or a day stand: columns of days below a head that
/// stays, with the hours scrolled under it. Pure: everything follows from these values. Mirrored under right
/// to left.
class TimeGridGeometry
{
public:
    struct Shape
    {
        QSize size;         ///< of the viewport
        qreal scale = 1;    ///< turns design pixels into logical ones
        int days = 7;       ///< columns, 1 or more
        int rulers = 1;     ///< 1 or 2
        int rulerWidth = 0; ///< what the longest time takes; the design's width where that is more
        int minutes = 1440; ///< of the axis
        int scrolled = 0;   ///< pixels that the hours are moved up
        Qt::LayoutDirection direction = Qt::LeftToRight;
    };

    TimeGridGeometry() = default;
    explicit TimeGridGeometry(const Shape &shape) : m_shape(shape) {}

    [[nodiscard]] int days() const { return m_shape.days; }
    /// The corner above a ruler; the first is one's own.
    [[nodiscard]] QRect rulerHead(int ruler) const;
    [[nodiscard]] QRect dayHead(int day) const;
    /// Where the hours are seen: below the head, rulers included.
    [[nodiscard]] QRect body() const;
    /// The part of `body` that belongs to a ruler, and to a day.
    [[nodiscard]] QRect ruler(int ruler) const;
    [[nodiscard]] QRect column(int day) const;
    /// How high all hours are.
    [[nodiscard]] int contentHeight() const;

    /// The line of a place of the axis (minutes from its top), as far as it is scrolled; also outside of
    /// `body`.
    [[nodiscard]] int lineOf(double place) const;
    /// The reverse; below 0 and beyond the last minute where the point lies outside of the axis.
    [[nodiscard]] double placeAt(int y) const;
    /// The day under a point; -1 above the hours and on the rulers.
    [[nodiscard]] int dayAt(QPoint point) const;
    /// The day whose column or head is nearest to that side of the window.
    [[nodiscard]] int nearestDay(int x) const;

    /// The room of a box in the column; `top` is in pixels from the top of the axis, so that lanes can be
    /// kept while it is scrolled.
    [[nodiscard]] QRect box(int day, int top, int lane, int lanes, int span) const;
    [[nodiscard]] int boxHeight() const { return px(boxSide); }
    /// Pixels from the top of the axis.
    [[nodiscard]] int topOf(double place) const;
    /// How many boxes may stand side by side.
    [[nodiscard]] int mostLanes() const;

    /// The last quarter of an hour (or other step, in minutes) at or before a place; never outside of an axis
    /// of so many minutes.
    [[nodiscard]] static int snapped(double place, int step, int minutes);

    // Design pixels, from the picture of the week.
    /// More than in the picture, and more than a box is high: posts an hour apart stand below each other, not
    /// in lanes of half the width.
    static constexpr int hour = 54;
    static constexpr int head = 46;
    static constexpr int rulerSide = 60;
    static constexpr int boxSide = 52; ///< a line of facts and two of words
    static constexpr int narrowestLane = 36;

private:
    [[nodiscard]] int daysLeft() const; ///< where columns begin, seen from the side where reading begins
    [[nodiscard]] int columnEdge(int day) const;
    [[nodiscard]] QRect mirror(const QRect &rect) const;
    [[nodiscard]] int px(int designPixels) const { return qRound(designPixels * m_shape.scale); }

    Shape m_shape;
};

} // namespace hatstand::ui::calendar
