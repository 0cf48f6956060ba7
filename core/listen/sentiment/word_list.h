// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/word_table.h"

#include <string>
#include <string_view>
#include <vector>

namespace hatstand::listen
{

/// Where the word stands that a negation turns round.
enum class NegationReach : std::uint8_t {
    After,  ///< within a few words behind the negation ("no es bueno")
    Before, ///< in front of it ("iyi değil")
    Both,   ///< the nearest behind it, or else the nearest in front of it ("gefällt mir nicht")
};

/// An ending of a word and what may stand there instead.
struct WordEnding
{
    std::string ending;
    std::string other;
};

/// What a list says of a word.
struct ListedWord
{
    int value = 0;                 ///< from -5 to 5; 0 where it is not rated
    bool beginsExpression = false; ///< rated expressions of several words begin with it
    bool negates = false;
};

/// The texts that a list is read from. Each has lines for all languages, but for `words`.
struct WordListTexts
{
    std::string_view words; ///< lines of "word or words TAB value from -5 to 5"
    std::string_view negations;
    std::string_view endings;
};

/// The rated words of one language, in the manner of AFINN. Safe to read from many threads.
class WordList
{
public:
    /// `language` as the lists name it ("de").
    WordList(std::string_view language, const WordListTexts &texts);

    /// Of a word, or of several with one space between them, in lower case.
    [[nodiscard]] ListedWord lookUp(std::string_view words) const;
    [[nodiscard]] NegationReach reach() const { return m_reach; }
    /// Capitals are another letter's where i has one without a dot.
    [[nodiscard]] bool hasDotlessI() const { return m_hasDotlessI; }
    [[nodiscard]] std::size_t size() const { return m_words.size(); }
    /// What it takes of memory, in bytes.
    [[nodiscard]] std::size_t memory() const { return m_words.memory(); }

private:
    WordTable m_words;
    std::vector<WordEnding> m_endings;
    NegationReach m_reach = NegationReach::After;
    bool m_hasDotlessI = false;
};

} // namespace hatstand::listen
