// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_row_table.h"

#include "plan/post_search_table.h"
#include "plan/wall_text.h"
#include "storage/database.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace hatstand::plan
{

using storage::Row;

namespace
{
/// "?, ?, ?"
QByteArray marks(size_t count)
{
    QByteArray marks = QByteArrayLiteral("?, ").repeated(qsizetype(count));
    marks.chop(2);
    return marks;
}

const char *columns()
{
    // The title is the beginning of the text where none was given, so a little of the text is enough.
    return "SELECT p.id, p.client_id, p.title, CASE WHEN p.title = '' THEN substr(p.text, 1, 400) ELSE '' "
           "END,"
           " p.status, p.planned_wall, p.planned_zone, p.planned_at, p.label, p.updated_at FROM posts p";
}

QByteArray orderOf(const PostFilter &filter, bool timed)
{
    switch (filter.order) {
    case PostFilter::Order::ByTime:
        // What has no time stands last; where all have one, the index gives the order.
        return timed ? " ORDER BY p.planned_at, p.id" : " ORDER BY p.planned_at IS NULL, p.planned_at, p.id";
    case PostFilter::Order::ByTimeReversed:
        return " ORDER BY p.planned_at DESC, p.id DESC";
    case PostFilter::Order::ByPosition:
        return " ORDER BY p.position, p.id";
    case PostFilter::Order::NewestFirst:
        return " ORDER BY p.updated_at DESC, p.id DESC";
    }
    return {};
}

bool needsCareOnly(const std::vector<PostStatus> &statuses)
{
    return !statuses.empty() && std::all_of(statuses.begin(), statuses.end(), [](PostStatus status) {
        return status == PostStatus::Failed || status == PostStatus::Missed ||
               status == PostStatus::Uncertain;
    });
}

/// Of so many posts at a time: each is one step down the tree, and the posts themselves, which fill the most
/// pages, are not read again.
constexpr size_t postsAtOnce = 200;

/// Calls `visit` for each row of that query for all of the posts; `sql` ends with "post_id IN (".
template <class Visit>
Result<void> forEachOf(storage::Database &database, const std::vector<PostRow> &posts, const char *sql,
                       const Visit &visit)
{
    // Always as many, so that it is prepared once; the last part names its last post again and again.
    const QByteArray whole = sql + marks(postsAtOnce) + ')';
    for (size_t first = 0; first < posts.size(); first += postsAtOnce) {
        storage::Values ids;
        ids.reserve(postsAtOnce);
        for (size_t i = first; i < first + postsAtOnce; ++i)
            ids.emplace_back(posts[std::min(i, posts.size() - 1)].id.toBytes());
        if (auto done = database.forEach(visit, whole.constData(), ids); !done)
            return done;
    }
    return {};
}

PostRow rowOf(const Row &row)
{
    PostRow post;
    post.id = row.id<PostId>(0);
    post.clientId = row.id<clients::ClientId>(1);
    post.title = shownTitle(row.text(2), row.text(3));
    post.status = row.enumeration<PostStatus>(4);
    if (!row.isNull(7))
        post.planned = PlannedTime{wallFromText(row.text(5)), row.text(6).toUtf8(), row.instant(7)};
    post.label = row.text(8);
    post.updatedAt = row.instant(9);
    return post;
}
} // namespace

PostRowTable::Selection PostRowTable::selectionOf(const PostFilter &filter)
{
    Selection selection;
    QByteArray &where = selection.where;
    storage::Values &values = selection.values;
    // Answers are read where they were written: in their conversations.
    where = " WHERE p.deleted_at IS NULL AND p.purpose = 0";
    if (filter.client) {
        where += " AND p.client_id = ?";
        values.emplace_back(filter.client->toBytes());
    }
    const bool timed = filter.from || filter.until || filter.hasTime.value_or(false);
    // Said in the words of the partial indexes, so that SQLite knows it may use them.
    if (timed)
        where += " AND p.planned_at IS NOT NULL";
    else if (filter.hasTime)
        where += " AND p.planned_at IS NULL";
    if (filter.from) {
        where += " AND p.planned_at >= ?";
        values.emplace_back(filter.from->milliseconds());
    }
    if (filter.until) {
        where += " AND p.planned_at < ?";
        values.emplace_back(filter.until->milliseconds());
    }
    if (needsCareOnly(filter.statuses)) // the bits 7, 8 and 9
        where += " AND 896 >> p.status & 1";
    if (!filter.statuses.empty()) {
        // A month is found by its time; a status then only narrows (the + keeps it from choosing the index).
        where += filter.from || filter.until ? " AND +p.status IN (" : " AND p.status IN (";
        where += marks(filter.statuses.size()) + ')';
        for (const PostStatus status : filter.statuses)
            values.emplace_back(qint64(status));
    }
    if (!filter.campaign.isNull()) {
        where += " AND p.campaign_id = ?";
        values.emplace_back(filter.campaign.toBytes());
    }
    if (!filter.networks.empty()) {
        where += " AND EXISTS (SELECT 1 FROM post_versions v JOIN accounts a ON a.id = v.account_id"
                 " WHERE v.post_id = p.id AND a.network IN (" +
                 marks(filter.networks.size()) + "))";
        for (const networks::NetworkKey &network : filter.networks)
            values.emplace_back(network.toString());
    }
    if (const QString words = filter.words.trimmed(); !words.isEmpty()) {
        const QString match = PostSearchTable::expression(words);
        if (match.isEmpty()) {
            where += " AND (p.title LIKE ? ESCAPE '\\' OR p.text LIKE ? ESCAPE '\\')";
            values.emplace_back(likePattern(words));
            values.emplace_back(likePattern(words));
        } else {
            where += " AND p.rowid IN (SELECT rowid FROM posts_search WHERE posts_search MATCH ?)";
            values.emplace_back(match);
        }
    }
    selection.order = orderOf(filter, timed) + " LIMIT ? OFFSET ?";
    return selection;
}

QByteArray PostRowTable::selectionSql(const PostFilter &filter)
{
    const Selection selection = selectionOf(filter);
    return columns() + selection.where + selection.order;
}

Result<std::vector<PostRow>> PostRowTable::rows(const PostFilter &filter) const
{
    Selection selection = selectionOf(filter);
    selection.values.emplace_back(qint64(filter.limit));
    selection.values.emplace_back(qint64(filter.offset));
    return read(selection);
}

Result<std::vector<PostRow>> PostRowTable::rowsOf(const std::vector<PostId> &ids) const
{
    if (ids.empty())
        return std::vector<PostRow>();
    Selection selection;
    selection.where = " WHERE p.deleted_at IS NULL AND p.id IN (" + marks(ids.size()) + ')';
    for (const PostId &id : ids)
        selection.values.emplace_back(id.toBytes());
    auto rows = read(selection);
    if (!rows)
        return rows;
    QHash<PostId, qsizetype> places;
    for (const PostId &id : ids)
        places.insert(id, places.size());
    std::sort(rows->begin(), rows->end(), [&places](const PostRow &a, const PostRow &b) {
        return places.value(a.id) < places.value(b.id);
    });
    return rows;
}

Result<std::vector<PostRow>> PostRowTable::read(const Selection &selection) const
{
    const QByteArray postsSql = columns() + selection.where + selection.order;
    auto rows = m_database.all(rowOf, postsSql.constData(), selection.values);
    if (!rows || rows->empty())
        return rows;
    QHash<PostId, size_t> places;
    places.reserve(qsizetype(rows->size()));
    for (const PostRow &row : *rows)
        places.insert(row.id, places.size());

    QHash<QByteArray, networks::NetworkKey> networksOfAccounts;
    auto networksRead = m_database.forEach(
        [&](const Row &row) {
            networksOfAccounts.insert(row.bytes(0), networks::NetworkKey::fromString(row.text(1)));
        },
        "SELECT id, network FROM accounts");
    if (!networksRead)
        return fail(std::move(networksRead.error()));

    // Put in order here, not by SQLite: only the order within a post matters, and most have few accounts.
    struct Place
    {
        size_t row;
        qint64 position;
        networks::NetworkKey network;
    };
    std::vector<Place> found;
    found.reserve(rows->size() * 2);
    auto versionsRead = forEachOf(
        m_database, *rows, "SELECT post_id, account_id, position FROM post_versions WHERE post_id IN (",
        [&](const Row &row) {
            const auto place = places.constFind(row.id<PostId>(0));
            if (place != places.constEnd())
                found.push_back({*place, row.integer(2), networksOfAccounts.value(row.bytes(1))});
        });
    if (!versionsRead)
        return fail(std::move(versionsRead.error()));
    std::sort(found.begin(), found.end(), [](const Place &a, const Place &b) {
        return a.row != b.row ? a.row < b.row : a.position < b.position;
    });
    for (const Place &place : found) {
        auto &networks = (*rows)[place.row].networks;
        if (std::find(networks.begin(), networks.end(), place.network) == networks.end())
            networks.push_back(place.network);
    }

    auto mediaRead =
        forEachOf(m_database, *rows,
                  "SELECT post_id, alt_text = '' FROM post_media WHERE account_id = X'' AND post_id IN (",
                  [&](const Row &row) {
                      const auto place = places.constFind(row.id<PostId>(0));
                      if (place == places.constEnd())
                          return;
                      ++(*rows)[*place].mediaCount;
                      (*rows)[*place].mediaWithoutAltText += row.boolean(1) ? 1 : 0;
                  });
    if (!mediaRead)
        return fail(std::move(mediaRead.error()));
    return rows;
}

Result<int> PostRowTable::count(const PostFilter &filter) const
{
    const Selection selection = selectionOf(filter);
    const QByteArray sql = "SELECT count(*) FROM posts p" + selection.where;
    auto counted = m_database.first([](const Row &row) { return int(row.integer(0)); }, sql.constData(),
                                    selection.values);
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(0);
}

Result<std::vector<StatusCount>> PostRowTable::countsByStatus(const PostFilter &filter) const
{
    const Selection selection = selectionOf(filter);
    const QByteArray sql =
        "SELECT p.status, count(*) FROM posts p" + selection.where + " GROUP BY p.status ORDER BY p.status";
    return m_database.all(
        [](const Row &row) {
            return StatusCount{row.enumeration<PostStatus>(0), int(row.integer(1))};
        },
        sql.constData(), selection.values);
}

Result<MediaCounts> PostRowTable::countMedia(const PostFilter &filter) const
{
    const Selection selection = selectionOf(filter);
    const QByteArray sql =
        "SELECT count(*), count(CASE WHEN m.alt_text = '' THEN 1 END),"
        " count(DISTINCT CASE WHEN m.alt_text = '' THEN p.id END)"
        " FROM posts p CROSS JOIN post_media m ON m.post_id = p.id AND m.account_id = X''" +
        selection.where;
    auto counted = m_database.first(
        [](const Row &row) {
            return MediaCounts{int(row.integer(0)), int(row.integer(1)), int(row.integer(2))};
        },
        sql.constData(), selection.values);
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(MediaCounts());
}

} // namespace hatstand::plan
