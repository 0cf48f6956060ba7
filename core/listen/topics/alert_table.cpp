// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/alert_table.h"

#include "storage/database.h"

#include <QJsonDocument>

namespace hatstand::listen
{

namespace
{
#define ALERT_COLUMNS                                                                                        \
    "a.id, a.client_id, a.topic_id, a.kind, a.subject, a.start_at, a.end_at, a.size, a.told_size, a.events," \
    " a.places, a.facts, a.message_row, a.told_at, a.notify_at, a.seen_at"

Alert toAlert(const storage::Row &row)
{
    Alert alert;
    alert.id = row.id<AlertId>(0);
    alert.clientId = row.id<clients::ClientId>(1);
    alert.topicId = row.id<TopicId>(2);
    alert.what.kind = row.enumeration<AlertKind>(3);
    alert.what.topicId = alert.topicId.toString();
    alert.what.subject = row.text(4);
    alert.what.start = row.instant(5);
    alert.what.end = row.instant(6);
    alert.what.size = row.real(7);
    alert.what.toldSize = row.real(8);
    alert.what.events = int(row.integer(9));
    alert.places = AlertPlaces::fromInt(int(row.integer(10)));
    alert.facts = QJsonDocument::fromJson(row.text(11).toUtf8()).object();
    if (!row.isNull(12))
        alert.messageRow = row.integer(12);
    alert.toldAt = row.instant(13);
    alert.notifyAt = row.optionalInstant(14);
    alert.seenAt = row.optionalInstant(15);
    return alert;
}

QString textOf(const QJsonObject &facts)
{
    return QString::fromUtf8(QJsonDocument(facts).toJson(QJsonDocument::Compact));
}
} // namespace

Result<void> AlertTable::insert(const Alert &alert)
{
    auto inserted = m_database.run(
        "INSERT INTO alerts (id, client_id, topic_id, kind, subject, start_at, end_at, size, told_size, "
        "events,"
        " places, facts, message_row, told_at, notify_at, seen_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        alert.id, alert.clientId, alert.topicId, alert.what.kind, alert.what.subject, alert.what.start,
        alert.what.end, alert.what.size, alert.what.toldSize, alert.what.events, alert.places.toInt(),
        textOf(alert.facts), alert.messageRow, alert.toldAt, alert.notifyAt, alert.seenAt);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<int> AlertTable::update(const Alert &alert)
{
    return m_database.run(
        "UPDATE alerts SET start_at = ?2, end_at = ?3, size = ?4, told_size = ?5, events = ?6,"
        " places = ?7, facts = ?8, message_row = ?9, told_at = ?10, notify_at = ?11,"
        " seen_at = ?12 WHERE id = ?1",
        alert.id, alert.what.start, alert.what.end, alert.what.size, alert.what.toldSize, alert.what.events,
        alert.places.toInt(), textOf(alert.facts), alert.messageRow, alert.toldAt, alert.notifyAt,
        alert.seenAt);
}

Result<int> AlertTable::markSeen(const AlertId &id, std::optional<Instant> at)
{
    return m_database.run("UPDATE alerts SET seen_at = ?2 WHERE id = ?1", id, at);
}

Result<int> AlertTable::markNotified(const AlertId &id)
{
    return m_database.run("UPDATE alerts SET notify_at = NULL WHERE id = ? AND notify_at IS NOT NULL", id);
}

Result<std::optional<Alert>> AlertTable::find(const AlertId &id) const
{
    return m_database.first(toAlert, "SELECT " ALERT_COLUMNS " FROM alerts a WHERE a.id = ?", id);
}

Result<std::vector<Alert>> AlertTable::toldSince(const TopicId &topic, Instant since) const
{
    return m_database.all(toAlert,
                          "SELECT " ALERT_COLUMNS " FROM alerts a WHERE a.topic_id = ? AND a.told_at >= ?"
                          " ORDER BY a.told_at",
                          topic, since);
}

Result<std::vector<Alert>> AlertTable::ofTopic(const TopicId &topic, int limit) const
{
    return m_database.all(toAlert,
                          "SELECT " ALERT_COLUMNS " FROM alerts a WHERE a.topic_id = ?"
                          " ORDER BY a.told_at DESC LIMIT ?",
                          topic, limit);
}

Result<std::vector<Alert>> AlertTable::unseen(const std::optional<clients::ClientId> &client) const
{
    if (client) {
        return m_database.all(toAlert,
                              "SELECT " ALERT_COLUMNS " FROM alerts a JOIN topics t ON t.id = a.topic_id"
                              " WHERE a.client_id = ? AND a.seen_at IS NULL AND t.removed_at IS NULL"
                              " ORDER BY a.told_at DESC",
                              *client);
    }
    return m_database.all(toAlert, "SELECT " ALERT_COLUMNS " FROM alerts a JOIN topics t ON t.id = a.topic_id"
                                   " WHERE a.seen_at IS NULL AND t.removed_at IS NULL"
                                   " ORDER BY a.told_at DESC");
}

Result<std::vector<Alert>> AlertTable::toNotify(Instant now) const
{
    return m_database.all(toAlert,
                          "SELECT " ALERT_COLUMNS " FROM alerts a WHERE a.notify_at IS NOT NULL"
                          " AND a.notify_at <= ? ORDER BY a.told_at",
                          now);
}

Result<std::optional<Instant>> AlertTable::nextNotification() const
{
    return m_database.first([](const storage::Row &row) { return row.instant(0); },
                            "SELECT notify_at FROM alerts WHERE notify_at IS NOT NULL"
                            " ORDER BY notify_at LIMIT 1");
}

} // namespace hatstand::listen
