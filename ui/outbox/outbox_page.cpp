// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outbox/outbox_page.h"

#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/choice_box.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/handle_words.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "networks/rules_catalogue.h"
#include "outbox/by_hand_panel.h"
#include "outbox/delivery_actions.h"
#include "outbox/delivery_columns.h"
#include "outbox/delivery_panel.h"
#include "publish/frozen_content.h"

#include <QComboBox>
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
constexpr int filterWidth = 200;
constexpr int historyList = static_cast<int>(OutboxModel::List::History);
} // namespace

OutboxPage::OutboxPage(const PageContext &context, Services services, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(std::move(services))
    , m_model(new OutboxModel({m_services.outbox, m_services.clients, m_services.rules, context.clock}, this))
    , m_actions(
          new DeliveryActions(context, m_services.outbox, m_services.clients, m_services.openAddress, this))
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
    m_account = new ChoiceBox(m_head);
    m_account->setObjectName(QStringLiteral("accountFilter"));
    m_account->setAccessibleName(tr("Account"));
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_account->setMinimumWidth(kit.px(80)); // cut, with a tooltip, before the lists are
    measureFilter();
    m_lists = new SegmentedControl(kit, tr("List"), m_head);
    m_lists->setObjectName(QStringLiteral("lists"));
    m_lists->addSegment(tr("Needs you"));
    m_lists->addSegment(tr("Waiting"));
    m_lists->addSegment(tr("Gone out"));
    m_detailsButton =
        makeButton(kit, tr("Details"), ButtonKind::Normal, Glyph::Info, ButtonSize::Normal, m_head);
    m_detailsButton->setObjectName(QStringLiteral("detailsButton"));
    m_detailsButton->hide();
    m_head->addWidget(m_account);
    m_head->addWidget(m_lists);
    m_head->addWidget(m_detailsButton);
    connect(m_lists, &SegmentedControl::currentChanged, this, &OutboxPage::showList);
    connect(m_account, &QComboBox::activated, this, [this] {
        m_model->setAccount(clients::AccountId::fromString(m_account->currentData().toString()));
        refresh();
    });
    connect(m_detailsButton, &QPushButton::clicked, this, [this] { m_drawer->togglePanel(); });
}

QWidget *OutboxPage::makeList()
{
    const Kit &kit = m_context.kit;
    m_card = new Card(kit, {}, m_drawer);
    m_card->setObjectName(QStringLiteral("outboxCard"));
    m_table = new DeliveryColumns(kit, *m_model, m_card);
    m_empty = new EmptyState(kit, Glyph::Published, {}, {}, m_card);
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
        if (!m_account->currentData().toString().isEmpty()) {
            m_account->setCurrentIndex(0);
            m_model->setAccount({});
            refresh();
        } else {
            m_context.navigator.newPost();
        }
    });
    return m_card;
}

// A long name of an account leaves the title of the page its room; it is whole in the tooltip.
void OutboxPage::measureFilter()
{
    m_account->setMaximumWidth(m_context.kit.px(filterWidth));
}

void OutboxPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_account)
        measureFilter();
    const bool other = event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange;
    if (other && m_side)
        measurePanel();
}

// A gap between the cards while they stand side by side, none beside a drawer.
void OutboxPage::measurePanel()
{
    const int gap = m_drawer->isNarrow() ? 0 : m_context.kit.px(size::padding);
    m_side->layout()->setContentsMargins(isRightToLeft() ? 0 : gap, 0, isRightToLeft() ? gap : 0, 0);
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

std::vector<ActionSpec> OutboxPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &text, Glyph glyph,
                              const QKeySequence &key) -> ActionSpec & {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Outbox");
        spec.glyph = glyph;
        spec.keys = {key};
        spec.onChosen = true;
        return specs.emplace_back(std::move(spec));
    };
    add("outbox.next", tr("Next row"), Glyph::Down, Qt::Key_J).inPalette = false;
    add("outbox.previous", tr("Previous row"), Glyph::Up, Qt::Key_K).inPalette = false;
    add("outbox.go-on", tr("Send the chosen post now, or look again"), Glyph::Sending,
        QKeySequence(Qt::CTRL | Qt::Key_Return));
    add("outbox.done", tr("Leave the chosen post, or say that it is live"), Glyph::Check, Qt::Key_E);
    add("outbox.next-time", tr("Send the chosen post later…"), Glyph::Clock, Qt::Key_S);
    add("outbox.copy-text", tr("By hand: copy the text"), Glyph::Copy, Qt::Key_C);
    add("outbox.open-page", tr("By hand: open the page"), Glyph::Ext, Qt::Key_O);
    add("outbox.media", tr("By hand: the pictures to drag"), Glyph::Image, Qt::Key_M);
    add("outbox.link", tr("By hand: give the link"), Glyph::Link, Qt::Key_L);
    return specs;
}

void OutboxPage::addActions()
{
    const auto specs = actionSpecs();
    const auto bind = [this, &specs](const char *id, std::function<void()> run) {
        m_context.actions.bind(this, specs, QString::fromLatin1(id), std::move(run));
    };
    bind("outbox.next", [this] { move(1); });
    bind("outbox.previous", [this] { move(-1); });
    bind("outbox.go-on", [this] {
        runFirst({DeliveryAction::SignIn, DeliveryAction::SendNow, DeliveryAction::LookAgain,
                  DeliveryAction::OpenThere});
    });
    bind("outbox.done", [this] { runFirst({DeliveryAction::ItIsLive, DeliveryAction::Leave}); });
    bind("outbox.next-time", [this] { runFirst({DeliveryAction::NextTime}); });
    bind("outbox.copy-text", [this] {
        if (choosesByHand())
            m_panel->byHand()->copyText();
    });
    bind("outbox.open-page", [this] {
        if (choosesByHand())
            openPageByHand();
    });
    bind("outbox.media", [this] {
        if (choosesByHand())
            m_panel->byHand()->showMedia();
    });
    bind("outbox.link", [this] {
        if (choosesByHand()) {
            m_drawer->openPanel();
            m_panel->byHand()->askLink();
        }
    });
}

void OutboxPage::followServices()
{
    connect(&m_services.outbox, &publish::Outbox::changed, this, &OutboxPage::changedSomewhere);
    connect(&m_services.accounts, &clients::AccountService::changed, this, &OutboxPage::changedSomewhere);
    connect(&m_services.clients, &clients::ClientService::changed, this, &OutboxPage::changedSomewhere);
    connect(&m_context.scope, &Scope::changed, this, [this] {
        m_model->setAccount({});
        changedSomewhere();
    });
    connect(&m_context.minutes, &MinuteTick::minutePassed, this, [this] {
        if (m_active) {
            m_model->refreshTimes();
            refreshHead();
        }
    });
    connect(m_drawer, &Drawer::narrowChanged, m_detailsButton, &QWidget::setVisible);
    connect(m_drawer, &Drawer::narrowChanged, this, &OutboxPage::measurePanel);
    connect(m_panel, &DeliveryPanel::actionChosen, this, &OutboxPage::perform);
    connect(m_panel->byHand(), &ByHandPanel::copied, this,
            [this] { m_context.navigator.say(tr("The text is copied.")); });
    connect(m_panel->byHand(), &ByHandPanel::openPageRequested, this, &OutboxPage::openPageByHand);
    connect(m_panel->byHand(), &ByHandPanel::posted, this, &OutboxPage::postedByHand);
}

void OutboxPage::activate()
{
    m_active = true;
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
    const QString before = m_account->currentData().toString();
    const QSignalBlocker quiet(m_account);
    m_account->clear();
    m_account->addItem(tr("All accounts"), QString());
    for (const clients::Account &account : m_services.accounts.accounts()) {
        if (!m_context.scope.contains(account.clientId))
            continue;
        //: An account and its network, in a list to filter by
        m_account->addItem(tr("%1 · %2").arg(handleWords(account.network, account.handle, account.byHand),
                                             m_services.rules.findOrOther(account.network).name),
                           account.id.toString());
    }
    const int at = std::max(0, m_account->findData(before));
    m_account->setCurrentIndex(at);
    m_model->setAccount(clients::AccountId::fromString(m_account->currentData().toString()));
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
        m_empty->setMessage(
            Glyph::Filter, tr("Nothing of this account"),
            tr("The filter hides %n delivery(s) of other accounts.", nullptr, m_model->hiddenCount()));
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
                            tr("What was published stands here with its link, and what you left unsent."));
        break;
    }
}

void OutboxPage::showList(int list)
{
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
        m_panel->clear();
        return;
    }
    DeliveryPanel::Shown shown;
    shown.item = *item;
    shown.zone = systemZone();
    shown.networkName = m_services.rules.findOrOther(item->network).name;
    if (const auto client = m_services.clients.client(item->delivery.clientId))
        shown.clientName = client->name;
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
}

void OutboxPage::runFirst(std::initializer_list<DeliveryAction> actions)
{
    const publish::OutboxItem *item = chosen();
    if (!item)
        return;
    const auto offered = actionsFor(*item);
    for (const DeliveryAction action : actions) {
        if (std::ranges::find(offered, action) != offered.end()) {
            perform(action, m_panel->isVisible() ? m_panel->button(action) : nullptr);
            return;
        }
    }
}

void OutboxPage::perform(DeliveryAction action, QWidget *anchor)
{
    if (const publish::OutboxItem *item = chosen())
        m_actions->perform(publish::OutboxItem(*item), action, anchor ? anchor : m_table);
}

void OutboxPage::openPageByHand()
{
    const publish::OutboxItem *item = chosen();
    if (!item)
        return;
    const auto account = m_services.accounts.account(item->delivery.accountId);
    const QUrl page = account && !account->page.isEmpty()
                          ? account->page
                          : m_services.rules.findOrOther(item->network).composePage;
    if (!page.isEmpty())
        m_services.openAddress(page);
}

void OutboxPage::postedByHand(const QUrl &url)
{
    const publish::OutboxItem *item = chosen();
    if (!item)
        return;
    m_actions->markPosted(*item, url, this);
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
    const bool waits = delivery->state == S::Scheduled || delivery->state == S::Sending;
    m_account->setCurrentIndex(0);
    m_model->setAccount({});
    m_lists->setCurrentIndex(delivery->state == S::Published || delivery->state == S::Cancelled ? historyList
                             : waits                                                            ? 1
                                                                                                : 0);
    refresh();
    chooseRow(m_model->rowOf(show->id));
    m_drawer->openPanel();
}

QList<QWidget *> OutboxPage::panes()
{
    return {m_table, m_panel};
}

QWidget *OutboxPage::firstFocus()
{
    if (m_table->isVisible())
        return m_table;
    return m_lists->segment(m_lists->currentIndex());
}

bool OutboxPage::findInPage()
{
    m_account->setFocus(Qt::ShortcutFocusReason);
    return true;
}

} // namespace hatstand::ui::outbox
