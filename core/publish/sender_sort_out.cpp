// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "publish/lease_owner.h"
#include "publish/missed_rule.h"
#include "publish/sender_engine.h"
#include "storage/backups.h"
#include "storage/settings_table.h"
#include "storage/transaction.h"

#include <algorithm>

namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// Of the steady clock: what comes due meanwhile must not look as if it were on time.
constexpr Milliseconds longestSleep{60'000};
/// More than this between wall clock and steady clock, and the computer slept or someone set the clock.
constexpr Milliseconds jump = onTime - longestSleep;

/// Of one that stood in a backup.
QString whyLookedFor(const Delivery &delivery)
{
    return delivery.recordKey.isEmpty()
               ? Outbox::tr("A backup was put back; it may have been posted since that was made. Only you "
                            "can tell.")
               : Outbox::tr("A backup was put back; it may have gone out since that was made. It is looked "
                            "for first.");
}
} // namespace

void SenderEngine::noticeClockJump()
{
    const Milliseconds jumped = jumpedSince(m_lastWall, m_lastSteady);
    m_lastWall = m_clock.now();
    m_lastSteady = m_clock.steady();
    if (jumped == Milliseconds(0))
        return;
    // What a network has asked to wait for is read anew: it was reckoned from the clock.
    for (Lane &lane : m_lanes)
        lane.askedUntil = Milliseconds(0);
    stepBackIfHeld();
    if (const auto sorted = sortOut(true, jumped); !sorted)
        trouble(sorted.error());
    if (m_running)
        tryKeychain(true);
    m_dirty = true;
}

Milliseconds SenderEngine::jumpedSince(Instant wall, Milliseconds steady) const
{
    const Milliseconds jumped = (m_clock.now() - wall) - (m_clock.steady() - steady);
    return jumped > jump || jumped < -jump ? jumped : Milliseconds(0);
}

Result<int> SenderEngine::sortOut(bool lookForMissed, Milliseconds jumped)
{
    if (lookForMissed && !m_othersSend)
        m_othersSend = m_presence.enter(m_database.path());
    m_sortOwed |= lookForMissed;
    m_jumpOwed += jumped;
    auto sorted = storage::inTransaction(m_database, [&]() -> Result<int> {
        int changed = 0;
        const auto add = [&changed](const Result<int> &some) {
            changed += some.value_or(0);
            return some.has_value();
        };
        // First: it tells of what was being sent in a backup that nobody sends it any more, and why.
        if (lookForMissed) {
            auto restored = sortOutRestored();
            if (!add(restored))
                return restored;
        }
        auto interrupted = sortOutInterrupted();
        if (!add(interrupted))
            return interrupted;
        if (auto freed = freeDeadLookUps(); !freed)
            return fail(std::move(freed.error()));
        if (!lookForMissed)
            return changed;
        // Turns that were reckoned by a wrong clock would never come.
        const Instant now = m_clock.now();
        if (auto healed = m_deliveries.healTurns(now); !healed)
            return healed;
        if (auto capped = m_deliveries.capTurns(now + m_options.retry.longestBackOff,
                                                now + m_options.retry.giveUpAfter);
            !capped)
            return capped;
        for (const auto part : {&SenderEngine::sortOutGone, &SenderEngine::sortOutTooEarly}) {
            auto some = (this->*part)();
            if (!add(some))
                return some;
        }
        // Where another program has been sending all the time, what is late waits for a reason that only it
        // knows. Asleep, both were.
        if (*m_othersSend && m_jumpOwed == Milliseconds(0))
            return changed;
        auto late = sortOutLate(m_jumpOwed);
        if (!add(late))
            return late;
        if (auto unlooked = sortOutUnlooked(); !add(unlooked))
            return unlooked;
        return changed;
    });
    if (sorted && lookForMissed) {
        m_sortOwed = false;
        m_jumpOwed = Milliseconds(0);
    }
    if (sorted && *sorted > 0)
        m_dirty = true;
    return sorted;
}

Result<int> SenderEngine::sortOutRestored()
{
    storage::SettingsTable settings(m_database);
    const auto at = settings.integer(storage::restoredAtKey);
    if (!at)
        return fail(at.error());
    if (!*at)
        return 0;
    if (auto marked = m_deliveries.markRestored(); !marked)
        return marked;
    if (auto removed = settings.remove(storage::restoredAtKey); !removed)
        return fail(std::move(removed.error()));
    if (auto noted = noteRestored(); !noted)
        return fail(std::move(noted.error()));
    // What a person was asked to post may have been posted since.
    const auto waiting = m_deliveries.idsInState(S::Waiting);
    if (!waiting)
        return fail(waiting.error());
    int changed = 0;
    for (const DeliveryId &id : *waiting) {
        auto delivery = m_deliveries.find(id);
        if (!delivery)
            return fail(std::move(delivery.error()));
        if (!*delivery)
            continue;
        if (auto done = lookBeforeSending(**delivery); !done)
            return fail(std::move(done.error()));
        ++changed;
    }
    return changed;
}

// They are looked up anyway; that what follows them may be there too is not to be forgotten.
Result<void> SenderEngine::noteRestored()
{
    const auto uncertain = m_deliveries.idsInState(S::Uncertain);
    if (!uncertain)
        return fail(uncertain.error());
    for (const DeliveryId &id : *uncertain) {
        auto delivery = m_deliveries.find(id);
        if (!delivery)
            return fail(std::move(delivery.error()));
        if (!*delivery)
            continue;
        const auto overslept = isOverslept(**delivery);
        if (!overslept)
            return fail(overslept.error());
        if (auto noted = m_writer.note(**delivery, Cause::BackupRestored, whyLookedFor(**delivery)); !noted)
            return noted;
        if (!*overslept)
            continue;
        if (auto noted = noteOverslept(**delivery); !noted)
            return noted;
    }
    return {};
}

Result<int> SenderEngine::sortOutGone()
{
    auto pending = m_deliveries.pendingOfRemovedAccounts();
    if (!pending)
        return fail(std::move(pending.error()));
    for (const Delivery &delivery : *pending)
        touch(delivery.id, delivery.postId);
    const auto count = static_cast<int>(pending->size());
    if (auto done = m_outbox.takeOutForGoneAccount(std::move(*pending)); !done)
        return fail(std::move(done.error()));
    return count;
}

Result<int> SenderEngine::sortOutTooEarly()
{
    auto early = m_deliveries.missedAfter(m_clock.now());
    if (!early)
        return fail(std::move(early.error()));
    int changed = 0;
    for (Delivery &delivery : *early) {
        if (!m_outbox.checkIfRepaired(delivery)) // the person has begun to change it
            continue;
        if (delivery.state == S::Cancelled) {
            const auto byRule = wasLeftByRule(delivery.id);
            if (!byRule)
                return fail(byRule.error());
            if (!*byRule)
                continue;
        }
        delivery.nextAttemptAt = delivery.dueAt;
        if (auto done = m_writer.apply(
                delivery, {S::Scheduled,
                           Cause::ClockSetRight,
                           Outbox::tr("Its time is still to come: this computer's clock was wrong."),
                           {},
                           {}});
            !done)
            return fail(std::move(done.error()));
        touch(delivery.id, delivery.postId);
        ++changed;
    }
    return changed;
}

Result<bool> SenderEngine::wasLeftByRule(const DeliveryId &id) const
{
    const auto events = m_deliveries.events(id);
    if (!events)
        return fail(events.error());
    if (events->size() < 2)
        return false;
    const DeliveryEvent &missed = (*events)[events->size() - 2];
    const DeliveryEvent &left = events->back();
    // A person takes longer than the rule, which leaves it in the moment in which it is missed.
    return wasCausedBy(missed, Cause::TimePassed) && wasCausedBy(left, Cause::Left) &&
           left.at - missed.at < std::chrono::milliseconds(100);
}

bool SenderEngine::isOver(const Delivery &delivery)
{
    const Instant now = m_clock.now();
    if (delivery.leaseOwner == m_options.owner || delivery.leaseOwner == lookFirst ||
        isKnownDead(delivery.leaseOwner))
        return true;
    // A lease that ends later than any lease could was written by a clock that was wrong.
    if (delivery.leaseUntil > now && delivery.leaseUntil <= longestLease()) {
        m_seenOver.remove(delivery.id);
        return false;
    }
    if (!isKnownAlive(delivery.leaseOwner))
        return true;
    // The computer slept, or its clock was set: who lives renews its lease as soon as it comes to that.
    const Milliseconds steady = m_clock.steady();
    const SeenOver seen{delivery.leaseUntil, steady};
    const auto before = m_seenOver.constFind(delivery.id);
    if (before == m_seenOver.cend() || before->leaseUntil != delivery.leaseUntil) {
        m_seenOver.insert(delivery.id, seen);
        return false;
    }
    return steady - before->since >= m_options.lease;
}

Result<int> SenderEngine::sortOutInterrupted()
{
    auto sending = m_deliveries.sending();
    if (!sending)
        return fail(std::move(sending.error()));
    const Instant now = m_clock.now();
    m_seenOver.removeIf([&sending](const auto &seen) {
        return std::ranges::find(*sending, seen.key(), &Delivery::id) == sending->end();
    });
    int changed = 0;
    for (Delivery &delivery : *sending) {
        if (isInHand(delivery.id))
            continue;
        if (!isOver(delivery))
            continue;
        m_seenOver.remove(delivery.id);
        // Who sends renews the lease, so it tells when that was done last; not when a wrong clock wrote it.
        const bool isOfBackup = delivery.leaseOwner == lookFirst;
        const bool isLeaseWrong = delivery.leaseUntil > longestLease();
        const Instant lastSeen =
            isLeaseWrong ? delivery.updatedAt : std::max(delivery.leaseUntil, delivery.updatedAt);
        letGo(delivery);
        // We always choose one first, but a file may have been changed by others.
        const bool hasKey = !delivery.recordKey.isEmpty();
        delivery.nextAttemptAt = hasKey ? now : never;
        const QString interrupted =
            hasKey ? Outbox::tr("Sending was interrupted; it may have arrived.")
                   : Outbox::tr("Sending was interrupted; it may have arrived, and has no key to look for.");
        const Cause cause = isOfBackup ? Cause::BackupRestored : Cause::Interrupted;
        const QString reason = isOfBackup ? whyLookedFor(delivery) : interrupted;
        if (auto done = m_writer.apply(delivery, {S::Uncertain, cause, reason, {}, {}}); !done)
            return fail(std::move(done.error()));
        if (hasKey && now - lastSeen > onTime) {
            if (auto noted = noteOverslept(delivery); !noted)
                return fail(std::move(noted.error()));
        }
        touch(delivery.id, delivery.postId);
        ++changed;
    }
    return changed;
}

// Nobody need wait for the lease of a process that died while it looked: a look-up changes nothing.
Result<void> SenderEngine::freeDeadLookUps()
{
    const Instant now = m_clock.now();
    auto uncertain = m_deliveries.turnsUntil(S::Uncertain, now);
    if (!uncertain)
        return fail(std::move(uncertain.error()));
    for (Delivery &delivery : *uncertain) {
        if (delivery.leaseUntil <= now || !isKnownDead(delivery.leaseOwner))
            continue;
        delivery.leaseOwner.clear();
        delivery.leaseUntil = now; // somebody was looking until a moment ago
        if (auto freed = m_deliveries.update(delivery, S::Uncertain, {}); !freed)
            return fail(std::move(freed.error()));
    }
    return {};
}

Result<int> SenderEngine::sortOutUnlooked()
{
    const Instant now = m_clock.now();
    const auto uncertain = m_deliveries.turnsUntil(S::Uncertain, now - onTime);
    if (!uncertain)
        return fail(uncertain.error());
    for (const Delivery &delivery : *uncertain) {
        // Who looks renews the lease; a wrong clock's tells nothing.
        const bool isLeaseWrong = delivery.leaseUntil > longestLease();
        if (isInHand(delivery.id) || (!isLeaseWrong && now - delivery.leaseUntil <= onTime))
            continue;
        if (delivery.recordKey.isEmpty()) // no rule decides: nobody but the person will look
            continue;
        const auto known = m_accounts.stored(delivery.accountId);
        if (!known)
            return fail(known.error());
        if (known->removedAt || isHeld(*known)) // it waits for its account, not for this computer
            continue;
        if (auto noted = noteOverslept(delivery); !noted)
            return fail(std::move(noted.error()));
    }
    return 0; // nothing has another state or another turn
}

Result<void> SenderEngine::noteOverslept(const Delivery &delivery)
{
    const auto already = isOverslept(delivery);
    if (!already)
        return fail(already.error());
    if (*already)
        return {};
    return m_writer.note(
        delivery, Cause::Overslept,
        Outbox::tr("This computer was not sending for a while. If it is not there, your rule for late posts "
                   "decides."));
}

Result<bool> SenderEngine::isOverslept(const Delivery &delivery) const
{
    // Whatever else happens to an uncertain one gives it another state.
    return m_writer.wasLastCausedBy(delivery.id, Cause::Overslept);
}

Result<void> SenderEngine::noteIfSleptOver(const Job &job, const Delivery &delivery)
{
    return jumpedSince(job.begunAt, job.begunSteady) > Milliseconds(0) ? noteOverslept(delivery)
                                                                       : Result<void>();
}

Result<int> SenderEngine::sortOutLate(Milliseconds jumped, const LateOf &only)
{
    auto late = m_deliveries.turnsUntil(S::Scheduled, m_clock.now() - onTime);
    if (!late)
        return fail(std::move(late.error()));
    QHash<clients::AccountId, int> lateOfAccount;
    int changed = 0;
    for (Delivery &delivery : *late) {
        if (!only.clients.isEmpty() && !only.clients.contains(delivery.clientId))
            continue;
        if (!only.accounts.isEmpty() && !only.accounts.contains(delivery.accountId))
            continue;
        if (m_clock.now() - delivery.dueAt <= only.recent)
            continue;
        const auto handled = handleLate(delivery, jumped, lateOfAccount);
        if (!handled)
            return fail(handled.error());
        changed += *handled;
    }
    return changed;
}

Result<int> SenderEngine::handleLate(Delivery &delivery, Milliseconds jumped,
                                     QHash<clients::AccountId, int> &lateOfAccount)
{
    const Instant now = m_clock.now();
    if (isInHand(delivery.id) || delivery.nextAttemptAt > now - onTime)
        return 0;
    // Account and rule as they stand now, not as they stood before the computer slept.
    const auto known = m_accounts.stored(delivery.accountId);
    if (!known)
        return fail(known.error());
    // By hand a person decides anyway; without an account, or with one that waits for a sign-in, nothing was
    // missed because of us.
    if (known->removedAt || !publisherOf(*known) || isHeld(*known))
        return 0;
    const auto client = m_outbox.m_surroundings.clients.stored(delivery.clientId);
    if (!client)
        return fail(client.error());
    if (client->archivedAt) // nothing of it goes out, nothing of it is missed
        return 0;
    if (delivery.leaseOwner == lookFirst) {
        auto done = lookBeforeSending(delivery);
        if (!done)
            return fail(std::move(done.error()));
        return 1;
    }
    const LateAction action =
        actionWhenLate(client->missedPolicy, client->grace, now - delivery.dueAt, jumped);
    if (action == LateAction::Send) {
        const int before = lateOfAccount[delivery.accountId]++;
        delivery.nextAttemptAt = now + before * m_options.lateSpacing;
        touch(delivery.id, delivery.postId);
        // Once is enough to know, however often the program is started before its turn comes.
        const auto already = m_writer.wasLastCausedBy(delivery.id, Cause::Spaced);
        if (!already)
            return fail(already.error());
        if (*already) {
            delivery.updatedAt = now;
            const auto moved = m_deliveries.update(delivery, S::Scheduled, {});
            if (!moved)
                return fail(moved.error());
            return *moved ? 1 : 0;
        }
        auto done = m_writer.apply(
            delivery,
            {S::Scheduled, Cause::Spaced, Outbox::tr("Late, but recent enough to be sent."), {}, {}});
        if (!done)
            return fail(std::move(done.error()));
        return 1;
    }
    if (auto done = miss(delivery, action == LateAction::Leave); !done)
        return fail(std::move(done.error()));
    return 1;
}

Result<void> SenderEngine::goByRule(Delivery &delivery, Milliseconds jumped)
{
    const auto client = m_outbox.m_surroundings.clients.stored(delivery.clientId);
    if (!client)
        return fail(client.error());
    if (client->archivedAt)
        return {};
    const LateAction action =
        actionWhenLate(client->missedPolicy, client->grace, m_clock.now() - delivery.dueAt, jumped);
    return action == LateAction::Send ? Result<void>() : miss(delivery, action == LateAction::Leave);
}

Result<Milliseconds> SenderEngine::longestLate(const Delivery &delivery) const
{
    const Milliseconds longest = m_options.retry.giveUpAfter;
    if (m_clock.now() - delivery.dueAt < longest)
        return longest;
    const auto client = m_outbox.m_surroundings.clients.stored(delivery.clientId);
    if (!client)
        return fail(client.error());
    // Who lets things go out days late means it.
    const bool isPatient = client->missedPolicy == clients::MissedPolicy::SendIfRecent;
    return isPatient ? std::max<Milliseconds>(longest, client->grace) : longest;
}

Result<void> SenderEngine::miss(Delivery &delivery, bool leave)
{
    touch(delivery.id, delivery.postId);
    auto done = m_writer.apply(delivery, {S::Missed,
                                          Cause::TimePassed,
                                          Outbox::tr("Its time passed while this computer was not sending."),
                                          {},
                                          {}});
    if (done && leave && delivery.hasBegun())
        return m_outbox.leaveRest(delivery, Outbox::tr("Its time passed before the rest of it was sent."));
    if (done && leave) {
        done = m_writer.apply(
            delivery,
            {S::Cancelled, Cause::Left, Outbox::tr("Left unsent, as you chose for this client."), {}, {}});
    }
    return done;
}

Result<void> SenderEngine::lookBeforeSending(Delivery &delivery)
{
    touch(delivery.id, delivery.postId);
    m_notThereSince.remove(delivery.id); // that was of the part before
    delivery.leaseOwner.clear();
    delivery.nextAttemptAt = m_clock.now();
    m_dirty = true;
    return m_writer.apply(delivery, {S::Uncertain, Cause::BackupRestored, whyLookedFor(delivery), {}, {}});
}

} // namespace hatstand::publish
