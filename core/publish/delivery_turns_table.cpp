// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "storage/database.h"

/// What changes turns and leases of many deliveries at once.
namespace hatstand::publish
{

Result<int> DeliveryTable::capTurns(Instant latest, Instant longest)
{
    // One without a failure was never tried; it was given a later turn than its time because many were late.
    return m_database.run(
        "UPDATE deliveries SET next_attempt_at = iif(state = 0 AND error_code = '', max(due_at, ?), ?) "
        "WHERE state IN (0, 4) AND next_attempt_at > ? AND next_attempt_at <> ? AND (state = 4 OR "
        "(next_attempt_at > due_at AND (error_code NOT IN ('', 'rate-limited') OR next_attempt_at > ?)))",
        latest, latest, latest, never, longest);
}

Result<int> DeliveryTable::markRestored()
{
    // Whoever was sending one is not any more; when that was seen last stays known.
    if (auto freed =
            m_database.run("UPDATE deliveries SET lease_owner = ? WHERE state = 1", QString(lookFirst));
        !freed)
        return freed;
    // Also what is due later: a person may have sent it early.
    return m_database.run("UPDATE deliveries SET lease_owner = ?, lease_until = 0 "
                          "WHERE state IN (0, 3, 5, 7)",
                          QString(lookFirst));
}

Result<int> DeliveryTable::wakeOffline(Instant now)
{
    return m_database.run("UPDATE deliveries SET next_attempt_at = ? WHERE state = ? "
                          "AND next_attempt_at > ? AND error_code = 'offline'",
                          now, DeliveryState::Scheduled, now);
}

Result<int> DeliveryTable::renewLeases(const QString &owner, Instant until)
{
    return m_database.run(
        "UPDATE deliveries SET lease_until = ? WHERE state IN (1, 4, 8) AND lease_owner = ?", until, owner);
}

Result<int> DeliveryTable::endLeases(const QString &owner, Instant at)
{
    return m_database.run(
        "UPDATE deliveries SET lease_until = ? WHERE state IN (1, 4, 8) AND lease_owner = ?", at, owner);
}

} // namespace hatstand::publish
