// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_table.h"

#include "listen/topics/topic_json.h"
#include "storage/database.h"

#include <QJsonDocument>

#include <limits>

namespace hatstand::listen
{

namespace
{
#define TOPIC_COLUMNS                                                                                        \
    "id, client_id, name, query, rivals, alerts, position, created_at, removed_at, set_no, zone, tried_to,"  \
    " back_to"

QJsonArray arrayOf(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

QString textOf(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

Topic toTopic(const storage::Row &row)
{
    Topic topic;
    topic.id = row.id<TopicId>(0);
    topic.clientId = row.id<clients::ClientId>(1);
    topic.name = row.text(2);
    topic.query = row.text(3);
    topic.voices = voicesFromJson(arrayOf(row.text(4)));
    topic.alerts = alertRulesFromJson(arrayOf(row.text(5)));
    topic.position = int(row.integer(6));
    topic.createdAt = row.instant(7);
    topic.removedAt = row.optionalInstant(8);
    topic.set = row.integer(9);
    topic.zone = row.text(10).toUtf8();
    topic.triedTo = row.integer(11);
    topic.backTo = row.integer(12);
    return topic;
}

qint64 number(const storage::Row &row)
{
    return row.integer(0);
}
} // namespace

Result<void> TopicTable::insert(const Topic &topic)
{
    auto inserted = m_database.run(
        "INSERT INTO topics (" TOPIC_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", topic.id,
        topic.clientId, topic.name, topic.query, textOf(toJson(topic.voices)), textOf(toJson(topic.alerts)),
        topic.position, topic.createdAt, topic.removedAt, topic.set, QString::fromUtf8(topic.zone),
        topic.triedTo, topic.backTo);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<int> TopicTable::updateWishes(const Topic &topic)
{
    return m_database.run("UPDATE topics SET name = ?2, query = ?3, rivals = ?4, alerts = ?5, position = ?6,"
                          " removed_at = ?7 WHERE id = ?1",
                          topic.id, topic.name, topic.query, textOf(toJson(topic.voices)),
                          textOf(toJson(topic.alerts)), topic.position, topic.removedAt);
}

Result<int> TopicTable::beginSet(const Topic &topic)
{
    return m_database.run(
        "UPDATE topics SET set_no = ?2, zone = ?3, tried_to = ?4, back_to = ?5 WHERE id = ?1", topic.id,
        topic.set, QString::fromUtf8(topic.zone), topic.triedTo, topic.backTo);
}

Result<int> TopicTable::updateTriedTo(qint64 set, qint64 triedTo)
{
    return m_database.run("UPDATE topics SET tried_to = ?2 WHERE set_no = ?1", set, triedTo);
}

Result<int> TopicTable::updateBackTo(qint64 set, qint64 backTo)
{
    return m_database.run("UPDATE topics SET back_to = ?2 WHERE set_no = ?1", set, backTo);
}

Result<int> TopicTable::updatePosition(const TopicId &id, int position)
{
    return m_database.run("UPDATE topics SET position = ?2 WHERE id = ?1", id, position);
}

Result<std::optional<Topic>> TopicTable::find(const TopicId &id) const
{
    return m_database.first(toTopic, "SELECT " TOPIC_COLUMNS " FROM topics WHERE id = ?", id);
}

Result<std::vector<Topic>> TopicTable::of(const std::optional<clients::ClientId> &client) const
{
    if (client) {
        return m_database.all(toTopic,
                              "SELECT " TOPIC_COLUMNS " FROM topics WHERE client_id = ?"
                              " AND removed_at IS NULL ORDER BY position, id",
                              *client);
    }
    return m_database.all(toTopic, "SELECT " TOPIC_COLUMNS " FROM topics WHERE removed_at IS NULL"
                                   " ORDER BY client_id, position, id");
}

Result<qint64> TopicTable::nextSet() const
{
    auto highest = m_database.first(number, "SELECT max(coalesce((SELECT max(set_no) FROM topics), 0),"
                                            " coalesce((SELECT max(set_no) FROM topic_matches), 0)) + 1");
    if (!highest)
        return fail(std::move(highest.error()));
    return highest->value_or(1);
}

Result<TopicTable::Rows> TopicTable::rows() const
{
    auto rows = m_database.first(
        [](const storage::Row &row) {
            return Rows{row.integer(0), row.integer(1)};
        },
        "SELECT (SELECT indexed_to FROM message_index),"
        " coalesce((SELECT max(row) FROM messages), 0)");
    if (!rows)
        return fail(std::move(rows.error()));
    return rows->value_or(Rows{});
}

Result<QByteArray> TopicTable::zoneOf(const clients::ClientId &client) const
{
    auto zone = m_database.first([](const storage::Row &row) { return row.text(0).toUtf8(); },
                                 "SELECT zone FROM clients WHERE id = ?", client);
    if (!zone)
        return fail(std::move(zone.error()));
    return zone->value_or(QByteArray());
}

Result<std::optional<Instant>> TopicTable::listensSince(const clients::ClientId &client) const
{
    return m_database.first([](const storage::Row &row) { return row.instant(0); },
                            "SELECT created_at FROM sources WHERE client_id = ?"
                            " ORDER BY created_at LIMIT 1",
                            client);
}

Result<int> TopicTable::purge(Instant removedBefore)
{
    return m_database.run("DELETE FROM topics WHERE removed_at < ?", removedBefore);
}

} // namespace hatstand::listen
