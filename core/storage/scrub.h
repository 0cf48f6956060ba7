// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace hatstand::storage
{

class Database;

/// From here on what this connection deletes is overwritten with zeros.
Result<void> overwriteDeleted(Database &database);

/// Writes the file anew, so that nothing that was deleted stands anywhere in it. It is so for the disk too
/// once the log is emptied (Database::emptyLog). Row numbers of tables without an INTEGER PRIMARY KEY may
/// change (sqlite.org/lang_vacuum.html): whoever refers to those looks after that. Others can read meanwhile
/// and must wait to write; needs as much room on the disk again, for that time. Not inside a transaction.
Result<void> scrub(Database &database);

} // namespace hatstand::storage
