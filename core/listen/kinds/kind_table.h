// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/kinds/kind_learner.h"
#include "listen/kinds/kind_rule.h"

#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What a person has called a conversation, and by which of its messages.
struct StoredKindExample
{
    qint64 messageRow = 0; ///< Message::row: the example goes with the message
    clients::ClientId clientId;
    KindExample example;
    friend bool operator==(const StoredKindExample &, const StoredKindExample &) = default;
};

/// How the rules of kinds and what was learned of them are kept. What was learned is kept as the corrections
/// themselves, so one that is taken back, or whose conversation or message goes, leaves nothing behind.
class KindTable
{
public:
    explicit KindTable(storage::Database &database) : m_database(database) {}

    /// The client's own, by position. None: it has the usual ones.
    [[nodiscard]] Result<std::vector<KindRule>> rules(const clients::ClientId &client) const;
    /// All of them, in this order, whatever their positions say.
    Result<void> setRules(const clients::ClientId &client, const std::vector<KindRule> &rules);

    [[nodiscard]] Result<std::vector<KindExample>> examples(const clients::ClientId &client) const;
    [[nodiscard]] Result<std::optional<StoredKindExample>> example(const ConversationId &id) const;
    /// In place of the one before; unset: none. One of a message that is not there any more is left out.
    Result<void> setExample(const ConversationId &id, const std::optional<StoredKindExample> &example);

    /// Another number whenever rules or examples of any client have changed.
    [[nodiscard]] Result<qint64> changes() const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::listen
