// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/backups.h"

#include <vector>

namespace hatstand::storage
{

/// Which copies may be cleared away: all but those that are kept for good, the ten newest of the last 48
/// hours (whoever makes one by hand has a reason, and may need the one from before that reason), and the
/// newest of each of the last 7 days and 4 weeks that have one. `newestFirst` is in the order of
/// Backups::list().
[[nodiscard]] std::vector<Backup> superfluous(const std::vector<Backup> &newestFirst, Instant now);

} // namespace hatstand::storage
