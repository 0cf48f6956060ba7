// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/connector.h"

#include <QJsonObject>

#include <optional>
#include <vector>

// What a record shows beside its words: the lexicons app.bsky.embed.* of August 2026. Pure functions.

namespace hatstand::networks
{

/// A preview of the page behind a link.
struct BlueskyCard
{
    QString uri;
    QString title;
    QString description;
    QJsonObject thumb; ///< an uploaded picture; empty: none
};

/// A record as another one names it: by address and content (com.atproto.repo.strongRef).
struct BlueskyRef
{
    QString uri;
    QString cid;
    friend bool operator==(const BlueskyRef &, const BlueskyRef &) = default;
};

/// What one post shows: its uploaded media in their order, else a card.
struct BlueskyShown
{
    std::vector<QJsonObject> blobs;
    std::optional<BlueskyCard> card;
};

[[nodiscard]] QJsonObject blueskyRef(const BlueskyRef &ref);

/// The value of "embed"; empty when there is nothing to show.
[[nodiscard]] QJsonObject blueskyEmbed(const std::vector<OutgoingMedia> &media, const BlueskyShown &shown,
                                       const std::optional<BlueskyRef> &quote);

/// Text that survives the way through UTF-8 unchanged: half a surrogate pair is no character.
[[nodiscard]] QString wellFormed(const QString &text);

} // namespace hatstand::networks
