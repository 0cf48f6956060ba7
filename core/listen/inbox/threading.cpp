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
} // namespace

Result<ConversationId> Threading::place(const MessageDraft &draft, const MessageMark &mark,
                                        const Source &source)
{
    if (!draft.threadId.empty()) {
        const auto same =
            m_conversations.ofThread(mark.clientId, fromUtf8(draft.network), fromUtf8(draft.threadId));
        if (!same)
            return fail(same.error());
        if (same->has_value())
            return (*same)->id;
        return begin(draft, mark, source);
    }
    if (mark.answersKey) {
        const auto answered =
            m_messages.find(*mark.answersKey, mark.clientId, draft.network, draft.answersId);
        if (!answered)
            return fail(answered.error());
        if (answered->has_value() && !(*answered)->conversationId.isNull())
            return (*answered)->conversationId;
    }
    if (draft.isOurs || source.goesTo == GoesTo::Stream)
        return ConversationId();
    return begin(draft, mark, source);
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
    conversation.threadId = fromUtf8(draft.threadId);
    conversation.channel = draft.channel;
    conversation.about = fromUtf8(draft.about);
    conversation.aboutTitle = fromUtf8(draft.aboutTitle);
    conversation.firstAt = draft.at;
    conversation.lastAt = draft.at;
    if (auto inserted = m_conversations.insert(conversation); !inserted)
        return fail(std::move(inserted.error()));
    return conversation.id;
}

Result<ConversationId> Threading::drawIn(qint64 key, std::string_view network, std::string_view remoteId,
                                         const clients::ClientId &client, const ConversationId &into)
{
    struct Answered
    {
        qint64 key;
        std::string remoteId;
    };
    ConversationId target = into;
    touch(target);
    // What is drawn in is answered in its turn.
    std::deque<Answered> answered{{key, std::string(remoteId)}};
    while (!answered.empty()) {
        const Answered next = std::move(answered.front());
        answered.pop_front();
        const auto answers = m_messages.answersTo(next.key, client, network, next.remoteId);
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
            const auto name = m_messages.nameOf(answer.row);
            if (!name)
                return fail(name.error());
            if (auto moved = m_messages.move(answer.row, target); !moved)
                return fail(std::move(moved.error()));
            if (name->has_value())
                answered.push_back({(*name)->key, (*name)->remoteId});
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
    // What its network keeps in a thread stays there.
    if (!(*other)->threadId.isEmpty())
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
    stays.settledAt = std::min(stays.settledAt, goes.settledAt);
    if (goes.state == ConversationState::Open)
        stays.state = ConversationState::Open;
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

Threading::Touched Threading::takeTouched()
{
    Touched touched;
    touched.all = std::exchange(m_touched, {});
    const QSet<ConversationId> withNews = std::exchange(m_withNews, {});
    for (const ConversationId &id : withNews)
        touched.withNews.insert(whereNow(id));
    m_merged.clear();
    return touched;
}

} // namespace hatstand::listen
