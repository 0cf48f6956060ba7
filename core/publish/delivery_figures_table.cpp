// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "storage/database.h"

#include <QSet>

/// What is counted and summed of many deliveries without reading all of each.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;
using storage::Row;
} // namespace

Result<std::vector<Instant>> DeliveryTable::publishedBetween(const Client &client, Instant from,
                                                             Instant until) const
{
    const auto instantOf = [](const Row &row) { return row.instant(0); };
    if (client) {
        return m_database.all(instantOf,
                              "SELECT published_at FROM deliveries WHERE client_id = ? "
                              "AND published_at >= ? AND published_at < ? ORDER BY published_at",
                              *client, from, until);
    }
    return m_database.all(instantOf,
                          "SELECT published_at FROM deliveries WHERE published_at >= ? AND published_at < ? "
                          "ORDER BY published_at",
                          from, until);
}

Result<ComputerNeed> DeliveryTable::computerNeed(const Client &client, Instant now) const
{
    const auto needOf = [](const Row &row) {
        return ComputerNeed{static_cast<int>(row.integer(0)), row.optionalInstant(1)};
    };
    // From the few accounts; those that wait for their person (health 3 and 5) or post by hand need nothing.
    // What is still to be handed over needs it for that.
#define NEED                                                                                                 \
    "SELECT count(*), max(d.due_at) FROM accounts a CROSS JOIN deliveries d ON d.account_id = a.id "         \
    "AND d.state = 0 AND d.next_attempt_at > 0 WHERE a.removed_at IS NULL AND a.paused = 0 "                 \
    "AND a.health NOT IN (3, 5) AND NOT coalesce(json_extract(a.options, '$.byHand'), 0) "                   \
    "AND d.due_at > ? "                                                                                      \
    "AND NOT EXISTS (SELECT 1 FROM clients c WHERE c.id = a.client_id AND c.archived_at IS NOT NULL)"
    const auto found = client ? m_database.first(needOf, NEED " AND a.client_id = ?", now, *client)
                              : m_database.first(needOf, NEED, now);
#undef NEED
    if (!found)
        return fail(found.error());
    return found->value_or(ComputerNeed{});
}

Result<int> DeliveryTable::countPostsInState(const Client &client, DeliveryState state) const
{
    const auto postOf = [](const Row &row) { return row.id<plan::PostId>(0); };
    // Told apart here: SQLite would sort them into a table of its own.
    const auto posts =
        client ? m_database.all(postOf, "SELECT post_id FROM deliveries WHERE client_id = ? AND state = ?",
                                *client, state)
               : m_database.all(postOf, "SELECT post_id FROM deliveries WHERE state = ?", state);
    if (!posts)
        return fail(posts.error());
    return static_cast<int>(QSet<plan::PostId>(posts->begin(), posts->end()).size());
}

Result<std::vector<FirstTurn>> DeliveryTable::firstTurns(Instant now) const
{
    // From the few accounts: each answer is one step in the index by account, however much is planned.
    return m_database.all(
        [](const Row &row) {
            return FirstTurn{row.id<clients::AccountId>(0), row.optionalInstant(1)};
        },
        "SELECT a.id, (SELECT min(d.next_attempt_at) FROM deliveries d WHERE d.account_id = a.id "
        "AND d.state = ? AND d.next_attempt_at > ?) FROM accounts a",
        DeliveryState::Scheduled, now);
}

Result<std::vector<DeliveryPlace>> DeliveryTable::placesUnderWay(const Client &client, Instant until) const
{
    const auto placeOf = [](const Row &row) {
        return DeliveryPlace{row.id<plan::PostId>(0), row.id<clients::AccountId>(1),
                             row.id<clients::ClientId>(2), row.enumeration<DeliveryState>(3)};
    };
    const Instant latestTurn = until + longestPatience;
#define PLACES "SELECT post_id, account_id, client_id, state FROM deliveries WHERE "
    auto places = client ? m_database.all(placeOf, PLACES "client_id = ? AND state = ?", *client, S::Sending)
                         : m_database.all(placeOf, PLACES "state = ?", S::Sending);
    if (!places)
        return places;
    const auto scheduled =
        client ? m_database.all(placeOf,
                                PLACES "client_id = ? AND state = ? AND next_attempt_at < ? AND due_at < ?",
                                *client, S::Scheduled, latestTurn, until)
               : m_database.all(placeOf, PLACES "state = ? AND next_attempt_at < ? AND due_at < ?",
                                S::Scheduled, latestTurn, until);
#undef PLACES
    if (!scheduled)
        return fail(scheduled.error());
    places->insert(places->end(), scheduled->begin(), scheduled->end());
    return places;
}

Result<Punctuality> DeliveryTable::punctuality(const Client &client, Instant since, Milliseconds onTime) const
{
    const auto figuresOf = [](const Row &row) {
        return Punctuality{static_cast<int>(row.integer(0)), static_cast<int>(row.integer(1))};
    };
#define FIGURES "SELECT count(*), coalesce(sum(published_at - due_at > ?), 0) FROM deliveries WHERE "
    const auto late = static_cast<qint64>(onTime.count());
    const auto found = client ? m_database.first(figuresOf, FIGURES "client_id = ? AND published_at >= ?",
                                                 late, *client, since)
                              : m_database.first(figuresOf, FIGURES "published_at >= ?", late, since);
#undef FIGURES
    if (!found)
        return fail(found.error());
    return found->value_or(Punctuality{});
}

} // namespace hatstand::publish
