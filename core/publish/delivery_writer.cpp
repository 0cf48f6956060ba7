// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_writer.h"

#include "plan/post_service.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::publish
{

namespace
{
QString detailOf(Cause cause, const QString &more)
{
    return more.isEmpty() ? causeName(cause) : causeName(cause) + QStringLiteral("; ") + more;
}
} // namespace

bool wasCausedBy(const DeliveryEvent &event, Cause cause)
{
    return event.detail.section(QStringLiteral("; "), 0, 0) == causeName(cause);
}

Result<bool> DeliveryWriter::wasLastCausedBy(const DeliveryId &id, Cause cause) const
{
    const auto last = m_table.lastEvent(id);
    if (!last)
        return fail(last.error());
    return *last && wasCausedBy(**last, cause);
}

Result<bool> DeliveryWriter::isOfBackup(const DeliveryId &id) const
{
    const auto events = m_table.events(id);
    if (!events)
        return fail(events.error());
    // That nobody was sending for a while says nothing of why it is uncertain.
    const auto why = std::find_if(events->rbegin(), events->rend(), [](const DeliveryEvent &event) {
        return !wasCausedBy(event, Cause::Overslept);
    });
    return why != events->rend() && wasCausedBy(*why, Cause::BackupRestored);
}

Result<void> DeliveryWriter::add(const Delivery &delivery, const QString &reason)
{
    if (auto inserted = m_table.insert(delivery); !inserted)
        return inserted;
    DeliveryEvent event;
    event.deliveryId = delivery.id;
    event.at = m_clock.now();
    event.from = delivery.state;
    event.to = delivery.state;
    event.reason = reason;
    event.detail = detailOf(Cause::PutInOutbox, {});
    if (auto added = m_table.addEvent(event); !added)
        return added;
    return summarise(delivery.postId);
}

Result<void> DeliveryWriter::apply(Delivery &delivery, const Change &change)
{
    const DeliveryState before = delivery.state;
    if (auto allowed = checkTransition({before, change.to, change.cause}); !allowed)
        return allowed;
    Delivery after = delivery;
    after.state = change.to;
    after.updatedAt = m_clock.now();
    const auto updated = m_table.update(after, before, change.leaseOwner);
    if (!updated)
        return fail(updated.error());
    if (!*updated) {
        return fail(
            ErrorCode::Conflict,
            QCoreApplication::translate("hatstand::publish", "This post has changed in the meantime."), {},
            QCoreApplication::translate("hatstand::publish", "Look at it again, then decide."));
    }
    DeliveryEvent event;
    event.deliveryId = delivery.id;
    event.at = after.updatedAt;
    event.from = before;
    event.to = change.to;
    event.reason = change.reason;
    event.detail = detailOf(change.cause, change.detail);
    if (auto added = m_table.addEvent(event); !added)
        return added;
    delivery = std::move(after);
    return summarise(delivery.postId);
}

Result<void> DeliveryWriter::note(const Delivery &delivery, Cause cause, const QString &reason)
{
    if (auto allowed = checkTransition({delivery.state, delivery.state, cause}); !allowed)
        return allowed;
    DeliveryEvent event;
    event.deliveryId = delivery.id;
    event.at = m_clock.now();
    event.from = delivery.state;
    event.to = delivery.state;
    event.reason = reason;
    event.detail = detailOf(cause, {});
    return m_table.addEvent(event);
}

Result<void> DeliveryWriter::summarise(const plan::PostId &post)
{
    const auto states = m_table.statesOfPost(post);
    if (!states)
        return fail(states.error());
    return m_posts.setStatus(post, summaryOf(*states));
}

} // namespace hatstand::publish
