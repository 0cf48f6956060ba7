// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/client.h"
#include "listen/topics/quiet_hours.h"

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// When a client's notifications wait; kept among the settings of the workspace. The zone is the client's.
[[nodiscard]] Result<QuietHours> quietHoursOf(storage::Database &database, const clients::ClientId &client);
Result<void> keepQuietHours(storage::Database &database, const clients::ClientId &client,
                            const QuietHours &hours);

} // namespace hatstand::listen
