// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"

namespace hatstand::storage
{
class Database;
}

namespace hatstand::sample
{

/// What people have said around the bicycle shop of the sample in ninety days before `clock`'s now, and what
/// it listens for: made up, the same for the same now. Nothing of it is asked of any network.
Result<void> addListening(storage::Database &database, const Clock &clock);

} // namespace hatstand::sample
