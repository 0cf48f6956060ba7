// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/intake/intake_kinds.h"

#include "listen/kinds/kind_message.h"

#include <algorithm>

namespace hatstand::listen
{

bool IntakeKinds::mayBeTalk(const Source &source, const MessageDraft &draft)
{
    return !draft.isOurs &&
           (source.goesTo == GoesTo::Inbox || !draft.answersId.empty() || !draft.threadId.empty());
}

Result<void> IntakeKinds::judge(const Source &source, const MessageDraft &draft, bool isKnown,
                                Judgement &judged)
{
    if (m_judge == nullptr) {
        const auto judge = m_judges.of(source.clientId);
        if (!judge)
            return fail(judge.error());
        m_judge = *judge;
        m_speakersHeard.clear();
        m_textsHeard.clear();
    }
    const auto stranger = isStranger(source.clientId, draft);
    if (!stranger)
        return fail(stranger.error());
    bool isRepeated = false;
    if (!isKnown) {
        const size_t text = RecentTexts::numberOf(draft.text);
        const auto wasSaid = m_texts.has(source.clientId, text);
        if (!wasSaid)
            return fail(wasSaid.error());
        isRepeated = !m_textsHeard.insert(text).second || *wasSaid;
    }
    const PreparedMessage prepared(
        kindMessage(draft, judged.language, judged.feeling, source.name, {*stranger, isRepeated}));
    const KindVerdict verdict = m_judge->judge(prepared);
    judged.kind = verdict.kind;
    judged.kindBy = verdict.by;
    return {};
}

Result<bool> IntakeKinds::isStranger(const clients::ClientId &client, const MessageDraft &draft)
{
    if (draft.speakerId.empty())
        return true;
    const auto [heard, isFirst] =
        m_speakersHeard.try_emplace(draft.network + '\n' + draft.place + '\n' + draft.speakerId, draft.at);
    if (isFirst) {
        const auto firstAt = m_speakers.firstHeard(client, draft);
        if (!firstAt)
            return fail(firstAt.error());
        heard->second = std::min(draft.at, firstAt->value_or(draft.at));
        return heard->second >= draft.at;
    }
    const bool isStranger = draft.at < heard->second;
    heard->second = std::min(heard->second, draft.at);
    return isStranger;
}

} // namespace hatstand::listen
