// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/attempt_outcome.h"
#include "publish/hand_over.h"
#include "publish/sender_engine.h"
#include "storage/database.h"

#include <algorithm>

/// What the network publishes at its time: given to it, looked after, and taken back.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;
using Where = networks::HandedOver::Where;

Error changedThere()
{
    return {ErrorCode::Conflict,
            Outbox::tr("Somebody has changed this post on the network."),
            Outbox::tr("It was handed over and waits there; what it says there is not what it says here."),
            Outbox::tr("Keep what is there, or take it back and send yours."),
            {}};
}

Error notOutThere()
{
    return {ErrorCode::ServerTrouble,
            Outbox::tr("The network has not published it at its time."),
            Outbox::tr("It was handed over, and still waits there."),
            Outbox::tr("Take it back to send it from here, or look on the network."),
            {}};
}

Error tooLate()
{
    return {ErrorCode::NotAllowed, Outbox::tr("It was too late: the network has published it."), {}, {}, {}};
}

Error goneError()
{
    return {ErrorCode::NotFound,
            Outbox::tr("Somebody has deleted this post on the network."),
            Outbox::tr("It was handed over and waited there for its time; it is not there any more."),
            Outbox::tr("Send it again, or leave it."),
            {}};
}
} // namespace

void SenderEngine::keepHere(Delivery &delivery)
{
    delivery.handOver = HandOver::No;
    delivery.attempts = 0;
    delivery.nextAttemptAt = delivery.dueAt;
}

Result<void> SenderEngine::updateWaiting(Delivery &delivery)
{
    letGo(delivery);
    return m_deliveries.update(delivery, S::HandedOver, m_options.owner).map([](bool) {});
}

Result<void> SenderEngine::takeHandOver(Delivery delivery, const clients::Account &account,
                                        std::vector<Job> &jobs)
{
    const networks::Scheduler *scheduler = schedulerOf(account);
    const Milliseconds ahead = delivery.dueAt - m_clock.now();
    if (!scheduler || ahead < scheduler->leastAhead()) {
        // Too late for that, or the network has no scheduler any more: it goes from here.
        keepHere(delivery);
        m_dirty = true;
        return m_deliveries.update(delivery, S::Scheduled, {}).map([](bool) {});
    }
    if (ahead > scheduler->mostAhead()) {
        delivery.nextAttemptAt = handOverTurn(delivery.dueAt, m_clock.now(), scheduler->mostAhead());
        return m_deliveries.update(delivery, S::Scheduled, {}).map([](bool) {});
    }
    // What a chain needs afterwards must not go out ahead of its time.
    const auto fit = jobFor(delivery, account);
    if (!fit && fit.error().code != ErrorCode::StorageDamaged)
        return fail(fit.error());
    if (fit && (!fit->scheduler || !fit->scheduler->takes(fit->post))) {
        keepHere(delivery);
        m_dirty = true;
        return m_deliveries.update(delivery, S::Scheduled, {}).map([](bool) {});
    }
    const auto before = jobs.size();
    const Instant due = delivery.dueAt;
    if (auto taken = takeAttempt(std::move(delivery), account, jobs); !taken)
        return taken;
    if (jobs.size() > before) {
        jobs.back().kind = Job::Kind::HandOver;
        jobs.back().due = due;
    }
    return {};
}

Result<void> SenderEngine::takeHandedOver(Delivery delivery, const clients::Account &account,
                                          std::vector<Job> &jobs)
{
    if (!schedulerOf(account) || !publisherOf(account)) {
        delivery.nextAttemptAt = never; // posted by hand since; nobody can look
        return m_deliveries.update(delivery, S::HandedOver, {}).map([](bool) {});
    }
    auto job = jobFor(delivery, account);
    if (!job && job.error().code != ErrorCode::StorageDamaged)
        return fail(std::move(job.error()));
    if (!job) { // what it was cannot be read any more; that keeps no other from its turn
        delivery.error = job.error();
        delivery.nextAttemptAt = never;
        touch(delivery.id, delivery.postId);
        return m_deliveries.update(delivery, S::HandedOver, {}).map([](bool) {});
    }
    if (auto known = knowOthers(*job, delivery); !known)
        return known;
    job->kind = delivery.handOver == HandOver::TakeBack ? Job::Kind::TakeBack : Job::Kind::Confirm;
    job->due = delivery.dueAt;
    job->remoteId = delivery.remoteId;
    job->scheduler = schedulerOf(account);
    delivery.leaseOwner = m_options.owner;
    delivery.leaseUntil = m_clock.now() + m_options.lease;
    jobs.push_back(std::move(*job));
    return m_deliveries.update(delivery, S::HandedOver, {}).map([](bool) {});
}

QCoro::Task<void> SenderEngine::handOver(std::weak_ptr<SenderEngine> weak, Job job)
{
    const DeliveryId id = job.id;
    networks::Progress progress = [weak, id](qint64 done, qint64 total) {
        const auto self = weak.lock();
        if (self && !self->m_closed && total > 0)
            self->m_listener.progressed(id, static_cast<double>(done) / static_cast<double>(total));
    };
    Surroundings::Fit fit;
    if (const auto self = weak.lock(); self && !job.files.empty())
        fit = self->m_outbox.m_surroundings.fit;
    auto post = co_await withFiles(std::move(fit), job);
    // The network's connection goes with the sender.
    if (const auto self = weak.lock(); !self || self->m_closed) {
        co_return;
    } else if (!post) {
        self->handOverEnded(job, fail(std::move(post.error())));
        co_return;
    }
    const auto result = co_await job.scheduler->handOver(job.identity, std::move(*post), job.due,
                                                         std::move(progress), job.cancel.token());
    const auto self = weak.lock();
    if (self && !self->m_closed)
        self->handOverEnded(job, result);
}

QCoro::Task<void> SenderEngine::confirm(std::weak_ptr<SenderEngine> weak, Job job)
{
    const auto result =
        co_await job.scheduler->standing(job.identity, job.remoteId, job.post, job.cancel.token());
    const auto self = weak.lock();
    if (self && !self->m_closed)
        self->confirmEnded(job, result);
}

QCoro::Task<void> SenderEngine::takeBack(std::weak_ptr<SenderEngine> weak, Job job)
{
    const auto result =
        co_await job.scheduler->takeBack(job.identity, job.remoteId, job.post, job.cancel.token());
    const auto self = weak.lock();
    if (self && !self->m_closed)
        self->takeBackEnded(job, result);
}

void SenderEngine::handOverEnded(const Job &job, const Result<networks::HandedOver> &result)
{
    ended(job, [this, job, result](Delivery &delivery) -> Result<void> {
        if (result)
            return standsThere(job, delivery, *result, Cause::AcceptedForLater);
        const Error &error = result.error();
        // Only the handing over is not possible: then it goes from here, at its time.
        const bool canWait = failureOf(error.code) == Failure::TryLater && delivery.attempts >= mostHandOvers;
        if (error.code != ErrorCode::NotAllowed && !canWait)
            return attemptFailed(job, delivery, error);
        letGo(delivery);
        delivery.error = {};
        keepHere(delivery);
        m_dirty = true;
        return m_writer.apply(delivery,
                              {S::Scheduled,
                               Cause::NotArrived,
                               Outbox::tr("%1 It is not handed over; it goes from this computer at its time.",
                                          "a sentence of the network's refusal")
                                   .arg(error.what),
                               {},
                               m_options.owner});
    });
    if (result) {
        noteReached(job);
        noteHealth(job.accountId, clients::Health::Works, {});
    } else {
        noteFailure(job, result.error());
    }
    if (!m_closed)
        pump();
}

Result<void> SenderEngine::standsThere(const Job &job, Delivery &delivery, const networks::HandedOver &there,
                                       Cause cause)
{
    if (there.where == Where::Published) {
        return published(job, delivery, there.post,
                         cause == Cause::AcceptedForLater ? Cause::Accepted : Cause::FoundThere);
    }
    m_lanes[job.accountId].offlineInARow = 0;
    letGo(delivery);
    delivery.error = {};
    delivery.handOver = HandOver::Wanted;
    delivery.remoteId = there.post.remoteId;
    delivery.remoteUrl = there.post.url;
    delivery.revision = there.post.revision;
    delivery.nextAttemptAt = confirmTurn(delivery.dueAt, m_clock.now());
    const QString reason = cause == Cause::AcceptedForLater
                               ? Outbox::tr("Handed over: the network publishes it at its time.")
                               : Outbox::tr("It was found on the network, where it waits for its time.");
    return m_writer.apply(delivery, {S::HandedOver, cause, reason, {}, m_options.owner});
}

void SenderEngine::confirmEnded(const Job &job, const Standing &result)
{
    bool isPublished = false;
    ended(job, [this, job, result](Delivery &delivery) -> Result<void> {
        if (!result)
            return notTold(job, delivery, result.error());
        if (!*result) {
            const Milliseconds rest = untilBelieved(job);
            return rest > Milliseconds(0) ? lookAgainAfter(rest, delivery) : goneThere(job, delivery);
        }
        m_notThereSince.remove(delivery.id);
        if ((*result)->where == Where::Published)
            return published(job, delivery, (*result)->post, Cause::FoundThere);
        if (delivery.handOver == HandOver::TakeBack) { // wanted while it was looked at: that has its turn now
            delivery.nextAttemptAt = m_clock.now();
            m_dirty = true;
            return updateWaiting(delivery);
        }
        return stillWaits(delivery, **result);
    });
    if (result) {
        noteReached(job);
        isPublished = *result && (*result)->where == Where::Published;
    } else {
        noteFailure(job, result.error());
    }
    if (m_closed)
        return;
    if (isPublished)
        m_listener.sent(job.id);
    if (!m_closed)
        pump();
}

Result<void> SenderEngine::stillWaits(Delivery &delivery, const networks::HandedOver &there)
{
    const Instant now = m_clock.now();
    // The person keeps what is there: from here on that is what was handed over, with its time.
    if (delivery.revision.isEmpty() && !there.post.revision.isEmpty()) {
        delivery.revision = there.post.revision;
        delivery.dueAt = there.at;
        delivery.remoteUrl = there.post.url;
    }
    const bool isOther = !there.post.revision.isEmpty() && there.post.revision != delivery.revision;
    const bool isMoved = std::chrono::abs(there.at - delivery.dueAt) > sameTime;
    const bool isLate = now - delivery.dueAt > patience;
    // By a clock that was wrong it was late, or somebody has put it back to its time.
    if (!isOther && !isMoved && !isLate && delivery.handOver != HandOver::TakeBack)
        delivery.error = {};
    const bool isAsked = !delivery.error.what.isEmpty();
    delivery.nextAttemptAt = isLate ? now + lateLook : confirmTurn(delivery.dueAt, now);
    // Asked once; what the person decides sets it right.
    if (isAsked || (!isOther && !isMoved && !isLate))
        return updateWaiting(delivery);
    const bool isChange = isOther || isMoved;
    delivery.error = isChange ? changedThere() : notOutThere();
    letGo(delivery);
    return m_writer.apply(delivery, {S::HandedOver,
                                     isChange ? Cause::ChangedThere : Cause::NotOutThere,
                                     delivery.error.what,
                                     {},
                                     m_options.owner});
}

Milliseconds SenderEngine::untilBelieved(const Job &job)
{
    const Milliseconds late = m_clock.now() - job.due;
    const bool mayBeBetween = late > -sameTime && late < patience;
    return mayBeBetween ? untilSettled(job.id) : Milliseconds(0);
}

Result<void> SenderEngine::lookAgainAfter(Milliseconds rest, Delivery &delivery)
{
    delivery.nextAttemptAt = m_clock.now() + rest;
    return updateWaiting(delivery);
}

Result<void> SenderEngine::goneThere(const Job &job, Delivery &delivery)
{
    letGo(delivery);
    delivery.error = goneError();
    delivery.handOver = HandOver::No;
    delivery.remoteId.clear();
    delivery.remoteUrl.clear();
    delivery.revision.clear();
    // A copy of it may lie there as a draft, or in the trash: sent again it is another post.
    delivery.recordKey = job.publisher->chooseRecordKey(m_clock.now());
    return giveUp(delivery, {S::Failed, Cause::GoneThere, delivery.error.what, {}, m_options.owner});
}

Result<void> SenderEngine::notTold(const Job &job, Delivery &delivery, const Error &error)
{
    const Instant now = m_clock.now();
    Milliseconds wait = lateLook;
    switch (failureOf(error.code)) {
    case Failure::AccountWaits: // its account's turn comes when it is signed in again
        wait = Milliseconds(0);
        break;
    case Failure::Offline:
    case Failure::TryLater:
    case Failure::Unclear:
        wait = m_options.retry.nextLook(std::max(now - delivery.dueAt, Milliseconds(0)), chance());
        if (error.retryAfter)
            wait = std::max(wait, *error.retryAfter);
        break;
    case Failure::Final:
        break;
    }
    if (job.kind == Job::Kind::TakeBack)
        delivery.error = error;
    // Wanted back while it was looked at: that has its turn now.
    const bool hasTurn = delivery.handOver == HandOver::TakeBack && job.kind == Job::Kind::Confirm;
    m_dirty = m_dirty || hasTurn;
    delivery.nextAttemptAt = hasTurn ? now : now + wait;
    return updateWaiting(delivery);
}

void SenderEngine::takeBackEnded(const Job &job, const Standing &result)
{
    const bool isPublished = result && *result && (*result)->where == Where::Published;
    // Close to its time it may be about to appear: sent from here as well, it would stand there twice.
    const Milliseconds rest = result && !*result ? untilBelieved(job) : Milliseconds(0);
    ended(job, [this, job, result, isPublished, rest](Delivery &delivery) -> Result<void> {
        if (!result)
            return notTold(job, delivery, result.error());
        if (rest > Milliseconds(0))
            return lookAgainAfter(rest, delivery);
        m_notThereSince.remove(delivery.id);
        if (isPublished)
            return published(job, delivery, (*result)->post, Cause::FoundThere);
        if (*result)
            return stillWaits(delivery, **result);
        letGo(delivery);
        delivery.error = {};
        keepHere(delivery);
        delivery.remoteId.clear();
        delivery.remoteUrl.clear();
        delivery.revision.clear();
        // Nothing of it stands there, so another key is no second post; the old one may mean what was
        // deleted.
        delivery.recordKey = job.publisher->chooseRecordKey(m_clock.now());
        m_dirty = true;
        return m_writer.apply(delivery, {S::Scheduled,
                                         Cause::TakenBack,
                                         Outbox::tr("Taken back from the network."),
                                         {},
                                         m_options.owner});
    });
    if (result)
        noteReached(job);
    else
        noteFailure(job, result.error());
    if (m_closed)
        return;
    // It still waits there, or may be about to appear: it is tried again, and whoever waits goes on waiting.
    const bool isEnded = !result || isPublished || (!*result && rest == Milliseconds(0));
    const auto waiting = isEnded ? m_takeBacks.take(job.id) : std::vector<Completion<Result<void>>>();
    for (const Completion<Result<void>> &one : waiting) {
        if (!result)
            one.complete(fail(result.error()));
        else if (isPublished)
            one.complete(fail(tooLate()));
        else
            one.complete(Result<void>());
    }
    if (isPublished && !m_closed)
        m_listener.sent(job.id);
    if (!m_closed)
        pump();
}

void SenderEngine::noticeTakenBack()
{
    const QList<DeliveryId> waiting = m_takeBacks.keys();
    for (const DeliveryId &id : waiting) {
        const auto found = m_deliveries.find(id);
        if (!found || isInHand(id))
            continue;
        Result<void> end;
        if (!*found || (*found)->state == S::Published)
            end = fail(tooLate());
        else if ((*found)->state == S::HandedOver && (*found)->error.what.isEmpty())
            continue; // not tried yet
        else if ((*found)->state == S::HandedOver)
            end = fail((*found)->error);
        for (const Completion<Result<void>> &one : m_takeBacks.take(id))
            one.complete(end);
        if (m_closed)
            return;
    }
}

Completion<Result<void>> SenderEngine::whenTakenBack(const DeliveryId &id)
{
    Completion<Result<void>> done;
    m_takeBacks[id].push_back(done);
    return done;
}

} // namespace hatstand::publish
