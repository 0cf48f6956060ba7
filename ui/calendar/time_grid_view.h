// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"
#include "calendar/days_view.h"
#include "calendar/time_axis.h"
#include "calendar/time_grid_geometry.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace hatstand::ui::calendar
{

/// The hours of a week or of a day, with posts as boxes where their time is, side by side where they would
/// lie over one another. One tab stop: Left and Right change the day, Up and Down go through half hours and
/// the posts in them, Ctrl with the arrows moves the current post by a quarter of an hour or a day, M and C
/// carry it. Beside the person's own hours stand those of the client, where they differ; a line shows now.
class TimeGridView final : public DaysView
{
    Q_OBJECT
public:
    /// `timers` outlives the view.
    TimeGridView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice, Timers &timers,
                 QWidget *parent = nullptr);

    static constexpr int daysOfWeek = 7;
    /// 7: the week of the current day; 1: that day.
    void setDayCount(int days);
    [[nodiscard]] int dayCount() const { return m_dayCount; }
    /// The day comes into view and is the current one; the time stays.
    void showDate(QDate date);
    /// A time of the current day.
    void showTime(QTime time);
    /// The now-line stands there, and its day is today. Nothing is shown before it is known.
    void setNow(Instant now);
    /// Whose hours stand beside one's own; empty: nobody's. They are seen only where they differ.
    void setClientZone(const QByteArray &zone);
    /// Boxes show the colour of their client.
    void setShowsClients(bool shows);
    /// The first minute of the day that is seen: where the person or the keys scrolled to, before that where
    /// the working day begins, or now.
    [[nodiscard]] int topMinute() const { return qRound(m_top); }
    void setTopMinute(int minute);
    /// Where the person has scrolled to, or what was set: worth to be met again. What the keys bring into
    /// view is not.
    [[nodiscard]] std::optional<int> chosenTop() const { return m_chosenTop; }

    [[nodiscard]] QDate firstDay() const override { return m_firstDay; }
    [[nodiscard]] QDate lastDay() const override { return m_firstDay.addDays(m_dayCount - 1); }
    [[nodiscard]] QDate dateOf(int day) const { return m_firstDay.addDays(day); }
    /// -1: it is not shown.
    [[nodiscard]] int dayOf(QDate date) const;
    [[nodiscard]] QRect chipRect(const plan::PostId &id) const override;
    /// The half hour (in viewport coordinates) in which that time lies.
    [[nodiscard]] QRect slotRect(QDate date, QTime time) const;
    /// Where now is, in viewport coordinates; empty when today is not shown.
    [[nodiscard]] QRect nowLine() const;
    /// The moment that is current: the post's, or the beginning of the slot.
    [[nodiscard]] std::optional<Instant> currentMoment() const;
    [[nodiscard]] bool hasSecondRuler() const { return m_secondRuler; }
    /// "+1 h"
    [[nodiscard]] QString zoneDifference() const;
    [[nodiscard]] const TimeAxis &axis() const { return m_axis; }
    [[nodiscard]] const TimeGridGeometry &geometryOfHours() const { return m_geometry; }

    // For the accessible table: half hours of days.
    [[nodiscard]] int tableRows() const override { return (m_axis.length() + slotMinutes - 1) / slotMinutes; }
    [[nodiscard]] int tableColumns() const override { return m_dayCount; }
    [[nodiscard]] int currentCell() const override;
    [[nodiscard]] int cellAt(QPoint point) const override;
    [[nodiscard]] QRect cellRect(int cell) const override;
    [[nodiscard]] QString spokenCell(int cell) const override;
    [[nodiscard]] std::pair<int, int> rowsInCell(int cell) const override;
    [[nodiscard]] QString spokenRow(int row) const override;
    [[nodiscard]] QString spokenColumn(int column) const override;

    // DropTarget
    [[nodiscard]] std::optional<DropHint> hintAt(QPoint global, const DragPayload &payload,
                                                 bool copy) override;
    void drop(QPoint global, const DragPayload &payload, bool copy) override;

Q_SIGNALS:
    void newPostAsked(hatstand::Instant instant);
    void moveAsked(const hatstand::plan::PostId &id, hatstand::Instant instant, bool copy);

protected:
    [[nodiscard]] Spot spotAt(QPoint point) const override;
    void choose(const Spot &spot) override;
    void askNewPost(const Spot &spot) override;
    [[nodiscard]] Spot currentSpot() const override { return {m_currentDate, -1, false, m_slot}; }
    [[nodiscard]] QRect currentRect() const override;
    void followPost(const CalendarItem &item) override;
    [[nodiscard]] int firstRowOnward() const override;
    bool moveChoice(const QKeyEvent &event) override;
    [[nodiscard]] QString noteAt(QPoint point) const override;
    void beginCarry() override;
    [[nodiscard]] bool showsCarried() const override { return m_held && dayOf(m_held->date) >= 0; }
    bool steer(const QKeyEvent &event) override;
    [[nodiscard]] QPoint carriedTo() override;
    void beganDrag(QPoint point) override;
    void letGo() override;

    void measure() override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    static constexpr int slotMinutes = 30;
    static constexpr int step = 15; ///< of what is moved, in minutes

    /// The posts of a day, and where they stand side by side.
    struct DayBoxes
    {
        int first = 0; ///< row of the model
        std::vector<int> tops;
        Lanes lanes;
    };
    /// A day, and minutes from the top of the axis.
    struct Moment
    {
        QDate date;
        int place = 0;
    };

    /// How a mouse holds a post of the hours.
    struct Grip
    {
        int place = 0; ///< of its time, as it was taken up
        int below = 0; ///< how far below the line of that time it is held, in pixels; a box that is moved up
                       ///< to be seen as a whole is held above it
    };

    void setFirstDay(QDate first, int days);
    [[nodiscard]] QDate firstOf(QDate date, int days) const;
    /// At some time of the days that are shown.
    [[nodiscard]] bool differsFromClient() const;
    /// The geometry as far as it is scrolled now.
    void place();
    [[nodiscard]] double usualTop() const;
    void ensureDay(QDate date);
    /// A box there comes into view.
    void ensurePlace(int place);
    [[nodiscard]] const DayBoxes &boxesOf(int day) const;
    [[nodiscard]] QRect boxRect(int day, int index) const;
    [[nodiscard]] QRect moreRect(int day, const MoreBox &more) const;
    [[nodiscard]] int placeOf(const CalendarItem &item) const;
    [[nodiscard]] QRect slotRectAt(int day, int place) const;
    /// A place of that day that is no hole: onwards, or the other way.
    [[nodiscard]] int sound(int day, int place, int direction) const;
    [[nodiscard]] std::pair<int, int> rowsInSlot(int day, int place) const;
    void select(QDate date, int place, const plan::PostId &id);
    void goThroughDay(bool down);
    bool nudge(const QKeyEvent &event);
    [[nodiscard]] std::optional<Instant> nudged(const CalendarItem &item, const QKeyEvent &event) const;
    /// The next quarter of an hour (or other step) of that day, or the one before.
    [[nodiscard]] int stepped(int day, int place, int minutes, bool down) const;
    [[nodiscard]] Moment momentOfCurrent() const;
    /// What would be dropped at a point comes to stand there.
    [[nodiscard]] std::optional<Moment> momentAt(QPoint point) const;
    [[nodiscard]] std::optional<Instant> instantOf(const Moment &moment) const;
    [[nodiscard]] QString clockAtPlace(int place) const;
    /// Why there is no such time; empty where there is.
    [[nodiscard]] QString holeWords(int day, int place) const;
    /// -1 or 1 where what is dragged is held at the upper or lower edge of the hours.
    [[nodiscard]] int edgeOfDrag() const;
    void scrollAtEdge();

    void paintColumn(QPainter &painter, int day, const QRect &seen) const;
    void paintHoles(QPainter &painter, int day) const;
    void paintBoxes(QPainter &painter, int day, const QRect &seen) const;
    void paintNowAcross(QPainter &painter) const;
    void paintNowToday(QPainter &painter) const;
    void paintRuler(QPainter &painter, int ruler, const QRect &seen) const;
    void paintNowOnRuler(QPainter &painter, int ruler) const;
    void paintHead(QPainter &painter) const;
    void paintDayHead(QPainter &painter, int day) const;
    void paintFrame(QPainter &painter) const;
    [[nodiscard]] QRect nowPill(int ruler) const;
    [[nodiscard]] QString rulerWords(int ruler, double place) const;
    [[nodiscard]] int rulerWidth() const;
    /// The day that the second ruler tells the time of.
    [[nodiscard]] int rulerDay() const { return std::max(0, dayOf(m_currentDate)); }
    /// The place of now, where today is shown.
    [[nodiscard]] std::optional<double> placeOfNow() const;

    Timers &m_timers;
    TimeAxis m_axis;
    TimeGridGeometry m_geometry;
    QDate m_firstDay;
    int m_dayCount = daysOfWeek;
    std::optional<Instant> m_now;
    QByteArray m_clientZone;
    bool m_secondRuler = false;
    bool m_showsClients = false;
    int m_slot = 0;           ///< place of the current half hour
    double m_top = 0;         ///< place at the upper edge
    bool m_topIsKept = false; ///< until something is scrolled it is the usual one
    std::optional<int> m_chosenTop;
    bool m_measuring = false;
    bool m_following = false;       ///< the hours are scrolled to what is current
    std::optional<Moment> m_held;   ///< where the arrows have carried it
    std::optional<Moment> m_hinted; ///< where it would come down
    std::optional<Grip> m_grip;     ///< of the mouse that drags
    bool m_scrolling = false;       ///< a drag is at an edge
    mutable std::vector<std::optional<DayBoxes>> m_boxes;
};

} // namespace hatstand::ui::calendar
