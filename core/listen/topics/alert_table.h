// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/topics/alert.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How what was told is kept.
class AlertTable
{
public:
    explicit AlertTable(storage::Database &database) : m_database(database) {}

    Result<void> insert(const Alert &alert);
    Result<int> update(const Alert &alert);
    Result<int> markSeen(const AlertId &id, std::optional<Instant> at);
    /// Its notification is shown. Answers 0 when somebody else has shown it.
    Result<int> markNotified(const AlertId &id);

    [[nodiscard]] Result<std::optional<Alert>> find(const AlertId &id) const;
    /// Told since then about a topic, in that order.
    [[nodiscard]] Result<std::vector<Alert>> toldSince(const TopicId &topic, Instant since) const;
    /// Of one topic, the newest first.
    [[nodiscard]] Result<std::vector<Alert>> ofTopic(const TopicId &topic, int limit) const;
    /// Those that nobody has seen, of one client or (unset) of all, the newest first. Not of removed topics.
    [[nodiscard]] Result<std::vector<Alert>> unseen(const std::optional<clients::ClientId> &client) const;
    /// Whose notification is due at `now`, in the order of telling.
    [[nodiscard]] Result<std::vector<Alert>> toNotify(Instant now) const;
    [[nodiscard]] Result<std::optional<Instant>> nextNotification() const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
