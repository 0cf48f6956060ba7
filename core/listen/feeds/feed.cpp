// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/feed.h"

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
    for (auto one = extras.rbegin(); one != extras.rend(); ++one) {
        if (one->name == name)
            return &*one;
    }
    return nullptr;
}

} // namespace hatstand::listen
