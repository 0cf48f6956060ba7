// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/completion.h"
#include "base/timers.h"
#include "clients/account_pauses.h"
#include "net/row.h"
#include "networks/connectors.h"
#include "publish/delivery_table.h"
#include "publish/delivery_writer.h"
#include "publish/frozen_content.h"
#include "publish/outbox.h"
#include "publish/sender_options.h"
#include "publish/sender_presence.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <utility>
#include <vector>

namespace hatstand::publish
{

/// Whose late ones are sorted out: of all, or of those.
struct LateOf
{
    QSet<clients::ClientId> clients;
    QSet<clients::AccountId> accounts;
    Milliseconds recent{0}; ///< no later than that goes out without a question
};

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
        QObject *context = nullptr;
        std::function<void(const DeliveryId &, double)> progressed;
        std::function<void(const DeliveryId &)> sent;
        std::function<void(const DeliveryId &)> failed;
        std::function<void(const DeliveryId &)> changed;
        std::function<void(int)> underWay;
        std::function<void(const Error &)> storageTrouble;
    };

    SenderEngine(Listener listener, Outbox &outbox, networks::Connectors &connectors, const Clock &clock,
                 Timers &timers, SenderOptions options);

    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] int underWay() const { return static_cast<int>(m_jobs.size()); }
    /// `jumped`: how far the clock has just gone forward, or back, by itself. Looking for what was missed is
    /// owed until it has succeeded.
    Result<int> sortOut(bool lookForMissed, Milliseconds jumped = Milliseconds(0));
    [[nodiscard]] Result<std::vector<OutboxItem>> wouldSend(Instant at) const;
    void setOnline(bool online);
    void lookAtOnce();
    [[nodiscard]] bool isOnline() const { return m_online; }
    /// Starts a pass; answers through `m_passes` when all of it has ended.
    [[nodiscard]] Completion<Result<void>> beginPass();
    void startCount() { m_counted.emplace(); }
    /// How many deliveries have come to another state since the count was started, each counted once; ends
    /// it.
    [[nodiscard]] int endCount()
    {
        return static_cast<int>(std::exchange(m_counted, std::nullopt).value_or(QSet<DeliveryId>()).size());
    }
    void endPassEarly();
    /// Pauses of accounts whose end has come are over.
    void endPauses();
    /// The last call: lets go of the leases and cancels what is under way.
    void close();

    /// Something else has written: look again.
    void outboxChanged();
    void accountsChanged();
    void clientsChanged();
    /// The person wants something of these accounts sent now: what we wait for ourselves is over.
    void wanted(const QSet<clients::AccountId> &accounts);
    /// Answers when the attempt to take that one back has ended, which Outbox::wantBack has asked for, by
    /// whichever sender.
    [[nodiscard]] Completion<Result<void>> whenTakenBack(const DeliveryId &id);
    /// Asks whether the keychains of accounts that wait for them have been opened.
    [[nodiscard]] static QCoro::Task<void> testClosed(std::shared_ptr<SenderEngine> self, CancelToken cancel);

private:
    /// One delivery under way: leased to us, in the database too.
    struct Job
    {
        DeliveryId id;
        plan::PostId postId;
        clients::AccountId accountId;
        enum class Kind {
            Attempt,
            HandOver, ///< to be published by the network at its time
            LookUp,   ///< of an uncertain one
            Confirm,  ///< of one that waits on the network: how it stands there
            TakeBack, ///< of the same: the person wants it back
        };
        Kind kind = Kind::Attempt;
        bool isRepeat = false; ///< of one that could not be looked up
        int link = 0;          ///< which link of its chain
        bool isLastLink = true;
        /// The moment of the first attempt in its content is that of this one: no earlier one was unclear.
        bool isFirst = false;
        Instant begunAt;
        Milliseconds begunSteady{0};
        networks::Publisher *publisher = nullptr;
        networks::Scheduler *scheduler = nullptr; ///< where the network has one, and it is no chain
        networks::AccountIdentity identity;
        networks::OutgoingPost post;
        Instant due;      ///< of what is handed over
        QString remoteId; ///< of what waits on the network
        /// The files of `post`, in their order, as they were added.
        std::vector<FrozenMedia> files;
        clients::Account account;
        CancelSource cancel;

        /// All of it is one call, for now.
        [[nodiscard]] bool isWhole() const { return kind == Kind::Attempt && link == 0 && isLastLink; }
        /// How the delivery stands in the database while this is under way.
        [[nodiscard]] DeliveryState expected() const
        {
            switch (kind) {
            case Kind::Attempt:
            case Kind::HandOver:
                return DeliveryState::Sending;
            case Kind::LookUp:
                return DeliveryState::Uncertain;
            case Kind::Confirm:
            case Kind::TakeBack:
                return DeliveryState::HandedOver;
            }
            return DeliveryState::Sending;
        }
    };
    struct Waiting
    {
        DeliveryId id;
        Instant turn;
        DeliveryState state = DeliveryState::Scheduled; ///< as it stood when this was read
        /// To be sent or repeated, and held back since its time by its account or by the line. Its turn does
        /// not tell: a retry has a new one.
        bool isLate = false;
        bool isWantedBack = false; ///< it waits on the network; a pause does not hold that back
    };
    /// What waits for one account, so that no account holds up another.
    struct Lane
    {
        std::deque<Waiting> queue;
        bool hasMore = false;  ///< in the database, behind what is in the queue
        quint64 lastTaken = 0; ///< which of all takings was its last: of equals, who waited longest goes
        int busy = 0;
        Milliseconds pauseUntil{0}; ///< of the steady clock: politeness
        Milliseconds holdUntil{0};  ///< of the steady clock: there was no way out
        Milliseconds lateUntil{0};  ///< of the steady clock: a late one went out, the next is to wait
        Milliseconds askedUntil{0}; ///< of the steady clock: the network asked
        int offlineInARow = 0;

        /// Taken together with the one that is under way, and not begun: see sender_ahead.cpp.
        std::deque<Job> ahead;
        Instant aheadSince;
        Milliseconds aheadSinceSteady{0};
        int signIn = 0;           ///< the generation of the one that they were taken by
        Milliseconds rowSince{0}; ///< of the steady clock: when the first of them was taken
        int gone = 0;             ///< accepted since then
        quint64 batch = 0;        ///< which taking was the last
        int goneInARow = 0;       ///< without any failure
        double took = -1; ///< each of those that were accepted last, in milliseconds; below 0: unknown
        Instant moment;   ///< that the next one tells as its own, if this is its first attempt

        /// The next of them, made ready while one is under way: see sender_row.cpp.
        struct Ready
        {
            DeliveryId id;
            std::shared_ptr<net::Baton> takes;
            CancelSource cancel;
        };
        std::deque<Ready> row;
        std::shared_ptr<net::Baton> passes; ///< by the one that was begun last; null: it passes none
    };
    /// Accepted by its network, and not noted yet.
    struct Accepted
    {
        Job job;
        networks::PublishedPost post;
    };
    enum class Turn { Ready, Paused, Held };

    // sender_engine.cpp: choosing and waiting
    /// Takes what can be taken: now, or when the transaction that is open is committed.
    void pump();
    void pumpNow();
    void pumpOnce();
    /// Once other events have had their turn.
    void goOnLater();
    [[nodiscard]] bool takesWork() const { return !m_closed && (m_running || (m_pass && !m_passEnding)); }
    Result<void> refill();
    /// What goes first of what waits in an account's lane; its end when that is held back.
    [[nodiscard]] std::deque<Waiting>::const_iterator nextOf(const clients::AccountId &id,
                                                             const Lane &lane) const;
    [[nodiscard]] Turn turnOf(const clients::AccountId &id, const Lane &lane) const;
    [[nodiscard]] bool isHeld(const clients::Account &account) const;
    /// Held, and nothing of it can be taken back either: a pause holds back sending only, and who wants
    /// something back must get it.
    [[nodiscard]] bool isHeldWhole(const clients::Account &account) const;
    /// Reads them anew when they may have changed.
    Result<void> loadAccounts();
    /// As it was when the accounts were last read; null when it was not among them.
    [[nodiscard]] const clients::Account *account(const clients::AccountId &id);
    [[nodiscard]] networks::Publisher *publisherOf(const clients::Account &account) const;
    [[nodiscard]] networks::Scheduler *schedulerOf(const clients::Account &account) const;
    [[nodiscard]] bool isLocal(const clients::Account &account) const;
    [[nodiscard]] std::vector<std::pair<clients::AccountId, Waiting>> choose();
    void armTimer();
    void tick();
    /// After a sleep another sender may have taken over what we hold: then it must not arrive from us too.
    void stopWhatIsNotOurs();
    void finishPassIfIdle();
    void trouble(const Error &error);
    // sender_telling.cpp
    /// That delivery of that post has come to another state: counts for the pass, and is announced.
    void touch(const DeliveryId &id, const plan::PostId &post);
    /// Only announced.
    void show(const plan::PostId &post);
    void announceWhenDue();
    void announce();
    /// What has failed since this was last told, once that is committed.
    void tellFailed();
    void tellUnderWay();
    [[nodiscard]] double chance();

    // sender_dry_run.cpp
    /// Whether that would do something about one whose turn has come, and what: into the item.
    [[nodiscard]] Result<bool> wouldGo(OutboxItem &item, const clients::Client &client, bool isRestored,
                                       Instant at) const;

    // sender_lease.cpp: taking deliveries
    void takeAndRun(const std::vector<std::pair<clients::AccountId, Waiting>> &chosen);
    /// Answers whether what that takes is ours, on the disk too.
    bool takeForGood(const std::function<Result<void>()> &take);
    Result<void> takeChosen(const clients::AccountId &accountId, const Waiting &waiting,
                            std::vector<Job> &jobs, std::vector<Job> &ahead);
    /// `known`: the account as it stands now; `limited`: how long its network has asked to wait.
    Result<void> take(const clients::Account &known, std::optional<Instant> limited, const Waiting &waiting,
                      std::vector<Job> &jobs);
    Result<void> takeLookUp(Delivery delivery, const clients::Account &account, std::vector<Job> &jobs);
    /// Uncertain, and not looked up any more.
    Result<void> leaveToPerson(Delivery &delivery);
    /// Of an uncertain one that could not be looked up. It stays uncertain until this moment.
    Result<void> takeRepeat(Delivery delivery, const clients::Account &account, std::vector<Job> &jobs);
    Result<void> takeAttempt(Delivery delivery, const clients::Account &account, std::vector<Job> &jobs);
    /// What all jobs have; its post is the link that comes next.
    [[nodiscard]] Result<Job> jobFor(const Delivery &delivery, const clients::Account &account) const;
    /// Before something is looked for on the network: what there is none of it.
    Result<void> knowOthers(Job &job, const Delivery &delivery) const;
    void run(Job job);
    static QCoro::Task<void> attempt(std::weak_ptr<SenderEngine> weak, Job job);
    static QCoro::Task<void> lookUp(std::weak_ptr<SenderEngine> weak, Job job);

    /// The job's post with files that its network takes; fails when one cannot be made so.
    [[nodiscard]] static QCoro::Task<Result<networks::OutgoingPost>> withFiles(Surroundings::Fit fit,
                                                                               Job job);

    // sender_ahead.cpp: several of one account with one wait for the disk
    /// How many more may be taken with that one.
    [[nodiscard]] int roomAhead(const Lane &lane, const Job &first) const;
    void chooseMoment(Lane &lane) const;
    Result<void> takeAhead(const clients::Account &known, const Job &first, std::vector<Job> &ahead);
    void keepAhead(std::vector<Job> ahead);
    [[nodiscard]] bool mayGoOn(const clients::AccountId &id, const Lane &lane);
    /// The next of those taken ahead, or none of them any more.
    void goOn(const clients::AccountId &id);
    /// The first of those taken ahead begins.
    [[nodiscard]] Job nextAhead(Lane &lane) const;
    /// They have not begun: they are scheduled as before.
    void giveBack(Lane &lane);
    void giveBackAll();
    /// What came of it could not be written: it stays in hand, and is written as soon as that is possible.
    void writeLater(const Job &job, std::function<Result<void>()> write);
    /// It is noted with others, or in a moment.
    void gather(const Job &job, const networks::PublishedPost &post);
    void noteGathered(Milliseconds budget = Milliseconds::max());
    /// Whether another was accepted just before, so that they can be noted together; where losing the note is
    /// made good by a look or a repeat.
    [[nodiscard]] bool isOfBurst(const Job &job);
    /// With all that end in the same turn of the event loop; then the next of their accounts have their turn.
    void noteSoon();
    /// On the next turn of the event loop, not from within the attempt that has just ended.
    void pumpSoon();
    /// Leased to us and alive: under way, taken ahead, or accepted.
    [[nodiscard]] bool isInHand(const DeliveryId &id) const
    {
        return m_jobs.contains(id) || m_keptInHand.contains(id);
    }

    // sender_row.cpp: no pause between those taken ahead
    /// Makes the next ones ready while one is under way, where the network can do with that.
    void lineUp(const clients::AccountId &id);
    /// It counts as begun, not as taken ahead.
    void nowUnderWay(const Lane::Ready &next);
    /// How many are ready at a time.
    [[nodiscard]] static size_t rowLength(const Lane &lane);
    /// Takes further ones, so that those ahead do not come to an end, unless others wait for their turn.
    void takeMore(const clients::AccountId &id);
    /// Those that are ready and have not left go back to those that have not begun. The others, and what
    /// cannot be called back at once, end by themselves.
    void stepBack(Lane &lane);
    /// In all lanes where nothing may leave any more.
    void stepBackIfHeld();
    /// Nothing of it has left: it has not begun, and goes back with the others.
    bool wasCalledBack(const Job &job, const Result<networks::PublishedPost> &result);
    /// It came to an end before the one before it.
    void rowEnded(const Job &job, const Result<networks::PublishedPost> &result);

    // sender_links.cpp: chains that go out link by link
    /// One link stands there: the next has its turn, or all of it is published.
    Result<void> linkThere(const Job &job, Delivery &delivery, const networks::PublishedPost &post,
                           Cause ofLink, Cause ofAll);

    // sender_hand_over.cpp: what the network publishes at its time
    /// One that shall be handed over, as a job; none when it is too late for that: it goes from here then.
    Result<void> takeHandOver(Delivery delivery, const clients::Account &account, std::vector<Job> &jobs);
    Result<void> takeHandedOver(Delivery delivery, const clients::Account &account, std::vector<Job> &jobs);
    static QCoro::Task<void> handOver(std::weak_ptr<SenderEngine> weak, Job job);
    static QCoro::Task<void> confirm(std::weak_ptr<SenderEngine> weak, Job job);
    static QCoro::Task<void> takeBack(std::weak_ptr<SenderEngine> weak, Job job);
    void handOverEnded(const Job &job, const Result<networks::HandedOver> &result);
    Result<void> standsThere(const Job &job, Delivery &delivery, const networks::HandedOver &there,
                             Cause cause);
    using Standing = Result<std::optional<networks::HandedOver>>;
    void confirmEnded(const Job &job, const Standing &result);
    Result<void> stillWaits(Delivery &delivery, const networks::HandedOver &there);
    /// How long to wait before it is believed that what waited there is gone: close to its time it may be
    /// neither here nor there, since some networks take what waits away before it is public. Counts from the
    /// first call; nothing left: it is believed.
    [[nodiscard]] Milliseconds untilBelieved(const Job &job);
    Result<void> lookAgainAfter(Milliseconds rest, Delivery &delivery);
    Result<void> goneThere(const Job &job, Delivery &delivery);
    Result<void> notTold(const Job &job, Delivery &delivery, const Error &error);
    void takeBackEnded(const Job &job, const Standing &result);
    /// Tells who waits for one to be taken back what has become of it otherwise: another sender took it back,
    /// or it came to its end while we looked at it. Whoever is told may ask for more at once.
    void noticeTakenBack();
    /// It goes from this computer, at its time.
    static void keepHere(Delivery &delivery);
    Result<void> updateWaiting(Delivery &delivery);

    // sender_results.cpp: what came of it
    void leaveLane(const Job &job);
    /// Nobody holds it any more.
    static void letGo(Delivery &delivery);
    void ended(const Job &job, const std::function<Result<void>(Delivery &)> &write);
    /// Writes what became of one, if it is still ours, within the caller's transaction.
    Result<void> settle(const DeliveryId &id, DeliveryState expected,
                        const std::function<Result<void>(Delivery &)> &write);
    void attemptEnded(const Job &job, const Result<networks::PublishedPost> &result);
    Result<void> attemptFailed(const Job &job, Delivery &delivery, const Error &error);
    /// What a look found: on the network, or waiting there for its time.
    struct Found
    {
        std::optional<networks::PublishedPost> post;
        std::optional<networks::HandedOver> waiting;
    };
    void lookUpEnded(const Job &job, const Result<Found> &result);
    Result<void> notThere(const Job &job, Delivery &delivery);
    /// How long to wait before it is believed that it is not there: a server may still be at work on it.
    /// Measured by the steady clock from when it was first seen so; nothing left: it is believed.
    [[nodiscard]] Milliseconds untilSettled(const DeliveryId &id);
    Result<void> stillUnclear(const Job &job, Delivery &delivery, const Error &error);
    Result<void> published(const Job &job, Delivery &delivery, const networks::PublishedPost &post,
                           Cause cause);
    Result<void> keepUncertain(Delivery &delivery, Instant next, const QString &mark = {});
    /// Its turn comes again after that, if it was tried before. If not, or if nobody was sending meanwhile,
    /// it goes by the client's rule.
    Result<void> sendAgain(const Job &job, Delivery &delivery, const QString &reason);
    /// The only way into Failed: it is told once it is committed.
    Result<void> giveUp(Delivery &delivery, const DeliveryWriter::Change &change);
    /// By its attempts, and by how late the client lets it be.
    [[nodiscard]] Result<bool> mayTryAgain(const Delivery &delivery) const;
    void noteReached(const Job &job);
    void noteFailure(const Job &job, const Error &error);
    /// With the generation of the sign-in that was used: one that was refused says nothing of a newer one.
    void noteHealth(const clients::AccountId &id, clients::Health health, const Error &note,
                    std::optional<int> generation = {});
    void storeAgain();

    // sender_accounts.cpp: what holds whole accounts back
    [[nodiscard]] std::vector<clients::AccountId> closedAccounts(bool evenWithNothingDue) const;
    void tryKeychain(bool evenWithNothingDue);
    static QCoro::Task<void> testAccount(std::weak_ptr<SenderEngine> weak, clients::AccountId id);
    /// Answers the clients that are archived no more.
    QSet<clients::ClientId> noteArchived();
    /// Answers the accounts that were held back when last looked, and are no more.
    QSet<clients::AccountId> noteHeld();
    /// What came due while it could not go out is late now, and goes by the client's rule.
    void sortOutReleased(const LateOf &only);

    // sender_sort_out.cpp: after a start or a wake
    void noticeClockJump();
    /// How far the clock has gone forward, or back, by itself since it was these; nothing for small steps.
    [[nodiscard]] Milliseconds jumpedSince(Instant wall, Milliseconds steady) const;
    [[nodiscard]] Instant longestLease() const { return m_clock.now() + 2 * m_options.lease; }
    Result<int> sortOutRestored();
    /// In the journal of what was uncertain in a backup.
    Result<void> noteRestored();
    Result<int> sortOutGone();
    Result<int> sortOutTooEarly();
    Result<int> sortOutInterrupted();
    /// Whether nobody holds one any more that stands as being sent.
    [[nodiscard]] bool isOver(const Delivery &delivery);
    /// Taken out by the client's rule in the moment in which it was missed, not by a person.
    [[nodiscard]] Result<bool> wasLeftByRule(const DeliveryId &id) const;
    Result<void> freeDeadLookUps();
    Result<int> sortOutLate(Milliseconds jumped, const LateOf &only = {});
    Result<int> handleLate(Delivery &delivery, Milliseconds jumped,
                           QHash<clients::AccountId, int> &lateOfAccount);
    /// Missed, if it is too late for the client's rule.
    Result<void> goByRule(Delivery &delivery, Milliseconds jumped = Milliseconds(0));
    /// After that it is not sent any more.
    [[nodiscard]] Result<Milliseconds> longestLate(const Delivery &delivery) const;
    Result<void> miss(Delivery &delivery, bool leave);
    Result<void> lookBeforeSending(Delivery &delivery);
    /// Of uncertain ones: their turn to be looked up has passed, and nobody looked.
    Result<int> sortOutUnlooked();
    /// It goes by the client's rule if it turns out not to be there: nobody was sending or looking for longer
    /// than counts as on time. Stands in the journal, so that it is not forgotten when the program ends.
    Result<void> noteOverslept(const Delivery &delivery);
    /// Of an uncertain one.
    [[nodiscard]] Result<bool> isOverslept(const Delivery &delivery) const;
    /// Notes it if the computer slept since that attempt or look began.
    Result<void> noteIfSleptOver(const Job &job, const Delivery &delivery);

    Listener m_listener;
    Outbox &m_outbox;
    storage::Database &m_database;
    DeliveryTable &m_deliveries;
    DeliveryWriter &m_writer;
    plan::PostService &m_posts;
    clients::AccountService &m_accounts;
    clients::AccountPauses m_pauses;
    networks::Connectors &m_connectors;
    const Clock &m_clock;
    Timers &m_timers;
    SenderOptions m_options;
    std::mt19937 m_random;

    bool m_running = false;
    bool m_closed = false;
    bool m_dirty = true;
    bool m_pumping = false;
    /// Of the turn of the event loop in which something else has been done before; unset: with the pump.
    std::optional<Milliseconds> m_turnBegan;
    bool m_again = false;
    bool m_goesOnLater = false;
    bool m_ownChange = false; ///< while we announce what we did ourselves
    bool m_announcing = false;
    Milliseconds m_toldAt{0};      ///< of the steady clock
    Milliseconds m_tellingTook{0}; ///< the last time
    bool m_online = true;
    Milliseconds m_offlineSince{0}; ///< of the steady clock
    Instant m_filledUntil;          ///< turns up to then are in the lanes
    quint64 m_takings = 0;
    Milliseconds m_nextProbe{0};
    Milliseconds m_troubleUntil{0};
    /// What is late has not been sorted out, because it could not be written. Nothing is taken meanwhile: it
    /// would go out unasked.
    bool m_sortOwed = false;
    Milliseconds m_jumpOwed{0}; ///< the clock's jumps that belong to it
    Instant m_lastWall;
    Milliseconds m_lastSteady{0};
    Milliseconds m_timerAt{Milliseconds::max()};
    quint64 m_timerGeneration = 0;

    QHash<clients::AccountId, Lane> m_lanes;
    QHash<clients::AccountId, clients::Account> m_accountById;
    bool m_accountsKnown = false;
    bool m_accountsChangedElsewhere = false; ///< another process has changed one that was to be taken
    QHash<DeliveryId, CancelSource> m_jobs;
    /// A lease that has run out although its owner lives: since when (of the steady clock) that is known.
    struct SeenOver
    {
        Instant leaseUntil;
        Milliseconds since{0};
    };
    QHash<DeliveryId, SeenOver> m_seenOver;
    /// Since when, of the steady clock, one is known not to be on the network although it may have been sent.
    QHash<DeliveryId, Milliseconds> m_notThereSince;
    QSet<DeliveryId> m_keptInHand; ///< taken ahead, or accepted and not noted
    std::vector<Accepted> m_gathered;
    bool m_notesLater = false;
    bool m_notesSoon = false;
    bool m_steppingBack = false;
    Milliseconds m_lastAccepted{-1'000'000}; ///< of the steady clock
    quint64 m_batches = 0;
    QHash<clients::AccountId, CancelSource> m_tests; ///< of keychains, under way
    /// Who waits for one to be taken back.
    QHash<DeliveryId, std::vector<Completion<Result<void>>>> m_takeBacks;
    Milliseconds m_nextKeychainTry{0};
    QSet<clients::ClientId> m_archived; ///< clients, when last looked
    QSet<clients::AccountId> m_held;    ///< accounts, when last looked
    SenderPresence m_presence;
    /// Unset until looked: another sender of this computer was at work when this one came.
    std::optional<bool> m_othersSend;
    /// Ended, but what came of it could not be written yet.
    std::vector<std::pair<DeliveryId, std::function<Result<void>()>>> m_unwritten;
    std::vector<DeliveryId> m_failed; ///< committed, and not told yet
    int m_toldUnderWay = 0;
    QSet<plan::PostId> m_touched;
    std::optional<QSet<DeliveryId>> m_counted;
    std::vector<DeliveryId> m_changed; ///< the same of deliveries, committed: in the order of their changes
    std::optional<Completion<Result<void>>> m_pass;
    bool m_passEnding = false;
    std::optional<Error> m_passTrouble;
};

} // namespace hatstand::publish
