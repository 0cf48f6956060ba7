// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/stream_acts.h"

#include "listen/inbox/conversation_table.h"
#include "listen/inbox/conversation_upkeep.h"
#include "listen/inbox/message_table.h"
#include "listen/sources/source_table.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QPointer>

namespace hatstand::listen
{

StreamActs::StreamActs(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent), m_database(database), m_clock(clock)
{
}

Result<Message> StreamActs::message(const MessageId &id) const
{
    auto found = MessageTable(m_database).message(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return fail(ErrorCode::NotFound, tr("This message is not here any more."));
    return std::move(**found);
}

void StreamActs::announce(const MessageId &message, const ConversationId &conversation)
{
    m_database.afterCommit([self = QPointer<StreamActs>(this), message, conversation] {
        if (self)
            Q_EMIT self->changed(message, conversation);
    });
}

Result<ConversationId> StreamActs::toInbox(const MessageId &id)
{
    return storage::inTransaction(m_database, [&]() -> Result<ConversationId> {
        const auto said = message(id);
        if (!said)
            return fail(said.error());
        if (!said->conversationId.isNull())
            return said->conversationId;
        const auto source = SourceTable(m_database).find(said->sourceId);
        if (!source)
            return fail(source.error());
        Conversation conversation;
        conversation.id = ConversationId::create(m_clock);
        conversation.clientId = said->clientId;
        conversation.sourceId = said->sourceId;
        if (source->has_value())
            conversation.accountId = (*source)->accountId;
        conversation.network = said->network;
        conversation.place = said->place;
        conversation.channel = said->channel;
        conversation.aboutTitle = said->title;
        conversation.firstAt = said->at;
        conversation.lastAt = said->at;
        if (auto inserted = ConversationTable(m_database).insert(conversation); !inserted)
            return fail(std::move(inserted.error()));
        if (auto moved = MessageTable(m_database).move(said->row, conversation.id); !moved)
            return fail(std::move(moved.error()));
        if (auto fresh = ConversationUpkeep(m_database).refresh(conversation.id, true); !fresh)
            return fail(std::move(fresh.error()));
        announce(id, conversation.id);
        return conversation.id;
    });
}

Result<void> StreamActs::outOfInbox(const MessageId &id)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        const auto said = message(id);
        if (!said)
            return fail(said.error());
        if (said->conversationId.isNull())
            return {};
        if (auto moved = MessageTable(m_database).move(said->row, ConversationId()); !moved)
            return fail(std::move(moved.error()));
        if (auto fresh = ConversationUpkeep(m_database).refresh(said->conversationId, false); !fresh)
            return fresh;
        announce(id, said->conversationId);
        return {};
    });
}

Result<Feeling> StreamActs::setFeeling(const MessageId &id, Feeling feeling)
{
    return storage::inTransaction(m_database, [&]() -> Result<Feeling> {
        const auto said = message(id);
        if (!said)
            return fail(said.error());
        if (auto set = MessageTable(m_database).setFeeling(said->row, feeling); !set)
            return fail(std::move(set.error()));
        if (!said->conversationId.isNull()) {
            if (auto fresh = ConversationUpkeep(m_database).refresh(said->conversationId, false); !fresh)
                return fail(std::move(fresh.error()));
        }
        announce(id, said->conversationId);
        return said->feeling;
    });
}

} // namespace hatstand::listen
