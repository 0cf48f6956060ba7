// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/lexicon.h"
#include "listen/sentiment/scores.h"
#include "listen/sentiment/word_list.h"

#include <string_view>

namespace hatstand::listen
{

/// Judges a text by a list of rated words in the manner of AFINN (Nielsen, 2011), on VADER's scales: the
/// values of the words are added up, the longest expression first; a negation turns the nearest rated word
/// within three words round (times -0.74); "!" and "?" strengthen; emoji and emoticons count what VADER's
/// lexicon says of them. Keeps nothing between calls; safe to use from many threads.
class WordListScorer
{
public:
    /// Both must outlive the scorer.
    WordListScorer(const WordList &list, const Lexicon &lexicon) : m_list(list), m_lexicon(lexicon) {}

    /// Of a text of any length in UTF-8, in the language of the list. Time grows with the length.
    [[nodiscard]] Scores score(std::string_view utf8) const;

private:
    const WordList &m_list;
    const Lexicon &m_lexicon;
};

/// Emoji and emoticons alone, whatever the language of the words around them.
[[nodiscard]] Scores scoreSigns(std::string_view utf8, const Lexicon &lexicon);

} // namespace hatstand::listen
