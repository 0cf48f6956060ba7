// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/traffic_pane.h"

#include "base/zones.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/handle_words.h"
#include "kit/menus.h"
#include "networks/rules_catalogue.h"
#include "outbox/host_totals_model.h"
#include "outbox/traffic_bar.h"
#include "outbox/traffic_delegate.h"
#include "outbox/traffic_export.h"
#include "outbox/traffic_log_model.h"

#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int totalsWidth = 400;
constexpr int leastWhat = 220;
constexpr int leastHost = 120;
constexpr int mostMeasured = 100;

QString accountName(const clients::Account &account, const networks::RulesCatalogue &rules)
{
    //: An account and its network, in a list to filter by
    return TrafficPane::tr("%1 · %2").arg(handleWords(account.network, account.handle, account.byHand),
                                          rules.findOrOther(account.network).name);
}

/// What the cells of a column need among the first rows, and its head.
int wanted(const QTableView &table, int column)
{
    int width = table.horizontalHeader()->sectionSizeHint(column);
    const int rows = std::min(table.model()->rowCount(), mostMeasured);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = table.model()->index(row, column);
        if (!index.data(TrafficLogModel::DayRole).toBool())
            width = std::max(width, table.itemDelegate()->sizeHint({}, index).width());
    }
    return width;
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
    connect(m_bar, &TrafficBar::keepRequested, this, [this](int days) {
        if (const auto kept = m_services.traffic.keepFor(days); !kept)
            m_context.navigator.report(kept.error());
    });
    connect(m_bar, &TrafficBar::exportRequested, this, &TrafficPane::exportAs);
    connect(m_bar, &TrafficBar::clearRequested, this, &TrafficPane::offerAges);
    connect(m_hosts, &QTableView::activated, this,
            [this](const QModelIndex &index) { m_bar->chooseHost(m_totals->host(index.row())); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        m_bar->clear();
        refresh();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { spanDays(0, m_model->rowCount() - 1); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { spanDays(first, last); });
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
    m_side->body()->addWidget(m_hosts, 1);
    auto *side = new QVBoxLayout(m_sideRoom);
    side->addWidget(m_side);
    m_drawer->setWidgets(m_card, m_sideRoom);
    measure();
}

QTableView *TrafficPane::makeTable(const QString &objectName, const QString &name, QAbstractItemModel *model,
                                   QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(objectName);
    table->setAccessibleName(name);
    table->setModel(model);
    table->setItemDelegate(new TrafficDelegate(m_context.kit, table));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setMouseTracking(true);
    table->setWordWrap(false);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionsClickable(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    return table;
}

void TrafficPane::measure()
{
    const Kit &kit = m_context.kit;
    for (QTableView *table : {m_table, m_hosts})
        table->verticalHeader()->setDefaultSectionSize(kit.px(size::tableRow));
    const int gap = m_drawer->isNarrow() ? 0 : kit.px(size::padding);
    m_sideRoom->layout()->setContentsMargins(isRightToLeft() ? 0 : gap, 0, isRightToLeft() ? gap : 0, 0);
    fitColumns();
}

void TrafficPane::fitColumns()
{
    const Kit &kit = m_context.kit;
    const auto fit = [](QTableView &table, int wide, int least, int columns) {
        int others = 0;
        for (int column = 0; column < columns; ++column) {
            if (column == wide)
                continue;
            const int width = wanted(table, column);
            table.setColumnWidth(column, width);
            others += width;
        }
        table.setColumnWidth(wide, std::max(least, table.viewport()->width() - others));
    };
    fit(*m_table, TrafficLogModel::What, kit.px(leastWhat), TrafficLogModel::ColumnCount);
    fit(*m_hosts, HostTotalsModel::Host, kit.px(leastHost), HostTotalsModel::ColumnCount);
}

void TrafficPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Once the parts have their new places.
    QMetaObject::invokeMethod(this, &TrafficPane::fitColumns, Qt::QueuedConnection);
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
    m_bar->setDaysKept(m_services.traffic.daysKept().value_or(clients::TrafficJournal::keptDays));
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
    const auto done = m_model->refresh();
    m_reading = false;
    if (!totals || !done) {
        m_context.navigator.report(totals ? done.error() : totals.error());
        return;
    }
    m_totals->setTotals(*totals, m_places);
    m_side->setCount(static_cast<int>(totals->size()));
    fitColumns();
    refreshEmpty();
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

void TrafficPane::spanDays(int first, int last)
{
    if (first == 0)
        m_table->clearSpans();
    for (int row = first; row <= last; ++row) {
        if (m_model->isDay(row))
            m_table->setSpan(row, 0, 1, TrafficLogModel::ColumnCount);
    }
}

void TrafficPane::offerAges()
{
    auto *menu = new QMenu(m_bar->clearButton());
    menu->setObjectName(QStringLiteral("clearAges"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QByteArray zone = systemZone();
    const QDate today = wallTimeAt(m_context.clock.now(), zone).date;
    const auto add = [&](const char *id, const QString &text, QDate day) {
        const auto before = startOfDay(day, zone);
        if (!before)
            return;
        QAction *action = menu->addAction(menuText(text), this, [this, at = *before, text] {
            askAndClear(QPointer<TrafficPane>(this), at, text);
        });
        action->setObjectName(QString::fromLatin1(id));
    };
    add("clearWeek", tr("Older than 7 days"), today.addDays(-7));
    add("clearMonth", tr("Older than 30 days"), today.addDays(-30));
    add("clearQuarter", tr("Older than 90 days"), today.addDays(-90));
    add("clearAll", tr("All of it"), today.addDays(1));
    popUpUnder(*menu, m_bar->clearButton());
}

QCoro::Task<void> TrafficPane::askAndClear(QPointer<TrafficPane> self, Instant before, QString age)
{
    clients::TrafficFilter old;
    old.until = before;
    const auto count = self->m_services.traffic.count(old);
    if (!count) {
        self->m_context.navigator.report(count.error());
        co_return;
    }
    if (*count == 0) {
        self->m_context.navigator.say(tr("There is nothing that old in the log."));
        co_return;
    }
    Question question;
    question.title = tr("Clear %n request(s) from the log?", nullptr, *count);
    question.text = tr("%1. The log then no longer tells what left this computer in that time; nothing else "
                       "changes.",
                       "\"Older than 30 days\"")
                        .arg(age);
    question.actions = {{QStringLiteral("cancel"), tr("Keep them")},
                        {QStringLiteral("clear"), tr("Clear them"), ButtonKind::DangerPrimary}};
    const QPointer<QWidget> window(self->window());
    const auto answer = co_await self->m_context.dialogs.ask(window, question);
    if (!self || answer.action != QStringLiteral("clear"))
        co_return;
    const auto cleared = self->m_services.traffic.clearBefore(before);
    if (!cleared) {
        self->m_context.navigator.report(cleared.error());
        co_return;
    }
    self->m_context.navigator.say(tr("%n request(s) were cleared from the log.", nullptr, *cleared));
    self->refresh();
}

void TrafficPane::exportAs()
{
    askAndExport(QPointer<TrafficPane>(this));
}

QCoro::Task<void> TrafficPane::askAndExport(QPointer<TrafficPane> self)
{
    if (!self->m_model->filter() || self->m_model->rowCount() == 0) {
        self->m_context.navigator.say(tr("There is nothing to export."));
        co_return;
    }
    FileRequest request;
    request.title = tr("Export what left this computer");
    const QDate today = wallTimeAt(self->m_context.clock.now(), systemZone()).date;
    request.suggestedName =
        tr("What left this computer %1", "date").arg(today.toString(Qt::ISODate)) + QStringLiteral(".csv");
    request.filters = {tr("Tables (*.csv)")};
    const QPointer<QWidget> window(self->window());
    QString path = co_await self->m_context.dialogs.saveFile(window, request);
    if (!self || path.isEmpty())
        co_return;
    if (!path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive))
        path += QStringLiteral(".csv");
    auto *writing = new TrafficExport(self->m_services.traffic, self->m_model->filter().value(),
                                      self->m_places, path, self.data());
    connect(writing, &TrafficExport::finished, self.data(), [self](int requests) {
        self->m_context.navigator.say(tr("%n request(s) were exported.", nullptr, requests));
    });
    connect(writing, &TrafficExport::failed, self.data(),
            [self](const Error &error) { self->m_context.navigator.report(error); });
    writing->start();
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
