// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_pane.h"

#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/handle_words.h"
#include "kit/table_cells.h"
#include "networks/rules_catalogue.h"
#include "outbox/host_totals_model.h"
#include "outbox/reading_place.h"
#include "outbox/traffic_bar.h"
#include "outbox/traffic_delegate.h"
#include "outbox/traffic_log_model.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int totalsWidth = 400;
/// Of a sentence less is read, but how it ended is not scrolled out of sight for it.
constexpr int leastWhat = 140;
constexpr int leastHost = 96;

QString accountName(const clients::Account &account, const networks::RulesCatalogue &rules)
{
    //: An account and its network, in a list to filter by
    return TrafficPane::tr("%1 · %2").arg(handleWords(account.network, account.handle, account.byHand),
                                          rules.findOrOther(account.network).name);
}

bool isDayRow(const QModelIndex &index)
{
    return index.data(TrafficLogModel::DayRole).toBool();
}
} // namespace

TrafficPane::TrafficPane(const PageContext &context, Services services, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_services(services)
    , m_places(services.accounts.accounts(), services.rules)
    , m_model(new TrafficLogModel(services.traffic, context.clock, this))
    , m_totals(new HostTotalsModel(this))
{
    setObjectName(QStringLiteral("trafficPane"));
    build();
    connect(&m_services.traffic, &clients::TrafficJournal::changed, this, [this] {
        if (m_active)
            refresh();
    });
    connect(&m_context.scope, &Scope::changed, this, [this] {
        if (m_active)
            refresh();
    });
    connect(m_bar, &TrafficBar::changed, this, &TrafficPane::refresh);
    connect(m_bar, &TrafficBar::keepRequested, this, &TrafficPane::keepFor);
    connect(m_bar, &TrafficBar::exportRequested, this, &TrafficPane::exportAs);
    connect(m_bar, &TrafficBar::clearRequested, this, &TrafficPane::offerAges);
    connect(m_hosts, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_bar->chooseHost(m_totals->host(index.row())); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        m_bar->clear();
        refresh();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &TrafficPane::spanDays);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &TrafficPane::spanDays);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &TrafficPane::spanDays);
    connect(m_drawer, &Drawer::narrowChanged, this, &TrafficPane::measure);
}

void TrafficPane::build()
{
    const Kit &kit = m_context.kit;
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_drawer = new Drawer(kit, totalsWidth + size::padding, this);
    whole->addWidget(m_drawer);
    m_card = new Card(kit, {}, m_drawer);
    m_card->setObjectName(QStringLiteral("trafficCard"));
    m_bar = new TrafficBar(kit, m_card);
    m_table = makeTable(QStringLiteral("trafficLog"), tr("What left this computer"), m_model, m_card);
    m_empty = new EmptyState(kit, Glyph::Shield, {}, {}, m_card);
    m_card->body()->addWidget(m_bar);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addWidget(m_empty, 1);
    m_sideRoom = new QWidget(m_drawer);
    m_side = new Card(kit, tr("To whom"), m_sideRoom);
    m_side->setObjectName(QStringLiteral("trafficTotals"));
    m_hosts = makeTable(QStringLiteral("hostTotals"), tr("What went to each host"), m_totals, m_side);
    // The end of a host says whose it is, its beginning which one.
    m_hosts->setTextElideMode(Qt::ElideMiddle);
    m_side->body()->addWidget(m_hosts, 1);
    auto *side = new QVBoxLayout(m_sideRoom);
    side->addWidget(m_side);
    m_drawer->setWidgets(m_card, m_sideRoom);
    measure();
    // Also where a scroll bar that comes takes of the room.
    for (const CellTable *table : {m_table, m_hosts})
        connect(table, &CellTable::roomChanged, this, &TrafficPane::fitColumns);
}

CellTable *TrafficPane::makeTable(const QString &objectName, const QString &name, QAbstractItemModel *model,
                                  QWidget *parent)
{
    auto *table = new CellTable(m_context.kit, objectName, name, model, parent);
    table->setItemDelegate(new TrafficDelegate(m_context.kit, table));
    return table;
}

void TrafficPane::measure()
{
    const Kit &kit = m_context.kit;
    const int gap = m_drawer->isNarrow() ? 0 : kit.px(size::padding);
    m_sideRoom->layout()->setContentsMargins(isRightToLeft() ? 0 : gap, 0, isRightToLeft() ? gap : 0, 0);
    fitColumns();
}

void TrafficPane::fitColumns()
{
    const Kit &kit = m_context.kit;
    const auto fit = [](CellTable &table, int wide, int least, int columns) {
        int others = 0;
        for (int column = 0; column < columns; ++column) {
            if (column == wide)
                continue;
            const int width = table.wantedWidth(column, isDayRow);
            table.setColumnWidth(column, width);
            others += width;
        }
        table.setColumnWidth(wide, std::max(least, table.viewport()->width() - others));
    };
    fit(*m_table, TrafficLogModel::What, kit.px(leastWhat), TrafficLogModel::ColumnCount);
    fit(*m_hosts, HostTotalsModel::Host, kit.px(leastHost), HostTotalsModel::ColumnCount);
}

void TrafficPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_sideRoom &&
        (event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange))
        measure();
}

void TrafficPane::setActive(bool active)
{
    if (std::exchange(m_active, active) != active && active)
        refresh();
}

std::optional<clients::TrafficFilter> TrafficPane::filter(const QStringList &hosts) const
{
    clients::TrafficFilter filter;
    filter.purpose = m_bar->purpose();
    filter.from = m_bar->from(m_context.clock.now());
    if (!m_bar->host().isEmpty())
        filter.hosts << m_bar->host();
    if (m_bar->account().isNull())
        return filter;
    const auto account = m_services.accounts.account(m_bar->account());
    if (!account)
        return std::nullopt;
    QStringList own = m_places.hostsOf(*account, hosts);
    if (!filter.hosts.isEmpty())
        own.removeIf([&filter](const QString &host) { return host != filter.hosts.front(); });
    if (own.isEmpty())
        return std::nullopt;
    filter.hosts = own;
    return filter;
}

void TrafficPane::refreshChoices(const QStringList &hosts)
{
    std::vector<std::pair<clients::AccountId, QString>> accounts;
    for (const clients::Account &account : m_services.accounts.accounts()) {
        if (m_context.scope.contains(account.clientId) && !account.byHand)
            accounts.emplace_back(account.id, accountName(account, m_services.rules));
    }
    m_bar->setAccounts(accounts);
    std::vector<std::pair<QString, QString>> named;
    for (const QString &host : hosts)
        named.emplace_back(host, m_places.place(host));
    m_bar->setHosts(named);
    if (const auto purposes = m_services.traffic.purposes())
        m_bar->setPurposes(*purposes);
    showDaysKept();
}

void TrafficPane::refresh()
{
    // To read writes what is gathered, and that is told again.
    if (std::exchange(m_reading, true))
        return;
    m_places = clients::TrafficPlaces(m_services.accounts.accounts(), m_services.rules);
    const auto all = m_services.traffic.totals({});
    QStringList hosts;
    for (const clients::HostTotal &total : all.value_or(std::vector<clients::HostTotal>()))
        hosts << total.host;
    refreshChoices(hosts);
    const auto wantedPart = filter(hosts);
    Result<std::vector<clients::HostTotal>> totals;
    if (wantedPart)
        totals = wantedPart->isEmpty() ? all : m_services.traffic.totals(*wantedPart);
    m_model->setPlaces(m_places);
    m_model->setFilter(wantedPart);
    const auto done = refreshLog();
    m_reading = false;
    if (!totals || !done) {
        m_context.navigator.report(totals ? done.error() : totals.error());
        return;
    }
    showTotals(std::move(*totals));
    m_side->setCount(m_totals->rowCount());
    fitColumns();
    refreshEmpty();
}

Result<void> TrafficPane::refreshLog()
{
    const ReadingPlace place(*m_table);
    const QPersistentModelIndex top(place.row() < 0 ? QModelIndex() : m_model->index(place.row(), 0));
    const QModelIndex current = m_table->currentIndex();
    const auto chosen = current.isValid() ? m_model->idOf(current.row()) : clients::TrafficId();
    auto done = m_model->refresh();
    if (const int row = chosen.isNull() ? -1 : m_model->rowOf(chosen);
        row >= 0 && row != m_table->currentIndex().row())
        m_table->setCurrentIndex(m_model->index(row, 0));
    place.restore(*m_table, top.row());
    return done;
}

void TrafficPane::showTotals(std::vector<clients::HostTotal> totals)
{
    const QModelIndex current = m_hosts->currentIndex();
    const QString chosen = current.isValid() ? m_totals->host(current.row()) : QString();
    m_totals->setTotals(std::move(totals), m_places);
    if (const int row = chosen.isEmpty() ? -1 : m_totals->rowOf(chosen); row >= 0)
        m_hosts->setCurrentIndex(m_totals->index(row, 0));
}

void TrafficPane::refreshEmpty()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    if (!none)
        return;
    m_empty->setAction({});
    if (m_bar->isNarrowed()) {
        m_empty->setMessage(Glyph::Filter, tr("Nothing of this has left"),
                            tr("The filters hide all that is in the log."));
        m_empty->setAction(tr("Clear filters"));
        return;
    }
    m_empty->setMessage(
        Glyph::Shield, tr("Nothing has left this computer yet"),
        tr("Each request to a network is listed here: when, to whom, for what, how much. Never "
           "what it said."));
}

void TrafficPane::spanDays()
{
    m_table->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->isDay(row))
            m_table->setSpan(row, 0, 1, TrafficLogModel::ColumnCount);
    }
}

void TrafficPane::move(int step)
{
    const int rows = m_model->rowCount();
    int row = m_table->currentIndex().row(); // -1 before the first is chosen
    do
        row += step;
    while (row >= 0 && row < rows && m_model->isDay(row));
    if (row < 0 || row >= rows)
        return;
    m_table->setCurrentIndex(m_model->index(row, 0));
    m_table->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget *> TrafficPane::panes() const
{
    return {m_table, m_hosts};
}

QWidget *TrafficPane::firstFocus() const
{
    return m_table->isVisible() ? m_table : nullptr;
}

void TrafficPane::focusFind()
{
    m_bar->focusFind();
}

} // namespace hatstand::ui::outbox
