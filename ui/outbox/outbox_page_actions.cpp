// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/account_pausing.h"
#include "kit/drawer.h"
#include "kit/segmented_control.h"
#include "networks/rules_catalogue.h"
#include "outbox/by_hand_panel.h"
#include "outbox/delivery_actions.h"
#include "outbox/delivery_columns.h"
#include "outbox/delivery_panel.h"
#include "outbox/list_bar.h"
#include "outbox/outbox_page.h"

#include <QPushButton>

#include <algorithm>

/// What can be done on the page.
namespace hatstand::ui::outbox
{

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
    add("outbox.pause", tr("Pause accounts or resume them…"), Glyph::Pause, Qt::Key_P);
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
    bind("outbox.pause", [this] { offerPause(); });
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

void OutboxPage::offerPause()
{
    std::vector<clients::AccountId> ids;
    for (const clients::Account &account : accountsInView())
        ids.push_back(account.id);
    QWidget *anchor =
        m_bar->pauseButton()->isVisible() ? static_cast<QWidget *>(m_bar->pauseButton()) : m_lists;
    if (!m_pausing->offer(ids, anchor))
        m_context.navigator.say(tr("There is no account to pause."));
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
    const publish::OutboxItem *item = chosen();
    if (!item)
        return;
    if (action == DeliveryAction::GoOn)
        m_pausing->goOn({item->delivery.accountId});
    else
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

} // namespace hatstand::ui::outbox
