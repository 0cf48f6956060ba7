// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/durability.h"

#include "storage/database.h"

namespace hatstand::storage
{

Result<void> makeDurable(Database &database)
{
    // Before it copies anything, a checkpoint waits until the log is on the disk.
    return database.first([](const Row &) { return true; }, "PRAGMA wal_checkpoint(PASSIVE)")
        .map([](const auto &) {});
}

} // namespace hatstand::storage
