// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/index_characters.h"

#include <QChar>

#include <algorithm>
#include <vector>

namespace hatstand::listen
{

namespace
{
bool isIn(std::span<const IndexRange> ranges, char32_t character)
{
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), character,
                                        [](char32_t c, const IndexRange &range) { return c < range.first; });
    return after != ranges.begin() && character <= std::prev(after)->last;
}

char32_t lookUp(char32_t character)
{
    if (isIn(indexMarkRanges(), character))
        return leavesNoTrace;
    if (!isIn(indexWordRanges(), character))
        return partsWords;
    const std::span<const IndexFold> folds = indexFolds();
    // Folds of step 2 may enclose no other: the last that begins before is the only one that can be meant.
    const auto after = std::upper_bound(folds.begin(), folds.end(), character,
                                        [](char32_t c, const IndexFold &fold) { return c < fold.first; });
    if (after == folds.begin())
        return character;
    const IndexFold &fold = *std::prev(after);
    if (character > fold.last || (character - fold.first) % fold.step != 0)
        return character;
    return fold.moves ? fold.target + (character - fold.first) : fold.target;
}

/// All of the first plane, so that the usual letters cost one look. 128 kB, made at the first use.
const std::vector<char16_t> &firstPlane()
{
    static const std::vector<char16_t> table = [] {
        std::vector<char16_t> made(0x10000);
        for (char32_t c = 0; c < 0x10000; ++c)
            made[c] = static_cast<char16_t>(lookUp(c));
        return made;
    }();
    return table;
}
} // namespace

char32_t indexCharacter(char32_t character)
{
    // Halves of a pair that stand alone reach the index as U+FFFD, which parts words.
    if (character < 0x10000)
        return QChar::isSurrogate(character) ? partsWords : firstPlane()[character];
    return lookUp(character);
}

bool isWrittenWithoutSpaces(char32_t character)
{
    if (character < 0x0E00)
        return false;
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        // The mark of a long vowel belongs to both Kana.
        return character == 0x30FC || character == 0xFF70;
    }
}

bool isPictograph(char32_t character)
{
    // Unicode 15, blocks from Mahjong Tiles to Symbols and Pictographs Extended-A; before them the symbols
    // from the arrows on (☂, ★). "®", "™" and "€" are not meant: they part words.
    if (character >= 0x1F000 && character <= 0x1FAFF)
        return true;
    return character >= 0x2190 && QChar::category(character) == QChar::Symbol_Other;
}

} // namespace hatstand::listen
