// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace hatstand::storage
{

class Database;

/// Makes a connection ready to write very much. What goes to places all over large indexes needs room for
/// their pages, and fewer moves of the log into the file: then each page is read and written less often.
/// Takes up to 16 MiB of memory, and as much on the disk for the log.
Result<void> prepareForManyWrites(Database &database);

} // namespace hatstand::storage
