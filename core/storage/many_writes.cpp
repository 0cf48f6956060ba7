// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/many_writes.h"

#include "storage/database.h"

namespace hatstand::storage
{

Result<void> prepareForManyWrites(Database &database)
{
    return database.script("PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4000;");
}

} // namespace hatstand::storage
