// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "publish/lease_owner.h"
#include "publish/missed_rule.h"
#include "publish/sender_engine.h"
#include "storage/transaction.h"

namespace hatstand::publish
{

namespace
{
using S = DeliveryState;
} // namespace

Result<int> SenderEngine::sortOut(bool lookForMissed)
{
    auto sorted = storage::inTransaction(m_database, [&]() -> Result<int> {
        auto changed = sortOutInterrupted();
        if (!changed || !lookForMissed)
            return changed;
        const auto late = sortOutLate();
        if (!late)
            return fail(late.error());
        return *changed + *late;
    });
    if (sorted && *sorted > 0)
        m_dirty = true;
    return sorted;
}

Result<int> SenderEngine::sortOutInterrupted()
{
    auto sending = m_deliveries.sending();
    if (!sending)
        return fail(std::move(sending.error()));
    const Instant now = m_clock.now();
    int changed = 0;
    for (Delivery &delivery : *sending) {
        if (m_jobs.contains(delivery.id))
            continue;
        // A lease that ends later than any lease could was written by a clock that was wrong.
        const bool isOver = delivery.leaseUntil <= now || delivery.leaseUntil > now + 2 * m_options.lease ||
                            delivery.leaseOwner == m_options.owner || isKnownDead(delivery.leaseOwner);
        if (!isOver)
            continue;
        delivery.leaseOwner.clear();
        delivery.leaseUntil = {};
        delivery.nextAttemptAt = now;
        if (auto done = m_writer.apply(delivery, {S::Uncertain,
                                                  Cause::Interrupted,
                                                  Outbox::tr("Sending was interrupted; it may have arrived."),
                                                  {},
                                                  {}});
            !done)
            return fail(std::move(done.error()));
        touch(delivery.postId);
        ++changed;
    }
    return changed;
}

Result<int> SenderEngine::sortOutLate()
{
    auto late = m_deliveries.scheduledUntil(m_clock.now() - onTime);
    if (!late)
        return fail(std::move(late.error()));
    QHash<clients::AccountId, int> lateOfAccount;
    int changed = 0;
    for (Delivery &delivery : *late) {
        const auto handled = handleLate(delivery, lateOfAccount);
        if (!handled)
            return fail(handled.error());
        changed += *handled;
    }
    return changed;
}

Result<int> SenderEngine::handleLate(Delivery &delivery, QHash<clients::AccountId, int> &lateOfAccount)
{
    const Instant now = m_clock.now();
    if (m_jobs.contains(delivery.id) || delivery.nextAttemptAt > now - onTime)
        return 0;
    const clients::Account *known = account(delivery.accountId);
    // By hand a person decides anyway; without an account, or with one that waits for a sign-in, nothing was
    // missed because of us.
    if (!known || !publisherOf(*known) || isHeld(*known))
        return 0;
    const auto client = m_outbox.m_surroundings.clients.client(delivery.clientId);
    if (!client)
        return fail(client.error());
    const LateAction action = actionWhenLate(client->missedPolicy, client->grace, now - delivery.dueAt);
    if (action == LateAction::Send) {
        const int before = lateOfAccount[delivery.accountId]++;
        delivery.nextAttemptAt = now + before * m_options.lateSpacing;
        auto done = m_writer.apply(
            delivery,
            {S::Scheduled, Cause::Spaced, Outbox::tr("Late, but recent enough to be sent."), {}, {}});
        if (!done)
            return fail(std::move(done.error()));
        touch(delivery.postId);
        return 1;
    }
    auto done = m_writer.apply(delivery, {S::Missed,
                                          Cause::TimePassed,
                                          Outbox::tr("Its time passed while this computer was not sending."),
                                          {},
                                          {}});
    if (done && action == LateAction::Leave) {
        done = m_writer.apply(
            delivery,
            {S::Cancelled, Cause::Left, Outbox::tr("Left unsent, as you chose for this client."), {}, {}});
    }
    if (!done)
        return fail(std::move(done.error()));
    touch(delivery.postId);
    return 1;
}

} // namespace hatstand::publish
