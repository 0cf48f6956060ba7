// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// A message that was found.
struct MessageHit
{
    MessageId id;
    qint64 row = 0;
    clients::ClientId clientId;
    ConversationId conversationId; ///< null: only in the stream
    QString author;
    Instant at;
    /// What it says, what was found in it between `hitBegin` and `hitEnd`.
    QString text;
};

/// Characters that no text has: of the private use area (Unicode 23.5).
inline constexpr char16_t hitBegin = u'\uE000';
inline constexpr char16_t hitEnd = u'\uE001';

/// Full-text search over what was said: the only place in this room that knows SQLite's FTS5. Messages are
/// put into the index after they are stored, in their order.
class MessageSearchTable
{
public:
    explicit MessageSearchTable(storage::Database &database) : m_database(database) {}

    enum class Order {
        NewestFirst, ///< those that came in last, by when they were said: quick, however many match
        BestFirst,   ///< every match is weighed first: slow for common words
    };
    /// `match` is an FTS5 expression (see topics/topic_sql.h). Of one client, or (unset) of all.
    [[nodiscard]] Result<std::vector<MessageHit>>
    find(const QString &match, const std::optional<clients::ClientId> &client, Order order, int limit) const;
    /// Letter by letter, for scripts that are written without spaces: `pattern` is one of LIKE … ESCAPE '\\'.
    /// The newest first; looks through everything.
    [[nodiscard]] Result<std::vector<MessageHit>>
    scan(const QString &pattern, const std::optional<clients::ClientId> &client, int limit) const;

    /// Puts at most so many messages into the index, in one transaction. Answers how many it were: fewer than
    /// `most` means that all are in.
    Result<int> indexMore(int most);
    /// How many are not in it yet.
    [[nodiscard]] Result<qint64> waiting() const;

    /// Takes direct messages out of what was found, for reports (directsInReports): fewer than were asked for
    /// may be left.
    [[nodiscard]] Result<std::vector<MessageHit>> withoutDirects(std::vector<MessageHit> hits) const;

private:
    [[nodiscard]] Result<std::vector<MessageHit>> newestOf(const QString &match,
                                                           const clients::ClientId &client, int limit) const;
    /// Those of the rows that meet it, until there are so many hits.
    Result<void> addHits(const QString &match, const std::vector<qint64> &rows, int limit,
                         std::vector<MessageHit> &hits) const;

    storage::Database &m_database;
};

} // namespace hatstand::listen
