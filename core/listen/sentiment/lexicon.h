// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/word_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace hatstand::listen
{

/// The texts that a lexicon is read from: lines of "word TAB value" or "emoji TAB name", where "# " begins a
/// remark. What stands in the corrections replaces what stands in the list before them.
struct LexiconTexts
{
    std::string_view words; ///< mean valences from -4 to 4 with one decimal place
    std::string_view corrections;
    std::string_view emojiNames; ///< emoji of one code point
    std::string_view emojiCorrections;
};

/// VADER's lexicon: the valence of English words and emoticons, the words that its rules name, and the
/// English names of emoji. Takes about 0.3 MB. Safe to read from many threads.
class Lexicon
{
public:
    explicit Lexicon(const LexiconTexts &texts);

    /// Values in tenths, marks as EnglishMark.
    [[nodiscard]] const WordTable &words() const { return m_words; }
    /// The name of an emoji; empty where the code point is none that VADER knows.
    [[nodiscard]] std::string_view emojiName(char32_t codePoint) const;
    /// What it takes of memory, in bytes.
    [[nodiscard]] std::size_t memory() const;

private:
    struct Emoji
    {
        char32_t codePoint;
        std::uint32_t place;
        std::uint32_t length;
    };
    void readWords(std::string_view text);
    void readEmoji(std::string_view text);

    WordTable m_words;
    std::vector<Emoji> m_emoji; ///< sorted by code point
    std::string m_names;
};

} // namespace hatstand::listen
