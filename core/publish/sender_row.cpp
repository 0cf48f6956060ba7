// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sender_engine.h"

#include <algorithm>
#include <utility>

/// Of those that were taken ahead, the next ones are made ready while one is under way: all that is left to
/// do when the network has accepted that is done by the line itself (net::PlaceInRow). They stand as
/// "sending" like all that were taken, and like those they are given back when something went wrong before
/// their turn.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// As many are ready as the account's network has lately taken in so long: it has no need of us meanwhile.
constexpr Milliseconds readyFor{100};
constexpr size_t longestRow = 24;
/// While so many are left behind those that are ready, there is time to take more.
constexpr size_t fewAhead = 2;

/// The line's own word for it: not a byte has left.
bool isUnsent(const Error &error)
{
    return error.code == ErrorCode::Cancelled && error.detail == QLatin1StringView("unsent");
}
} // namespace

size_t SenderEngine::rowLength(const Lane &lane)
{
    if (lane.took < 0)
        return 1;
    const double byPace = static_cast<double>(readyFor.count()) / std::max(lane.took, 0.01);
    return static_cast<size_t>(std::clamp(byPace, 1.0, static_cast<double>(longestRow)));
}

void SenderEngine::nowUnderWay(const Lane::Ready &next)
{
    m_keptInHand.remove(next.id);
    m_jobs.insert(next.id, next.cancel);
}

void SenderEngine::lineUp(const clients::AccountId &id)
{
    const auto mayStand = [this](const Lane &lane) {
        // What has files makes the line busy with them before its turn.
        return !m_closed && lane.passes && lane.busy > 0 && !lane.ahead.empty() &&
               lane.ahead.front().isWhole() && lane.ahead.front().files.empty() &&
               (lane.ahead.size() > 1 || lane.queue.empty()); // one is left to go on from
    };
    if (const Lane &lane = m_lanes[id];
        lane.row.size() > rowLength(lane) / 2 || !mayStand(lane) || !mayGoOn(id, lane))
        return;
    for (;;) {
        Lane &lane = m_lanes[id]; // anew: what ends at once may have brought further lanes
        if (lane.row.size() >= rowLength(lane) || !mayStand(lane))
            break;
        Job next = nextAhead(lane);
        next.post.row.takes = lane.passes;
        lane.row.push_back({next.id, lane.passes, next.cancel});
        run(std::move(next));
    }
    if (const Lane &lane = m_lanes[id]; !m_closed && !lane.row.empty() && lane.ahead.size() <= fewAhead)
        takeMore(id);
}

void SenderEngine::takeMore(const clients::AccountId &id)
{
    Lane &lane = m_lanes[id];
    const bool isNone = lane.ahead.empty() || lane.queue.empty() ||
                        lane.queue.front().state != S::Scheduled || lane.queue.front().isLate;
    if (isNone || !mayGoOn(id, lane))
        return;
    for (auto other = m_lanes.cbegin(); other != m_lanes.cend(); ++other) {
        if (other.key() != id && !other->queue.empty() && turnOf(other.key(), *other) == Turn::Ready)
            return;
    }
    std::vector<Job> ahead;
    const bool isTaken = takeForGood([&]() -> Result<void> {
        const auto known = m_accounts.stored(id);
        if (!known)
            return fail(known.error());
        chooseMoment(lane);
        return takeAhead(*known, lane.ahead.back(), ahead);
    });
    if (!isTaken)
        return;
    keepAhead(std::move(ahead));
    if (m_dirty)
        pumpSoon();
}

void SenderEngine::stepBack(Lane &lane)
{
    const bool outer = std::exchange(m_steppingBack, true);
    for (size_t place = lane.row.size(); place > 0; --place) {
        Lane::Ready last = lane.row[place - 1];
        if (!last.takes->hasPassed())
            last.cancel.cancel(); // it ends at once, unless something else than the line holds it up
    }
    m_steppingBack = outer;
    for (const Lane::Ready &one : std::exchange(lane.row, {})) {
        nowUnderWay(one);
        ++lane.busy;
    }
}

void SenderEngine::stepBackIfHeld()
{
    std::vector<clients::AccountId> held;
    for (auto lane = m_lanes.cbegin(); lane != m_lanes.cend(); ++lane) {
        if (!lane->row.empty() && !mayGoOn(lane.key(), *lane))
            held.push_back(lane.key());
    }
    for (const clients::AccountId &id : held)
        giveBack(m_lanes[id]);
}

bool SenderEngine::wasCalledBack(const Job &job, const Result<networks::PublishedPost> &result)
{
    if (result || !job.post.row.takes || !isUnsent(result.error()))
        return false;
    Lane &lane = m_lanes[job.accountId];
    if (std::erase_if(lane.row, [&job](const Lane::Ready &ready) { return ready.id == job.id; }) == 0) {
        m_jobs.remove(job.id);
        m_keptInHand.insert(job.id);
        --lane.busy;
    }
    lane.ahead.push_front(job);
    if (m_steppingBack)
        return true;
    const auto self = shared_from_this(); // a listener may destroy the sender
    giveBack(lane);
    noteGathered();
    if (!m_closed)
        pump();
    return true;
}

void SenderEngine::rowEnded(const Job &job, const Result<networks::PublishedPost> &result)
{
    Lane &lane = m_lanes[job.accountId];
    std::erase_if(lane.row, [&job](const Lane::Ready &ready) { return ready.id == job.id; });
    if (result) {
        gather(job, *result); // the one before it goes on with the others
        return;
    }
    nowUnderWay({job.id, {}, job.cancel});
    ++lane.busy;
    if (!m_steppingBack) {
        attemptEnded(job, result);
        return;
    }
    // It had left. What follows from that is not for the middle of calling back the others.
    QMetaObject::invokeMethod(
        m_listener.context,
        [weak = weak_from_this(), job, result] {
            const auto self = weak.lock();
            if (self && !self->m_closed)
                self->attemptEnded(job, result);
        },
        Qt::QueuedConnection);
}

} // namespace hatstand::publish
