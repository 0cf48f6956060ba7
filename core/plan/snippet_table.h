// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "plan/snippet.h"

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::plan
{

/// How snippets are kept.
class SnippetTable
{
public:
    explicit SnippetTable(storage::Database &database) : m_database(database) {}
    [[nodiscard]] Result<std::vector<Snippet>> of(const clients::ClientId &client) const;
    /// Takes the place behind the others of its client, whatever its `position`.
    Result<void> insert(const Snippet &snippet);
    /// Name, text and client. Answers how many rows were changed.
    Result<int> update(const Snippet &snippet);
    Result<int> remove(const SnippetId &id);
    Result<int> updatePosition(const SnippetId &id, int position);

private:
    storage::Database &m_database;
};

} // namespace hatstand::plan
