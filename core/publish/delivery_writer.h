// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "publish/delivery_machine.h"
#include "publish/delivery_table.h"

namespace hatstand::plan
{
class PostService;
}

namespace hatstand::publish
{

/// The only way a delivery changes its state: the row, the line in its journal and the post's summary
/// together, inside the caller's transaction.
class DeliveryWriter
{
public:
    struct Change
    {
        DeliveryState to;
        Cause cause;
        QString reason;     ///< a sentence for people
        QString detail;     ///< for support; no secrets, no message text
        QString leaseOwner; ///< set: only while it is leased to that owner
    };

    DeliveryWriter(DeliveryTable &table, plan::PostService &posts, const Clock &clock)
        : m_table(table), m_posts(posts), m_clock(clock)
    {
    }

    /// Writes a new delivery. It stands in Scheduled.
    Result<void> add(const Delivery &delivery, const QString &reason);
    /// Writes `delivery` (all its values but the state are as they shall be; the state is as it was) with the
    /// state of the change. Fails with NotAllowed when the table of states does not have it, and with
    /// Conflict when another has changed the delivery meanwhile.
    Result<void> apply(Delivery &delivery, const Change &change);
    /// Only a line in the journal, of a cause that leaves the state as it is; the row is not touched.
    Result<void> note(const Delivery &delivery, Cause cause, const QString &reason);
    /// Whether that is the last that its journal says.
    [[nodiscard]] Result<bool> wasLastCausedBy(const DeliveryId &id, Cause cause) const;
    /// Of an uncertain one: it stood in a backup that was put back, and nothing of it was tried since. So
    /// whatever follows what is found of it may stand there too.
    [[nodiscard]] Result<bool> isOfBackup(const DeliveryId &id) const;
    /// Writes the post's status anew. `apply` and `add` do it themselves.
    Result<void> summarise(const plan::PostId &post);

private:
    DeliveryTable &m_table;
    plan::PostService &m_posts;
    const Clock &m_clock;
};

/// The cause that stands in an event's detail, as `DeliveryWriter` wrote it.
[[nodiscard]] bool wasCausedBy(const DeliveryEvent &event, Cause cause);

} // namespace hatstand::publish
