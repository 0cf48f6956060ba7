// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QByteArray>

#include <vector>

namespace hatstand::plan
{

/// How pieces of text are kept that a person has put in order, each of one client or (a null id) of all:
/// `Item` has id, clientId, name, text and position, and the table the columns of these names.
template <class Item>
class KeptTextTable
{
public:
    using ItemId = Id<Item>;

    /// The client's own in their order, then those of all clients.
    [[nodiscard]] Result<std::vector<Item>> of(const clients::ClientId &client) const
    {
        return m_database.all(
            [](const storage::Row &row) {
                return Item{row.id<ItemId>(0), row.id<clients::ClientId>(1), row.text(2), row.text(3),
                            int(row.integer(4))};
            },
            m_select.constData(), client);
    }
    /// Takes the place behind the others of its client, whatever its `position`.
    Result<void> insert(const Item &item)
    {
        auto inserted = m_database.run(m_insert.constData(), item.id, item.clientId, item.name, item.text);
        if (!inserted)
            return fail(std::move(inserted.error()));
        return {};
    }
    /// Name, text and client. Answers how many rows were changed.
    Result<int> update(const Item &item)
    {
        return m_database.run(m_update.constData(), item.clientId, item.name, item.text, item.id);
    }
    Result<int> remove(const ItemId &id) { return m_database.run(m_remove.constData(), id); }
    Result<int> updatePosition(const ItemId &id, int position)
    {
        return m_database.run(m_place.constData(), position, id);
    }

protected:
    /// `table` is the name of the table.
    KeptTextTable(storage::Database &database, const QByteArray &table)
        : m_database(database)
        , m_select("SELECT id, client_id, name, text, position FROM " + table +
                   " WHERE client_id = ? OR client_id IS NULL ORDER BY client_id IS NULL, position, id")
        , m_insert("INSERT INTO " + table +
                   " (id, client_id, name, text, position) VALUES (?1, ?2, ?3, ?4,"
                   " (SELECT coalesce(max(position), 0) + 1 FROM " +
                   table + " WHERE client_id IS ?2))")
        , m_update("UPDATE " + table + " SET client_id = ?, name = ?, text = ? WHERE id = ?")
        , m_remove("DELETE FROM " + table + " WHERE id = ?")
        , m_place("UPDATE " + table + " SET position = ? WHERE id = ?")
    {
    }

private:
    storage::Database &m_database;
    QByteArray m_select;
    QByteArray m_insert;
    QByteArray m_update;
    QByteArray m_remove;
    QByteArray m_place;
};

} // namespace hatstand::plan
