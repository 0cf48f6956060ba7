// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/conversation_upkeep.h"

#include "clients/client_table.h"

namespace hatstand::listen
{

ConversationUpkeep::ConversationUpkeep(storage::Database &database)
    : m_database(database), m_conversations(database), m_messages(database), m_promises(database)
{
}

Result<void> ConversationUpkeep::refresh(const ConversationId &id, bool hasNews)
{
    auto found = m_conversations.find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return {};
    Conversation conversation = **found;
    const auto sum = m_conversations.sum(id, conversation.settledAt);
    if (!sum)
        return fail(sum.error());
    if (sum->messages == 0) {
        if (auto removed = m_conversations.remove(id); !removed)
            return fail(std::move(removed.error()));
        return {};
    }
    conversation.messageCount = sum->messages;
    conversation.firstAt = sum->firstAt;
    conversation.lastAt = sum->lastAt;
    const auto last = m_messages.lastOfTheirs(id);
    if (!last)
        return fail(last.error());
    if (last->has_value()) {
        const LastSaid &said = **last;
        conversation.speakerId = said.speakerId;
        conversation.speakerName = said.speakerName;
        conversation.snippet = said.snippet;
        conversation.feeling = said.feeling;
        conversation.stars = said.stars;
    }

    const std::optional<Instant> waitedSince = conversation.waitingSince;
    const std::optional<Instant> wasDue = conversation.dueAt;
    conversation.waitingSince = sum->waitingSince;
    if (conversation.waitingSince) {
        if (hasNews) {
            conversation.unread = true;
            conversation.state = ConversationState::Open;
            conversation.laterUntil.reset();
        }
        if (waitedSince != conversation.waitingSince || !wasDue) {
            const auto due = dueAfter(*conversation.waitingSince, conversation.clientId);
            if (!due)
                return fail(due.error());
            conversation.dueAt = *due;
        }
    } else {
        conversation.dueAt.reset();
        if (waitedSince && sum->lastOursAt && *sum->lastOursAt >= *waitedSince) {
            if (auto noted =
                    m_promises.note(id, conversation.clientId, *waitedSince, wasDue, *sum->lastOursAt);
                !noted)
                return noted;
        }
        // Answered, here or elsewhere.
        if (conversation.state == ConversationState::Open && sum->lastOursAt) {
            conversation.state = ConversationState::Waiting;
            conversation.unread = false;
        }
    }
    if (auto updated = m_conversations.update(conversation); !updated)
        return fail(std::move(updated.error()));
    return {};
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
