// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeds/feed.h"
#include "listen/feeds/feed_limits.h"

namespace hatstand::listen
{

/// Reads a JSON Feed of version 1 or 1.1 (jsonfeed.org), UTF-8. What has another type than it should is left
/// out and noted; without the version's address it is no feed.
[[nodiscard]] Feed readJsonFeed(std::string_view text, const std::string &base,
                                const FeedLimits &limits = {});

} // namespace hatstand::listen
