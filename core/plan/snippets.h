// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "plan/snippet.h"

#include <QObject>

#include <memory>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

class SnippetTable;

class Snippets : public QObject
{
    Q_OBJECT

public:
    Snippets(storage::Database &database, const Clock &clock, QObject *parent = nullptr);
    ~Snippets() override;

    /// The client's own in their order, then those for all clients.
    [[nodiscard]] Result<std::vector<Snippet>> of(const clients::ClientId &client) const;
    /// Stores a new one behind the others. Without a name it takes the beginning of its text; fails with
    /// InvalidInput without a text.
    Result<SnippetId> add(Snippet snippet);
    Result<void> edit(Snippet snippet);
    Result<void> remove(const SnippetId &id);
    Result<void> reorder(const std::vector<SnippetId> &order);

    void announceAll() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    storage::Database &m_database;
    const Clock &m_clock;
    std::unique_ptr<SnippetTable> m_table;
};

} // namespace hatstand::plan
