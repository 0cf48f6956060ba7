// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/intake.h"

#include "listen/keeping/retention.h"
#include "storage/snapshot.h"
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
    , m_kinds(database, clock)
    , m_posts(database)
{
}

namespace
{
MessageName nameOf(const Source &source, const MessageDraft &draft)
{
    return {source.clientId, draft.network, draft.place, draft.remoteId};
}

void write(Judgement judged, MessageMark &mark, Instant at)
{
    mark.said = {at, judged.kind, judged.kindBy};
    mark.language = std::move(judged.language);
    mark.feeling = judged.feeling;
    mark.compound = judged.compound;
}
} // namespace

Result<std::vector<Judgement>> Intake::judgeAll(const Source &source, std::span<const MessageDraft> drafts)
{
    m_kinds.begin();
    std::vector<Judgement> judged(drafts.size());
    storage::Snapshot snapshot(m_database);
    if (auto begun = snapshot.begin(); !begun)
        return fail(std::move(begun.error()));
    for (size_t i = 0; i < drafts.size(); ++i) {
        const auto known = m_messages.find(nameOf(source, drafts[i]));
        if (!known)
            return fail(known.error());
        if (known->has_value())
            continue;
        auto one = judge(source, drafts[i], false);
        if (!one)
            return fail(std::move(one.error()));
        judged[i] = std::move(*one);
    }
    return judged;
}

Result<Judgement> Intake::judge(const Source &source, const MessageDraft &draft, bool isKnown)
{
    Judgement judged = m_judge(draft.text, draft.language);
    if (!IntakeKinds::mayBeTalk(source, draft))
        return judged;
    if (auto told = m_kinds.judge(source, draft, isKnown, judged); !told)
        return fail(std::move(told.error()));
    return judged;
}

Result<IntakeReport> Intake::take(const Source &source, std::span<const MessageDraft> drafts)
{
    const auto judged = judgeAll(source, drafts);
    if (!judged)
        return fail(judged.error());
    return take(source, drafts, *judged);
}

Result<IntakeReport> Intake::take(const Source &source, std::span<const MessageDraft> drafts,
                                  std::span<const Judgement> judged)
{
    m_batchSpeakers.clear();
    static_cast<void>(m_threading.takeTouched());
    m_batchTexts.clear();
    m_kinds.begin();
    return storage::inTransaction(m_database, [&]() -> Result<IntakeReport> {
        IntakeReport report;
        auto forgotten = ForgottenTable(m_database).of(source.clientId);
        if (!forgotten)
            return fail(std::move(forgotten.error()));
        m_forgotten = std::move(*forgotten);
        m_keptSince = keptSince(source, m_clock.now());
        for (size_t i = 0; i < drafts.size(); ++i) {
            if (drafts[i].remoteId.empty() || isForgotten(source, drafts[i]))
                continue;
            if (auto taken = takeOne(source, drafts[i], judged[i], report); !taken)
                return fail(std::move(taken.error()));
        }
        if (auto kept = keepSpeakers(source.clientId); !kept)
            return fail(std::move(kept.error()));
        const Threading::Touched touched = m_threading.takeTouched();
        report.conversations = touched.all;
        ConversationUpkeep upkeep(m_database);
        for (const ConversationId &id : std::as_const(report.conversations)) {
            const auto said = touched.said.constFind(id);
            const auto refreshed =
                upkeep.refresh(id, touched.withNews.contains(id),
                               said == touched.said.constEnd() ? std::nullopt : std::optional(*said));
            if (!refreshed)
                return fail(std::move(refreshed.error()));
        }
        m_database.afterCommit([this, client = source.clientId, texts = std::move(m_batchTexts)] {
            m_kinds.keep(client, texts);
        });
        return report;
    });
}

Result<QSet<ConversationId>> Intake::forget(const Source &source, std::string_view network,
                                            std::string_view place, std::span<const std::string> remoteIds)
{
    return storage::inTransaction(m_database, [&]() -> Result<QSet<ConversationId>> {
        QSet<ConversationId> changed;
        for (const std::string &remoteId : remoteIds) {
            const auto known = m_messages.find({source.clientId, network, place, remoteId});
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

bool Intake::isForgotten(const Source &source, const MessageDraft &draft) const
{
    if (m_forgotten.isEmpty() || draft.speakerId.empty())
        return false;
    const auto since =
        m_forgotten.constFind(speakerKey(source.clientId, draft.network, draft.place, draft.speakerId));
    return since != m_forgotten.constEnd() && draft.at < *since;
}

Result<void> Intake::takeOne(const Source &source, const MessageDraft &draft, const Judgement &judged,
                             IntakeReport &report)
{
    const MessageName name = nameOf(source, draft);
    MessageMark mark;
    mark.clientId = source.clientId;
    mark.sourceId = source.id;
    mark.key = name.key;
    if (!draft.answersId.empty())
        mark.answersKey = MessageName{source.clientId, draft.network, draft.place, draft.answersId}.key;
    const auto known = m_messages.find(name);
    if (!known)
        return fail(known.error());
    if (known->has_value())
        return takeKnown(source, draft, **known, mark, report);
    // It would be deleted again at once.
    if (m_keptSince && draft.at < *m_keptSince && draft.answersId.empty() && draft.threadId.empty())
        return {};
    // What we have said to nobody is a post of ours, not a message.
    if (draft.isOurs && draft.answersId.empty() && draft.threadId.empty())
        return {};

    auto speaker = speakerOf(source.clientId, draft);
    if (!speaker)
        return fail(std::move(speaker.error()));
    mark.speakerId = *speaker;
    write(judged, mark, draft.at);
    auto place = m_threading.place(draft, mark, source);
    if (!place)
        return fail(std::move(place.error()));
    mark.conversationId = *place;
    mark.id = MessageId::create(m_clock);
    mark.receivedAt = m_clock.now();
    const auto row = m_messages.insert(draft, mark);
    if (!row)
        return fail(row.error());
    report.newMoments.push_back(draft.at);
    m_batchTexts.push_back(RecentTexts::numberOf(draft.text));
    if (report.firstRow == 0)
        report.firstRow = *row;
    if (mark.conversationId.isNull())
        return {};
    return arrived(source, draft, mark);
}

Result<void> Intake::takeKnown(const Source &source, const MessageDraft &draft, const StoredPlace &known,
                               MessageMark &mark, IntakeReport &report)
{
    const auto isSame = m_messages.says(known.row, draft);
    if (!isSame)
        return fail(isSame.error());
    const bool hasPlace = !known.conversationId.isNull();
    if (!*isSame || (!hasPlace && IntakeKinds::mayBeTalk(source, draft))) {
        auto judged = judge(source, draft, true);
        if (!judged)
            return fail(std::move(judged.error()));
        write(std::move(*judged), mark, draft.at);
    }
    if (!*isSame) {
        if (auto updated = m_messages.updateContent(known.row, draft, mark); !updated)
            return fail(std::move(updated.error()));
        ++report.changed;
    }
    if (hasPlace) {
        if (!*isSame) {
            m_threading.touch(known.conversationId);
            m_threading.noteSaid(known.conversationId, mark.said);
        }
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
    return arrived(source, draft, mark);
}

Result<void> Intake::arrived(const Source &source, const MessageDraft &draft, const MessageMark &mark)
{
    const auto place = m_threading.drawIn(nameOf(source, draft), mark.conversationId);
    if (!place)
        return fail(place.error());
    if (!draft.isOurs) {
        m_threading.noteNews(*place);
        m_threading.noteSaid(*place, mark.said);
    }
    return linkToPost(source, *place, draft);
}

Result<SpeakerId> Intake::speakerOf(const clients::ClientId &client, const MessageDraft &draft)
{
    if (draft.speakerId.empty())
        return SpeakerId();
    const auto [known, isNew] =
        m_batchSpeakers.try_emplace(draft.network + '\n' + draft.place + '\n' + draft.speakerId);
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

Result<void> Intake::linkToPost(const Source &source, const ConversationId &id, const MessageDraft &draft)
{
    if (source.accountId.isNull() || draft.isOurs || (draft.answersId.empty() && draft.rootId.empty()))
        return {};
    for (const std::string *remoteId : {&draft.answersId, &draft.rootId}) {
        if (remoteId->empty())
            continue;
        const auto post = m_posts.ofRemoteId(source.accountId, *remoteId);
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
