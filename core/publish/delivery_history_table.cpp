// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_history_table.h"

#include "plan/post_search_table.h"
#include "storage/database.h"

namespace hatstand::publish
{

namespace
{
using storage::Row;

// In the words of the indexes, so that SQLite knows that it may use them. 428 has the bits of the states that
// make the history: 2, 3, 5, 7 and 8.
#define MOMENT "coalesce(d.published_at, iif(d.state = 8, d.due_at, min(d.due_at, d.updated_at)))"
#define HISTORY " FROM deliveries d WHERE 428 >> d.state & 1"
// What a refusal said is looked for among those that were refused only; they are few.
#define OR_REFUSED                                                                                           \
    " UNION SELECT e.rowid FROM deliveries e WHERE e.state IN (3, 8) AND e.error_what LIKE ? ESCAPE '\\')"

/// "?, ?, ?"
QByteArray marks(size_t count)
{
    QByteArray marks = QByteArrayLiteral("?, ").repeated(static_cast<qsizetype>(count));
    marks.chop(2);
    return marks;
}
} // namespace

DeliveryHistoryTable::Selection DeliveryHistoryTable::selectionOf(const HistoryFilter &filter)
{
    Selection selection;
    QByteArray &where = selection.where;
    storage::Values &values = selection.values;
    if (!filter.account.isNull()) {
        where += " AND d.account_id = ?";
        values.emplace_back(filter.account.toBytes());
    }
    if (filter.client) {
        // An account is one client's, so its index is the narrower one.
        where += filter.account.isNull() ? " AND d.client_id = ?" : " AND +d.client_id = ?";
        values.emplace_back(filter.client->toBytes());
    }
    if (!filter.states.empty()) {
        where += " AND +d.state IN (" + marks(filter.states.size()) + ')';
        for (const DeliveryState state : filter.states)
            values.emplace_back(static_cast<qint64>(state));
    }
    if (filter.from) {
        where += " AND " MOMENT " >= ?";
        values.emplace_back(filter.from->milliseconds());
    }
    if (filter.until) {
        where += " AND " MOMENT " < ?";
        values.emplace_back(filter.until->milliseconds());
    }
    if (const QString words = filter.words.trimmed(); !words.isEmpty()) {
        const QString pattern = plan::likePattern(words);
        const QString match = plan::PostSearchTable::expression(words);
        // Read once, and then only looked into: the order stays that of the index.
        if (match.isEmpty()) {
            where += " AND +d.rowid IN (SELECT w.rowid FROM posts p JOIN deliveries w ON w.post_id = p.id"
                     " WHERE p.title LIKE ? ESCAPE '\\' OR p.text LIKE ? ESCAPE '\\'" OR_REFUSED;
            values.emplace_back(pattern);
            values.emplace_back(pattern);
        } else {
            where += " AND +d.rowid IN (SELECT w.rowid FROM posts_search s JOIN posts p ON p.rowid = s.rowid"
                     " JOIN deliveries w ON w.post_id = p.id WHERE posts_search MATCH ?" OR_REFUSED;
            values.emplace_back(match);
        }
        values.emplace_back(pattern);
    }
    return selection;
}

Result<std::vector<HistoryPlace>> DeliveryHistoryTable::places(const HistoryFilter &filter,
                                                               const std::optional<HistoryPlace> &after,
                                                               int limit) const
{
    Selection selection = selectionOf(filter);
    if (after) {
        selection.where += " AND " MOMENT " <= ? AND (" MOMENT " < ? OR d.id < ?)";
        selection.values.emplace_back(after->at.milliseconds());
        selection.values.emplace_back(after->at.milliseconds());
        selection.values.emplace_back(after->id.toBytes());
    }
    selection.values.emplace_back(static_cast<qint64>(limit));
    const QByteArray sql =
        "SELECT d.id, " MOMENT HISTORY + selection.where + " ORDER BY " MOMENT " DESC, d.id DESC LIMIT ?";
    return m_database.all(
        [](const Row &row) {
            return HistoryPlace{row.id<DeliveryId>(0), row.instant(1)};
        },
        sql.constData(), selection.values);
}

Result<int> DeliveryHistoryTable::count(const HistoryFilter &filter) const
{
    const Selection selection = selectionOf(filter);
    const QByteArray sql = "SELECT count(*)" HISTORY + selection.where;
    const auto counted = m_database.first([](const Row &row) { return static_cast<int>(row.integer(0)); },
                                          sql.constData(), selection.values);
    if (!counted)
        return fail(counted.error());
    return counted->value_or(0);
}

#undef MOMENT
#undef HISTORY
#undef OR_REFUSED

} // namespace hatstand::publish
