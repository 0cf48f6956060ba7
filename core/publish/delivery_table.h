// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "publish/delivery.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::publish
{

/// A delivery and the title of its post, as lists show them.
struct TitledDelivery
{
    Delivery delivery;
    QString title;
    QString reason; ///< the journal's, of an uncertain or missed one, where a list asks for it
};

/// Where one stands and whose it is, without all the rest.
struct DeliveryPlace
{
    plan::PostId postId;
    clients::AccountId accountId;
    clients::ClientId clientId;
    DeliveryState state = DeliveryState::Scheduled;
};

/// The first turn of an account that is still to come.
struct FirstTurn
{
    clients::AccountId accountId;
    std::optional<Instant> at; ///< unset: nothing is scheduled for it
};

/// What the sender needs to know of a delivery in order to choose among thousands.
struct DueDelivery
{
    DeliveryId id;
    clients::AccountId accountId;
    Instant nextAttemptAt;
    Instant dueAt;
    bool isRepeat = false; ///< uncertain, and to be sent again without having been looked up (see repeatNext)
    bool isWantedBack = false; ///< it waits on the network, and the person wants it back
    bool hasBegun = false;     ///< see Delivery::hasBegun
};

/// Deliveries and their journal, as stored. Rules live elsewhere.
class DeliveryTable
{
public:
    DeliveryTable(storage::Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    Result<void> insert(const Delivery &delivery);
    /// Writes all that can change, if the row still stands in `before` and is leased to `owner` (empty: to
    /// nobody, or the lease does not matter). False when it does not.
    Result<bool> update(const Delivery &delivery, DeliveryState before, const QString &owner);
    /// Behind all that are there already, whatever the clock says.
    Result<void> addEvent(const DeliveryEvent &event);

    [[nodiscard]] Result<std::optional<Delivery>> find(const DeliveryId &id) const;
    [[nodiscard]] Result<std::vector<Delivery>> ofPost(const plan::PostId &id) const;
    /// At most six whose id ends with these hexadecimal digits, without dashes and in small letters.
    [[nodiscard]] Result<std::vector<DeliveryId>> endingWith(const QString &hex) const;
    [[nodiscard]] Result<std::vector<DeliveryState>> statesOfPost(const plan::PostId &id) const;
    /// In the order in which they were added.
    [[nodiscard]] Result<std::vector<DeliveryEvent>> events(const DeliveryId &id) const;
    [[nodiscard]] Result<std::optional<DeliveryEvent>> lastEvent(const DeliveryId &id) const;
    /// What waits for something of an account's deliveries, here or on the network.
    [[nodiscard]] Result<std::vector<Delivery>> pendingOfAccount(const clients::AccountId &account) const;
    /// The same of all accounts that are removed.
    [[nodiscard]] Result<std::vector<Delivery>> pendingOfRemovedAccounts() const;
    [[nodiscard]] Result<std::vector<DeliveryId>> idsInState(DeliveryState state) const;
    /// Until when the network has asked that nothing of this account be sent, as its deliveries know; nothing
    /// when that is over.
    [[nodiscard]] Result<std::optional<Instant>> limitedUntil(const clients::AccountId &account,
                                                              Instant now) const;

    // Lists, by client or (unset) of all clients; where an account can be given, of that one only ----------
    using Client = std::optional<clients::ClientId>;
    /// All of a post, in the order in which they were put in, with the reasons.
    [[nodiscard]] Result<std::vector<TitledDelivery>> titledOfPost(const plan::PostId &id) const;
    /// One, with its reason.
    [[nodiscard]] Result<std::optional<TitledDelivery>> titled(const DeliveryId &id) const;
    /// In the order in which they go out, with the reasons.
    [[nodiscard]] Result<std::vector<TitledDelivery>> inState(const Client &client, DeliveryState state,
                                                              int limit,
                                                              const clients::AccountId &account = {}) const;
    /// Scheduled ones that are due before `until`, by turn. Those whose network asks for more than a week of
    /// patience are not looked at: the index knows turns only, and reading all that is planned would be slow.
    [[nodiscard]] Result<std::vector<TitledDelivery>> scheduledUntil(const Client &client,
                                                                     Instant until) const;
    /// By the time of publishing, newest first.
    [[nodiscard]] Result<std::vector<TitledDelivery>> published(const Client &client, int limit) const;
    /// Taken out for that cause (its word in the journal), the last turn first.
    [[nodiscard]] Result<std::vector<TitledDelivery>> cancelledBy(const Client &client, const QString &cause,
                                                                  int limit) const;
    /// Due in [from, until), by time; not the cancelled ones. Only what lists show: what it says, its keys
    /// and its holder are not read.
    [[nodiscard]] Result<void> forEachDueBetween(const Client &client, Instant from, Instant until,
                                                 const std::function<void(TitledDelivery &&)> &visit) const;
    /// Being sent, or scheduled as in scheduledUntil.
    [[nodiscard]] Result<std::vector<DeliveryPlace>> placesUnderWay(const Client &client,
                                                                    Instant until) const;
    /// Of what was published at `since` or later; late by more than `onTime`.
    [[nodiscard]] Result<Punctuality> punctuality(const Client &client, Instant since,
                                                  Milliseconds onTime) const;
    /// Times of publishing in [from, until), ascending.
    [[nodiscard]] Result<std::vector<Instant>> publishedBetween(const Client &client, Instant from,
                                                                Instant until) const;
    /// Scheduled after `now` for accounts that post by program, not handed over yet, and held by nobody.
    [[nodiscard]] Result<ComputerNeed> computerNeed(const Client &client, Instant now) const;
    /// Waiting on the network. Amiss: something about them is to be decided (they carry an error).
    enum class There { Well, Amiss };
    [[nodiscard]] Result<std::vector<TitledDelivery>>
    handedOver(const Client &client, There there, int limit, const clients::AccountId &account = {}) const;
    [[nodiscard]] Result<int> countHandedOver(const Client &client, There there,
                                              const clients::AccountId &account = {}) const;
    [[nodiscard]] Result<int> countInState(const Client &client, DeliveryState state,
                                           const clients::AccountId &account = {}) const;
    /// How many posts have one in that state.
    [[nodiscard]] Result<int> countPostsInState(const Client &client, DeliveryState state) const;
    /// Scheduled ones whose turn comes before that instant.
    [[nodiscard]] Result<int> countScheduledBefore(const Client &client, Instant until) const;
    /// Of each account, also the removed ones: the first turn after `now` of what is scheduled.
    [[nodiscard]] Result<std::vector<FirstTurn>> firstTurns(Instant now) const;

    // For the sender -------------------------------------------------------------------------------------
    /// Whose turn has come at `now` and whom no other sender holds, by turn; of each account the first
    /// `perAccount` only, so that no account can crowd out another; and as many of those that were due after
    /// `onTimeSince` or have begun, and of those that are wanted back, so that many others cannot crowd them
    /// out. A lease that ends after `longestLease` was written by a clock that was wrong and holds nothing.
    /// Of an archived client nothing is to be sent, only looked up.
    [[nodiscard]] Result<std::vector<DueDelivery>> due(DeliveryState state, Instant now, Instant onTimeSince,
                                                       Instant longestLease, const QString &owner,
                                                       int perAccount) const;
    /// All of an account in that state whose turn has come at `until`, by turn.
    [[nodiscard]] Result<std::vector<TitledDelivery>> dueOfAccount(const clients::AccountId &account,
                                                                   DeliveryState state, Instant until) const;
    /// The first turn after `now`.
    [[nodiscard]] Result<std::optional<Instant>> nextTurn(DeliveryState state, Instant now) const;
    /// When the first lease of another sender runs out that has not yet.
    [[nodiscard]] Result<std::optional<Instant>> nextLeaseEnd(const QString &owner, Instant now) const;
    /// All that are being sent, by whomever.
    [[nodiscard]] Result<std::vector<Delivery>> sending() const;
    /// Those in that state whose turn came at or before that instant, by turn.
    [[nodiscard]] Result<std::vector<Delivery>> turnsUntil(DeliveryState state, Instant until) const;
    /// Missed ones whose time is still to come: the clock was wrong when it had passed. And those that were
    /// taken out then, by a clock that was ahead of this.
    [[nodiscard]] Result<std::vector<Delivery>> missedAfter(Instant now) const;
    /// No retry and no look later than `latest`: after the clock was set back. Turns that a network or a long
    /// queue can have given stay up to `longest`.
    Result<int> capTurns(Instant latest, Instant longest);
    /// Brings turns near that were reckoned by a clock that went ahead, as far as it did: whatever was
    /// written later than it is now was. The pause that a turn was given is kept.
    Result<int> healTurns(Instant now);
    /// Those in the hands of that owner.
    [[nodiscard]] Result<std::vector<DeliveryId>> leasedTo(const QString &owner) const;
    /// Marks all that is to be looked up before it is sent (see lookFirst), and what is in nobody's hands any
    /// more although it stands as being sent, after a backup was put back.
    Result<int> markRestored();
    /// What waits because there was no way out has its turn now.
    Result<int> wakeOffline(Instant now);
    Result<int> renewLeases(const QString &owner, Instant until);
    /// Lets go of everything that this owner holds: it ends at that moment.
    Result<int> endLeases(const QString &owner, Instant at);

private:
    /// By how much later than its time a turn is looked at in lists of what is due until then.
    static constexpr Milliseconds longestPatience = std::chrono::days(7);

    storage::Database &m_database;
    const Clock &m_clock;
};

} // namespace hatstand::publish
