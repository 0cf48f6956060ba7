// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/revision.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// How revisions are kept: their content as JSON (see post_json.h).
class RevisionTable
{
public:
    explicit RevisionTable(storage::Database &database) : m_database(database) {}

    Result<void> insert(const Revision &revision);
    /// Another content under the same id and time.
    Result<void> updateContent(const RevisionId &id, const Post &content);
    Result<void> updateReason(const RevisionId &id, RevisionReason reason);
    Result<void> remove(const RevisionId &id);
    /// Newest first. One whose content cannot be read is left out.
    [[nodiscard]] Result<std::vector<Revision>> ofPost(const PostId &post) const;
    [[nodiscard]] Result<std::vector<RevisionHead>> headsOfPost(const PostId &post) const;
    [[nodiscard]] Result<std::optional<Revision>> latest(const PostId &post) const;
    [[nodiscard]] Result<std::optional<Revision>> find(const PostId &post, const RevisionId &id) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::plan
