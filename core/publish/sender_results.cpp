// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "clients/sign_in_generation.h"
#include "publish/attempt_outcome.h"
#include "publish/frozen_content.h"
#include "publish/sender_engine.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <algorithm>

namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

constexpr Milliseconds firstOfflineWait{30'000};
constexpr Milliseconds longestOfflineWait{std::chrono::minutes(5)};
/// Of several accounts: what ends like that is noted together.
constexpr Milliseconds closeTogether{20};

/// For support: no message text and no secret can be in it.
QString technical(const Error &error)
{
    QString words = errorCodeName(error.code);
    if (error.httpStatus != 0)
        words += QStringLiteral(" http %1").arg(error.httpStatus);
    return words;
}

/// Some networks have the moment from us. Where that is only when it came into the outbox, because a backup
/// brought it back, it is taken to have gone at its time.
networks::PublishedPost whenTold(Instant sent, const Delivery &delivery, Instant now,
                                 networks::PublishedPost post)
{
    if (post.at && *post.at == sent && !firstAttempt(delivery.content))
        post.at = std::min(delivery.dueAt, now);
    return post;
}
} // namespace

void SenderEngine::letGo(Delivery &delivery)
{
    delivery.leaseOwner.clear();
    delivery.leaseUntil = {};
}

Result<void> SenderEngine::settle(const DeliveryId &id, DeliveryState expected,
                                  const std::function<Result<void>(Delivery &)> &write)
{
    auto found = m_deliveries.find(id);
    if (!found)
        return fail(std::move(found.error()));
    // Not ours any more: the lease ran out and another looked it up, or the person decided.
    if (!*found || (*found)->state != expected || (*found)->leaseOwner != m_options.owner) {
        m_dirty = true;
        return {};
    }
    return write(**found);
}

void SenderEngine::leaveLane(const Job &job)
{
    Lane &lane = m_lanes[job.accountId];
    --lane.busy;
    lane.pauseUntil = std::max(lane.pauseUntil, m_clock.steady() + m_options.pausePerAccount);
}

void SenderEngine::ended(const Job &job, const std::function<Result<void>(Delivery &)> &write)
{
    const DeliveryId id = job.id;
    const S expected = job.expected();
    const auto store = [this, id, expected, write] {
        return storage::inTransaction(m_database, [&] { return settle(id, expected, write); });
    };
    noteGathered(); // in the order in which they ended
    leaveLane(job);
    if (const auto stored = store(); !stored) {
        // Known, but not written: it stays leased to us and is written as soon as that is possible. If the
        // program ends before, it is looked up.
        m_unwritten.emplace_back(id, store);
        trouble(stored.error());
        show(job.postId);
    } else {
        m_jobs.remove(id);
        touch(id, job.postId);
    }
}

void SenderEngine::storeAgain()
{
    const auto waiting = std::exchange(m_unwritten, {});
    for (const auto &[id, store] : waiting) {
        if (const auto stored = store(); !stored) {
            m_unwritten.emplace_back(id, store);
            trouble(stored.error());
        } else {
            m_jobs.remove(id);
            if (const auto written = m_deliveries.find(id); written && *written)
                touch(id, (*written)->postId);
        }
    }
}

void SenderEngine::attemptEnded(const Job &job, const Result<networks::PublishedPost> &result)
{
    Lane &lane = m_lanes[job.accountId];
    if (wasCalledBack(job, result))
        return;
    if (std::ranges::any_of(lane.row, [&job](const Lane::Ready &ready) { return ready.id == job.id; })) {
        rowEnded(job, result);
        return;
    }
    lane.goneInARow = result ? lane.goneInARow + 1 : 0;
    if (result && job.isWhole()) {
        const Milliseconds took = m_clock.steady() - lane.rowSince;
        lane.took = static_cast<double>(took.count()) / ++lane.gone;
    }
    if (result && job.isWhole() && (!lane.row.empty() || !lane.ahead.empty())) {
        gather(job, *result);
        goOn(job.accountId);
        return;
    }
    const auto self = shared_from_this(); // a listener may destroy the sender
    if (result && job.isWhole() && (!m_gathered.empty() || isOfBurst(job))) {
        leaveLane(job);
        gather(job, *result);
        if (takesWork()) {
            // The next ones first: what has arrived can be written down while they are on their way.
            if (m_lanes[job.accountId].queue.empty())
                noteSoon();
            else
                pumpSoon();
            return;
        }
        noteGathered();
        if (!m_closed)
            pump();
        return;
    }
    giveBack(m_lanes[job.accountId]);
    ended(job, [this, job, result](Delivery &delivery) {
        return result ? linkThere(job, delivery, *result, Cause::LinkAccepted, Cause::Accepted)
                      : attemptFailed(job, delivery, result.error());
    });
    if (result) {
        noteReached(job);
        noteHealth(job.accountId, clients::Health::Works, {});
    } else {
        noteFailure(job, result.error());
    }
    if (m_closed)
        return;
    if (result && job.isLastLink)
        m_listener.sent(job.id);
    if (!m_closed)
        pump();
}

bool SenderEngine::isOfBurst(const Job &job)
{
    const Milliseconds now = m_clock.steady();
    return now - std::exchange(m_lastAccepted, now) < closeTogether && job.publisher->repeatIsSafe();
}

Result<void> SenderEngine::published(const Job &job, Delivery &delivery, const networks::PublishedPost &post,
                                     Cause cause)
{
    m_lanes[job.accountId].offlineInARow = 0;
    m_notThereSince.remove(delivery.id);
    letGo(delivery);
    delivery.error = {};
    delivery.handOver = HandOver::No;
    delivery.remoteId = post.remoteId;
    delivery.remoteUrl = post.url;
    delivery.revision = post.revision;
    delivery.publishedAt = post.at.value_or(m_clock.now());
    const QString reason = cause == Cause::Accepted ? Outbox::tr("The network accepted it.")
                                                    : Outbox::tr("It was found on the network.");
    return m_writer.apply(delivery, {S::Published, cause, reason, {}, m_options.owner});
}

Result<void> SenderEngine::attemptFailed(const Job &job, Delivery &delivery, const Error &error)
{
    const Instant now = m_clock.now();
    Lane &lane = m_lanes[job.accountId];
    letGo(delivery);
    delivery.error = error;
    const Failure own = failureOf(error.code);
    if (own != Failure::Offline)
        lane.offlineInARow = 0;
    const Milliseconds backOff = m_options.retry.backOff(delivery.attempts, error.retryAfter, chance());
    if (error.code == ErrorCode::RateLimited)
        lane.askedUntil = std::max(lane.askedUntil, m_clock.steady() + backOff);
    // What could not be looked up may stand there since before, whatever became of its repeat.
    const Failure failure = job.isRepeat ? Failure::Unclear : own;
    // Nothing has arrived, so nothing has to be repeated to the byte: the next attempt tells its own time.
    if (job.isFirst && failure != Failure::Unclear)
        delivery.content = withoutFirstAttempt(delivery.content);
    // When the computer slept over it, its new turn would hide that it is late.
    const Milliseconds jumped = jumpedSince(job.begunAt, job.begunSteady);
    switch (failure) {
    case Failure::Offline: {
        --delivery.attempts;
        // Nobody has to do anything about it.
        delivery.error.remedy = Outbox::tr("It is tried again when there is a line.");
        Milliseconds wait = firstOfflineWait;
        for (int row = 0; row < lane.offlineInARow && wait < longestOfflineWait; ++row)
            wait = std::min(wait * 2, longestOfflineWait);
        ++lane.offlineInARow;
        lane.holdUntil = std::max(lane.holdUntil, m_clock.steady() + wait);
        delivery.nextAttemptAt = now + wait;
        auto done = m_writer.apply(
            delivery, {S::Scheduled, Cause::NotArrived, error.what, technical(error), m_options.owner});
        return done && jumped > Milliseconds(0) ? goByRule(delivery, jumped) : done;
    }
    case Failure::TryLater: {
        const auto mayTry = mayTryAgain(delivery);
        if (!mayTry)
            return fail(mayTry.error());
        if (!*mayTry) {
            return giveUp(delivery,
                          {S::Failed, Cause::GivenUp, error.what, technical(error), m_options.owner});
        }
        delivery.nextAttemptAt = now + backOff;
        auto done = m_writer.apply(
            delivery, {S::Scheduled, Cause::NotArrived, error.what, technical(error), m_options.owner});
        return done && jumped > Milliseconds(0) ? goByRule(delivery, jumped) : done;
    }
    case Failure::AccountWaits:
        --delivery.attempts;
        return m_writer.apply(
            delivery, {S::Scheduled, Cause::AccountWaits, error.what, technical(error), m_options.owner});
    case Failure::Final:
        return giveUp(delivery,
                      {S::Failed, Cause::RefusedForGood, error.what, technical(error), m_options.owner});
    case Failure::Unclear:
        break;
    }
    delivery.nextAttemptAt = now;
    lane.queue.push_front({delivery.id, now, S::Uncertain});
    auto done = m_writer.apply(delivery,
                               {S::Uncertain, Cause::Unclear, error.what, technical(error), m_options.owner});
    return done ? noteIfSleptOver(job, delivery) : done;
}

void SenderEngine::noteReached(const Job &job)
{
    const clients::Account *known = account(job.accountId);
    // What is on this computer is reached without a line too.
    if (!m_online && known && !isLocal(*known))
        setOnline(true);
}

void SenderEngine::noteFailure(const Job &job, const Error &error)
{
    const Failure failure = failureOf(error.code);
    if (isFromNetwork(error.code))
        noteReached(job);
    if (failure == Failure::AccountWaits) {
        const bool isSignIn = error.code == ErrorCode::SignInNeeded;
        noteHealth(job.accountId, isSignIn ? clients::Health::SignInNeeded : clients::Health::KeychainClosed,
                   error, clients::signInGeneration(job.account));
    }
}

Result<void> SenderEngine::giveUp(Delivery &delivery, const DeliveryWriter::Change &change)
{
    auto done = m_writer.apply(delivery, change);
    if (done) {
        m_database.afterCommit([weak = weak_from_this(), id = delivery.id] {
            if (const auto self = weak.lock())
                self->m_failed.push_back(id);
        });
    }
    return done;
}

Result<bool> SenderEngine::mayTryAgain(const Delivery &delivery) const
{
    const auto longest = longestLate(delivery);
    if (!longest)
        return fail(longest.error());
    RetryPolicy policy = m_options.retry;
    policy.giveUpAfter = *longest;
    return policy.mayTryAgain(delivery.attempts, m_clock.now() - delivery.dueAt);
}

void SenderEngine::noteHealth(const clients::AccountId &id, clients::Health health, const Error &note,
                              std::optional<int> generation)
{
    const auto known = m_accounts.stored(id);
    if (!known) {
        m_lanes[id].holdUntil = m_clock.steady() + m_options.retry.longestBackOff;
        trouble(known.error());
        return;
    }
    if (generation && *generation != clients::signInGeneration(*known)) {
        m_dirty = true; // nothing holds it: it goes on by the newer sign-in
        return;
    }
    if (known->health == health || known->removedAt)
        return;
    // "Works" is news only where something else was feared; a sign-in that ends soon still does.
    const bool isCure = known->health == clients::Health::Unknown ||
                        known->health == clients::Health::Trouble ||
                        known->health == clients::Health::KeychainClosed;
    if (health == clients::Health::Works && !isCure)
        return;
    if (const auto noted = m_accounts.noteHealth(id, health, note, generation); !noted) {
        m_lanes[id].holdUntil = m_clock.steady() + m_options.retry.longestBackOff;
        trouble(noted.error());
    }
}

void SenderEngine::lookUpEnded(const Job &job, const Result<Found> &result)
{
    ended(job, [this, job, result](Delivery &delivery) -> Result<void> {
        if (result && result->post)
            return linkThere(job, delivery,
                             whenTold(job.post.createdAt, delivery, m_clock.now(), *result->post),
                             Cause::LinkFound, Cause::FoundThere);
        if (result && result->waiting)
            return standsThere(job, delivery, *result->waiting, Cause::FoundWaiting);
        if (auto noted = noteIfSleptOver(job, delivery); !noted)
            return noted;
        return result ? notThere(job, delivery) : stillUnclear(job, delivery, result.error());
    });
    if (result)
        noteReached(job);
    else
        noteFailure(job, result.error());
    if (m_closed)
        return;
    if (result && result->post && job.isLastLink)
        m_listener.sent(job.id);
    if (!m_closed)
        pump();
}

Milliseconds SenderEngine::untilSettled(const DeliveryId &id)
{
    const Milliseconds steady = m_clock.steady();
    const auto since = m_notThereSince.constFind(id);
    if (since == m_notThereSince.cend()) {
        m_notThereSince.insert(id, steady);
        return m_options.settle;
    }
    return std::max(Milliseconds(0), *since + m_options.settle - steady);
}

Result<void> SenderEngine::notThere(const Job &job, Delivery &delivery)
{
    if (!job.publisher->repeatIsSafe()) {
        if (const Milliseconds rest = untilSettled(delivery.id); rest > Milliseconds(0))
            return keepUncertain(delivery, m_clock.now() + rest);
    }
    const QString reason = Outbox::tr("It was looked for and is not on the network.");
    const auto mayTry = mayTryAgain(delivery);
    if (!mayTry)
        return fail(mayTry.error());
    const bool wasTried = delivery.attempts > 0;
    if (wasTried && !*mayTry) {
        letGo(delivery);
        return giveUp(delivery, {S::Failed, Cause::GivenUp, reason, {}, m_options.owner});
    }
    return sendAgain(job, delivery, reason);
}

Result<void> SenderEngine::sendAgain(const Job &job, Delivery &delivery, const QString &reason)
{
    const Instant now = m_clock.now();
    const bool wasTried = delivery.attempts > 0;
    // Nobody has refused anything: the program ended in between, perhaps before many of one account. They
    // keep their order.
    const bool keepsTurn = !wasTried || (delivery.attempts == 1 && delivery.error.what.isEmpty() &&
                                         job.publisher->repeatIsSafe());
    const auto overslept = isOverslept(delivery);
    if (!overslept)
        return fail(overslept.error());
    letGo(delivery);
    delivery.nextAttemptAt =
        keepsTurn ? delivery.dueAt : now + m_options.retry.backOff(delivery.attempts, chance());
    m_dirty = true; // what is due now goes out in the same pass
    auto done = m_writer.apply(delivery, {S::Scheduled, Cause::NotFoundThere, reason, {}, m_options.owner});
    // If not tried, it stood in a backup. Late ones keep their turn, so that they go out with a pause between
    // them.
    return done && (!wasTried || *overslept) ? goByRule(delivery) : done;
}

Result<void> SenderEngine::stillUnclear(const Job &job, Delivery &delivery, const Error &error)
{
    const Instant now = m_clock.now();
    switch (failureOf(error.code)) {
    case Failure::AccountWaits:
        return keepUncertain(delivery, now);
    case Failure::Offline:
    case Failure::TryLater:
    case Failure::Unclear: {
        Milliseconds wait = m_options.retry.nextLook(now - delivery.updatedAt, chance());
        if (error.retryAfter)
            wait = std::max(wait, *error.retryAfter);
        return keepUncertain(delivery, now + wait);
    }
    case Failure::Final:
        break;
    }
    const auto mayTry = mayTryAgain(delivery);
    if (!mayTry)
        return fail(mayTry.error());
    if (!job.publisher->repeatIsSafe() || !*mayTry) {
        // What a backup brought back has no failure of its own: the person is told why it is left to them.
        if (delivery.error.what.isEmpty())
            delivery.error = error;
        return keepUncertain(delivery, never);
    }
    return keepUncertain(delivery, now + m_options.retry.backOff(delivery.attempts, chance()), repeatNext);
}

Result<void> SenderEngine::keepUncertain(Delivery &delivery, Instant next, const QString &mark)
{
    letGo(delivery);
    delivery.leaseOwner = mark;
    delivery.nextAttemptAt = next;
    return m_deliveries.update(delivery, S::Uncertain, m_options.owner).map([](bool) {});
}

} // namespace hatstand::publish
