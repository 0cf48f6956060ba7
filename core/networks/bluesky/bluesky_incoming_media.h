// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/listener.h"

#include <QJsonObject>

// What a post shows beside its words, as the network gives it back: the lexicons app.bsky.embed.* and
// com.atproto.label.defs of November 2026. Pure functions.

namespace hatstand::networks
{

/// An address that may be opened; empty for all but http and https.
[[nodiscard]] QUrl blueskyWebAddress(const QJsonValue &value);

/// Pictures, films, and a card of a page (of the kind "text/html", its title for altText). `embed` is what
/// the record says, `view` what the network shows of it: only that has addresses, and it may be missing.
[[nodiscard]] std::vector<IncomingMedia> blueskyMedia(const QJsonObject &embed, const QJsonObject &view);
/// The address of the post that it passes on; empty when it does not, or when that is no post.
[[nodiscard]] QString blueskyQuoted(const QJsonObject &embed);
/// What is to be known before it is opened, for people: what its writer says of it in the record, and what
/// others say in the view. Empty: nothing.
[[nodiscard]] QString blueskyWarning(const QJsonObject &record, const QJsonObject &view);

} // namespace hatstand::networks
