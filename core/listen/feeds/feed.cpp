// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed.h"

#include <algorithm>

namespace hatstand::listen
{

std::string_view valueOf(const FeedAttributes &attributes, std::string_view name)
{
    for (const FeedAttribute &one : attributes) {
        if (one.name == name)
            return one.value;
    }
    return {};
}

const FeedExtra *FeedRecord::extra(std::string_view name) const
{
    const auto found = std::find_if(extras.rbegin(), extras.rend(),
                                    [name](const FeedExtra &one) { return one.name == name; });
    return found == extras.rend() ? nullptr : &*found;
}

} // namespace hatstand::listen
