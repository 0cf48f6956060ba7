// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "plan/post.h"

#include <QLatin1StringView>
#include <QString>
#include <QUrl>

#include <limits>
#include <optional>

namespace hatstand::publish
{

struct Delivery;
using DeliveryId = Id<Delivery>;

/// The states of a delivery; docs/delivery-states.md has every transition with its cause. Stored by number.
enum class DeliveryState {
    Scheduled = 0, ///< waits for its time
    Sending = 1,   ///< written before the first byte leaves; found again after a crash, it is looked up first
    Published = 2,
    Failed = 3,     ///< refused, or given up after the last attempt; waits for the person
    Uncertain = 4,  ///< may have arrived; looked up before anything else
    Missed = 5,     ///< its time passed while nothing could send; waits for the person
    Waiting = 6,    ///< by hand: due, waits for the person to post it
    Cancelled = 7,  ///< taken out before it went (post deleted, unscheduled or left)
    HandedOver = 8, ///< waits on the network, which publishes it at its time; looked up afterwards
};

/// Whether a delivery goes to the network ahead of its time. Stored by number.
enum class HandOver {
    No = 0,
    Wanted = 1,   ///< as soon as the network takes it; until then it is an ordinary one
    TakeBack = 2, ///< it waits there, and the person wants it back
};

/// A turn that never comes by itself: an uncertain delivery that only the person can clear up.
inline constexpr Instant never = Instant::fromMilliseconds(std::numeric_limits<qint64>::max());

/// Stands as `leaseOwner` of one that was in a backup which was put back: it may have gone out since, so it
/// is looked up before it is sent. Once a part of it is found that goes for the next part, until one is
/// certainly not there.
inline constexpr QLatin1StringView lookFirst("look-first");

/// Stands as `leaseOwner` of an uncertain one that cannot be looked up, but may be repeated: that is its next
/// turn, and until then nobody can take it out.
inline constexpr QLatin1StringView repeatNext("repeat-next");

[[nodiscard]] QString deliveryStateName(DeliveryState state);

/// One version on its way to one account: the unit that is sent, exactly once.
struct Delivery
{
    DeliveryId id;
    plan::PostId postId;
    clients::AccountId accountId;
    clients::ClientId clientId;
    DeliveryState state = DeliveryState::Scheduled;
    Instant dueAt;
    /// Chosen when it is put into the outbox, so that a backup knows it too; never changes afterwards. Empty
    /// where a person posts by hand.
    QString recordKey;
    QString content; ///< what is sent, frozen as JSON
    HandOver handOver = HandOver::No;
    /// How many links of its chain (the post, further parts of a thread, the first comment) stand on the
    /// network while the others do not. 0 for what is sent at once.
    int linksThere = 0;
    int attempts = 0;
    Instant nextAttemptAt;
    QString leaseOwner;
    Instant leaseUntil;
    Error error; ///< of the last attempt; empty words when there is none
    QString remoteId;
    QUrl remoteUrl;
    QString revision; ///< networks::PublishedPost::revision, as it was last seen
    std::optional<Instant> publishedAt;
    Instant createdAt;
    Instant updatedAt;

    /// Something of it is public already: what is left of it can be sent or left, but not taken back.
    [[nodiscard]] bool hasBegun() const { return linksThere > 0; }
};

/// One link of a chain that stands on the network.
struct DeliveryLink
{
    int position = 0;
    QString remoteId;
    QUrl remoteUrl;
    Instant at;
};

/// What goes out only while this computer runs.
struct ComputerNeed
{
    int deliveries = 0;
    std::optional<Instant> until; ///< when the last of them is due
};

/// How many went out, and how many of them late.
struct Punctuality
{
    int all = 0;
    int late = 0;
};

/// One change of state, kept for ever with its reason.
struct DeliveryEvent
{
    DeliveryId deliveryId;
    Instant at;
    DeliveryState from = DeliveryState::Scheduled;
    DeliveryState to = DeliveryState::Scheduled;
    QString reason; ///< a sentence
    QString detail; ///< for support; no secrets, no message text
};

} // namespace hatstand::publish
