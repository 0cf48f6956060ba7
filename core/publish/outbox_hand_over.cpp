// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/account_limits.h"
#include "networks/connectors.h"
#include "publish/chain.h"
#include "publish/delivery_link_table.h"
#include "publish/delivery_writer.h"
#include "publish/frozen_content.h"
#include "publish/hand_over.h"
#include "publish/outbox.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <algorithm>
#include <utility>

/// What waits on a network instead of here, and what is public in part.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;
} // namespace

std::function<bool(const clients::Account &, const networks::OutgoingPost &)>
handOvers(networks::Connectors &connectors)
{
    return [&connectors](const clients::Account &account, const networks::OutgoingPost &post) {
        networks::Connector *connector = account.byHand ? nullptr : connectors.find(account.network);
        networks::Publisher *publisher = connector ? connector->publisher() : nullptr;
        networks::Scheduler *scheduler = connector ? connector->scheduler() : nullptr;
        return publisher && scheduler && networks::mayHold(account.options) &&
               linkCount(post, publisher->takesChain()) == 1 && scheduler->takes(post);
    };
}

void Outbox::decideHandOver(Delivery &delivery) const
{
    const Instant now = m_clock.now();
    delivery.handOver = HandOver::No;
    delivery.nextAttemptAt = delivery.dueAt;
    const auto account = m_accounts.account(delivery.accountId);
    if (!m_surroundings.canHandOver || !account || account->byHand || delivery.hasBegun() ||
        delivery.dueAt <= now)
        return;
    const auto post = thawContent(delivery.content, delivery.recordKey, m_surroundings.mediaPath);
    if (!post || !m_surroundings.canHandOver(*account, *post))
        return;
    const QJsonValue choice = post->options.value(networks::option::handOver);
    if (!choice.toBool(handsOver(*account)))
        return;
    delivery.handOver = HandOver::Wanted;
    delivery.nextAttemptAt = now;
}

QHash<clients::AccountId, bool> Outbox::handOverRules() const
{
    QHash<clients::AccountId, bool> rules;
    for (const clients::Account &account : m_accounts.accounts())
        rules.insert(account.id, handsOver(account));
    return rules;
}

void Outbox::followHandOverRules()
{
    const auto rules = handOverRules();
    const auto before = std::exchange(m_handOverRules, rules);
    for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule) {
        const bool hasChanged = before.value(rule.key(), *rule) != *rule;
        if (hasChanged && !decideAgain(rule.key()))
            m_handOverRules.insert(rule.key(), !*rule); // with the next change of an account
    }
}

Result<void> Outbox::decideAgain(const clients::AccountId &account)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        auto pending = m_deliveries->pendingOfAccount(account);
        if (!pending)
            return fail(std::move(pending.error()));
        const Instant now = m_clock.now();
        QSet<plan::PostId> posts;
        for (Delivery &delivery : *pending) {
            // What was tried, has begun or is to be looked for first goes on as it is.
            const bool isUntouched = delivery.state == S::Scheduled && delivery.attempts == 0 &&
                                     !delivery.hasBegun() && delivery.leaseOwner.isEmpty();
            const HandOver before = delivery.handOver;
            if (!isUntouched || delivery.dueAt <= now)
                continue;
            decideHandOver(delivery);
            if (delivery.handOver == before)
                continue;
            if (delivery.handOver == HandOver::Wanted) // who has only tried the switch can put it back
                delivery.nextAttemptAt = std::min(now + afterChange, delivery.dueAt);
            delivery.updatedAt = now;
            if (const auto updated = m_deliveries->update(delivery, S::Scheduled, {}); !updated)
                return fail(updated.error());
            posts.insert(delivery.postId);
        }
        if (!posts.isEmpty()) {
            m_followed = true;
            m_posts.announce(posts);
        }
        return {};
    });
}

Result<void> Outbox::checkNoneAway(const std::vector<Delivery> &deliveries)
{
    for (const Delivery &delivery : deliveries) {
        if (delivery.state == S::Sending || delivery.state == S::Uncertain) {
            return fail(ErrorCode::NotAllowed, tr("This post is on its way."),
                        tr("It may have arrived; that must be known first."),
                        tr("Wait, or look on the network and say what you see."));
        }
        if (delivery.state == S::HandedOver) {
            return fail(ErrorCode::NotAllowed, tr("This post waits on the network for its time."),
                        tr("It was handed over, so that this computer may be off."),
                        tr("Take it back first."));
        }
    }
    return {};
}

Result<void> Outbox::leaveRest(Delivery &delivery, const QString &reason)
{
    const auto links = DeliveryLinkTable(m_database).of(delivery.id);
    if (!links)
        return fail(links.error());
    delivery.error = {};
    delivery.publishedAt = links->empty() ? m_clock.now() : links->front().at;
    return m_writer->apply(delivery, {S::Published, Cause::RestLeft, reason, {}, {}});
}

Result<void> Outbox::wantBack(const DeliveryId &id)
{
    return changingDelivery(id, [&](Delivery &delivery) -> Result<void> {
        if (auto allowed = checkTransition({delivery.state, S::Scheduled, Cause::TakenBack}); !allowed)
            return allowed;
        delivery.handOver = HandOver::TakeBack;
        delivery.error = {};
        delivery.nextAttemptAt = m_clock.now();
        want({delivery.accountId});
        return m_deliveries->update(delivery, S::HandedOver, {}).map([](bool) {});
    });
}

Result<void> Outbox::acceptThere(const DeliveryId &id)
{
    return changingDelivery(id, [&](Delivery &delivery) -> Result<void> {
        if (auto allowed = checkTransition({delivery.state, S::HandedOver, Cause::ChangedThere}); !allowed)
            return allowed;
        delivery.error = {};
        delivery.handOver = HandOver::Wanted;
        // How it stands there by now is read anew, and is what it is compared with from then on.
        delivery.revision.clear();
        delivery.nextAttemptAt = m_clock.now();
        want({delivery.accountId});
        return m_writer->apply(
            delivery, {S::HandedOver, Cause::ChangedThere, tr("You keep what is on the network."), {}, {}});
    });
}

Result<std::vector<DeliveryLink>> Outbox::linksOf(const DeliveryId &id) const
{
    return DeliveryLinkTable(m_database).of(id);
}

Result<ComputerNeed> Outbox::computerNeed(const Client &client) const
{
    return m_deliveries->computerNeed(client, m_clock.now());
}

} // namespace hatstand::publish
