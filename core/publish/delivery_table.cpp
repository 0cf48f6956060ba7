// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"

#include "storage/database.h"

#include <QSet>
#include <QtEndian>

#include <limits>

namespace hatstand::publish
{

namespace
{
using storage::Row;

// Literals of the same columns in the same order, so that one function reads them all.
#define COLUMNS                                                                                              \
    "d.id, d.post_id, d.account_id, d.client_id, d.state, d.due_at, d.record_key, d.content, d.attempts, "   \
    "d.next_attempt_at, d.lease_owner, d.lease_until, d.error_code, d.error_what, d.error_why, "             \
    "d.error_remedy, d.remote_id, d.remote_url, d.published_at, d.created_at, d.updated_at, "                \
    "d.hand_over, d.links_there, d.revision"
constexpr int columnCount = 24;
// The same columns without what only its sending needs: for lists of a whole day.
#define BRIEF_COLUMNS                                                                                        \
    "d.id, d.post_id, d.account_id, d.client_id, d.state, d.due_at, '', '', d.attempts, d.next_attempt_at, " \
    "'', d.lease_until, d.error_code, d.error_what, '', '', '', '', d.published_at, d.created_at, "          \
    "d.updated_at, d.hand_over, d.links_there, ''"
// A title is never longer than this many characters of the text, so a text of megabytes is not read.
#define TITLED                                                                                               \
    "SELECT " COLUMNS ", p.title, substr(p.text, 1, 200) FROM deliveries d "                                 \
    "JOIN posts p ON p.id = d.post_id "
#define TITLED_BRIEFLY                                                                                       \
    "SELECT " BRIEF_COLUMNS ", p.title, substr(p.text, 1, 200) FROM deliveries d "                           \
    "JOIN posts p ON p.id = d.post_id "
// With the sentence of what made it uncertain (4) or missed (5), or took it out (7), the states that do not
// tell it themselves; none for what has come back into the outbox, since that tells nothing of why it stands
// so.
#define TITLED_WITH_REASON                                                                                   \
    "SELECT " COLUMNS ", p.title, substr(p.text, 1, 200), iif(d.state IN (4, 5, 7), "                        \
    "(SELECT iif(e.from_state = 7, '', e.reason) FROM delivery_events e WHERE e.delivery_id = d.id "         \
    "AND e.from_state <> e.to_state ORDER BY e.id DESC LIMIT 1), '') "                                       \
    "FROM deliveries d JOIN posts p ON p.id = d.post_id "

Delivery deliveryOf(const Row &row)
{
    Delivery delivery;
    delivery.id = row.id<DeliveryId>(0);
    delivery.postId = row.id<plan::PostId>(1);
    delivery.accountId = row.id<clients::AccountId>(2);
    delivery.clientId = row.id<clients::ClientId>(3);
    delivery.state = row.enumeration<DeliveryState>(4);
    delivery.dueAt = row.instant(5);
    delivery.recordKey = row.text(6);
    delivery.content = row.text(7);
    delivery.attempts = static_cast<int>(row.integer(8));
    delivery.nextAttemptAt = row.instant(9);
    delivery.leaseOwner = row.text(10);
    delivery.leaseUntil = row.instant(11);
    delivery.error.code = errorCodeFromName(row.text(12)).value_or(ErrorCode::Unknown);
    delivery.error.what = row.text(13);
    delivery.error.why = row.text(14);
    delivery.error.remedy = row.text(15);
    delivery.remoteId = row.text(16);
    delivery.remoteUrl = QUrl(row.text(17));
    delivery.publishedAt = row.optionalInstant(18);
    delivery.createdAt = row.instant(19);
    delivery.updatedAt = row.instant(20);
    delivery.handOver = row.enumeration<HandOver>(21);
    delivery.linksThere = static_cast<int>(row.integer(22));
    delivery.revision = row.text(23);
    return delivery;
}

TitledDelivery titledOf(const Row &row)
{
    plan::Post post;
    post.title = row.text(columnCount);
    post.text = row.text(columnCount + 1);
    return {deliveryOf(row), post.shownTitle(), {}};
}

TitledDelivery titledWithReasonOf(const Row &row)
{
    TitledDelivery titled = titledOf(row);
    titled.reason = row.text(columnCount + 2);
    return titled;
}

DeliveryEvent eventOf(const Row &row)
{
    DeliveryEvent event;
    event.deliveryId = row.id<DeliveryId>(0);
    event.at = row.instant(1);
    event.from = row.enumeration<DeliveryState>(2);
    event.to = row.enumeration<DeliveryState>(3);
    event.reason = row.text(4);
    event.detail = row.text(5);
    return event;
}

/// "" when there was no failure, so that "unknown" is not kept for it.
QString storedCode(const Error &error)
{
    return error.what.isEmpty() ? QString() : errorCodeName(error.code);
}

Result<int> countOf(Result<std::optional<int>> counted)
{
    if (!counted)
        return fail(std::move(counted.error()));
    return counted->value_or(0);
}

/// min() of nothing is one row with NULL.
Result<std::optional<Instant>> flattened(Result<std::optional<std::optional<Instant>>> found)
{
    if (!found)
        return fail(std::move(found.error()));
    return found->value_or(std::nullopt);
}

/// Which ones stand so, by the index of whose they are.
struct InState
{
    InState(const std::optional<clients::ClientId> &client, const clients::AccountId &account,
            DeliveryState state)
    {
        if (!account.isNull()) {
            where += "d.account_id = ? AND ";
            values.emplace_back(account.toBytes());
        }
        if (client) {
            // An account is one client's, so its index is the narrower one.
            where += account.isNull() ? "d.client_id = ? AND " : "+d.client_id = ? AND ";
            values.emplace_back(client->toBytes());
        }
        where += "d.state = ?";
        values.emplace_back(static_cast<qint64>(state));
    }
    QByteArray where{"WHERE "};
    storage::Values values;
};

const char *wordsOf(DeliveryTable::There there)
{
    return there == DeliveryTable::There::Amiss ? " AND d.error_code <> ''" : " AND d.error_code = ''";
}

/// The next moment of a clock that goes on from an id.
Id<DeliveryEvent> idAfter(const Id<DeliveryEvent> &id)
{
    const qint64 milliseconds = qFromBigEndian<qint64>(id.toBytes().constData()) >> 16;
    return Id<DeliveryEvent>::create(FakeClock(Instant::fromMilliseconds(milliseconds + 1)));
}

int integerOf(const Row &row)
{
    return static_cast<int>(row.integer(0));
}
} // namespace

Result<void> DeliveryTable::insert(const Delivery &d)
{
    auto inserted = m_database.run(
        "INSERT INTO deliveries (id, post_id, account_id, client_id, state, due_at, record_key, content, "
        "attempts, next_attempt_at, lease_owner, lease_until, error_code, error_what, error_why, "
        "error_remedy, remote_id, remote_url, published_at, created_at, updated_at, hand_over, links_there, "
        "revision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        d.id, d.postId, d.accountId, d.clientId, d.state, d.dueAt, d.recordKey, d.content, d.attempts,
        d.nextAttemptAt, d.leaseOwner, d.leaseUntil, storedCode(d.error), d.error.what, d.error.why,
        d.error.remedy, d.remoteId, d.remoteUrl.toString(QUrl::FullyEncoded), d.publishedAt, d.createdAt,
        d.updatedAt, d.handOver, d.linksThere, d.revision);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<bool> DeliveryTable::update(const Delivery &d, DeliveryState before, const QString &owner)
{
    auto updated = m_database.run(
        "UPDATE deliveries SET state = ?, due_at = ?, record_key = ?, content = ?, attempts = ?, "
        "next_attempt_at = ?, lease_owner = ?, lease_until = ?, error_code = ?, error_what = ?, "
        "error_why = ?, error_remedy = ?, remote_id = ?, remote_url = ?, published_at = ?, updated_at = ?, "
        "hand_over = ?, links_there = ?, revision = ? WHERE id = ? AND state = ? AND (? = '' OR lease_owner "
        "= ?)",
        d.state, d.dueAt, d.recordKey, d.content, d.attempts, d.nextAttemptAt, d.leaseOwner, d.leaseUntil,
        storedCode(d.error), d.error.what, d.error.why, d.error.remedy, d.remoteId,
        d.remoteUrl.toString(QUrl::FullyEncoded), d.publishedAt, d.updatedAt, d.handOver, d.linksThere,
        d.revision, d.id, before, owner, owner);
    if (!updated)
        return fail(std::move(updated.error()));
    return *updated > 0;
}

Result<void> DeliveryTable::addEvent(const DeliveryEvent &event)
{
    const auto last =
        m_database.first([](const Row &row) { return row.id<Id<DeliveryEvent>>(0); },
                         "SELECT max(id) FROM delivery_events WHERE delivery_id = ?", event.deliveryId);
    if (!last)
        return fail(last.error());
    // Ids tell the order, and those of a clock that was set back would come before.
    Id<DeliveryEvent> id = Id<DeliveryEvent>::create(m_clock);
    if (last->has_value() && id.toBytes() <= (*last)->toBytes())
        id = idAfter(**last);
    auto inserted = m_database.run(
        "INSERT INTO delivery_events (id, delivery_id, at, from_state, to_state, reason, detail) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, event.deliveryId, event.at, event.from, event.to, event.reason, event.detail);
    if (!inserted)
        return fail(std::move(inserted.error()));
    return {};
}

Result<std::optional<Delivery>> DeliveryTable::find(const DeliveryId &id) const
{
    return m_database.first(deliveryOf, "SELECT " COLUMNS " FROM deliveries d WHERE d.id = ?", id);
}

Result<std::vector<Delivery>> DeliveryTable::ofPost(const plan::PostId &id) const
{
    return m_database.all(
        deliveryOf, "SELECT " COLUMNS " FROM deliveries d WHERE d.post_id = ? ORDER BY d.created_at, d.id",
        id);
}

Result<std::vector<DeliveryId>> DeliveryTable::endingWith(const QString &hex) const
{
    return m_database.all([](const Row &row) { return row.id<DeliveryId>(0); },
                          "SELECT id FROM deliveries WHERE lower(hex(id)) LIKE '%' || ? LIMIT 6", hex);
}

Result<std::vector<DeliveryState>> DeliveryTable::statesOfPost(const plan::PostId &id) const
{
    return m_database.all([](const Row &row) { return row.enumeration<DeliveryState>(0); },
                          "SELECT state FROM deliveries WHERE post_id = ?", id);
}

Result<std::vector<DeliveryEvent>> DeliveryTable::events(const DeliveryId &id) const
{
    return m_database.all(eventOf,
                          "SELECT delivery_id, at, from_state, to_state, reason, detail FROM delivery_events "
                          "WHERE delivery_id = ? ORDER BY id",
                          id);
}

Result<std::optional<DeliveryEvent>> DeliveryTable::lastEvent(const DeliveryId &id) const
{
    return m_database.first(
        eventOf,
        "SELECT delivery_id, at, from_state, to_state, reason, detail FROM delivery_events "
        "WHERE delivery_id = ? ORDER BY id DESC LIMIT 1",
        id);
}

Result<std::vector<Delivery>> DeliveryTable::pendingOfAccount(const clients::AccountId &account) const
{
    return m_database.all(deliveryOf,
                          "SELECT " COLUMNS " FROM deliveries d WHERE d.account_id = ? AND d.state IN "
                          "(0, 3, 5, 6, 8)",
                          account);
}

Result<std::vector<Delivery>> DeliveryTable::pendingOfRemovedAccounts() const
{
    // CROSS: from the few accounts to what is theirs. SQLite would go through all that is pending instead.
    return m_database.all(deliveryOf,
                          "SELECT " COLUMNS " FROM accounts a CROSS JOIN deliveries d ON d.account_id = a.id "
                          "WHERE a.removed_at IS NOT NULL AND d.state IN (0, 3, 5, 6, 8)");
}

Result<std::vector<DeliveryId>> DeliveryTable::idsInState(DeliveryState state) const
{
    return m_database.all([](const Row &row) { return row.id<DeliveryId>(0); },
                          "SELECT id FROM deliveries WHERE state = ?", state);
}

Result<std::optional<Instant>> DeliveryTable::limitedUntil(const clients::AccountId &account,
                                                           Instant now) const
{
    return flattened(m_database.first([](const Row &row) { return row.optionalInstant(0); },
                                      "SELECT max(next_attempt_at) FROM deliveries WHERE account_id = ? AND "
                                      "state = ? AND next_attempt_at > ? AND error_code = 'rate-limited'",
                                      account, DeliveryState::Scheduled, now));
}

Result<std::vector<TitledDelivery>> DeliveryTable::titledOfPost(const plan::PostId &id) const
{
    return m_database.all(titledWithReasonOf,
                          TITLED_WITH_REASON "WHERE d.post_id = ? ORDER BY d.created_at, d.id", id);
}

Result<std::optional<TitledDelivery>> DeliveryTable::titled(const DeliveryId &id) const
{
    return m_database.first(titledWithReasonOf, TITLED_WITH_REASON "WHERE d.id = ?", id);
}

Result<std::vector<TitledDelivery>> DeliveryTable::inState(const Client &client, DeliveryState state,
                                                           int limit, const clients::AccountId &account) const
{
    InState those(client, account, state);
    those.values.emplace_back(static_cast<qint64>(limit));
    const QByteArray sql = TITLED_WITH_REASON + those.where + " ORDER BY d.next_attempt_at LIMIT ?";
    return m_database.all(titledWithReasonOf, sql.constData(), those.values);
}

Result<std::vector<TitledDelivery>> DeliveryTable::scheduledUntil(const Client &client, Instant until) const
{
    constexpr auto scheduled = DeliveryState::Scheduled;
    const Instant latestTurn = until + longestPatience;
    if (client) {
        return m_database.all(titledOf,
                              TITLED "WHERE d.client_id = ? AND d.state = ? AND d.next_attempt_at < ? "
                                     "AND d.due_at < ? ORDER BY d.next_attempt_at",
                              *client, scheduled, latestTurn, until);
    }
    return m_database.all(titledOf,
                          TITLED "WHERE d.state = ? AND d.next_attempt_at < ? AND d.due_at < ? "
                                 "ORDER BY d.next_attempt_at",
                          scheduled, latestTurn, until);
}

Result<std::vector<TitledDelivery>> DeliveryTable::published(const Client &client, int limit) const
{
    if (client) {
        return m_database.all(titledOf,
                              TITLED "WHERE d.client_id = ? AND d.published_at IS NOT NULL "
                                     "ORDER BY d.published_at DESC LIMIT ?",
                              *client, limit);
    }
    return m_database.all(
        titledOf, TITLED "WHERE d.published_at IS NOT NULL ORDER BY d.published_at DESC LIMIT ?", limit);
}

Result<std::vector<TitledDelivery>> DeliveryTable::cancelledBy(const Client &client, const QString &cause,
                                                               int limit) const
{
    // The cause is the first word of what the last event tells: the last by its id, whatever the clock said.
#define LAST_CAUSE                                                                                           \
    "AND (SELECT e.detail || '; ' FROM delivery_events e WHERE e.delivery_id = d.id "                        \
    "ORDER BY e.id DESC LIMIT 1) LIKE ? || ';%' ORDER BY d.next_attempt_at DESC LIMIT ?"
    constexpr auto cancelled = DeliveryState::Cancelled;
    if (client) {
        return m_database.all(titledOf, TITLED "WHERE d.client_id = ? AND d.state = ? " LAST_CAUSE, *client,
                              cancelled, cause, limit);
    }
    return m_database.all(titledOf, TITLED "WHERE d.state = ? " LAST_CAUSE, cancelled, cause, limit);
#undef LAST_CAUSE
}

Result<void> DeliveryTable::forEachDueBetween(const Client &client, Instant from, Instant until,
                                              const std::function<void(TitledDelivery &&)> &visit) const
{
    constexpr auto cancelled = DeliveryState::Cancelled;
    const auto read = [&visit](const Row &row) { visit(titledOf(row)); };
    if (client) {
        return m_database.forEach(read,
                                  TITLED_BRIEFLY "WHERE d.client_id = ? AND d.due_at >= ? AND d.due_at < ? "
                                                 "AND d.state <> ? ORDER BY d.due_at",
                                  *client, from, until, cancelled);
    }
    return m_database.forEach(
        read, TITLED_BRIEFLY "WHERE d.due_at >= ? AND d.due_at < ? AND d.state <> ? ORDER BY d.due_at", from,
        until, cancelled);
}

Result<std::vector<TitledDelivery>> DeliveryTable::handedOver(const Client &client, There there, int limit,
                                                              const clients::AccountId &account) const
{
    InState those(client, account, DeliveryState::HandedOver);
    those.values.emplace_back(static_cast<qint64>(limit));
    const QByteArray sql =
        TITLED_WITH_REASON + those.where + wordsOf(there) + " ORDER BY d.next_attempt_at LIMIT ?";
    return m_database.all(titledWithReasonOf, sql.constData(), those.values);
}

Result<int> DeliveryTable::countHandedOver(const Client &client, There there,
                                           const clients::AccountId &account) const
{
    const InState those(client, account, DeliveryState::HandedOver);
    const QByteArray sql = "SELECT count(*) FROM deliveries d " + those.where + wordsOf(there);
    return countOf(m_database.first(integerOf, sql.constData(), those.values));
}

Result<int> DeliveryTable::countInState(const Client &client, DeliveryState state,
                                        const clients::AccountId &account) const
{
    const InState those(client, account, state);
    const QByteArray sql = "SELECT count(*) FROM deliveries d " + those.where;
    return countOf(m_database.first(integerOf, sql.constData(), those.values));
}

Result<int> DeliveryTable::countScheduledBefore(const Client &client, Instant until) const
{
    constexpr auto scheduled = DeliveryState::Scheduled;
    if (client) {
        return countOf(m_database.first(integerOf,
                                        "SELECT count(*) FROM deliveries WHERE client_id = ? AND state = ? "
                                        "AND next_attempt_at < ?",
                                        *client, scheduled, until));
    }
    return countOf(m_database.first(integerOf,
                                    "SELECT count(*) FROM deliveries WHERE state = ? AND next_attempt_at < ?",
                                    scheduled, until));
}

Result<std::vector<DueDelivery>> DeliveryTable::due(DeliveryState state, Instant now, Instant onTimeSince,
                                                    Instant longestLease, const QString &owner,
                                                    int perAccount) const
{
    const auto dueSince = [&](Instant since, bool wantedBackOnly) {
        return m_database.all(
            [](const Row &row) {
                const bool isWantedBack = row.enumeration<HandOver>(5) == HandOver::TakeBack;
                return DueDelivery{row.id<DeliveryId>(0), row.id<clients::AccountId>(1), row.instant(2),
                                   row.instant(3),        row.text(4) == repeatNext,     isWantedBack,
                                   row.integer(6) > 0};
            },
            "SELECT d.id, d.account_id, d.next_attempt_at, d.due_at, d.lease_owner, d.hand_over, "
            "d.links_there "
            "FROM accounts a JOIN deliveries d ON d.id IN (SELECT mine.id FROM deliveries mine "
            "WHERE mine.account_id = a.id AND mine.state = ? AND mine.next_attempt_at > ? AND "
            "mine.next_attempt_at <= ? "
            "AND (mine.due_at > ? OR mine.links_there > 0) AND (? = 0 OR mine.hand_over = 2) "
            "AND (mine.lease_owner IN ('', ?) OR mine.lease_until <= ? OR mine.lease_until > ?) ORDER BY "
            "mine.next_attempt_at LIMIT ?) "
            "WHERE d.state <> 0 OR NOT EXISTS (SELECT 1 FROM clients c WHERE c.id = a.client_id AND "
            "c.archived_at IS NOT NULL) ORDER BY d.next_attempt_at",
            state, since, now, since, wantedBackOnly, owner, now, longestLease, perAccount);
    };
    constexpr Instant ever = Instant::fromMilliseconds(std::numeric_limits<qint64>::min());
    auto due = dueSince(ever, false);
    if (!due || due->size() < static_cast<size_t>(perAccount))
        return due; // no account has more
    // What is on time has no turn before its time. What is not among the first has a later turn than they.
    // What waits on a network is looked after whenever there is time; only what is wanted back is pressing.
    const bool isThere = state == DeliveryState::HandedOver;
    auto onTime = dueSince(isThere ? ever : onTimeSince, isThere);
    if (!onTime)
        return onTime;
    QSet<DeliveryId> known;
    for (const DueDelivery &delivery : *due)
        known.insert(delivery.id);
    for (const DueDelivery &delivery : *onTime) {
        if (!known.contains(delivery.id))
            due->push_back(delivery);
    }
    return due;
}

Result<std::vector<TitledDelivery>> DeliveryTable::dueOfAccount(const clients::AccountId &account,
                                                                DeliveryState state, Instant until) const
{
    return m_database.all(titledWithReasonOf,
                          TITLED_WITH_REASON "WHERE d.account_id = ? AND d.state = ? "
                                             "AND d.next_attempt_at <= ? ORDER BY d.next_attempt_at",
                          account, state, until);
}

Result<std::optional<Instant>> DeliveryTable::nextTurn(DeliveryState state, Instant now) const
{
    return flattened(m_database.first(
        [](const Row &row) { return row.optionalInstant(0); },
        "SELECT min(next_attempt_at) FROM deliveries WHERE state = ? AND next_attempt_at > ?", state, now));
}

Result<std::optional<Instant>> DeliveryTable::nextLeaseEnd(const QString &owner, Instant now) const
{
    return flattened(m_database.first([](const Row &row) { return row.optionalInstant(0); },
                                      "SELECT min(lease_until) FROM deliveries WHERE state IN (1, 4, 8) "
                                      "AND lease_owner <> '' AND lease_owner <> ? AND lease_until > ?",
                                      owner, now));
}

Result<std::vector<Delivery>> DeliveryTable::sending() const
{
    return m_database.all(deliveryOf, "SELECT " COLUMNS " FROM deliveries d WHERE d.state = ?",
                          DeliveryState::Sending);
}

Result<std::vector<Delivery>> DeliveryTable::turnsUntil(DeliveryState state, Instant until) const
{
    return m_database.all(deliveryOf,
                          "SELECT " COLUMNS " FROM deliveries d WHERE d.state = ? AND d.next_attempt_at <= ? "
                          "ORDER BY d.next_attempt_at",
                          state, until);
}

Result<std::vector<Delivery>> DeliveryTable::missedAfter(Instant now) const
{
    return m_database.all(deliveryOf,
                          "SELECT " COLUMNS " FROM deliveries d WHERE (d.state = ?1 AND d.due_at > ?2) OR "
                          "(d.state = ?3 AND d.due_at > ?2 AND d.updated_at > ?2)",
                          DeliveryState::Missed, now, DeliveryState::Cancelled);
}

Result<int> DeliveryTable::healTurns(Instant now)
{
    // A little ahead is another program's clock, or the same one set by a second.
    constexpr Milliseconds noticed = std::chrono::minutes(1);
    return m_database.run(
        "UPDATE deliveries SET updated_at = ?1, next_attempt_at = CASE "
        "WHEN next_attempt_at = ?2 THEN next_attempt_at "
        "WHEN state IN (4, 8) THEN min(next_attempt_at, ?1) "
        // What was tried had its time, by whichever clock; what only got a later turn waits for it.
        "WHEN next_attempt_at > due_at THEN max(iif(attempts > 0 OR links_there > 0, ?1, due_at), "
        "?1 + max(0, next_attempt_at - updated_at)) "
        "ELSE next_attempt_at END "
        "WHERE state IN (0, 4, 8) AND updated_at > ?3",
        now, never, now + noticed);
}

Result<std::vector<DeliveryId>> DeliveryTable::leasedTo(const QString &owner) const
{
    return m_database.all([](const Row &row) { return row.id<DeliveryId>(0); },
                          "SELECT id FROM deliveries WHERE state IN (1, 4, 8) AND lease_owner = ?", owner);
}

#undef COLUMNS
#undef BRIEF_COLUMNS
#undef TITLED
#undef TITLED_BRIEFLY
#undef TITLED_WITH_REASON

} // namespace hatstand::publish
