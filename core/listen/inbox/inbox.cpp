// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/inbox.h"

#include "listen/inbox/conversation_upkeep.h"
#include "storage/database.h"
#include "storage/transaction.h"

#include <QHash>
#include <QPointer>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
/// The longest conversation that is shown whole; what is older is on the network.
constexpr int mostMessages = 2'000;

/// What a command changed goes back to what it was, unless somebody has changed it since.
template <class T>
void putBack(T &now, const T &before, const T &after)
{
    if (now == after)
        now = before;
}
} // namespace

Inbox::Inbox(storage::Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
    , m_conversations(database)
    , m_messages(database)
    , m_speakers(database, clock)
    , m_entries(database)
    , m_promises(database)
    , m_renewal(database)
    , m_kinds(database)
    , m_judges(database)
{
}

Result<InboxSummary> Inbox::summary(const std::optional<clients::ClientId> &client) const
{
    InboxQuery query;
    query.client = client;
    const auto open = m_conversations.count(query);
    if (!open)
        return fail(open.error());
    const auto overdue = m_conversations.countOverdue(client, m_clock.now());
    if (!overdue)
        return fail(overdue.error());
    const auto kept = m_promises.kept(client, m_clock.now() - std::chrono::hours(24 * 30));
    if (!kept)
        return fail(kept.error());
    return InboxSummary{*open, *overdue, *kept};
}

Result<Conversation> Inbox::conversation(const ConversationId &id) const
{
    auto found = m_conversations.find(id);
    if (!found)
        return fail(std::move(found.error()));
    if (!found->has_value())
        return fail(ErrorCode::NotFound, tr("This conversation is not here any more."));
    return std::move(**found);
}

Result<std::vector<Conversation>> Inbox::page(const InboxQuery &query, const std::optional<InboxPlace> &after,
                                              int skip, int limit) const
{
    return m_conversations.page(query, after, skip, limit);
}

Result<int> Inbox::count(const InboxQuery &query) const
{
    return m_conversations.count(query);
}

Result<std::vector<Message>> Inbox::messages(const ConversationId &id) const
{
    return m_messages.ofConversation(id, mostMessages);
}

Result<std::vector<ConversationEntry>> Inbox::entries(const ConversationId &id) const
{
    return m_entries.of(id);
}

Result<QStringList> Inbox::labels(const ConversationId &id) const
{
    return m_entries.labels(id);
}

Result<QStringList> Inbox::allLabels() const
{
    return m_entries.allLabels();
}

Result<std::optional<StoredSpeaker>> Inbox::speaker(const SpeakerId &id) const
{
    return m_speakers.find(id);
}

Result<ConversationChanges> Inbox::changeEach(const Ids &ids, const Change &change)
{
    return storage::inTransaction(m_database, [&]() -> Result<ConversationChanges> {
        ConversationChanges changes;
        for (const ConversationId &id : ids) {
            const auto found = m_conversations.find(id);
            if (!found)
                return fail(found.error());
            if (!found->has_value())
                continue;
            ConversationChange one{**found, **found, {}, {}};
            if (auto changed = change(one.after, one.entry); !changed)
                return fail(std::move(changed.error()));
            if (auto updated = m_conversations.update(one.after); !updated)
                return fail(std::move(updated.error()));
            changes.push_back(std::move(one));
        }
        announce(ids);
        return changes;
    });
}

Result<void> Inbox::markRead(const Ids &ids)
{
    const auto changed = changeEach(ids, [](Conversation &conversation, EntryId &) -> Result<void> {
        conversation.unread = false;
        return {};
    });
    if (!changed)
        return fail(changed.error());
    return {};
}

Result<ConversationChanges> Inbox::settle(const SeenConversations &seen, ConversationState state)
{
    return storage::inTransaction(m_database, [&]() -> Result<ConversationChanges> {
        Ids ids;
        QHash<ConversationId, qint64> upTo;
        for (const SeenConversation &one : seen) {
            ids.push_back(one.id);
            upTo.insert(one.id, one.lastRow);
        }
        auto changes = changeEach(ids, [&](Conversation &conversation, EntryId &) -> Result<void> {
            conversation.state = state;
            conversation.settledRow = std::max(conversation.settledRow, upTo.value(conversation.id));
            conversation.waitingSince.reset();
            conversation.dueAt.reset();
            conversation.laterUntil.reset();
            conversation.unread = false;
            return {};
        });
        if (!changes)
            return changes;
        ConversationUpkeep upkeep(m_database);
        for (ConversationChange &one : *changes) {
            if (one.after.lastRow <= one.after.settledRow)
                continue;
            // Something has come in that was not seen.
            if (auto refreshed = upkeep.refresh(one.after.id, true); !refreshed)
                return fail(std::move(refreshed.error()));
            auto now = conversation(one.after.id);
            if (!now)
                return fail(std::move(now.error()));
            one.after = std::move(*now);
        }
        return changes;
    });
}

Result<ConversationChanges> Inbox::markDone(const SeenConversations &seen)
{
    return settle(seen, ConversationState::Done);
}

Result<ConversationChanges> Inbox::markWaiting(const SeenConversations &seen)
{
    return settle(seen, ConversationState::Waiting);
}

Result<ConversationChanges> Inbox::reopen(const Ids &ids, qint64 settledRow)
{
    return storage::inTransaction(m_database, [&]() -> Result<ConversationChanges> {
        auto changes = changeEach(ids, [settledRow](Conversation &conversation, EntryId &) -> Result<void> {
            conversation.state = ConversationState::Open;
            conversation.settledRow = settledRow;
            conversation.laterUntil.reset();
            return {};
        });
        if (!changes)
            return changes;
        // What waits in it is reckoned anew; one in which we have said the last word is open all the same.
        ConversationUpkeep upkeep(m_database);
        for (ConversationChange &one : *changes) {
            if (auto refreshed = upkeep.refresh(one.after.id, false); !refreshed)
                return fail(std::move(refreshed.error()));
            auto now = conversation(one.after.id);
            if (!now)
                return fail(std::move(now.error()));
            now->state = ConversationState::Open;
            if (auto updated = m_conversations.update(*now); !updated)
                return fail(std::move(updated.error()));
            one.after = std::move(*now);
        }
        return changes;
    });
}

Result<ConversationChanges> Inbox::putOff(const Ids &ids, Instant until)
{
    if (until <= m_clock.now())
        return fail(ErrorCode::InvalidInput, tr("That time has passed."), {}, tr("Choose a later one."));
    return changeEach(ids, [until](Conversation &conversation, EntryId &) -> Result<void> {
        conversation.state = ConversationState::Later;
        conversation.laterUntil = until;
        conversation.unread = false;
        return {};
    });
}

Result<int> Inbox::bringBackLater()
{
    const auto ids = m_conversations.laterUntil(m_clock.now());
    if (!ids)
        return fail(ids.error());
    if (ids->empty())
        return 0;
    const auto changed = changeEach(*ids, [](Conversation &conversation, EntryId &) -> Result<void> {
        conversation.state = ConversationState::Open;
        conversation.laterUntil.reset();
        conversation.unread = true;
        return {};
    });
    if (!changed)
        return fail(changed.error());
    return int(changed->size());
}

Result<std::optional<Instant>> Inbox::nextLater() const
{
    return m_conversations.nextLater();
}

Result<ConversationChanges> Inbox::assign(const Ids &ids, const QString &to, const QString &by)
{
    const QString name = to.simplified();
    return changeEach(ids, [&](Conversation &conversation, EntryId &noted) -> Result<void> {
        if (conversation.assignedTo == name)
            return {};
        conversation.assignedTo = name;
        noted = EntryId::create(m_clock);
        return m_entries.insert(
            {noted, conversation.id, m_clock.now(), ConversationEntry::Kind::Assigned, by, name});
    });
}

Result<void> Inbox::addLabel(const Ids &ids, const QString &label)
{
    const QString name = label.simplified();
    if (name.isEmpty())
        return fail(ErrorCode::InvalidInput, tr("A label needs a name."));
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        for (const ConversationId &id : ids) {
            if (auto added = m_entries.addLabel(id, name); !added)
                return fail(std::move(added.error()));
        }
        announce(ids);
        return {};
    });
}

Result<void> Inbox::removeLabel(const Ids &ids, const QString &label)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        for (const ConversationId &id : ids) {
            if (auto removed = m_entries.removeLabel(id, label); !removed)
                return fail(std::move(removed.error()));
        }
        announce(ids);
        return {};
    });
}

Result<EntryId> Inbox::addNote(const ConversationId &id, const QString &text, const QString &by)
{
    if (text.trimmed().isEmpty())
        return fail(ErrorCode::InvalidInput, tr("The note is empty."));
    ConversationEntry entry{EntryId::create(m_clock),      id, m_clock.now(),
                            ConversationEntry::Kind::Note, by, text.trimmed()};
    return storage::inTransaction(m_database, [&]() -> Result<EntryId> {
        if (auto found = conversation(id); !found)
            return fail(std::move(found.error()));
        if (auto inserted = m_entries.insert(entry); !inserted)
            return fail(std::move(inserted.error()));
        announce({id});
        return entry.id;
    });
}

Result<void> Inbox::removeNote(const EntryId &id)
{
    const auto removed = m_entries.remove(id);
    if (!removed)
        return fail(removed.error());
    if (removed->has_value())
        announce({**removed});
    return {};
}

Result<void> Inbox::restore(const ConversationChanges &changes)
{
    return storage::inTransaction(m_database, [&]() -> Result<void> {
        Ids ids;
        ConversationUpkeep upkeep(m_database);
        for (const ConversationChange &one : changes) {
            auto found = m_conversations.find(one.before.id);
            if (!found)
                return fail(std::move(found.error()));
            if (!found->has_value())
                continue;
            Conversation now = **found;
            const Conversation &before = one.before;
            const Conversation &after = one.after;
            if (one.learnedBefore && now.kind == after.kind && now.kindBy == after.kindBy) {
                if (auto unlearned = m_kinds.setExample(now.id, *one.learnedBefore); !unlearned)
                    return unlearned;
            }
            putBack(now.state, before.state, after.state);
            putBack(now.settledRow, before.settledRow, after.settledRow);
            putBack(now.laterUntil, before.laterUntil, after.laterUntil);
            putBack(now.assignedTo, before.assignedTo, after.assignedTo);
            putBack(now.kind, before.kind, after.kind);
            putBack(now.kindBy, before.kindBy, after.kindBy);
            putBack(now.unread, before.unread, after.unread);
            if (auto updated = m_conversations.update(now); !updated)
                return fail(std::move(updated.error()));
            if (!one.entry.isNull()) {
                if (auto removed = m_entries.remove(one.entry); !removed)
                    return fail(std::move(removed.error()));
            }
            // Who waits, and until when, follows from what stands in it.
            const bool hasNews = now.lastRow > after.lastRow;
            if (auto refreshed = upkeep.refresh(now.id, hasNews); !refreshed)
                return fail(std::move(refreshed.error()));
            ids.push_back(now.id);
        }
        announce(ids);
        return {};
    });
}

void Inbox::noteIntake(const QSet<ConversationId> &changed)
{
    if (!changed.isEmpty())
        Q_EMIT this->changed(changed);
}

void Inbox::announce(const Ids &ids)
{
    m_database.afterCommit(
        [self = QPointer<Inbox>(this), ids = QSet<ConversationId>(ids.begin(), ids.end())] {
            if (self && !ids.isEmpty())
                Q_EMIT self->changed(ids);
        });
}

} // namespace hatstand::listen
