// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/intake.h"

#include "listen/inbox/message_key.h"
#include "storage/transaction.h"

namespace hatstand::listen
{

Intake::Intake(storage::Database &database, const Clock &clock, Judge judge)
    : m_database(database)
    , m_clock(clock)
    , m_judge(std::move(judge))
    , m_messages(database)
    , m_speakers(database, clock)
    , m_threading(database, clock)
    , m_posts(database)
{
}

Result<IntakeReport> Intake::take(const Source &source, std::span<const MessageDraft> drafts)
{
    const QByteArray client = source.clientId.toBytes();
    const std::string_view clientBytes(client.constData(), size_t(client.size()));
    m_batchSpeakers.clear();
    static_cast<void>(m_threading.takeTouched());
    return storage::inTransaction(m_database, [&]() -> Result<IntakeReport> {
        IntakeReport report;
        for (const MessageDraft &draft : drafts) {
            if (draft.remoteId.empty())
                continue;
            if (auto taken = takeOne(source, draft, clientBytes, report); !taken)
                return fail(std::move(taken.error()));
        }
        if (auto kept = keepSpeakers(source.clientId); !kept)
            return fail(std::move(kept.error()));
        const Threading::Touched touched = m_threading.takeTouched();
        report.conversations = touched.all;
        ConversationUpkeep upkeep(m_database);
        for (const ConversationId &id : std::as_const(report.conversations)) {
            if (auto refreshed = upkeep.refresh(id, touched.withNews.contains(id)); !refreshed)
                return fail(std::move(refreshed.error()));
        }
        return report;
    });
}

Result<QSet<ConversationId>> Intake::forget(const Source &source, std::string_view network,
                                            std::span<const std::string> remoteIds)
{
    const QByteArray client = source.clientId.toBytes();
    const std::string_view clientBytes(client.constData(), size_t(client.size()));
    return storage::inTransaction(m_database, [&]() -> Result<QSet<ConversationId>> {
        QSet<ConversationId> changed;
        for (const std::string &remoteId : remoteIds) {
            const qint64 key = messageKey(clientBytes, network, remoteId);
            const auto known = m_messages.find(key, source.clientId, network, remoteId);
            if (!known)
                return fail(known.error());
            if (!known->has_value())
                continue;
            if (auto removed = m_messages.remove((*known)->row); !removed)
                return fail(std::move(removed.error()));
            if (!(*known)->conversationId.isNull())
                changed.insert((*known)->conversationId);
        }
        ConversationUpkeep upkeep(m_database);
        for (const ConversationId &id : std::as_const(changed)) {
            if (auto refreshed = upkeep.refresh(id, false); !refreshed)
                return fail(std::move(refreshed.error()));
        }
        return changed;
    });
}

Result<void> Intake::takeOne(const Source &source, const MessageDraft &draft, std::string_view client,
                             IntakeReport &report)
{
    MessageMark mark;
    mark.clientId = source.clientId;
    mark.sourceId = source.id;
    mark.key = messageKey(client, draft.network, draft.remoteId);
    if (!draft.answersId.empty())
        mark.answersKey = messageKey(client, draft.network, draft.answersId);
    const auto known = m_messages.find(mark.key, mark.clientId, draft.network, draft.remoteId);
    if (!known)
        return fail(known.error());
    if (known->has_value())
        return takeKnown(source, draft, **known, mark, report);
    // What we have said to nobody is a post of ours, not a message.
    if (draft.isOurs && draft.answersId.empty() && draft.threadId.empty())
        return {};

    auto speaker = speakerOf(source.clientId, draft);
    if (!speaker)
        return fail(std::move(speaker.error()));
    mark.speakerId = *speaker;
    auto place = m_threading.place(draft, mark, source);
    if (!place)
        return fail(std::move(place.error()));
    mark.conversationId = *place;
    mark.id = MessageId::create(m_clock);
    mark.receivedAt = m_clock.now();
    judge(draft, mark);
    const auto row = m_messages.insert(draft, mark);
    if (!row)
        return fail(row.error());
    report.newMoments.push_back(draft.at);
    if (report.firstRow == 0)
        report.firstRow = *row;
    if (mark.conversationId.isNull())
        return {};
    return arrived(draft, mark);
}

Result<void> Intake::takeKnown(const Source &source, const MessageDraft &draft, const StoredPlace &known,
                               MessageMark &mark, IntakeReport &report)
{
    judge(draft, mark);
    const auto changed = m_messages.updateContent(known.row, draft, mark);
    if (!changed)
        return fail(changed.error());
    if (*changed)
        ++report.changed;
    if (!known.conversationId.isNull()) {
        if (*changed)
            m_threading.touch(known.conversationId);
        return {};
    }
    // Heard before in the stream, or as an answer of ours to something unknown: it may have a place now.
    const auto place = m_threading.place(draft, mark, source);
    if (!place)
        return fail(place.error());
    if (place->isNull())
        return {};
    if (auto moved = m_messages.move(known.row, *place); !moved)
        return fail(std::move(moved.error()));
    mark.conversationId = *place;
    return arrived(draft, mark);
}

Result<void> Intake::arrived(const MessageDraft &draft, const MessageMark &mark)
{
    const auto place =
        m_threading.drawIn(mark.key, draft.network, draft.remoteId, mark.clientId, mark.conversationId);
    if (!place)
        return fail(place.error());
    if (!draft.isOurs)
        m_threading.noteNews(*place);
    return linkToPost(*place, draft);
}

void Intake::judge(const MessageDraft &draft, MessageMark &mark) const
{
    Judgement judged = m_judge(draft.text, draft.language);
    mark.language = std::move(judged.language);
    mark.feeling = judged.feeling;
    mark.compound = judged.compound;
}

Result<SpeakerId> Intake::speakerOf(const clients::ClientId &client, const MessageDraft &draft)
{
    if (draft.speakerId.empty())
        return SpeakerId();
    const auto [known, isNew] = m_batchSpeakers.try_emplace(draft.network + '\n' + draft.speakerId);
    Known &speaker = known->second;
    if (isNew) {
        auto kept = m_speakers.keep(client, draft);
        if (!kept)
            return kept;
        speaker = {*kept, draft.at, draft.at};
    } else if (draft.at > speaker.lastAt) {
        speaker.lastAt = draft.at;
        speaker.newest = &draft;
    } else if (draft.at < speaker.firstAt) {
        speaker.firstAt = draft.at;
        speaker.oldest = &draft;
    }
    return speaker.id;
}

Result<void> Intake::keepSpeakers(const clients::ClientId &client)
{
    for (const auto &[name, speaker] : m_batchSpeakers) {
        for (const MessageDraft *draft : {speaker.newest, speaker.oldest}) {
            if (draft == nullptr)
                continue;
            if (auto kept = m_speakers.keep(client, *draft); !kept)
                return fail(std::move(kept.error()));
        }
    }
    m_batchSpeakers.clear();
    return {};
}

Result<void> Intake::linkToPost(const ConversationId &id, const MessageDraft &draft)
{
    if (draft.isOurs || (draft.answersId.empty() && draft.rootId.empty()))
        return {};
    for (const std::string *remoteId : {&draft.answersId, &draft.rootId}) {
        if (remoteId->empty())
            continue;
        const auto post = m_posts.ofRemoteId(*remoteId);
        if (!post)
            return fail(post.error());
        if (post->has_value()) {
            ConversationTable conversations(m_database);
            if (auto linked = conversations.setPost(id, **post); !linked)
                return fail(std::move(linked.error()));
            return {};
        }
    }
    return {};
}

} // namespace hatstand::listen
