// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_entity.h"

// Bluesky: the detection of rich text in the official client library
// (github.com/bluesky-social/atproto, packages/api/src/rich-text, August 2026) and app.bsky.feed.post.

namespace hatstand::networks
{

/// A piece of a post that does something, as a record holds it: by bytes of UTF-8.
struct BlueskyFacet
{
    EntityKind kind = EntityKind::Link;
    qint64 byteStart = 0;
    qint64 byteEnd = 0;
    /// A link's address, a mention's handle (to be resolved to a DID before it is sent), a tag without "#";
    /// a cashtag with its "$", in capitals: Bluesky keeps it as a tag.
    QString value;
    qsizetype start = 0;  ///< UTF-16
    qsizetype length = 0; ///< UTF-16
    friend bool operator==(const BlueskyFacet &, const BlueskyFacet &) = default;
};

/// All facets by start. A tag may overlap a link ("#see(https://example.com"): readers show the one that
/// begins first.
[[nodiscard]] std::vector<BlueskyFacet> findFacets(const QString &text);
/// The same as entities, without overlaps.
[[nodiscard]] TextEntities findEntitiesBluesky(const QString &text);

} // namespace hatstand::networks
