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

QString saidLive()
{
    return Outbox::tr("You looked: it is live.");
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

struct Outbox::NextLink
{
    networks::OutgoingPost post;
    int answers = 0; ///< the position of what it is attached to
};

std::optional<Outbox::NextLink> Outbox::nextLink(const Delivery &delivery) const
{
    const auto post = thawContent(delivery.content, delivery.recordKey, m_surroundings.mediaPath);
    const auto links = DeliveryLinkTable(m_database).of(delivery.id);
    if (!post || !links || links->empty() || linkCount(*post, false) <= delivery.linksThere)
        return std::nullopt;
    NextLink next{linkAt(*post, delivery.linksThere, {}, *links), 0};
    next.answers = next.post.isComment ? 0 : links->back().position;
    return next;
}

bool Outbox::lacksAddress(const Delivery &delivery) const
{
    if (delivery.state != S::Failed || !delivery.hasBegun())
        return false;
    const auto next = nextLink(delivery);
    return next && next->post.answers->parentId.isEmpty();
}

Result<void> Outbox::partSaidToBeThere(Delivery &delivery, const QUrl &url)
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
        return m_writer->apply(delivery, {S::Published, Cause::SaidToBeThere, saidLive(), {}, {}});
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
    return changingDelivery(id, [&](Delivery &delivery) {
        // What has begun is known by its beginning, and is there since then.
        if (!delivery.hasBegun()) {
            delivery.remoteUrl = url;
            delivery.publishedAt = whenLive(delivery, m_clock.now());
        } else if (const auto links = linksOf(delivery.id); links && !links->empty()) {
            delivery.publishedAt = links->front().at;
        }
        delivery.error = {};
        delivery.leaseOwner.clear();
        delivery.handOver = HandOver::No;
        return m_writer->apply(delivery, {S::Published, Cause::SaidToBeThere, saidLive(), {}, {}});
    });
}

Result<void> Outbox::confirmPartLive(const DeliveryId &id, int before, const QUrl &url)
{
    return changingDelivery(id, [&](Delivery &delivery) -> Result<void> {
        if (lacksAddress(delivery)) {
            const auto next = nextLink(delivery);
            if (auto set = DeliveryLinkTable(m_database).setAddress(id, next->answers, url); !set)
                return set;
            if (next->answers == 0)
                delivery.remoteUrl = url;
            return sendAgain(delivery, Cause::TriedAgain, tr("You said where the part before it stands."));
        }
        if (auto allowed = checkTransition({delivery.state, S::Published, Cause::SaidToBeThere}); !allowed)
            return allowed;
        if (delivery.linksThere != before) {
            return fail(ErrorCode::Conflict, tr("Another part is in question by now."), {},
                        tr("Look on the network again, and say what you see."));
        }
        delivery.error = {};
        delivery.leaseOwner.clear();
        return partSaidToBeThere(delivery, url);
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
