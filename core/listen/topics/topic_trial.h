// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message.h"

#include <QString>

#include <atomic>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What a query would find of all that is stored.
struct TopicTrial
{
    qint64 count = 0;
    /// Only the newest were looked through (trialRows): the index cannot narrow the query down.
    bool isPartial = false;
    std::vector<Message> newest; ///< at most trialNewest
};

inline constexpr size_t trialNewest = 5;
/// So many rows are looked through at most for a query that the index cannot narrow down: a second or two.
inline constexpr qint64 trialRows = 200'000;

/// Tries a query on what is stored, without keeping anything. What cannot be understood of it is left out, as
/// while it is typed; nothing understood: nothing found. Cancelled as soon as `isCancelled` says so.
[[nodiscard]] Result<TopicTrial> tryQuery(storage::Database &database, const clients::ClientId &client,
                                          const QString &query, const std::atomic<bool> &isCancelled);

} // namespace hatstand::listen
