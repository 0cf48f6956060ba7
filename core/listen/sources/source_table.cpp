// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sources/source_table.h"

#include "storage/database.h"

#include <QJsonDocument>

namespace hatstand::listen
{

namespace
{
#define SOURCE_COLUMNS                                                                                       \
    "s.id, s.client_id, s.account_id, s.kind, s.name, s.address, s.goes_to, s.paused, s.keep_days,"          \
    " s.options, s.position, s.created_at, s.removed_at, s.cursor, s.etag, s.last_modified, s.next_at,"      \
    " s.gap_ms, s.asked_at, s.heard_at, s.times_asked, s.times_unchanged, s.failures, s.error_code,"         \
    " s.error_what, s.error_why, s.error_remedy"

QString toText(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

/// No rule puts a turn further away: one that is was reckoned by a clock that was wrong.
constexpr Milliseconds longestTurn = std::chrono::hours(72);

Source toSource(const storage::Row &row)
{
    Source source;
    source.id = row.id<SourceId>(0);
    source.clientId = row.id<clients::ClientId>(1);
    source.accountId = row.id<clients::AccountId>(2);
    source.kind = row.enumeration<SourceKind>(3);
    source.name = row.text(4);
    source.address = row.text(5);
    source.goesTo = row.enumeration<GoesTo>(6);
    source.paused = row.boolean(7);
    source.keepDays = int(row.integer(8));
    source.options = QJsonDocument::fromJson(row.text(9).toUtf8()).object();
    source.position = int(row.integer(10));
    source.createdAt = row.instant(11);
    source.removedAt = row.optionalInstant(12);
    SourceStanding &standing = source.standing;
    standing.cursor = row.text(13);
    standing.etag = row.text(14);
    standing.lastModified = row.text(15);
    standing.nextAt = row.instant(16);
    standing.gap = Milliseconds(row.integer(17));
    standing.askedAt = row.optionalInstant(18);
    standing.heardAt = row.optionalInstant(19);
    standing.timesAsked = row.integer(20);
    standing.timesUnchanged = row.integer(21);
    standing.failures = int(row.integer(22));
    standing.error.code = errorCodeFromName(row.text(23)).value_or(ErrorCode::Unknown);
    standing.error.what = row.text(24);
    standing.error.why = row.text(25);
    standing.error.remedy = row.text(26);
    return source;
}
} // namespace

Result<void> SourceTable::insert(const Source &source)
{
    const SourceStanding &standing = source.standing;
    auto inserted = m_database.run(
        "INSERT INTO sources (id, client_id, account_id, kind, name, address, goes_to, paused, keep_days,"
        " options, position, created_at, removed_at, cursor, etag, last_modified, next_at, gap_ms, asked_at,"
        " heard_at, times_asked, times_unchanged, failures, error_code, error_what, error_why, error_remedy,"
        " lease_owner, lease_until)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
        " (SELECT coalesce(max(position), 0) + 1 FROM sources WHERE client_id = ?2),"
        " ?11, ?12, ?13, ?14, ?15, ?16, ?17, NULL, NULL, 0, 0, 0, '', '', '', '', '', 0)",
        source.id, source.clientId, source.accountId, source.kind, source.name, source.address, source.goesTo,
        source.paused, source.keepDays, toText(source.options), source.createdAt, source.removedAt,
        standing.cursor, standing.etag, standing.lastModified, standing.nextAt, qint64(standing.gap.count()));
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<int> SourceTable::updateWishes(const Source &source)
{
    return m_database.run("UPDATE sources SET name = ?, address = ?, goes_to = ?, paused = ?, keep_days = ?,"
                          " options = ?, removed_at = ? WHERE id = ?",
                          source.name, source.address, source.goesTo, source.paused, source.keepDays,
                          toText(source.options), source.removedAt, source.id);
}

Result<bool> SourceTable::updateStanding(const SourceId &id, const SourceStanding &standing,
                                         const QString &owner, bool goesOn)
{
    const bool failed = !standing.error.what.isEmpty();
    const auto updated = m_database.run(
        "UPDATE sources SET cursor = ?, etag = ?, last_modified = ?, next_at = ?, gap_ms = ?, asked_at = ?,"
        " heard_at = ?, times_asked = ?, times_unchanged = ?, failures = ?, error_code = ?, error_what = ?,"
        " error_why = ?, error_remedy = ?, lease_owner = ? WHERE id = ? AND lease_owner = ?",
        standing.cursor, standing.etag, standing.lastModified, standing.nextAt, qint64(standing.gap.count()),
        standing.askedAt, standing.heardAt, standing.timesAsked, standing.timesUnchanged, standing.failures,
        failed ? errorCodeName(standing.error.code) : QString(), standing.error.what, standing.error.why,
        standing.error.remedy, goesOn ? owner : QString(), id, owner);
    if (!updated)
        return fail(updated.error());
    return *updated > 0;
}

Result<int> SourceTable::beginAnew(const SourceId &id, Instant at)
{
    return m_database.run(
        "UPDATE sources SET cursor = '', etag = '', last_modified = '', next_at = ?,"
        " gap_ms = 0, heard_at = NULL, failures = 0, error_code = '', error_what = '',"
        " error_why = '', error_remedy = '', lease_owner = '', lease_until = 0 WHERE id = ?",
        at, id);
}

Result<int> SourceTable::wakeOffline(Instant now)
{
    return m_database.run("UPDATE sources SET next_at = ?1 WHERE next_at > ?1 AND failures > 0"
                          " AND error_code IN (?2, ?3, ?4)",
                          now, errorCodeName(ErrorCode::Offline), errorCodeName(ErrorCode::ConnectionLost),
                          errorCodeName(ErrorCode::TimedOut));
}

Result<int> SourceTable::wake(const SourceId &id, Instant at)
{
    return m_database.run("UPDATE sources SET next_at = ?, failures = 0, error_code = '', error_what = '',"
                          " error_why = '', error_remedy = '' WHERE id = ?",
                          at, id);
}

Result<std::optional<Source>> SourceTable::find(const SourceId &id) const
{
    return m_database.first(toSource, "SELECT " SOURCE_COLUMNS " FROM sources s WHERE s.id = ?", id);
}

Result<std::vector<Source>> SourceTable::of(const std::optional<clients::ClientId> &client) const
{
    return m_database.all(toSource,
                          "SELECT " SOURCE_COLUMNS " FROM sources s WHERE s.removed_at IS NULL"
                          " AND (?1 IS NULL OR s.client_id = ?1) ORDER BY s.client_id, s.position, s.id",
                          client);
}

Result<std::vector<Source>> SourceTable::listenedTo() const
{
    return m_database.all(toSource,
                          "SELECT " SOURCE_COLUMNS " FROM sources s JOIN clients c ON c.id = s.client_id"
                          " WHERE s.kind = 0 AND s.removed_at IS NULL AND s.paused = 0"
                          " AND c.archived_at IS NULL ORDER BY s.id");
}

Result<std::vector<Source>> SourceTable::keeping() const
{
    return m_database.all(toSource,
                          "SELECT " SOURCE_COLUMNS " FROM sources s WHERE s.keep_days > 0 ORDER BY s.id");
}

Result<std::optional<Source>> SourceTable::ofAccount(const clients::AccountId &account) const
{
    return m_database.first(
        toSource, "SELECT " SOURCE_COLUMNS " FROM sources s WHERE s.account_id = ? AND s.kind = 0", account);
}

Result<std::vector<Source>> SourceTable::due(Instant now, Instant longestLease, const QString &owner,
                                             int limit) const
{
    return m_database.all(
        toSource,
        "SELECT " SOURCE_COLUMNS " FROM sources s JOIN clients c ON c.id = s.client_id"
        " LEFT JOIN accounts a ON a.id = s.account_id"
        " WHERE (s.next_at <= ?1 OR s.next_at > ?5) AND s.removed_at IS NULL AND s.paused = 0 AND s.kind <> 3"
        " AND c.archived_at IS NULL AND a.removed_at IS NULL"
        " AND (s.lease_owner IN ('', ?3) OR s.lease_until <= ?1 OR s.lease_until > ?2)"
        " ORDER BY s.next_at LIMIT ?4",
        now, longestLease, owner, limit, now + longestTurn);
}

Result<std::optional<Instant>> SourceTable::nextTurn() const
{
    auto turn = m_database.first(
        [](const storage::Row &row) { return row.optionalInstant(0); },
        "SELECT min(s.next_at) FROM sources s JOIN clients c ON c.id = s.client_id"
        " LEFT JOIN accounts a ON a.id = s.account_id"
        " WHERE s.removed_at IS NULL AND s.paused = 0 AND s.kind <> 3 AND c.archived_at IS NULL"
        " AND a.removed_at IS NULL");
    if (!turn)
        return fail(std::move(turn.error()));
    return turn->value_or(std::nullopt);
}

Result<bool> SourceTable::lease(const SourceId &id, const QString &owner, Instant until, Instant now,
                                Instant longestLease)
{
    const auto leased = m_database.run(
        "UPDATE sources SET lease_owner = ?2, lease_until = ?3 WHERE id = ?1 AND removed_at IS NULL"
        " AND (lease_owner IN ('', ?2) OR lease_until <= ?4 OR lease_until > ?5)",
        id, owner, until, now, longestLease);
    if (!leased)
        return fail(leased.error());
    return *leased > 0;
}

Result<int> SourceTable::release(const SourceId &id, const QString &owner)
{
    return m_database.run("UPDATE sources SET lease_owner = '' WHERE id = ? AND lease_owner = ?", id, owner);
}

Result<int> SourceTable::endLeases(const QString &owner)
{
    return m_database.run("UPDATE sources SET lease_owner = '', lease_until = 0 WHERE lease_owner = ?",
                          owner);
}

} // namespace hatstand::listen
