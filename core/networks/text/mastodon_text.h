// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_entity.h"

// Mastodon 4.6: app/validators/status_length_validator.rb (what counts), app/lib/extractor.rb,
// Account::MENTION_RE and Tag::HASHTAG_RE (what is found), config/initializers/twitter_regex.rb (links).

namespace hatstand::networks
{

inline constexpr qint64 mastodonDefaultLimit = 500;
inline constexpr qint64 mastodonDefaultLinkLength = 23;

/// Grapheme clusters of the warning and the text, where a link counts a fixed number and a mention of someone
/// on another server counts without the server.
[[nodiscard]] qint64 measureMastodon(const QString &text, const QString &spoiler = {},
                                     qint64 linkLength = mastodonDefaultLinkLength);
/// The offset at which the text runs over the limit; its length when it does not.
[[nodiscard]] qsizetype fittingLengthMastodon(const QString &text, const QString &spoiler, qint64 limit,
                                              qint64 linkLength = mastodonDefaultLinkLength);

/// Links with a scheme (web, ipfs, gemini …), and xmpp: and magnet: addresses.
[[nodiscard]] TextEntities findLinksMastodon(const QString &text);
/// Values are "name" or "name@server".
[[nodiscard]] TextEntities findMentionsMastodon(const QString &text);
[[nodiscard]] TextEntities findHashtagsMastodon(const QString &text);
/// All kinds together; where two overlap, the one that begins first stays.
[[nodiscard]] TextEntities findEntitiesMastodon(const QString &text);

} // namespace hatstand::networks
