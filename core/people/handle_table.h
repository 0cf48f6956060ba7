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

/// Whose the handles are that have spoken, and which are known to be of two people.
class HandleTable
{
public:
    explicit HandleTable(storage::Database &database) : m_database(database) {}

    [[nodiscard]] Result<std::optional<Handle>> find(const listen::SpeakerId &id) const;
    /// By when we heard of them first.
    [[nodiscard]] Result<std::vector<Handle>> of(const Whom &whom) const;
    /// A null person: of nobody.
    Result<int> setPerson(const listen::SpeakerId &id, const PersonId &person);
    /// Whether it is one of the client's own: we have said something with it.
    [[nodiscard]] Result<bool> isOurs(const listen::SpeakerId &id) const;

    // Of one client; letters of ASCII count the same in capitals. At most `limit` each.
    [[nodiscard]] Result<std::vector<Handle>> named(const clients::ClientId &client, const QString &name,
                                                    int limit) const;
    [[nodiscard]] Result<std::vector<Handle>> nameBegins(const clients::ClientId &client, const QString &with,
                                                         int limit) const;
    [[nodiscard]] Result<std::vector<Handle>> called(const clients::ClientId &client, const QString &handle,
                                                     int limit) const;
    [[nodiscard]] Result<std::vector<Handle>> handleBegins(const clients::ClientId &client,
                                                           const QString &with, int limit) const;
    /// Exactly that address.
    [[nodiscard]] Result<std::vector<Handle>> withPage(const clients::ClientId &client, const QString &page,
                                                       int limit) const;

    /// Remembers that they are two people's. Answers 0 where that was known.
    Result<int> setApart(const PeopleChange::Pair &pair);
    Result<int> removeApart(const PeopleChange::Pair &pair);
    /// All that are known not to be the same person's as that one.
    [[nodiscard]] Result<std::vector<listen::SpeakerId>> apartFrom(const listen::SpeakerId &id) const;

private:
    storage::Database &m_database;
};

/// Two handles in the order in which they are kept.
[[nodiscard]] PeopleChange::Pair unordered(const listen::SpeakerId &a, const listen::SpeakerId &b);

} // namespace hatstand::people
