// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/answer_promise.h"
#include "listen/inbox/message.h"

#include <optional>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How many answers came in time.
struct PromisesKept
{
    int all = 0; ///< of those that were promised
    int inTime = 0;
};

/// What is promised to a client's people, and how it was kept.
class PromiseTable
{
public:
    explicit PromiseTable(storage::Database &database) : m_database(database) {}

    /// What the client has decided; the usual promise while it has decided nothing.
    [[nodiscard]] Result<AnswerPromise> of(const clients::ClientId &client) const;
    Result<void> set(const clients::ClientId &client, const AnswerPromise &promise);
    /// Somebody who waited since then has been answered. Noted once.
    Result<void> note(const ConversationId &conversation, const clients::ClientId &client, Instant askedAt,
                      const std::optional<Instant> &dueAt, Instant answeredAt);
    /// Of what was answered at `since` or later.
    [[nodiscard]] Result<PromisesKept> kept(const std::optional<clients::ClientId> &client,
                                            Instant since) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
