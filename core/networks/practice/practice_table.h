// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "networks/practice/practice_profile.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::networks
{

/// Profiles and posts of the Practice network. Each call is a transaction of its own, as on a server far
/// away.
class PracticeTable
{
public:
    explicit PracticeTable(storage::Database &database) : m_database(database) {}

    Result<void> addProfile(const PracticeProfile &profile);
    Result<void> setBehaviour(const QString &handle, PracticeBehaviour behaviour);
    [[nodiscard]] Result<std::optional<PracticeProfile>> profile(const QString &handle) const;
    [[nodiscard]] Result<std::vector<PracticeProfile>> profiles() const;

    /// Keeps the post, unless the profile has one of that key already: then that one stays as it is.
    Result<void> addPost(const PracticePost &post);
    [[nodiscard]] Result<std::optional<PracticePost>> post(const QString &handle,
                                                           const QString &recordKey) const;
    /// Newest first.
    [[nodiscard]] Result<std::vector<PracticePost>> posts(const QString &handle, int limit) const;
    /// From that moment on, the oldest first.
    [[nodiscard]] Result<std::vector<PracticePost>> postsSince(const QString &handle, Instant from) const;
    [[nodiscard]] Result<int> postCount(const QString &handle) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::networks
