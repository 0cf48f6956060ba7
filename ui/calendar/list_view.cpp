// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/list_view.h"

#include "kit/painters.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace hatstand::ui::calendar
{

ListView::ListView(const Kit &kit, CalendarModel &model, QWidget *parent)
    : QTableView(parent), m_kit(kit), m_model(model)
{
    setObjectName(QStringLiteral("calendarList"));
    setAccessibleName(tr("List of posts"));
    setModel(&model);
    setItemDelegate(new ListDelegate(kit, model, this));
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kit.px(size::tableRow));
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QTableView::doubleClicked, this, [this] {
        if (!currentPost().isNull())
            Q_EMIT postOpened(currentPost());
    });
}

plan::PostId ListView::currentPost() const
{
    const int row = currentIndex().row();
    return row >= 0 && row < m_model.rowCount() ? m_model.item(row).row.id : plan::PostId();
}

void ListView::showPost(const plan::PostId &id)
{
    const int row = m_model.rowOf(id);
    if (row >= 0)
        setCurrentIndex(m_model.index(row, 0));
}

void ListView::showDate(QDate date)
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.item(row).date >= date) {
            setCurrentIndex(m_model.index(row, 0));
            scrollTo(currentIndex(), QAbstractItemView::PositionAtTop);
            return;
        }
    }
    scrollToBottom();
}

void ListView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void ListView::fitColumns()
{
    const int time = m_kit.px(150);
    const int client = m_kit.px(180);
    const int networks = m_kit.px(130);
    const int status = m_kit.px(150);
    const int rest = viewport()->width() - time - client - networks - status;
    setColumnWidth(CalendarModel::TimeColumn, time);
    setColumnWidth(CalendarModel::ClientColumn, client);
    setColumnWidth(CalendarModel::NetworksColumn, networks);
    setColumnWidth(CalendarModel::StatusColumn, status);
    setColumnWidth(CalendarModel::TitleColumn, std::max(m_kit.px(160), rest));
}

void ListView::keyPressEvent(QKeyEvent *event)
{
    const plan::PostId id = currentPost();
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (!id.isNull() && plain) {
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            Q_EMIT postOpened(id);
            return;
        case Qt::Key_Delete:
            Q_EMIT removeAsked(id);
            return;
        case Qt::Key_I:
            Q_EMIT ideaAsked(id);
            return;
        default:
            break;
        }
    }
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_K)) {
        const int row = std::clamp(currentIndex().row() + (event->key() == Qt::Key_J ? 1 : -1), 0,
                                   std::max(0, m_model.rowCount() - 1));
        if (m_model.rowCount() > 0)
            setCurrentIndex(m_model.index(row, 0));
        return;
    }
    QTableView::keyPressEvent(event);
}

void ListView::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard)
        at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    if (!currentPost().isNull())
        Q_EMIT menuAsked(currentPost(), at);
}

ListDelegate::ListDelegate(const Kit &kit, const CalendarModel &model, QObject *parent)
    : QStyledItemDelegate(parent), m_kit(kit), m_model(model)
{
}

QSize ListDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_kit.px(size::tableRow)};
}

void ListDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const CalendarItem &item = m_model.item(index.row());
    const Theme &theme = m_kit.theme();
    painter->save();
    RowState state;
    state.selected = option.state.testFlag(QStyle::State_Selected);
    state.hovered = option.state.testFlag(QStyle::State_MouseOver);
    state.listFocused = option.widget && option.widget->hasFocus();
    // The selection's bar stands at the start of the row only.
    QRect whole = option.rect;
    if (index.column() != CalendarModel::TimeColumn)
        whole.adjust(-m_kit.px(8), 0, 0, 0);
    painter->setClipRect(option.rect);
    paintRowBackground(*painter, theme, whole, state, option.direction);
    painter->setPen(theme.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const QRect inner = option.rect.adjusted(m_kit.px(12), 0, -m_kit.px(8), 0);
    switch (index.column()) {
    case CalendarModel::ClientColumn: {
        const int side = clientMarkSide(theme, MarkSize::Small);
        const QRect mark(inner.left(), inner.center().y() - side / 2, side, side);
        paintClientMark(*painter, theme, mirrored(mark, inner, option.direction), item.clientInitials,
                        item.clientColour);
        painter->setFont(theme.fontFor(TypeRole::Body));
        painter->setPen(theme.text2);
        paintElided(*painter, mirrored(inner.adjusted(side + m_kit.px(8), 0, 0, 0), inner, option.direction),
                    item.clientName, option.direction);
        break;
    }
    case CalendarModel::NetworksColumn:
        paintNetworkMarks(*painter, theme, inner, item.networkKeys, false, option.direction);
        break;
    case CalendarModel::StatusColumn: {
        const ChipLook look = chipLook(theme, item.status);
        const QSize wanted = chipSize(theme, look, statusWord(item.status));
        QRect chip(inner.left(), inner.center().y() - wanted.height() / 2,
                   std::min(wanted.width(), inner.width()), wanted.height());
        paintChip(*painter, m_kit, mirrored(chip, inner, option.direction), look, statusWord(item.status),
                  option.direction);
        break;
    }
    default:
        painter->setFont(
            theme.fontFor(index.column() == CalendarModel::TitleColumn ? TypeRole::Name : TypeRole::Body));
        painter->setPen(index.column() == CalendarModel::TitleColumn ? theme.text : theme.text2);
        paintElided(*painter, inner, index.data(Qt::DisplayRole).toString(), option.direction);
        break;
    }
    painter->restore();
}

bool ListDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &,
                             const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QToolTip::showText(event->globalPos(), itemToolTip(m_model.item(index.row()), m_model.zone()), view);
    return true;
}

} // namespace hatstand::ui::calendar
