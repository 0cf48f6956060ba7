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

/// How a post's versions and media are kept: the tables post_versions and post_media. Media of the post
/// itself has an empty account there.
class VersionTable
{
public:
    explicit VersionTable(storage::Database &database) : m_database(database) {}

    /// Fills `post.media` and `post.versions`.
    Result<void> load(Post &post) const;
    /// Makes what is stored equal to `post.media` and `post.versions`.
    Result<void> replace(const Post &post);
    /// The newest post with a version for that account; deleted ones do not count.
    [[nodiscard]] Result<std::optional<PostId>> newestPostTo(const clients::AccountId &account) const;

private:
    Result<void> insertMedia(const PostId &post, const QByteArray &account,
                             const std::vector<PostMedia> &media);
    storage::Database &m_database;
};

} // namespace hatstand::plan
