// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace hatstand::storage
{

class Database;

/// What is committed survives a power cut from now on. (Commits are not waited for, see
/// Database::hardenCommits; this is for one that was, after it.)
[[nodiscard]] Result<void> makeDurable(Database &database);

} // namespace hatstand::storage
