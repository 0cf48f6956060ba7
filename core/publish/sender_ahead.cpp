// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/sign_in_generation.h"
#include "publish/frozen_content.h"
#include "publish/sender_engine.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <algorithm>
#include <utility>

/// Several of one account with one wait for the disk. "Sending" stands there for all of them before the first
/// byte of any leaves; they still go one after the other. What has been accepted is noted together too: a
/// kill in between leaves it "sending", and it is found when it is looked up.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// As many are taken together as the account's network has lately taken in so long.
constexpr Milliseconds aheadFor{500};
/// What has not begun after that is given back, so that nobody is kept from changing it.
constexpr Milliseconds longestAhead{1000};
constexpr int mostAhead = 127;
/// Windows are drawn by the same thread.
constexpr Milliseconds longestTaking{8};
constexpr Milliseconds longestNoting{4};
constexpr size_t mostGathered = 32;
constexpr Milliseconds gatherFor{100};
constexpr Milliseconds oneMoment{1};
} // namespace

int SenderEngine::roomAhead(const Lane &lane, const Job &first) const
{
    // Should the program end in between, all of them are looked up or repeated: only where that is safe.
    if (!first.isWhole() || first.isRepeat || !first.publisher->repeatIsSafe())
        return 0;
    if (m_options.atOncePerAccount != 1 || m_options.pausePerAccount > Milliseconds(0))
        return 0;
    if (!m_online && !isLocal(first.account))
        return 0;
    const double byPace = lane.took > 0 ? static_cast<double>(aheadFor.count()) / lane.took : mostAhead;
    return std::min({mostAhead, static_cast<int>(std::min<double>(byPace, mostAhead)), lane.goneInARow});
}

void SenderEngine::chooseMoment(Lane &lane) const
{
    const Instant now = m_clock.now();
    // Those that were taken together before may tell moments that are still to come.
    const bool isBehind = lane.moment >= now && lane.moment - now < longestAhead;
    lane.moment = isBehind ? lane.moment + oneMoment : now;
}

Result<void> SenderEngine::takeAhead(const clients::Account &known, const Job &first, std::vector<Job> &ahead)
{
    Lane &lane = m_lanes[known.id];
    const Milliseconds began = m_clock.steady();
    bool goesOn = true;
    for (int room = roomAhead(lane, first); goesOn && room > 0 && !lane.queue.empty(); --room) {
        const Waiting next = lane.queue.front();
        if (next.state != S::Scheduled || next.isLate || m_clock.steady() - began >= longestTaking)
            break;
        lane.queue.pop_front();
        lane.moment = lane.moment + oneMoment; // so that they stand in this order wherever they are sorted
        std::vector<Job> taken;
        if (auto done = take(known, std::nullopt, next, taken); !done)
            return done;
        for (Job &job : taken) {
            goesOn = job.isWhole();
            ahead.push_back(std::move(job));
        }
    }
    const bool onlyLate =
        std::all_of(lane.queue.cbegin(), lane.queue.cend(), [](const Waiting &one) { return one.isLate; });
    if (lane.hasMore && onlyLate)
        m_dirty = true;
    return {};
}

void SenderEngine::keepAhead(std::vector<Job> ahead)
{
    QSet<clients::AccountId> accounts;
    for (Job &job : ahead) {
        accounts.insert(job.accountId);
        m_keptInHand.insert(job.id);
        Lane &lane = m_lanes[job.accountId];
        lane.signIn = clients::signInGeneration(job.account);
        lane.aheadSince = m_clock.now();
        lane.aheadSinceSteady = m_clock.steady();
        lane.ahead.push_back(std::move(job));
    }
    for (const clients::AccountId &id : accounts) {
        m_lanes[id].batch = ++m_batches;
        m_timers.callAfter(longestAhead, m_listener.context,
                           [weak = weak_from_this(), id, batch = m_lanes[id].batch] {
                               const auto self = weak.lock();
                               if (self && !self->m_closed && self->m_lanes[id].batch == batch)
                                   self->giveBack(self->m_lanes[id]);
                           });
    }
}

bool SenderEngine::mayGoOn(const clients::AccountId &id, const Lane &lane)
{
    const Milliseconds steady = m_clock.steady();
    if (!takesWork() || m_sortOwed || steady < m_troubleUntil)
        return false;
    // Asleep in between, or the clock was set: all is looked at anew.
    const Milliseconds waited = m_clock.now() - lane.aheadSince;
    if (steady - lane.aheadSinceSteady > longestAhead || waited > 2 * longestAhead || waited < -longestAhead)
        return false;
    if (steady < std::max({lane.pauseUntil, lane.holdUntil, lane.askedUntil}))
        return false;
    // As it stands now: another process may have paused or removed it, or been asked to wait.
    const auto known = m_accounts.stored(id);
    if (!known || known->removedAt || isHeld(*known) || m_archived.contains(known->clientId))
        return false;
    // Taken by a sign-in that is not its any more: they are taken anew, by the one that is.
    if (clients::signInGeneration(*known) != lane.signIn)
        return false;
    const auto limited = m_deliveries.limitedUntil(id, m_clock.now());
    return limited && !*limited && (m_online || isLocal(*known));
}

void SenderEngine::goOn(const clients::AccountId &id)
{
    const auto self = shared_from_this(); // a listener may destroy the sender
    Lane &lane = m_lanes[id];
    if (!lane.row.empty() && lane.row.front().takes->hasPassed()) {
        CancelSource cancel = lane.row.front().cancel;
        nowUnderWay(lane.row.front());
        lane.row.pop_front();
        if (jumpedSince(lane.aheadSince, lane.aheadSinceSteady) != Milliseconds(0)) {
            cancel.cancel(); // goes back with the others, unless it has left
            return;
        }
    } else if (!lane.row.empty() || lane.ahead.empty() || !mayGoOn(id, lane)) {
        --lane.busy;
        giveBack(lane);
        noteGathered();
        if (!m_closed)
            pump();
        return;
    } else {
        Job next = nextAhead(lane);
        nowUnderWay({next.id, {}, next.cancel});
        run(std::move(next));
    }
    if (!m_closed)
        lineUp(id);
    // The disk is busy with what was before while this one is under way.
    if (!m_closed && m_gathered.size() >= mostGathered)
        noteGathered();
}

SenderEngine::Job SenderEngine::nextAhead(Lane &lane) const
{
    Job next = std::move(lane.ahead.front());
    lane.ahead.pop_front();
    next.begunAt = m_clock.now();
    next.begunSteady = m_clock.steady();
    return next;
}

void SenderEngine::giveBack(Lane &lane)
{
    stepBack(lane);
    const auto ahead = std::exchange(lane.ahead, {});
    if (ahead.empty())
        return;
    const auto write = [this](const Job &job) {
        return settle(job.id, S::Sending, [this, &job](Delivery &delivery) {
            letGo(delivery);
            --delivery.attempts;
            if (job.isFirst)
                delivery.content = withoutFirstAttempt(delivery.content);
            auto done =
                m_writer.apply(delivery, {S::Scheduled,
                                          Cause::NotArrived,
                                          Outbox::tr("Its turn had not come; nothing of it was sent."),
                                          {},
                                          m_options.owner});
            // Those who looked for what was missed meanwhile passed it by, because it stood as being sent.
            const Milliseconds jumped = jumpedSince(job.begunAt, job.begunSteady);
            return done && jumped > Milliseconds(0) ? goByRule(delivery, jumped) : done;
        });
    };
    const auto stored = storage::inTransaction(m_database, [&]() -> Result<void> {
        for (const Job &job : ahead) {
            if (auto written = write(job); !written)
                return written;
        }
        return {};
    });
    for (const Job &job : ahead) {
        m_keptInHand.remove(job.id);
        show(job.postId);
        if (!stored) {
            writeLater(job, [job, write] { return write(job); });
        }
    }
    m_dirty = true;
    if (!stored)
        trouble(stored.error());
}

void SenderEngine::writeLater(const Job &job, std::function<Result<void>()> write)
{
    m_jobs.insert(job.id, job.cancel);
    m_unwritten.emplace_back(job.id, [this, write = std::move(write)] {
        return storage::inTransaction(m_database, [&write] { return write(); });
    });
}

void SenderEngine::giveBackAll()
{
    for (Lane &lane : m_lanes)
        giveBack(lane);
}

void SenderEngine::gather(const Job &job, const networks::PublishedPost &post)
{
    m_jobs.remove(job.id);
    m_keptInHand.insert(job.id);
    m_gathered.push_back({job, post});
    if (std::exchange(m_notesLater, true))
        return;
    m_timers.callAfter(gatherFor, m_listener.context, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self)
            return;
        self->m_notesLater = false;
        if (!self->m_closed)
            self->noteGathered();
    });
}

void SenderEngine::noteSoon()
{
    if (std::exchange(m_notesSoon, true))
        return;
    QMetaObject::invokeMethod(
        m_listener.context,
        [weak = weak_from_this()] {
            const auto self = weak.lock();
            if (!self)
                return;
            self->m_notesSoon = false;
            if (!self->m_closed)
                self->noteGathered(longestNoting);
            if (!self->m_closed)
                self->pump();
        },
        Qt::QueuedConnection);
}

void SenderEngine::pumpSoon()
{
    QMetaObject::invokeMethod(
        m_listener.context,
        [weak = weak_from_this()] {
            const auto self = weak.lock();
            if (self && !self->m_closed)
                self->pump();
        },
        Qt::QueuedConnection);
}

void SenderEngine::noteGathered(Milliseconds budget)
{
    auto gathered = std::exchange(m_gathered, {});
    if (gathered.empty())
        return;
    const Milliseconds began = m_clock.steady();
    const auto write = [this](const Accepted &one) {
        return settle(one.job.id, S::Sending, [&](Delivery &delivery) {
            return published(one.job, delivery, one.post, Cause::Accepted);
        });
    };
    size_t written = 0;
    const auto stored = storage::inTransaction(m_database, [&]() -> Result<void> {
        while (written < gathered.size()) {
            if (auto done = write(gathered[written]); !done)
                return done;
            ++written;
            if (m_clock.steady() - began >= budget)
                break;
        }
        return {};
    });
    if (stored && written < gathered.size()) {
        const auto rest = gathered.begin() + static_cast<std::ptrdiff_t>(written);
        m_gathered.assign(std::make_move_iterator(rest), std::make_move_iterator(gathered.end()));
        gathered.erase(rest, gathered.end());
        noteSoon();
    }
    QSet<clients::AccountId> accounts;
    for (const Accepted &one : gathered) {
        accounts.insert(one.job.accountId);
        m_keptInHand.remove(one.job.id);
        if (stored) {
            touch(one.job.id, one.job.postId);
            continue;
        }
        writeLater(one.job, [one, write] { return write(one); });
        show(one.job.postId);
    }
    if (m_closed)
        return;
    const auto self = shared_from_this();
    if (!stored)
        trouble(stored.error());
    for (const Accepted &one : gathered) {
        noteReached(one.job);
        if (m_closed)
            return;
    }
    for (const clients::AccountId &id : accounts)
        noteHealth(id, clients::Health::Works, {});
    for (const Accepted &one : gathered) {
        if (m_closed)
            return;
        m_listener.sent(one.job.id);
    }
}

} // namespace hatstand::publish
