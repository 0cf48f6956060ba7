// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/word_list.h"

#include "listen/sentiment/list_lines.h"

#include <algorithm>
#include <charconv>

namespace hatstand::listen
{

namespace
{
constexpr std::size_t expectedWords = 4000;
/// A shorter word has no ending that could be another.
constexpr std::size_t shortestStem = 3;

// Marks of the words.
constexpr std::uint16_t beginsMore = 1;
constexpr std::uint16_t negating = 2;

/// Calls with each of the words that spaces part.
template <typename Function>
void forEachWord(std::string_view words, Function &&function)
{
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        function(words.substr(0, end));
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}

/// What stands for a language in a text of lines for all; empty where nothing does.
std::string_view lineOf(std::string_view language, std::string_view text)
{
    while (const auto line = takeListLine(text)) {
        if (line->key == language)
            return line->value;
    }
    return {};
}
} // namespace

WordList::WordList(std::string_view language, const WordListTexts &texts)
    : m_words(expectedWords), m_hasDotlessI(language == "tr")
{
    std::string_view words = texts.words;
    while (const auto line = takeListLine(words)) {
        int value = 0;
        std::from_chars(line->value.data(), line->value.data() + line->value.size(), value);
        m_words.put(line->key).value = static_cast<std::int16_t>(std::clamp(value, -5, 5));
        if (const std::size_t space = line->key.find(' '); space != std::string_view::npos)
            m_words.put(line->key.substr(0, space)).marks |= beginsMore;
    }
    const std::string_view negations = lineOf(language, texts.negations);
    const std::size_t tab = std::min(negations.find('\t'), negations.size());
    const std::string_view reach = negations.substr(0, tab);
    m_reach = reach == "both"     ? NegationReach::Both
              : reach == "before" ? NegationReach::Before
                                  : NegationReach::After;
    forEachWord(negations.substr(std::min(tab + 1, negations.size())),
                [this](std::string_view word) { m_words.put(word).marks |= negating; });
    forEachWord(lineOf(language, texts.endings), [this](std::string_view ending) {
        const std::size_t sign = std::min(ending.find('='), ending.size());
        m_endings.push_back({std::string(ending.substr(0, sign)),
                             std::string(ending.substr(std::min(sign + 1, ending.size())))});
    });
}

ListedWord WordList::lookUp(std::string_view words) const
{
    ListedWord found;
    if (const WordRecord *record = m_words.find(words)) {
        found = {record->value, (record->marks & beginsMore) != 0, (record->marks & negating) != 0};
        if (found.value != 0 || found.negates)
            return found;
    }
    for (const auto &[ending, other] : m_endings) {
        if (!words.ends_with(ending) || words.size() < ending.size() + shortestStem)
            continue;
        const std::string_view stem = words.substr(0, words.size() - ending.size());
        const WordRecord *record =
            other.empty() ? m_words.find(stem) : m_words.find(std::string(stem) + other);
        if (record != nullptr && record->value != 0) {
            found.value = record->value;
            break;
        }
    }
    return found;
}

} // namespace hatstand::listen
