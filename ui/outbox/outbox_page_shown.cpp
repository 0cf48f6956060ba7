// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/banner.h"
#include "kit/empty_state.h"
#include "kit/handle_words.h"
#include "kit/segmented_control.h"
#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "networks/rules_catalogue.h"
#include "outbox/by_hand_fitting.h"
#include "outbox/by_hand_panel.h"
#include "outbox/delivery_columns.h"
#include "outbox/delivery_panel.h"
#include "outbox/list_bar.h"
#include "outbox/outbox_page.h"
#include "outbox/wait_text.h"
#include "publish/frozen_content.h"

#include <QLabel>
#include <QLocale>

#include <algorithm>

/// What the page says beside its list: head, accounts, pauses, what is not listed, the chosen delivery.
namespace hatstand::ui::outbox
{

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
        const publish::WaitingCount count =
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
    QString rule = tr("Posts that come due wait.");
    if (client && isOneClients)
        rule = pauseRule(client->missedPolicy, client->grace);
    // A network does not know of the pause.
    int there = 0;
    for (const clients::Account &account : paused)
        there += m_services.outbox.countHandedOver(account.id).value_or(0);
    if (there > 0)
        rule += QLatin1Char(' ') +
                tr("%n post(s) handed over go(es) out there all the same, unless you take it back.", nullptr,
                   there);
    m_paused->setMessage(fact, rule);
}

void OutboxPage::refreshMore()
{
    const int whole = m_model->wholeCount();
    const bool isCut = m_model->list() != OutboxModel::List::History && whole > OutboxModel::mostRows;
    m_more->setVisible(isCut);
    if (isCut) {
        m_more->setText(tr("Only the first %1 of %n delivery(s) are listed.", nullptr, whole)
                            .arg(QLocale().toString(OutboxModel::mostRows)));
    }
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

} // namespace hatstand::ui::outbox
