// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/entry_table.h"

#include "storage/database.h"

namespace hatstand::listen
{

namespace
{
Result<QStringList> namesOf(Result<std::vector<QString>> rows)
{
    if (!rows)
        return fail(std::move(rows.error()));
    return QStringList(rows->begin(), rows->end());
}

QString name(const storage::Row &row)
{
    return row.text(0);
}
} // namespace

Result<void> EntryTable::insert(const ConversationEntry &entry)
{
    auto inserted =
        m_database.run("INSERT INTO conversation_entries (id, conversation_id, at, kind, who, text)"
                       " VALUES (?, ?, ?, ?, ?, ?)",
                       entry.id, entry.conversationId, entry.at, entry.kind, entry.who, entry.text);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<std::optional<ConversationId>> EntryTable::remove(const EntryId &id)
{
    return m_database.first([](const storage::Row &row) { return row.id<ConversationId>(0); },
                            "DELETE FROM conversation_entries WHERE id = ? RETURNING conversation_id", id);
}

Result<std::vector<ConversationEntry>> EntryTable::of(const ConversationId &id) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return ConversationEntry{row.id<EntryId>(0), row.id<ConversationId>(1),
                                     row.instant(2),     row.enumeration<ConversationEntry::Kind>(3),
                                     row.text(4),        row.text(5)};
        },
        "SELECT id, conversation_id, at, kind, who, text FROM conversation_entries WHERE conversation_id = ?"
        " ORDER BY at, id",
        id);
}

Result<int> EntryTable::addLabel(const ConversationId &id, const QString &label)
{
    return m_database.run("INSERT OR IGNORE INTO conversation_labels (conversation_id, label) VALUES (?, ?)",
                          id, label);
}

Result<int> EntryTable::removeLabel(const ConversationId &id, const QString &label)
{
    return m_database.run("DELETE FROM conversation_labels WHERE conversation_id = ? AND label = ?", id,
                          label);
}

Result<QStringList> EntryTable::labels(const ConversationId &id) const
{
    return namesOf(m_database.all(
        name, "SELECT label FROM conversation_labels WHERE conversation_id = ? ORDER BY label", id));
}

Result<QStringList> EntryTable::allLabels() const
{
    return namesOf(m_database.all(name, "SELECT DISTINCT label FROM conversation_labels ORDER BY label"));
}

} // namespace hatstand::listen
