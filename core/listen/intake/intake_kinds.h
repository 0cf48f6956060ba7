// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/speaker_table.h"
#include "listen/intake/judgement.h"
#include "listen/intake/message_draft.h"
#include "listen/intake/recent_texts.h"
#include "listen/kinds/kind_judges.h"
#include "listen/sources/source.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hatstand::listen
{

/// Tells of what kind something is that comes in: by the client's rules and corrections, which are read once
/// for a batch.
class IntakeKinds
{
public:
    /// Both must outlive this.
    IntakeKinds(storage::Database &database, const Clock &clock)
        : m_judges(database), m_speakers(database, clock), m_texts(database)
    {
    }

    /// What is judged from here on was said to that client at one time.
    void begin() { m_judge = nullptr; }
    /// Whether it can come into a conversation by which somebody wants something: see Threading.
    [[nodiscard]] static bool mayBeTalk(const Source &source, const MessageDraft &draft);
    /// Writes the kind of something that may be talk into `judged`, which says the rest already. `isKnown`:
    /// it was heard before, so that its own text says nothing about whether others have said the same.
    Result<void> judge(const Source &source, const MessageDraft &draft, bool isKnown, Judgement &judged);
    /// These (RecentTexts::numberOf) are stored.
    void keep(const clients::ClientId &client, const std::vector<size_t> &texts)
    {
        for (const size_t text : texts)
            m_texts.add(client, text);
    }

private:
    [[nodiscard]] Result<bool> isStranger(const clients::ClientId &client, const MessageDraft &draft);

    KindJudges m_judges;
    SpeakerTable m_speakers;
    RecentTexts m_texts;
    const KindJudge *m_judge = nullptr;                       ///< of this batch; null: none was needed yet
    std::unordered_map<std::string, Instant> m_speakersHeard; ///< in this batch, and when first
    std::unordered_set<size_t> m_textsHeard;                  ///< the same
};

} // namespace hatstand::listen
