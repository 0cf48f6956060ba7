// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/client.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::clients
{

/// How clients are kept. Rules and transactions are the service's.
class ClientTable
{
public:
    explicit ClientTable(storage::Database &database) : m_database(database) {}

    /// In their order.
    [[nodiscard]] Result<std::vector<Client>> active() const;
    /// The last archived one first.
    [[nodiscard]] Result<std::vector<Client>> archived() const;
    [[nodiscard]] Result<std::optional<Client>> find(const ClientId &id) const;
    [[nodiscard]] Result<int> nextPosition() const;
    Result<void> insert(const Client &client);
    /// All but position, creation and archiving. NotFound when there is no such client; so do the others.
    Result<void> update(const Client &client);
    Result<void> setPosition(const ClientId &id, int position);
    Result<void> setArchived(const ClientId &id, const std::optional<Instant> &at);
    /// With everything that belongs to it.
    Result<void> remove(const ClientId &id);

private:
    storage::Database &m_database;
};

/// "There is no such client", for everyone who looks for one.
[[nodiscard]] Error noSuchClient();

} // namespace hatstand::clients
