// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What of the inbox is about what people want.
#include "listen/inbox/inbox.h"
#include "listen/kinds/kind_message.h"
#include "listen/sources/source_table.h"
#include "storage/transaction.h"

namespace hatstand::listen
{

namespace
{
/// A conversation keeps the kind of something said earlier where what came after is of none: so many messages
/// are looked at for it.
constexpr int mostAsked = 20;
} // namespace

Result<ConversationChanges> Inbox::setKind(const Ids &ids, ConversationKind kind)
{
    return storage::inTransaction(m_database, [&]() -> Result<ConversationChanges> {
        auto changes = changeEach(ids, [kind](Conversation &conversation, EntryId &) -> Result<void> {
            conversation.kind = kind;
            conversation.kindBy = KindBy::Person;
            return {};
        });
        if (!changes)
            return changes;
        for (ConversationChange &one : *changes) {
            if (auto learned = learn(one); !learned)
                return fail(std::move(learned.error()));
        }
        return changes;
    });
}

Result<void> Inbox::learn(ConversationChange &change)
{
    const Conversation &conversation = change.after;
    auto before = m_kinds.example(conversation.id);
    if (!before)
        return fail(std::move(before.error()));
    change.learnedBefore = std::move(*before);
    const auto said = m_messages.theirs(conversation.id, 1);
    if (!said)
        return fail(said.error());
    if (said->empty())
        return m_kinds.setExample(conversation.id, std::nullopt);
    auto told = prepare(said->front());
    if (!told)
        return fail(std::move(told.error()));
    return m_kinds.setExample(
        conversation.id,
        StoredKindExample{said->front().row,
                          conversation.clientId,
                          {conversation.kind, kindFeatures(PreparedMessage(std::move(*told)))}});
}

Result<TopicMessage> Inbox::prepare(const Message &message) const
{
    const auto speaker = m_speakers.find(message.speakerId);
    if (!speaker)
        return fail(speaker.error());
    const auto wasSaid = m_messages.wasSaidBefore(message);
    if (!wasSaid)
        return fail(wasSaid.error());
    const auto source = SourceTable(m_database).find(message.sourceId);
    if (!source)
        return fail(source.error());
    const bool isStranger = !speaker->has_value() || (*speaker)->firstAt >= message.at;
    return kindMessage(message, source->has_value() ? (*source)->name : QString(), {isStranger, *wasSaid});
}

Result<QString> Inbox::kindWhy(const ConversationId &id) const
{
    const auto asked = conversation(id);
    if (!asked)
        return fail(asked.error());
    const auto said = m_messages.theirs(id, asked->kindBy == KindBy::Person ? 1 : mostAsked);
    if (!said)
        return fail(said.error());
    const auto judge = m_judges.of(asked->clientId);
    if (!judge)
        return fail(judge.error());
    for (const Message &message : *said) {
        auto told = prepare(message);
        if (!told)
            return fail(std::move(told.error()));
        const PreparedMessage prepared(std::move(*told));
        const KindVerdict verdict = (*judge)->judge(
            prepared, asked->kindBy == KindBy::Person ? std::optional(asked->kind) : std::nullopt);
        if (verdict.kind == asked->kind)
            return (*judge)->why(verdict, prepared);
    }
    return tr("By rules, or corrections, that are others now.");
}

} // namespace hatstand::listen
