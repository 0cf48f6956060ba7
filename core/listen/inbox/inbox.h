// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/conversation_table.h"
#include "listen/inbox/entry_table.h"
#include "listen/inbox/message_table.h"
#include "listen/inbox/promise_renewal.h"
#include "listen/inbox/promise_table.h"
#include "listen/inbox/speaker_table.h"
#include "listen/kinds/kind_judges.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace hatstand::listen
{

/// What a command has done to one conversation: what it is taken back by.
struct ConversationChange
{
    Conversation before;
    Conversation after;
    EntryId entry; ///< what it has noted; null: nothing
    /// Set where it taught a kind: what was learned of the conversation before, if anything.
    std::optional<std::optional<StoredKindExample>> learnedBefore = {};
};
using ConversationChanges = std::vector<ConversationChange>;

/// A conversation as a person has it before them: with all messages up to that row.
struct SeenConversation
{
    ConversationId id;
    qint64 lastRow = 0; ///< Conversation::lastRow
};
using SeenConversations = std::vector<SeenConversation>;

/// What the inbox comes to, in one read.
struct InboxSummary
{
    int open = 0;
    int overdue = 0;   ///< of the open ones: past the promised time
    PromisesKept kept; ///< in the last 30 days
};

/// What can be done with conversations. Every command is one transaction over all that it is given, tells
/// what has changed once, and answers how they stood before, so that it can be taken back.
class Inbox final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive this.
    Inbox(storage::Database &database, const Clock &clock, QObject *parent = nullptr);

    // Queries -------------------------------------------------------------------------------------------
    [[nodiscard]] Result<InboxSummary> summary(const std::optional<clients::ClientId> &client) const;
    /// Open ones whose promise is broken.
    [[nodiscard]] Result<int> countOverdue(const std::optional<clients::ClientId> &client) const
    {
        return m_conversations.countOverdue(client, m_clock.now());
    }
    /// Open reviews with fewer than three stars, the newest first.
    [[nodiscard]] Result<std::vector<Conversation>>
    poorReviews(const std::optional<clients::ClientId> &client, int limit) const
    {
        return m_conversations.poorReviews(client, limit);
    }
    [[nodiscard]] Result<Conversation> conversation(const ConversationId &id) const;
    /// See ConversationTable.
    [[nodiscard]] Result<std::vector<ConversationId>> endingWith(const QString &id) const
    {
        return m_conversations.endingWith(QString(id).remove(u'-').toLower());
    }
    [[nodiscard]] Result<std::vector<Conversation>>
    page(const InboxQuery &query, const std::optional<InboxPlace> &after, int skip, int limit) const;
    [[nodiscard]] Result<int> count(const InboxQuery &query) const;
    /// See ConversationTable: for a page anywhere in a long list.
    [[nodiscard]] Result<std::vector<InboxPlace>> places(const InboxQuery &query, int step) const
    {
        return m_conversations.places(query, step);
    }
    /// To whom conversations are assigned, by name.
    [[nodiscard]] Result<QStringList> assignees() const { return m_conversations.assignees(); }
    /// See ConversationTable.
    [[nodiscard]] Result<std::vector<Conversation>> ofSpeaker(const SpeakerId &speaker, int limit) const
    {
        return m_conversations.ofSpeaker(speaker, limit);
    }
    /// The oldest first.
    [[nodiscard]] Result<std::vector<Message>> messages(const ConversationId &id) const;
    /// Notes and what was done, the oldest first.
    [[nodiscard]] Result<std::vector<ConversationEntry>> entries(const ConversationId &id) const;
    [[nodiscard]] Result<QStringList> labels(const ConversationId &id) const;
    /// All that are in use, by name.
    [[nodiscard]] Result<QStringList> allLabels() const;
    [[nodiscard]] Result<std::optional<StoredSpeaker>> speaker(const SpeakerId &id) const;
    /// By what its kind was found, in words for people: as KindJudge::why.
    [[nodiscard]] Result<QString> kindWhy(const ConversationId &id) const;
    [[nodiscard]] Result<AnswerPromise> promise(const clients::ClientId &client) const;

    // Commands ------------------------------------------------------------------------------------------
    using Ids = std::vector<ConversationId>;
    /// It has been looked at.
    Result<void> markRead(const Ids &ids);
    /// Nothing more is to be done about what was seen of them, whether it was answered or not. What has come
    /// in since stays open.
    Result<ConversationChanges> markDone(const SeenConversations &seen);
    /// They wait for us (again): what came in behind that row.
    Result<ConversationChanges> reopen(const Ids &ids, qint64 settledRow = 0);
    /// We have done our part, and wait for them.
    Result<ConversationChanges> markWaiting(const SeenConversations &seen);
    /// Out of sight until then. InvalidInput when that is not to come.
    Result<ConversationChanges> putOff(const Ids &ids, Instant until);
    /// An empty name: nobody. `by`: who does it, for what is noted in the conversation.
    Result<ConversationChanges> assign(const Ids &ids, const QString &to, const QString &by);
    /// From here on the program does not change it, and learns from what they have said last how to tell it
    /// (see kinds/kind_learner.h).
    Result<ConversationChanges> setKind(const Ids &ids, ConversationKind kind);
    Result<void> addLabel(const Ids &ids, const QString &label);
    Result<void> removeLabel(const Ids &ids, const QString &label);
    /// A note that only the team sees.
    Result<EntryId> addNote(const ConversationId &id, const QString &text, const QString &by);
    Result<void> removeNote(const EntryId &id);
    /// Takes a command back: only what it has changed, and nobody has changed since. What has come in since
    /// stays.
    Result<void> restore(const ConversationChanges &changes);
    /// InvalidInput when hours or minutes cannot be. Those who wait already are promised anew: the first at
    /// once, the others soon, in short steps (`changed` tells of each).
    Result<void> setPromise(const clients::ClientId &client, const AnswerPromise &promise);
    /// Those that were put off until now come back. Answers how many.
    Result<int> bringBackLater();
    [[nodiscard]] Result<std::optional<Instant>> nextLater() const;

    /// The clients as they are now: where the zone of one is another one, the same is done for who waits for
    /// it; and what was left to be done when the program ended.
    void noteClients(const std::vector<clients::Client> &clients);

    /// What has come in since (from any thread's work): tells who looks.
    void noteIntake(const QSet<ConversationId> &changed);
    void announceAll() { Q_EMIT changed({}); }

Q_SIGNALS:
    /// Those conversations; an empty set: any.
    void changed(const QSet<hatstand::listen::ConversationId> &conversations);

private:
    /// Does that with each that is there, in one transaction.
    using Change = std::function<Result<void>(Conversation &, EntryId &noted)>;
    Result<ConversationChanges> changeEach(const Ids &ids, const Change &change);
    Result<void> learn(ConversationChange &change);
    [[nodiscard]] Result<TopicMessage> prepare(const Message &message) const;
    Result<ConversationChanges> settle(const SeenConversations &seen, ConversationState state);
    void announce(const Ids &ids);
    void renewSome();

    storage::Database &m_database;
    const Clock &m_clock;
    ConversationTable m_conversations;
    MessageTable m_messages;
    SpeakerTable m_speakers;
    EntryTable m_entries;
    PromiseTable m_promises;
    PromiseRenewal m_renewal;
    bool m_isRenewing = false; ///< the next step is on its way
    KindTable m_kinds;
    mutable KindJudges m_judges;
};

} // namespace hatstand::listen
