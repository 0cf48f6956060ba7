// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/completion.h"
#include "base/timers.h"
#include "networks/connectors.h"
#include "publish/delivery_table.h"
#include "publish/delivery_writer.h"
#include "publish/outbox.h"
#include "publish/sender_options.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <vector>

namespace hatstand::publish
{

/// The inside of Sender. The database is the truth; what is here (lanes, holds) only decides what is tried
/// next, and is built anew from it whenever something else has changed it.
///
/// Coroutines hold it weakly and keep ids: it may be gone when a network answers.
class SenderEngine : public std::enable_shared_from_this<SenderEngine>
{
public:
    /// Whom it tells; `context` lives as long as the engine and belongs to the same thread.
    struct Listener
    {
        QObject *context;
        std::function<void(const DeliveryId &, double)> progressed;
        std::function<void(const DeliveryId &)> sent;
        std::function<void(const DeliveryId &)> failed;
        std::function<void(const Error &)> storageTrouble;
    };

    SenderEngine(Listener listener, Outbox &outbox, networks::Connectors &connectors, const Clock &clock,
                 Timers &timers, SenderOptions options);

    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] int underWay() const { return static_cast<int>(m_jobs.size()); }
    Result<int> sortOut(bool lookForMissed);
    [[nodiscard]] Result<std::vector<OutboxItem>> wouldSend(Instant at) const;
    void setOnline(bool online);
    /// Starts a pass; answers through `m_passes` when all of it has ended.
    [[nodiscard]] Completion<Result<int>> beginPass();
    void endPassEarly();
    /// The last call: lets go of the leases and cancels what is under way.
    void close();

    /// Something else has written: look again.
    void outboxChanged();
    void accountsChanged();

private:
    /// One delivery under way: leased to us, in the database too.
    struct Job
    {
        DeliveryId id;
        plan::PostId postId;
        clients::AccountId accountId;
        bool isLookUp = false;
        networks::Publisher *publisher = nullptr;
        networks::AccountIdentity identity;
        networks::OutgoingPost post;
        CancelSource cancel;
    };
    struct Waiting
    {
        DeliveryId id;
        Instant turn;
        bool isLookUp = false;
    };
    /// What waits for one account, so that no account holds up another.
    struct Lane
    {
        std::deque<Waiting> queue;
        bool hasMore = false;  ///< in the database, behind what is in the queue
        quint64 lastTaken = 0; ///< which of all takings was its last: of equals, who waited longest goes
        int busy = 0;
        Milliseconds pauseUntil{0}; ///< of the steady clock: politeness
        Milliseconds holdUntil{0};  ///< of the steady clock: the network asked, or there is no way out
        int offlineInARow = 0;
    };
    enum class Turn { Ready, Paused, Held };

    // sender_engine.cpp: choosing and waiting
    void pump();
    void pumpOnce();
    [[nodiscard]] bool takesWork() const { return !m_closed && (m_running || (m_pass && !m_passEnding)); }
    Result<void> refill();
    [[nodiscard]] Turn turnOf(const clients::AccountId &id, const Lane &lane) const;
    [[nodiscard]] bool isHeld(const clients::Account &account) const;
    [[nodiscard]] const clients::Account *account(const clients::AccountId &id);
    [[nodiscard]] networks::Publisher *publisherOf(const clients::Account &account) const;
    [[nodiscard]] bool isLocal(const clients::Account &account) const;
    [[nodiscard]] std::vector<std::pair<clients::AccountId, Waiting>> choose();
    void noticeClockJump();
    void armTimer();
    void tick();
    void finishPassIfIdle();
    void touch(const plan::PostId &post);
    void announce();
    void trouble(const Error &error);
    [[nodiscard]] double chance();

    // sender_lease.cpp: taking deliveries
    void takeAndRun(const std::vector<std::pair<clients::AccountId, Waiting>> &chosen);
    Result<void> take(const clients::AccountId &accountId, const Waiting &waiting, std::vector<Job> &jobs,
                      std::vector<DeliveryId> &byHand);
    Result<void> takeLookUp(Delivery delivery, const clients::Account &account, std::vector<Job> &jobs);
    Result<void> takeAttempt(Delivery delivery, const clients::Account &account, std::vector<Job> &jobs);
    void run(Job job);
    static QCoro::Task<void> attempt(std::weak_ptr<SenderEngine> weak, Job job);
    static QCoro::Task<void> lookUp(std::weak_ptr<SenderEngine> weak, Job job);

    // sender_results.cpp: what came of it
    void ended(const Job &job, const std::function<Result<void>(Delivery &)> &write);
    void attemptEnded(const Job &job, const Result<networks::PublishedPost> &result);
    Result<void> attemptFailed(const Job &job, Delivery &delivery, const Error &error);
    void lookUpEnded(const Job &job, const Result<std::optional<networks::PublishedPost>> &result);
    Result<void> notThere(const Job &job, Delivery &delivery);
    Result<void> stillUnclear(const Job &job, Delivery &delivery, const Error &error);
    Result<void> published(const Job &job, Delivery &delivery, const networks::PublishedPost &post,
                           Cause cause);
    Result<void> keepUncertain(const Job &job, Delivery &delivery, Instant next);
    void noteFailure(const Job &job, const Error &error);
    void noteHealth(const clients::AccountId &id, clients::Health health, const Error &note);
    void storeAgain();

    // sender_sort_out.cpp: after a start or a wake
    Result<int> sortOutInterrupted();
    Result<int> sortOutLate();
    Result<int> handleLate(Delivery &delivery, QHash<clients::AccountId, int> &lateOfAccount);

    Listener m_listener;
    Outbox &m_outbox;
    storage::Database &m_database;
    DeliveryTable &m_deliveries;
    DeliveryWriter &m_writer;
    plan::PostService &m_posts;
    clients::AccountService &m_accounts;
    networks::Connectors &m_connectors;
    const Clock &m_clock;
    Timers &m_timers;
    SenderOptions m_options;
    std::mt19937 m_random;

    bool m_running = false;
    bool m_closed = false;
    bool m_dirty = true;
    bool m_pumping = false;
    bool m_again = false;
    bool m_ownChange = false; ///< while we announce what we did ourselves
    bool m_announcing = false;
    bool m_online = true;
    Instant m_filledUntil; ///< turns up to then are in the lanes
    quint64 m_takings = 0;
    Milliseconds m_nextProbe{0};
    Milliseconds m_troubleUntil{0};
    Instant m_lastWall;
    Milliseconds m_lastSteady{0};
    Milliseconds m_timerAt{Milliseconds::max()};
    quint64 m_timerGeneration = 0;

    QHash<clients::AccountId, Lane> m_lanes;
    QHash<clients::AccountId, clients::Account> m_accountById;
    bool m_accountsKnown = false;
    QHash<DeliveryId, CancelSource> m_jobs;
    /// Ended, but what came of it could not be written yet.
    std::vector<std::pair<DeliveryId, std::function<Result<void>()>>> m_unwritten;
    QSet<plan::PostId> m_touched;
    std::optional<Completion<Result<int>>> m_pass;
    bool m_passEnding = false;
    int m_passCount = 0;
};

} // namespace hatstand::publish
