// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/person_facts.h"

namespace hatstand::ui::inbox
{

namespace
{
constexpr int mostHistory = 60;
}

PersonSource personFromInbox(const listen::Inbox &inbox, std::function<QString(const QString &)> networkName)
{
    PersonSource source;
    source.facts = [&inbox, networkName = std::move(networkName)](
                       const listen::Conversation &conversation) -> Result<PersonFacts> {
        PersonFacts facts;
        facts.name = conversation.speakerName;
        facts.network = conversation.network;
        facts.networkName = networkName(conversation.network);
        const auto speaker = inbox.speaker(conversation.speakerId);
        if (!speaker)
            return fail(speaker.error());
        if (speaker->has_value()) {
            const listen::StoredSpeaker &known = **speaker;
            facts.name = known.displayName.isEmpty() ? conversation.speakerName : known.displayName;
            facts.handle = known.handle.isEmpty() ? QString() : QLatin1Char('@') + known.handle;
            facts.page = known.page;
            facts.followers = known.followers;
            facts.firstAt = known.firstAt;
        }
        if (conversation.speakerId.isNull()) {
            facts.messages = conversation.messageCount;
            facts.conversations = 1;
            return facts;
        }
        const auto said = inbox.ofSpeaker(conversation.speakerId, mostHistory);
        if (!said)
            return fail(said.error());
        for (const listen::Conversation &one : *said) {
            facts.messages += one.messageCount;
            ++facts.conversations;
            facts.history.push_back({one.id, one.snippet, one.network, networkName(one.network), one.lastAt,
                                     one.kind, one.feeling});
        }
        return facts;
    };
    return source;
}

} // namespace hatstand::ui::inbox
