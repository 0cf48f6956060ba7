// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts/account_facts.h"
#include "base/cancel.h"
#include "clients/account_pauses.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/keychain_credentials.h"
#include "kit/page.h"
#include "kit/page_context.h"

#include <QTimer>

#include <functional>
#include <limits>
#include <memory>
#include <vector>

class QListView;
class QMenu;
class QModelIndex;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace hatstand::networks
{
class LoopbackVisit;
class PracticeTimeline;
class RulesCatalogue;
} // namespace hatstand::networks
namespace hatstand::ui
{
class AccountPausing;
class Drawer;
class EmptyState;
class PageHead;
} // namespace hatstand::ui

namespace hatstand::ui::accounts
{

class AccountCard;
class AccountRow;
class LegendCard;

/// Where the clients are present: what works, what needs the person, connecting and removing.
class AccountsPage final : public Page
{
    Q_OBJECT
public:
    /// What the page works with; all of it outlives the page.
    struct Services
    {
        clients::ClientService &clients;
        clients::AccountService &accounts;
        networks::Connectors &connectors;
        const networks::RulesCatalogue &rules;
        const clients::KeychainCredentials &credentials;
        clients::AccountPauses &pauses;
        networks::PracticeTimeline *practice = nullptr; ///< null: Practice always behaves
        std::function<void(const QUrl &)> openAddress;
        /// For a sign-in by the browser; empty: there is none.
        std::function<std::shared_ptr<networks::LoopbackVisit>()> makeVisit = {};
        /// Whether what goes to the account is handed over ahead of time, where its network can hold posts.
        /// Unset: that is not offered.
        std::function<bool(const clients::Account &)> handsOver = {};
        std::function<void(clients::Account &, bool)> setHandsOver = {};
    };
    AccountsPage(const PageContext &context, Services services, QWidget *parent = nullptr);
    ~AccountsPage() override;

    [[nodiscard]] QString title() const override { return tr("Accounts"); }
    void activate() override;
    void deactivate() override;
    void open(const PageRequest &request) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstFocus() override;
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();

protected:
    void changeEvent(QEvent *event) override;

private:
    // Building and showing
    void buildHead();
    [[nodiscard]] QWidget *makeCards();
    [[nodiscard]] QWidget *makeSide();
    void measureSide();
    /// Brings the networks into view, and the keyboard to them.
    void showNetworks(Qt::FocusReason reason);
    void addActions();
    void changedSomewhere();
    void refresh();
    /// Brings the cards to what `m_shown` says, from the first; makes new ones until they are `lines` high
    /// (a line for each account and each head), and then comes back for the rest in a later turn of the event
    /// loop, so that who has fifty clients sees the page at once.
    void fillCards(int lines);
    void fillAllCards() { fillCards(std::numeric_limits<int>::max()); }
    void refreshHead();
    [[nodiscard]] std::vector<AccountFacts> factsOfClient(const clients::ClientId &client,
                                                          const QByteArray &zone) const;
    [[nodiscard]] std::vector<AccountRow *> allRows() const;
    [[nodiscard]] AccountRow *rowOf(const clients::AccountId &id) const;
    void chooseRow(const clients::AccountId &id);
    void moveFocus(int step);
    void followRow(AccountRow *row);

    // Doing
    void runAction(const clients::AccountId &id);
    void showMenu(const clients::AccountId &id, const QPoint &at);
    void connectNetwork(const networks::NetworkKey &network,
                        const std::optional<clients::ClientId> &client = std::nullopt);
    void chooseNetwork(const clients::ClientId &client, QWidget *under);
    void chooseByHand(const QPoint &at);
    /// Into a menu, each with how long it takes.
    void offerNetwork(QMenu &menu, const QModelIndex &choice, const std::optional<clients::ClientId> &client);
    void signInAgain(const clients::AccountId &id);
    void editByHand(const clients::AccountId &id);
    void openPage(const clients::AccountId &id);
    void setHandsOver(const clients::AccountId &id, bool handsOver);
    void checkAll();
    void stopChecking();
    [[nodiscard]] std::optional<clients::ClientId> onlyClient() const;
    [[nodiscard]] QString handleOf(const clients::AccountId &id) const;
    // Coroutines take what they need by value; the page may go while they wait.
    static QCoro::Task<void> check(QPointer<AccountsPage> self, std::vector<clients::AccountId> ids,
                                   CancelToken cancel);
    static QCoro::Task<void> askAndSignOut(QPointer<AccountsPage> self, clients::AccountId id);
    static QCoro::Task<void> askAndRemove(QPointer<AccountsPage> self, clients::AccountId id);
    static QCoro::Task<void> lookAtKeychain(QPointer<AccountsPage> self);

    PageContext m_context;
    Services m_services;
    AccountPausing *m_pausing;
    PageHead *m_head = nullptr;
    QPushButton *m_checkAll = nullptr;
    QPushButton *m_connect = nullptr; ///< opens the drawer of a narrow window
    Drawer *m_drawer = nullptr;
    QWidget *m_side = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_cardColumn = nullptr;
    EmptyState *m_noClients = nullptr;
    QListView *m_networks = nullptr;
    LegendCard *m_legend = nullptr;
    /// What the cards are to show.
    struct Shown
    {
        clients::Client client;
        std::vector<AccountFacts> accounts;
    };
    std::vector<Shown> m_shown;
    std::vector<AccountCard *>
        m_cards;              ///< in the order of the column; at the end of filling one for each shown
    std::size_t m_filled = 0; ///< so many of the shown have their card
    QTimer m_fillOn;
    CancelSource m_checking;
    int m_toCheck = 0; ///< 0: nothing is being checked
    int m_checked = 0;
    bool m_active = false;
    bool m_stale = true;
};

} // namespace hatstand::ui::accounts
