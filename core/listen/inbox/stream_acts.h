// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/message.h"

#include <QObject>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What a person does with a message of the stream.
class StreamActs final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive this.
    StreamActs(storage::Database &database, const Clock &clock, QObject *parent = nullptr);

    /// It waits for an answer: a conversation begins with it. The one that it is in already, where it is in
    /// one.
    Result<ConversationId> toInbox(const MessageId &id);
    /// Takes that back; the message stays in the stream.
    Result<void> outOfInbox(const MessageId &id);
    /// How it sounds, as a person hears it: the program never changes that again. Answers how it was.
    Result<Feeling> setFeeling(const MessageId &id, Feeling feeling);

Q_SIGNALS:
    /// That message, and the conversation that it is or was in (null: none), are not as they were.
    void changed(const hatstand::listen::MessageId &message,
                 const hatstand::listen::ConversationId &conversation);

private:
    [[nodiscard]] Result<Message> message(const MessageId &id) const;
    void announce(const MessageId &message, const ConversationId &conversation);

    storage::Database &m_database;
    const Clock &m_clock;
};

} // namespace hatstand::listen
