// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_chat.h"

#include <deque>

namespace hatstand::networks
{

/// Where the reading of direct messages stands.
struct BlueskyChatPlace
{
    BlueskyWalk walk; ///< through the exchanges
    std::deque<BlueskyConversation> toRead;
    QString messageCursor;           ///< of the next page of the first of them; empty: its first
    Instant messagesFrom;            ///< what is older in them has been told
    std::optional<Instant> notUntil; ///< it cannot be read, and is not asked for before
};

/// Where the listening to an account stands: what Heard::cursor holds.
struct BlueskyPlace
{
    enum class Part { Notifications, OwnAnswers, Chat };
    Part part = Part::Notifications; ///< which is read next
    BlueskyWalk notifications;
    BlueskyWalk ownAnswers;
    BlueskyChatPlace chat;

    /// Text of ours; anything else is a place where nothing has been read yet.
    [[nodiscard]] static BlueskyPlace fromText(const QString &text, const BlueskyEars &ears);
    [[nodiscard]] QString toText() const;
};

} // namespace hatstand::networks
