// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tray_link.h"

#include "kit/time_words.h"
#include "kit/waiting_posts.h"
#include "publish/hold.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace hatstand::ui::shell
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::shell::TrayLink)
};

/// What waits for a person may stand before what goes out; more of it than that hides nothing for long.
constexpr int lookedThrough = 200;

bool areAllHeld(const clients::AccountService &accounts)
{
    return !accounts.accounts().empty() &&
           std::ranges::all_of(accounts.accounts(), &clients::Account::paused);
}

QSet<clients::AccountId> signedOut(const clients::AccountService &accounts)
{
    QSet<clients::AccountId> ids;
    for (const clients::Account &account : accounts.accounts()) {
        if (account.health == clients::Health::SignInNeeded)
            ids.insert(account.id);
    }
    return ids;
}
} // namespace

QString trayWords(const publish::Outbox &outbox, const clients::AccountService &accounts, const Clock &clock)
{
    if (areAllHeld(accounts))
        return Words::tr("Hatstand: everything is on hold");
    const auto waiting = outbox.waiting(std::nullopt, lookedThrough);
    if (!waiting)
        return Words::tr("Hatstand: what waits could not be read");
    const auto next = std::ranges::find_if(*waiting, publish::goesByItself);
    if (next == waiting->end())
        return Words::tr("Hatstand: nothing waits to go out");
    const QByteArray zone = systemZone();
    return Words::tr("Hatstand: next %1, %2", "time, title of a post")
        .arg(dayAndTimeWords(wallTimeAt(next->delivery.dueAt, zone), wallTimeAt(clock.now(), zone).date),
             next->postTitle);
}

TrayLink::TrayLink(Tray &tray, publish::Outbox &outbox, clients::AccountService &accounts, const Clock &clock,
                   MinuteTick &minutes, QObject *parent)
    : QObject(parent)
    , m_tray(tray)
    , m_outbox(outbox)
    , m_accounts(accounts)
    , m_clock(clock)
    , m_signedOut(signedOut(accounts))
{
    connect(&outbox, &publish::Outbox::changed, this, &TrayLink::refresh);
    connect(&accounts, &clients::AccountService::changed, this, &TrayLink::refresh);
    connect(&accounts, &clients::AccountService::changed, this, &TrayLink::lookAtSignIns);
    connect(&minutes, &MinuteTick::minutePassed, this, &TrayLink::refresh);
    connect(&tray, &Tray::shown, this, &TrayLink::refresh);
    connect(&tray, &Tray::holdRequested, this, &TrayLink::hold);
}

TrayLink::~TrayLink()
{
    m_tray.setHeld(std::nullopt);
}

void TrayLink::refresh()
{
    if (!m_tray.isShown())
        return; // and asks the workspace nothing
    m_tray.setWords(trayWords(m_outbox, m_accounts, m_clock));
    m_tray.setHeld(m_accounts.accounts().empty() ? std::nullopt : std::optional(areAllHeld(m_accounts)));
}

void TrayLink::lookAtSignIns()
{
    if (!m_accounts.load())
        return; // none can be read, which is no news of any
    const QSet<clients::AccountId> before = std::exchange(m_signedOut, signedOut(m_accounts));
    const QSet<clients::AccountId> fresh = m_signedOut - before;
    for (const clients::AccountId &id : fresh)
        Q_EMIT signInNeeded(id);
}

void TrayLink::hold(bool on)
{
    std::vector<clients::AccountId> changing;
    if (on || m_held.empty()) {
        for (const clients::Account &account : m_accounts.accounts()) {
            if (account.paused != on)
                changing.push_back(account.id);
        }
    } else {
        changing = std::exchange(m_held, {});
    }
    for (const clients::AccountId &id : changing) {
        if (const auto done = m_accounts.setPaused(id, on);
            !done && done.error().code != ErrorCode::NotFound) {
            Q_EMIT troubled(done.error());
            break;
        }
        if (on)
            m_held.push_back(id);
    }
    refresh();
}

} // namespace hatstand::ui::shell
