// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/talk_rows.h"

#include "kit/time_words.h"
#include "listen/inbox/talk_needs.h"

#include <QCoreApplication>

namespace hatstand::ui::today
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::ui::today::Need)
};

/// So much of what was said stands in a row.
constexpr qsizetype snippetLength = 120;

Need talkNeed(NeedKind kind, const listen::Conversation &conversation)
{
    Need need;
    need.kind = kind;
    need.client = conversation.clientId;
    need.conversation = conversation.id;
    need.dueAt = conversation.dueAt.value_or(conversation.lastAt);
    need.actions = {NeedAction::AnswerNow};
    return need;
}

QString said(const listen::Conversation &conversation)
{
    return conversation.snippet.simplified().left(snippetLength);
}
} // namespace

void addTalk(std::vector<Need> &needs, const NeedSources &sources,
             const std::optional<clients::ClientId> &client)
{
    const auto talk = listen::talkNeeds(sources.inbox, sources.clients, client);
    if (!talk)
        return;
    for (const listen::OverdueTalk &late : talk->overdue) {
        Need need = talkNeed(NeedKind::Late, late.oldest);
        need.title = Words::tr("%n conversation(s) past the promised time", nullptr, late.count);
        const Instant since = late.oldest.waitingSince.value_or(late.oldest.lastAt);
        need.why =
            Words::tr("%1 has waited for %2: “%3”", "who, duration, what they said")
                .arg(late.oldest.speakerName, durationWords(sources.clock.now() - since), said(late.oldest));
        needs.push_back(std::move(need));
    }
    for (const listen::Conversation &review : talk->reviews) {
        Need need = talkNeed(NeedKind::Review, review);
        need.title = Words::tr("%1 gave %n star(s)", "who", review.stars.value_or(0)).arg(review.speakerName);
        need.why = Words::tr("“%1”", "what a review says").arg(said(review));
        needs.push_back(std::move(need));
    }
}

} // namespace hatstand::ui::today
