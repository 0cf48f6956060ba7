// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <QString>

#include <optional>

namespace hatstand::people
{

/// Backups from before somebody was forgotten: they still hold all that was said.
struct OlderCopies
{
    int count = 0; ///< of those that are rotated away
    /// From which day on none of them is left, if a backup is made in each week until then. Unset: there is
    /// none now.
    std::optional<Instant> goneBy;
    int keptForGood = 0; ///< of those that only a person removes: from before a migration or a restore
    QString folder;
    /// What a person should know of it; empty where there are none.
    [[nodiscard]] QString sentence() const;
};

/// Of the workspace file at that path. Which copies are kept, and for how long: storage/backup_retention.h.
[[nodiscard]] OlderCopies olderCopies(const QString &workspacePath, const Clock &clock);

} // namespace hatstand::people
