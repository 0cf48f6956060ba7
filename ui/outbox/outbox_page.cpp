// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outbox_page.h"

#include "kit/account_pausing.h"
#include "kit/banner.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/labels.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "outbox/by_hand_fitting.h"
#include "outbox/by_hand_panel.h"
#include "outbox/delivery_actions.h"
#include "outbox/delivery_columns.h"
#include "outbox/delivery_panel.h"
#include "outbox/list_bar.h"
#include "outbox/reading_place.h"
#include "outbox/traffic_pane.h"

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
    m_paused->setKind(Banner::Kind::Warning, Glyph::Pause);
    m_paused->setAction(tr("Resume"));
    m_pausedRoom->hide();
    m_table = new DeliveryColumns(kit, *m_model, m_card);
    m_empty = new EmptyState(kit, Glyph::Published, {}, {}, m_card);
    m_empty->setObjectName(QStringLiteral("outboxEmpty"));
    m_card->body()->addWidget(m_bar);
    m_card->body()->addWidget(m_pausedRoom);
    m_more = makeLabel({}, TypeRole::Second, Ink::Text3, m_card);
    m_more->setObjectName(QStringLiteral("outboxMore"));
    m_more->setWordWrap(true);
    m_more->hide();
    m_card->body()->addWidget(m_table, 1);
    m_card->body()->addWidget(m_more);
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
        if (m_model->hiddenCount() > 0) // as refreshEmpty says it
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
    m_more->setContentsMargins(padding, m_context.kit.px(8), padding, m_context.kit.px(8));
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
    connect(&m_context.scope, &Scope::changed, this, [this] {
        m_stale = true;
        if (m_active)
            refresh(); // another list, read from where the choice is
    });
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
    if (!m_active)
        return;
    // Whoever reads further down, or above what is chosen, goes on reading there.
    const ReadingPlace place(*m_table);
    const auto top = place.row() < 0 ? publish::DeliveryId() : m_model->idOf(place.row());
    refresh();
    place.restore(*m_table, top.isNull() ? -1 : m_model->rowOf(top));
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
    refreshMore();
    refreshHead();
    refreshPauses();
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
    if (showsTraffic()) {
        m_traffic->move(step);
        return;
    }
    if (m_model->rowCount() == 0)
        return;
    const int now = m_table->currentIndex().row();
    chooseRow(std::clamp(now + step, 0, m_model->rowCount() - 1));
    m_table->setFocus(Qt::ShortcutFocusReason);
}

const publish::OutboxItem *OutboxPage::chosen() const
{
    // Under the log no delivery is seen, and none is to be acted on.
    const int row = m_chosen.isNull() || showsTraffic() ? -1 : m_model->rowOf(m_chosen);
    return row < 0 ? nullptr : &m_model->item(row);
}

bool OutboxPage::choosesByHand() const
{
    const publish::OutboxItem *item = chosen();
    return item && item->delivery.state == publish::DeliveryState::Waiting;
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
    using List = OutboxModel::List;
    const List list = isWaiting(*delivery)   ? List::Waiting
                      : isNeeding(*delivery) ? List::NeedsYou
                                             : List::History;
    m_bar->clear();
    m_model->setHistoryFilter({});
    m_lists->setCurrentIndex(static_cast<int>(list));
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
