// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_service.h"
#include "listen/inbox/inbox.h"
#include "listen/replies/replies.h"
#include "listen/sources/source_table.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "storage/transaction.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <chrono>

namespace hatstand::listen
{

using publish::Delivery;
using publish::DeliveryState;

namespace
{
/// Whoever sends gives the post to the outbox in the next moment; after so long that has not come about.
constexpr Milliseconds handingTime = std::chrono::minutes(1);

/// It is as it is until a person does something.
bool needsPerson(const Delivery &delivery)
{
    switch (delivery.state) {
    case DeliveryState::Failed:
    case DeliveryState::Missed:
    case DeliveryState::Waiting:
        return true;
    case DeliveryState::Uncertain:
        return delivery.nextAttemptAt == publish::never;
    default:
        return false;
    }
}
} // namespace

void Replies::follow()
{
    if (m_isBusy)
        return;
    const QScopedValueRollback busy(m_isBusy, true);
    const auto replies = m_replies.toCome();
    if (!replies)
        return; // the next change of the outbox looks again
    QSet<ConversationId> touched;
    for (const Reply &reply : *replies) {
        if (followOne(reply).value_or(false))
            touched.insert(reply.conversationId);
    }
    if (!touched.isEmpty())
        Q_EMIT changed(touched);
}

Result<bool> Replies::followOne(const Reply &reply)
{
    const auto deliveries = m_around.outbox.ofPost(reply.postId);
    if (!deliveries)
        return fail(deliveries.error());
    const auto all = [&deliveries](auto is) { return std::ranges::all_of(*deliveries, is); };
    if (all([](const Delivery &one) { return one.state == DeliveryState::Cancelled; })) {
        // Taken out of the outbox; or a program ended before it gave it there.
        if (deliveries->empty() && m_clock.now() - reply.createdAt < handingTime)
            return false;
        if (auto given = giveBack(reply); !given)
            return fail(given.error());
        return true;
    }
    const Delivery &delivery = deliveries->front();
    if (delivery.state == DeliveryState::Published)
        return noteArrived(reply, delivery);
    if (needsPerson(delivery))
        return reply.standing == ReplyStanding::OnItsWay ? noteNeed(reply) : Result<bool>(false);
    if (reply.standing == ReplyStanding::OnItsWay)
        return false;
    return m_replies.setStanding(reply.postId, ReplyStanding::NeedsPerson, ReplyStanding::OnItsWay);
}

Result<bool> Replies::noteArrived(const Reply &reply, const Delivery &delivery)
{
    auto noted = storage::inTransaction(m_database, [&]() -> Result<bool> {
        auto isFirst = m_replies.setStanding(reply.postId, reply.standing, ReplyStanding::Arrived);
        if (!isFirst || !*isFirst)
            return isFirst;
        const auto conversation = m_conversations.find(reply.conversationId);
        if (!conversation)
            return fail(conversation.error());
        if (*conversation && reply.askedAt) {
            if (auto kept = m_promises.note(reply.conversationId, (*conversation)->clientId, *reply.askedAt,
                                            reply.dueAt, delivery.publishedAt.value_or(m_clock.now()));
                !kept)
                return fail(std::move(kept.error()));
        }
        if (auto taken = takeIn(reply, delivery); !taken)
            return fail(std::move(taken.error()));
        // It was open again, since it had failed.
        if (reply.standing == ReplyStanding::NeedsPerson) {
            if (auto settled = settle(reply); !settled)
                return fail(std::move(settled.error()));
        }
        return true;
    });
    if (noted && *noted)
        m_around.inbox.noteIntake({reply.conversationId});
    return noted;
}

Result<bool> Replies::noteNeed(const Reply &reply)
{
    return storage::inTransaction(m_database, [&]() -> Result<bool> {
        auto noted = m_replies.setStanding(reply.postId, ReplyStanding::OnItsWay, ReplyStanding::NeedsPerson);
        if (!noted || !*noted)
            return noted;
        if (auto opened = openAgain(reply); !opened)
            return fail(std::move(opened.error()));
        return true;
    });
}

Result<void> Replies::openAgain(const Reply &reply)
{
    const auto opened = m_around.inbox.reopen({reply.conversationId}, reply.settledRow);
    return opened ? Result<void>() : fail(opened.error());
}

Result<void> Replies::giveBack(const Reply &reply)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        const auto post = m_around.posts.post(reply.postId);
        const bool isGone = !post && post.error().code == ErrorCode::NotFound; // deleted by somebody
        if (!post && !isGone)
            return fail(post.error());
        if (auto removed = m_replies.remove(reply.postId); !removed)
            return fail(std::move(removed.error()));
        if (!isGone) {
            const auto begun = m_replies.draft(reply.conversationId);
            if (!begun)
                return fail(begun.error());
            // Before what has been written there since.
            const QString since = begun->value_or(ReplyDraft()).text;
            const QString text = since.isEmpty() ? post->text : post->text + QStringLiteral("\n\n") + since;
            if (auto kept = m_replies.keepDraft(reply.conversationId, {text, false}, m_clock.now()); !kept)
                return kept;
            if (auto removed = m_around.posts.remove(reply.postId); !removed)
                return removed;
        }
        return openAgain(reply);
    });
}

Result<void> Replies::takeIn(const Reply &reply, const Delivery &delivery)
{
    const auto conversation = m_conversations.find(reply.conversationId);
    if (!conversation)
        return fail(conversation.error());
    // Networks that tell no id tell of it when they are listened to.
    if (!*conversation || delivery.remoteId.isEmpty())
        return {};
    const auto source = SourceTable(m_database).find((*conversation)->sourceId);
    if (!source)
        return fail(source.error());
    const auto post = m_around.posts.post(reply.postId);
    if (!post)
        return fail(post.error());
    if (!*source)
        return {};
    const auto answered = m_messages.message(reply.messageId);
    if (!answered)
        return fail(answered.error());
    const auto account = m_around.accounts.account(delivery.accountId);

    MessageDraft draft;
    draft.network = (*conversation)->network.toStdString();
    draft.place = (*conversation)->place.toStdString();
    draft.threadId = (*conversation)->threadId.toStdString();
    draft.remoteId = delivery.remoteId.toStdString();
    if (*answered)
        draft.answersId = (*answered)->remoteId.toStdString();
    draft.url = delivery.remoteUrl.toString(QUrl::FullyEncoded).toStdString();
    draft.channel = *answered ? (*answered)->channel : networks::Channel::Reply;
    draft.isOurs = true;
    draft.at = delivery.publishedAt.value_or(m_clock.now());
    if (account) {
        draft.speakerId = account->remoteId.toStdString();
        draft.handle = account->handle.toStdString();
        draft.displayName = account->displayName.toStdString();
    }
    draft.text = post->text.toStdString();
    // Heard already, before it was known here that it had arrived: what the network says stays.
    const auto known =
        m_messages.find({(*conversation)->clientId, draft.network, draft.place, draft.remoteId});
    if (!known)
        return fail(known.error());
    if (*known && !(*known)->conversationId.isNull())
        return {};
    const auto taken = m_intake.take(**source, std::span(&draft, 1), std::vector<Judgement>(1));
    return taken ? Result<void>() : fail(taken.error());
}

} // namespace hatstand::listen
