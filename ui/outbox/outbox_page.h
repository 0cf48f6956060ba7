// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account_pauses.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/traffic_journal.h"
#include "kit/page.h"
#include "kit/page_context.h"
#include "outbox/delivery_words.h"
#include "outbox/outbox_model.h"

#include <functional>

class QLabel;

namespace hatstand::ui
{
class AccountPausing;
class Banner;
class Card;
class Drawer;
class EmptyState;
class PageHead;
class SegmentedControl;
} // namespace hatstand::ui

namespace hatstand::ui::outbox
{

class ByHandFitting;
class DeliveryActions;
class DeliveryPanel;
class DeliveryColumns;
class ListBar;
class TrafficPane;

/// What needs the person, what waits, and what has become of all else; beside it the chosen delivery with its
/// journal. And what left this computer for it.
class OutboxPage final : public Page
{
    Q_OBJECT
public:
    /// What the page works with; all of it outlives the page.
    struct Services
    {
        publish::Outbox &outbox;
        clients::ClientService &clients;
        clients::AccountService &accounts;
        const networks::RulesCatalogue &rules;
        std::function<QString(const plan::MediaItem &)> mediaPath;
        std::function<void(const QUrl &)> openAddress;
        const publish::DeliveryHistory &history;
        clients::AccountPauses &pauses;
        clients::TrafficJournal &traffic;
        /// Makes files ready to be dragged into a browser; see publish::fittingByHand. Set.
        publish::Surroundings::Fit fitByHand;
    };
    OutboxPage(const PageContext &context, Services services, QWidget *parent = nullptr);
    ~OutboxPage() override;

    [[nodiscard]] QString title() const override { return tr("Outbox"); }
    void activate() override;
    void deactivate() override;
    void open(const PageRequest &request) override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QWidget *firstFocus() override;
    bool findInPage() override;
    /// What the page can do, known before it is built.
    [[nodiscard]] static std::vector<ActionSpec> actionSpecs();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead();
    [[nodiscard]] QWidget *makeList();
    void measurePanel();
    void fitNote();
    void addActions();
    void followServices();
    void narrow();
    void clearFilters();
    void changedSomewhere();
    void refresh();
    void refreshHead();
    void refreshAccounts();
    void refreshPauses();
    void refreshEmpty();
    /// Says that not all of the list is listed.
    void refreshMore();
    void refreshPanel();
    void refreshByHand(const publish::OutboxItem &item, const std::optional<networks::OutgoingPost> &post);
    void showList(int list);
    void chooseRow(int row);
    void move(int step);
    /// Runs the first of these that the chosen delivery offers.
    void runFirst(std::initializer_list<DeliveryAction> actions);
    void perform(DeliveryAction action, QWidget *anchor);
    void offerPause();
    /// Accounts of the client in view, or the one that the list is narrowed to.
    [[nodiscard]] std::vector<clients::Account> accountsInView() const;
    [[nodiscard]] Drawer *drawer() const;
    [[nodiscard]] bool showsTraffic() const;
    void openPageByHand();
    void postedByHand(const QUrl &url);
    [[nodiscard]] bool choosesByHand() const;
    [[nodiscard]] const publish::OutboxItem *chosen() const;

    PageContext m_context;
    Services m_services;
    OutboxModel *m_model;
    AccountPausing *m_pausing;
    DeliveryActions *m_actions;
    ByHandFitting *m_fitting;
    PageHead *m_head = nullptr;
    QPushButton *m_detailsButton = nullptr;
    SegmentedControl *m_lists = nullptr;
    ListBar *m_bar = nullptr;
    Banner *m_paused = nullptr;      ///< says which accounts are
    QWidget *m_pausedRoom = nullptr; ///< the banner and the gaps around it
    Card *m_card = nullptr;
    DeliveryColumns *m_table = nullptr;
    QLabel *m_more = nullptr; ///< below the table
    EmptyState *m_empty = nullptr;
    DeliveryPanel *m_panel = nullptr;
    Drawer *m_drawer = nullptr;
    TrafficPane *m_traffic = nullptr;
    QWidget *m_side = nullptr; ///< the panel and the gap before it
    QLabel *m_note = nullptr;  ///< of the head
    QStringList m_noteParts;
    publish::DeliveryId m_chosen;
    bool m_active = false;
    bool m_stale = true;
    bool m_choosing = false;
};

} // namespace hatstand::ui::outbox
