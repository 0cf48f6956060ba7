// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "publish/delivery.h"

#include <QString>
#include <QStringList>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::publish
{

/// What of ours is known to stand on an account, by what the network calls it: for look-ups on networks that
/// keep no key of a post.
class StandingTable
{
public:
    explicit StandingTable(storage::Database &database) : m_database(database) {}

    /// What the network calls whatever of the account's other deliveries, or of further links of this one, is
    /// known to stand there since that instant, or has no known moment.
    [[nodiscard]] Result<QStringList> othersThere(const Delivery &delivery, Instant since) const;
    /// What the network calls the newest of the account that was published since that instant; empty when
    /// there is none.
    [[nodiscard]] Result<QString> newestThere(const clients::AccountId &account,
                                              const clients::ClientId &client, Instant since) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::publish
