// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/scrub.h"

#include "storage/database.h"

namespace hatstand::storage
{

Result<void> overwriteDeleted(Database &database)
{
    return database.script("PRAGMA secure_delete=ON;");
}

Result<void> scrub(Database &database)
{
    // The copy that is made on the way would else be held in memory, however large it is.
    if (auto set = database.script("PRAGMA temp_store=FILE;"); !set)
        return set;
    return database.script("VACUUM;");
}

} // namespace hatstand::storage
