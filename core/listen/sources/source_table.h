// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/sources/source.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How sources are kept. Rules live elsewhere.
class SourceTable
{
public:
    explicit SourceTable(storage::Database &database) : m_database(database) {}

    /// Takes the place behind the others of its client, whatever its `position`.
    Result<void> insert(const Source &source);
    /// What a person decides: name, address, where it goes, pause, how long it is kept, options, removal.
    /// Answers how many rows were changed.
    Result<int> updateWishes(const Source &source);
    /// How it does, if it is leased to `owner`; ends that lease unless it `goesOn`. False when it is not.
    Result<bool> updateStanding(const SourceId &id, const SourceStanding &standing, const QString &owner,
                                bool goesOn = false);
    /// It is another place now: nothing is known of it, and its turn is at that instant. Whoever reads it
    /// lets go.
    Result<int> beginAnew(const SourceId &id, Instant at);
    /// Those that could not be reached have their turn now. Answers how many.
    Result<int> wakeOffline(Instant now);
    /// Its next turn is at that instant, and what went wrong is forgotten.
    Result<int> wake(const SourceId &id, Instant at);

    [[nodiscard]] Result<std::optional<Source>> find(const SourceId &id) const;
    /// Of one client, or (unset) of all; not the removed ones.
    [[nodiscard]] Result<std::vector<Source>> of(const std::optional<clients::ClientId> &client) const;
    /// Accounts that are listened to: neither paused nor removed, and of no archived client.
    [[nodiscard]] Result<std::vector<Source>> listenedTo() const;
    /// Those that keep what they say for a limited time, the removed ones too.
    [[nodiscard]] Result<std::vector<Source>> keeping() const;
    /// The one that hears what is said to that account, removed or not.
    [[nodiscard]] Result<std::optional<Source>> ofAccount(const clients::AccountId &account) const;

    /// Whose turn has come at `now`, by turn: neither paused nor removed, of no archived client or removed
    /// account, and not held by another reader. A lease that ends after `longestLease`, or a turn that is
    /// days away, was written by a clock that was wrong and counts for nothing.
    [[nodiscard]] Result<std::vector<Source>> due(Instant now, Instant longestLease, const QString &owner,
                                                  int limit) const;
    /// The first turn of all that are asked.
    [[nodiscard]] Result<std::optional<Instant>> nextTurn() const;
    /// Takes it, if nobody else holds it. False when somebody does.
    Result<bool> lease(const SourceId &id, const QString &owner, Instant until, Instant now,
                       Instant longestLease);
    /// Lets go of that one.
    Result<int> release(const SourceId &id, const QString &owner);
    /// Lets go of all that this owner holds.
    Result<int> endLeases(const QString &owner);

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
