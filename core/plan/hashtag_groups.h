// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "plan/hashtag_group.h"

#include <QObject>

#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

class HashtagGroupTable;

class HashtagGroups : public QObject
{
    Q_OBJECT

public:
    HashtagGroups(storage::Database &database, const Clock &clock, QObject *parent = nullptr);
    ~HashtagGroups() override;

    /// In their order.
    [[nodiscard]] Result<std::vector<HashtagGroup>> of(const clients::ClientId &client) const;
    /// Stores a new one behind the others. Fails with InvalidInput without a name or without tags.
    Result<HashtagGroupId> add(HashtagGroup group);
    Result<void> edit(HashtagGroup group);
    Result<void> remove(const HashtagGroupId &id);
    Result<void> reorder(const std::vector<HashtagGroupId> &order);

    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    storage::Database &m_database;
    const Clock &m_clock;
    std::unique_ptr<HashtagGroupTable> m_table;
};

} // namespace hatstand::plan
