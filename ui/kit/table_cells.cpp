// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/table_cells.h"

#include "kit/painters.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
constexpr int cellEdge = 8;
constexpr int headHeight = 32;
/// Rows are measured among the first ones: a log has tens of thousands.
constexpr int mostMeasured = 100;

struct Edges
{
    int start = 0;
    int end = 0;
};

Edges edgesOf(const Theme &theme, int column, int columns)
{
    return {theme.px(column == 0 ? size::padding : cellEdge),
            theme.px(column + 1 == columns ? size::padding : cellEdge)};
}

bool standsAtEnd(int alignment)
{
    return (alignment & Qt::AlignTrailing) == Qt::AlignTrailing;
}
} // namespace

QRect cellRoom(const Theme &theme, const QRect &bounds, int column, int columns,
               Qt::LayoutDirection direction)
{
    const Edges edges = edgesOf(theme, column, columns);
    return mirrored(bounds.adjusted(edges.start, 0, -edges.end, 0), bounds, direction);
}

int cellMargins(const Theme &theme, int column, int columns)
{
    const Edges edges = edgesOf(theme, column, columns);
    return edges.start + edges.end;
}

void paintCellText(QPainter &painter, const QRect &room, const QString &text, Qt::LayoutDirection direction,
                   CellText how)
{
    const QString shown = painter.fontMetrics().elidedText(text, how.elide, room.width());
    const Qt::LayoutDirection before = painter.layoutDirection();
    painter.setLayoutDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const bool onTheLeft = (direction == Qt::LeftToRight) != how.atEnd;
    const Qt::Alignment side = onTheLeft ? Qt::AlignLeft : Qt::AlignRight;
    painter.drawText(room, static_cast<int>(side | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine,
                     shown);
    painter.setLayoutDirection(before);
}

void paintCellBackground(QPainter &painter, const Theme &theme, const QStyleOptionViewItem &option,
                         const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    RowState state;
    state.listFocused = view && view->hasFocus();
    state.selected = option.state.testFlag(QStyle::State_Selected);
    state.hovered =
        index.flags().testFlag(Qt::ItemIsEnabled) && option.state.testFlag(QStyle::State_MouseOver);
    state.inCard = roomInCard(view);
    QRect whole = option.rect;
    if (index.column() != 0)
        whole = mirrored(whole.adjusted(-theme.px(8), 0, 0, 0), whole, option.direction);
    paintRowBackground(painter, theme, whole, state, option.direction);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
}

bool isFigure(const QModelIndex &index)
{
    return standsAtEnd(index.data(Qt::TextAlignmentRole).toInt());
}

TableHead::TableHead(const Kit &kit, QWidget *parent) : QHeaderView(Qt::Horizontal, parent), m_kit(kit)
{
    setHighlightSections(false);
    setSectionsClickable(false);
    setSectionResizeMode(QHeaderView::Fixed);
}

QString TableHead::text(int section) const
{
    return model() ? model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString() : QString();
}

QSize TableHead::sectionSizeFromContents(int section) const
{
    const Theme &theme = m_kit.theme();
    const QFontMetrics metrics(theme.fontFor(TypeRole::CaptionBold));
    return {metrics.horizontalAdvance(text(section)) + 1 + cellMargins(theme, section, count()),
            std::max(theme.px(headHeight), metrics.height() + 2)};
}

void TableHead::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!rect.isValid())
        return;
    painter->save();
    const Theme &theme = m_kit.theme();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    painter->setFont(theme.fontFor(TypeRole::CaptionBold));
    painter->setPen(theme.text3);
    CellText how;
    how.atEnd = standsAtEnd(model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
    paintCellText(*painter, cellRoom(theme, rect, section, count(), layoutDirection()), text(section),
                  layoutDirection(), how);
    painter->restore();
}

CellTable::CellTable(const Kit &kit, const QString &objectName, const QString &name,
                     QAbstractItemModel *model, QWidget *parent)
    : QTableView(parent), m_kit(kit)
{
    setObjectName(objectName);
    setAccessibleName(name);
    setHorizontalHeader(new TableHead(kit, this));
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kit.px(size::tableRow));
}

int CellTable::wantedWidth(int column, const std::function<bool(const QModelIndex &)> &skips) const
{
    QStyleOptionViewItem option;
    option.initFrom(this);
    int width = horizontalHeader()->sectionSizeHint(column);
    const int rows = std::min(model()->rowCount(), mostMeasured);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = model()->index(row, column);
        if (!skips || !skips(index))
            width = std::max(width, itemDelegate()->sizeHint(option, index).width());
    }
    return width;
}

void CellTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    Q_EMIT roomChanged();
}

void CellTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::FontChange)
        return;
    verticalHeader()->setDefaultSectionSize(m_kit.px(size::tableRow));
    Q_EMIT roomChanged();
}

} // namespace hatstand::ui
