// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::strategy
{

/// More than anyone can read in a statistic.
inline constexpr qsizetype maxUtmLength = 60;

/// The name of a campaign as it stands in links: small ASCII letters and digits, words joined by dashes, at
/// most `maxUtmLength` long. Other scripts are written in Latin letters (ICU: Any-Latin; Latin-ASCII).
/// "Stöllen ’26!" → "stollen-26". Empty when nothing is left.
[[nodiscard]] QString utmNameFrom(const QString &name);
/// Whether a text may stand in links as it is: small ASCII letters, digits, "-", "_", ".", not too long.
[[nodiscard]] bool isUtmName(const QString &text);

} // namespace hatstand::strategy
