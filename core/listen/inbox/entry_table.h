// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/conversation_entry.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How notes, what was done, and labels are kept.
class EntryTable
{
public:
    explicit EntryTable(storage::Database &database) : m_database(database) {}

    Result<void> insert(const ConversationEntry &entry);
    /// Answers the conversation that it was in; unset when it was in none.
    Result<std::optional<ConversationId>> remove(const EntryId &id);
    /// The oldest first.
    [[nodiscard]] Result<std::vector<ConversationEntry>> of(const ConversationId &id) const;

    Result<int> addLabel(const ConversationId &id, const QString &label);
    Result<int> removeLabel(const ConversationId &id, const QString &label);
    [[nodiscard]] Result<QStringList> labels(const ConversationId &id) const;
    [[nodiscard]] Result<QStringList> allLabels() const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
