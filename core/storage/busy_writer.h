// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

namespace hatstand::storage
{

/// Makes a connection ready that writes much and is for that only. What is written goes to places all over
/// the indexes: with room for their pages (16 MiB of memory), and with fewer moves of the log into the file
/// (once it has 16 MB), each page is read and written less often. Nothing is less safe for it.
Result<void> prepareBusyWriter(Database &database);

} // namespace hatstand::storage
