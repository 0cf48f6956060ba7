// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeds/feed_encoding.h"

#include <string>
#include <string_view>
#include <vector>

namespace hatstand::listen
{

/// An address at which a page's feed may be.
struct FeedCandidate
{
    enum class Why {
        IsFeed,     ///< what was read is a feed itself
        Announced,  ///< <link rel="alternate"> with the type of a feed
        Linked,     ///< a link of the page that looks like one to a feed
        CommonPath, ///< a place where feeds often are; nobody said that there is one
    };
    std::string address;
    std::string title;
    std::string type; ///< media type, where the page says it
    Why why = Why::CommonPath;
    bool operator==(const FeedCandidate &) const = default;
};

/// The candidates of a page, the best first, each address once: feeds that are announced (those of comments
/// last among them), links that look like feeds, then common paths below the page and at the top of its host.
/// `source.address` is where the page is; without it only absolute addresses are found. Only http and https.
/// Opens nothing.
[[nodiscard]] std::vector<FeedCandidate> discoverFeeds(std::string_view page, const FeedSource &source);

} // namespace hatstand::listen
