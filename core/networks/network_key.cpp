// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/network_key.h"

#include <algorithm>

namespace hatstand::networks
{

NetworkKey NetworkKey::fromString(const QString &text)
{
    constexpr qsizetype longest = 32;
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    if (text.isEmpty() || text.size() > longest || !std::all_of(text.cbegin(), text.cend(), isAllowed))
        return {};
    return NetworkKey(text);
}

} // namespace hatstand::networks
