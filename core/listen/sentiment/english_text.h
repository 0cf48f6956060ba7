// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/english_rules.h"
#include "listen/sentiment/lexicon.h"

#include <QVarLengthArray>

#include <string_view>

namespace hatstand::listen
{

/// A word of an English text as VADER's rules see it.
struct EnglishWord
{
    std::uint16_t marks = 0; ///< EnglishMark; a word with "n't" in it negates
    std::int16_t tenths = 0; ///< its valence in the lexicon, where it is rated
    bool isUpper = false;    ///< all of its letters are capitals, and it has some

    [[nodiscard]] bool has(std::uint16_t mark) const { return (marks & mark) != 0; }
    [[nodiscard]] EnglishRole role() const
    {
        return static_cast<EnglishRole>(marks >> EnglishMark::roleShift);
    }
};

/// Divided into words: at white space, without punctuation around a word unless at most two characters would
/// be left, which then is an emoticon.
struct EnglishText
{
    QVarLengthArray<EnglishWord, 192> words;
    int upperCount = 0;   ///< words in capitals
    int exclamations = 0; ///< "!" anywhere in the text
    int questions = 0;    ///< "?" anywhere in the text

    /// Whether capitals say anything: some words have them and some do not.
    [[nodiscard]] bool capitalsCount() const { return upperCount > 0 && upperCount < words.size(); }
};

/// Reads a text as VADER does, with emoji as their names. Any bytes may be given; what is no UTF-8 is part of
/// a word.
[[nodiscard]] EnglishText readEnglish(std::string_view utf8, const Lexicon &lexicon);

} // namespace hatstand::listen
