// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace hatstand::plan
{

/// A run of UTF-16 units.
struct TextRange
{
    qsizetype start = 0;
    qsizetype length = 0;
    friend bool operator==(const TextRange &, const TextRange &) = default;
};

/// Characters that nobody sees but that change what is read: marks that embed, override or isolate a
/// direction, zero-width spaces, control characters other than tab and line ends. Simple left-to-right and
/// right-to-left marks count only in a text without right-to-left letters, where they have no use; joiners
/// never do, as emoji and several scripts need them.
[[nodiscard]] std::vector<TextRange> hiddenCharacters(const QString &text);
[[nodiscard]] QString withoutHiddenCharacters(const QString &text);

/// Halves of surrogate pairs: no character at all; no network takes them.
[[nodiscard]] std::vector<TextRange> brokenCharacters(const QString &text);
[[nodiscard]] QString withoutBrokenCharacters(const QString &text);

} // namespace hatstand::plan
