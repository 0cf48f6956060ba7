// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_model.h"
#include "calendar/chip_pictures.h"
#include "calendar/day_notes.h"
#include "calendar/drag_session.h"
#include "calendar/month_geometry.h"
#include "calendar/post_choice.h"
#include "kit/kit.h"

#include <QAbstractScrollArea>
#include <QHash>

#include <optional>

namespace hatstand::ui::calendar
{

/// Six weeks of days with their posts as chips. One tab stop: arrows move the day or the post within it, J
/// and K go through the posts, Enter opens, Space asks for a look, M moves and C copies with the arrows, X
/// chooses several, the mouse drags. Scrolls by weeks.
class MonthView final : public QAbstractScrollArea, public DropTarget
{
    Q_OBJECT
public:
    MonthView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice,
              QWidget *parent = nullptr);
    ~MonthView() override;

    /// The month of the day comes into view, and the day is the current one.
    void showDate(QDate date);
    void showPost(const plan::PostId &id);
    void setToday(QDate today);
    /// What is kept on days ("Black Friday").
    void setNotes(const QHash<QDate, DayNote> &notes);

    [[nodiscard]] QDate firstDay() const { return m_firstDay; }
    [[nodiscard]] QDate lastDay() const { return m_firstDay.addDays(MonthGeometry::dayCount - 1); }
    /// The month that most of the days belong to: any day of it.
    [[nodiscard]] QDate month() const { return m_firstDay.addDays(17); }
    [[nodiscard]] QDate currentDate() const { return m_currentDate; }
    /// The chosen post; a null id when a day is chosen only.
    [[nodiscard]] plan::PostId currentPost() const { return m_currentPost; }
    /// Where a post's chip stands, in viewport coordinates; empty when it is hidden behind "more".
    [[nodiscard]] QRect chipRect(const plan::PostId &id) const;
    [[nodiscard]] QRect dayRect(QDate date) const;
    /// Takes a post up, wherever it came from: the arrows carry it from day to day, Enter sets it down, Esc
    /// puts it back. It begins on the current day.
    void carry(const DragPayload &payload, bool copy);
    /// Sends `peekAsked` for the current post, if there is one.
    void askPeek();
    [[nodiscard]] bool isMovingByKeyboard() const { return m_keyboardMove.has_value(); }

    // For the accessible table.
    [[nodiscard]] const CalendarModel &model() const { return m_model; }
    [[nodiscard]] const MonthGeometry &geometryOfDays() const { return m_geometry; }
    [[nodiscard]] QDate dateOf(int day) const { return m_firstDay.addDays(day); }
    [[nodiscard]] int dayOf(QDate date) const;
    /// "Thursday 19 November, 9 posts"
    [[nodiscard]] QString spokenDay(int day) const;

    // DropTarget
    [[nodiscard]] std::optional<DropHint> hintAt(QPoint global, const DragPayload &payload,
                                                 bool copy) override;
    void drop(QPoint global, const DragPayload &payload, bool copy) override;

Q_SIGNALS:
    void rangeChanged(QDate first, QDate last);
    void monthChanged();
    void currentChanged();
    void postOpened(const hatstand::plan::PostId &id);
    void newPostAsked(QDate date);
    void dayOpened(QDate date);
    void moveAsked(const hatstand::plan::PostId &id, QDate date, bool copy);
    /// What was carried has been set down or put back.
    void carried(bool done);
    /// A look at the current post; `chip` is where it stands, in global coordinates.
    void peekAsked(const hatstand::plan::PostId &id, QRect chip);
    void removeAsked(const hatstand::plan::PostId &id);
    void ideaAsked(const hatstand::plan::PostId &id);
    void menuAsked(const hatstand::plan::PostId &id, QPoint global);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    /// A notch is a week.
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Hit
    {
        int day = -1;
        int row = -1; ///< of the model; -1 when there is no chip
        bool more = false;
    };
    struct KeyboardMove
    {
        QDate target;
        bool copy = false;
    };

    [[nodiscard]] Hit hit(QPoint point) const;
    void measure();
    void setFirstDay(QDate first);
    void choose(QDate date, const plan::PostId &id);
    void moveChoice(int key);
    void ensureVisible(QDate date);
    void stepPost(int step, bool extend);
    bool plainKey(QKeyEvent *event);
    void keyInMove(QKeyEvent *event);
    void setDown();
    void carryOn();
    void endKeyboardMove(bool done);
    void beginKeyboardMove(bool copy);
    void beginDrag(QPoint global, bool copy);
    void sayWhyLocked(const CalendarItem &item, QPoint global);
    void paintCell(QPainter &painter, int day) const;
    void paintChips(QPainter &painter, int day);
    [[nodiscard]] bool isInMonth(QDate date) const;
    [[nodiscard]] QColor cellColour(QDate date) const;
    void paintHead(QPainter &painter) const;
    [[nodiscard]] QDate baseWeek() const;

    Kit m_kit;
    CalendarModel &m_model;
    DragSession &m_drags;
    PostChoice &m_choice;
    MonthGeometry m_geometry;
    ChipPictures m_pictures;
    QDate m_firstDay;
    int m_wheelRest = 0; ///< what a touchpad has sent of the next week, in eighths of a degree
    QDate m_today;
    QDate m_currentDate;
    plan::PostId m_currentPost;
    plan::PostId m_hovered;
    QHash<QDate, DayNote> m_notes;
    std::optional<QPoint> m_pressed;
    bool m_pressedToChoose = false; ///< with Ctrl: a click chooses, a drag copies
    std::optional<KeyboardMove> m_keyboardMove;
    bool m_settingScroll = false;
};

} // namespace hatstand::ui::calendar
