// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/hashtag_group.h"

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// How hashtag groups are kept: the tags as one text, parted by spaces.
class HashtagGroupTable
{
public:
    explicit HashtagGroupTable(storage::Database &database) : m_database(database) {}
    [[nodiscard]] Result<std::vector<HashtagGroup>> of(const clients::ClientId &client) const;
    /// Takes the place behind the client's others, whatever its `position`.
    Result<void> insert(const HashtagGroup &group);
    /// Name and tags. Answers how many rows were changed.
    Result<int> update(const HashtagGroup &group);
    Result<int> remove(const HashtagGroupId &id);
    Result<int> updatePosition(const HashtagGroupId &id, int position);

private:
    storage::Database &m_database;
};

} // namespace hatstand::plan
