// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace hatstand::ui::shell
{

/// How well typed letters fit a text, and which letters of it they are.
struct FuzzyMatch
{
    int score = 0;              ///< higher is better
    std::vector<int> positions; ///< UTF-16 indexes into the text, ascending
    /// A letter stands alone inside a word: the text may be meant, but most likely is not.
    bool scattered = false;
};

/// The letters of `typed` in their order somewhere in `text`, whatever the case and the accents. Beginnings
/// of words and letters in a row weigh more, a late first letter less. Empty letters fit everything; nullopt
/// when they do not fit.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString &typed, const QString &text);

} // namespace hatstand::ui::shell
