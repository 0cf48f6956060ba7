// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_table.h"

#include "storage/database.h"

#include <QCoreApplication>

namespace hatstand::clients
{

using storage::Row;

namespace
{
constexpr auto selectActive = "SELECT id, name, initials, colour, zone, currency, language, missed_policy, "
                              "grace_minutes, position, created_at, archived_at FROM clients "
                              "WHERE archived_at IS NULL ORDER BY position, id";
constexpr auto selectArchived = "SELECT id, name, initials, colour, zone, currency, language, missed_policy, "
                                "grace_minutes, position, created_at, archived_at FROM clients "
                                "WHERE archived_at IS NOT NULL ORDER BY archived_at DESC, id";
constexpr auto selectOne = "SELECT id, name, initials, colour, zone, currency, language, missed_policy, "
                           "grace_minutes, position, created_at, archived_at FROM clients WHERE id = ?";

Client readClient(const Row &row)
{
    Client client;
    client.id = row.id<ClientId>(0);
    client.name = row.text(1);
    client.initials = row.text(2);
    client.colour = row.text(3);
    client.zone = row.text(4).toUtf8();
    // A code that an older program let pass reads as "no currency" rather than failing the whole list.
    client.currency = Currency::fromCode(row.text(5)).value_or(Currency());
    client.language = row.text(6);
    client.missedPolicy = row.enumeration<MissedPolicy>(7);
    client.grace = std::chrono::minutes(row.integer(8));
    client.position = int(row.integer(9));
    client.createdAt = row.instant(10);
    client.archivedAt = row.optionalInstant(11);
    return client;
}

/// A command that has to meet exactly one client.
Result<void> met(Result<int> changed)
{
    if (!changed)
        return fail(std::move(changed.error()));
    if (*changed == 0)
        return fail(noSuchClient());
    return {};
}
} // namespace

Error noSuchClient()
{
    return Error{ErrorCode::NotFound,
                 QCoreApplication::translate("hatstand::clients", "There is no such client."),
                 QCoreApplication::translate("hatstand::clients", "It may have been removed meanwhile."),
                 {},
                 {}};
}

Result<std::vector<Client>> ClientTable::active() const
{
    return m_database.all(readClient, selectActive);
}

Result<std::vector<Client>> ClientTable::archived() const
{
    return m_database.all(readClient, selectArchived);
}

Result<std::optional<Client>> ClientTable::find(const ClientId &id) const
{
    return m_database.first(readClient, selectOne, id);
}

Result<int> ClientTable::nextPosition() const
{
    auto next = m_database.first([](const Row &row) { return int(row.integer(0)); },
                                 "SELECT coalesce(max(position) + 1, 0) FROM clients");
    if (!next)
        return fail(std::move(next.error()));
    return next->value_or(0);
}

Result<void> ClientTable::insert(const Client &client)
{
    auto inserted = m_database.run(
        "INSERT INTO clients (id, name, initials, colour, zone, currency, language, missed_policy, "
        "grace_minutes, position, created_at, archived_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        client.id, client.name, client.initials, client.colour, QString::fromUtf8(client.zone),
        client.currency.code(), client.language, client.missedPolicy, qint64(client.grace.count()),
        client.position, client.createdAt, client.archivedAt);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<void> ClientTable::update(const Client &client)
{
    return met(m_database.run(
        "UPDATE clients SET name = ?, initials = ?, colour = ?, zone = ?, currency = ?, language = ?, "
        "missed_policy = ?, grace_minutes = ? WHERE id = ?",
        client.name, client.initials, client.colour, QString::fromUtf8(client.zone), client.currency.code(),
        client.language, client.missedPolicy, qint64(client.grace.count()), client.id));
}

Result<void> ClientTable::setPosition(const ClientId &id, int position)
{
    return met(m_database.run("UPDATE clients SET position = ? WHERE id = ?", position, id));
}

Result<void> ClientTable::setArchived(const ClientId &id, const std::optional<Instant> &at)
{
    return met(m_database.run("UPDATE clients SET archived_at = ? WHERE id = ?", at, id));
}

Result<void> ClientTable::remove(const ClientId &id)
{
    return met(m_database.run("DELETE FROM clients WHERE id = ?", id));
}

} // namespace hatstand::clients
