// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/post.h"

#include <optional>
#include <string_view>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::publish
{

/// Which post something that stands on a network came from.
class SentPostTable
{
public:
    explicit SentPostTable(storage::Database &database) : m_database(database) {}
    /// Of that account, by networks::PublishedPost::remoteId of the post or of any link of its chain, in
    /// UTF-8.
    [[nodiscard]] Result<std::optional<plan::PostId>> ofRemoteId(const clients::AccountId &account,
                                                                 std::string_view remoteId) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::publish
