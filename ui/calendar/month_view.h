// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/chip_pictures.h"
#include "calendar/days_view.h"
#include "calendar/month_geometry.h"

namespace hatstand::ui::calendar
{

/// Six weeks of days with their posts as chips. One tab stop: arrows move the day or the post within it, J
/// and K go through the posts, Enter opens, Space asks for a look, M moves and C copies with the arrows, X
/// chooses several, the mouse drags. Scrolls by weeks.
class MonthView final : public DaysView
{
    Q_OBJECT
public:
    MonthView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice,
              QWidget *parent = nullptr);

    /// The month of the day comes into view, and the day is the current one.
    void showDate(QDate date);
    /// The day is the current one; the weeks move only as far as they must.
    void lookAt(QDate date) { select(date, {}); }
    void setToday(QDate today);

    [[nodiscard]] QDate firstDay() const override { return m_firstDay; }
    [[nodiscard]] QDate lastDay() const override { return m_firstDay.addDays(MonthGeometry::dayCount - 1); }
    /// The month that most of the days belong to: any day of it.
    [[nodiscard]] QDate month() const { return m_firstDay.addDays(17); }
    /// Empty also when it is hidden behind "more".
    [[nodiscard]] QRect chipRect(const plan::PostId &id) const override;
    [[nodiscard]] QRect dayRect(QDate date) const;

    [[nodiscard]] const MonthGeometry &geometryOfDays() const { return m_geometry; }
    [[nodiscard]] QDate dateOf(int day) const { return m_firstDay.addDays(day); }
    [[nodiscard]] int dayOf(QDate date) const;
    /// "Thursday 19 November, 9 posts"
    [[nodiscard]] QString spokenDay(int day) const;

    // For the accessible table.
    [[nodiscard]] int tableRows() const override { return MonthGeometry::weeks; }
    [[nodiscard]] int tableColumns() const override { return MonthGeometry::daysInWeek; }
    [[nodiscard]] int currentCell() const override { return dayOf(m_currentDate); }
    [[nodiscard]] int cellAt(QPoint point) const override { return m_geometry.dayAt(point); }
    [[nodiscard]] QRect cellRect(int cell) const override { return m_geometry.cell(cell); }
    [[nodiscard]] QString spokenCell(int cell) const override { return spokenDay(cell); }
    [[nodiscard]] std::pair<int, int> rowsInCell(int cell) const override;
    [[nodiscard]] QString spokenRow(int row) const override;
    [[nodiscard]] QString spokenColumn(int column) const override;

    // DropTarget
    [[nodiscard]] std::optional<DropHint> hintAt(QPoint global, const DragPayload &payload,
                                                 bool copy) override;
    void drop(QPoint global, const DragPayload &payload, bool copy) override;

Q_SIGNALS:
    void monthChanged();
    void newPostAsked(QDate date);
    void moveAsked(const hatstand::plan::PostId &id, QDate date, bool copy);

protected:
    [[nodiscard]] Spot spotAt(QPoint point) const override;
    void choose(const Spot &spot) override { select(spot.date, idOf(spot)); }
    void askNewPost(const Spot &spot) override { Q_EMIT newPostAsked(spot.date); }
    [[nodiscard]] Spot currentSpot() const override { return {m_currentDate}; }
    [[nodiscard]] QRect currentRect() const override { return dayRect(m_currentDate); }
    void followPost(const CalendarItem &item) override { m_currentDate = item.date; }
    [[nodiscard]] int firstRowOnward() const override;
    bool moveChoice(const QKeyEvent &event) override;
    [[nodiscard]] QString noteAt(QPoint point) const override;
    void beginCarry() override { m_held = m_currentDate; }
    [[nodiscard]] bool showsCarried() const override { return m_held && dayOf(*m_held) >= 0; }
    bool steer(const QKeyEvent &event) override;
    [[nodiscard]] QPoint carriedTo() override;
    void letGo() override { m_held.reset(); }

    void measure() override;
    void paintEvent(QPaintEvent *event) override;
    /// A notch is a week.
    void wheelEvent(QWheelEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void setFirstDay(QDate first);
    void select(QDate date, const plan::PostId &id);
    void goThroughDay(bool down);
    void ensureVisible(QDate date);
    void paintCell(QPainter &painter, int day) const;
    void paintChips(QPainter &painter, int day);
    [[nodiscard]] bool isInMonth(QDate date) const;
    [[nodiscard]] QColor cellColour(QDate date) const;
    void paintHead(QPainter &painter) const;
    [[nodiscard]] QDate baseWeek() const;

    MonthGeometry m_geometry;
    ChipPictures m_pictures;
    QDate m_firstDay;
    int m_wheelRest = 0;           ///< what a touchpad has sent of the next week, in eighths of a degree
    std::optional<QDate> m_held;   ///< where the arrows have carried it
    std::optional<QDate> m_hinted; ///< where it would come down
    bool m_settingScroll = false;
};

} // namespace hatstand::ui::calendar
