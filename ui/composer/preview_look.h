// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/network_key.h"

namespace hatstand::ui::composer
{

/// How a network shows a post in its feed, as far as it changes what people see of it.
struct PreviewLook
{
    /// The picture stands over the words, and only the first of several.
    bool pictureFirst = false;
    /// After this many characters the feed says "more"; 0: never.
    int foldAfter = 0;
};

/// Read off the networks' own pages in autumn 2026; they are looks, not limits, and nothing is checked by
/// them.
[[nodiscard]] PreviewLook previewLook(const networks::NetworkKey &network);

} // namespace hatstand::ui::composer
