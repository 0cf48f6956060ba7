// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/traffic_list.h"

#include "settings/traffic_model.h"

#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace hatstand::ui::settings
{

namespace
{
constexpr int leastWords = 64;
/// A longer host gives up its middle, and takes the sizes from no row.
constexpr int mostHost = 240;
constexpr TypeRole cellRole = TypeRole::Second;

class TrafficCells final : public QStyledItemDelegate
{
public:
    TrafficCells(const Kit &kit, QObject *parent) : QStyledItemDelegate(parent), m_kit(kit) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const Theme &theme = m_kit.theme();
        const QFontMetrics metrics(theme.fontFor(cellRole));
        return {metrics.horizontalAdvance(index.data().toString()) + 1 +
                    cellMargins(theme, index.column(), TrafficModel::ColumnCount),
                theme.px(size::tableRow)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const Theme &theme = m_kit.theme();
        painter->setClipRect(option.rect, Qt::IntersectClip);
        paintCellBackground(*painter, theme, option, index);
        painter->setFont(theme.fontFor(cellRole));
        painter->setPen(index.column() == TrafficModel::Host ? theme.text : theme.text2);
        // The end of a host says whose it is, its beginning which one.
        const Qt::TextElideMode elide =
            index.column() == TrafficModel::Host ? Qt::ElideMiddle : Qt::ElideRight;
        paintCellText(
            *painter,
            cellRoom(theme, option.rect, index.column(), TrafficModel::ColumnCount, option.direction),
            index.data().toString(), option.direction, {isFigure(index), elide});
        painter->restore();
    }

private:
    Kit m_kit;
};
} // namespace

TrafficList::TrafficList(const Kit &look, TrafficModel &model, QWidget *parent)
    : CellTable(look, QStringLiteral("trafficTable"), tr("What left this computer"), &model, parent)
{
    setItemDelegate(new TrafficCells(look, this));
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &CellTable::roomChanged, this, &TrafficList::fit);
    connect(&model, &QAbstractItemModel::modelReset, this, &TrafficList::fit);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &TrafficList::showInPage);
    fit();
}

void TrafficList::fit()
{
    fitColumns();
    const int rows = model()->rowCount() * verticalHeader()->defaultSectionSize();
    // Only in the largest text: what stands in the columns that keep their width is wider than the page.
    const bool scrolls = horizontalHeader()->length() > viewport()->width();
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows +
                   (scrolls ? horizontalScrollBar()->sizeHint().height() : 0));
}

void TrafficList::fitColumns()
{
    const int least = kit().px(leastWords);
    const int when = wantedWidth(TrafficModel::When);
    const int out = wantedWidth(TrafficModel::Out);
    const int in = wantedWidth(TrafficModel::In);
    int room = viewport()->width() - when;
    const int host = wantedWidth(TrafficModel::Host);
    const int what = wantedWidth(TrafficModel::What);
    // To whom and why counts more than how much, which the tooltip tells too.
    const bool hidesSizes = room - out - in < std::min(host, kit().px(mostHost)) + what;
    setColumnHidden(TrafficModel::Out, hidesSizes);
    setColumnHidden(TrafficModel::In, hidesSizes);
    setColumnWidth(TrafficModel::When, when);
    if (!hidesSizes) {
        setColumnWidth(TrafficModel::Out, out);
        setColumnWidth(TrafficModel::In, in);
        room -= out + in;
    }
    const int shared = std::max(room, 2 * least);
    // Where not both are whole, what was done is: the middle of a host tells the least.
    const int wanted = std::max(1, host + what);
    const int asked =
        wanted <= shared ? shared * host / wanted : std::max(shared - what, std::min(host, shared / 2));
    const int forHost = std::clamp(asked, least, shared - least);
    setColumnWidth(TrafficModel::Host, forHost);
    setColumnWidth(TrafficModel::What, shared - forHost);
}

void TrafficList::showInPage(const QModelIndex &index)
{
    for (QWidget *around = parentWidget(); around; around = around->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(around);
        if (!area || !area->widget())
            continue;
        const QRect row = visualRect(index);
        const QPoint middle = viewport()->mapTo(area->widget(), QPoint(0, row.center().y()));
        area->ensureVisible(0, middle.y(), 0, row.height());
        return;
    }
}

} // namespace hatstand::ui::settings
