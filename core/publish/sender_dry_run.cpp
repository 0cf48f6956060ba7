// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/client_service.h"
#include "publish/missed_rule.h"
#include "publish/sender_engine.h"
#include "storage/backups.h"
#include "storage/settings_table.h"

#include <algorithm>

/// What a pass would do, without doing it.
namespace hatstand::publish
{

Result<std::vector<OutboxItem>> SenderEngine::wouldSend(Instant at) const
{
    if (auto loaded = m_accounts.load(); !loaded)
        return fail(std::move(loaded.error()));
    const auto restored = storage::SettingsTable(m_database).integer(storage::restoredAtKey);
    if (!restored)
        return fail(restored.error());
    std::vector<OutboxItem> going;
    for (const clients::Account &account : m_accounts.accounts()) {
        const auto client = m_outbox.m_surroundings.clients.client(account.clientId);
        if (!client)
            return fail(client.error());
        if (isHeld(account) || client->archivedAt)
            continue;
        for (const DeliveryState state : {DeliveryState::Scheduled, DeliveryState::Uncertain}) {
            auto due = m_deliveries.dueOfAccount(account.id, state, at);
            if (!due)
                return fail(std::move(due.error()));
            for (OutboxItem &item : m_outbox.items(std::move(*due))) {
                const auto goes = wouldGo(item, *client, restored->has_value(), at);
                if (!goes)
                    return fail(goes.error());
                if (*goes)
                    going.push_back(std::move(item));
            }
        }
    }
    std::ranges::stable_sort(going, {}, [](const OutboxItem &item) { return item.delivery.nextAttemptAt; });
    return going;
}

Result<bool> SenderEngine::wouldGo(OutboxItem &item, const clients::Client &client, bool isRestored,
                                   Instant at) const
{
    const Delivery &delivery = item.delivery;
    const bool isUnwanted =
        actionWhenLate(client.missedPolicy, client.grace, at - delivery.dueAt) != LateAction::Send;
    // It may have arrived, or have gone out from where the backup was made.
    item.isLookedForFirst =
        delivery.state == DeliveryState::Uncertain || isRestored || delivery.leaseOwner == lookFirst;
    if (!item.isLookedForFirst) {
        const bool isLate = at - delivery.nextAttemptAt > onTime;
        return item.byHand || !isLate || !isUnwanted;
    }
    const auto overslept = isOverslept(delivery);
    if (!overslept)
        return fail(overslept.error());
    item.goesByRule = isUnwanted && (delivery.attempts == 0 || *overslept);
    return true;
}

} // namespace hatstand::publish
