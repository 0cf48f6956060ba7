// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/search/message_search_table.h"

#include "storage/database.h"
#include "storage/transaction.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace hatstand::listen
{

namespace
{
// The characters of hitBegin and hitEnd, in UTF-8.
#define FOUND                                                                                                \
    "SELECT m.id, m.row, m.client_id, m.conversation_id, m.author, m.at,"                                    \
    " highlight(messages_search, 0, '\xEE\x80\x80', '\xEE\x80\x81')"                                         \
    " FROM messages_search JOIN messages m ON m.row = messages_search.rowid WHERE messages_search MATCH ?1"

/// So many matches are walked through, of which few may be the client's (some milliseconds); and so many
/// messages of the client are looked at one by one (some hundred milliseconds at the worst).
constexpr int mostWalked = 2'000;
constexpr int mostLookedAt = 20'000;

MessageHit toHit(const storage::Row &row)
{
    return {row.id<MessageId>(0),
            row.integer(1),
            row.id<clients::ClientId>(2),
            row.id<ConversationId>(3),
            row.text(4),
            row.instant(5),
            row.text(6)};
}
} // namespace

Result<std::vector<MessageHit>> MessageSearchTable::find(const QString &match,
                                                         const std::optional<clients::ClientId> &client,
                                                         Order order, int limit) const
{
    // A query of its own for each: which of them is meant decides how SQLite goes about it.
    if (order == Order::NewestFirst) {
        auto hits = client ? newestOf(match, *client, limit)
                           : m_database.all(toHit, FOUND " ORDER BY messages_search.rowid DESC LIMIT ?2",
                                            match, limit);
        if (hits) {
            std::stable_sort(hits->begin(), hits->end(),
                             [](const MessageHit &a, const MessageHit &b) { return a.at > b.at; });
        }
        return hits;
    }
    if (client)
        return m_database.all(toHit, FOUND " AND m.client_id = ?2 ORDER BY rank LIMIT ?3", match, *client,
                              limit);
    return m_database.all(toHit, FOUND " ORDER BY rank LIMIT ?2", match, limit);
}

namespace
{
qint64 rowOf(const storage::Row &row)
{
    return row.integer(0);
}

#define LAST_FOUND                                                                                           \
    "(SELECT rowid AS row FROM messages_search WHERE messages_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2)"
} // namespace

Result<std::vector<MessageHit>> MessageSearchTable::newestOf(const QString &match,
                                                             const clients::ClientId &client, int limit) const
{
    // What is found is walked through from its end, whoever it was said to. That is quick where the client
    // has a good part of it, and where little is found.
    auto rows = m_database.all(rowOf,
                               "SELECT m.row FROM " LAST_FOUND " f CROSS JOIN messages m ON m.row = f.row"
                               " WHERE m.client_id = ?3 LIMIT ?4",
                               match, mostWalked, client, limit);
    if (!rows)
        return fail(std::move(rows.error()));
    std::vector<MessageHit> hits;
    if (auto added = addHits(match, *rows, limit, hits); !added)
        return fail(std::move(added.error()));
    if (int(hits.size()) >= limit)
        return hits;
    const auto end = m_database.first(
        [](const storage::Row &row) { return std::pair(int(row.integer(0)), row.integer(1)); },
        "SELECT count(*), coalesce(min(row), 0) FROM " LAST_FOUND, match, mostWalked);
    if (!end)
        return fail(end.error());
    const auto [walked, last] = end->value_or(std::pair(0, qint64(0)));
    if (walked < mostWalked)
        return hits;

    // The client has a small part of it. Where its older messages are few, each is looked at.
    rows = m_database.all(rowOf, "SELECT row FROM messages WHERE client_id = ?1 AND row < ?2 LIMIT ?3",
                          client, last, mostLookedAt + 1);
    if (rows && rows->size() > size_t(mostLookedAt)) {
        rows = m_database.all(rowOf,
                              "SELECT m.row FROM messages_search JOIN messages m ON m.row ="
                              " messages_search.rowid WHERE messages_search MATCH ?1 AND"
                              " messages_search.rowid < ?2 AND m.client_id = ?3"
                              " ORDER BY messages_search.rowid DESC LIMIT ?4",
                              match, last, client, limit - int(hits.size()));
    }
    if (!rows)
        return fail(std::move(rows.error()));
    std::sort(rows->begin(), rows->end(), std::greater<>());
    if (auto added = addHits(match, *rows, limit, hits); !added)
        return fail(std::move(added.error()));
    return hits;
}

Result<void> MessageSearchTable::addHits(const QString &match, const std::vector<qint64> &rows, int limit,
                                         std::vector<MessageHit> &hits) const
{
    for (const qint64 row : rows) {
        if (int(hits.size()) >= limit)
            break;
        auto hit = m_database.first(toHit, FOUND " AND messages_search.rowid = ?2", match, row);
        if (!hit)
            return fail(std::move(hit.error()));
        if (hit->has_value())
            hits.push_back(std::move(**hit));
    }
    return {};
}

Result<std::vector<MessageHit>> MessageSearchTable::scan(const QString &pattern,
                                                         const std::optional<clients::ClientId> &client,
                                                         int limit) const
{
    return m_database.all(toHit,
                          "SELECT id, row, client_id, conversation_id, author, at, text FROM messages"
                          " WHERE (text LIKE ?1 ESCAPE '\\' OR author LIKE ?1 ESCAPE '\\')"
                          " AND (?2 IS NULL OR client_id = ?2) ORDER BY row DESC LIMIT ?3",
                          pattern, client, limit);
}

Result<int> MessageSearchTable::indexMore(int most)
{
    return storage::inTransaction(m_database, [&]() -> Result<int> {
        const auto last =
            m_database.first([](const storage::Row &row) { return row.integer(0); },
                             "SELECT coalesce(max(row), 0) FROM (SELECT row FROM messages"
                             " WHERE row > (SELECT indexed_to FROM message_index) ORDER BY row LIMIT ?)",
                             most);
        if (!last)
            return fail(last.error());
        if (last->value_or(0) == 0)
            return 0;
        auto indexed = m_database.run("INSERT INTO messages_search (rowid, text, author)"
                                      " SELECT row, text, author FROM messages"
                                      " WHERE row > (SELECT indexed_to FROM message_index) AND row <= ?"
                                      " ORDER BY row",
                                      **last);
        if (!indexed)
            return indexed;
        if (auto marked = m_database.run("UPDATE message_index SET indexed_to = ?", **last); !marked)
            return marked;
        return indexed;
    });
}

Result<qint64> MessageSearchTable::waiting() const
{
    auto counted =
        m_database.first([](const storage::Row &row) { return row.integer(0); },
                         "SELECT count(*) FROM messages WHERE row > (SELECT indexed_to FROM message_index)");
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(0);
}

Result<std::vector<MessageHit>> MessageSearchTable::withoutDirects(std::vector<MessageHit> hits) const
{
    std::vector<MessageHit> left;
    for (MessageHit &hit : hits) {
        const auto channel =
            m_database.first([](const storage::Row &row) { return row.enumeration<networks::Channel>(0); },
                             "SELECT channel FROM messages WHERE row = ?", hit.row);
        if (!channel)
            return fail(channel.error());
        if (channel->has_value() && **channel != networks::Channel::DirectMessage)
            left.push_back(std::move(hit));
    }
    return left;
}

} // namespace hatstand::listen
