// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/kinds/kind_table.h"

#include "storage/database.h"
#include "storage/transaction.h"

#include <QtEndian>

namespace hatstand::listen
{

namespace
{
QByteArray stored(const std::vector<KindFeature> &features)
{
    QByteArray bytes(qsizetype(features.size() * sizeof(KindFeature)), Qt::Uninitialized);
    char *at = bytes.data();
    for (const KindFeature feature : features) {
        qToLittleEndian(feature, at);
        at += sizeof(KindFeature);
    }
    return bytes;
}

std::vector<KindFeature> featuresOf(const QByteArray &bytes)
{
    std::vector<KindFeature> features;
    for (qsizetype i = 0; i + qsizetype(sizeof(KindFeature)) <= bytes.size(); i += sizeof(KindFeature))
        features.push_back(qFromLittleEndian<KindFeature>(bytes.constData() + i));
    return features;
}
} // namespace

Result<std::vector<KindRule>> KindTable::rules(const clients::ClientId &client) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return KindRule{row.enumeration<ConversationKind>(0), row.text(1), row.text(2),
                            int(row.integer(3)), row.boolean(4)};
        },
        "SELECT kind, name, query, position, is_on FROM kind_rules WHERE client_id = ? ORDER BY position",
        client);
}

Result<void> KindTable::setRules(const clients::ClientId &client, const std::vector<KindRule> &rules)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        if (auto removed = m_database.run("DELETE FROM kind_rules WHERE client_id = ?", client); !removed)
            return fail(std::move(removed.error()));
        int position = 0;
        for (const KindRule &rule : rules) {
            auto inserted =
                m_database.run("INSERT INTO kind_rules (client_id, position, kind, name, query, is_on)"
                               " VALUES (?, ?, ?, ?, ?, ?)",
                               client, position++, rule.kind, rule.name, rule.query, rule.isOn);
            if (!inserted)
                return fail(std::move(inserted.error()));
        }
        return {};
    });
}

Result<std::vector<KindExample>> KindTable::examples(const clients::ClientId &client) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return KindExample{row.enumeration<ConversationKind>(0), featuresOf(row.bytes(1))};
        },
        "SELECT kind, features FROM kind_examples WHERE client_id = ?", client);
}

Result<std::optional<StoredKindExample>> KindTable::example(const ConversationId &id) const
{
    return m_database.first(
        [](const storage::Row &row) {
            return StoredKindExample{row.integer(0),
                                     row.id<clients::ClientId>(1),
                                     {row.enumeration<ConversationKind>(2), featuresOf(row.bytes(3))}};
        },
        "SELECT message_row, client_id, kind, features FROM kind_examples WHERE conversation_id = ?", id);
}

Result<void> KindTable::setExample(const ConversationId &id, const std::optional<StoredKindExample> &example)
{
    auto removed = m_database.run("DELETE FROM kind_examples WHERE conversation_id = ?", id);
    if (removed && example) {
        removed = m_database.run(
            "INSERT INTO kind_examples (conversation_id, message_row, client_id, kind, features)"
            " SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS (SELECT 1 FROM messages WHERE row = ?2)",
            id, example->messageRow, example->clientId, example->example.kind,
            stored(example->example.features));
    }
    if (!removed)
        return fail(std::move(removed.error()));
    return {};
}

Result<qint64> KindTable::changes() const
{
    auto number = m_database.first([](const storage::Row &row) { return row.integer(0); },
                                   "SELECT number FROM kind_changes");
    if (!number)
        return fail(std::move(number.error()));
    return number->value_or(0);
}

} // namespace hatstand::listen
