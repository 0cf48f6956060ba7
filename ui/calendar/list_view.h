// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_model.h"
#include "calendar/drag_session.h"
#include "calendar/post_choice.h"
#include "kit/kit.h"

#include <QStyledItemDelegate>
#include <QTableView>

#include <optional>

namespace hatstand::ui::calendar
{

/// The same posts as rows: when, what, for whom, where, and how it stands. A row is dragged onto a row of
/// another day, or into the tray; M and C ask for the day.
class ListView final : public QTableView, public DropTarget
{
    Q_OBJECT
public:
    ListView(const Kit &kit, CalendarModel &model, DragSession &drags, PostChoice &choice,
             QWidget *parent = nullptr);
    ~ListView() override;

    [[nodiscard]] plan::PostId currentPost() const;
    /// Sends `peekAsked` for the current post, if there is one.
    void askPeek();
    void showPost(const plan::PostId &id);
    /// The first post on or after that day.
    void showDate(QDate date);

    // DropTarget
    [[nodiscard]] std::optional<DropHint> hintAt(QPoint global, const DragPayload &payload,
                                                 bool copy) override;
    void drop(QPoint global, const DragPayload &payload, bool copy) override;

Q_SIGNALS:
    void postOpened(const hatstand::plan::PostId &id);
    void removeAsked(const hatstand::plan::PostId &id);
    void ideaAsked(const hatstand::plan::PostId &id);
    void menuAsked(const hatstand::plan::PostId &id, QPoint global);
    /// To a day and time that the person chooses.
    void planAsked(const hatstand::plan::PostId &id, bool copy);
    void moveAsked(const hatstand::plan::PostId &id, QDate date, bool copy);
    /// A look at the current post; `row` is where it stands, in global coordinates.
    void peekAsked(const hatstand::plan::PostId &id, QRect row);
    void currentPostChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fitColumns();
    /// What the longest name of a client in the list takes.
    [[nodiscard]] int clientWidth() const;
    /// Of the words of the longest day and time.
    [[nodiscard]] int whenWidth() const;
    void beginDrag(QPoint global, bool copy);
    bool actOnCurrent(int key);
    void stepPost(int step, bool extend);
    Kit m_kit;
    CalendarModel &m_model;
    DragSession &m_drags;
    PostChoice &m_choice;
    std::optional<QPoint> m_pressed;
    bool m_pressedToChoose = false; ///< with Ctrl: a click chooses, a drag copies
};

/// Draws the chip of the status, the marks of the networks and the square of the client.
class ListDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ListDelegate(const Kit &kit, const CalendarModel &model, const PostChoice &choice, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    Kit m_kit;
    const CalendarModel &m_model;
    const PostChoice &m_choice;
};

} // namespace hatstand::ui::calendar
