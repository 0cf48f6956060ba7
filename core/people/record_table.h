// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::people
{

/// How one answer was promised and given.
struct KeptPromise
{
    Instant askedAt;
    std::optional<Instant> dueAt;
    Instant answeredAt;
};

/// What hangs on messages and conversations, for the record of a person.
class RecordTable
{
public:
    explicit RecordTable(storage::Database &database) : m_database(database) {}

    /// The conversations in which they have spoken, by when that was.
    [[nodiscard]] Result<std::vector<listen::ConversationId>>
    conversationsOf(const listen::SpeakerId &speaker) const;
    [[nodiscard]] Result<std::vector<KeptPromise>> promises(const listen::ConversationId &id) const;
    /// Names of the topics that a message was found for.
    [[nodiscard]] Result<QStringList> topics(qint64 row) const;
    /// When somebody was told of it.
    [[nodiscard]] Result<std::vector<Instant>> alerts(qint64 row) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::people
