// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/conversation_upkeep.h"

#include "clients/client_table.h"
#include "listen/replies/reply_table.h"

namespace hatstand::listen
{

ConversationUpkeep::ConversationUpkeep(storage::Database &database)
    : m_database(database), m_conversations(database), m_messages(database), m_promises(database)
{
}

namespace
{
bool decides(const SaidKind &said, const Conversation &conversation, const ConversationSum &sum)
{
    // Who only says thanks, or something that is of no kind, still wants what they wanted.
    if (said.kind == ConversationKind::Other || conversation.kindBy == KindBy::Person)
        return false;
    return conversation.kind == ConversationKind::Other || !sum.lastTheirsAt || said.at >= *sum.lastTheirsAt;
}
} // namespace

Result<void> ConversationUpkeep::refresh(const ConversationId &id, bool hasNews,
                                         const std::optional<SaidKind> &said)
{
    auto found = m_conversations.find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return {};
    Conversation conversation = **found;
    const auto sum = m_conversations.sum(id, conversation.settledRow);
    if (!sum)
        return fail(sum.error());
    if (sum->messages == 0) {
        // An answer that is still on its way belongs somewhere.
        const auto answers = ReplyTable(m_database).toComeIn(id);
        if (!answers)
            return fail(answers.error());
        if (!answers->empty())
            return {};
        if (auto removed = m_conversations.remove(id); !removed)
            return fail(std::move(removed.error()));
        return {};
    }
    conversation.messageCount = sum->messages;
    conversation.firstAt = sum->firstAt;
    conversation.lastAt = sum->lastAt;
    conversation.lastRow = sum->lastRow;
    const auto last = m_messages.lastOfTheirs(id);
    if (!last)
        return fail(last.error());
    const LastSaid shown = last->value_or(LastSaid());
    conversation.speakerId = shown.speakerId;
    conversation.speakerName = shown.speakerName;
    conversation.snippet = shown.snippet;
    conversation.feeling = shown.feeling;
    conversation.stars = shown.stars;
    if (said && decides(*said, conversation, *sum)) {
        conversation.kind = said->kind;
        conversation.kindBy = said->by;
    }

    if (auto noted = notePromise(conversation, *sum); !noted)
        return noted;
    const std::optional<Instant> waitedSince = conversation.waitingSince;
    conversation.waitingSince = sum->waitingSince;
    // It may be older than what we have said last, and is to be seen all the same.
    if (hasNews)
        conversation.unread = true;
    if (conversation.waitingSince) {
        if (hasNews) {
            conversation.state = ConversationState::Open;
            conversation.laterUntil.reset();
        }
        if (waitedSince != conversation.waitingSince || !conversation.dueAt) {
            const auto due = dueAfter(*conversation.waitingSince, conversation.clientId);
            if (!due)
                return fail(due.error());
            conversation.dueAt = *due;
        }
    } else {
        conversation.dueAt.reset();
        // Answered, here or elsewhere.
        if (conversation.state == ConversationState::Open && sum->lastOursAt) {
            conversation.state = ConversationState::Waiting;
            conversation.unread = hasNews;
        }
    }
    if (auto updated = m_conversations.update(conversation); !updated)
        return fail(std::move(updated.error()));
    return {};
}

Result<void> ConversationUpkeep::notePromise(const Conversation &before, const ConversationSum &sum)
{
    if (!before.waitingSince || !sum.lastOursAt || *sum.lastOursAt <= *before.waitingSince)
        return {};
    const auto answered = m_conversations.firstAnswer(before.id, *before.waitingSince);
    if (!answered)
        return fail(answered.error());
    if (!answered->has_value())
        return {};
    return m_promises.note(before.id, before.clientId, *before.waitingSince, before.dueAt, **answered);
}

Result<std::optional<Instant>> ConversationUpkeep::dueAfter(Instant asked, const clients::ClientId &client)
{
    auto known = m_known.constFind(client);
    if (known == m_known.constEnd()) {
        auto promise = m_promises.of(client);
        if (!promise)
            return fail(std::move(promise.error()));
        auto whose = clients::ClientTable(m_database).find(client);
        if (!whose)
            return fail(std::move(whose.error()));
        known = m_known.insert(client, {*promise, whose->has_value() ? (*whose)->zone : QByteArray("UTC")});
    }
    return promisedUntil(asked, known->promise, known->zone);
}

} // namespace hatstand::listen
