// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post_query.h"
#include "storage/statement.h"

#include <QByteArray>

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// Posts as calendars and lists see them: light rows, read with four queries however many there are (posts,
/// their accounts, their media, the accounts' networks).
class PostRowTable
{
public:
    explicit PostRowTable(storage::Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::vector<PostRow>> rows(const PostFilter &filter) const;
    /// In the order of `ids`; deleted and unknown ones are left out.
    [[nodiscard]] Result<std::vector<PostRow>> rowsOf(const std::vector<PostId> &ids) const;
    [[nodiscard]] Result<int> count(const PostFilter &filter) const;
    [[nodiscard]] Result<std::vector<StatusCount>> countsByStatus(const PostFilter &filter) const;
    /// Counts without reading the posts. The filter's limit and order say nothing here.
    [[nodiscard]] Result<MediaCounts> countMedia(const PostFilter &filter) const;

    /// The SQL that `rows` begins with, for tests that prove an index is used.
    [[nodiscard]] static QByteArray selectionSql(const PostFilter &filter);

private:
    /// Which posts, as the rest of a SELECT after "FROM posts p", with its values.
    struct Selection
    {
        QByteArray where;
        QByteArray order;
        storage::Values values;
    };
    [[nodiscard]] static Selection selectionOf(const PostFilter &filter);
    [[nodiscard]] Result<std::vector<PostRow>> read(const Selection &selection) const;

    storage::Database &m_database;
};

} // namespace hatstand::plan
