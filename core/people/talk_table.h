// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/inbox/message_table.h"
#include "people/person.h"

#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::people
{

/// A conversation in which somebody has spoken, at the place of the last thing that they said there: by these
/// a list of them goes, the newest first.
struct TalkPlace
{
    listen::ConversationId conversation;
    listen::StreamPlace place;
};

/// How much somebody has said.
struct TalkCounts
{
    int messages = 0;
    int conversations = 0;
    std::optional<Instant> firstAt;
    std::optional<Instant> lastAt;
};

/// One thing that somebody said, and how it sounded.
struct FeltMoment
{
    Instant at;
    listen::Feeling feeling = listen::Feeling::Unknown;
};

/// What somebody has said, by the index of who says it: never all messages.
class TalkTable
{
public:
    explicit TalkTable(storage::Database &database) : m_database(database) {}

    /// The conversations that one handle has spoken in, from before that place. Where another handle of the
    /// same person has said something later in one, it stands there only.
    [[nodiscard]] Result<std::vector<TalkPlace>>
    conversations(const Handle &handle, const listen::StreamPlace &before, int limit) const;
    [[nodiscard]] Result<TalkCounts> counts(const Whom &whom) const;
    /// From that moment on, the oldest first.
    [[nodiscard]] Result<std::vector<FeltMoment>> feelings(const listen::SpeakerId &speaker,
                                                           Instant since) const;

private:
    storage::Database &m_database;
};

} // namespace hatstand::people
