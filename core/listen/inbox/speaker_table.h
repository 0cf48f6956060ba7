// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/inbox/speaker.h"
#include "listen/intake/message_draft.h"

#include <optional>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// How those who speak are kept.
class SpeakerTable
{
public:
    SpeakerTable(storage::Database &database, const Clock &clock) : m_database(database), m_clock(clock) {}

    /// Who wrote that, stored or brought up to date: of two drafts the later one knows better. Null when the
    /// draft names nobody.
    [[nodiscard]] Result<SpeakerId> keep(const clients::ClientId &client, const MessageDraft &draft);
    /// When something was first heard of who wrote that; unset: never.
    [[nodiscard]] Result<std::optional<Instant>> firstHeard(const clients::ClientId &client,
                                                            const MessageDraft &draft) const;
    [[nodiscard]] Result<std::optional<StoredSpeaker>> find(const SpeakerId &id) const;

private:
    storage::Database &m_database;
    const Clock &m_clock;
};

} // namespace hatstand::listen
