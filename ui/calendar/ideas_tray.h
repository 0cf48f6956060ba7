// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/drag_session.h"
#include "calendar/ideas_model.h"
#include "kit/kit.h"

#include <QListView>
#include <QStyledItemDelegate>
#include <QWidget>

class QLabel;
class QPushButton;

namespace hatstand::ui
{
class EmptyState;
class SearchField;
} // namespace hatstand::ui

namespace hatstand::ui::calendar
{

/// Draws an idea as a card with a dashed edge.
class IdeaDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    IdeaDelegate(const Kit &kit, const DragSession &drags, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /// Beside the cards, in design pixels: here stands the scroll bar.
    static constexpr int gutter = 12;

private:
    [[nodiscard]] int cardWidth(const QStyleOptionViewItem &option) const;

    Kit m_kit;
    const DragSession &m_drags;
};

/// The list itself: starts drags, and opens with Enter.
class IdeasList final : public QListView
{
    Q_OBJECT
public:
    IdeasList(const Kit &kit, IdeasModel &model, DragSession &drags, QWidget *parent = nullptr);
    [[nodiscard]] plan::PostId currentPost() const;
    /// The current idea as it is dragged or carried.
    [[nodiscard]] DragPayload payload() const;

Q_SIGNALS:
    void postOpened(const hatstand::plan::PostId &id);
    /// To be carried to a day by the arrows.
    void carryAsked(const hatstand::ui::calendar::DragPayload &payload);
    void removeAsked(const hatstand::plan::PostId &id);
    void menuAsked(const hatstand::plan::PostId &id, QPoint global);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    IdeasModel &m_model;
    DragSession &m_drags;
    std::optional<QPoint> m_pressed;
};

/// The panel beside the calendar: ideas to drag onto a day, and back.
class IdeasTray final : public QWidget, public DropTarget
{
    Q_OBJECT
public:
    IdeasTray(const Kit &kit, IdeasModel &model, DragSession &drags, QWidget *parent = nullptr);
    ~IdeasTray() override;
    [[nodiscard]] IdeasList *list() const { return m_list; }
    [[nodiscard]] SearchField *filter() const { return m_filter; }
    [[nodiscard]] QPushButton *addButton() const { return m_add; }

    [[nodiscard]] std::optional<DropHint> hintAt(QPoint global, const DragPayload &payload,
                                                 bool copy) override;
    void drop(QPoint global, const DragPayload &payload, bool copy) override;

Q_SIGNALS:
    void addAsked();
    /// The post, or a copy of it, is to be an idea.
    void ideaAsked(const hatstand::plan::PostId &id, bool copy);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void count();
    IdeasModel &m_model;
    DragSession &m_drags;
    Kit m_kit;
    QLabel *m_count;
    QPushButton *m_add;
    SearchField *m_filter;
    IdeasList *m_list;
    EmptyState *m_empty;
    QLabel *m_hint;
};

} // namespace hatstand::ui::calendar
