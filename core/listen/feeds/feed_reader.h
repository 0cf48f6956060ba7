// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/feeds/feed.h"
#include "listen/feeds/feed_encoding.h"
#include "listen/feeds/feed_limits.h"

namespace hatstand::listen
{

/// Reads a feed of any kind: RSS 0.90 to 2.0, Atom 0.3 and 1.0, CDF, JSON Feed. Never fails: what is broken
/// is noted in Feed::troubles and the rest is read; Feed::isFeed tells whether there was a feed at all.
/// Nothing outside the bytes is looked at. Time and memory are linear in their size, within the limits.
[[nodiscard]] Feed readFeed(std::string_view bytes, const FeedSource &source = {},
                            const FeedLimits &limits = {});

/// The same for who needs one: BadAnswer where the bytes hold no feed, TooLarge where they are beyond the
/// limit.
[[nodiscard]] Result<Feed> requireFeed(std::string_view bytes, const FeedSource &source = {},
                                       const FeedLimits &limits = {});

} // namespace hatstand::listen
