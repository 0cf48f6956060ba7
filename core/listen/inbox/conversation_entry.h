// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/message.h"

namespace hatstand::listen
{

struct ConversationEntry;
using EntryId = Id<ConversationEntry>;

/// What stands in a conversation beside its messages, and only the team sees. Kind is stored by number.
struct ConversationEntry
{
    enum class Kind {
        Note = 0,     ///< `text` is what it says
        Assigned = 1, ///< `text` is to whom; empty: to nobody any more
    };
    EntryId id;
    ConversationId conversationId;
    Instant at;
    Kind kind = Kind::Note;
    QString who; ///< empty: somebody here
    QString text;
};

} // namespace hatstand::listen
