// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeds/feed_limits.h"

#include <string>
#include <string_view>
#include <vector>

namespace hatstand::listen
{

/// Where a document came from, as far as it matters for reading it. All may be empty.
struct FeedSource
{
    std::string address;         ///< that it was fetched from, after redirects
    std::string contentType;     ///< the HTTP header
    std::string contentLocation; ///< the HTTP header
    std::string contentLanguage; ///< the HTTP header
    bool hasHeaders = false;     ///< it came by HTTP: then a missing content type is trouble
};

/// A document as UTF-8 with "\n" as its only line end and without characters that XML forbids.
struct FeedCharacters
{
    /// The document: the bytes as they were given where nothing had to change, else `storage`.
    [[nodiscard]] std::string_view text(std::string_view bytes) const
    {
        return isOwn ? std::string_view(storage) : bytes.substr(begin, length);
    }
    std::string storage;
    bool isOwn = false;
    std::size_t begin = 0;
    std::size_t length = 0;
    std::string encoding; ///< that it was read as, in lower case
    std::vector<std::string> troubles;
};

/// Decodes a document. A byte order mark decides (RFC 7303, 3.3); then the charset of the content type, for
/// text/… even its absence, then the XML declaration, then UTF-8. Where the bytes are not what is declared,
/// the others are tried, at last UTF-8 and windows-1252, and it is noted. "iso-8859-1" and "us-ascii" are
/// read as windows-1252, as they are meant.
[[nodiscard]] FeedCharacters decodeFeedBytes(std::string_view bytes, const FeedSource &source,
                                             const FeedLimits &limits = {});

} // namespace hatstand::listen
