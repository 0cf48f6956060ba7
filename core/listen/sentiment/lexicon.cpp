// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/lexicon.h"

#include "listen/sentiment/english_rules.h"
#include "listen/sentiment/list_lines.h"
#include "listen/sentiment/utf8_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

namespace hatstand::listen
{

namespace
{
constexpr std::size_t expectedWords = 7800;
constexpr std::size_t expectedEmoji = 1300;

/// A word in capitals or beyond ASCII is never asked for: the method puts words in lower case first, and the
/// lexicon has no lower case of the two emoticons with such a letter.
bool isAskedFor(std::string_view word)
{
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && (c < 'A' || c > 'Z'); });
}
} // namespace

Lexicon::Lexicon(const LexiconTexts &texts) : m_words(expectedWords)
{
    readWords(texts.words);
    readWords(texts.corrections);
    addEnglishRules(m_words);
    m_emoji.reserve(expectedEmoji);
    // What is read first is found first, and sorting leaves it there.
    readEmoji(texts.emojiCorrections);
    readEmoji(texts.emojiNames);
    std::stable_sort(m_emoji.begin(), m_emoji.end(),
                     [](const Emoji &a, const Emoji &b) { return a.codePoint < b.codePoint; });
}

void Lexicon::readWords(std::string_view text)
{
    while (const auto line = takeListLine(text)) {
        if (!isAskedFor(line->key))
            continue;
        WordRecord &record = m_words.put(line->key);
        const double valence = std::strtod(std::string(line->value).c_str(), nullptr);
        record.value = static_cast<std::int16_t>(std::lround(valence * 10));
        record.marks |= EnglishMark::rated;
    }
}

void Lexicon::readEmoji(std::string_view text)
{
    while (const auto line = takeListLine(text)) {
        if (line->key.empty())
            continue;
        m_emoji.push_back({codePointAt(line->key, 0).value, static_cast<std::uint32_t>(m_names.size()),
                           static_cast<std::uint32_t>(line->value.size())});
        m_names += line->value;
    }
}

std::string_view Lexicon::emojiName(char32_t codePoint) const
{
    const auto found = std::lower_bound(m_emoji.begin(), m_emoji.end(), codePoint,
                                        [](const Emoji &e, char32_t c) { return e.codePoint < c; });
    if (found == m_emoji.end() || found->codePoint != codePoint)
        return {};
    return std::string_view(m_names).substr(found->place, found->length);
}

std::size_t Lexicon::memory() const
{
    return m_words.memory() + m_emoji.capacity() * sizeof(Emoji) + m_names.capacity();
}

} // namespace hatstand::listen
