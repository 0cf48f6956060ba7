// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/colours.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hatstand::clients
{

namespace
{
using Channels = std::array<int, 3>;

Channels channelsOf(const QString &colour)
{
    return {colour.mid(1, 2).toInt(nullptr, 16), colour.mid(3, 2).toInt(nullptr, 16),
            colour.mid(5, 2).toInt(nullptr, 16)};
}

QString colourOf(const Channels &channels)
{
    return QStringLiteral("#%1%2%3")
        .arg(channels[0], 2, 16, QLatin1Char('0'))
        .arg(channels[1], 2, 16, QLatin1Char('0'))
        .arg(channels[2], 2, 16, QLatin1Char('0'))
        .toUpper();
}

// WCAG 2.2, definition of "relative luminance".
double linear(int channel)
{
    const double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}
} // namespace

bool isColour(const QString &text)
{
    return text.size() == 7 && text.startsWith(u'#') &&
           std::all_of(text.cbegin() + 1, text.cend(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
           });
}

double contrastWithWhite(const QString &colour)
{
    if (!isColour(colour))
        return 0;
    const Channels channels = channelsOf(colour);
    const double luminance =
        0.2126 * linear(channels[0]) + 0.7152 * linear(channels[1]) + 0.0722 * linear(channels[2]);
    return 1.05 / (luminance + 0.05);
}

QString darkenedForWhite(const QString &colour)
{
    if (!isColour(colour))
        return {};
    const Channels channels = channelsOf(colour);
    for (int percent = 100; percent > 0; --percent) {
        QString darker =
            colourOf({channels[0] * percent / 100, channels[1] * percent / 100, channels[2] * percent / 100});
        if (contrastWithWhite(darker) >= neededContrast)
            return darker;
    }
    return QStringLiteral("#000000");
}

const QStringList &offeredColours()
{
    static const QStringList colours{
        QStringLiteral("#A8561C"), QStringLiteral("#2F6F4F"), QStringLiteral("#5B4BB0"),
        QStringLiteral("#B0305C"), QStringLiteral("#1F6391"), QStringLiteral("#7A6412"),
        QStringLiteral("#7B3F98"), QStringLiteral("#0C6570"), QStringLiteral("#A33A2C"),
        QStringLiteral("#4A6A1E"), QStringLiteral("#3F51A5"), QStringLiteral("#6B5444"),
    };
    return colours;
}

QString freeColour(const QStringList &used)
{
    const QStringList &offered = offeredColours();
    const auto uses = [&](const QString &colour) { return used.filter(colour, Qt::CaseInsensitive).size(); };
    return *std::min_element(offered.cbegin(), offered.cend(),
                             [&](const QString &a, const QString &b) { return uses(a) < uses(b); });
}

} // namespace hatstand::clients
