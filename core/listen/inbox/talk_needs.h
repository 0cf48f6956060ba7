// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/client_service.h"
#include "listen/inbox/inbox.h"

#include <vector>

namespace hatstand::listen
{

/// The open conversations of one client in which somebody waits for longer than was promised.
struct OverdueTalk
{
    clients::ClientId client;
    int count = 0;
    Conversation oldest; ///< whose promise was broken first
};

/// What of the inbox cannot wait.
struct TalkNeeds
{
    std::vector<OverdueTalk> overdue;  ///< of each client that has any, in the order that was given
    std::vector<Conversation> reviews; ///< open, with fewer than three stars; the newest first

    /// How many things to do that is.
    [[nodiscard]] int count() const { return int(overdue.size() + reviews.size()); }
};

/// So many reviews are named at most.
inline constexpr int mostPoorReviews = 20;

[[nodiscard]] Result<TalkNeeds> talkNeeds(const Inbox &inbox, const std::vector<clients::ClientId> &clients);
/// Of that client or (unset) of all that are not archived.
[[nodiscard]] Result<TalkNeeds> talkNeeds(const Inbox &inbox, const clients::ClientService &clients,
                                          const std::optional<clients::ClientId> &client);

} // namespace hatstand::listen
