// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/sign_in_care.h"

#include "clients/account_service.h"
#include "networks/connectors.h"

#include <QPointer>

namespace hatstand::clients
{

namespace
{
/// The program comes first, then its networks.
constexpr Milliseconds firstLook{std::chrono::seconds(5)};
constexpr Milliseconds every{std::chrono::hours(1)};
constexpr Milliseconds afterCheck{std::chrono::hours(20)};
/// A sign-in that ends within that is renewed, and asked for no more often than `betweenRenewals`.
constexpr Milliseconds beforeEnd{std::chrono::hours(24 * 10)};
constexpr Milliseconds betweenRenewals{std::chrono::hours(6)};
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

void SignInCare::start()
{
    if (std::exchange(m_started, true))
        return;
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
    if (m_started && std::exchange(m_again, false))
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
    if (!account.checkedAt)
        return true;
    const Instant now = m_clock.now();
    // A clock that was ahead when it was checked must not keep it from being checked for years.
    const Milliseconds ago = std::chrono::abs(now - *account.checkedAt);
    const bool endsSoon = account.signInEndsAt && *account.signInEndsAt - now <= beforeEnd;
    return ago >= (endsSoon ? betweenRenewals : afterCheck);
}

void SignInCare::look()
{
    if (m_asking)
        return;
    std::vector<AccountId> due;
    for (const Account &account : m_accounts.accounts()) {
        if (isDue(account))
            due.push_back(account.id);
    }
    if (due.empty())
        return;
    m_asking = true;
    ask(this, std::move(due), m_cancel.token());
}

QCoro::Task<void> SignInCare::ask(QPointer<SignInCare> self, std::vector<AccountId> due, CancelToken cancel)
{
    for (const AccountId &id : due) {
        const auto health = co_await self->m_accounts.renew(id, cancel);
        if (!self || cancel.isCancelled())
            co_return;
        if (!health && health.error().code == ErrorCode::Offline) {
            self->m_again = true;
            break; // the others would find the same
        }
        if (health && *health == Health::SignInNeeded)
            Q_EMIT self->ended(id);
        if (!self)
            co_return;
    }
    self->m_asking = false;
}

} // namespace hatstand::clients
