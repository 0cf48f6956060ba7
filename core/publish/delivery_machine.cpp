// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_machine.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace hatstand::publish
{

namespace
{
using S = DeliveryState;
using C = Cause;

constexpr std::array transitions{
    // The person plans.
    Transition{S::Scheduled, S::Scheduled, C::PutInOutbox},
    Transition{S::Cancelled, S::Scheduled, C::PutInOutbox},
    Transition{S::Failed, S::Scheduled, C::PutInOutbox},
    Transition{S::Missed, S::Scheduled, C::PutInOutbox},
    Transition{S::Waiting, S::Scheduled, C::PutInOutbox},
    Transition{S::Scheduled, S::Scheduled, C::Moved},
    Transition{S::Failed, S::Scheduled, C::Moved},
    Transition{S::Missed, S::Scheduled, C::Moved},
    Transition{S::Waiting, S::Scheduled, C::Moved},
    Transition{S::Scheduled, S::Failed, C::MovedBack},
    Transition{S::Scheduled, S::Scheduled, C::TriedAgain},
    Transition{S::Failed, S::Scheduled, C::TriedAgain},
    Transition{S::Missed, S::Scheduled, C::TriedAgain},
    // Its time comes.
    Transition{S::Scheduled, S::Sending, C::AttemptBegins},
    Transition{S::Scheduled, S::Waiting, C::DueByHand},
    Transition{S::Scheduled, S::Scheduled, C::Spaced},
    Transition{S::Scheduled, S::Missed, C::TimePassed},
    Transition{S::Missed, S::Scheduled, C::ClockSetRight},
    Transition{S::Cancelled, S::Scheduled, C::ClockSetRight},
    Transition{S::Scheduled, S::Uncertain, C::BackupRestored},
    Transition{S::Waiting, S::Uncertain, C::BackupRestored},
    Transition{S::Sending, S::Uncertain, C::BackupRestored},
    Transition{S::Uncertain, S::Uncertain, C::BackupRestored},
    Transition{S::Missed, S::Cancelled, C::Left},
    Transition{S::Failed, S::Cancelled, C::Left},
    Transition{S::Waiting, S::Cancelled, C::Left},
    Transition{S::Scheduled, S::Cancelled, C::Left},
    Transition{S::Waiting, S::Published, C::PostedByHand},
    // An attempt ends.
    Transition{S::Sending, S::Published, C::Accepted},
    Transition{S::Sending, S::Scheduled, C::NotArrived},
    Transition{S::Sending, S::Scheduled, C::AccountWaits},
    Transition{S::Sending, S::Failed, C::RefusedForGood},
    Transition{S::Sending, S::Failed, C::GivenUp},
    Transition{S::Sending, S::Uncertain, C::Unclear},
    Transition{S::Sending, S::Uncertain, C::Interrupted},
    Transition{S::Uncertain, S::Uncertain, C::Overslept},
    // An uncertain one is looked up.
    Transition{S::Uncertain, S::Published, C::FoundThere},
    Transition{S::Uncertain, S::Published, C::SaidToBeThere},
    Transition{S::Uncertain, S::Scheduled, C::NotFoundThere},
    Transition{S::Uncertain, S::Scheduled, C::RepeatIsSafe},
    Transition{S::Uncertain, S::Scheduled, C::SaidNotToBeThere},
    Transition{S::Uncertain, S::Failed, C::GivenUp},
    // The network holds it until its time.
    Transition{S::Sending, S::HandedOver, C::AcceptedForLater},
    Transition{S::Uncertain, S::HandedOver, C::FoundWaiting},
    Transition{S::HandedOver, S::Published, C::FoundThere},
    Transition{S::HandedOver, S::Scheduled, C::TakenBack},
    Transition{S::HandedOver, S::Failed, C::GoneThere},
    Transition{S::HandedOver, S::HandedOver, C::ChangedThere},
    Transition{S::HandedOver, S::HandedOver, C::NotOutThere},
    Transition{S::HandedOver, S::Published, C::SaidToBeThere},
    Transition{S::HandedOver, S::Cancelled, C::AccountRemoved},
    // A chain goes on link by link.
    Transition{S::Sending, S::Scheduled, C::LinkAccepted},
    Transition{S::Uncertain, S::Scheduled, C::LinkFound},
    Transition{S::Scheduled, S::Published, C::RestLeft},
    Transition{S::Failed, S::Published, C::RestLeft},
    Transition{S::Missed, S::Published, C::RestLeft},
    // It is taken out.
    Transition{S::Scheduled, S::Cancelled, C::Unscheduled},
    Transition{S::Failed, S::Cancelled, C::Unscheduled},
    Transition{S::Missed, S::Cancelled, C::Unscheduled},
    Transition{S::Waiting, S::Cancelled, C::Unscheduled},
    Transition{S::Scheduled, S::Cancelled, C::VersionRemoved},
    Transition{S::Failed, S::Cancelled, C::VersionRemoved},
    Transition{S::Missed, S::Cancelled, C::VersionRemoved},
    Transition{S::Waiting, S::Cancelled, C::VersionRemoved},
    Transition{S::Cancelled, S::Cancelled, C::VersionRemoved},
    Transition{S::Scheduled, S::Cancelled, C::AccountRemoved},
    Transition{S::Failed, S::Cancelled, C::AccountRemoved},
    Transition{S::Missed, S::Cancelled, C::AccountRemoved},
    Transition{S::Waiting, S::Cancelled, C::AccountRemoved},
    Transition{S::Scheduled, S::Cancelled, C::PostRemoved},
    Transition{S::Failed, S::Cancelled, C::PostRemoved},
    Transition{S::Missed, S::Cancelled, C::PostRemoved},
    Transition{S::Waiting, S::Cancelled, C::PostRemoved},
    // And comes back as it was.
    Transition{S::Cancelled, S::Scheduled, C::PostRestored},
    Transition{S::Cancelled, S::Failed, C::PostRestored},
    Transition{S::Cancelled, S::Missed, C::PostRestored},
    Transition{S::Cancelled, S::Waiting, C::PostRestored},
};

using Named = std::pair<Cause, const char *>;
constexpr std::array names{
    Named{C::PutInOutbox, "put-in-outbox"},
    Named{C::Moved, "moved"},
    Named{C::MovedBack, "moved-back"},
    Named{C::TriedAgain, "tried-again"},
    Named{C::Spaced, "spaced"},
    Named{C::AttemptBegins, "attempt-begins"},
    Named{C::DueByHand, "due-by-hand"},
    Named{C::Accepted, "accepted"},
    Named{C::NotArrived, "not-arrived"},
    Named{C::AccountWaits, "account-waits"},
    Named{C::RefusedForGood, "refused"},
    Named{C::GivenUp, "given-up"},
    Named{C::Unclear, "unclear"},
    Named{C::Interrupted, "interrupted"},
    Named{C::Overslept, "overslept"},
    Named{C::FoundThere, "found-there"},
    Named{C::NotFoundThere, "not-found-there"},
    Named{C::RepeatIsSafe, "repeat-is-safe"},
    Named{C::SaidToBeThere, "said-to-be-there"},
    Named{C::SaidNotToBeThere, "said-not-to-be-there"},
    Named{C::PostedByHand, "posted-by-hand"},
    Named{C::TimePassed, "time-passed"},
    Named{C::ClockSetRight, "clock-set-right"},
    Named{C::BackupRestored, "backup-restored"},
    Named{C::Unscheduled, "unscheduled"},
    Named{C::VersionRemoved, "version-removed"},
    Named{C::PostRemoved, "post-removed"},
    Named{C::PostRestored, "post-restored"},
    Named{C::AccountRemoved, "account-removed"},
    Named{C::Left, "left"},
    Named{C::AcceptedForLater, "accepted-for-later"},
    Named{C::FoundWaiting, "found-waiting"},
    Named{C::TakenBack, "taken-back"},
    Named{C::GoneThere, "gone-there"},
    Named{C::ChangedThere, "changed-there"},
    Named{C::NotOutThere, "not-out-there"},
    Named{C::LinkAccepted, "link-accepted"},
    Named{C::LinkFound, "link-found"},
    Named{C::RestLeft, "rest-left"},
};

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::publish)
};

/// Why a delivery in that state cannot be changed as asked.
QString explanation(DeliveryState state)
{
    switch (state) {
    case S::Scheduled:
        return Tr::tr("It is waiting for its time.");
    case S::Sending:
        return Tr::tr("It is being sent right now.");
    case S::Published:
        return Tr::tr("It is published already.");
    case S::Failed:
        return Tr::tr("It was not accepted.");
    case S::Uncertain:
        return Tr::tr("It may have arrived; that must be known first.");
    case S::Missed:
        return Tr::tr("Its time has passed.");
    case S::Waiting:
        return Tr::tr("It is waiting for you to post it.");
    case S::Cancelled:
        return Tr::tr("It was taken out of the outbox.");
    case S::HandedOver:
        return Tr::tr("It waits on the network, which publishes it at its time. Take it back first.");
    }
    return {};
}
} // namespace

QString causeName(Cause cause)
{
    for (const auto &[value, name] : names) {
        if (value == cause)
            return QString::fromLatin1(name);
    }
    return {};
}

std::span<const Transition> allowedTransitions()
{
    return transitions;
}

bool isAllowed(const Transition &transition)
{
    return std::find(transitions.begin(), transitions.end(), transition) != transitions.end();
}

Result<void> checkTransition(const Transition &transition)
{
    if (isAllowed(transition))
        return {};
    return fail(ErrorCode::NotAllowed, Tr::tr("That cannot be done with this post now."),
                explanation(transition.from), {},
                QStringLiteral("%1 -> %2: %3")
                    .arg(deliveryStateName(transition.from), deliveryStateName(transition.to),
                         causeName(transition.cause)));
}

bool isCertainlyNotThere(DeliveryState state)
{
    switch (state) {
    case S::Scheduled:
    case S::Failed:
    case S::Missed:
    case S::Waiting:
    case S::Cancelled:
        return true;
    case S::Sending:
    case S::Published:
    case S::Uncertain:
    case S::HandedOver:
        return false;
    }
    return false;
}

bool isPending(const Delivery &delivery)
{
    return delivery.state != S::Cancelled && isCertainlyNotThere(delivery.state) && !delivery.hasBegun();
}

plan::PostStatus summaryOf(const std::vector<DeliveryState> &states)
{
    using P = plan::PostStatus;
    constexpr std::array worstFirst{
        std::pair{S::Sending, P::Sending},       std::pair{S::Uncertain, P::Uncertain},
        std::pair{S::Failed, P::Failed},         std::pair{S::Missed, P::Missed},
        std::pair{S::Waiting, P::Scheduled},     std::pair{S::Scheduled, P::Scheduled},
        std::pair{S::HandedOver, P::HandedOver}, std::pair{S::Published, P::Published},
    };
    for (const auto &[state, status] : worstFirst) {
        if (std::find(states.begin(), states.end(), state) != states.end())
            return status;
    }
    return P::Draft;
}

} // namespace hatstand::publish
