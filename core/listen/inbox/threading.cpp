// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/inbox/threading.h"

#include "listen/inbox/message_key.h"

#include <deque>
#include <string>

namespace hatstand::listen
{

namespace
{
QString fromUtf8(const std::string &text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// What its network keeps in a thread stays there, and what was said to us alone among that.
bool mayMerge(const Conversation &one, const Conversation &other)
{
    if (one.threadId.isEmpty() && other.threadId.isEmpty())
        return true;
    if (!one.threadId.isEmpty() && !other.threadId.isEmpty())
        return one.threadId == other.threadId;
    const Conversation &without = one.threadId.isEmpty() ? one : other;
    return without.channel == networks::Channel::DirectMessage;
}

/// Which of two states is that of both: whoever waits, waits.
int rank(ConversationState state)
{
    switch (state) {
    case ConversationState::Open:
        return 3;
    case ConversationState::Later:
        return 2;
    case ConversationState::Waiting:
        return 1;
    case ConversationState::Done:
        break;
    }
    return 0;
}
} // namespace

Result<ConversationId> Threading::place(const MessageDraft &draft, const MessageMark &mark,
                                        const Source &source)
{
    std::optional<Conversation> answered;
    if (!draft.answersId.empty()) {
        const auto stored = m_messages.find({mark.clientId, draft.network, draft.place, draft.answersId});
        if (!stored)
            return fail(stored.error());
        if (stored->has_value() && !(*stored)->conversationId.isNull()) {
            auto found = m_conversations.find((*stored)->conversationId);
            if (!found)
                return fail(std::move(found.error()));
            answered = std::move(*found);
        }
    }
    if (!draft.threadId.empty())
        return placeInThread(draft, mark, source, answered);
    if (answered)
        return answered->id;
    if (draft.isOurs || source.goesTo == GoesTo::Stream)
        return ConversationId();
    return begin(draft, mark, source);
}

Result<ConversationId> Threading::placeInThread(const MessageDraft &draft, const MessageMark &mark,
                                                const Source &source,
                                                const std::optional<Conversation> &answered)
{
    const auto thread = m_conversations.ofThread(mark.clientId, draft.network, draft.place, draft.threadId);
    if (!thread)
        return fail(thread.error());
    // Some networks tell the thread of some messages only: the others found their place by what they answer.
    const bool mayJoin =
        answered && answered->threadId.isEmpty() && answered->channel == networks::Channel::DirectMessage;
    if (thread->has_value())
        return mayJoin ? merge((*thread)->id, answered->id) : (*thread)->id;
    if (!mayJoin)
        return begin(draft, mark, source);
    Conversation named = *answered;
    named.threadId = fromUtf8(draft.threadId);
    if (auto updated = m_conversations.update(named); !updated)
        return fail(std::move(updated.error()));
    touch(named.id);
    return named.id;
}

Result<ConversationId> Threading::begin(const MessageDraft &draft, const MessageMark &mark,
                                        const Source &source)
{
    Conversation conversation;
    conversation.id = ConversationId::create(m_clock);
    conversation.clientId = mark.clientId;
    conversation.sourceId = source.id;
    conversation.accountId = source.accountId;
    conversation.network = fromUtf8(draft.network);
    conversation.place = fromUtf8(draft.place);
    conversation.threadId = fromUtf8(draft.threadId);
    conversation.channel = draft.channel;
    conversation.kind = mark.said.kind;
    conversation.kindBy = mark.said.by;
    conversation.about = fromUtf8(draft.about);
    conversation.aboutTitle = fromUtf8(draft.aboutTitle);
    conversation.firstAt = draft.at;
    conversation.lastAt = draft.at;
    if (auto inserted = m_conversations.insert(conversation); !inserted)
        return fail(std::move(inserted.error()));
    return conversation.id;
}

Result<ConversationId> Threading::drawIn(const MessageName &name, const ConversationId &into)
{
    ConversationId target = into;
    touch(target);
    // What is drawn in is answered in its turn.
    std::deque<std::string> answered{std::string(name.remoteId)};
    while (!answered.empty()) {
        const std::string next = std::move(answered.front());
        answered.pop_front();
        const auto answers = m_messages.answersTo({name.client, name.network, name.place, next});
        if (!answers)
            return fail(answers.error());
        for (const StoredPlace &answer : *answers) {
            if (answer.conversationId == target)
                continue;
            if (!answer.conversationId.isNull()) {
                const auto merged = merge(target, answer.conversationId);
                if (!merged)
                    return fail(merged.error());
                target = *merged;
                continue;
            }
            if (!answer.isOurs)
                noteNews(target);
            auto remoteId = m_messages.remoteIdOf(answer.row);
            if (!remoteId)
                return fail(std::move(remoteId.error()));
            if (auto moved = m_messages.move(answer.row, target); !moved)
                return fail(std::move(moved.error()));
            answered.push_back(std::move(*remoteId));
        }
    }
    return target;
}

Result<ConversationId> Threading::merge(const ConversationId &first, const ConversationId &second)
{
    const auto one = m_conversations.find(first);
    if (!one)
        return fail(one.error());
    const auto other = m_conversations.find(second);
    if (!other)
        return fail(other.error());
    // An answer that was moved with the conversation before it still names the old one.
    if (!one->has_value() || !other->has_value())
        return one->has_value() ? first : second;
    if (!mayMerge(**one, **other))
        return first;
    const bool firstIsOlder = (*one)->row < (*other)->row;
    Conversation stays = firstIsOlder ? **one : **other;
    const Conversation goes = firstIsOlder ? **other : **one;
    if (stays.assignedTo.isEmpty())
        stays.assignedTo = goes.assignedTo;
    if (stays.kindBy != KindBy::Person && goes.kindBy == KindBy::Person) {
        stays.kind = goes.kind;
        stays.kindBy = goes.kindBy;
    }
    if (stays.threadId.isEmpty())
        stays.threadId = goes.threadId;
    if (stays.postId.isNull())
        stays.postId = goes.postId;
    stays.unread = stays.unread || goes.unread;
    // Dealt with is only what was dealt with in both.
    stays.settledRow = std::min(stays.settledRow, goes.settledRow);
    if (rank(goes.state) > rank(stays.state)) {
        stays.state = goes.state;
        stays.laterUntil = goes.laterUntil;
    }
    if (stays.waitingSince && goes.waitingSince)
        stays.waitingSince = std::min(*stays.waitingSince, *goes.waitingSince);
    else if (goes.waitingSince)
        stays.waitingSince = goes.waitingSince;
    stays.dueAt.reset();
    if (goes.firstAt < stays.firstAt) {
        stays.channel = goes.channel;
        stays.about = goes.about;
        stays.aboutTitle = goes.aboutTitle;
    }
    Result<void> done;
    if (auto moved = m_messages.moveAll(goes.id, stays.id); !moved)
        return fail(std::move(moved.error()));
    if (done = m_conversations.moveBelongings(goes.id, stays.id); !done)
        return fail(std::move(done.error()));
    if (auto removed = m_conversations.remove(goes.id); !removed)
        return fail(std::move(removed.error()));
    if (auto updated = m_conversations.update(stays); !updated)
        return fail(std::move(updated.error()));
    m_touched.remove(goes.id);
    m_merged.insert(goes.id, stays.id);
    touch(stays.id);
    return stays.id;
}

ConversationId Threading::whereNow(ConversationId id) const
{
    for (auto found = m_merged.constFind(id); found != m_merged.constEnd(); found = m_merged.constFind(id))
        id = *found;
    return id;
}

namespace
{
void add(QHash<ConversationId, SaidKind> &all, const ConversationId &id, const SaidKind &said)
{
    if (said.kind == ConversationKind::Other)
        return;
    const auto known = all.find(id);
    if (known == all.end())
        all.insert(id, said);
    else if (said.at >= known->at)
        *known = said;
}
} // namespace

void Threading::noteSaid(const ConversationId &id, const SaidKind &said)
{
    add(m_said, id, said);
}

Threading::Touched Threading::takeTouched()
{
    Touched touched;
    touched.all = std::exchange(m_touched, {});
    const QSet<ConversationId> withNews = std::exchange(m_withNews, {});
    for (const ConversationId &id : withNews)
        touched.withNews.insert(whereNow(id));
    const QHash<ConversationId, SaidKind> said = std::exchange(m_said, {});
    for (auto each = said.constBegin(); each != said.constEnd(); ++each)
        add(touched.said, whereNow(each.key()), *each);
    m_merged.clear();
    return touched;
}

} // namespace hatstand::listen
