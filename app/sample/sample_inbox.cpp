// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample/sample_inbox.h"

#include "listen/inbox/inbox.h"
#include "listen/intake/make_judge.h"
#include "listen/intake/message_extra.h"
#include "listen/replies/saved_replies.h"
#include "listen/sources/source_service.h"
#include "listen/sources/source_table.h"

#include <QJsonDocument>

#include <algorithm>

namespace hatstand::sample
{

SampleInbox::SampleInbox(Parts parts, Instant now)
    : m_parts(std::move(parts)), m_now(now), m_intake(m_parts.database, m_parts.clock, listen::makeJudge())
{
}

void SampleInbox::goTo(int minutesAgo)
{
    m_parts.clock.setNow(m_now - std::chrono::minutes(minutesAgo));
}

Result<void> SampleInbox::fill(const SampleTalk &talk)
{
    goTo(0);
    listen::SourceService sources(m_parts.database, m_parts.clock, m_parts.accounts, m_parts.connectors);
    if (const auto followed = sources.followAccounts(); !followed)
        return fail(followed.error());
    listen::Inbox inbox(m_parts.database, m_parts.clock);
    listen::AnswerPromise promise;
    promise.minutes = talk.promiseMinutes;
    for (const clients::ClientId &client : m_parts.clients) {
        if (auto promised = inbox.setPromise(client, promise); !promised)
            return promised;
    }
    listen::SavedReplies saved(m_parts.database, m_parts.clock);
    for (const SampleSavedReply &one : talk.savedReplies) {
        listen::SavedReply reply;
        reply.clientId = m_parts.clients.value(one.client);
        reply.name = one.name;
        reply.text = one.text;
        if (const auto added = saved.add(reply); !added)
            return fail(added.error());
    }
    int number = 0;
    for (const SampleConversation &conversation : talk.conversations) {
        if (auto added = add(conversation, ++number); !added)
            return added;
    }
    goTo(0);
    return {};
}

QCoro::Task<Result<void>> SampleInbox::catchUp()
{
    const QString owner = QStringLiteral("sample");
    listen::SourceTable table(m_parts.database);
    const auto sources = table.of(std::nullopt);
    if (!sources)
        co_return fail(sources.error());
    for (const listen::Source &source : *sources) {
        const auto account = m_parts.accounts.account(source.accountId);
        networks::Connector *connector = account ? m_parts.connectors.find(account->network) : nullptr;
        if (source.kind != listen::SourceKind::Account || !connector || !connector->listener())
            continue;
        const Instant until = m_now + std::chrono::minutes(1);
        if (const auto held = table.lease(source.id, owner, until, m_now, until); !held)
            co_return fail(held.error());
        listen::SourceStanding standing = source.standing;
        bool goesOn = true;
        while (goesOn) {
            const auto heard = co_await connector->listener()->listen(
                clients::AccountService::identity(*account), standing.cursor, m_now, {});
            if (!heard)
                co_return fail(heard.error());
            goesOn = heard->hasMore && heard->cursor != standing.cursor;
            standing.cursor = heard->cursor;
        }
        standing.askedAt = m_now;
        standing.nextAt = until;
        if (const auto kept = table.updateStanding(source.id, standing, owner); !kept)
            co_return fail(kept.error());
    }
    co_return Result<void>();
}

// What came to an account that answers, or what was read from a place that cannot be answered by programs.
Result<listen::Source> SampleInbox::sourceFor(const SampleConversation &conversation)
{
    const clients::ClientId client = m_parts.clients.value(conversation.client);
    listen::SourceTable table(m_parts.database);
    if (conversation.network.isEmpty()) {
        listen::SourceService sources(m_parts.database, m_parts.clock, m_parts.accounts, m_parts.connectors);
        const auto all = sources.sources(client);
        if (!all)
            return fail(all.error());
        const auto found = std::ranges::find(*all, listen::SourceKind::Account, &listen::Source::kind);
        if (found == all->end())
            return fail(ErrorCode::NotFound, QStringLiteral("The sample has no account that listens."));
        return *found;
    }
    const QString key = conversation.client + QLatin1Char('/') + conversation.network;
    if (m_read.contains(key))
        return m_read.value(key);
    listen::Source source;
    source.id = listen::SourceId::create(m_parts.clock);
    source.clientId = client;
    source.kind = listen::SourceKind::Import;
    source.name = conversation.network;
    source.goesTo = listen::GoesTo::Inbox;
    source.createdAt = m_parts.clock.now();
    source.standing.nextAt = m_parts.clock.now();
    if (auto inserted = table.insert(source); !inserted)
        return fail(std::move(inserted.error()));
    m_read.insert(key, source);
    return source;
}

/// The id on Practice of the post that it answers; empty: it answers none.
Result<QString> SampleInbox::answeredId(const SampleConversation &conversation)
{
    if (conversation.post.isEmpty())
        return QString();
    plan::PostFilter filter;
    filter.client = m_parts.clients.value(conversation.client);
    filter.limit = 2'000;
    const auto rows = m_parts.posts.rows(filter);
    if (!rows)
        return fail(rows.error());
    // What stood there already when it was said.
    const Instant said = m_now - std::chrono::minutes(conversation.said.front().minutesAgo);
    QString newest;
    Instant at;
    for (const plan::PostRow &row : *rows) {
        if (row.status != plan::PostStatus::Published || !row.title.contains(conversation.post))
            continue;
        const auto deliveries = m_parts.outbox.ofPost(row.id);
        if (!deliveries)
            return fail(deliveries.error());
        for (const publish::Delivery &delivery : *deliveries) {
            if (!delivery.remoteId.isEmpty() && delivery.publishedAt && *delivery.publishedAt > at &&
                *delivery.publishedAt <= said) {
                newest = delivery.remoteId;
                at = *delivery.publishedAt;
            }
        }
    }
    return newest;
}

Result<void> SampleInbox::add(const SampleConversation &conversation, int number)
{
    const auto source = sourceFor(conversation);
    if (!source)
        return fail(source.error());
    const auto answers = answeredId(conversation);
    if (!answers)
        return fail(answers.error());
    listen::ConversationId id;
    std::string before = answers->toStdString();
    for (std::size_t at = 0; at < conversation.said.size(); ++at) {
        const SampleSaid &said = conversation.said[at];
        goTo(said.minutesAgo);
        listen::MessageDraft draft;
        draft.network = conversation.network.isEmpty() ? "practice" : conversation.network.toStdString();
        draft.place = conversation.place.toStdString();
        draft.remoteId = "sample/" + std::to_string(number) + '/' + std::to_string(at);
        draft.answersId = before;
        draft.threadId = conversation.thread.toStdString();
        draft.channel = conversation.channel;
        draft.isOurs = said.ours;
        draft.at = m_parts.clock.now();
        draft.speakerId = said.ours ? "ours" : conversation.handle.toStdString();
        draft.handle = said.ours ? std::string() : conversation.handle.toStdString();
        draft.displayName = said.ours ? source->name.toStdString() : conversation.name.toStdString();
        draft.text = said.text.toStdString();
        draft.about = conversation.about.toStdString();
        draft.aboutTitle = conversation.aboutTitle.toStdString();
        if (!said.ours)
            draft.stars = conversation.stars;
        listen::MessageExtra extra;
        extra.contentWarning = said.ours ? QString() : conversation.warning;
        if (at == 0)
            extra.media = conversation.media;
        if (const QJsonObject json = listen::toJson(extra); !json.isEmpty())
            draft.extra = QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
        before = draft.remoteId;
        const auto taken = m_intake.take(*source, std::span(&draft, 1));
        if (!taken)
            return fail(taken.error());
        if (!taken->conversations.isEmpty())
            id = *taken->conversations.begin();
    }
    return id.isNull() ? Result<void>() : decide(conversation, id);
}

Result<void> SampleInbox::decide(const SampleConversation &conversation, const listen::ConversationId &id)
{
    listen::Inbox inbox(m_parts.database, m_parts.clock);
    if (conversation.kind != listen::ConversationKind::Other) {
        if (const auto set = inbox.setKind({id}, conversation.kind); !set)
            return fail(set.error());
    }
    for (const QString &label : conversation.labels) {
        if (auto added = inbox.addLabel({id}, label); !added)
            return added;
    }
    for (const SampleNote &note : conversation.notes) {
        goTo(note.minutesAgo);
        if (const auto added = inbox.addNote(id, note.text, note.who); !added)
            return fail(added.error());
    }
    if (!conversation.assignedTo.isEmpty()) {
        goTo(conversation.assignMinutesAgo);
        if (const auto set = inbox.assign({id}, conversation.assignedTo, conversation.assignedBy); !set)
            return fail(set.error());
    }
    goTo(0);
    if (conversation.read || conversation.state != listen::ConversationState::Open) {
        if (auto read = inbox.markRead({id}); !read)
            return read;
    }
    const auto now = inbox.conversation(id);
    if (!now)
        return fail(now.error());
    Result<listen::ConversationChanges> changed;
    switch (conversation.state) {
    case listen::ConversationState::Open:
        break;
    case listen::ConversationState::Waiting:
        changed = inbox.markWaiting({{id, now->lastRow}});
        break;
    case listen::ConversationState::Done:
        changed = inbox.markDone({{id, now->lastRow}});
        break;
    case listen::ConversationState::Later:
        changed = inbox.putOff({id}, m_now + std::chrono::minutes(conversation.laterMinutes));
        break;
    }
    if (!changed)
        return fail(changed.error());
    return {};
}

} // namespace hatstand::sample
