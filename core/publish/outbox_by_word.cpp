// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/connectors.h"
#include "publish/chain.h"
#include "publish/delivery_link_table.h"
#include "publish/delivery_writer.h"
#include "publish/frozen_content.h"
#include "publish/outbox.h"

#include <algorithm>

/// What only a person knows: whether something stands on the network, and where.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// When something went out of which only the person knows that it did. The moment of the first attempt that
/// may have arrived is told to the network, so it stands there too. What a backup brought back may have no
/// attempt that is known here: then it is taken to have gone at its time.
Instant whenLive(const Delivery &delivery, Instant now)
{
    return firstAttempt(delivery.content).value_or(std::min(delivery.dueAt, now));
}

} // namespace

std::function<bool(const clients::Account &)> partByPart(networks::Connectors &connectors)
{
    return [&connectors](const clients::Account &account) {
        networks::Connector *connector = account.byHand ? nullptr : connectors.find(account.network);
        networks::Publisher *publisher = connector ? connector->publisher() : nullptr;
        return publisher && !publisher->takesChain();
    };
}

bool Outbox::goesOn(const Delivery &delivery) const
{
    const auto account = m_accounts.account(delivery.accountId);
    if (!account || !m_surroundings.goesPartByPart || !m_surroundings.goesPartByPart(*account))
        return false;
    const auto post = thawContent(delivery.content, delivery.recordKey, m_surroundings.mediaPath);
    return post && linkCount(*post, false) > delivery.linksThere + 1;
}

Result<void> Outbox::linkSaidToBeThere(Delivery &delivery, const QUrl &url)
{
    const bool isLast = !goesOn(delivery);
    const DeliveryLink link{delivery.linksThere, {}, url, whenLive(delivery, m_clock.now())};
    DeliveryLinkTable table(m_database);
    if (auto added = table.add(delivery.id, link); !added)
        return added;
    const int part = ++delivery.linksThere;
    const auto links = table.of(delivery.id);
    if (!links)
        return fail(links.error());
    // The whole is known by its beginning.
    delivery.remoteId = links->front().remoteId;
    delivery.remoteUrl = links->front().remoteUrl;
    if (isLast) {
        delivery.publishedAt = links->front().at;
        return m_writer->apply(delivery,
                               {S::Published, Cause::SaidToBeThere, tr("You looked: it is live."), {}, {}});
    }
    // After a backup was put back the rest may stand there too; without the address nothing can be looked
    // for.
    const auto isOfBackup = m_writer->isOfBackup(delivery.id);
    if (!isOfBackup)
        return fail(isOfBackup.error());
    if (*isOfBackup && !url.isEmpty())
        delivery.leaseOwner = lookFirst;
    return sendAgain(delivery, Cause::LinkFound,
                     tr("You looked: part %1 is live; the next goes on.").arg(part));
}

Result<void> Outbox::confirmLive(const DeliveryId &id, const QUrl &url)
{
    return changingDelivery(id, [&](Delivery &delivery) -> Result<void> {
        if (auto allowed = checkTransition({delivery.state, S::Published, Cause::SaidToBeThere}); !allowed)
            return allowed;
        delivery.error = {};
        delivery.leaseOwner.clear();
        delivery.handOver = HandOver::No;
        if (delivery.hasBegun() || goesOn(delivery))
            return linkSaidToBeThere(delivery, url);
        delivery.remoteUrl = url;
        delivery.publishedAt = whenLive(delivery, m_clock.now());
        return m_writer->apply(delivery,
                               {S::Published, Cause::SaidToBeThere, tr("You looked: it is live."), {}, {}});
    });
}

Result<void> Outbox::confirmNotLive(const DeliveryId &id)
{
    return changingDelivery(id, [&](Delivery &delivery) -> Result<void> {
        // It was to be handed over ahead of its time, and keeps that.
        if (delivery.dueAt > m_clock.now()) {
            want({delivery.accountId});
            return scheduleAgain(delivery, delivery.dueAt, Cause::SaidNotToBeThere,
                                 tr("You looked: it is not there. It goes out at its time."));
        }
        return sendAgain(delivery, Cause::SaidNotToBeThere,
                         tr("You looked: it is not there. It is sent again."));
    });
}

Result<void> Outbox::markPostedByHand(const DeliveryId &id, const QUrl &url)
{
    return changingDelivery(id, [&](Delivery &delivery) {
        delivery.remoteUrl = url;
        delivery.publishedAt = m_clock.now();
        return m_writer->apply(delivery, {S::Published, Cause::PostedByHand, tr("You posted it."), {}, {}});
    });
}

} // namespace hatstand::publish
