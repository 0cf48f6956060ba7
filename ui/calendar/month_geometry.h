// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QRect>
#include <QSize>

namespace hatstand::ui::calendar
{

/// Where the days and chips of a month stand: six weeks of seven days. Pure: everything follows from the
/// size, the text size and the direction. Mirrored under right to left.
class MonthGeometry
{
public:
    static constexpr int weeks = 6;
    static constexpr int daysInWeek = 7;
    static constexpr int dayCount = weeks * daysInWeek;

    MonthGeometry() = default;
    /// `scale` turns design pixels into logical ones.
    MonthGeometry(QSize size, qreal scale, Qt::LayoutDirection direction);

    /// The row of weekday names above the grid.
    [[nodiscard]] QRect weekdayHead(int column) const;
    [[nodiscard]] QRect grid() const;
    /// Cell of the n-th day, 0 … 41.
    [[nodiscard]] QRect cell(int day) const;
    /// The number of the day, at the head of its cell; `words` is how wide it is drawn.
    [[nodiscard]] QRect dayNumber(int day, int words) const;
    /// The note (a holiday) in what the number leaves.
    [[nodiscard]] QRect dayNote(int day, int words) const;
    /// How many chips a cell holds when there are `count` posts, and whether a "more" line takes the last
    /// place.
    struct Room
    {
        int chips = 0;
        bool more = false;
    };
    [[nodiscard]] Room room(int count) const;
    [[nodiscard]] QRect chip(int day, int place) const;
    /// The day under a point; -1 outside the grid.
    [[nodiscard]] int dayAt(QPoint point) const;
    /// The place in a cell under a point (0 is the first chip); -1 above the chips or between cells.
    [[nodiscard]] int placeAt(int day, QPoint point) const;

private:
    [[nodiscard]] int columnLeft(int column) const;
    [[nodiscard]] int rowTop(int row) const;
    [[nodiscard]] int px(int designPixels) const { return qRound(designPixels * m_scale); }

    QSize m_size;
    qreal m_scale = 1;
    Qt::LayoutDirection m_direction = Qt::LeftToRight;
};

/// The first day of the six weeks that show a month: the week's first day on or before the 1st.
[[nodiscard]] QDate firstShownDay(QDate anyDayOfMonth, Qt::DayOfWeek firstDayOfWeek);

} // namespace hatstand::ui::calendar
