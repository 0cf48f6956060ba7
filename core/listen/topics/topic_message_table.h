// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message.h"
#include "listen/topics/topic_message.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// A stored message as topics ask it.
struct AskedMessage
{
    qint64 row = 0;
    MessageId id;
    clients::ClientId clientId;
    SourceId sourceId;
    SpeakerId speakerId; ///< null: nobody is named
    std::optional<qint64> followers;
    JudgedBy judgedBy = JudgedBy::Program;
    TopicMessage message;
};

/// Stored messages with all that a query can ask of them.
class TopicMessageTable
{
public:
    explicit TopicMessageTable(storage::Database &database) : m_database(database) {}

    /// Those behind that row, in the order of their rows, whoever's they are.
    [[nodiscard]] Result<std::vector<AskedMessage>> after(qint64 row, int limit) const;
    /// Of one client, those that an expression of the index (topic_sql.h) finds with a row below that one,
    /// the highest first.
    [[nodiscard]] Result<std::vector<AskedMessage>>
    found(const QString &match, const clients::ClientId &client, qint64 below, int limit) const;
    /// Of one client, those from `from` on and below `below`, the highest first.
    [[nodiscard]] Result<std::vector<AskedMessage>> between(const clients::ClientId &client, qint64 from,
                                                            qint64 below) const;
    /// Those that say something else since they were tried, at most so many.
    [[nodiscard]] Result<std::vector<AskedMessage>> changed(int limit) const;
    Result<int> forgetChange(qint64 row);
    /// Of a set of matches, those said in [from, to), the newest first, at most so many.
    [[nodiscard]] Result<std::vector<AskedMessage>> ofSet(qint64 set, Instant from, Instant to,
                                                          int limit) const;
    /// What was said to a client in [from, to) and is in no match of that set, the newest first.
    [[nodiscard]] Result<std::vector<AskedMessage>> besideSet(const clients::ClientId &client, qint64 set,
                                                              Instant from, Instant to, int limit) const;
    /// Whether the same text was said to the client before, by whomever. Looks it up in the index.
    [[nodiscard]] Result<bool> isRepeated(const AskedMessage &asked) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
