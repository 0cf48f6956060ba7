// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/accounts_page.h"

#include "accounts/account_card.h"
#include "accounts/legend_card.h"
#include "accounts/network_choice_delegate.h"
#include "accounts/network_choice_model.h"
#include "kit/account_pausing.h"
#include "kit/buttons.h"
#include "kit/card.h"
#include "kit/drawer.h"
#include "kit/empty_state.h"
#include "kit/time_words.h"
#include "networks/rules_catalogue.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace hatstand::ui::accounts
{

namespace
{
constexpr int sideWidth = 340;
constexpr int lineHeight = 40; ///< of an account, and about that of a card's head
constexpr int linesAtOnce = 12;
} // namespace

AccountsPage::AccountsPage(const PageContext &context, Services services, QWidget *parent)
    : Page(parent)
    , m_context(context)
    , m_services(std::move(services))
    , m_pausing(new AccountPausing(context, m_services.pauses, m_services.accounts, this))
{
    setObjectName(QStringLiteral("accountsPage"));
    const Kit &kit = m_context.kit;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    column->addWidget(m_head);
    m_drawer = new Drawer(kit, sideWidth + size::padding, this);
    QWidget *cards = makeCards();
    m_side = makeSide();
    m_drawer->setWidgets(cards, m_side);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(kit.px(size::pageMargin), 0, kit.px(size::pageMargin), kit.px(size::pageMargin));
    row->addWidget(m_drawer);
    column->addLayout(row, 1);
    measureSide();
    connect(m_drawer, &Drawer::narrowChanged, this, &AccountsPage::measureSide);
    connect(m_connect, &QPushButton::clicked, m_drawer, &Drawer::togglePanel);
    addActions();

    m_fillOn.setSingleShot(true);
    connect(&m_fillOn, &QTimer::timeout, this, [this] { fillCards(linesAtOnce); });
    connect(&m_services.accounts, &clients::AccountService::changed, this, &AccountsPage::changedSomewhere);
    connect(&m_services.clients, &clients::ClientService::changed, this, &AccountsPage::changedSomewhere);
    connect(&m_context.scope, &Scope::changed, this, &AccountsPage::changedSomewhere);
}

AccountsPage::~AccountsPage()
{
    m_checking.cancel();
}

void AccountsPage::buildHead()
{
    m_head = new PageHead(m_context.kit, tr("Accounts"), this);
    m_connect = makeButton(m_context.kit, tr("Connect a network"), ButtonKind::Normal, Glyph::Plus,
                           ButtonSize::Normal, m_head);
    m_connect->setObjectName(QStringLiteral("showNetworks"));
    m_connect->hide();
    m_checkAll = makeButton(m_context.kit, tr("Check all now"), ButtonKind::Normal, Glyph::Refresh,
                            ButtonSize::Normal, m_head);
    m_checkAll->setObjectName(QStringLiteral("checkAll"));
    m_head->addWidget(m_connect);
    m_head->addWidget(m_checkAll);
    connect(m_checkAll, &QPushButton::clicked, this, [this] {
        if (m_toCheck > 0)
            stopChecking();
        else
            checkAll();
    });
}

QWidget *AccountsPage::makeCards()
{
    const Kit &kit = m_context.kit;
    m_scroll = new QScrollArea(m_drawer);
    m_scroll->setObjectName(QStringLiteral("accountCards"));
    m_scroll->setAccessibleName(tr("Accounts by client"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget(m_scroll);
    content->setProperty("surface", QStringLiteral("none"));
    m_cardColumn = new QVBoxLayout(content);
    m_cardColumn->setContentsMargins(0, 0, 0, 0);
    m_cardColumn->setSpacing(kit.px(12));
    m_noClients = new EmptyState(kit, Glyph::Accounts, tr("No client yet"),
                                 tr("Accounts belong to a client. Your own business is one too."), content);
    m_noClients->setAction(tr("Add a client"), Glyph::Plus);
    m_noClients->hide();
    connect(m_noClients, &EmptyState::actionTriggered, this, [this] { m_context.navigator.addClient(); });
    m_cardColumn->addWidget(m_noClients);
    m_cardColumn->addStretch(1);
    m_scroll->setWidget(content);
    return m_scroll;
}

QWidget *AccountsPage::makeSide()
{
    const Kit &kit = m_context.kit;
    auto *panel = new QWidget(m_drawer);
    panel->setAttribute(Qt::WA_StyledBackground);
    panel->setProperty("surface", QStringLiteral("window"));
    auto *around = new QVBoxLayout(panel);
    // In large text both cards are taller than the window.
    auto *scroll = new QScrollArea(panel);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *side = new QWidget(scroll);
    side->setProperty("surface", QStringLiteral("none"));
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kit.px(12));
    auto *card = new Card(kit, tr("Connect a network"), side);
    card->setObjectName(QStringLiteral("connectCard"));
    m_networks = new QListView(card);
    m_networks->setObjectName(QStringLiteral("networkChoices"));
    m_networks->setAccessibleName(tr("Connect a network"));
    // Those by hand are many: they stand in a menu, so that the card ends within the window.
    m_networks->setModel(new NetworkChoiceModel(m_services.connectors, m_services.rules,
                                                NetworkChoiceModel::Offer::Folded, m_networks));
    m_networks->setItemDelegate(new NetworkChoiceDelegate(kit, m_networks));
    m_networks->setFrameShape(QFrame::NoFrame);
    m_networks->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_networks->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    // As high as its rows (see measureSide): where that is too much, the column scrolls.
    m_networks->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_networks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_networks->setMouseTracking(true);
    m_networks->setTabKeyNavigation(false);
    m_networks->setUniformItemSizes(true);
    m_networks->setCurrentIndex(m_networks->model()->index(0, 0));
    connect(m_networks->selectionModel(), &QItemSelectionModel::currentChanged, scroll,
            [this, scroll](const QModelIndex &index) {
                const QRect row = m_networks->visualRect(index);
                const QPoint middle = m_networks->viewport()->mapTo(scroll->widget(), row.center());
                scroll->ensureVisible(0, middle.y(), 0, row.height());
            });
    const auto choose = [this](const QModelIndex &index) {
        const QRect row = m_networks->visualRect(index);
        const QPoint below =
            m_networks->viewport()->mapToGlobal(isRightToLeft() ? row.bottomRight() : row.bottomLeft());
        m_drawer->closePanel();
        if (index.data(NetworkChoiceModel::OthersRole).toBool()) {
            chooseByHand(below);
            return;
        }
        connectNetwork(index.data(NetworkChoiceModel::KeyRole).value<networks::NetworkKey>(),
                       m_context.scope.client());
    };
    // Where the style activates by a single click, both would come for one click.
    connect(m_networks, &QListView::clicked, this, [this, choose](const QModelIndex &index) {
        if (!m_networks->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr,
                                            m_networks))
            choose(index);
    });
    connect(m_networks, &QListView::activated, this, choose);
    card->body()->addWidget(m_networks);
    column->addWidget(card);
    m_legend = new LegendCard(kit, side);
    column->addWidget(m_legend);
    column->addStretch(1);
    scroll->setWidget(side);
    around->addWidget(scroll);
    return panel;
}

// A gap beside the cards; a margin around as a drawer over them.
void AccountsPage::measureSide()
{
    const int gap = m_context.kit.px(size::padding);
    const bool narrow = m_drawer->isNarrow();
    const int left = narrow || !isRightToLeft() ? gap : 0;
    const int right = narrow || isRightToLeft() ? gap : 0;
    const int above = narrow ? gap : 0;
    m_side->layout()->setContentsMargins(left, above, right, above);
    m_connect->setVisible(narrow);
    m_networks->setFixedHeight(m_networks->model()->rowCount() * m_networks->sizeHintForRow(0));
}

void AccountsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    const bool other = event->type() == QEvent::StyleChange || event->type() == QEvent::LayoutDirectionChange;
    if (other && m_side)
        measureSide();
}

void AccountsPage::showNetworks(Qt::FocusReason reason)
{
    m_drawer->openPanel();
    m_networks->setFocus(reason);
}

std::vector<ActionSpec> AccountsPage::actionSpecs()
{
    std::vector<ActionSpec> specs;
    const auto add = [&specs](const char *id, const QString &text, Glyph glyph,
                              const QKeySequence &key) -> ActionSpec & {
        ActionSpec spec;
        spec.id = QString::fromLatin1(id);
        spec.text = text;
        spec.group = tr("Accounts");
        spec.glyph = glyph;
        spec.keys = {key};
        return specs.emplace_back(std::move(spec));
    };
    add("accounts.check-all", tr("Check all accounts now"), Glyph::Refresh, Qt::Key_R);
    add("accounts.connect", tr("Connect a network"), Glyph::Plus, Qt::Key_C);
    add("accounts.next", tr("Next account"), Glyph::Down, Qt::Key_J).inPalette = false;
    add("accounts.previous", tr("Previous account"), Glyph::Up, Qt::Key_K).inPalette = false;
    return specs;
}

void AccountsPage::addActions()
{
    const auto specs = actionSpecs();
    const auto bind = [this, &specs](const char *id, std::function<void()> run) {
        m_context.actions.bind(this, specs, QString::fromLatin1(id), std::move(run));
    };
    bind("accounts.check-all", [this] { checkAll(); });
    bind("accounts.connect", [this] { showNetworks(Qt::ShortcutFocusReason); });
    bind("accounts.next", [this] { moveFocus(1); });
    bind("accounts.previous", [this] { moveFocus(-1); });
}

void AccountsPage::activate()
{
    m_active = true;
    if (m_stale)
        refresh();
    lookAtKeychain(QPointer<AccountsPage>(this));
}

void AccountsPage::deactivate()
{
    m_active = false;
    for (AccountRow *row : allRows())
        row->setChosen(false);
}

void AccountsPage::changedSomewhere()
{
    m_stale = true;
    if (m_active)
        refresh();
}

QList<QWidget *> AccountsPage::panes()
{
    return {m_scroll, m_networks};
}

QWidget *AccountsPage::firstFocus()
{
    const auto rows = allRows();
    if (!rows.empty())
        return rows.front()->menuButton();
    return m_drawer->isPanelShown() ? static_cast<QWidget *>(m_networks) : m_connect;
}

void AccountsPage::open(const PageRequest &request)
{
    if (const auto *show = std::get_if<ShowAccount>(&request)) {
        chooseRow(show->id);
        if (show->signIn)
            signInAgain(show->id);
    } else if (const auto *wanted = std::get_if<ConnectAccount>(&request)) {
        if (!wanted->network.isNull())
            connectNetwork(wanted->network, wanted->client ? wanted->client : m_context.scope.client());
        else
            showNetworks(Qt::OtherFocusReason);
    }
}

std::vector<AccountFacts> AccountsPage::factsOfClient(const clients::ClientId &client,
                                                      const QByteArray &zone) const
{
    std::vector<AccountFacts> facts;
    for (const clients::Account &account : m_services.accounts.accounts()) {
        if (account.clientId == client) {
            facts.push_back(factsOf(account, m_services.rules.findOrOther(account.network).name,
                                    m_services.connectors, m_context.clock.now(), zone));
        }
    }
    return facts;
}

void AccountsPage::refresh()
{
    m_stale = false;
    m_shown.clear();
    for (const clients::Client &client : m_services.clients.clients()) {
        if (m_context.scope.contains(client.id))
            m_shown.push_back({client, factsOfClient(client.id, client.zone)});
    }
    std::erase_if(m_cards, [this](AccountCard *card) {
        const bool stays = std::ranges::any_of(
            m_shown, [card](const Shown &shown) { return shown.client.id == card->clientId(); });
        if (!stays) {
            card->hide();
            card->deleteLater();
        }
        return !stays;
    });
    m_noClients->setVisible(m_shown.empty());
    m_filled = 0;
    // As many as the window shows: before it is first drawn, the page has no height of its own.
    fillCards(window()->height() / m_context.kit.px(lineHeight) + 1);
    refreshHead();
}

void AccountsPage::fillCards(int lines)
{
    for (; m_filled < m_shown.size(); ++m_filled) {
        const auto &[client, accounts] = m_shown[m_filled];
        const auto place = m_cards.begin() + static_cast<std::ptrdiff_t>(m_filled);
        const auto same = std::find_if(place, m_cards.end(), [&client = client](AccountCard *card) {
            return card->clientId() == client.id;
        });
        if (same != m_cards.end()) {
            std::rotate(place, same, same + 1);
            (*place)->setClient(client);
        } else if (lines > 0) {
            lines -= static_cast<int>(accounts.size()) + 1;
            auto *card = new AccountCard(m_context.kit, client, m_scroll->widget());
            connect(card, &AccountCard::rowAdded, this, &AccountsPage::followRow);
            connect(card, &AccountCard::connectRequested, this,
                    [this, card](const clients::ClientId &id) { chooseNetwork(id, card); });
            m_cards.insert(place, card);
        } else {
            break;
        }
        AccountCard *card = m_cards[m_filled];
        card->setAccounts(accounts);
        const int position = static_cast<int>(m_filled);
        if (m_cardColumn->indexOf(card) != position) {
            m_cardColumn->removeWidget(card);
            m_cardColumn->insertWidget(position, card);
        }
        card->show();
    }
    bool mainGiven = false;
    for (AccountRow *row : allRows()) {
        const bool main = row->facts().actionSignsIn && !mainGiven;
        mainGiven |= main;
        row->setMainAction(main);
    }
    if (m_filled < m_shown.size())
        m_fillOn.start();
}

void AccountsPage::refreshHead()
{
    int count = 0;
    int byHand = 0;
    int needing = 0;
    for (const Shown &shown : m_shown) {
        count += static_cast<int>(shown.accounts.size());
        byHand += static_cast<int>(std::ranges::count_if(
            shown.accounts, [](const AccountFacts &facts) { return facts.abilities.postsByHand; }));
        needing += static_cast<int>(std::ranges::count_if(shown.accounts, &AccountFacts::needsPerson));
    }
    if (m_toCheck > 0) {
        m_head->setNote(tr("Checking %1 of %2…").arg(std::min(m_checked + 1, m_toCheck)).arg(m_toCheck));
    } else {
        // What the person posts alone has no connection.
        const int connected = count - byHand;
        m_head->setNote(
            factWords({connected > 0 || byHand == 0 ? tr("%n connected", nullptr, connected) : QString(),
                       byHand > 0 ? tr("%n by hand", "accounts", byHand) : QString(),
                       needing > 0 ? tr("%n need(s) you soon", nullptr, needing) : QString()}));
    }
    m_checkAll->setText(m_toCheck > 0 ? tr("Stop checking") : tr("Check all now"));
    setEnabledWithReason(m_checkAll, count > 0 || m_toCheck > 0, tr("There is no account to check yet"));
}

std::vector<AccountRow *> AccountsPage::allRows() const
{
    std::vector<AccountRow *> rows;
    for (const AccountCard *card : m_cards)
        rows.insert(rows.end(), card->rows().begin(), card->rows().end());
    return rows;
}

AccountRow *AccountsPage::rowOf(const clients::AccountId &id) const
{
    const auto rows = allRows();
    const auto found = std::ranges::find_if(rows, [&](AccountRow *row) { return row->facts().id == id; });
    return found == rows.end() ? nullptr : *found;
}

void AccountsPage::chooseRow(const clients::AccountId &id)
{
    fillAllCards();
    for (AccountRow *row : allRows())
        row->setChosen(row->facts().id == id);
    if (AccountRow *row = rowOf(id)) {
        m_scroll->widget()->layout()->activate();
        m_scroll->ensureWidgetVisible(row);
        row->focusRow();
    }
}

void AccountsPage::moveFocus(int step)
{
    fillAllCards();
    const auto rows = allRows();
    if (rows.empty())
        return;
    const QWidget *now = QApplication::focusWidget();
    const auto at =
        std::ranges::find_if(rows, [&](AccountRow *row) { return now && row->isAncestorOf(now); });
    const auto last = static_cast<int>(rows.size()) - 1;
    const int next = at == rows.end() ? (step > 0 ? 0 : last)
                                      : std::clamp(static_cast<int>(at - rows.begin()) + step, 0, last);
    AccountRow *row = rows[static_cast<std::size_t>(next)];
    row->focusRow();
    m_scroll->ensureWidgetVisible(row);
}

void AccountsPage::followRow(AccountRow *row)
{
    connect(row, &AccountRow::actionTriggered, this, &AccountsPage::runAction);
    connect(row, &AccountRow::menuRequested, this, &AccountsPage::showMenu);
}

} // namespace hatstand::ui::accounts
