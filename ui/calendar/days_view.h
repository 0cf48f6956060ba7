// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_model.h"
#include "calendar/chip_painter.h"
#include "calendar/day_notes.h"
#include "calendar/drag_session.h"
#include "calendar/post_choice.h"
#include "kit/kit.h"

#include <QAbstractScrollArea>
#include <QHash>

#include <optional>

namespace hatstand::ui::calendar
{

/// What the month has in common with the hours of a week or a day: one tab stop with a current day and a
/// current post, a mouse that chooses, drags and copies, keys that act on the current post, posts that the
/// arrows carry, looks, menus, tooltips, and the table that a screen reader finds. Where things stand and how
/// they are drawn is up to the view.
class DaysView : public QAbstractScrollArea, public DropTarget
{
    Q_OBJECT
public:
    DaysView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice, QWidget *parent);
    ~DaysView() override;

    [[nodiscard]] virtual QDate firstDay() const = 0;
    [[nodiscard]] virtual QDate lastDay() const = 0;
    [[nodiscard]] QDate currentDate() const { return m_currentDate; }
    /// The chosen post; a null id when a day or a time is chosen only.
    [[nodiscard]] plan::PostId currentPost() const { return m_currentPost; }
    /// Where a post's chip stands, in viewport coordinates; empty when it is not to be seen.
    [[nodiscard]] virtual QRect chipRect(const plan::PostId &id) const = 0;

    void showPost(const plan::PostId &id);
    /// What is kept on days ("Black Friday").
    void setNotes(const QHash<QDate, DayNote> &notes);
    /// Takes a post up, wherever it came from: the arrows carry it, Enter sets it down, Esc puts it back. It
    /// begins on what is current.
    void carry(const DragPayload &payload, bool copy);
    [[nodiscard]] bool isMovingByKeyboard() const { return m_carrying; }
    /// Sends `peekAsked` for the current post, if there is one.
    void askPeek();

    // The accessible table, cell by cell, row by row.
    [[nodiscard]] const CalendarModel &model() const { return m_model; }
    [[nodiscard]] virtual int tableRows() const = 0;
    [[nodiscard]] virtual int tableColumns() const = 0;
    /// -1: none.
    [[nodiscard]] virtual int currentCell() const = 0;
    [[nodiscard]] virtual int cellAt(QPoint point) const = 0;
    /// In viewport coordinates.
    [[nodiscard]] virtual QRect cellRect(int cell) const = 0;
    /// "Thursday 19 November, 9 posts"
    [[nodiscard]] virtual QString spokenCell(int cell) const = 0;
    /// First row of the model and how many.
    [[nodiscard]] virtual std::pair<int, int> rowsInCell(int cell) const = 0;
    [[nodiscard]] virtual QString spokenRow(int row) const = 0;
    [[nodiscard]] virtual QString spokenColumn(int column) const = 0;

Q_SIGNALS:
    void rangeChanged(QDate first, QDate last);
    void currentChanged();
    void postOpened(const hatstand::plan::PostId &id);
    /// What finds no room there is asked for.
    void dayOpened(QDate date);
    /// What was carried has been set down or put back.
    void carried(bool done);
    /// A look at the current post; `chip` is where it stands, in global coordinates.
    void peekAsked(const hatstand::plan::PostId &id, QRect chip);
    void removeAsked(const hatstand::plan::PostId &id);
    void ideaAsked(const hatstand::plan::PostId &id);
    void menuAsked(const hatstand::plan::PostId &id, QPoint global);

protected:
    /// What lies under a point, or is to be current.
    struct Spot
    {
        QDate date;
        int row = -1;      ///< of the model; -1 when there is no chip
        bool more = false; ///< what stands for those without room
        int place = -1;    ///< of the time axis, where there is one
        [[nodiscard]] bool isValid() const { return date.isValid(); }
    };
    [[nodiscard]] virtual Spot spotAt(QPoint point) const = 0;
    /// Makes it current and brings it into view.
    virtual void choose(const Spot &spot) = 0;
    /// A post is to be written for what is under the pointer, or current.
    virtual void askNewPost(const Spot &spot) = 0;
    [[nodiscard]] virtual Spot currentSpot() const = 0;
    /// Of the current day or time, in viewport coordinates.
    [[nodiscard]] virtual QRect currentRect() const = 0;
    /// The current post has come to stand elsewhere.
    virtual void followPost(const CalendarItem &item) = 0;
    /// The first post of the model that does not lie before what is current.
    [[nodiscard]] virtual int firstRowOnward() const = 0;
    /// Keys that go through days, times and periods. True when it was one of them.
    virtual bool moveChoice(const QKeyEvent &event) = 0;
    /// What is kept on a day or to be known of a time, where no chip is.
    [[nodiscard]] virtual QString noteAt(QPoint point) const = 0;

    /// What is carried begins there where the view looks.
    virtual void beginCarry() = 0;
    /// Whether it is on one of the days that are shown.
    [[nodiscard]] virtual bool showsCarried() const = 0;
    /// Takes it further. False when it was no key for that.
    virtual bool steer(const QKeyEvent &event) = 0;
    /// Brings into view where it is now; a point of the viewport that a drop there would be at.
    [[nodiscard]] virtual QPoint carriedTo() = 0;
    /// A mouse has taken the current post up.
    virtual void beganDrag(QPoint point) { Q_UNUSED(point) }
    /// Nothing is carried or dragged any more.
    virtual void letGo() = 0;
    /// Size, style or direction are others now.
    virtual void measure() = 0;

    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

    /// What every chip of a post says and shows, however it is drawn.
    [[nodiscard]] MonthChip chipOf(const CalendarItem &item) const;
    [[nodiscard]] plan::PostId idOf(const Spot &spot) const;
    [[nodiscard]] static DragPayload payloadOf(const CalendarItem &item);
    /// By how many days Left or Right go on, as the days run in the view; 0 for other keys.
    [[nodiscard]] int dayStep(const QKeyEvent &event) const;
    /// Makes day and post current, where they are not yet.
    void setCurrent(QDate date, const plan::PostId &id);
    void sayWhyLocked(const CalendarItem &item, QPoint global);
    /// Around what is current, where it is no chip: strong where the keys go.
    void paintRing(QPainter &painter, const QRectF &place) const;
    /// The row of the current post where that is of this day, for those without room, which are ringed as
    /// one; -1 else, and while it is carried.
    [[nodiscard]] int rowToRing(QDate date) const;
    /// Words of a landing; the view says where it would stand.
    [[nodiscard]] DropHint hintOf(const Landing &landing, bool copy) const;

    Kit m_kit;
    CalendarModel &m_model;
    DragSession &m_drags;
    PostChoice &m_choice;
    QDate m_today;
    QDate m_currentDate;
    plan::PostId m_currentPost;
    QHash<QDate, DayNote> m_notes;

private:
    bool plainKey(const QKeyEvent &event);
    bool keyOfPost(int key);
    void stepPost(int step, bool extend);
    void beginDrag(QPoint global, bool copy);
    void beginKeyboardMove(bool copy);
    void keyInMove(const QKeyEvent &event);
    void aimCarried();
    void setDown();
    void endKeyboardMove(bool done);

    plan::PostId m_hovered;
    std::optional<QPoint> m_pressed;
    bool m_pressedToChoose = false; ///< with Ctrl: a click chooses, a drag copies
    bool m_openedDay = false;       ///< the last press did, and other things may lie below the pointer
    bool m_carrying = false;        ///< by the arrows
    bool m_carryCopy = false;
};

} // namespace hatstand::ui::calendar
