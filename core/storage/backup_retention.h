// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QString>

#include <optional>
#include <vector>

namespace hatstand::storage
{

/// One copy in the folder of backups.
struct Backup
{
    QString path;
    Instant madeAt; ///< as its name says, in UTC
    qint64 byteCount = 0;
    /// The schema of a copy that was made before a migration.
    std::optional<int> beforeMigrationFrom = std::nullopt;
    /// What stood in the workspace's place before a restore, or was taken from there while it was open.
    bool wasReplaced = false;
    /// Copies of these two kinds are never cleared away.
    [[nodiscard]] bool isKeptForGood() const { return beforeMigrationFrom.has_value() || wasReplaced; }
};

/// Which copies may be cleared away: all but those that are kept for good, the ten newest of the last 48
/// hours (whoever makes one by hand has a reason, and may need the one from before that reason), and the
/// newest of each of the last 7 days and 4 weeks that have one. `newestFirst` is in the order of
/// Backups::list().
[[nodiscard]] std::vector<Backup> superfluous(const std::vector<Backup> &newestFirst, Instant now);

} // namespace hatstand::storage
