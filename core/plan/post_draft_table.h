// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"

#include <optional>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// How the content that a post cannot take yet is kept beside it: as JSON (see post_json.h), one for a post.
class PostDraftTable
{
public:
    explicit PostDraftTable(storage::Database &database) : m_database(database) {}

    /// In the place of an earlier one.
    Result<void> put(const Post &content, Instant at);
    /// The content only. Empty when there is none, or none that can be read.
    [[nodiscard]] Result<std::optional<Post>> find(const PostId &id) const;
    Result<void> remove(const PostId &id);

private:
    storage::Database &m_database;
};

} // namespace hatstand::plan
