// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/begun_thread.h"
#include "publish/chain.h"
#include "publish/delivery_writer.h"
#include "publish/hand_over.h"
#include "publish/outbox.h"
#include "storage/transaction.h"

#include <algorithm>

/// What happens to deliveries when their post changes: in the same transaction as that change.
namespace hatstand::publish
{

namespace
{
using S = DeliveryState;
} // namespace

Result<void> Outbox::postMoved(const plan::PostId &id, const std::optional<plan::PlannedTime> &planned)
{
    m_followed = true;
    if (m_movesBack)
        return {};
    auto deliveries = m_deliveries->ofPost(id);
    if (!deliveries)
        return fail(std::move(deliveries.error()));
    const bool waitsThere = std::any_of(deliveries->begin(), deliveries->end(), [](const Delivery &delivery) {
        return delivery.state == S::HandedOver;
    });
    if (waitsThere) {
        if (auto here = checkNoneAway(*deliveries); !here)
            return here;
    }
    if (!planned) {
        const bool hasPart =
            std::any_of(deliveries->begin(), deliveries->end(), [](const Delivery &delivery) {
                return delivery.state == S::Published || delivery.hasBegun();
            });
        if (hasPart) {
            return fail(ErrorCode::NotAllowed, tr("A part of this post has gone out, so it keeps its time."),
                        {}, tr("Leave what still waits in the outbox, or copy the post."));
        }
        return takeOut(id, Cause::Unscheduled, tr("The post lost its time."));
    }
    for (const Delivery &delivery : *deliveries) {
        // What is public in part goes on where it stopped.
        const bool goesOn =
            delivery.hasBegun() && (delivery.state == S::Failed || delivery.state == S::Missed);
        if ((!isPending(delivery) && !goesOn) || delivery.dueAt == planned->instant)
            continue;
        if (planned->instant <= m_clock.now())
            return fail(ErrorCode::NotAllowed, tr("That time is past."), {}, tr("Choose a later time."));
        if (auto repaired = checkIfRepaired(delivery); !repaired)
            return repaired;
        if (auto done = scheduleAgain(delivery, planned->instant, Cause::Moved, tr("Moved to another time."));
            !done)
            return done;
    }
    return {};
}

Result<void> Outbox::postRemoved(const plan::PostId &id)
{
    m_followed = true;
    return takeOut(id, Cause::PostRemoved, tr("The post was deleted."));
}

Result<void> Outbox::postRestored(const plan::PostId &id)
{
    m_followed = true;
    auto deliveries = m_deliveries->ofPost(id);
    if (!deliveries)
        return fail(std::move(deliveries.error()));
    for (Delivery &delivery : *deliveries) {
        if (delivery.state != S::Cancelled)
            continue;
        const auto last = m_deliveries->lastEvent(delivery.id);
        if (!last)
            return fail(last.error());
        if (!*last || !wasCausedBy(**last, Cause::PostRemoved))
            continue;
        // What would have gone out meanwhile has missed its time.
        const bool missed = (*last)->from == S::Scheduled && delivery.dueAt <= m_clock.now();
        const S state = missed ? S::Missed : (*last)->from;
        if (state == S::Waiting)
            knowsOf(delivery.id);
        if (auto done = m_writer->apply(
                delivery, {state, Cause::PostRestored, tr("The post was brought back."), {}, {}});
            !done)
            return done;
    }
    return {};
}

Result<void> Outbox::postEdited(const plan::PostId &id)
{
    m_followed = true;
    auto deliveries = m_deliveries->ofPost(id);
    if (!deliveries)
        return fail(std::move(deliveries.error()));
    if (std::none_of(deliveries->begin(), deliveries->end(),
                     [](const Delivery &delivery) { return delivery.state != S::Cancelled; }))
        return {};
    for (const Delivery &delivery : *deliveries) {
        // A repeat must say the same.
        const bool tried = delivery.state == S::Scheduled && delivery.attempts > 0;
        if (delivery.state == S::HandedOver)
            return checkNoneAway(*deliveries);
        if (delivery.state == S::Sending || delivery.state == S::Uncertain || tried) {
            return fail(ErrorCode::NotAllowed, tr("This post cannot be changed now."),
                        tr("It is on its way, and each attempt must send the same."),
                        tr("Take it back to a draft first, or wait until it has gone out."));
        }
    }
    const auto post = m_posts.post(id);
    if (!post)
        return fail(post.error());
    return refreeze(*post, *deliveries);
}

Result<void> Outbox::addVersion(const plan::Post &post, const plan::Version &version, Delivery *existing)
{
    const Instant due = post.planned->instant;
    if (auto done = putVersion(post, version, existing, due); !done || due > m_clock.now())
        return done;
    const auto account = m_accounts.account(version.accountId);
    if (!account)
        return fail(account.error());
    if (account->byHand) // a person posts it anyway
        return {};
    auto deliveries = m_deliveries->ofPost(post.id);
    if (!deliveries)
        return fail(std::move(deliveries.error()));
    const auto added = std::find_if(deliveries->begin(), deliveries->end(), [&](const Delivery &delivery) {
        return delivery.accountId == version.accountId;
    });
    if (added == deliveries->end())
        return {};
    // Nobody has said that it shall go out this very moment.
    return m_writer->apply(
        *added,
        {S::Missed, Cause::TimePassed, tr("The account was added after the time of the post."), {}, {}});
}

Result<void> Outbox::takeOutOfAccount(const clients::AccountId &account)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        auto pending = m_deliveries->pendingOfAccount(account);
        if (!pending)
            return fail(std::move(pending.error()));
        return takeOutForGoneAccount(std::move(*pending));
    });
}

Result<void> Outbox::takeOutForGoneAccount(std::vector<Delivery> pending)
{
    QSet<plan::PostId> posts;
    for (Delivery &delivery : pending) {
        posts.insert(delivery.postId);
        if (delivery.hasBegun() && isCertainlyNotThere(delivery.state)) {
            if (auto left = leaveRest(delivery, tr("The account has been removed.")); !left)
                return left;
            continue;
        }
        if (auto done = m_writer->apply(
                delivery, {S::Cancelled, Cause::AccountRemoved, tr("The account has been removed."), {}, {}});
            !done)
            return done;
    }
    if (!posts.isEmpty()) {
        m_followed = true;
        m_posts.announce(posts);
    }
    return {};
}

Result<plan::Post> Outbox::stillWanted(plan::Post post, const std::vector<Delivery> &deliveries) const
{
    for (const Delivery &delivery : deliveries) {
        if (delivery.state != S::Cancelled)
            continue;
        const auto wasLeft = m_writer->wasLastCausedBy(delivery.id, Cause::Left);
        if (!wasLeft)
            return fail(wasLeft.error());
        if (*wasLeft) {
            std::erase_if(post.versions, [&delivery](const plan::Version &version) {
                return version.accountId == delivery.accountId;
            });
        }
    }
    // An account that was removed took its part out; the others go on.
    std::erase_if(post.versions, [this](const plan::Version &version) {
        const auto account = m_accounts.account(version.accountId);
        return account && account->removedAt;
    });
    return post;
}

Result<void> Outbox::refreeze(const plan::Post &post, std::vector<Delivery> &deliveries)
{
    const bool isPlanned = std::any_of(deliveries.begin(), deliveries.end(), [](const Delivery &delivery) {
        return delivery.state == S::Scheduled || delivery.state == S::Waiting;
    });
    const auto going = stillWanted(post, deliveries);
    if (!going)
        return fail(going.error());
    // What a network would refuse never stands in the outbox. Failed and missed ones are checked when they
    // are tried again, so that they can be repaired step by step.
    if (isPlanned) {
        if (auto checked = check(*going); !checked)
            return checked;
    }
    for (const plan::Version &version : going->versions) {
        const auto existing =
            std::find_if(deliveries.begin(), deliveries.end(),
                         [&](const Delivery &delivery) { return delivery.accountId == version.accountId; });
        const bool isNew = existing == deliveries.end() || existing->state == S::Cancelled;
        if (isNew && isPlanned && post.planned) {
            Delivery *found = existing == deliveries.end() ? nullptr : &*existing;
            if (auto done = addVersion(post, version, found); !done)
                return done;
        } else if (!isNew && isCertainlyNotThere(existing->state)) {
            const auto account = m_accounts.account(version.accountId);
            if (!account)
                return fail(account.error());
            auto content = freezeFor(
                *existing, post, version, *account, m_surroundings.rules,
                [this](const plan::Post &what, const plan::Version &how) { return freeze(what, how); });
            if (!content)
                return fail(std::move(content.error()));
            existing->content = std::move(*content);
            if (existing->state == S::Scheduled) {
                decideHandOver(*existing);
                if (existing->handOver == HandOver::Wanted)
                    existing->nextAttemptAt = std::min(m_clock.now() + afterChange, existing->dueAt);
            }
            if (hasNothingLeft(*existing, m_surroundings.mediaPath)) {
                if (auto done = leaveRest(*existing, tr("All that is left of it stands on the network."));
                    !done)
                    return done;
                continue;
            }
            existing->updatedAt = m_clock.now();
            if (const auto updated = m_deliveries->update(*existing, existing->state, {}); !updated)
                return fail(updated.error());
        }
    }
    return cancelWithoutVersion(post, deliveries);
}

} // namespace hatstand::publish
