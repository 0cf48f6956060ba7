// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/handle_words.h"

#include <algorithm>
#include <array>

namespace hatstand::ui
{

namespace
{
constexpr std::array sites{QLatin1StringView("ghost"), QLatin1StringView("shaarli"),
                           QLatin1StringView("wordpress")};
} // namespace

QString handleWords(const networks::NetworkKey &network, const QString &handle, bool byHand)
{
    const bool isSite = std::find(sites.begin(), sites.end(), network.toString()) != sites.end();
    return byHand || isSite ? handle : QLatin1Char('@') + handle;
}

} // namespace hatstand::ui
