// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace hatstand
{

/// How many characters a person sees: extended grapheme clusters (UAX #29) by ICU, at least Unicode 15.
/// QTextBoundaryFinder of Qt 6.4 fails parts of Unicode's own tests, and networks count by recent Unicode.
[[nodiscard]] qsizetype graphemeCount(QStringView text);
/// The UTF-16 offsets at which a cluster ends, ascending; the last one is the text's length.
[[nodiscard]] std::vector<qsizetype> graphemeEnds(QStringView text);
/// The longest beginning of the text with at most that many clusters; never cuts one in two.
[[nodiscard]] QString firstGraphemes(const QString &text, qsizetype count);
/// Code points; an unpaired surrogate counts as one.
[[nodiscard]] qsizetype codePointCount(QStringView text);
[[nodiscard]] qsizetype utf8Length(QStringView text);

} // namespace hatstand
