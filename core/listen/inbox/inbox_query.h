// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/inbox/conversation.h"

#include <optional>

namespace hatstand::listen
{

/// Which conversations a list shows, and in which order.
struct InboxQuery
{
    enum class Order {
        DueFirst,    ///< what is promised soonest; what nothing is promised of behind it, the newest first
        NewestFirst, ///< by the last message
    };
    std::optional<clients::ClientId> client = {}; ///< unset: of all
    ConversationState state = ConversationState::Open;
    std::optional<QString> assignedTo = {}; ///< of that person only; empty: of nobody
    std::optional<ConversationKind> kind = {};
    std::optional<Feeling> feeling = {};
    std::optional<networks::Channel> channel = {};
    std::optional<QString> label = {};
    Order order = Order::DueFirst;
    friend bool operator==(const InboxQuery &, const InboxQuery &) = default;
};

/// A place in such a list: what the list is sorted by, and the row. The next page begins behind it.
struct InboxPlace
{
    qint64 sortedBy = 0;
    qint64 row = 0;
};

} // namespace hatstand::listen
