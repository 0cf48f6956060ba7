// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_incoming.h"

// Direct messages: the lexicons chat.bsky.convo.* of November 2026. Pure functions.

namespace hatstand::networks
{

/// An exchange, as far as its messages need it.
struct BlueskyConversation
{
    QString id;
    std::vector<Speaker> members;
    std::optional<Instant> lastMessageAt; ///< nothing: nobody has said anything yet

    [[nodiscard]] QJsonObject toJson() const;
    /// Nothing when that has no id.
    [[nodiscard]] static std::optional<BlueskyConversation> fromJson(const QJsonObject &json,
                                                                     const BlueskyEars &ears);
};

/// chat.bsky.convo.listConvos → those in which something was said that the walk had not met.
[[nodiscard]] std::vector<BlueskyConversation>
blueskyConversations(const QJsonObject &answer, const BlueskyEars &ears, BlueskyWalk &walk);

struct BlueskyChatPage
{
    std::vector<IncomingMessage> messages; ///< not older than `floor`
    QStringList goneIds;
    QString serverCursor; ///< empty: nothing further need be read
};
/// chat.bsky.convo.getMessages, the newest first.
[[nodiscard]] BlueskyChatPage blueskyChatMessages(const QJsonObject &answer,
                                                  const BlueskyConversation &conversation,
                                                  const BlueskyEars &ears, Instant floor);

/// The remoteId of a message: it must name the exchange too, to be found again.
[[nodiscard]] QString blueskyChatId(const QString &conversation, const QString &message);
/// The exchange of such a remoteId; empty when it is none.
[[nodiscard]] QString blueskyConversationOf(const QString &remoteId);

} // namespace hatstand::networks
