// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/ids.h"
#include "clients/client.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace hatstand::plan
{

/// What a person keeps in a list and puts in order: snippets, groups of hashtags. Each command is one
/// transaction and is followed by the `changed` of the class that this is made into. `Table` keeps the
/// items: of, insert, update, remove, updatePosition.
template <class Item, class Table>
class KeptList : public QObject
{
public:
    using ItemId = Id<Item>;

    /// In their order.
    [[nodiscard]] Result<std::vector<Item>> of(const clients::ClientId &client) const
    {
        return m_table.of(client);
    }
    /// Stores a new one behind the others. Fails with InvalidInput when something of it is missing.
    Result<ItemId> add(Item item)
    {
        if (auto tidied = tidy(item); !tidied)
            return fail(std::move(tidied.error()));
        if (item.id.isNull())
            item.id = ItemId::create(m_clock);
        if (auto inserted = m_table.insert(item); !inserted)
            return fail(std::move(inserted.error()));
        announce();
        return item.id;
    }
    /// Fails with InvalidInput as `add` does, and with NotFound.
    Result<void> edit(Item item)
    {
        if (auto tidied = tidy(item); !tidied)
            return tidied;
        const auto updated = m_table.update(item);
        if (!updated)
            return fail(updated.error());
        if (*updated == 0)
            return fail(ErrorCode::NotFound, goneWords());
        announce();
        return {};
    }
    Result<void> remove(const ItemId &id)
    {
        const auto removed = m_table.remove(id);
        if (!removed)
            return fail(removed.error());
        if (*removed > 0)
            announce();
        return {};
    }
    Result<void> reorder(const std::vector<ItemId> &order)
    {
        return storage::inTransaction(m_database, [&]() -> Result<void> {
            int position = 0;
            for (const ItemId &id : order) {
                if (auto updated = m_table.updatePosition(id, ++position); !updated)
                    return fail(std::move(updated.error()));
            }
            announce();
            return {};
        });
    }

protected:
    KeptList(storage::Database &database, const Clock &clock, QObject *parent)
        : QObject(parent), m_database(database), m_clock(clock), m_table(database)
    {
    }

    /// Brings what was typed into its form, or says what is missing.
    [[nodiscard]] virtual Result<void> tidy(Item &item) const = 0;
    /// That it is not here any more.
    [[nodiscard]] virtual QString goneWords() const = 0;
    virtual void tellChanged() = 0;

private:
    void announce()
    {
        m_database.afterCommit([self = QPointer<KeptList>(this)] {
            if (self)
                self->tellChanged();
        });
    }

    storage::Database &m_database;
    const Clock &m_clock;
    Table m_table;
};

} // namespace hatstand::plan
