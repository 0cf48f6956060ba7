// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/conversation_upkeep.h"
#include "listen/inbox/forgotten_table.h"
#include "listen/inbox/message_table.h"
#include "listen/inbox/speaker_table.h"
#include "listen/inbox/threading.h"
#include "listen/intake/intake_kinds.h"
#include "listen/intake/judgement.h"
#include "listen/intake/message_draft.h"
#include "listen/sources/source.h"
#include "publish/sent_post_table.h"

#include <QSet>

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hatstand::listen
{

/// What came of a batch.
struct IntakeReport
{
    std::vector<Instant> newMoments;    ///< when each new message was said
    int changed = 0;                    ///< known ones that say something else now
    qint64 firstRow = 0;                ///< of the new messages; 0: there are none
    QSet<ConversationId> conversations; ///< that have changed
    [[nodiscard]] bool hasNews() const { return !newMoments.empty() || changed > 0; }
};

/// Takes in what a source has said: knows again what is there already, finds out who speaks, in which
/// language and how it sounds and what they want, and puts it into its conversation. Lives for as long as
/// somebody keeps its connection busy; used by one thread.
class Intake
{
public:
    /// `database` and `clock` must outlive this.
    Intake(storage::Database &database, const Clock &clock, Judge judge);

    /// Judges what is not known yet: before the transaction, so that nobody waits for it.
    [[nodiscard]] Result<std::vector<Judgement>> judgeAll(const Source &source,
                                                          std::span<const MessageDraft> drafts);
    /// All of it or nothing: one transaction, or a part of the caller's. Drafts without a remoteId are left
    /// out, as nobody could know them again, and so is what somebody said before they were forgotten, and
    /// what begins something and is older than the source keeps; nothing is said later than now. `judged`:
    /// what judgeAll said of them.
    Result<IntakeReport> take(const Source &source, std::span<const MessageDraft> drafts,
                              std::span<const Judgement> judged);
    Result<IntakeReport> take(const Source &source, std::span<const MessageDraft> drafts);
    /// What has been deleted on its network goes here too. Answers the conversations that have changed.
    Result<QSet<ConversationId>> forget(const Source &source, std::string_view network,
                                        std::string_view place, std::span<const std::string> remoteIds);

private:
    struct Known
    {
        SpeakerId id;
        Instant firstAt;
        Instant lastAt;
        const MessageDraft *newest = nullptr; ///< of this batch, where it tells more than what is stored
        const MessageDraft *oldest = nullptr;
    };
    /// Whether it was said by somebody who was forgotten since.
    [[nodiscard]] bool isForgotten(const Source &source, const MessageDraft &draft) const;
    Result<void> takeOne(const Source &source, const MessageDraft &draft, const Judgement &judged,
                         IntakeReport &report);
    Result<void> takeKnown(const Source &source, const MessageDraft &draft, const StoredPlace &known,
                           MessageMark &mark, IntakeReport &report);
    [[nodiscard]] Result<Judgement> judge(const Source &source, const MessageDraft &draft, bool isKnown);
    /// It has come into a conversation.
    Result<void> arrived(const Source &source, const MessageDraft &draft, const MessageMark &mark);
    [[nodiscard]] Result<SpeakerId> speakerOf(const clients::ClientId &client, const MessageDraft &draft);
    Result<void> keepSpeakers(const clients::ClientId &client);
    Result<void> linkToPost(const Source &source, const ConversationId &id, const MessageDraft &draft);

    storage::Database &m_database;
    const Clock &m_clock;
    Judge m_judge;
    MessageTable m_messages;
    SpeakerTable m_speakers;
    Threading m_threading;
    IntakeKinds m_kinds;
    publish::SentPostTable m_posts;
    QHash<qint64, Instant> m_forgotten; ///< of the client of this batch
    std::optional<Instant> m_keptSince; ///< of the source of this batch
    std::unordered_map<std::string, Known> m_batchSpeakers;
    std::vector<size_t> m_batchTexts; ///< RecentTexts::numberOf what is new
};

} // namespace hatstand::listen
