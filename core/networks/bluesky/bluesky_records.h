// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/bluesky/bluesky_embeds.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <optional>
#include <vector>

// What a post becomes on the AT Protocol: records as the lexicons app.bsky.* of August 2026 define them. Pure
// functions: nothing here asks anyone.

namespace hatstand::networks
{

/// What a record answers: the post at the top, and the one right above.
struct BlueskyReply
{
    BlueskyRef root;
    BlueskyRef parent;
};

/// What had to be asked for before the records can be made.
struct BlueskyAnswers
{
    QString did; ///< of the account
    /// By handle in small letters. Who is missing stays plain text.
    QHash<QString, QString> didOfHandle;
    /// The uploaded media of the post, in its order, as the server named them.
    std::vector<QJsonObject> blobs;
    std::optional<BlueskyCard> card;
    /// What the further parts of a thread show, in their order.
    std::vector<BlueskyShown> parts;
    std::optional<BlueskyRef> quote;
    /// Where a chain is sent link by link: what stands above this one.
    std::optional<BlueskyReply> reply;
};

inline constexpr QLatin1StringView blueskyPostCollection("app.bsky.feed.post");

/// The handles that the post, its parts and its first comment mention, in small letters.
[[nodiscard]] QSet<QString> mentionedHandles(const OutgoingPost &post);
/// The address that a link card would be made of; empty when the post has media, or no link but that of the
/// post which it quotes.
[[nodiscard]] QString cardAddress(const OutgoingPost &post);
[[nodiscard]] QString cardAddress(const OutgoingPart &part);

/// Where in a text links, hashtags and known people stand, as the network wants to be told. `didOfHandle` is
/// that of BlueskyAnswers.
[[nodiscard]] QJsonArray blueskyFacets(const QString &text, const QHash<QString, QString> &didOfHandle);
[[nodiscard]] QJsonObject blueskyPostRecord(const OutgoingPost &post, const BlueskyAnswers &answers);
/// Who may answer; nothing when everyone may.
[[nodiscard]] std::optional<QJsonObject> blueskyThreadgate(const OutgoingPost &post, const QString &did);

/// All records of a post as the writes of one com.atproto.repo.applyWrites, which are all done or none: the
/// post, its reply controls, the further parts of the thread, its first comment. Every key follows from the
/// post's own (blueskyChainKey), so that a repeat makes nothing new. A part answers the one before it; the
/// first comment answers the post.
[[nodiscard]] Result<QJsonArray> blueskyWrites(const OutgoingPost &post, const BlueskyAnswers &answers);

[[nodiscard]] QString blueskyPostUri(const QString &did, const QString &recordKey);

} // namespace hatstand::networks
