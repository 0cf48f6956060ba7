// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/lexicon.h"
#include "listen/sentiment/scores.h"

#include <string_view>

namespace hatstand::listen
{

/// VADER's method for short English texts (Hutto and Gilbert, ICWSM 2014), with the figures of version 3.3.2
/// of the authors' program: lexicon, boosters, negation, capitals, punctuation, emoji and "but". Less than a
/// microsecond for a text of 90 bytes. Keeps nothing between calls; safe to use from many threads.
class VaderScorer
{
public:
    /// The lexicon must outlive the scorer.
    explicit VaderScorer(const Lexicon &lexicon) : m_lexicon(lexicon) {}

    /// Of a text of any length in UTF-8. Time grows with the length, and with the square of the number of
    /// rated words where there is a "but", as in the original.
    [[nodiscard]] Scores score(std::string_view utf8) const;

private:
    const Lexicon &m_lexicon;
};

} // namespace hatstand::listen
