// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/conversation_table.h"
#include "listen/inbox/message_table.h"
#include "listen/inbox/promise_table.h"
#include "listen/inbox/speaker_table.h"
#include "listen/intake/intake.h"
#include "listen/replies/answer_form.h"
#include "listen/replies/reply_table.h"
#include "publish/delivery.h"

#include <QObject>
#include <QSet>

#include <vector>

namespace hatstand::clients
{
class AccountService;
}
namespace hatstand::networks
{
class Connectors;
class RulesCatalogue;
} // namespace hatstand::networks
namespace hatstand::plan
{
class PostService;
}
namespace hatstand::publish
{
class Outbox;
}

namespace hatstand::listen
{

class Inbox;

/// An answer that is about to be sent.
struct NewReply
{
    ConversationId conversation;
    MessageId answers;     ///< null: the last of theirs
    QString text;          ///< as it was written
    bool thenDone = false; ///< nothing more is to be done about the conversation
    qint64 seenRow = 0;    ///< Conversation::lastRow, as it was before whoever writes
    QString who;           ///< who writes; empty: somebody here
};

/// An answer that has not arrived.
struct ReplyToCome
{
    Reply reply;
    QString text; ///< as it goes out
    publish::Delivery delivery;
};

/// Answering. An answer is a post of its own kind, and goes out by the outbox like any other: exactly once.
/// Once it stands on the network it stands among the messages of its conversation too.
class Replies final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    struct Surroundings
    {
        Inbox &inbox;
        plan::PostService &posts;
        publish::Outbox &outbox;
        clients::AccountService &accounts;
        const networks::RulesCatalogue &rules;
        networks::Connectors &connectors;
    };
    Replies(storage::Database &database, const Clock &clock, Surroundings surroundings,
            QObject *parent = nullptr);

    // Queries -------------------------------------------------------------------------------------------
    /// What an answer to that message (null: to the last of theirs) is made with. NotAllowed, with what to do
    /// instead, where the program cannot answer.
    [[nodiscard]] Result<AnswerForm> form(const ConversationId &conversation,
                                          const MessageId &answers = {}) const;
    /// Those that have not arrived, the oldest first.
    [[nodiscard]] Result<std::vector<ReplyToCome>> toCome(const ConversationId &conversation) const;
    /// Which conversation that post answers in; a null id: in none.
    [[nodiscard]] Result<ConversationId> conversationOf(const plan::PostId &post) const;
    /// What was begun and not sent; empty: nothing.
    [[nodiscard]] Result<ReplyDraft> draft(const ConversationId &conversation) const;

    // Commands ------------------------------------------------------------------------------------------
    /// Gives it to the outbox for this moment, and its conversation to those that wait for them or are done.
    /// InvalidInput when a network would refuse it.
    Result<plan::PostId> send(const NewReply &reply);
    /// One that has not gone: it is a draft again, and its conversation open. Fails when it is on its way.
    Result<void> takeBack(const plan::PostId &post);
    /// One that needs a person: tries again now. One that may have arrived is looked for first.
    Result<void> tryAgain(const plan::PostId &post);
    /// One without words is forgotten.
    Result<void> keepDraft(const ConversationId &conversation, const ReplyDraft &draft);

    /// Looks what has become of those that have not arrived. Happens by itself whenever the outbox changes.
    void follow();
    void announceAll();

Q_SIGNALS:
    /// An answer in those conversations, or a draft, stands otherwise now.
    void changed(const QSet<hatstand::listen::ConversationId> &conversations);

private:
    [[nodiscard]] Result<Message> answered(const ConversationId &conversation, const MessageId &wanted) const;
    /// How it stands by what its deliveries say; answers whether that has changed.
    Result<bool> followOne(const Reply &reply);
    Result<bool> noteArrived(const Reply &reply, const publish::Delivery &delivery);
    Result<bool> noteNeed(const Reply &reply);
    Result<void> giveBack(const Reply &reply);
    /// Its conversation is open, as it was before it was answered.
    Result<void> openAgain(const Reply &reply);
    /// Its conversation waits for them, or is done.
    Result<void> settle(const Reply &reply);
    /// The answer as a message of its conversation.
    Result<void> takeIn(const Reply &reply, const publish::Delivery &delivery);

    storage::Database &m_database;
    const Clock &m_clock;
    Surroundings m_around;
    ReplyTable m_replies;
    ConversationTable m_conversations;
    MessageTable m_messages;
    SpeakerTable m_speakers;
    PromiseTable m_promises;
    Intake m_intake;
    bool m_isBusy = false; ///< a command changes the outbox itself
};

} // namespace hatstand::listen
