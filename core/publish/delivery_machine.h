// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"
#include "publish/delivery.h"

#include <QString>

#include <span>
#include <vector>

namespace hatstand::publish
{

/// Why a delivery changes its state. The word of `causeName` is kept in the journal.
enum class Cause {
    PutInOutbox,    ///< the person schedules the post, or schedules it anew
    Moved,          ///< the person gives it another time
    MovedBack,      ///< the person takes back the move of what had failed
    TriedAgain,     ///< the person asks for another attempt
    Spaced,         ///< late, and sent by the client's rule: given a turn, so that no burst goes out
    AttemptBegins,  ///< the lease is taken; the first byte may leave
    DueByHand,      ///< its time has come, and a person posts it
    Accepted,       ///< the network says that it stands there
    NotArrived,     ///< it has certainly not arrived, and that can pass by itself
    AccountWaits,   ///< it has certainly not arrived: the account must be signed in again first
    RefusedForGood, ///< the network said no; the same again would be refused again
    GivenUp,        ///< certainly not there, and no attempts or no time are left
    Unclear,        ///< it may have arrived
    Interrupted,    ///< found sending although nobody sends it any more
    Overslept,      ///< it may have arrived, and nobody could look or send for longer than counts as on time
    FoundThere,     ///< looked up: it stands on the network
    NotFoundThere,  ///< looked up: it certainly does not stand there
    RepeatIsSafe,   ///< cannot be looked up, but the same key can never make a second post
    SaidToBeThere,  ///< the person looked: it is live
    SaidNotToBeThere, ///< the person looked: it is not
    PostedByHand,     ///< the person posted it
    TimePassed,       ///< its time passed while nothing could send
    ClockSetRight,    ///< its time is still to come: the clock that said otherwise was wrong
    BackupRestored,   ///< it stood in a backup that was put back: it may have gone out since
    Unscheduled,      ///< the person takes the post back to a draft
    VersionRemoved,   ///< the post no longer goes to that account
    PostRemoved,      ///< the post is deleted
    PostRestored,   ///< the post is brought back, or what took it out is undone; its deliveries come with it
    AccountRemoved, ///< the account is gone
    AcceptedForLater, ///< handed over: the network says that it will publish it at its time
    FoundWaiting,     ///< looked up: it waits on the network for its time
    TakenBack,        ///< handed over, and taken back from the network: it certainly is not there any more
    GoneThere,        ///< handed over, and somebody has deleted it there before its time
    ChangedThere,     ///< handed over, and somebody has changed it there
    NotOutThere,      ///< handed over, and the network has not published it at its time
    LinkAccepted,     ///< the network says that one link of the chain stands there; the rest goes on
    LinkFound,        ///< looked up: that link of the chain stands there; the rest goes on
    RestLeft,         ///< a part of it is public, and the person leaves the rest unsent
    Left,             ///< the person, or the client's rule, leaves it unsent
};

/// A stable word for the journal and documents ("attempt-begins").
[[nodiscard]] QString causeName(Cause cause);

struct Transition
{
    DeliveryState from;
    DeliveryState to;
    Cause cause;
    friend bool operator==(const Transition &, const Transition &) = default;
};

/// Every change that there is: what does not stand here never happens. docs/delivery-states.md explains each.
[[nodiscard]] std::span<const Transition> allowedTransitions();
[[nodiscard]] bool isAllowed(const Transition &transition);
/// NotAllowed, with words for people, for what does not stand in the table.
[[nodiscard]] Result<void> checkTransition(const Transition &transition);

/// True while what is to be sent next cannot stand on the network. Of a chain, links before it may
/// (Delivery::hasBegun).
[[nodiscard]] bool isCertainlyNotThere(DeliveryState state);

/// Can still be taken out: it waits for something, and nothing of it has arrived.
[[nodiscard]] bool isPending(const Delivery &delivery);

/// How a post stands by its deliveries, worst first: sending, uncertain, failed, missed, scheduled (also: due
/// by hand), handed over, published. Cancelled ones do not count; without any other the post is a draft.
[[nodiscard]] plan::PostStatus summaryOf(const std::vector<DeliveryState> &states);

} // namespace hatstand::publish
