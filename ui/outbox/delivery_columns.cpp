// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/delivery_columns.h"

#include "kit/table_cells.h"
#include "outbox/delivery_delegate.h"
#include "outbox/outbox_model.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int leastColumn = 64;
constexpr int leastAccount = 120;
constexpr int mostAccount = 220;
constexpr int leastTitle = 168;
constexpr int mostTitle = 420;
constexpr int leastWhy = 144;
constexpr int leastWhyToDecide = 220; ///< where the reason is what the person decides by
constexpr int mostWhy = 360;
/// Of what the columns share, while reasons and accounts want the rest: one long title does not shorten both
/// in all rows.
constexpr int titleShare = 42;
/// Rows are measured among the first ones: a history has tens of thousands.
constexpr int mostMeasured = 100;
constexpr std::size_t mostWidths = std::size_t{8} * OutboxModel::mostRows;
} // namespace

DeliveryColumns::DeliveryColumns(const Kit &kit, OutboxModel &model, QWidget *parent)
    : QTableView(parent), m_kit(kit), m_rows(model)
{
    setObjectName(QStringLiteral("outboxTable"));
    setAccessibleName(tr("Deliveries"));
    setHorizontalHeader(new TableHead(kit, this));
    setModel(&model);
    setItemDelegate(new DeliveryDelegate(kit, this));
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
    connect(&model, &QAbstractItemModel::modelReset, this, &DeliveryColumns::measure);
    connect(&model, &QAbstractItemModel::dataChanged, this, &DeliveryColumns::measure);
    connect(&model, &QAbstractItemModel::headerDataChanged, this, &DeliveryColumns::measure);
    measure();
}

int DeliveryColumns::wantedWidth(int column, int most)
{
    QStyleOptionViewItem option;
    option.initFrom(this);
    int wanted = horizontalHeader()->sectionSizeHint(column);
    const int rows = std::min(m_rows.rowCount(), mostMeasured);
    for (int row = 0; row < rows && wanted < most; ++row) {
        const QModelIndex index = m_rows.index(row, column);
        int &width = m_widths[{column, index.data().toString(), index.data(OutboxModel::StatusRole).toInt(),
                               index.data(OutboxModel::GlyphRole).toInt()}];
        if (width == 0)
            width = itemDelegate()->sizeHint(option, index).width();
        wanted = std::max(wanted, width);
    }
    return wanted;
}

void DeliveryColumns::measure()
{
    // While much is sent this comes again and again with nearly the same words.
    if (m_widths.size() > mostWidths)
        m_widths.clear();
    verticalHeader()->setDefaultSectionSize(m_kit.px(size::tableRow));
    horizontalHeader()->setMinimumSectionSize(m_kit.px(leastColumn));
    m_wanted = {wantedWidth(OutboxModel::When), wantedWidth(OutboxModel::Post, m_kit.px(mostTitle)),
                wantedWidth(OutboxModel::Account, m_kit.px(mostAccount)), wantedWidth(OutboxModel::State),
                wantedWidth(OutboxModel::Why, m_kit.px(mostWhy))};
    fitColumns();
}

void DeliveryColumns::fitColumns()
{
    if (m_wanted.isEmpty())
        return;
    const auto px = [this](int design) { return m_kit.px(design); };
    const int when = m_wanted.at(OutboxModel::When);
    const int state = m_wanted.at(OutboxModel::State);
    const int wantedTitle = std::clamp(m_wanted.at(OutboxModel::Post), px(leastTitle), px(mostTitle));
    const int room = viewport()->width() - when - state;
    int title = std::min(wantedTitle, std::max(px(leastTitle), room * titleShare / 100));
    int account = std::clamp(m_wanted.at(OutboxModel::Account), px(leastAccount), px(mostAccount));
    // A history has many reasons of which a few are long, and nothing is decided there: it leaves the
    // accounts their room. What needs the person has its reason first.
    const bool decides = m_rows.list() == OutboxModel::List::NeedsYou;
    const int wantedWhy = std::clamp(m_wanted.at(OutboxModel::Why), px(leastWhy), px(mostWhy));
    const int leastOfWhy = std::min(wantedWhy, px(decides ? leastWhyToDecide : leastWhy));
    const int why = std::clamp(room - title - (decides ? px(leastAccount) : account), leastOfWhy, wantedWhy);
    account = std::max(px(leastAccount), std::min(account, room - title - why));
    title = std::clamp(room - account - why, px(leastTitle), wantedTitle);
    setColumnWidth(OutboxModel::When, when);
    setColumnWidth(OutboxModel::Post, title);
    setColumnWidth(OutboxModel::Account, account);
    setColumnWidth(OutboxModel::State, state);
    setColumnWidth(OutboxModel::Why, std::max(why, room - title - account));
}

void DeliveryColumns::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

void DeliveryColumns::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        m_widths.clear();
        measure();
    }
}

} // namespace hatstand::ui::outbox
