// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace hatstand::networks
{

/// Which post an address means.
struct BlueskyPostName
{
    QString who; ///< a handle in small letters, or a DID
    QString recordKey;
    friend bool operator==(const BlueskyPostName &, const BlueskyPostName &) = default;
};

/// Reads what people copy from a page or a program: "https://bsky.app/profile/WHO/post/KEY" (other sites for
/// reading the network use the same path) and "at://WHO/app.bsky.feed.post/KEY". Nothing for all else.
[[nodiscard]] std::optional<BlueskyPostName> blueskyPostName(const QString &address);

} // namespace hatstand::networks
