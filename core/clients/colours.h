// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace hatstand::clients
{

/// White letters on a client's colour, and the colour as text on white, need this (WCAG 2.2, 1.4.3).
inline constexpr double neededContrast = 4.5;

/// Whether the text is "#RRGGBB".
[[nodiscard]] bool isColour(const QString &text);
/// The contrast of a colour against white, 1 to 21, by the formula of WCAG 2.2 ("relative luminance"); 0 for
/// what is no colour.
[[nodiscard]] double contrastWithWhite(const QString &colour);
/// The same hue, only as much darker as the contrast needs; unchanged when it has enough. An empty text for
/// what is no colour.
[[nodiscard]] QString darkenedForWhite(const QString &colour);
/// The colours that Hatstand offers: far apart in hue, each with enough contrast.
[[nodiscard]] const QStringList &offeredColours();
/// The first offered colour that is not among `used`; when all are used, the one that is used least.
[[nodiscard]] QString freeColour(const QStringList &used);

} // namespace hatstand::clients
