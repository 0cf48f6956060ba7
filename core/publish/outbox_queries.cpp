// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "publish/delivery_table.h"
#include "publish/hold.h"
#include "publish/outbox.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// Those in which a delivery needs the person.
constexpr std::initializer_list<S> needingStates{S::Failed, S::Missed, S::Uncertain, S::Waiting};
/// Those in which one waits to go out; and what stands well on a network does.
constexpr std::initializer_list<S> waitingStates{S::Sending, S::Scheduled};

using There = DeliveryTable::There;

/// Those that wait on a network count only as far as they stand well or amiss there.
Result<int> countIn(const DeliveryTable &deliveries, const std::optional<clients::ClientId> &client,
                    std::initializer_list<S> states, There there, const clients::AccountId &account)
{
    auto all = deliveries.countHandedOver(client, there, account);
    for (const S state : states) {
        if (!all)
            return all;
        const auto count = deliveries.countInState(client, state, account);
        if (!count)
            return fail(count.error());
        *all += *count;
    }
    return all;
}

Error notThere()
{
    return {ErrorCode::NotFound,
            QCoreApplication::translate("hatstand::publish", "This is not in the outbox any more."),
            {},
            {},
            {}};
}
} // namespace

/// Whose deliveries are. What is in use is in memory; only what is removed or archived is asked for, once.
struct Outbox::Owners
{
    QHash<clients::AccountId, clients::Account> accounts;
    QHash<clients::ClientId, bool> archived;
};

bool isWaiting(const Delivery &delivery)
{
    const bool isThereWell = delivery.state == S::HandedOver && delivery.error.what.isEmpty();
    return isThereWell || std::ranges::find(waitingStates, delivery.state) != waitingStates.end();
}

bool isNeeding(const Delivery &delivery)
{
    const bool isThereAmiss = delivery.state == S::HandedOver && !delivery.error.what.isEmpty();
    return isThereAmiss || std::ranges::find(needingStates, delivery.state) != needingStates.end();
}

bool waitsForPerson(const clients::Account &account)
{
    return account.paused || account.health == clients::Health::SignInNeeded ||
           account.health == clients::Health::KeychainClosed;
}

Result<OutboxSummary> Outbox::summary(const std::optional<clients::ClientId> &client) const
{
    OutboxSummary summary;
    const QByteArray zone = systemZone();
    const auto tomorrow = startOfDay(wallTimeAt(m_clock.now(), zone).date.addDays(1), zone);
    if (!tomorrow)
        return fail(tomorrow.error());
    const auto scheduled = m_deliveries->countScheduledBefore(client, *tomorrow);
    if (!scheduled)
        return fail(scheduled.error());
    const auto sending = m_deliveries->countInState(client, S::Sending);
    if (!sending)
        return fail(sending.error());
    summary.sending = *sending;
    summary.waiting = *scheduled + *sending;
    const auto needing = countNeeding(client);
    if (!needing)
        return fail(needing.error());
    summary.needsYou = *needing;
    const auto next = nextOf(client);
    if (!next)
        return fail(next.error());
    summary.nextAt = *next;
    return summary;
}

Result<std::optional<Instant>> Outbox::nextOf(const Client &client) const
{
    const auto turns = m_deliveries->firstTurns(m_clock.now());
    if (!turns)
        return fail(turns.error());
    QSet<clients::ClientId> inUse; // not the archived ones
    for (const clients::Client &known : m_surroundings.clients.clients())
        inUse.insert(known.id);
    QSet<clients::AccountId> going;
    for (const clients::Account &account : m_accounts.accounts()) {
        const bool isAsked = !client || account.clientId == *client;
        if (isAsked && inUse.contains(account.clientId) && !waitsForPerson(account))
            going.insert(account.id);
    }
    std::optional<Instant> next;
    for (const FirstTurn &turn : *turns) {
        if (turn.at && going.contains(turn.accountId))
            next = std::min(next.value_or(*turn.at), *turn.at);
    }
    return next;
}

Result<std::vector<OutboxItem>> Outbox::listed(const Client &client, std::initializer_list<S> states,
                                               bool isAmissThere, int limit,
                                               const clients::AccountId &account) const
{
    // Each state comes in order from its index; of all of them together the first `limit` are kept.
    std::vector<TitledDelivery> found;
    for (const S state : states) {
        auto page = m_deliveries->inState(client, state, limit, account);
        if (!page)
            return fail(std::move(page.error()));
        std::ranges::move(*page, std::back_inserter(found));
    }
    auto there = m_deliveries->handedOver(client, isAmissThere ? There::Amiss : There::Well, limit, account);
    if (!there)
        return fail(std::move(there.error()));
    std::ranges::move(*there, std::back_inserter(found));
    return items(std::move(found));
}

Result<std::vector<OutboxItem>> Outbox::waiting(const std::optional<clients::ClientId> &client, int limit,
                                                const clients::AccountId &account) const
{
    auto found = listed(client, waitingStates, false, limit, account);
    if (!found)
        return found;
    std::stable_sort(found->begin(), found->end(), [](const OutboxItem &a, const OutboxItem &b) {
        const bool aSends = a.delivery.state == S::Sending;
        const bool bSends = b.delivery.state == S::Sending;
        return aSends != bSends ? aSends : a.delivery.nextAttemptAt < b.delivery.nextAttemptAt;
    });
    found->resize(std::min(found->size(), static_cast<size_t>(std::max(limit, 0))));
    return found;
}

Result<std::vector<OutboxItem>> Outbox::waitingUntil(const std::optional<clients::ClientId> &client,
                                                     Instant until) const
{
    auto found = m_deliveries->inState(client, S::Sending, std::numeric_limits<int>::max());
    if (!found)
        return fail(std::move(found.error()));
    auto scheduled = m_deliveries->scheduledUntil(client, until);
    if (!scheduled)
        return fail(std::move(scheduled.error()));
    std::ranges::move(*scheduled, std::back_inserter(*found));
    return items(std::move(*found));
}

Result<WaitingCount> Outbox::countWaitingPosts(const std::optional<clients::ClientId> &client,
                                               Instant until) const
{
    const auto places = m_deliveries->placesUnderWay(client, until);
    if (!places)
        return fail(places.error());
    std::vector<TitledDelivery> ofEach; // one of each account tells for all of it
    QHash<clients::AccountId, bool> goes;
    for (const DeliveryPlace &place : *places) {
        if (goes.contains(place.accountId))
            continue;
        goes.insert(place.accountId, false);
        TitledDelivery one;
        one.delivery.accountId = place.accountId;
        one.delivery.clientId = place.clientId;
        ofEach.push_back(std::move(one));
    }
    for (const OutboxItem &item : items(std::move(ofEach)))
        goes[item.delivery.accountId] = goesByItself(item);
    QHash<plan::PostId, bool> isSent; // of those that wait
    for (const DeliveryPlace &place : *places) {
        const bool isSending = place.state == S::Sending;
        if (isSending || goes.value(place.accountId))
            isSent[place.postId] |= isSending;
    }
    return WaitingCount{static_cast<int>(isSent.size()),
                        static_cast<int>(std::count(isSent.cbegin(), isSent.cend(), true))};
}

Result<bool> Outbox::hasWaiting(const std::optional<clients::ClientId> &client) const
{
    const auto first = listed(client, waitingStates, false, 1, {});
    if (!first)
        return fail(first.error());
    return !first->empty();
}

Result<int> Outbox::countWaiting(const std::optional<clients::ClientId> &client,
                                 const clients::AccountId &account) const
{
    return countIn(*m_deliveries, client, waitingStates, There::Well, account);
}

Result<int> Outbox::countHandedOver(const clients::AccountId &account) const
{
    return m_deliveries->countHandedOver(std::nullopt, There::Well, account);
}

Result<std::vector<OutboxItem>> Outbox::needingYou(const std::optional<clients::ClientId> &client, int limit,
                                                   const clients::AccountId &account) const
{
    auto found = listed(client, needingStates, true, limit, account);
    if (!found)
        return found;
    std::stable_sort(found->begin(), found->end(), [](const OutboxItem &a, const OutboxItem &b) {
        return a.delivery.dueAt < b.delivery.dueAt;
    });
    found->resize(std::min(found->size(), static_cast<size_t>(std::max(limit, 0))));
    return found;
}

Result<int> Outbox::countNeeding(const std::optional<clients::ClientId> &client,
                                 const clients::AccountId &account) const
{
    return countIn(*m_deliveries, client, needingStates, There::Amiss, account);
}

Result<int> Outbox::countNeedingPosts(const std::optional<clients::ClientId> &client) const
{
    int all = 0;
    for (const S state : needingStates) {
        const auto count = m_deliveries->countPostsInState(client, state);
        if (!count)
            return fail(count.error());
        all += *count;
    }
    const auto amiss = m_deliveries->countHandedOver(client, There::Amiss);
    if (!amiss)
        return fail(amiss.error());
    return all + *amiss;
}

Result<std::vector<OutboxItem>> Outbox::history(const std::optional<clients::ClientId> &client,
                                                int limit) const
{
    auto found = m_deliveries->published(client, limit);
    if (!found)
        return fail(std::move(found.error()));
    return items(std::move(*found));
}

Result<std::vector<OutboxItem>> Outbox::notSent(const std::optional<clients::ClientId> &client,
                                                int limit) const
{
    auto found = m_deliveries->cancelledBy(client, causeName(Cause::Left), limit);
    if (!found)
        return fail(std::move(found.error()));
    return items(std::move(*found));
}

Result<void> Outbox::forEachBetween(const std::optional<clients::ClientId> &client, Instant from,
                                    Instant until, const std::function<void(const OutboxItem &)> &visit) const
{
    Owners known = owners();
    return m_deliveries->forEachDueBetween(
        client, from, until, [&](TitledDelivery &&titled) { visit(itemOf(std::move(titled), known)); });
}

Result<std::vector<Delivery>> Outbox::ofPost(const plan::PostId &id) const
{
    return m_deliveries->ofPost(id);
}

Result<std::vector<OutboxItem>> Outbox::itemsOfPost(const plan::PostId &id) const
{
    auto found = m_deliveries->titledOfPost(id);
    if (!found)
        return fail(std::move(found.error()));
    return items(std::move(*found));
}

Result<OutboxItem> Outbox::item(const DeliveryId &id) const
{
    auto found = m_deliveries->titled(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(notThere());
    std::vector<TitledDelivery> one;
    one.push_back(std::move(**found));
    return std::move(items(std::move(one)).front());
}

Result<std::vector<DeliveryId>> Outbox::endingWith(const QString &end) const
{
    QString hex = end.toLower();
    hex.remove(u'-');
    return m_deliveries->endingWith(hex);
}

Result<Delivery> Outbox::delivery(const DeliveryId &id) const
{
    auto found = m_deliveries->find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!*found)
        return fail(notThere());
    return std::move(**found);
}

Result<std::vector<DeliveryEvent>> Outbox::events(const DeliveryId &id) const
{
    return m_deliveries->events(id);
}

Result<Punctuality> Outbox::punctuality(const std::optional<clients::ClientId> &client, Instant since,
                                        Milliseconds onTime) const
{
    return m_deliveries->punctuality(client, since, onTime);
}

Result<std::vector<int>> Outbox::publishedByDay(const std::optional<clients::ClientId> &client, Instant until,
                                                int days, const QByteArray &zone) const
{
    const QDate last = wallTimeAt(until, zone).date;
    std::vector<Instant> starts;
    for (int back = days - 1; back >= 0; --back) {
        const auto start = startOfDay(last.addDays(-back), zone);
        if (!start)
            return fail(start.error());
        starts.push_back(*start);
    }
    if (starts.empty())
        return std::vector<int>{};
    const auto published = m_deliveries->publishedBetween(client, starts.front(), until);
    if (!published)
        return fail(published.error());
    std::vector<int> counts(starts.size(), 0);
    size_t day = 0;
    for (const Instant at : *published) {
        while (day + 1 < starts.size() && at >= starts[day + 1])
            ++day;
        ++counts[day];
    }
    return counts;
}

Outbox::Owners Outbox::owners() const
{
    Owners owners;
    for (const clients::Account &account : m_accounts.accounts())
        owners.accounts.insert(account.id, account);
    for (const clients::Client &client : m_surroundings.clients.clients())
        owners.archived.insert(client.id, false);
    return owners;
}

OutboxItem Outbox::itemOf(TitledDelivery &&titled, Owners &owners) const
{
    OutboxItem item;
    item.delivery = std::move(titled.delivery);
    item.postTitle = std::move(titled.title);
    item.reason = std::move(titled.reason);
    const clients::AccountId id = item.delivery.accountId;
    if (!owners.accounts.contains(id)) {
        const auto removed = m_accounts.account(id);
        owners.accounts.insert(id, removed ? *removed : clients::Account{});
    }
    const clients::ClientId clientId = item.delivery.clientId;
    if (!owners.archived.contains(clientId)) {
        const auto client = m_surroundings.clients.client(clientId);
        owners.archived.insert(clientId, client && client->archivedAt);
    }
    const clients::Account &account = owners.accounts[id];
    item.network = account.network;
    item.accountHandle = account.handle;
    item.byHand = account.byHand;
    item.accountPaused = account.paused;
    item.clientArchived = owners.archived[clientId];
    item.isHeld = item.clientArchived || account.removedAt || waitsForPerson(account);
    const bool mayGo = !item.clientArchived && !account.removedAt && !account.paused;
    item.waitsForSignIn = mayGo && account.health == clients::Health::SignInNeeded;
    item.waitsForKeychain = mayGo && account.health == clients::Health::KeychainClosed;
    return item;
}

std::vector<OutboxItem> Outbox::items(std::vector<TitledDelivery> &&deliveries) const
{
    Owners known = owners();
    std::vector<OutboxItem> items;
    items.reserve(deliveries.size());
    for (TitledDelivery &titled : deliveries)
        items.push_back(itemOf(std::move(titled), known));
    return items;
}

} // namespace hatstand::publish
