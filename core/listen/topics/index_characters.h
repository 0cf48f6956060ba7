// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <span>

/// How the full-text index sees single characters. The index is an FTS5 table with the tokenizer
/// "unicode61 remove_diacritics 2": what is found in memory and what is found in the database must be the
/// same, so case and accents are folded by its table, not by Qt's (which knows a newer Unicode). One
/// consequence is worth knowing: pictographs that are younger than its table (🤣, 🥰, 🫠) count as letters
/// there.
namespace hatstand::listen
{

/// The character parts words.
inline constexpr char32_t partsWords = 0;
/// The character (a combining accent) belongs to the word that it stands in and leaves no trace; at the
/// beginning of a word it parts words.
inline constexpr char32_t leavesNoTrace = 1;

/// What the index keeps of a code point of a word (case and accents folded), or one of the two above.
[[nodiscard]] char32_t indexCharacter(char32_t character);

/// The code point at `place`, which moves on behind it; half a pair that stands alone is U+FFFD.
[[nodiscard]] inline char32_t nextCharacter(QStringView text, qsizetype &place)
{
    const QChar first = text[place++];
    if (!first.isSurrogate())
        return first.unicode();
    if (first.isHighSurrogate() && place < text.size() && text[place].isLowSurrogate())
        return QChar::surrogateToUcs4(first, text[place++]);
    return QChar::ReplacementCharacter;
}

/// Whether a script is written without spaces (Han, Kana, Thai, Lao, Khmer, Burmese), so that the index takes
/// a whole sentence for one word.
[[nodiscard]] bool isWrittenWithoutSpaces(char32_t character);
/// Whether it is a picture ("🚲"), whatever the index takes it for.
[[nodiscard]] bool isPictograph(char32_t character);

struct IndexRange
{
    char32_t first;
    char32_t last;
};
struct IndexFold
{
    char32_t first;
    char32_t last;
    quint16 step;
    bool moves;
    char32_t target;
};
/// The tables behind indexCharacter, sorted and without overlap.
[[nodiscard]] std::span<const IndexRange> indexWordRanges();
[[nodiscard]] std::span<const IndexRange> indexMarkRanges();
[[nodiscard]] std::span<const IndexFold> indexFolds();

} // namespace hatstand::listen
