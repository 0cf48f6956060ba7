// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/handle_table.h"

#include "listen/inbox/speaker_row.h"
#include "storage/database.h"

namespace hatstand::people
{

namespace
{
#define HANDLE_COLUMNS "SELECT " HATSTAND_SPEAKER_COLUMNS ", person_id FROM speakers"

Handle toHandle(const storage::Row &row)
{
    return {listen::toSpeaker(row), row.id<PersonId>(listen::behindSpeaker)};
}

/// Behind everything that begins so: no text has the last character of Unicode.
QString endOf(const QString &beginning)
{
    const char32_t last = 0x10FFFF;
    return beginning + QString::fromUcs4(&last, 1);
}
} // namespace

PeopleChange::Pair unordered(const listen::SpeakerId &a, const listen::SpeakerId &b)
{
    return a.toBytes() < b.toBytes() ? PeopleChange::Pair{a, b} : PeopleChange::Pair{b, a};
}

Result<std::optional<Handle>> HandleTable::find(const listen::SpeakerId &id) const
{
    return m_database.first(toHandle, HANDLE_COLUMNS " WHERE id = ?", id);
}

Result<std::vector<Handle>> HandleTable::of(const Whom &whom) const
{
    // A person has a handful of them.
    if (!whom.person.isNull())
        return m_database.all(toHandle, HANDLE_COLUMNS " WHERE person_id = ? ORDER BY first_at, id",
                              whom.person);
    return m_database.all(toHandle, HANDLE_COLUMNS " WHERE id = ?", whom.speaker);
}

Result<int> HandleTable::setPerson(const listen::SpeakerId &id, const PersonId &person)
{
    return m_database.run("UPDATE speakers SET person_id = ? WHERE id = ?", person, id);
}

Result<bool> HandleTable::isOurs(const listen::SpeakerId &id) const
{
    auto ours =
        m_database.first([](const storage::Row &row) { return row.boolean(0); },
                         "SELECT ours FROM messages WHERE speaker_id = ? ORDER BY at DESC LIMIT 1", id);
    if (!ours)
        return fail(std::move(ours.error()));
    return ours->value_or(false);
}

Result<std::vector<Handle>> HandleTable::named(const clients::ClientId &client, const QString &name,
                                               int limit) const
{
    return m_database.all(toHandle,
                          HANDLE_COLUMNS " WHERE client_id = ? AND display_name = ? COLLATE NOCASE LIMIT ?",
                          client, name, limit);
}

Result<std::vector<Handle>> HandleTable::nameBegins(const clients::ClientId &client, const QString &with,
                                                    int limit) const
{
    return m_database.all(toHandle,
                          HANDLE_COLUMNS " WHERE client_id = ? AND display_name >= ? COLLATE NOCASE"
                                         " AND display_name < ? COLLATE NOCASE"
                                         " ORDER BY display_name COLLATE NOCASE LIMIT ?",
                          client, with, endOf(with), limit);
}

Result<std::vector<Handle>> HandleTable::called(const clients::ClientId &client, const QString &handle,
                                                int limit) const
{
    return m_database.all(toHandle,
                          HANDLE_COLUMNS " WHERE client_id = ? AND handle = ? COLLATE NOCASE LIMIT ?", client,
                          handle, limit);
}

Result<std::vector<Handle>> HandleTable::handleBegins(const clients::ClientId &client, const QString &with,
                                                      int limit) const
{
    return m_database.all(toHandle,
                          HANDLE_COLUMNS
                          " WHERE client_id = ? AND handle >= ? COLLATE NOCASE"
                          " AND handle < ? COLLATE NOCASE ORDER BY handle COLLATE NOCASE LIMIT ?",
                          client, with, endOf(with), limit);
}

Result<std::vector<Handle>> HandleTable::withPage(const clients::ClientId &client, const QString &page,
                                                  int limit) const
{
    return m_database.all(toHandle, HANDLE_COLUMNS " WHERE client_id = ? AND page = ? AND page <> '' LIMIT ?",
                          client, page, limit);
}

Result<int> HandleTable::setApart(const PeopleChange::Pair &pair)
{
    return m_database.run("INSERT OR IGNORE INTO speakers_apart (one_id, other_id) VALUES (?, ?)", pair.one,
                          pair.other);
}

Result<int> HandleTable::removeApart(const PeopleChange::Pair &pair)
{
    return m_database.run("DELETE FROM speakers_apart WHERE one_id = ? AND other_id = ?", pair.one,
                          pair.other);
}

Result<std::vector<listen::SpeakerId>> HandleTable::apartFrom(const listen::SpeakerId &id) const
{
    return m_database.all([](const storage::Row &row) { return row.id<listen::SpeakerId>(0); },
                          "SELECT other_id FROM speakers_apart WHERE one_id = ?1"
                          " UNION ALL SELECT one_id FROM speakers_apart WHERE other_id = ?1",
                          id);
}

} // namespace hatstand::people
