// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/text_entity.h"

namespace hatstand::networks
{

/// Links with a scheme that counts as one: these have the fixed length.
[[nodiscard]] TextEntities findWebLinksMastodon(const QString &text);
/// xmpp: and magnet: addresses: linked, but counted in full.
[[nodiscard]] TextEntities findExtraLinksMastodon(const QString &text);

} // namespace hatstand::networks
