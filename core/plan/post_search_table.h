// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"

#include <QString>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// Full-text search over the title and text of posts: the only place that knows SQLite's FTS5. The index is
/// kept by triggers of the schema.
class PostSearchTable
{
public:
    explicit PostSearchTable(storage::Database &database) : m_database(database) {}

    /// What a person typed, as an FTS5 expression: every word must stand there, the last one may be only
    /// begun. Every word is quoted, so that nothing typed is read as an operator. Empty when the words hold
    /// no letter or digit, or a script written without spaces (which the index cannot cut into words): then
    /// only a comparison letter by letter can find them.
    [[nodiscard]] static QString expression(const QString &words);

    /// Ids of posts that are not deleted, best first.
    [[nodiscard]] Result<std::vector<PostId>>
    find(const QString &words, const std::optional<clients::ClientId> &client, int limit) const;

private:
    storage::Database &m_database;
};

/// `words` for LIKE … ESCAPE '\': found anywhere, "%" and "_" stand for themselves.
[[nodiscard]] QString likePattern(const QString &words);

} // namespace hatstand::plan
