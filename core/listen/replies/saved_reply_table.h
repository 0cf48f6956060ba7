// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/replies/saved_reply.h"

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How saved replies are kept.
class SavedReplyTable
{
public:
    explicit SavedReplyTable(storage::Database &database) : m_database(database) {}
    [[nodiscard]] Result<std::vector<SavedReply>> of(const clients::ClientId &client) const;
    /// Takes the place behind the others of its client, whatever its `position`.
    Result<void> insert(const SavedReply &reply);
    /// Name, text and client. Answers how many rows were changed.
    Result<int> update(const SavedReply &reply);
    Result<int> remove(const SavedReplyId &id);
    Result<int> updatePosition(const SavedReplyId &id, int position);

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
