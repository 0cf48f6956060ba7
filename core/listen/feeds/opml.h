// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/feeds/feed_limits.h"

#include <string>
#include <string_view>
#include <vector>

namespace hatstand::listen
{

/// A feed or a folder of a list of subscriptions. It is a feed where it has `feedAddress`.
struct OpmlOutline
{
    std::string title;
    std::string feedAddress; ///< xmlUrl
    std::string pageAddress; ///< htmlUrl
    std::string type;        ///< "rss", "atom"; empty where nothing is said
    std::string description;
    std::vector<OpmlOutline> children;

    [[nodiscard]] bool isFeed() const { return !feedAddress.empty(); }
    bool operator==(const OpmlOutline &) const = default;
};

struct OpmlDocument
{
    std::string title;
    std::vector<OpmlOutline> outlines;

    /// All feeds, folders taken out, in their order.
    [[nodiscard]] std::vector<const OpmlOutline *> feeds() const;
    bool operator==(const OpmlDocument &) const = default;
};

/// Reads OPML 1.0 and 2.0 in any encoding, tolerantly: names of attributes in any case, "url" for "xmlUrl", a
/// title from either "title" or "text". Outlines deeper than the limits are left out. BadAnswer where it is
/// no OPML.
[[nodiscard]] Result<OpmlDocument> readOpml(std::string_view bytes, const FeedLimits &limits = {});

/// OPML 2.0 in UTF-8, the same bytes for the same document. Read again it is the same, as long as its texts
/// have no white space at their ends and no control characters.
[[nodiscard]] std::string writeOpml(const OpmlDocument &document);

} // namespace hatstand::listen
