// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/sender_engine.h"

#include "clients/client_service.h"
#include "publish/missed_rule.h"
#include "storage/database.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace hatstand::publish
{

namespace
{
/// Never sleep longer: a wake is noticed this late at most, because timers do not count time asleep.
constexpr Milliseconds heartbeat{60'000};
/// While there is no way out, one delivery goes to see whether there is one again.
constexpr Milliseconds probeEvery{std::chrono::minutes(5)};
/// After the workspace could not be written.
constexpr Milliseconds troublePause{10'000};
/// What is read of the due ones of an account at a time; bounds memory and work when very much is due.
constexpr int perAccount = 128;
/// Taken in one go. Windows are drawn by the same thread.
constexpr size_t mostAtATime = 8;
constexpr Milliseconds longestTurn{4};
} // namespace

SenderEngine::SenderEngine(Listener listener, Outbox &outbox, networks::Connectors &connectors,
                           const Clock &clock, Timers &timers, SenderOptions options)
    : m_listener(std::move(listener))
    , m_outbox(outbox)
    , m_database(outbox.m_database)
    , m_deliveries(*outbox.m_deliveries)
    , m_writer(*outbox.m_writer)
    , m_posts(outbox.m_posts)
    , m_accounts(outbox.m_accounts)
    , m_pauses(outbox.m_database, outbox.m_accounts, clock)
    , m_connectors(connectors)
    , m_clock(clock)
    , m_timers(timers)
    , m_options(std::move(options))
    , m_random(m_options.seed)
    , m_lastWall(clock.now())
    , m_lastSteady(clock.steady())
{
}

void SenderEngine::start()
{
    if (m_running)
        return;
    endPauses(); // what was due while nobody was there to end them is late by the client's rule
    m_running = true;
    noteArchived();
    noteHeld();
    if (const auto sorted = sortOut(true); !sorted)
        trouble(sorted.error());
    tryKeychain(true);
    m_dirty = true;
    pump();
}

void SenderEngine::stop()
{
    m_running = false;
    if (takesWork())
        return;
    giveBackAll();
    noteGathered();
    if (m_announcing)
        announceWhenDue();
}

void SenderEngine::close()
{
    for (Lane &lane : m_lanes)
        stepBack(lane);
    m_closed = true;
    m_running = false;
    noteGathered();
    giveBackAll();
    // What is under way stays "sending" and is looked up at the next start, at once.
    (void)m_deliveries.endLeases(m_options.owner, m_clock.now());
    // Whoever listens to the outbox may be on its way out as well; nobody needs to be told any more.
    m_touched.clear();
    const auto jobs = std::exchange(m_jobs, {});
    for (CancelSource job : jobs)
        job.cancel();
    const auto tests = std::exchange(m_tests, {});
    for (CancelSource test : tests)
        test.cancel();
    for (const auto &waiting : std::exchange(m_takeBacks, {})) {
        for (const Completion<Result<void>> &one : waiting)
            one.complete(fail(ErrorCode::Cancelled,
                              QCoreApplication::translate("hatstand::publish", "Sending was stopped.")));
    }
    if (const auto pass = std::exchange(m_pass, std::nullopt)) {
        pass->complete(fail(ErrorCode::Cancelled,
                            QCoreApplication::translate("hatstand::publish", "Sending was stopped.")));
    }
}

void SenderEngine::outboxChanged()
{
    if (m_ownChange || m_closed)
        return;
    noticeTakenBack();
    if (m_closed)
        return;
    m_dirty = true;
    pump();
}

void SenderEngine::setOnline(bool online)
{
    const bool isBack = online && !m_online;
    if (!online && m_online)
        m_offlineSince = m_clock.steady();
    m_online = online;
    stepBackIfHeld();
    if (!isBack || m_closed)
        return;
    // A computer that wakes often has its line back before anything else: what was missed is missed.
    noticeClockJump();
    if (m_closed)
        return;
    for (Lane &lane : m_lanes) {
        if (std::exchange(lane.offlineInARow, 0) > 0)
            lane.holdUntil = Milliseconds(0);
    }
    if (m_running && m_clock.steady() - m_offlineSince > longestOutage)
        sortOutReleased({{}, {}, longestOutage});
    if (m_closed)
        return;
    if (const auto woken = m_deliveries.wakeOffline(m_clock.now()); !woken)
        trouble(woken.error());
    m_dirty = true;
    pump();
}

void SenderEngine::lookAtOnce()
{
    if (!m_running || m_closed)
        return;
    m_dirty = true;
    pump();
}

Completion<Result<void>> SenderEngine::beginPass()
{
    Completion<Result<void>> pass;
    if (m_pass || m_closed) {
        pass.complete(fail(ErrorCode::Conflict, QCoreApplication::translate(
                                                    "hatstand::publish", "Sending is under way already.")));
        return pass;
    }
    m_pass = pass;
    m_passEnding = false;
    m_passTrouble.reset();
    m_troubleUntil = Milliseconds(0); // who asks for a pass does not wait for what was before
    m_dirty = true;
    pump();
    return pass;
}

void SenderEngine::endPassEarly()
{
    m_passEnding = true;
    if (!takesWork()) {
        giveBackAll();
        noteGathered();
    }
    finishPassIfIdle();
}

void SenderEngine::finishPassIfIdle()
{
    // What has ended but could not be noted is noted as soon as that is possible; a pass does not wait for
    // it.
    const bool isUnderWay = m_jobs.size() > static_cast<qsizetype>(m_unwritten.size());
    if (!m_pass || isUnderWay || m_pumping || (m_goesOnLater && !m_passEnding) || !m_gathered.empty())
        return;
    if (!m_passEnding) {
        // Only politeness is waited for within a pass; what the network holds back is for a later one.
        for (auto lane = m_lanes.cbegin(); lane != m_lanes.cend(); ++lane) {
            if (!lane->queue.empty() && turnOf(lane.key(), *lane) != Turn::Held)
                return;
        }
    }
    const auto pass = *std::exchange(m_pass, std::nullopt);
    const auto troubled = std::exchange(m_passTrouble, std::nullopt);
    announce();
    if (troubled)
        pass.complete(fail(*troubled));
    else
        pass.complete(Result<void>());
}

// Choosing ----------------------------------------------------------------------------------------------

void SenderEngine::pump()
{
    // Whatever is not yet kept must not be sent, and "sending" cannot reach the disk before.
    m_database.afterCommit([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->pumpNow();
    });
}

void SenderEngine::pumpNow()
{
    if (m_pumping) {
        m_again = true;
        return;
    }
    const auto self = shared_from_this(); // a listener may destroy the sender
    m_pumping = true;
    do {
        m_again = false;
        pumpOnce();
    } while (m_again && !m_closed);
    m_pumping = false;
    tellFailed();
    tellUnderWay();
    if (m_closed)
        return;
    finishPassIfIdle();
    if (!m_closed)
        armTimer();
}

void SenderEngine::pumpOnce()
{
    tellFailed();
    noticeClockJump();
    if (m_running)
        endPauses();
    const Milliseconds began = std::exchange(m_turnBegan, std::nullopt).value_or(m_clock.steady());
    while (takesWork() && m_clock.steady() >= m_troubleUntil) {
        if (m_clock.steady() - began >= longestTurn) {
            goOnLater();
            return;
        }
        if (m_sortOwed) {
            if (const auto sorted = sortOut(true); !sorted) {
                trouble(sorted.error());
                return;
            }
            m_dirty = true;
        }
        if (m_dirty) {
            m_dirty = false;
            if (const auto filled = refill(); !filled) {
                trouble(filled.error());
                return;
            }
        }
        const auto chosen = choose();
        if (chosen.empty())
            return;
        takeAndRun(chosen);
    }
}

void SenderEngine::goOnLater()
{
    if (std::exchange(m_goesOnLater, true))
        return;
    m_timers.callAfter(Milliseconds(0), m_listener.context, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self)
            return;
        self->m_goesOnLater = false;
        self->pump();
    });
}

Result<void> SenderEngine::refill()
{
    if (auto loaded = loadAccounts(); !loaded)
        return loaded;
    const Instant now = m_clock.now();
    for (Lane &lane : m_lanes) {
        lane.queue.clear();
        lane.hasMore = false;
    }
    for (const DeliveryState state :
         {DeliveryState::Uncertain, DeliveryState::HandedOver, DeliveryState::Scheduled}) {
        const auto due =
            m_deliveries.due(state, now, now - onTime, longestLease(), m_options.owner, perAccount);
        if (!due)
            return fail(due.error());
        QHash<clients::AccountId, int> counts;
        for (const DueDelivery &delivery : *due) {
            Lane &lane = m_lanes[delivery.accountId];
            lane.hasMore = ++counts[delivery.accountId] >= perAccount || lane.hasMore;
            if (!isInHand(delivery.id)) {
                // What has begun goes on: a thread that stops after each part is worse than a late one.
                const bool isSent =
                    (state == DeliveryState::Scheduled || delivery.isRepeat) && !delivery.hasBegun;
                const bool isLate = isSent && now - delivery.dueAt > onTime;
                lane.queue.push_back(
                    {delivery.id, delivery.nextAttemptAt, state, isLate, delivery.isWantedBack});
            }
        }
    }
    m_filledUntil = now;
    return {};
}

bool SenderEngine::isHeld(const clients::Account &account) const
{
    return waitsForPerson(account);
}

bool SenderEngine::isHeldWhole(const clients::Account &account) const
{
    return account.health == clients::Health::SignInNeeded ||
           account.health == clients::Health::KeychainClosed;
}

Result<void> SenderEngine::loadAccounts()
{
    if (m_accountsKnown)
        return {};
    if (auto loaded = m_accounts.load(); !loaded)
        return loaded;
    m_accountById.clear();
    for (const clients::Account &account : m_accounts.accounts())
        m_accountById.insert(account.id, account);
    m_accountsKnown = true;
    return {};
}

const clients::Account *SenderEngine::account(const clients::AccountId &id)
{
    if (!loadAccounts())
        return nullptr;
    const auto found = m_accountById.constFind(id);
    return found == m_accountById.constEnd() ? nullptr : &*found;
}

networks::Publisher *SenderEngine::publisherOf(const clients::Account &account) const
{
    if (account.byHand)
        return nullptr;
    networks::Connector *connector = m_connectors.find(account.network);
    return connector ? connector->publisher() : nullptr;
}

networks::Scheduler *SenderEngine::schedulerOf(const clients::Account &account) const
{
    networks::Connector *connector = account.byHand ? nullptr : m_connectors.find(account.network);
    return connector ? connector->scheduler() : nullptr;
}

bool SenderEngine::isLocal(const clients::Account &account) const
{
    networks::Connector *connector = account.byHand ? nullptr : m_connectors.find(account.network);
    return account.byHand || !connector || connector->isLocal();
}

std::deque<SenderEngine::Waiting>::const_iterator SenderEngine::nextOf(const clients::AccountId &id,
                                                                       const Lane &lane) const
{
    const auto known = m_accountById.constFind(id);
    if (known != m_accountById.constEnd() && isHeld(*known)) {
        return std::find_if(lane.queue.cbegin(), lane.queue.cend(),
                            [](const Waiting &waiting) { return waiting.isWantedBack; });
    }
    // What is on time, or wanted now, does not wait behind what is late.
    const bool mayBeLate = m_clock.steady() >= lane.lateUntil;
    return std::find_if(lane.queue.cbegin(), lane.queue.cend(),
                        [mayBeLate](const Waiting &waiting) { return mayBeLate || !waiting.isLate; });
}

SenderEngine::Turn SenderEngine::turnOf(const clients::AccountId &id, const Lane &lane) const
{
    const Milliseconds steady = m_clock.steady();
    const auto found = m_accountById.constFind(id);
    if (found != m_accountById.constEnd()) {
        if (isHeldWhole(*found))
            return Turn::Held;
        if (!m_online && !isLocal(*found) && steady < m_nextProbe)
            return Turn::Held;
    }
    if (steady < lane.holdUntil || steady < lane.askedUntil || nextOf(id, lane) == lane.queue.cend())
        return Turn::Held;
    if (lane.busy >= m_options.atOncePerAccount || steady < lane.pauseUntil)
        return Turn::Paused;
    return Turn::Ready;
}

std::vector<std::pair<clients::AccountId, SenderEngine::Waiting>> SenderEngine::choose()
{
    std::vector<std::pair<clients::AccountId, Waiting>> chosen;
    int free = m_options.atOnce;
    std::vector<std::tuple<Instant, quint64, clients::AccountId>> ready;
    const Milliseconds steady = m_clock.steady();
    for (auto lane = m_lanes.cbegin(); lane != m_lanes.cend(); ++lane) {
        const auto known = m_accountById.constFind(lane.key());
        if (lane->busy > 0 && (known == m_accountById.constEnd() || !isLocal(*known)))
            free -= lane->busy;
        if (lane->queue.empty())
            continue;
        if (turnOf(lane.key(), *lane) == Turn::Ready)
            ready.emplace_back(nextOf(lane.key(), *lane)->turn, lane->lastTaken, lane.key());
    }
    std::sort(ready.begin(), ready.end());
    for (const auto &[turn, lastTaken, id] : ready) {
        if (chosen.size() >= mostAtATime)
            break;
        const clients::Account *known = account(id);
        const bool isHere = known && isLocal(*known);
        // So many at once is for the sake of the line.
        if (!isHere && free <= 0)
            continue;
        Lane &lane = m_lanes[id];
        if (turnOf(id, lane) != Turn::Ready) // a probe chosen just before holds the others
            continue;
        free -= isHere ? 0 : 1;
        if (!m_online && known && !isHere)
            m_nextProbe = steady + probeEvery;
        const auto next = nextOf(id, lane);
        chosen.emplace_back(id, *next);
        lane.queue.erase(next);
        lane.lastTaken = ++m_takings;
        // Read on once these are taken. Late ones that are left wait for their turn, others must not.
        if (lane.hasMore && std::all_of(lane.queue.cbegin(), lane.queue.cend(),
                                        [](const Waiting &waiting) { return waiting.isLate; }))
            m_dirty = true;
    }
    return chosen;
}

double SenderEngine::chance()
{
    return std::uniform_real_distribution<double>(0.0, 1.0)(m_random);
}

// Waiting -----------------------------------------------------------------------------------------------

void SenderEngine::armTimer()
{
    const bool renews = !m_jobs.isEmpty() || !m_unwritten.empty();
    if (!takesWork() && !renews)
        return;
    const Instant now = m_clock.now();
    const Milliseconds steady = m_clock.steady();
    Milliseconds wait = renews ? std::min(heartbeat, m_options.lease / 3) : heartbeat;
    if (takesWork() && steady >= m_troubleUntil) {
        // Time went on since the lanes were filled: what came due meanwhile is in none of them.
        const Instant after = std::min(m_filledUntil, now);
        for (const DeliveryState state :
             {DeliveryState::Scheduled, DeliveryState::Uncertain, DeliveryState::HandedOver}) {
            const auto next = m_deliveries.nextTurn(state, after);
            if (next && *next && **next - now < wait)
                wait = **next - now;
        }
    } else if (takesWork()) {
        wait = std::min(wait, m_troubleUntil - steady);
    }
    if (const auto end = m_pauses.nextEnd(); m_running && end && *end - now < wait)
        wait = *end - now;
    // Should its holder have died, what it held is looked up then.
    const auto leaseEnd = m_deliveries.nextLeaseEnd(m_options.owner, now);
    if (leaseEnd && *leaseEnd && **leaseEnd - now < wait)
        wait = **leaseEnd - now;
    for (const SeenOver &seen : std::as_const(m_seenOver))
        wait = std::min(wait, std::max(Milliseconds(1), seen.since + m_options.lease - steady));
    for (const Lane &lane : std::as_const(m_lanes)) {
        if (lane.queue.empty())
            continue;
        for (const Milliseconds until : {lane.pauseUntil, lane.holdUntil, lane.lateUntil, lane.askedUntil}) {
            if (until > steady)
                wait = std::min(wait, until - steady);
        }
    }
    const Milliseconds at = steady + std::max(wait, Milliseconds(1));
    if (m_timerAt > steady && m_timerAt <= at)
        return; // it fires before, and looks again
    m_timerAt = at;
    const quint64 generation = ++m_timerGeneration;
    const std::weak_ptr<SenderEngine> weak = weak_from_this();
    m_timers.callAfter(at - steady, m_listener.context, [weak, generation] {
        const auto self = weak.lock();
        if (self && self->m_timerGeneration == generation)
            self->tick();
    });
}

void SenderEngine::tick()
{
    m_timerAt = Milliseconds::max();
    if (m_closed)
        return;
    m_turnBegan = m_clock.steady();
    storeAgain();
    if (!m_jobs.isEmpty()) {
        const auto renewed = m_deliveries.renewLeases(m_options.owner, m_clock.now() + m_options.lease);
        if (!renewed)
            trouble(renewed.error());
        stopWhatIsNotOurs();
    }
    // Another sender may have died while it was sending.
    if (const auto sorted = sortOut(false); !sorted)
        trouble(sorted.error());
    if (m_running && m_clock.steady() >= m_nextKeychainTry)
        tryKeychain(false);
    m_dirty = true;
    pump();
}

void SenderEngine::stopWhatIsNotOurs()
{
    const auto ours = m_deliveries.leasedTo(m_options.owner);
    if (!ours)
        return;
    const QSet<DeliveryId> leased(ours->begin(), ours->end());
    std::vector<CancelSource> others;
    for (auto job = m_jobs.cbegin(); job != m_jobs.cend(); ++job) {
        const bool isUnwritten =
            std::ranges::any_of(m_unwritten, [&job](const auto &one) { return one.first == job.key(); });
        if (!leased.contains(job.key()) && !isUnwritten)
            others.push_back(*job);
    }
    for (CancelSource &other : others)
        other.cancel();
}

void SenderEngine::trouble(const Error &error)
{
    m_troubleUntil = m_clock.steady() + troublePause;
    if (m_pass) {
        m_passEnding = true;
        if (!m_passTrouble)
            m_passTrouble = error;
    }
    if (!m_closed)
        m_listener.storageTrouble(error);
}

} // namespace hatstand::publish
