// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// How posts are kept: one row each, without media and versions (see VersionTable).
class PostTable
{
public:
    explicit PostTable(storage::Database &database) : m_database(database) {}

    Result<void> insert(const Post &post);
    /// Deleted ones too.
    [[nodiscard]] Result<std::optional<Post>> find(const PostId &id) const;
    /// Those whose id in plain hex ends so (lower case, no dashes), deleted ones left out; at most a few.
    [[nodiscard]] Result<std::vector<PostId>> endingWith(const QString &hex) const;
    /// Title, text, comment, label, campaign, link tags; sets `updatedAt`.
    Result<void> updateContent(const Post &post);
    Result<void> updatePlanned(const PostId &id, const std::optional<PlannedTime> &planned, Instant at);
    Result<void> updateStatus(const PostId &id, PostStatus status, Instant at);
    Result<void> updatePosition(const PostId &id, int position);
    Result<void> updateDeleted(const PostId &id, const std::optional<Instant> &deletedAt, Instant at);
    /// One more than the greatest position among the client's ideas.
    [[nodiscard]] Result<int> nextIdeaPosition(const clients::ClientId &client) const;
    struct Timed
    {
        PostId id;
        PostStatus status = PostStatus::Scheduled;
        PlannedTime planned;
        qint64 row = 0; ///< the order among those of one instant
        clients::ClientId clientId;
    };
    /// Not deleted, planned at or after that instant: those after that row of it, by their time, `most` at
    /// most.
    [[nodiscard]] Result<std::vector<Timed>> plannedFrom(Instant from, qint64 afterRow, int most) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::plan
