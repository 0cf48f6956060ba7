// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message_table.h"
#include "listen/sources/source.h"

#include <QSet>

/// For how long what a source has said is kept (Source::keepDays): by when it was said, not by when we heard
/// it.
///
///  - What is in no conversation goes when it is older.
///  - A conversation goes as a whole, with its notes and labels, when the last thing in it is older than what
///    the source that it began at keeps, and nobody waits for us: it is done, or we have answered. One that
///    is open, or put off until later, stays however old it is.
///  - Handles of which nothing is left go too; of a person they stay.
///  - Such old things are not taken in again when the source tells them once more (intake.h).
namespace hatstand::listen
{

/// The moment before which nothing of it is kept; unset: it keeps everything.
[[nodiscard]] std::optional<Instant> keptSince(const Source &source, Instant now);

/// Deletes what is too old of one source, in steps of some milliseconds each.
class Retention
{
public:
    Retention(Source source, Instant now);

    /// One step, in one transaction. False when it was the last.
    [[nodiscard]] Result<bool> step(storage::Database &database);
    [[nodiscard]] int removedMessages() const { return m_messages; }
    [[nodiscard]] const QSet<ConversationId> &removedConversations() const { return m_conversations; }

private:
    Result<bool> someMessages(storage::Database &database);
    Result<bool> someConversations(storage::Database &database);

    Source m_source;
    std::optional<Instant> m_before;
    StreamPlace m_behind;     ///< messages up to there have been looked at
    qint64 m_behindTalk = 0;  ///< conversations up to that row
    bool m_isAtTalks = false; ///< messages are through
    int m_messages = 0;
    QSet<ConversationId> m_conversations;
};

} // namespace hatstand::listen
