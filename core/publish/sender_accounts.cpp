// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "publish/missed_rule.h"
#include "publish/sender_engine.h"
#include "storage/transaction.h"

namespace hatstand::publish
{

namespace
{
/// While something waits for a keychain to be opened. Each look may ask the person for its password.
constexpr Milliseconds keychainEvery{std::chrono::minutes(5)};
} // namespace

void SenderEngine::wanted(const QSet<clients::AccountId> &accounts)
{
    m_nextProbe = Milliseconds(0);
    for (const clients::AccountId &id : accounts) {
        const auto lane = m_lanes.find(id);
        if (lane == m_lanes.end())
            continue;
        lane->holdUntil = Milliseconds(0);
        lane->offlineInARow = 0;
    }
}

std::vector<clients::AccountId> SenderEngine::closedAccounts(bool evenWithNothingDue) const
{
    std::vector<clients::AccountId> closed;
    for (const clients::Account &account : m_accounts.accounts()) {
        if (account.health != clients::Health::KeychainClosed || account.paused)
            continue;
        const auto lane = m_lanes.constFind(account.id);
        const bool isDue = lane != m_lanes.constEnd() && !lane->queue.empty();
        if (evenWithNothingDue || isDue)
            closed.push_back(account.id);
    }
    return closed;
}

void SenderEngine::tryKeychain(bool evenWithNothingDue)
{
    m_nextKeychainTry = m_clock.steady() + keychainEvery;
    for (const clients::AccountId &id : closedAccounts(evenWithNothingDue)) {
        if (!m_tests.contains(id))
            testAccount(weak_from_this(), id);
    }
}

QCoro::Task<void> SenderEngine::testAccount(std::weak_ptr<SenderEngine> weak, clients::AccountId id)
{
    auto self = weak.lock();
    if (!self)
        co_return;
    clients::AccountService &accounts = self->m_accounts; // outlives the engine
    const CancelSource cancel;
    self->m_tests.insert(id, cancel);
    self.reset();
    // What it finds is written with the account, and told from there.
    (void)co_await accounts.test(id, cancel.token());
    if (const auto alive = weak.lock())
        alive->m_tests.remove(id);
}

QCoro::Task<void> SenderEngine::testClosed(std::shared_ptr<SenderEngine> self, CancelToken cancel)
{
    const std::vector<clients::AccountId> closed = self->closedAccounts(true);
    clients::AccountService &accounts = self->m_accounts;
    for (const clients::AccountId &id : closed) {
        if (cancel.isCancelled() || self->m_closed)
            co_return;
        (void)co_await accounts.test(id, cancel);
    }
}

QSet<clients::ClientId> SenderEngine::noteArchived()
{
    const auto archived = m_outbox.m_surroundings.clients.archived();
    if (!archived) {
        trouble(archived.error());
        return {};
    }
    QSet<clients::ClientId> now;
    for (const clients::Client &client : *archived)
        now.insert(client.id);
    QSet<clients::ClientId> back = m_archived;
    back.subtract(now);
    m_archived = std::move(now);
    return back;
}

QSet<clients::AccountId> SenderEngine::noteHeld()
{
    QSet<clients::AccountId> now;
    for (const clients::Account &account : m_accounts.accounts()) {
        if (isHeld(account))
            now.insert(account.id);
    }
    QSet<clients::AccountId> back = m_held;
    back.subtract(now);
    m_held = std::move(now);
    return back;
}

void SenderEngine::sortOutReleased(const LateOf &only)
{
    const auto late = storage::inTransaction(m_database, [&] { return sortOutLate(Milliseconds(0), only); });
    if (late)
        return;
    m_sortOwed = true;
    m_othersSend = false; // it is all ours to sort out
    trouble(late.error());
}

void SenderEngine::endPauses()
{
    if (const auto ended = m_pauses.endDue(); !ended)
        trouble(ended.error());
}

void SenderEngine::clientsChanged()
{
    if (m_closed)
        return;
    if (const QSet<clients::ClientId> back = noteArchived(); m_running && !back.isEmpty())
        sortOutReleased({back, {}, {}});
    stepBackIfHeld();
    m_dirty = true;
    pump();
}

void SenderEngine::accountsChanged()
{
    m_accountsKnown = false;
    if (m_closed)
        return;
    if (const QSet<clients::AccountId> back = noteHeld(); m_running && !back.isEmpty())
        sortOutReleased({{}, back, longestOutage});
    stepBackIfHeld();
    m_dirty = true;
    pump();
}

} // namespace hatstand::publish
