// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/sign_in_care.h"

#include "clients/account_service.h"
#include "networks/connectors.h"

#include <QPointer>

#include <algorithm>
#include <iterator>
#include <vector>

namespace hatstand::clients
{

namespace
{
constexpr Milliseconds every{std::chrono::hours(1)};
constexpr Milliseconds afterCheck{std::chrono::hours(20)};
/// A sign-in that ends within that is renewed, and asked for no more often than `betweenRenewals`.
constexpr Milliseconds beforeEnd{std::chrono::hours(24 * 10)};
constexpr Milliseconds betweenRenewals{std::chrono::hours(6)};
/// What was asked so short before a start needs no new question: the window and the service start together,
/// and a service that fails is started again and again.
constexpr Milliseconds shortlyBefore{std::chrono::minutes(30)};
constexpr Milliseconds betweenAccounts{std::chrono::seconds(2)};
} // namespace

SignInCare::SignInCare(AccountService &accounts, networks::Connectors &connectors, const Clock &clock,
                       Timers &timers, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_connectors(connectors), m_clock(clock), m_timers(timers)
{
}

SignInCare::~SignInCare()
{
    m_cancel.cancel();
}

void SignInCare::start(Milliseconds firstLook)
{
    if (m_startedAt)
        return;
    m_startedAt = m_clock.now();
    arm(firstLook);
}

void SignInCare::arm(Milliseconds delay)
{
    m_timers.callAfter(delay, this, [this] {
        look();
        arm(every);
    });
}

void SignInCare::noteOnline()
{
    if (m_startedAt && std::exchange(m_again, false))
        look();
}

bool SignInCare::isDue(const Account &account) const
{
    if (account.byHand || account.removedAt || account.health == Health::SignInNeeded ||
        account.health == Health::KeychainClosed)
        return false;
    networks::Connector *connector = m_connectors.find(account.network);
    if (!connector || !connector->signIn() || connector->isLocal())
        return false;
    if (!account.checkedAt || isOwedSinceStart(account))
        return true;
    const Instant now = m_clock.now();
    // A clock that was ahead when it was checked must not keep it from being checked for years.
    const Milliseconds ago = std::chrono::abs(now - *account.checkedAt);
    const bool endsSoon = account.signInEndsAt && *account.signInEndsAt - now <= beforeEnd;
    return ago >= (endsSoon ? betweenRenewals : afterCheck);
}

bool SignInCare::isOwedSinceStart(const Account &account) const
{
    return m_startedAt && *account.checkedAt < *m_startedAt - shortlyBefore &&
           !m_answeredSinceStart.contains(account.id);
}

void SignInCare::look()
{
    if (m_asking)
        return;
    std::vector<Account> due;
    std::ranges::copy_if(m_accounts.accounts(), std::back_inserter(due),
                         [this](const Account &account) { return isDue(account); });
    // Who has not been asked for longest is first.
    std::ranges::stable_sort(due, {}, &Account::checkedAt);
    m_due.clear();
    std::ranges::transform(due, std::back_inserter(m_due), &Account::id);
    m_asking = true;
    askNext();
}

void SignInCare::askNext()
{
    while (!m_due.empty()) {
        const AccountId id = m_due.front();
        m_due.pop_front();
        // As it stands now: another program may have asked since this look began, or the person signed in.
        const auto account = m_accounts.stored(id);
        if (account && isDue(*account)) {
            ask(this, id, m_cancel.token());
            return;
        }
    }
    m_asking = false;
}

QCoro::Task<void> SignInCare::ask(QPointer<SignInCare> self, AccountId id, CancelToken cancel)
{
    const auto health = co_await self->m_accounts.renew(id, cancel);
    if (self && !cancel.isCancelled())
        self->asked(id, health);
}

void SignInCare::asked(const AccountId &id, const Result<Health> &health)
{
    if (!health && health.error().code == ErrorCode::Offline) {
        m_again = true;
        m_due.clear(); // the others would find the same
    } else {
        m_answeredSinceStart.insert(id);
    }
    if (m_due.empty())
        m_asking = false;
    else
        m_timers.callAfter(betweenAccounts, this, [this] { askNext(); });
    // Last: who hears it may end the program.
    if (health && *health == Health::SignInNeeded)
        Q_EMIT ended(id);
}

} // namespace hatstand::clients
