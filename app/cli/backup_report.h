// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/output.h"
#include "daily_backup.h"

namespace hatstand::cli
{

/// Tells why no backup could be made, for as long as `backup` lives. It is tried again every hour; one
/// sentence is enough until something else is wrong, or until one was made. `output` must outlive it.
void reportFailures(DailyBackup &backup, Output &output);

} // namespace hatstand::cli
