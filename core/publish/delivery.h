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
    Failed = 3,    ///< refused, or given up after the last attempt; waits for the person
    Uncertain = 4, ///< may have arrived; looked up before anything else
    Missed = 5,    ///< its time passed while nothing could send; waits for the person
    Waiting = 6,   ///< by hand: due, waits for the person to post it
    Cancelled = 7, ///< taken out before it went (post deleted, unscheduled or left)
};

/// A turn that never comes by itself: an uncertain delivery that only the person can clear up.
inline constexpr Instant never = Instant::fromMilliseconds(std::numeric_limits<qint64>::max());

/// Stands as `leaseOwner` of one that was in a backup which was put back: it may have gone out since, so it
/// is looked up before it is sent.
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
    int attempts = 0;
    Instant nextAttemptAt;
    QString leaseOwner;
    Instant leaseUntil;
    Error error; ///< of the last attempt; empty words when there is none
    QString remoteId;
    QUrl remoteUrl;
    std::optional<Instant> publishedAt;
    Instant createdAt;
    Instant updatedAt;
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
