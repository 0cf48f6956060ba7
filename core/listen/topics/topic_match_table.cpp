// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_match_table.h"

#include "storage/database.h"

#include <limits>
#include <string>
#include <utility>

namespace hatstand::listen
{

namespace
{
qint64 number(const storage::Row &row)
{
    return row.integer(0);
}
} // namespace

Result<int> TopicMatchTable::insert(const TopicMatch &match)
{
    return m_database.run("INSERT OR IGNORE INTO topic_matches"
                          " (set_no, at, row, day, network, source_id, feeling, judged_by, voices)"
                          " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9"
                          " WHERE EXISTS (SELECT 1 FROM messages WHERE row = ?3)",
                          match.set, match.at, match.row, match.day.toJulianDay(), match.network,
                          match.sourceId, match.feeling, match.judgedBy, qint64(match.voices));
}

Result<int> TopicMatchTable::remove(qint64 set, Instant at, qint64 row)
{
    return m_database.run("DELETE FROM topic_matches WHERE set_no = ? AND at = ? AND row = ?", set, at, row);
}

Result<int> TopicMatchTable::sweep(int most)
{
    qint64 last = std::numeric_limits<qint64>::min();
    while (true) {
        const auto set = m_database.first(
            [](const storage::Row &row) { return std::pair(row.integer(0), row.boolean(1)); },
            "SELECT set_no, EXISTS (SELECT 1 FROM topics t WHERE t.set_no = m.set_no)"
            " FROM topic_matches m WHERE set_no > ? ORDER BY set_no LIMIT 1",
            last);
        if (!set)
            return fail(set.error());
        if (!set->has_value())
            return 0;
        last = (*set)->first;
        if ((*set)->second)
            continue;
        return m_database.run("DELETE FROM topic_matches WHERE set_no = ?1 AND (at, row) IN"
                              " (SELECT at, row FROM topic_matches WHERE set_no = ?1 LIMIT ?2)",
                              last, most);
    }
}

Result<qint64> TopicMatchTable::count(qint64 set) const
{
    auto counted = m_database.first(number, "SELECT sum(count) FROM topic_days WHERE set_no = ?", set);
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(0);
}

Result<std::optional<Instant>> TopicMatchTable::firstAt(qint64 set) const
{
    return m_database.first([](const storage::Row &row) { return row.instant(0); },
                            "SELECT at FROM topic_matches WHERE set_no = ? ORDER BY at LIMIT 1", set);
}

Result<std::vector<TopicDay>> TopicMatchTable::days(qint64 set, QDate first, QDate last) const
{
    // One of many rows is like the one before it: what they have in common is made once.
    std::string networkInUtf8;
    QString network;
    SourceId source;
    return m_database.all(
        [&](const storage::Row &row) {
            TopicDay day;
            day.day = QDate::fromJulianDay(row.integer(0));
            if (networkInUtf8 != row.utf8(1)) {
                networkInUtf8 = row.utf8(1);
                network = row.text(1);
            }
            if (const QByteArray id = row.bytes(2); source.isNull() || source.toBytes() != id)
                source = SourceId::fromBytes(id);
            day.network = network;
            day.sourceId = source;
            day.feeling = row.enumeration<Feeling>(3);
            day.judgedBy = row.enumeration<JudgedBy>(4);
            day.voices = quint32(row.integer(5));
            day.count = row.integer(6);
            return day;
        },
        "SELECT day, network, source_id, feeling, judged_by, voices, count FROM topic_days"
        " WHERE set_no = ? AND day BETWEEN ? AND ? ORDER BY day",
        set, first.toJulianDay(), last.toJulianDay());
}

Result<std::vector<TopicMatchTable::DayCount>> TopicMatchTable::dayCounts(qint64 set, QDate first,
                                                                          QDate last) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return DayCount{QDate::fromJulianDay(row.integer(0)), row.integer(1)};
        },
        "SELECT day, sum(count) FROM topic_days WHERE set_no = ? AND day BETWEEN ? AND ? GROUP BY day"
        " ORDER BY day",
        set, first.toJulianDay(), last.toJulianDay());
}

Result<std::vector<TopicMatchTable::Moment>> TopicMatchTable::moments(qint64 set, Instant from,
                                                                      Instant to) const
{
    return m_database.all(
        [](const storage::Row &row) {
            return Moment{row.instant(0), row.enumeration<Feeling>(1)};
        },
        "SELECT at, feeling FROM topic_matches WHERE set_no = ? AND at >= ? AND at < ? ORDER BY at", set,
        from, to);
}

Result<std::vector<TopicMatchTable::Said>>
TopicMatchTable::stream(qint64 set, Instant from, const std::optional<MatchPlace> &before, int limit) const
{
    const MatchPlace place =
        before.value_or(MatchPlace{Instant::fromMilliseconds(std::numeric_limits<qint64>::max()), 0});
    return m_database.all(
        [](const storage::Row &row) {
            return Said{row.id<MessageId>(0), {row.instant(1), row.integer(2)}};
        },
        "SELECT m.id, t.at, t.row FROM topic_matches t JOIN messages m ON m.row = t.row"
        " WHERE t.set_no = ?1 AND t.at >= ?2 AND (t.at, t.row) < (?3, ?4)"
        " ORDER BY t.at DESC, t.row DESC LIMIT ?5",
        set, from, place.at, place.row, limit);
}

Result<std::vector<qint64>> TopicMatchTable::followers(qint64 set, Instant from, Instant to, int limit) const
{
    return m_database.all(number,
                          "SELECT s.followers FROM speakers s WHERE s.followers IS NOT NULL AND s.id IN"
                          " (SELECT m.speaker_id FROM topic_matches t JOIN messages m ON m.row = t.row"
                          " WHERE t.set_no = ? AND t.at >= ? AND t.at < ? ORDER BY t.at DESC LIMIT ?)",
                          set, from, to, limit);
}

} // namespace hatstand::listen
