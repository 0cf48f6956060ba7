// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/account_pausing.h"

#include "kit/handle_words.h"
#include "kit/menus.h"
#include "kit/time_words.h"
#include "plan/post.h"

#include <QMenu>

namespace hatstand::ui
{

namespace
{
QTime morning()
{
    return {9, 0};
}

QString whenWords(Instant at, Instant now)
{
    const QByteArray zone = systemZone();
    return dayAndTimeWords(wallTimeAt(at, zone), wallTimeAt(now, zone).date);
}

QString handleOf(const clients::Account &account)
{
    return handleWords(account.network, account.handle, account.byHand);
}

Result<void> put(clients::AccountPauses &pauses, const clients::AccountId &id, bool paused,
                 std::optional<Instant> until)
{
    return paused ? pauses.pause(id, until) : pauses.goOn(id);
}
} // namespace

std::vector<PauseEnd> pauseEnds(Instant now, const QByteArray &zone)
{
    const QDate today = wallTimeAt(now, zone).date;
    std::vector<PauseEnd> ends;
    ends.push_back(
        {QStringLiteral("pauseHour"), AccountPausing::tr("For an hour"), now + std::chrono::hours(1)});
    const auto add = [&](const QString &id, QDate day) {
        const auto at = plan::plannedTime({day, morning()}, zone);
        if (at)
            ends.push_back(
                {id, AccountPausing::tr("Until %1", "when").arg(whenWords(at->instant, now)), at->instant});
    };
    add(QStringLiteral("pauseTomorrow"), today.addDays(1));
    const int toMonday = 8 - today.dayOfWeek();
    if (toMonday > 1)
        add(QStringLiteral("pauseMonday"), today.addDays(toMonday));
    add(QStringLiteral("pauseWeek"), today.addDays(7 == toMonday ? 14 : 7));
    ends.push_back({QStringLiteral("pauseOpen"), AccountPausing::tr("Until you resume"), std::nullopt});
    return ends;
}

AccountPausing::AccountPausing(const PageContext &context, clients::AccountPauses &pauses,
                               const clients::AccountService &accounts, QObject *parent)
    : QObject(parent), m_context(context), m_pauses(pauses), m_accounts(accounts)
{
}

std::vector<AccountPausing::Before> AccountPausing::before(const std::vector<clients::AccountId> &ids) const
{
    std::vector<Before> before;
    for (const clients::AccountId &id : ids) {
        if (const auto account = m_accounts.account(id))
            before.push_back({id, account->paused, clients::pausedUntil(*account)});
    }
    return before;
}

Result<void> AccountPausing::putBack(clients::AccountPauses &pauses, const std::vector<Before> &before)
{
    // A pause that has ended meanwhile would have let its account go on by itself: that keeps none of the
    // others from standing as they stood. Where none can be put back, the person is told.
    std::optional<Error> past;
    bool isAnyBack = false;
    for (const Before &one : before) {
        auto done = put(pauses, one.id, one.paused, one.until);
        if (!done && done.error().code != ErrorCode::InvalidInput)
            return done;
        if (done)
            isAnyBack = true;
        else
            past = std::move(done.error());
    }
    return past && !isAnyBack ? Result<void>(fail(std::move(*past))) : Result<void>();
}

void AccountPausing::push(const QString &text, const std::vector<Before> &before, bool paused,
                          std::optional<Instant> until)
{
    clients::AccountPauses &pauses = m_pauses;
    for (const Before &one : before) {
        if (const auto done = put(pauses, one.id, paused, until); !done) {
            m_context.navigator.report(done.error());
            return;
        }
    }
    UndoStep step;
    step.text = text;
    step.undo = [&pauses, before]() -> Result<void> { return putBack(pauses, before); };
    step.redo = [&pauses, before, paused, until]() -> Result<void> {
        for (const Before &one : before) {
            if (auto done = put(pauses, one.id, paused, until); !done)
                return done;
        }
        return {};
    };
    m_context.undo.push(std::move(step));
}

void AccountPausing::pause(const clients::AccountId &id, std::optional<Instant> until)
{
    const auto account = m_accounts.account(id);
    if (!account) {
        m_context.navigator.report(account.error());
        return;
    }
    const QString text = until ? tr("%1 is paused until %2", "account, when")
                                     .arg(handleOf(*account), whenWords(*until, m_context.clock.now()))
                               : tr("%1 is paused until you resume", "account").arg(handleOf(*account));
    push(text, before({id}), true, until);
}

void AccountPausing::goOn(const std::vector<clients::AccountId> &ids)
{
    const std::vector<Before> stood = before(ids);
    if (stood.empty())
        return;
    const auto first = m_accounts.account(stood.front().id);
    const QString text = stood.size() == 1 && first
                             ? tr("%1 sends again", "account").arg(handleOf(*first))
                             : tr("%n account(s) send again", nullptr, static_cast<int>(stood.size()));
    push(text, stood, false, std::nullopt);
}

void AccountPausing::hold(const std::vector<clients::AccountId> &ids)
{
    const std::vector<Before> stood = before(ids);
    if (stood.empty())
        return;
    push(tr("%n account(s) on hold; what is due waits", nullptr, static_cast<int>(stood.size())), stood, true,
         std::nullopt);
}

void AccountPausing::addChoices(QMenu &menu, const clients::Account &account)
{
    const clients::AccountId id = account.id;
    if (account.paused) {
        QAction *on = menu.addAction(tr("Resume sending"), this, [this, id] { goOn({id}); });
        on->setObjectName(QStringLiteral("goOn"));
        menu.addSeparator();
    }
    for (const PauseEnd &end : pauseEnds(m_context.clock.now(), systemZone())) {
        QAction *action =
            menu.addAction(menuText(end.text), this, [this, id, until = end.until] { pause(id, until); });
        action->setObjectName(end.id);
    }
}

QMenu *AccountPausing::offer(const std::vector<clients::AccountId> &ids, QWidget *anchor)
{
    std::vector<clients::Account> accounts;
    for (const clients::AccountId &id : ids) {
        if (auto account = m_accounts.account(id); account && !account->removedAt)
            accounts.push_back(std::move(*account));
    }
    if (accounts.empty())
        return nullptr;
    auto *menu = new QMenu(anchor);
    menu->setObjectName(QStringLiteral("pauseMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (accounts.size() == 1) {
        menu->addSection(menuText(handleOf(accounts.front())));
        addChoices(*menu, accounts.front());
    } else {
        for (const clients::Account &account : accounts) {
            const QString handle = handleOf(account);
            QMenu *choices =
                menu->addMenu(menuText(account.paused ? tr("%1, paused", "account").arg(handle) : handle));
            choices->setObjectName(QStringLiteral("pauseOf-") + account.id.toString());
            addChoices(*choices, account);
        }
    }
    popUpUnder(*menu, anchor);
    return menu;
}

} // namespace hatstand::ui
