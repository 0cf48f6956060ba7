// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/topics/topic.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How topics are kept. Rules live elsewhere.
class TopicTable
{
public:
    explicit TopicTable(storage::Database &database) : m_database(database) {}

    /// All of it, with its place and how far it was tried.
    Result<void> insert(const Topic &topic);
    /// What a person decides: name, query, rivals, alerts, place, removal. Answers how many rows were
    /// changed.
    Result<int> updateWishes(const Topic &topic);
    /// It begins a new set, as `topic` says (set, zone, triedTo, backTo).
    Result<int> beginSet(const Topic &topic);
    /// How far a set has been tried. Answers 0 when the topic has another set by now.
    Result<int> updateTriedTo(qint64 set, qint64 triedTo);
    Result<int> updateBackTo(qint64 set, qint64 backTo);
    Result<int> updatePosition(const TopicId &id, int position);

    [[nodiscard]] Result<std::optional<Topic>> find(const TopicId &id) const;
    /// Of one client, or (unset) of all, in their order; not the removed ones.
    [[nodiscard]] Result<std::vector<Topic>> of(const std::optional<clients::ClientId> &client) const;

    /// A number that no set has, or ever had while anything of it is left.
    [[nodiscard]] Result<qint64> nextSet() const;
    /// Up to which row messages are in the index of the search, and the highest row that there is.
    struct Rows
    {
        qint64 indexedTo = 0;
        qint64 highest = 0;
    };
    [[nodiscard]] Result<Rows> rows() const;
    /// The client's zone as it is stored.
    [[nodiscard]] Result<QByteArray> zoneOf(const clients::ClientId &client) const;

    /// When the client's first source was added; none where it has none.
    [[nodiscard]] Result<std::optional<Instant>> listensSince(const clients::ClientId &client) const;

    /// Deletes topics that were removed before that moment. Answers how many.
    Result<int> purge(Instant removedBefore);

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
