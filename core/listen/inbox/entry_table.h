// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

struct ConversationEntry;
using EntryId = Id<ConversationEntry>;

/// What stands in a conversation beside its messages, and only the team sees. Kind is stored by number.
struct ConversationEntry
{
    enum class Kind {
        Note = 0,     ///< `text` is what it says
        Assigned = 1, ///< `text` is to whom; empty: to nobody any more
    };
    EntryId id;
    ConversationId conversationId;
    Instant at;
    Kind kind = Kind::Note;
    QString who; ///< empty: somebody here
    QString text;
};

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
