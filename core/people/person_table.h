// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "people/person.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::people
{

/// How people are kept.
class PersonTable
{
public:
    explicit PersonTable(storage::Database &database) : m_database(database) {}

    Result<int> insert(const Person &person);
    /// Name, note and labels.
    Result<int> update(const Person &person);
    Result<int> remove(const PersonId &id);
    [[nodiscard]] Result<std::optional<Person>> find(const PersonId &id) const;
    /// Of one client, or (unset) of all; by client and name.
    [[nodiscard]] Result<std::vector<Person>> of(const std::optional<clients::ClientId> &client) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::people
