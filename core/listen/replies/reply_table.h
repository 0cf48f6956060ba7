// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/replies/reply.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How answers are kept beside their posts.
class ReplyTable
{
public:
    explicit ReplyTable(storage::Database &database) : m_database(database) {}

    Result<void> insert(const Reply &reply);
    Result<int> remove(const plan::PostId &post);
    /// Only when it stands as `from`; answers whether it did.
    Result<bool> setStanding(const plan::PostId &post, ReplyStanding from, ReplyStanding to);
    [[nodiscard]] Result<std::optional<Reply>> find(const plan::PostId &post) const;
    /// Those that have not arrived, the oldest first.
    [[nodiscard]] Result<std::vector<Reply>> toCome() const;
    [[nodiscard]] Result<std::vector<Reply>> toComeIn(const ConversationId &conversation) const;

    Result<void> keepDraft(const ConversationId &conversation, const ReplyDraft &draft, Instant at);
    Result<int> removeDraft(const ConversationId &conversation);
    [[nodiscard]] Result<std::optional<ReplyDraft>> draft(const ConversationId &conversation) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
