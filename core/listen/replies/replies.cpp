// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/replies/replies.h"

#include "clients/account_service.h"
#include "listen/inbox/inbox.h"
#include "networks/connector.h"
#include "networks/connectors.h"
#include "networks/rules_catalogue.h"
#include "plan/post_check.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "storage/transaction.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
tl::unexpected<Error> cannotAnswer(const QString &why)
{
    return fail(ErrorCode::NotAllowed, Replies::tr("This cannot be answered from here."), why,
                Replies::tr("Open it, and answer there."));
}
} // namespace

Replies::Replies(storage::Database &database, const Clock &clock, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_around(surroundings)
    , m_replies(database)
    , m_conversations(database)
    , m_messages(database)
    , m_speakers(database, clock)
    , m_promises(database)
    , m_intake(database, clock, [](std::string_view, std::string_view) { return Judgement(); })
{
    connect(&m_around.outbox, &publish::Outbox::changed, this, &Replies::follow);
}

Result<Message> Replies::answered(const ConversationId &conversation, const MessageId &wanted) const
{
    if (wanted.isNull()) {
        auto last = m_messages.theirs(conversation, 1);
        if (!last)
            return fail(std::move(last.error()));
        if (!last->empty())
            return std::move(last->front());
    } else {
        auto message = m_messages.message(wanted);
        if (!message)
            return fail(std::move(message.error()));
        if (*message && (*message)->conversationId == conversation)
            return std::move(**message);
    }
    return fail(ErrorCode::NotFound, tr("What was to be answered is not here any more."));
}

Result<AnswerForm> Replies::form(const ConversationId &conversation, const MessageId &answers) const
{
    const auto asked = m_around.inbox.conversation(conversation);
    if (!asked)
        return fail(asked.error());
    if (asked->accountId.isNull())
        return cannotAnswer(tr("None of the client's accounts was spoken to."));
    auto account = m_around.accounts.account(asked->accountId);
    if (!account)
        return fail(std::move(account.error()));
    if (account->removedAt)
        return cannotAnswer(tr("The account %1 is not connected any more.").arg(account->handle));
    networks::Connector *connector = account->byHand ? nullptr : m_around.connectors.find(account->network);
    if (!connector || !connector->publisher())
        return cannotAnswer(tr("Its network cannot be answered by programs."));
    auto message = answered(conversation, answers);
    if (!message)
        return fail(std::move(message.error()));
    auto speaker = m_speakers.find(message->speakerId);
    if (!speaker)
        return fail(std::move(speaker.error()));
    const QString handle = *speaker ? (*speaker)->handle : QString();
    return answerForm(*account, m_around.rules.findOrOther(account->network), *message, asked->speakerName,
                      handle);
}

Result<std::vector<ReplyToCome>> Replies::toCome(const ConversationId &conversation) const
{
    const auto replies = m_replies.toComeIn(conversation);
    if (!replies)
        return fail(replies.error());
    std::vector<ReplyToCome> all;
    for (const Reply &reply : *replies) {
        auto post = m_around.posts.post(reply.postId);
        if (!post && post.error().code == ErrorCode::NotFound)
            continue; // deleted elsewhere: `follow` sorts that out
        if (!post)
            return fail(std::move(post.error()));
        auto deliveries = m_around.outbox.ofPost(reply.postId);
        if (!deliveries)
            return fail(std::move(deliveries.error()));
        if (!deliveries->empty())
            all.push_back({reply, std::move(post->text), std::move(deliveries->front())});
    }
    return all;
}

Result<ConversationId> Replies::conversationOf(const plan::PostId &post) const
{
    const auto reply = m_replies.find(post);
    if (!reply)
        return fail(reply.error());
    return *reply ? (*reply)->conversationId : ConversationId();
}

Result<ReplyDraft> Replies::draft(const ConversationId &conversation) const
{
    auto draft = m_replies.draft(conversation);
    if (!draft)
        return fail(std::move(draft.error()));
    return draft->value_or(ReplyDraft());
}

Result<plan::PostId> Replies::send(const NewReply &reply)
{
    if (reply.text.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, tr("There is nothing to send yet."), {}, tr("Write an answer."));
    const QScopedValueRollback busy(m_isBusy, true);
    // All of it or nothing: who is told that it failed may send it again.
    auto sent = storage::inTransaction(m_database, [&]() -> Result<plan::PostId> {
        const auto form = this->form(reply.conversation, reply.answers);
        if (!form)
            return fail(form.error());
        const auto conversation = m_around.inbox.conversation(reply.conversation);
        if (!conversation)
            return fail(conversation.error());
        plan::Post post;
        post.clientId = conversation->clientId;
        post.text = form->whole(reply.text.trimmed());
        post.purpose = plan::PostPurpose::Answer;
        plan::Version version;
        version.accountId = form->account.id;
        version.options = form->options;
        post.versions.push_back(version);
        auto added = m_around.posts.add(std::move(post));
        if (!added)
            return added;
        Reply kept;
        kept.postId = *added;
        kept.conversationId = reply.conversation;
        kept.messageId = form->messageId;
        kept.thenDone = reply.thenDone;
        kept.seenRow = reply.seenRow;
        kept.who = reply.who;
        kept.createdAt = m_clock.now();
        kept.askedAt = conversation->waitingSince;
        kept.dueAt = conversation->dueAt;
        kept.settledRow = conversation->settledRow;
        if (auto inserted = m_replies.insert(kept); !inserted)
            return fail(std::move(inserted.error()));
        if (auto given = m_around.outbox.sendNow(*added); !given)
            return fail(std::move(given.error()));
        if (auto removed = m_replies.removeDraft(reply.conversation); !removed)
            return fail(std::move(removed.error()));
        if (auto settled = settle(kept); !settled)
            return fail(std::move(settled.error()));
        return added;
    });
    if (sent)
        Q_EMIT changed({reply.conversation});
    return sent;
}

Result<void> Replies::settle(const Reply &reply)
{
    const SeenConversations seen{{reply.conversationId, reply.seenRow}};
    const auto settled = reply.thenDone ? m_around.inbox.markDone(seen) : m_around.inbox.markWaiting(seen);
    return settled ? Result<void>() : fail(settled.error());
}

Result<void> Replies::takeBack(const plan::PostId &post)
{
    const QScopedValueRollback busy(m_isBusy, true);
    ConversationId conversation;
    auto taken = storage::inTransaction(m_database, [&]() -> Result<void> {
        const auto reply = m_replies.find(post);
        if (!reply)
            return fail(reply.error());
        if (!*reply)
            return fail(ErrorCode::NotFound, tr("This answer is not here any more."));
        conversation = (*reply)->conversationId;
        const auto deliveries = m_around.outbox.ofPost(post);
        if (!deliveries)
            return fail(deliveries.error());
        const bool isOut = std::any_of(deliveries->begin(), deliveries->end(), [](const auto &delivery) {
            return delivery.state == publish::DeliveryState::Published || delivery.hasBegun();
        });
        if (isOut || (*reply)->standing == ReplyStanding::Arrived) {
            return fail(ErrorCode::NotAllowed, tr("This answer has gone out."), {},
                        tr("Delete it on the network if it should not stand there."));
        }
        if (auto unscheduled = m_around.outbox.unschedule(post); !unscheduled)
            return unscheduled;
        return giveBack(**reply);
    });
    if (taken)
        Q_EMIT changed({conversation});
    return taken;
}

Result<void> Replies::tryAgain(const plan::PostId &post)
{
    const auto deliveries = m_around.outbox.ofPost(post);
    if (!deliveries)
        return fail(deliveries.error());
    for (const publish::Delivery &delivery : *deliveries) {
        if (auto tried = m_around.outbox.tryAgain(delivery.id); !tried)
            return tried;
    }
    return {};
}

Result<void> Replies::keepDraft(const ConversationId &conversation, const ReplyDraft &draft)
{
    const auto before = m_replies.draft(conversation);
    if (before && before->value_or(ReplyDraft()).text == draft.text && *before &&
        (*before)->isNote == draft.isNote)
        return {};
    if (!draft.text.trimmed().isEmpty())
        return m_replies.keepDraft(conversation, draft, m_clock.now());
    const auto removed = m_replies.removeDraft(conversation);
    return removed ? Result<void>() : fail(removed.error());
}

void Replies::announceAll()
{
    follow();
    Q_EMIT changed({});
}

} // namespace hatstand::listen
