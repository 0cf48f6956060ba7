// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/person_table.h"

#include "storage/database.h"

namespace hatstand::people
{

namespace
{
#define PERSON_COLUMNS "id, client_id, name, note, labels, created_at, updated_at"

Person toPerson(const storage::Row &row)
{
    return {row.id<PersonId>(0),
            row.id<clients::ClientId>(1),
            row.text(2),
            row.text(3),
            row.text(4).split(u'\n', Qt::SkipEmptyParts),
            row.instant(5),
            row.instant(6)};
}
} // namespace

Result<int> PersonTable::insert(const Person &person)
{
    return m_database.run("INSERT INTO people (" PERSON_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?)", person.id,
                          person.clientId, person.name, person.note, person.labels.join(u'\n'),
                          person.createdAt, person.updatedAt);
}

Result<int> PersonTable::update(const Person &person)
{
    return m_database.run("UPDATE people SET name = ?, note = ?, labels = ?, updated_at = ? WHERE id = ?",
                          person.name, person.note, person.labels.join(u'\n'), person.updatedAt, person.id);
}

Result<int> PersonTable::remove(const PersonId &id)
{
    return m_database.run("DELETE FROM people WHERE id = ?", id);
}

Result<std::optional<Person>> PersonTable::find(const PersonId &id) const
{
    return m_database.first(toPerson, "SELECT " PERSON_COLUMNS " FROM people WHERE id = ?", id);
}

Result<std::vector<Person>> PersonTable::of(const std::optional<clients::ClientId> &client) const
{
    if (client) {
        return m_database.all(
            toPerson, "SELECT " PERSON_COLUMNS " FROM people WHERE client_id = ? ORDER BY name", *client);
    }
    return m_database.all(toPerson, "SELECT " PERSON_COLUMNS " FROM people ORDER BY client_id, name");
}

} // namespace hatstand::people
