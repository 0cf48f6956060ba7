// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "calendar/calendar_model.h"
#include "kit/kit.h"

#include <QStyledItemDelegate>
#include <QTableView>

namespace hatstand::ui::calendar
{

/// The same posts as rows: when, what, for whom, where, and how it stands.
class ListView final : public QTableView
{
    Q_OBJECT
public:
    ListView(const Kit &kit, CalendarModel &model, QWidget *parent = nullptr);

    [[nodiscard]] plan::PostId currentPost() const;
    void showPost(const plan::PostId &id);
    /// The first post on or after that day.
    void showDate(QDate date);

Q_SIGNALS:
    void postOpened(const hatstand::plan::PostId &id);
    void removeAsked(const hatstand::plan::PostId &id);
    void ideaAsked(const hatstand::plan::PostId &id);
    void menuAsked(const hatstand::plan::PostId &id, QPoint global);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    Kit m_kit;
    CalendarModel &m_model;
};

/// Draws the chip of the status, the marks of the networks and the square of the client.
class ListDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    ListDelegate(const Kit &kit, const CalendarModel &model, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    Kit m_kit;
    const CalendarModel &m_model;
};

} // namespace hatstand::ui::calendar
