// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/promise_table.h"

#include "storage/database.h"

namespace hatstand::listen
{

Result<AnswerPromise> PromiseTable::of(const clients::ClientId &client) const
{
    auto promise = m_database.first(
        [](const storage::Row &row) {
            return AnswerPromise{int(row.integer(0)), workingHoursFromText(row.text(1))};
        },
        "SELECT minutes, hours FROM answer_promises WHERE client_id = ?", client);
    if (!promise)
        return fail(std::move(promise.error()));
    return promise->value_or(usualPromise());
}

Result<void> PromiseTable::set(const clients::ClientId &client, const AnswerPromise &promise)
{
    auto written = m_database.run("INSERT INTO answer_promises (client_id, minutes, hours) VALUES (?, ?, ?)"
                                  " ON CONFLICT (client_id) DO UPDATE SET minutes = excluded.minutes,"
                                  " hours = excluded.hours",
                                  client, promise.minutes, workingHoursText(promise));
    if (!written)
        return fail(std::move(written.error()));
    return {};
}

Result<void> PromiseTable::note(const ConversationId &conversation, const clients::ClientId &client,
                                Instant askedAt, const std::optional<Instant> &dueAt, Instant answeredAt)
{
    auto written = m_database.run("INSERT OR IGNORE INTO kept_promises (conversation_id, asked_at, client_id,"
                                  " due_at, answered_at) VALUES (?, ?, ?, ?, ?)",
                                  conversation, askedAt, client, dueAt, answeredAt);
    if (!written)
        return fail(std::move(written.error()));
    return {};
}

Result<PromisesKept> PromiseTable::kept(const std::optional<clients::ClientId> &client, Instant since) const
{
    auto counted = m_database.first(
        [](const storage::Row &row) {
            return PromisesKept{int(row.integer(0)), int(row.integer(1))};
        },
        "SELECT count(*), coalesce(sum(answered_at <= due_at), 0) FROM kept_promises"
        " WHERE answered_at >= ?2 AND due_at IS NOT NULL AND (?1 IS NULL OR client_id = ?1)",
        client, since);
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(PromisesKept());
}

} // namespace hatstand::listen
