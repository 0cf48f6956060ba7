// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_link_table.h"
#include "publish/frozen_content.h"
#include "publish/sender_engine.h"

/// Threads and first comments on networks that take one thing at a time.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;
} // namespace

Result<void> SenderEngine::linkThere(const Job &job, Delivery &delivery, const networks::PublishedPost &post,
                                     Cause ofLink, Cause ofAll)
{
    if (job.link == 0 && job.isLastLink)
        return published(job, delivery, post, ofAll);
    const Instant at = post.at.value_or(m_clock.now());
    if (auto added = DeliveryLinkTable(m_database).add(delivery.id, {job.link, post.remoteId, post.url, at});
        !added)
        return added;
    delivery.linksThere = job.link + 1;
    // The whole is known by its beginning.
    const auto links = DeliveryLinkTable(m_database).of(delivery.id);
    if (!links)
        return fail(links.error());
    const DeliveryLink &first = links->front();
    if (job.isLastLink)
        return published(job, delivery, {first.remoteId, first.remoteUrl, first.at, {}}, ofAll);
    m_lanes[job.accountId].offlineInARow = 0;
    delivery.remoteId = first.remoteId;
    delivery.remoteUrl = first.remoteUrl;
    letGo(delivery);
    delivery.error = {};
    // The next one has attempts, and a moment of the first of them, of its own.
    delivery.attempts = 0;
    delivery.content = withoutFirstAttempt(delivery.content);
    delivery.nextAttemptAt = m_clock.now();
    // What stood in a backup and has gone out since may have gone out further than to this one.
    if (ofLink == Cause::LinkFound) {
        const auto isOfBackup = m_writer.isOfBackup(delivery.id);
        if (!isOfBackup)
            return fail(isOfBackup.error());
        if (*isOfBackup)
            delivery.leaseOwner = lookFirst;
    }
    m_dirty = true;
    const QString reason =
        ofLink == Cause::LinkAccepted
            ? Outbox::tr("The network accepted part %1; the next goes on.").arg(job.link + 1)
            : Outbox::tr("Part %1 was found on the network; the next goes on.").arg(job.link + 1);
    return m_writer.apply(delivery, {S::Scheduled, ofLink, reason, {}, m_options.owner});
}

} // namespace hatstand::publish
