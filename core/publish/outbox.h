// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/account_service.h"
#include "networks/connector.h"
#include "plan/post_service.h"
#include "plan/problem.h"
#include "publish/delivery_machine.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <initializer_list>
#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}
namespace hatstand::clients
{
class ClientService;
}
namespace hatstand::networks
{
class Connectors;
class RulesCatalogue;
} // namespace hatstand::networks

namespace hatstand::publish
{

class DeliveryTable;
class DeliveryWriter;
struct FrozenMedia;
struct TitledDelivery;

/// What the outbox asks the rooms upstream for when it freezes what will be sent.
struct Surroundings
{
    const clients::ClientService &clients;
    const networks::RulesCatalogue &rules;
    /// The media of a post and of all its versions.
    std::function<Result<QHash<plan::MediaId, plan::MediaItem>>(const plan::Post &)> media;
    /// Where the bytes of a media item are.
    std::function<QString(const plan::MediaItem &)> mediaPath;
    /// What stands as utm_campaign in links of that campaign; empty: none.
    std::function<QString(const strategy::CampaignId &)> utmCampaign;
    /// A fresh key for what goes to that account; see recordKeys(). Unset: chosen at the first attempt.
    std::function<QString(const clients::Account &)> recordKey = {};
    /// Whether the network can hold that for the account until its time; see handOvers(). Unset: none can.
    std::function<bool(const clients::Account &, const networks::OutgoingPost &)> canHandOver = {};
    /// Whether a thread goes to the account part by part; see partByPart(). Unset: to none.
    std::function<bool(const clients::Account &)> goesPartByPart = {};
    /// Makes one file ready for the account's network: what keeps its limits, and tells nothing beside the
    /// picture. Given with the file as it was added. Unset: files go as they are.
    using Fit = std::function<QCoro::Task<Result<networks::OutgoingMedia>>(
        clients::Account, FrozenMedia, networks::OutgoingMedia, CancelToken)>;
    Fit fit = {};
};

/// Keys as the networks want them; empty for what is posted by hand. Both must outlive the function.
[[nodiscard]] std::function<QString(const clients::Account &)> recordKeys(networks::Connectors &connectors,
                                                                          const Clock &clock);

/// As the networks say it; what goes out link by link is never handed over. `connectors` must outlive the
/// function.
[[nodiscard]] std::function<bool(const clients::Account &, const networks::OutgoingPost &)>
handOvers(networks::Connectors &connectors);

/// As the networks say it. `connectors` must outlive the function.
[[nodiscard]] std::function<bool(const clients::Account &)> partByPart(networks::Connectors &connectors);

/// A delivery with what a list shows beside it.
struct OutboxItem
{
    Delivery delivery;
    QString postTitle;
    networks::NetworkKey network;
    QString accountHandle;
    bool byHand = false;
    bool accountPaused = false;
    bool clientArchived = false;
    /// Nothing of the account goes out until a person does something: it is paused, removed, must be signed
    /// in again, its keychain is closed, or its client is archived.
    bool isHeld = false;
    /// Held by nothing but a sign-in, which only a person can renew.
    bool waitsForSignIn = false;
    /// Held by nothing but a closed keychain, which is tried again by itself.
    bool waitsForKeychain = false;
    /// It may have gone out already, and is sent only if it is not found there. Only in Sender::wouldSend.
    bool isLookedForFirst = false;
    /// And even then only if the client's rule for late posts says so. Only in Sender::wouldSend.
    bool goesByRule = false;
    /// Why it is uncertain or was missed, as the journal tells it: whole sentences. Only in `needingYou`,
    /// `item` and `itemsOfPost`; empty when the journal tells nothing of it.
    QString reason;
};

/// Nothing of it goes out until a person (or, of a closed keychain, the computer) does something.
[[nodiscard]] bool waitsForPerson(const clients::Account &account);

/// Whether `Outbox::waiting` is where it is listed.
[[nodiscard]] bool isWaiting(const Delivery &delivery);
/// Whether `Outbox::needingYou` is.
[[nodiscard]] bool isNeeding(const Delivery &delivery);

/// What is waiting, in one read: for the pill.
struct OutboxSummary
{
    int waiting = 0;  ///< scheduled for today or earlier, sending, or to be tried again
    int needsYou = 0; ///< deliveries that failed, were missed, are uncertain, or are by hand and due
    int sending = 0;
    /// When the next one goes out: still to come, and of nothing that is held.
    std::optional<Instant> nextAt;
};

/// What waits, as one figure: posts, and how many of them are being sent.
struct WaitingCount
{
    int waiting = 0;
    int sending = 0;
};

/// How a post stands before it is moved or taken out: what that is taken back to.
struct Standing
{
    /// One of its deliveries that was not there yet, and could still go or be left.
    struct Place
    {
        DeliveryId id;
        DeliveryState state = DeliveryState::Scheduled;
        Instant dueAt;
        Error error;
    };
    plan::PostId post;
    std::optional<plan::PlannedTime> planned;
    std::vector<Place> places;
};

/// What can be done with deliveries. Commands are one transaction each: delivery, event and post status.
class Outbox : public QObject, private plan::PostService::Follower
{
    Q_OBJECT

public:
    Outbox(storage::Database &database, const Clock &clock, plan::PostService &posts,
           clients::AccountService &accounts, Surroundings surroundings, QObject *parent = nullptr);
    ~Outbox() override;

    // Queries -------------------------------------------------------------------------------------------
    [[nodiscard]] Result<OutboxSummary> summary(const std::optional<clients::ClientId> &client) const;
    /// Scheduled, sending, to be tried again, or well on the network that publishes it: soonest first. Of
    /// one account where it is given.
    [[nodiscard]] Result<std::vector<OutboxItem>> waiting(const std::optional<clients::ClientId> &client,
                                                          int limit,
                                                          const clients::AccountId &account = {}) const;
    /// The same without a limit, but only what is being sent or due before `until`.
    [[nodiscard]] Result<std::vector<OutboxItem>> waitingUntil(const std::optional<clients::ClientId> &client,
                                                               Instant until) const;
    /// Of the posts of that, without what is held until a person does something.
    [[nodiscard]] Result<WaitingCount> countWaitingPosts(const std::optional<clients::ClientId> &client,
                                                         Instant until) const;
    /// Whether `waiting` would answer anything: far quicker than counting all that is planned.
    [[nodiscard]] Result<bool> hasWaiting(const std::optional<clients::ClientId> &client) const;
    /// How many `waiting` would answer without a limit.
    [[nodiscard]] Result<int> countWaiting(const std::optional<clients::ClientId> &client,
                                           const clients::AccountId &account = {}) const;
    /// Of those of the account, the ones that go out on the network even if nothing is sent from here.
    [[nodiscard]] Result<int> countHandedOver(const clients::AccountId &account) const;
    /// Failed, missed, uncertain, by hand and due, amiss on the network: oldest first. Of one account where
    /// it is given.
    [[nodiscard]] Result<std::vector<OutboxItem>> needingYou(const std::optional<clients::ClientId> &client,
                                                             int limit,
                                                             const clients::AccountId &account = {}) const;
    /// How many `needingYou` would answer without a limit.
    [[nodiscard]] Result<int> countNeeding(const std::optional<clients::ClientId> &client,
                                           const clients::AccountId &account = {}) const;
    /// Posts of which something stands so: one that stands in two ways (failed here, missed there) is two
    /// things to do. See publish/needs.h.
    [[nodiscard]] Result<int> countNeedingPosts(const std::optional<clients::ClientId> &client) const;
    /// Published, newest first.
    [[nodiscard]] Result<std::vector<OutboxItem>> history(const std::optional<clients::ClientId> &client,
                                                          int limit) const;
    /// Missed or failed ones that a person, or the client's rule, has left unsent; newest first.
    [[nodiscard]] Result<std::vector<OutboxItem>> notSent(const std::optional<clients::ClientId> &client,
                                                          int limit) const;
    /// Due between two instants in any state but cancelled: for "Going out today". What only sending needs
    /// (content, keys, who holds it) is not read.
    /// Each is only there while it is visited, since a day can have very many; the visit asks nothing of the
    /// outbox.
    [[nodiscard]] Result<void> forEachBetween(const std::optional<clients::ClientId> &client, Instant from,
                                              Instant until,
                                              const std::function<void(const OutboxItem &)> &visit) const;
    [[nodiscard]] Result<std::vector<Delivery>> ofPost(const plan::PostId &id) const;
    /// Of a post of which parts go out link by link: what of it stands there.
    [[nodiscard]] Result<std::vector<DeliveryLink>> linksOf(const DeliveryId &id) const;
    /// Whether more of it goes out, part by part, once the part stands there that is being sent or is
    /// uncertain. What comes then is attached to that part, so that its address is needed where a person says
    /// that it is live.
    [[nodiscard]] bool goesOn(const Delivery &delivery) const;
    /// It failed because nobody knows (rightly) where the part stands that the rest is attached to; see
    /// confirmPartLive.
    [[nodiscard]] bool lacksAddress(const Delivery &delivery) const;
    /// What is still to come by itself and is not handed over; nothing of it is held by a person.
    [[nodiscard]] Result<ComputerNeed> computerNeed(const std::optional<clients::ClientId> &client) const;
    /// The same as `ofPost` with what holds each of them.
    [[nodiscard]] Result<std::vector<OutboxItem>> itemsOfPost(const plan::PostId &id) const;
    [[nodiscard]] Result<OutboxItem> item(const DeliveryId &id) const;
    /// At most six whose id ends with these hexadecimal digits; dashes and the case do not matter.
    [[nodiscard]] Result<std::vector<DeliveryId>> endingWith(const QString &end) const;
    /// To be asked for before a post is moved or taken out, and kept for `moveBack` and `putBack`.
    [[nodiscard]] Result<Standing> standing(const plan::PostId &id) const;
    /// What `schedule` finds in what of the post would go out, worst first: it is accepted when
    /// plan::canGoOut says so (and checkNotGone does not fail). `sendNow` minds all but those of
    /// ProblemPlace::Time.
    [[nodiscard]] Result<std::vector<plan::Problem>> problems(const plan::PostId &id) const;
    /// Fails with NotAllowed when all of it is published or something of it is on its way: then nothing can
    /// be put into the outbox, whatever it says and whenever it is planned.
    [[nodiscard]] Result<void> checkNotGone(const plan::PostId &id) const;
    [[nodiscard]] Result<Delivery> delivery(const DeliveryId &id) const;
    [[nodiscard]] Result<std::vector<DeliveryEvent>> events(const DeliveryId &id) const;
    /// Of what was published at `since` or later: how many, and how many of them more than `onTime` late.
    [[nodiscard]] Result<Punctuality> punctuality(const std::optional<clients::ClientId> &client,
                                                  Instant since, Milliseconds onTime) const;
    /// Published deliveries a day for the last `days` days until `until`, oldest first: for the tile.
    [[nodiscard]] Result<std::vector<int>> publishedByDay(const std::optional<clients::ClientId> &client,
                                                          Instant until, int days,
                                                          const QByteArray &zone) const;

    // Commands ------------------------------------------------------------------------------------------
    /// Puts one delivery for each version into the outbox at the post's planned time. Fails with NotAllowed
    /// when it has gone already (see checkNotGone), when the checks of plan/post_check.h find something that
    /// a network would refuse, when there is no time or no account, or the time is past (use `sendNow`).
    Result<void> schedule(const plan::PostId &id);
    /// Schedules for this moment; see tryAgain for what is waited for all the same.
    Result<void> sendNow(const plan::PostId &id);
    /// Back to a draft; what has been published stays.
    Result<void> unschedule(const plan::PostId &id);
    /// Tries again now, also where there was no way out a moment ago. Only what a network itself has asked to
    /// wait for is waited for. An uncertain one is looked up first. One that was still to come goes now, it
    /// alone; the post's time follows when nothing else of it waits for another. One that failed ahead of its
    /// time, as what is handed over can, goes at its time.
    Result<void> tryAgain(const DeliveryId &id);
    /// Missed: later, at the given time. The post goes along once all of it that waits has that time.
    Result<void> moveTo(const DeliveryId &id, const plan::PlannedTime &planned);
    /// Takes back the move of any post: it has its time again, and each of its deliveries that has not gone
    /// meanwhile has its own. What is still to come then is scheduled again; what is past waits for the
    /// person as missed (by hand: to be posted), and what had failed as failed, with the same words. What was
    /// put in since goes along with the post.
    Result<void> moveBack(const Standing &before);
    /// Takes back that any post was taken out (a draft again, put among the ideas): it has its time again,
    /// and each of its deliveries stands as it stood, with what the post says by now. What is past waits for
    /// the person as missed (by hand: to be posted). Fails when a network would refuse what the post says
    /// now.
    Result<void> putBack(const Standing &before);
    /// Handed over: the sender takes it back from the network as soon as it can. It is scheduled then, and
    /// goes from here.
    Result<void> wantBack(const DeliveryId &id);
    /// Handed over, and changed on the network: what stands there goes out as it is.
    Result<void> acceptThere(const DeliveryId &id);
    /// Missed or failed: leave it; it stays in the history as not sent. Of one that has begun, the rest: what
    /// is public counts as published.
    Result<void> leave(const DeliveryId &id);
    /// Uncertain, and the person has looked: it is live (with its address, may be empty), or it is not (then
    /// it is sent again, or goes at its time if that is still to come). What is live counts as published when
    /// it was first tried, which is the time that networks show of it; where this workspace knows no attempt,
    /// at its time. Of a thread all is meant, whatever of it is not known to stand there.
    Result<void> confirmLive(const DeliveryId &id, const QUrl &url);
    /// The same of one part of what goes out part by part, the one behind `before` others
    /// (Delivery::linksThere): the rest goes on, attached to what stands at that address, and fails if that
    /// is empty or nothing of the account stands there. Then (lacksAddress) it may be said anew. Conflict: by
    /// now another part is meant.
    Result<void> confirmPartLive(const DeliveryId &id, int before, const QUrl &url);
    Result<void> confirmNotLive(const DeliveryId &id);
    /// By hand: posted, at this address (may be empty).
    Result<void> markPostedByHand(const DeliveryId &id, const QUrl &url);

    /// Another process has written: everything may have changed.
    void announceAll() { tell(); }

Q_SIGNALS:
    /// After a commit.
    void changed();
    /// These by-hand deliveries have become due since this was last told, whichever process found it: all of
    /// them together.
    void dueByHand(const QList<hatstand::publish::DeliveryId> &ids);
    /// Before `changed`: the person wants something of these accounts sent now. For senders.
    void wantedNow(const QSet<hatstand::clients::AccountId> &accounts);

private:
    friend class Sender;
    friend class SenderEngine;
    Result<void> postMoved(const plan::PostId &id, const std::optional<plan::PlannedTime> &planned) override;
    Result<void> postRemoved(const plan::PostId &id) override;
    Result<void> postRestored(const plan::PostId &id) override;
    Result<void> postEdited(const plan::PostId &id) override;

    using Client = std::optional<clients::ClientId>;
    /// Runs `work` in a transaction; when all is kept, tells whom it may concern.
    Result<void> changing(const plan::PostId &post, const std::function<Result<void>()> &work);
    Result<void> changingDelivery(const DeliveryId &id, const std::function<Result<void>(Delivery &)> &work);
    /// What a person has decided shall hold even if the power fails a moment later.
    void keepForSure();
    /// Whether there is a time, and whether it is still to come.
    [[nodiscard]] std::vector<plan::Problem> timeProblems(const plan::Post &post) const;
    /// All others.
    [[nodiscard]] Result<std::vector<plan::Problem>> contentProblems(const plan::Post &post) const;
    /// Fails with the words of the first problem for which a network would refuse the post.
    [[nodiscard]] Result<void> check(const plan::Post &post) const;
    [[nodiscard]] Result<void> checkTime(const plan::Post &post) const;
    [[nodiscard]] Result<QString> freeze(const plan::Post &post, const plan::Version &version) const;
    /// What of a post can be put in, and all the deliveries that it has.
    struct Going
    {
        plan::Post post; ///< only with the versions that shall go out and have not
        std::vector<Delivery> deliveries;
    };
    /// Fails as checkNotGone does.
    [[nodiscard]] Result<Going> toPut(const plan::Post &post) const;
    Result<void> put(const plan::Post &post, Going going, Instant due);
    /// What it sends, as the post says it now, and under which key.
    [[nodiscard]] Result<void> prepare(const plan::Post &post, const plan::Version &version,
                                       Delivery &delivery) const;
    Result<void> putVersion(const plan::Post &post, const plan::Version &version, Delivery *existing,
                            Instant due);
    /// Whether it is to be handed over, by what its version and its account say, and when its turn is then.
    void decideHandOver(Delivery &delivery) const;
    /// Whether each account's rule is to hand over what goes to it.
    [[nodiscard]] QHash<clients::AccountId, bool> handOverRules() const;
    /// Where that has changed since it was last looked at, what is scheduled for the account is decided
    /// again.
    void followHandOverRules();
    Result<void> decideAgain(const clients::AccountId &account);
    /// NotAllowed, with what to do first, when one of them is on its way or waits on a network.
    [[nodiscard]] static Result<void> checkNoneAway(const std::vector<Delivery> &deliveries);
    /// The part of a thread that nobody was certain of stands at that address.
    Result<void> partSaidToBeThere(Delivery &delivery, const QUrl &url);
    /// What comes next of one that has begun; nothing when that cannot be told, or all of it is there.
    struct NextLink;
    [[nodiscard]] std::optional<NextLink> nextLink(const Delivery &delivery) const;
    /// What of it is public stays; the rest is left.
    Result<void> leaveRest(Delivery &delivery, const QString &reason);
    /// For an account that was added to a post in the outbox.
    Result<void> addVersion(const plan::Post &post, const plan::Version &version, Delivery *existing);
    /// Takes out all that has not gone; fails when something of it is on its way.
    Result<void> takeOut(const plan::PostId &post, Cause cause, const QString &reason);
    /// Of one that was left unsent: when its account is put into the post again, that is another beginning.
    Result<void> endDecision(const Delivery &delivery);
    Result<void> cancelWithoutVersion(const plan::Post &post, std::vector<Delivery> &deliveries);
    /// It begins anew: no attempts, and the moment of the first is not in what is sent.
    static void forgetAttempts(Delivery &delivery);
    Result<void> scheduleAgain(Delivery delivery, Instant due, Cause cause, const QString &reason);
    /// What stands at a time that is past, and shall not go out by itself.
    Result<void> leaveToPerson(Delivery &delivery);
    /// As it stood before it was taken out of the outbox.
    Result<void> comeBack(Delivery &delivery, const Standing::Place &place);
    /// Of one that was taken out, or left.
    Result<void> sendAfterAll(const plan::Post &post, Delivery &delivery);
    /// The post's time is now, unless something else of it waits for another.
    Result<void> takeTimeAlong(const Delivery &sent);
    /// As it stood before its post was moved; `place` is null for what was put in since.
    Result<void> standAgain(Delivery &delivery, const Standing::Place *place, Instant due);
    /// Of one that is to be posted by hand: the person knows, and is not told once this is committed.
    void knowsOf(const DeliveryId &id);
    /// The same for this moment, or for when the network allows it.
    Result<void> sendAgain(Delivery delivery, Cause cause, const QString &reason);
    /// What a network would refuse does not get back into the outbox.
    Result<void> checkIfRepaired(const Delivery &delivery) const;
    /// Puts off the turn of one that is due until the network allows it, and says so in it.
    Result<void> heedLimit(Delivery &delivery);
    /// Takes out all that an account's removal leaves without a way.
    Result<void> takeOutOfAccount(const clients::AccountId &account);
    Result<void> takeOutForGoneAccount(std::vector<Delivery> pending);
    void want(QSet<clients::AccountId> accounts);
    /// Says that something has changed, and what newly waits for a person.
    void tell();
    Result<void> refreeze(const plan::Post &post, std::vector<Delivery> &deliveries);
    /// Without the accounts for which a person, or the client's rule, has decided that it does not go out:
    /// what is done to the rest of the post does not decide that anew.
    [[nodiscard]] Result<plan::Post> stillWanted(plan::Post post,
                                                 const std::vector<Delivery> &deliveries) const;
    /// With those on a network that stand well there, or amiss.
    [[nodiscard]] Result<std::vector<OutboxItem>> listed(const Client &client,
                                                         std::initializer_list<DeliveryState> states,
                                                         bool isAmissThere, int limit,
                                                         const clients::AccountId &account) const;
    [[nodiscard]] Result<std::optional<Instant>> nextOf(const Client &client) const;
    [[nodiscard]] std::vector<OutboxItem> items(std::vector<TitledDelivery> &&deliveries) const;
    struct Owners;
    [[nodiscard]] Owners owners() const;
    [[nodiscard]] OutboxItem itemOf(TitledDelivery &&titled, Owners &owners) const;

    storage::Database &m_database;
    const Clock &m_clock;
    plan::PostService &m_posts;
    clients::AccountService &m_accounts;
    Surroundings m_surroundings;
    std::unique_ptr<DeliveryTable> m_deliveries;
    std::unique_ptr<DeliveryWriter> m_writer;
    bool m_followed = false;    ///< a post's change took deliveries along
    bool m_movesBack = false;   ///< a post moves whose deliveries have their times already
    QSet<DeliveryId> m_waiting; ///< by hand and due, and told
    QHash<clients::AccountId, bool> m_handOverRules; ///< as they were when last looked at
};

} // namespace hatstand::publish
