// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/busy_writer.h"

namespace hatstand::storage
{

Result<void> prepareBusyWriter(Database &database)
{
    return database.script("PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=4000;");
}

} // namespace hatstand::storage
