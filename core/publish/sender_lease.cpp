// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "publish/chain.h"
#include "publish/delivery_link_table.h"
#include "publish/frozen_content.h"
#include "publish/media_fitting.h"
#include "publish/missed_rule.h"
#include "publish/sender_engine.h"
#include "publish/standing_table.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <algorithm>
#include <utility>

namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// How old what is known to stand there may be, to be of use when something is looked for behind it.
constexpr Milliseconds newestWithin = std::chrono::hours(24 * 30);

Error adrift(int link)
{
    return {ErrorCode::Refused,
            Outbox::tr("Part %1 is to answer the one before it, and nobody knows where that stands.")
                .arg(link + 1),
            Outbox::tr("It was said to be live, without its address."),
            Outbox::tr("Try again with its link, or post the rest yourself below it and leave it here."),
            {}};
}
} // namespace

void SenderEngine::takeAndRun(const std::vector<std::pair<clients::AccountId, Waiting>> &chosen)
{
    std::vector<Job> jobs;
    std::vector<Job> ahead;
    const bool isTaken = takeForGood([&]() -> Result<void> {
        for (const auto &[accountId, waiting] : chosen) {
            if (auto done = takeChosen(accountId, waiting, jobs, ahead); !done)
                return done;
        }
        return {};
    });
    if (!isTaken)
        return;
    for (const Job &job : jobs) {
        m_jobs.insert(job.id, job.cancel);
        Lane &lane = m_lanes[job.accountId];
        ++lane.busy;
        lane.gone = 0;
        lane.rowSince = m_clock.steady();
    }
    keepAhead(std::move(ahead));
    const auto self = shared_from_this();
    if (std::exchange(m_accountsChangedElsewhere, false))
        m_accounts.announceAll();
    for (Job &job : jobs) {
        if (m_closed)
            return;
        const clients::AccountId accountId = job.accountId;
        run(std::move(job));
        if (!m_closed)
            lineUp(accountId);
    }
}

bool SenderEngine::takeForGood(const std::function<Result<void>()> &take)
{
    // "Sending" must survive a power cut before the first byte leaves; one wait for the disk serves all.
    auto taken = m_database.hardenCommits();
    if (taken) {
        taken = storage::inTransaction(m_database, take);
        if (const auto relaxed = m_database.relaxCommits(); !relaxed && taken)
            taken = relaxed;
    }
    if (taken)
        return true;
    // Nothing was taken, nothing leaves: it is all still in the database.
    m_dirty = true;
    trouble(taken.error());
    return false;
}

Result<void> SenderEngine::takeChosen(const clients::AccountId &accountId, const Waiting &waiting,
                                      std::vector<Job> &jobs, std::vector<Job> &ahead)
{
    // As it stands now: another process may have added, paused or removed it since it was last read.
    const auto known = m_accounts.stored(accountId);
    if (!known)
        return fail(known.error());
    const clients::Account *lastRead = account(accountId);
    m_accountsChangedElsewhere |= !lastRead || isHeld(*known) != isHeld(*lastRead) || known->removedAt;
    // Another program, or this one before it was started again, may have been asked to wait.
    const auto limited = m_deliveries.limitedUntil(accountId, m_clock.now());
    if (!limited)
        return fail(limited.error());
    chooseMoment(m_lanes[accountId]);
    const size_t before = jobs.size();
    if (auto taken = take(*known, *limited, waiting, jobs); !taken || jobs.size() == before)
        return taken;
    const Job &first = jobs.back();
    return *limited ? Result<void>() : takeAhead(*known, first, ahead);
}

Result<void> SenderEngine::take(const clients::Account &known, std::optional<Instant> limited,
                                const Waiting &waiting, std::vector<Job> &jobs)
{
    auto found = m_deliveries.find(waiting.id);
    if (!found)
        return fail(std::move(found.error()));
    const Instant now = m_clock.now();
    const bool isLookUp = waiting.state == S::Uncertain;
    if (!*found || (*found)->state != waiting.state || (*found)->nextAttemptAt > now)
        return {}; // another has taken it, or the person has changed it
    Delivery delivery = std::move(**found);
    const bool isLeased = !delivery.leaseOwner.isEmpty() && delivery.leaseOwner != m_options.owner &&
                          delivery.leaseUntil > now && delivery.leaseUntil <= longestLease();
    if (isLeased)
        return {};
    const bool isWantedBack =
        delivery.state == S::HandedOver && delivery.handOver == HandOver::TakeBack && !isHeldWhole(known);
    if (isHeld(known) && !isWantedBack && !known.removedAt)
        return {};
    if (known.removedAt) {
        if (isLookUp)
            return leaveToPerson(delivery);
        touch(delivery.id, delivery.postId);
        return m_outbox.takeOutForGoneAccount({delivery});
    }
    if (waiting.state == S::HandedOver)
        return takeHandedOver(std::move(delivery), known, jobs);
    if (isLookUp) {
        return delivery.leaseOwner == repeatNext ? takeRepeat(std::move(delivery), known, jobs)
                                                 : takeLookUp(std::move(delivery), known, jobs);
    }
    // By hand too: who has posted it before the backup was put back is not asked to post it again.
    if (delivery.leaseOwner == lookFirst)
        return lookBeforeSending(delivery);
    if (!publisherOf(known)) {
        touch(delivery.id, delivery.postId);
        return m_writer.apply(delivery,
                              {S::Waiting, Cause::DueByHand, Outbox::tr("Its time has come."), {}, {}});
    }
    const auto longest = longestLate(delivery);
    if (!longest)
        return fail(longest.error());
    if (now - delivery.dueAt > *longest) {
        touch(delivery.id, delivery.postId);
        return m_writer.apply(
            delivery,
            {S::Missed, Cause::TimePassed, Outbox::tr("It could not be sent for too long."), {}, {}});
    }
    if (delivery.error.code == ErrorCode::Offline && now - delivery.dueAt > longestOutage) {
        if (auto ruled = goByRule(delivery); !ruled || delivery.state != S::Scheduled)
            return ruled;
    }
    if (delivery.handOver == HandOver::Wanted && delivery.dueAt > now && !limited)
        return takeHandOver(std::move(delivery), known, jobs);
    if (limited) {
        Lane &lane = m_lanes[known.id];
        lane.askedUntil = std::max(lane.askedUntil, m_clock.steady() + (*limited - now));
        m_dirty = true;
        return {};
    }
    return takeAttempt(std::move(delivery), known, jobs);
}

Result<SenderEngine::Job> SenderEngine::jobFor(const Delivery &delivery,
                                               const clients::Account &account) const
{
    auto post = thawContent(delivery.content, delivery.recordKey, m_outbox.m_surroundings.mediaPath);
    if (!post)
        return fail(std::move(post.error()));
    Job job;
    job.id = delivery.id;
    job.postId = delivery.postId;
    job.accountId = account.id;
    job.begunAt = m_clock.now();
    // No attempt is known of what a backup brought back, but it was never there before it came into the
    // outbox. A moment that is still to come was noted by a wrong clock, and tells nothing.
    if (!firstAttempt(delivery.content) && delivery.createdAt <= job.begunAt)
        post->createdAt = delivery.createdAt;
    job.begunSteady = m_clock.steady();
    job.publisher = publisherOf(account);
    job.identity = clients::AccountService::identity(account);
    job.account = account;
    const auto hasMedia = [](const networks::OutgoingPart &part) { return !part.media.empty(); };
    if (!post->media.empty() || std::any_of(post->parts.cbegin(), post->parts.cend(), hasMedia))
        job.files = frozenMedia(delivery.content);
    const int links = linkCount(*post, job.publisher->takesChain());
    if (links == 1 && !delivery.hasBegun()) {
        job.scheduler = schedulerOf(account);
        job.post = std::move(*post);
        return job;
    }
    const auto there = DeliveryLinkTable(m_database).of(delivery.id);
    if (!there)
        return fail(there.error());
    job.link = static_cast<int>(there->size());
    job.isLastLink = job.link + 1 >= links;
    const int part = job.link > static_cast<int>(post->parts.size()) ? -1 : job.link; // a comment has none
    std::erase_if(job.files, [part](const FrozenMedia &file) { return file.use.part != part; });
    job.post = linkAt(*post, job.link, job.publisher->chainKey(delivery.recordKey, job.link), *there);
    return job;
}

Result<void> SenderEngine::knowOthers(Job &job, const Delivery &delivery) const
{
    // Long enough before its noted moment that no clock which is wrong by hours matters; a moment that is
    // still to come was noted by one that is wrong by more.
    const Instant noted = std::min(job.post.createdAt, m_clock.now());
    auto others = StandingTable(m_database).othersThere(delivery, noted - std::chrono::hours(24 * 3));
    if (!others)
        return fail(std::move(others.error()));
    job.post.knownIds = std::move(*others);
    return {};
}

Result<void> SenderEngine::takeLookUp(Delivery delivery, const clients::Account &account,
                                      std::vector<Job> &jobs)
{
    if (!publisherOf(account) || delivery.recordKey.isEmpty())
        return leaveToPerson(delivery);
    auto job = jobFor(delivery, account);
    if (!job && job.error().code != ErrorCode::StorageDamaged)
        return fail(std::move(job.error()));
    if (!job || isAdrift(job->post)) // what it was, or where it would be, cannot be told any more
        return leaveToPerson(delivery);
    if (auto known = knowOthers(*job, delivery); !known)
        return known;
    delivery.leaseOwner = m_options.owner;
    delivery.leaseUntil = m_clock.now() + m_options.lease;
    job->kind = Job::Kind::LookUp;
    jobs.push_back(std::move(*job));
    return m_deliveries.update(delivery, S::Uncertain, {}).map([](bool) {});
}

Result<void> SenderEngine::leaveToPerson(Delivery &delivery)
{
    letGo(delivery);
    delivery.nextAttemptAt = never;
    return m_deliveries.update(delivery, S::Uncertain, {}).map([](bool) {});
}

Result<void> SenderEngine::takeRepeat(Delivery delivery, const clients::Account &account,
                                      std::vector<Job> &jobs)
{
    const auto client = m_outbox.m_surroundings.clients.stored(delivery.clientId);
    if (!client)
        return fail(client.error());
    const auto mayTry = mayTryAgain(delivery);
    if (!mayTry)
        return fail(mayTry.error());
    networks::Publisher *publisher = publisherOf(account);
    // Only the same key makes it safe; a fresh one would be a second post.
    const bool isSafe = publisher && publisher->repeatIsSafe() && !delivery.recordKey.isEmpty();
    if (!*mayTry || client->archivedAt || !isSafe)
        return takeLookUp(std::move(delivery), account, jobs);
    const auto overslept = isOverslept(delivery);
    if (!overslept)
        return fail(overslept.error());
    // It stood in a backup, and may have gone out since, or nobody was sending for a while: what nobody wants
    // sent late is not repeated either.
    const Milliseconds late = m_clock.now() - delivery.dueAt;
    if ((delivery.attempts == 0 || *overslept) &&
        actionWhenLate(client->missedPolicy, client->grace, late) != LateAction::Send)
        return leaveToPerson(delivery);
    if (auto done = m_writer.apply(delivery, {S::Scheduled,
                                              Cause::RepeatIsSafe,
                                              Outbox::tr("It cannot be looked up; a repeat can do no harm."),
                                              {},
                                              {}});
        !done)
        return done;
    return takeAttempt(std::move(delivery), account, jobs);
}

Result<void> SenderEngine::takeAttempt(Delivery delivery, const clients::Account &account,
                                       std::vector<Job> &jobs)
{
    if (hasNothingLeft(delivery, m_outbox.m_surroundings.mediaPath)) {
        touch(delivery.id, delivery.postId);
        return m_outbox.leaveRest(delivery, Outbox::tr("All that is left of it stands on the network."));
    }
    const Instant now = m_clock.now();
    Lane &lane = m_lanes[account.id];
    m_notThereSince.remove(delivery.id); // what was seen before tells nothing of this attempt
    // No burst when its account or the line is back; what has begun is one post with what went before.
    if (now - delivery.dueAt > onTime && !delivery.hasBegun())
        lane.lateUntil = m_clock.steady() + m_options.lateSpacing;
    networks::Publisher *publisher = publisherOf(account);
    if (delivery.recordKey.isEmpty())
        delivery.recordKey = publisher->chooseRecordKey(now);
    const bool isRepeat = delivery.leaseOwner == repeatNext;
    QString earlierId;
    if (!publisher->repeatIsSafe()) { // else the key alone finds it
        auto earlier =
            StandingTable(m_database).newestThere(account.id, delivery.clientId, now - newestWithin);
        if (!earlier)
            return fail(std::move(earlier.error()));
        earlierId = std::move(*earlier);
    }
    const QString before =
        std::exchange(delivery.content, withFirstAttempt(delivery.content, lane.moment, earlierId));
    ++delivery.attempts;
    delivery.leaseOwner = m_options.owner;
    delivery.leaseUntil = now + m_options.lease;
    show(delivery.postId); // counted when the attempt has ended
    if (auto begun = m_writer.apply(
            delivery,
            {S::Sending, Cause::AttemptBegins, Outbox::tr("Attempt %1.").arg(delivery.attempts), {}, {}});
        !begun)
        return begun;
    auto job = jobFor(delivery, account);
    if (job && isAdrift(job->post))
        job = fail(adrift(job->link));
    if (!job) {
        if (job.error().code != ErrorCode::StorageDamaged && job.error().code != ErrorCode::Refused)
            return fail(std::move(job.error()));
        delivery.error = job.error();
        delivery.leaseOwner.clear();
        touch(delivery.id, delivery.postId);
        return giveUp(delivery, {S::Failed, Cause::RefusedForGood, job.error().what, {}, {}});
    }
    job->isRepeat = isRepeat;
    job->isFirst = delivery.content != before;
    jobs.push_back(std::move(*job));
    return {};
}

void SenderEngine::run(Job job)
{
    const std::weak_ptr<SenderEngine> weak = weak_from_this();
    Lane &lane = m_lanes[job.accountId];
    lane.passes.reset();
    switch (job.kind) {
    case Job::Kind::Attempt:
        if (!lane.ahead.empty() && job.publisher->goesInARow())
            job.post.row.passes = lane.passes = std::make_shared<net::Baton>();
        attempt(weak, std::move(job));
        break;
    case Job::Kind::HandOver:
        handOver(weak, std::move(job));
        break;
    case Job::Kind::LookUp:
        lookUp(weak, std::move(job));
        break;
    case Job::Kind::Confirm:
        confirm(weak, std::move(job));
        break;
    case Job::Kind::TakeBack:
        takeBack(weak, std::move(job));
        break;
    }
}

QCoro::Task<Result<networks::OutgoingPost>> SenderEngine::withFiles(Surroundings::Fit fit, Job job)
{
    if (!fit)
        co_return job.post;
    co_return co_await withFilesReady(std::move(fit), job.account, job.post, job.files, job.cancel.token());
}

QCoro::Task<void> SenderEngine::attempt(std::weak_ptr<SenderEngine> weak, Job job)
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
        self->attemptEnded(job, fail(std::move(post.error())));
        co_return;
    }
    const auto result = co_await job.publisher->publish(job.identity, std::move(*post), std::move(progress),
                                                        job.cancel.token());
    const auto self = weak.lock();
    if (self && !self->m_closed)
        self->attemptEnded(job, result);
}

QCoro::Task<void> SenderEngine::lookUp(std::weak_ptr<SenderEngine> weak, Job job)
{
    Found there;
    auto result = co_await job.publisher->find(job.identity, job.post, job.cancel.token());
    std::optional<Error> error;
    if (result)
        there.post = std::move(*result);
    else
        error = result.error();
    // What was handed over may wait there, which is no post yet.
    if (!error && !there.post && job.scheduler) {
        auto waiting =
            co_await job.scheduler->standing(job.identity, QString(), job.post, job.cancel.token());
        if (!waiting)
            error = waiting.error();
        else if (*waiting && (*waiting)->where == networks::HandedOver::Where::Published)
            there.post = (*waiting)->post;
        else
            there.waiting = std::move(*waiting);
    }
    const auto self = weak.lock();
    if (!self || self->m_closed)
        co_return;
    if (error)
        self->lookUpEnded(job, fail(*error));
    else
        self->lookUpEnded(job, there);
}

} // namespace hatstand::publish
