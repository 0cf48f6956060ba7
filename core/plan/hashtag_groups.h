// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "clients/client.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

struct HashtagGroup;
using HashtagGroupId = Id<HashtagGroup>;

/// Hashtags that a client uses together.
struct HashtagGroup
{
    HashtagGroupId id;
    clients::ClientId clientId;
    QString name;
    QStringList tags; ///< without "#"
    int position = 0;
    /// As it is put into a text: "#bread #sourdough".
    [[nodiscard]] QString toText() const;
};

/// Hashtags out of what a person typed, with or without "#", parted by spaces, commas or line ends; each
/// once, whatever its capitals.
[[nodiscard]] QStringList hashtagsFromText(const QString &text);

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
