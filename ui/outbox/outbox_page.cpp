// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outbox_page.h"

#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/handle_words.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "networks/rules_catalogue.h"
#include "outbox/account_pausing.h"
#include "outbox/by_hand_fitting.h"
#include "outbox/by_hand_panel.h"
#include "outbox/delivery_actions.h"
#include "outbox/delivery_columns.h"
#include "outbox/delivery_panel.h"
#include "outbox/list_bar.h"
#include "outbox/traffic_pane.h"
#include "outbox/wait_text.h"
#include "publish/frozen_content.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::outbox
{

namespace
{
constexpr int panelWidth = 360;
constexpr int historyList = static_cast<int>(OutboxModel::List::History);
constexpr int trafficList = historyList + 1;
} // namespace

OutboxPage::OutboxPage(const PageContext &context, Services services, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(std::move(services))
    , m_model(new OutboxModel({m_services.outbox, m_services.history, m_services.clients, m_services.accounts,
                               m_services.rules, context.clock},
                              this))
    , m_pausing(new AccountPausing(context, m_services.pauses, m_services.accounts, this))
    , m_actions(
          new DeliveryActions(context, m_services.outbox, m_services.clients, m_services.openAddress, this))
    , m_fitting(new ByHandFitting(m_services.fitByHand, this))
{
    setObjectName(QStringLiteral("outboxPage"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    column->addWidget(m_head);
    m_drawer = new Drawer(m_context.kit, panelWidth + size::padding, this);
    QWidget *list = makeList();
    m_side = new QWidget(m_drawer);
    m_panel = new DeliveryPanel(m_context, m_side);
    auto *side = new QVBoxLayout(m_side);
    side->addWidget(m_panel);
    measurePanel();
    m_drawer->setWidgets(list, m_side);
    auto *body = new QHBoxLayout;
    const int margin = m_context.kit.px(size::pageMargin);
    body->setContentsMargins(margin, 0, margin, margin);
    body->addWidget(m_drawer);
    m_traffic = new TrafficPane(m_context, {m_services.traffic, m_services.accounts, m_services.rules}, this);
    m_traffic->hide();
    body->addWidget(m_traffic);
    column->addLayout(body, 1);
    addActions();
    followServices();
}

OutboxPage::~OutboxPage() = default;

void OutboxPage::buildHead()
{
    const Kit &kit = m_context.kit;
    m_head = new PageHead(kit, tr("Outbox"), this);
    m_note = m_head->findChild<QLabel *>(QStringLiteral("pageNote"));
    m_note->installEventFilter(this);
    m_lists = new SegmentedControl(kit, tr("List"), m_head);
    m_lists->setObjectName(QStringLiteral("lists"));
    m_lists->addSegment(tr("Needs you"));
    m_lists->addSegment(tr("Waiting"));
    m_lists->addSegment(tr("History"));
    m_lists->addSegment(tr("What left"));
    m_lists->segment(trafficList)->setToolTip(tr("What left this computer"));
    m_detailsButton =
        makeButton(kit, tr("Details"), ButtonKind::Normal, Glyph::Info, ButtonSize::Normal, m_head);
    m_detailsButton->setObjectName(QStringLiteral("detailsButton"));
    m_detailsButton->hide();
    m_head->addWidget(m_lists);
    m_head->addWidget(m_detailsButton);
    connect(m_lists, &SegmentedControl::currentChanged, this, &OutboxPage::showList);
    connect(m_detailsButton, &QPushButton::clicked, this, [this] { drawer()->togglePanel(); });
}

QWidget *OutboxPage::makeList()
{
    const Kit &kit = m_context.kit;
    m_card = new Card(kit, {}, m_drawer);
    m_card->setObjectName(QStringLiteral("outboxCard"));
    m_bar = new ListBar(kit, m_card);
    m_pausedRoom = new QWidget(m_card);
    m_paused = new Banner(kit, Banner::Kind::Warning, m_pausedRoom);
    (new QVBoxLayout(m_pausedRoom))->addWidget(m_paused);
    m_paused->setObjectName(QStringLiteral("pausedBanner"));
    m_paused->setKind(Banner::Kind::Warning, Glyph::Minus);
    m_paused->setAction(tr("Go on"));
    m_pausedRoom->hide();
    m_table = new DeliveryColumns(kit, *m_model, m_card);
    m_empty = new EmptyState(kit, Glyph::Published, {}, {}, m_card);
    m_empty->setObjectName(QStringLiteral("outboxEmpty"));
    m_card->body()->addWidget(m_bar);
    m_card->body()->addWidget(m_pausedRoom);
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addWidget(m_empty, 1);

    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (m_choosing)
                    return;
                m_chosen =
                    current.isValid() ? m_model->item(current.row()).delivery.id : publish::DeliveryId();
                refreshPanel();
            });
    const auto openPost = [this] { runFirst({DeliveryAction::OpenPost}); };
    connect(m_table, &QTableView::activated, this, openPost);
    connect(m_table, &QTableView::clicked, this, [this] { m_drawer->openPanel(); });
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_bar->isNarrowed())
            clearFilters();
        else
            m_context.navigator.newPost();
    });
    connect(m_bar, &ListBar::changed, this, &OutboxPage::narrow);
    connect(m_bar, &ListBar::pauseRequested, this, &OutboxPage::offerPause);
    connect(m_paused, &Banner::actionTriggered, this, [this] {
        std::vector<clients::AccountId> paused;
        for (const clients::Account &account : accountsInView()) {
            if (account.paused)
                paused.push_back(account.id);
        }
        m_pausing->goOn(paused);
    });
    return m_card;
}

void OutboxPage::narrow()
{
    m_model->setAccount(m_bar->account());
    m_model->setHistoryFilter(m_bar->historyFilter(m_context.clock.now()));
    refresh();
}

void OutboxPage::clearFilters()
{
    m_bar->clear();
    narrow();
}

Drawer *OutboxPage::drawer() const
{
    return showsTraffic() ? m_traffic->drawer() : m_drawer;
}

bool OutboxPage::showsTraffic() const
{
    return m_lists->currentIndex() == trafficList;
}

void OutboxPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    const bool other = event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange;
    if (other && m_side)
        measurePanel();
}

// A gap between the cards while they stand side by side, none beside a drawer.
void OutboxPage::measurePanel()
{
    const int gap = m_drawer->isNarrow() ? 0 : m_context.kit.px(size::padding);
    m_side->layout()->setContentsMargins(isRightToLeft() ? 0 : gap, 0, isRightToLeft() ? gap : 0, 0);
    const int padding = m_context.kit.px(size::padding);
    m_pausedRoom->layout()->setContentsMargins(padding, 0, padding, m_context.kit.px(8));
}

bool OutboxPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_note && event->type() == QEvent::Resize)
        fitNote();
    return Page::eventFilter(watched, event);
}

// Facts go from the end until the others fit: none is cut.
void OutboxPage::fitNote()
{
    QStringList parts = m_noteParts;
    while (!parts.isEmpty() && m_note->fontMetrics().horizontalAdvance(factWords(parts)) > m_note->width())
        parts.removeLast();
    m_head->setNote(factWords(parts));
}

void OutboxPage::followServices()
{
    connect(&m_services.outbox, &publish::Outbox::changed, this, &OutboxPage::changedSomewhere);
    connect(&m_services.accounts, &clients::AccountService::changed, this, &OutboxPage::changedSomewhere);
    connect(&m_services.clients, &clients::ClientService::changed, this, &OutboxPage::changedSomewhere);
    connect(&m_context.scope, &Scope::changed, this, &OutboxPage::changedSomewhere);
    connect(&m_context.minutes, &MinuteTick::minutePassed, this, [this] {
        if (m_active) {
            m_model->refreshTimes();
            refreshHead();
            refreshPauses();
        }
    });
    for (const Drawer *one : {m_drawer, m_traffic->drawer()}) {
        connect(one, &Drawer::narrowChanged, this,
                [this] { m_detailsButton->setVisible(drawer()->isNarrow()); });
    }
    connect(m_drawer, &Drawer::narrowChanged, this, &OutboxPage::measurePanel);
    connect(m_panel, &DeliveryPanel::actionChosen, this, &OutboxPage::perform);
    connect(m_panel->byHand(), &ByHandPanel::copied, this,
            [this] { m_context.navigator.say(tr("The text is copied.")); });
    connect(m_panel->byHand(), &ByHandPanel::openPageRequested, this, &OutboxPage::openPageByHand);
    connect(m_panel->byHand(), &ByHandPanel::posted, this, &OutboxPage::postedByHand);
    connect(m_panel->byHand(), &ByHandPanel::filesRequested, m_fitting, &ByHandFitting::prepareAgain);
    connect(m_fitting, &ByHandFitting::changed, this,
            [this] { m_panel->byHand()->setFiles(m_fitting->files()); });
}

void OutboxPage::activate()
{
    m_active = true;
    m_traffic->setActive(showsTraffic());
    if (m_lists->currentIndex() == 0) {
        // Whoever comes with nothing that needs them wants to see what waits.
        const auto summary = m_services.outbox.summary(m_context.scope.client());
        const auto waiting = m_services.outbox.hasWaiting(m_context.scope.client());
        if (summary && summary->needsYou == 0 && waiting.value_or(false)) {
            m_lists->setCurrentIndex(1); // reads it
            return;
        }
    }
    if (m_stale)
        refresh();
    else
        m_model->refreshTimes();
}

void OutboxPage::deactivate()
{
    m_active = false;
    m_traffic->setActive(false);
}

void OutboxPage::changedSomewhere()
{
    m_stale = true;
    if (m_active)
        refresh();
}

void OutboxPage::refresh()
{
    m_stale = false;
    refreshAccounts();
    m_model->setClient(m_context.scope.client());
    const int before = std::max(0, m_table->currentIndex().row());
    m_choosing = true;
    const auto done = m_model->refresh();
    m_choosing = false;
    if (!done)
        m_context.navigator.report(done.error());
    const int row = m_chosen.isNull() ? -1 : m_model->rowOf(m_chosen);
    // What was chosen has gone from this list: its neighbour is next.
    const int near = std::min(before, m_model->rowCount() - 1);
    chooseRow(row >= 0 ? row : near);
    refreshEmpty();
    refreshHead();
    refreshPauses();
}

void OutboxPage::refreshHead()
{
    const auto summary = m_services.outbox.summary(m_context.scope.client());
    if (!summary)
        return;
    QStringList parts;
    if (summary->needsYou > 0)
        parts << tr("%n need(s) you", nullptr, summary->needsYou);
    if (summary->waiting > 0) {
        // Posts, as everywhere in the window: the list below has a row for each account.
        const WaitingCount count =
            countWaitingToday(m_services.outbox, m_context.scope.client(), m_context.clock.now());
        if (count.waiting > 0)
            parts << tr("%n post(s) wait(s) today", nullptr, count.waiting);
    }
    if (summary->nextAt) {
        const QByteArray zone = systemZone();
        parts << tr("next %1").arg(dayAndTimeWords(wallTimeAt(*summary->nextAt, zone),
                                                   wallTimeAt(m_context.clock.now(), zone).date));
    }
    m_noteParts = parts;
    fitNote();
    m_lists->setSegmentText(0, summary->needsYou > 0 ? tr("Needs you · %1").arg(summary->needsYou)
                                                     : tr("Needs you"));
}

void OutboxPage::refreshAccounts()
{
    std::vector<std::pair<clients::AccountId, QString>> accounts;
    for (const clients::Account &account : m_services.accounts.accounts()) {
        if (!m_context.scope.contains(account.clientId))
            continue;
        //: An account and its network, in a list to filter by
        accounts.emplace_back(account.id,
                              tr("%1 · %2").arg(handleWords(account.network, account.handle, account.byHand),
                                                m_services.rules.findOrOther(account.network).name));
    }
    m_bar->setAccounts(accounts);
    m_model->setAccount(m_bar->account());
}

std::vector<clients::Account> OutboxPage::accountsInView() const
{
    std::vector<clients::Account> shown;
    const clients::AccountId only = m_bar->account();
    std::ranges::copy_if(
        m_services.accounts.accounts(), std::back_inserter(shown), [&](const clients::Account &account) {
            return m_context.scope.contains(account.clientId) && (only.isNull() || account.id == only);
        });
    return shown;
}

void OutboxPage::refreshPauses()
{
    std::vector<clients::Account> paused = accountsInView();
    std::erase_if(paused, [](const clients::Account &account) { return !account.paused; });
    m_pausedRoom->setVisible(!paused.empty());
    if (paused.empty())
        return;
    const clients::Account &first = paused.front();
    const auto until = clients::pausedUntil(first);
    const QString handle = handleWords(first.network, first.handle, first.byHand);
    const QByteArray zone = systemZone();
    const Instant now = m_context.clock.now();
    const QString fact =
        paused.size() > 1 ? tr("%n accounts are paused.", nullptr, static_cast<int>(paused.size()))
        : until ? tr("%1 is paused until %2.", "account, when").arg(handle, momentText(*until, now, zone))
                : tr("%1 is paused.", "account").arg(handle);
    const auto client = m_services.clients.client(first.clientId);
    const bool isOneClients = std::ranges::all_of(
        paused, [&first](const clients::Account &account) { return account.clientId == first.clientId; });
    QString rule = tr("What comes due meanwhile waits.");
    if (client && isOneClients)
        rule = pauseRule(client->missedPolicy, client->grace);
    // A network does not know of the pause.
    int there = 0;
    if (const auto waiting = m_services.outbox.waiting(m_context.scope.client(), OutboxModel::mostRows)) {
        there = static_cast<int>(std::ranges::count_if(*waiting, [&](const publish::OutboxItem &item) {
            return item.delivery.state == publish::DeliveryState::HandedOver &&
                   std::ranges::find(paused, item.delivery.accountId, &clients::Account::id) != paused.end();
        }));
    }
    if (there > 0)
        rule += QLatin1Char(' ') +
                tr("%n post(s) handed over go(es) out there all the same, unless you take it back.", nullptr,
                   there);
    m_paused->setMessage(fact, rule);
}

void OutboxPage::refreshEmpty()
{
    const bool none = m_model->rowCount() == 0;
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    if (!none)
        return;
    m_empty->setAction({});
    if (m_model->hiddenCount() > 0) {
        m_empty->setMessage(Glyph::Filter,
                            m_model->list() == OutboxModel::List::History ? tr("Nothing like this")
                                                                          : tr("Nothing of this account"),
                            tr("The filters hide %n delivery(s).", nullptr, m_model->hiddenCount()));
        m_empty->setAction(tr("Clear filters"));
        return;
    }
    switch (m_model->list()) {
    case OutboxModel::List::NeedsYou:
        m_empty->setMessage(Glyph::Published, tr("Nothing needs you"),
                            tr("Failed, missed and uncertain posts, and those you post by hand, will stand "
                               "here."));
        break;
    case OutboxModel::List::Waiting:
        m_empty->setMessage(Glyph::Sending, tr("Nothing waits to go out"),
                            tr("What you schedule stands here until it is out."));
        m_empty->setAction(tr("New post"), Glyph::Plus);
        break;
    case OutboxModel::List::History:
        m_empty->setMessage(Glyph::List, tr("Nothing has gone out yet"),
                            tr("What was published stands here with its link, and what was not, with the "
                               "reason."));
        break;
    }
}

void OutboxPage::showList(int list)
{
    const bool traffic = list == trafficList;
    m_drawer->setVisible(!traffic);
    m_traffic->setVisible(traffic);
    m_traffic->setActive(traffic && m_active);
    m_detailsButton->setText(traffic ? tr("To whom") : tr("Details"));
    m_detailsButton->setVisible(drawer()->isNarrow());
    if (traffic)
        return;
    m_bar->setHistoryShown(list == historyList);
    m_model->setList(static_cast<OutboxModel::List>(list));
    m_chosen = {};
    refresh();
}

void OutboxPage::chooseRow(int row)
{
    if (row < 0 || row >= m_model->rowCount()) {
        m_chosen = {};
        refreshPanel();
        return;
    }
    m_chosen = m_model->item(row).delivery.id;
    m_choosing = true;
    m_table->setCurrentIndex(m_model->index(row, 0));
    m_choosing = false;
    refreshPanel();
}

void OutboxPage::move(int step)
{
    if (m_model->rowCount() == 0)
        return;
    const int now = m_table->currentIndex().row();
    chooseRow(std::clamp(now + step, 0, m_model->rowCount() - 1));
    m_table->setFocus(Qt::ShortcutFocusReason);
}

const publish::OutboxItem *OutboxPage::chosen() const
{
    const int row = m_chosen.isNull() ? -1 : m_model->rowOf(m_chosen);
    return row < 0 ? nullptr : &m_model->item(row);
}

bool OutboxPage::choosesByHand() const
{
    const publish::OutboxItem *item = chosen();
    return item && item->delivery.state == publish::DeliveryState::Waiting;
}

void OutboxPage::refreshPanel()
{
    const publish::OutboxItem *item = chosen();
    if (!item) {
        m_fitting->stop();
        m_panel->clear();
        return;
    }
    DeliveryPanel::Shown shown;
    shown.item = *item;
    shown.zone = systemZone();
    shown.networkName = m_services.rules.findOrOther(item->network).name;
    const auto client = m_services.clients.client(item->delivery.clientId);
    if (client)
        shown.clientName = client->name;
    if (const auto paused = m_services.accounts.account(item->delivery.accountId);
        paused && client && isPaused(*item)) {
        shown.why = pauseText(clients::pausedUntil(*paused), m_context.clock.now(), shown.zone) +
                    QLatin1Char('\n') + pauseRule(client->missedPolicy, client->grace);
    }
    if (auto events = m_services.outbox.events(item->delivery.id))
        shown.events = std::move(*events);
    if (item->delivery.state == publish::DeliveryState::Waiting) {
        auto post =
            publish::thawContent(item->delivery.content, item->delivery.recordKey, m_services.mediaPath);
        if (post)
            shown.byHand = std::move(*post);
        const auto account = m_services.accounts.account(item->delivery.accountId);
        shown.hasPage = (account && !account->page.isEmpty()) ||
                        !m_services.rules.findOrOther(item->network).composePage.isEmpty();
    }
    m_panel->setDelivery(shown);
    refreshByHand(*item, shown.byHand);
}

void OutboxPage::refreshByHand(const publish::OutboxItem &item,
                               const std::optional<networks::OutgoingPost> &post)
{
    if (!post) {
        m_fitting->stop();
        return;
    }
    const auto account = m_services.accounts.account(item.delivery.accountId);
    m_fitting->prepare(item.delivery, account ? *account : clients::Account(), *post);
    m_panel->byHand()->setFiles(m_fitting->files());
}

void OutboxPage::open(const PageRequest &request)
{
    if (std::holds_alternative<ShowGoneOut>(request)) {
        m_lists->setCurrentIndex(historyList);
        return;
    }
    const auto *show = std::get_if<ShowDelivery>(&request);
    if (!show)
        return;
    const auto delivery = m_services.outbox.delivery(show->id);
    if (!delivery) {
        m_context.navigator.report(delivery.error());
        return;
    }
    using S = publish::DeliveryState;
    const bool waitsThere = delivery->state == S::HandedOver && delivery->error.what.isEmpty();
    const bool waits = delivery->state == S::Scheduled || delivery->state == S::Sending || waitsThere;
    m_bar->clear();
    m_model->setHistoryFilter({});
    m_lists->setCurrentIndex(delivery->state == S::Published || delivery->state == S::Cancelled ? historyList
                             : waits                                                            ? 1
                                                                                                : 0);
    refresh();
    chooseRow(m_model->findRow(show->id));
    m_drawer->openPanel();
}

QList<QWidget *> OutboxPage::panes()
{
    if (showsTraffic())
        return m_traffic->panes();
    return {m_table, m_panel};
}

QWidget *OutboxPage::firstFocus()
{
    if (showsTraffic() && m_traffic->firstFocus())
        return m_traffic->firstFocus();
    if (m_table->isVisible())
        return m_table;
    return m_lists->segment(m_lists->currentIndex());
}

bool OutboxPage::findInPage()
{
    if (showsTraffic())
        m_traffic->focusFind();
    else
        m_bar->focusFind();
    return true;
}

} // namespace hatstand::ui::outbox
