// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/keeping/retention.h"

#include "listen/keeping/retention_table.h"
#include "storage/transaction.h"

#include <limits>

namespace hatstand::listen
{

namespace
{
/// Looked at in one transaction, for which others may have to wait.
constexpr int messagesAtOnce = 200;
constexpr int talksAtOnce = 50;

Result<void> removeSilent(RetentionTable &table, const QSet<SpeakerId> &speakers)
{
    for (const SpeakerId &speaker : speakers) {
        if (speaker.isNull())
            continue;
        if (auto removed = table.removeSilent(speaker); !removed)
            return fail(std::move(removed.error()));
    }
    return {};
}
} // namespace

std::optional<Instant> keptSince(const Source &source, Instant now)
{
    if (source.keepDays <= 0)
        return std::nullopt;
    return now - std::chrono::hours(24) * source.keepDays;
}

Retention::Retention(Source source, Instant now)
    : m_source(std::move(source))
    , m_before(keptSince(m_source, now))
    , m_behind{Instant::fromMilliseconds(std::numeric_limits<qint64>::min()), 0}
{
}

Result<bool> Retention::step(storage::Database &database)
{
    if (!m_before)
        return false;
    return storage::inTransaction(database, [&]() -> Result<bool> {
        return m_isAtTalks ? someConversations(database) : someMessages(database);
    });
}

Result<bool> Retention::someMessages(storage::Database &database)
{
    RetentionTable table(database);
    const auto some = table.messages(m_source.id, *m_before, m_behind, messagesAtOnce);
    if (!some)
        return fail(some.error());
    QSet<SpeakerId> speakers;
    for (const RetentionTable::Aged &one : *some) {
        m_behind = {one.at, one.row};
        if (one.isTalk)
            continue;
        if (auto removed = table.removeMessage(one.row); !removed)
            return fail(std::move(removed.error()));
        ++m_messages;
        speakers.insert(one.speaker);
    }
    if (auto removed = removeSilent(table, speakers); !removed)
        return fail(std::move(removed.error()));
    m_isAtTalks = some->size() < size_t(messagesAtOnce);
    return true;
}

Result<bool> Retention::someConversations(storage::Database &database)
{
    RetentionTable table(database);
    const auto some = table.conversations(m_source.id, *m_before, m_behindTalk, talksAtOnce);
    if (!some)
        return fail(some.error());
    for (const RetentionTable::AgedTalk &one : *some) {
        m_behindTalk = one.row;
        if (!one.isOver)
            continue;
        const auto speakers = table.speakersIn(one.id);
        if (!speakers)
            return fail(speakers.error());
        const auto removed = table.removeConversation(one.id);
        if (!removed)
            return fail(removed.error());
        m_messages += *removed;
        m_conversations.insert(one.id);
        if (auto gone = removeSilent(table, QSet<SpeakerId>(speakers->begin(), speakers->end())); !gone)
            return fail(std::move(gone.error()));
    }
    return some->size() == size_t(talksAtOnce);
}

} // namespace hatstand::listen
