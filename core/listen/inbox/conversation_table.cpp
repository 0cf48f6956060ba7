// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/conversation_table.h"

#include "storage/database.h"

namespace hatstand::listen
{

namespace
{
#define CONVERSATION_COLUMNS                                                                                 \
    "c.row, c.id, c.client_id, c.source_id, c.account_id, c.network, c.thread_id, c.channel, c.kind,"        \
    " c.kind_by, c.state, c.later_until, c.assigned_to, c.speaker_id, c.speaker_name, c.post_id, c.about,"   \
    " c.about_title, c.snippet, c.feeling, c.stars, c.message_count, c.unread, c.first_at, c.last_at,"       \
    " c.last_row, c.settled_row, c.waiting_since, c.due_at, c.place"

Conversation toConversation(const storage::Row &row)
{
    Conversation conversation;
    conversation.row = row.integer(0);
    conversation.id = row.id<ConversationId>(1);
    conversation.clientId = row.id<clients::ClientId>(2);
    conversation.sourceId = row.id<SourceId>(3);
    conversation.accountId = row.id<clients::AccountId>(4);
    conversation.network = row.text(5);
    conversation.threadId = row.text(6);
    conversation.channel = row.enumeration<networks::Channel>(7);
    conversation.kind = row.enumeration<ConversationKind>(8);
    conversation.kindBy = row.enumeration<KindBy>(9);
    conversation.state = row.enumeration<ConversationState>(10);
    conversation.laterUntil = row.optionalInstant(11);
    conversation.assignedTo = row.text(12);
    conversation.speakerId = row.id<SpeakerId>(13);
    conversation.speakerName = row.text(14);
    conversation.postId = row.id<plan::PostId>(15);
    conversation.about = row.text(16);
    conversation.aboutTitle = row.text(17);
    conversation.snippet = row.text(18);
    conversation.feeling = row.enumeration<Feeling>(19);
    if (!row.isNull(20))
        conversation.stars = int(row.integer(20));
    conversation.messageCount = int(row.integer(21));
    conversation.unread = row.boolean(22);
    conversation.firstAt = row.instant(23);
    conversation.lastAt = row.instant(24);
    conversation.lastRow = row.integer(25);
    conversation.settledRow = row.integer(26);
    conversation.waitingSince = row.optionalInstant(27);
    conversation.dueAt = row.optionalInstant(28);
    conversation.place = row.text(29);
    return conversation;
}

/// What of a query narrows the list, as SQL, and its values.
struct Narrowed
{
    QByteArray from = " FROM conversations c";
    QByteArray where = " WHERE c.state = ?";
    storage::Values values;
    const char *sortedBy = "c.turn";
    bool isDescending = false;
};

Narrowed narrowed(const InboxQuery &query)
{
    Narrowed made;
    made.values.emplace_back(qint64(query.state));
    const auto add = [&made](const char *sql, storage::Value value) {
        made.where += sql;
        made.values.push_back(std::move(value));
    };
    if (query.client)
        add(" AND c.client_id = ?", query.client->toBytes());
    if (query.assignedTo) {
        // Told apart so that the index of those that are assigned can be used.
        if (!query.assignedTo->isEmpty())
            made.where += " AND c.assigned_to <> ''";
        add(" AND c.assigned_to = ?", *query.assignedTo);
    }
    if (query.kind)
        add(" AND c.kind = ?", qint64(*query.kind));
    if (query.feeling)
        add(" AND c.feeling = ?", qint64(*query.feeling));
    if (query.channel)
        add(" AND c.channel = ?", qint64(*query.channel));
    if (query.label) {
        // Few have it: CROSS JOIN keeps SQLite from walking through all the others first.
        made.from = " FROM conversation_labels l CROSS JOIN conversations c ON c.id = l.conversation_id";
        add(" AND l.label = ?", *query.label);
    }
    if (query.order == InboxQuery::Order::NewestFirst) {
        made.sortedBy = "c.last_at";
        made.isDescending = true;
    }
    return made;
}
} // namespace

Result<qint64> ConversationTable::insert(const Conversation &conversation)
{
    auto inserted = m_database.run(
        "INSERT INTO conversations (id, client_id, source_id, account_id, network, place, thread_id, channel,"
        " kind, kind_by, state, later_until, assigned_to, speaker_id, speaker_name, post_id, about,"
        " about_title, snippet, feeling, stars, message_count, unread, first_at, last_at, last_row,"
        " settled_row, waiting_since, due_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        conversation.id, conversation.clientId, conversation.sourceId, conversation.accountId,
        conversation.network, conversation.place, conversation.threadId, conversation.channel,
        conversation.kind, conversation.kindBy, conversation.state, conversation.laterUntil,
        conversation.assignedTo, conversation.speakerId, conversation.speakerName, conversation.postId,
        conversation.about, conversation.aboutTitle, conversation.snippet, conversation.feeling,
        conversation.stars, conversation.messageCount, conversation.unread, conversation.firstAt,
        conversation.lastAt, conversation.lastRow, conversation.settledRow, conversation.waitingSince,
        conversation.dueAt);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return m_database.lastInsertedRow();
}

Result<int> ConversationTable::update(const Conversation &conversation)
{
    return m_database.run(
        "UPDATE conversations SET thread_id = ?, channel = ?, kind = ?, kind_by = ?, state = ?,"
        " later_until = ?, assigned_to = ?, speaker_id = ?, speaker_name = ?, post_id = ?, about = ?,"
        " about_title = ?, snippet = ?, feeling = ?, stars = ?, message_count = ?, unread = ?, first_at = ?,"
        " last_at = ?, last_row = ?, settled_row = ?, waiting_since = ?, due_at = ? WHERE id = ?",
        conversation.threadId, conversation.channel, conversation.kind, conversation.kindBy,
        conversation.state, conversation.laterUntil, conversation.assignedTo, conversation.speakerId,
        conversation.speakerName, conversation.postId, conversation.about, conversation.aboutTitle,
        conversation.snippet, conversation.feeling, conversation.stars, conversation.messageCount,
        conversation.unread, conversation.firstAt, conversation.lastAt, conversation.lastRow,
        conversation.settledRow, conversation.waitingSince, conversation.dueAt, conversation.id);
}

Result<int> ConversationTable::setPost(const ConversationId &id, const plan::PostId &post)
{
    return m_database.run("UPDATE conversations SET post_id = ? WHERE id = ? AND post_id IS NULL", post, id);
}

Result<int> ConversationTable::remove(const ConversationId &id)
{
    return m_database.run("DELETE FROM conversations WHERE id = ?", id);
}

Result<std::optional<Conversation>> ConversationTable::find(const ConversationId &id) const
{
    return m_database.first(toConversation,
                            "SELECT " CONVERSATION_COLUMNS " FROM conversations c WHERE c.id = ?", id);
}

Result<std::vector<ConversationId>> ConversationTable::endingWith(const QString &hex) const
{
    return m_database.all([](const storage::Row &row) { return row.id<ConversationId>(0); },
                          "SELECT id FROM conversations WHERE lower(hex(id)) LIKE '%' || ? LIMIT 6", hex);
}

Result<std::optional<Conversation>> ConversationTable::ofThread(const clients::ClientId &client,
                                                                std::string_view network,
                                                                std::string_view place,
                                                                std::string_view threadId) const
{
    return m_database.first(toConversation,
                            "SELECT " CONVERSATION_COLUMNS " FROM conversations c WHERE c.client_id = ?"
                            " AND c.network = ? AND c.place = ? AND c.thread_id = ? AND c.thread_id <> ''",
                            client, storage::Utf8{network}, storage::Utf8{place}, storage::Utf8{threadId});
}

Result<ConversationSum> ConversationTable::sum(const ConversationId &id, qint64 settledRow) const
{
    auto sum = m_database.first(
        [](const storage::Row &row) {
            return ConversationSum{int(row.integer(0)),   row.instant(1),         row.instant(2),
                                   row.integer(3),        row.optionalInstant(4), row.optionalInstant(5),
                                   row.optionalInstant(6)};
        },
        "SELECT count(*), coalesce(min(m.at), 0), coalesce(max(m.at), 0), coalesce(max(m.row), 0),"
        " max(iif(m.ours, NULL, m.at)),"
        " min(iif(m.ours OR m.row <= ?2 OR m.at <= coalesce((SELECT max(o.at) FROM messages o"
        "  WHERE o.conversation_id = ?1 AND o.ours = 1), -1), NULL, m.at)),"
        " max(iif(m.ours, m.at, NULL))"
        " FROM messages m WHERE m.conversation_id = ?1",
        id, settledRow);
    if (!sum)
        return fail(std::move(sum.error()));
    return sum->value_or(ConversationSum());
}

Result<std::optional<Instant>> ConversationTable::firstAnswer(const ConversationId &id, Instant after) const
{
    auto first = m_database.first([](const storage::Row &row) { return row.optionalInstant(0); },
                                  "SELECT min(at) FROM messages WHERE conversation_id = ? AND ours = 1"
                                  " AND at > ?",
                                  id, after);
    if (!first)
        return fail(std::move(first.error()));
    return first->value_or(std::nullopt);
}

Result<void> ConversationTable::moveBelongings(const ConversationId &from, const ConversationId &to)
{
    for (const char *sql :
         {"UPDATE conversation_entries SET conversation_id = ?2 WHERE conversation_id = ?1",
          "INSERT OR IGNORE INTO conversation_labels SELECT ?2, label FROM conversation_labels"
          " WHERE conversation_id = ?1",
          "UPDATE OR IGNORE kind_examples SET conversation_id = ?2 WHERE conversation_id = ?1",
          "UPDATE replies SET conversation_id = ?2 WHERE conversation_id = ?1",
          "INSERT INTO reply_drafts SELECT ?2, text, is_note, updated_at FROM reply_drafts WHERE "
          "conversation_id = ?1"
          " ON CONFLICT (conversation_id) DO UPDATE SET text = reply_drafts.text || char(10, 10) || "
          "excluded.text",
          "UPDATE OR IGNORE kept_promises SET conversation_id = ?2 WHERE conversation_id = ?1"}) {
        if (auto moved = m_database.run(sql, from, to); !moved)
            return fail(std::move(moved.error()));
    }
    return {};
}

Result<std::vector<Conversation>> ConversationTable::page(const InboxQuery &query,
                                                          const std::optional<InboxPlace> &after, int skip,
                                                          int limit) const
{
    Narrowed narrow = narrowed(query);
    const QByteArray sorted = narrow.sortedBy;
    QByteArray sql = "SELECT " CONVERSATION_COLUMNS + narrow.from + narrow.where;
    if (after) {
        sql += " AND (" + sorted + (narrow.isDescending ? ", c.row) < (?, ?)" : ", c.row) > (?, ?)");
        narrow.values.emplace_back(after->sortedBy);
        narrow.values.emplace_back(after->row);
    }
    sql +=
        " ORDER BY " + sorted + (narrow.isDescending ? " DESC, c.row DESC" : ", c.row") + " LIMIT ? OFFSET ?";
    narrow.values.emplace_back(qint64(limit));
    narrow.values.emplace_back(qint64(skip));
    return m_database.all(toConversation, sql.constData(), narrow.values);
}

Result<std::vector<InboxPlace>> ConversationTable::places(const InboxQuery &query, int step) const
{
    const Narrowed narrow = narrowed(query);
    const QByteArray sorted = narrow.sortedBy;
    const QByteArray sql = "SELECT " + sorted + ", c.row" + narrow.from + narrow.where + " ORDER BY " +
                           sorted + (narrow.isDescending ? " DESC, c.row DESC" : ", c.row");
    std::vector<InboxPlace> places;
    int number = 0;
    auto read = m_database.forEach(
        [&](const storage::Row &row) {
            if (number++ % step == 0)
                places.push_back({row.integer(0), row.integer(1)});
        },
        sql.constData(), narrow.values);
    if (!read)
        return fail(std::move(read.error()));
    return places;
}

Result<int> ConversationTable::count(const InboxQuery &query) const
{
    const Narrowed narrow = narrowed(query);
    const QByteArray sql = "SELECT count(*)" + narrow.from + narrow.where;
    auto counted = m_database.first([](const storage::Row &row) { return int(row.integer(0)); },
                                    sql.constData(), narrow.values);
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(0);
}

Result<QStringList> ConversationTable::assignees() const
{
    auto names = m_database.all([](const storage::Row &row) { return row.text(0); },
                                "SELECT DISTINCT assigned_to FROM conversations WHERE assigned_to <> ''"
                                " ORDER BY assigned_to COLLATE NOCASE");
    if (!names)
        return fail(std::move(names.error()));
    return QStringList(names->begin(), names->end());
}

Result<std::vector<Conversation>> ConversationTable::ofSpeaker(const SpeakerId &speaker, int limit) const
{
    return m_database.all(toConversation,
                          "SELECT " CONVERSATION_COLUMNS " FROM conversations c WHERE c.speaker_id = ?"
                          " ORDER BY c.last_at DESC, c.row DESC LIMIT ?",
                          speaker, limit);
}

Result<int> ConversationTable::countOverdue(const std::optional<clients::ClientId> &client, Instant now) const
{
    // What is due comes before what is not in the order of turns, whose place is far in the future. A query
    // of its own for each, so that each has its index.
    const auto number = [](const storage::Row &row) { return int(row.integer(0)); };
    auto counted =
        client
            ? m_database.first(
                  number, "SELECT count(*) FROM conversations WHERE client_id = ? AND state = 0 AND turn < ?",
                  *client, now)
            : m_database.first(number, "SELECT count(*) FROM conversations WHERE state = 0 AND turn < ?",
                               now);
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(0);
}

Result<std::vector<Conversation>>
ConversationTable::poorReviews(const std::optional<clients::ClientId> &client, int limit) const
{
    // As the partial index says it, with fewStars as a number; the + keeps it from an index of all that is
    // open.
    static_assert(fewStars == 3);
    return m_database.all(toConversation,
                          "SELECT " CONVERSATION_COLUMNS " FROM conversations c WHERE +c.state = 0"
                          " AND c.stars < 3 AND (?1 IS NULL OR c.client_id = ?1)"
                          " ORDER BY c.last_at DESC, c.row DESC LIMIT ?2",
                          client, limit);
}

Result<std::vector<ConversationId>> ConversationTable::waitingOf(const clients::ClientId &client) const
{
    return m_database.all([](const storage::Row &row) { return row.id<ConversationId>(0); },
                          "SELECT id FROM conversations WHERE client_id = ? AND state IN (0, 3)"
                          " AND waiting_since IS NOT NULL",
                          client);
}

Result<int> ConversationTable::forgetDue(const ConversationId &id)
{
    return m_database.run("UPDATE conversations SET due_at = NULL WHERE id = ?", id);
}

Result<std::vector<ConversationId>> ConversationTable::laterUntil(Instant now) const
{
    return m_database.all([](const storage::Row &row) { return row.id<ConversationId>(0); },
                          "SELECT id FROM conversations WHERE later_until <= ? AND state = 3", now);
}

Result<std::optional<Instant>> ConversationTable::nextLater() const
{
    auto next = m_database.first([](const storage::Row &row) { return row.optionalInstant(0); },
                                 "SELECT min(later_until) FROM conversations WHERE later_until IS NOT NULL"
                                 " AND state = 3");
    if (!next)
        return fail(std::move(next.error()));
    return next->value_or(std::nullopt);
}

InboxPlace placeIn(const InboxQuery &query, const Conversation &conversation)
{
    // As the generated column `turn`.
    constexpr qint64 farAway = 8'640'000'000'000'000;
    const qint64 turn = conversation.dueAt ? conversation.dueAt->milliseconds()
                                           : farAway - conversation.lastAt.milliseconds();
    return {query.order == InboxQuery::Order::DueFirst ? turn : conversation.lastAt.milliseconds(),
            conversation.row};
}

} // namespace hatstand::listen
