// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_writer.h"
#include "publish/outbox.h"
#include "storage/database.h"

#include <QScopedValueRollback>

#include <algorithm>

/// How a post stood, and that it stands so again.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;

/// Null for a delivery that was not there yet, or could no longer be taken out.
const Standing::Place *placeOf(const DeliveryId &id, const Standing &before)
{
    const auto place = std::find_if(before.places.begin(), before.places.end(),
                                    [&](const Standing::Place &known) { return known.id == id; });
    return place == before.places.end() ? nullptr : &*place;
}
} // namespace

Result<Standing> Outbox::standing(const plan::PostId &id) const
{
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    const auto deliveries = m_deliveries->ofPost(id);
    if (!deliveries)
        return fail(deliveries.error());
    Standing before{id, post->planned, {}};
    for (const Delivery &delivery : *deliveries) {
        if (isPending(delivery))
            before.places.push_back({delivery.id, delivery.state, delivery.dueAt, delivery.error});
    }
    return before;
}

Result<void> Outbox::moveBack(const Standing &before)
{
    if (!before.planned)
        return m_posts.setPlanned(before.post, std::nullopt);
    return changing(before.post, [&]() -> Result<void> {
        auto deliveries = m_deliveries->ofPost(before.post);
        if (!deliveries)
            return fail(std::move(deliveries.error()));
        for (Delivery &delivery : *deliveries) {
            if (!isPending(delivery))
                continue;
            const Standing::Place *place = placeOf(delivery.id, before);
            if (auto done = standAgain(delivery, place, place ? place->dueAt : before.planned->instant);
                !done)
                return done;
        }
        const QScopedValueRollback movesBack(m_movesBack, true);
        return m_posts.setPlanned(before.post, before.planned);
    });
}

Result<void> Outbox::putBack(const Standing &before)
{
    return changing(before.post, [&]() -> Result<void> {
        auto post = m_posts.post(before.post);
        if (!post)
            return fail(std::move(post.error()));
        if (post->status == plan::PostStatus::Idea) {
            if (auto out = m_posts.setIdea(before.post, false); !out)
                return out;
        }
        {
            const QScopedValueRollback comesBack(m_movesBack, true);
            // One of which a part has gone out cannot be moved, and need not be.
            if (post->planned != before.planned) {
                if (auto timed = m_posts.setPlanned(before.post, before.planned); !timed)
                    return timed;
            }
        }
        auto deliveries = m_deliveries->ofPost(before.post);
        if (!deliveries)
            return fail(std::move(deliveries.error()));
        for (Delivery &delivery : *deliveries) {
            const Standing::Place *place = placeOf(delivery.id, before);
            if (!place || delivery.state != S::Cancelled)
                continue;
            if (auto back = comeBack(delivery, *place); !back)
                return back;
        }
        post = m_posts.post(before.post);
        if (!post)
            return fail(std::move(post.error()));
        return refreeze(*post, *deliveries);
    });
}

Result<void> Outbox::comeBack(Delivery &delivery, const Standing::Place &place)
{
    const auto last = m_deliveries->lastEvent(delivery.id);
    if (!last)
        return fail(last.error());
    // What was taken out for another reason since stays out.
    if (!*last || !(wasCausedBy(**last, Cause::Unscheduled) || wasCausedBy(**last, Cause::Left)))
        return {};
    const auto account = m_accounts.account(delivery.accountId);
    if (!account)
        return fail(account.error());
    S state = place.state;
    if (state == S::Scheduled && place.dueAt <= m_clock.now())
        state = account->byHand ? S::Waiting : S::Missed;
    forgetAttempts(delivery);
    delivery.error = state == S::Failed ? place.error : Error{};
    delivery.dueAt = place.dueAt;
    delivery.nextAttemptAt = place.dueAt;
    if (state == S::Waiting)
        knowsOf(delivery.id);
    return m_writer->apply(delivery,
                           {state, Cause::PostRestored, tr("It was put back as it stood."), {}, {}});
}

Result<void> Outbox::standAgain(Delivery &delivery, const Standing::Place *place, Instant due)
{
    const bool hadFailed = place && place->state == S::Failed;
    // What was not moved goes on as it does: a retry, or an attempt whose end was not known then.
    if (delivery.dueAt == due && (!place || delivery.state == place->state))
        return {};
    // What has failed or was missed since, and is not put right, waits for the person as it stands.
    if (!hadFailed && due > m_clock.now() && checkIfRepaired(delivery)) {
        if (delivery.state == S::Scheduled && delivery.dueAt == due)
            return {};
        return scheduleAgain(delivery, due, Cause::Moved, tr("Moved back to its time."));
    }
    delivery.dueAt = due;
    delivery.nextAttemptAt = due;
    if (hadFailed && delivery.state != S::Failed)
        delivery.error = place->error;
    if (!hadFailed || delivery.state != S::Scheduled)
        return leaveToPerson(delivery);
    return m_writer->apply(
        delivery,
        {S::Failed, Cause::MovedBack, tr("Moved back to its time; it had not been accepted then."), {}, {}});
}

void Outbox::knowsOf(const DeliveryId &id)
{
    m_database.afterCommit([self = QPointer<Outbox>(this), id] {
        if (self)
            self->m_waiting.insert(id);
    });
}

Result<void> Outbox::leaveToPerson(Delivery &delivery)
{
    if (delivery.state != S::Scheduled) {
        return m_deliveries->update(delivery, delivery.state, {}).map([](bool) {});
    }
    const auto account = m_accounts.account(delivery.accountId);
    if (!account)
        return fail(account.error());
    const QString reason = tr("Moved back to its time, which is past.");
    if (!account->byHand)
        return m_writer->apply(delivery, {S::Missed, Cause::TimePassed, reason, {}, {}});
    knowsOf(delivery.id);
    return m_writer->apply(delivery, {S::Waiting, Cause::DueByHand, reason, {}, {}});
}

} // namespace hatstand::publish
