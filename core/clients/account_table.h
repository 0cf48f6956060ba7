// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "clients/account.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::clients
{

/// How accounts are kept. Never a secret among them.
class AccountTable
{
public:
    explicit AccountTable(storage::Database &database) : m_database(database) {}

    /// Those that are not removed, by the order of their clients, then their own.
    [[nodiscard]] Result<std::vector<Account>> active() const;
    /// Removed ones too.
    [[nodiscard]] Result<std::vector<Account>> allOf(const ClientId &client) const;
    [[nodiscard]] Result<std::optional<Account>> find(const AccountId &id) const;
    [[nodiscard]] Result<int> nextPosition(const ClientId &client) const;
    Result<void> insert(const Account &account);
    /// All but client and creation. NotFound when there is no such account.
    Result<void> update(const Account &account);

private:
    storage::Database &m_database;
};

[[nodiscard]] Error noSuchAccount();

} // namespace hatstand::clients
