// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_incoming.h"

// Pages of lists that begin with the newest → what of them is new. Pure functions: the answer of a server is
// given as it came, and one bad item never spoils the others.

namespace hatstand::networks
{

struct BlueskyPage
{
    std::vector<IncomingMessage> messages; ///< those that the walk had not met yet
    /// Posts whose whole view has more to tell: their media have no addresses, or they came without a record.
    QStringList toLookUp;
    QString serverCursor; ///< of the page after this one; empty: there is none
};

/// app.bsky.notification.listNotifications: who names, answers or quotes the account.
[[nodiscard]] BlueskyPage blueskyNotifications(const QJsonObject &answer, const BlueskyEars &ears,
                                               BlueskyWalk &walk);
/// app.bsky.feed.getAuthorFeed of the account itself: what it has answered, here or elsewhere.
[[nodiscard]] BlueskyPage blueskyOwnAnswers(const QJsonObject &answer, const BlueskyEars &ears,
                                            BlueskyWalk &walk);
/// app.bsky.feed.searchPosts: all of it is Channel::Said.
[[nodiscard]] BlueskyPage blueskyFound(const QJsonObject &answer, const BlueskyEars &ears, BlueskyWalk &walk);

/// app.bsky.feed.getPosts → the whole messages in place of those that are known so far; what the page does
/// not have yet is added. What the network does not show any more stays as it is.
void completeBlueskyPage(BlueskyPage &page, const QJsonObject &posts, const BlueskyEars &ears,
                         BlueskyWalk &walk);

} // namespace hatstand::networks
