// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/client.h"

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// Whether what only the account reads (networks::Channel::DirectMessage) is part of an answer to a query.
enum class Directs {
    With,
    Without,
};

/// What a client's reports and figures take from what people say: direct messages stay out, because they were
/// written to nobody else, unless somebody has said otherwise. Whoever makes a report asks for this and hands
/// it to its queries (MessageTable::stream; MessageSearchTable::withoutDirects).
[[nodiscard]] Result<Directs> directsInReports(storage::Database &database, const clients::ClientId &client);
Result<void> setDirectsInReports(storage::Database &database, const clients::ClientId &client,
                                 Directs directs);

} // namespace hatstand::listen
