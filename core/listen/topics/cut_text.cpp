// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/cut_text.h"

#include "listen/topics/index_characters.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
void append(QString &text, char32_t character)
{
    if (character < 0x10000) {
        text.append(QChar(static_cast<char16_t>(character)));
    } else {
        text.append(QChar(QChar::highSurrogate(character)));
        text.append(QChar(QChar::lowSurrogate(character)));
    }
}

constexpr bool onlyChoosesLooks(char32_t character)
{
    return character == 0xFE0E || character == 0xFE0F;
}
} // namespace

CutText cutText(QStringView text)
{
    CutText cut;
    cut.folded.reserve(text.size());
    cut.words.reserve(static_cast<size_t>(text.size()) / 5 + 1);
    bool inWord = false;
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype here = i;
        const char32_t character = nextCharacter(text, i);
        const char32_t kept = indexCharacter(character);
        if (kept == leavesNoTrace && inWord) {
            cut.words.back().sourceLength = i - cut.words.back().source;
            continue;
        }
        if (kept != partsWords && kept != leavesNoTrace) {
            if (!inWord)
                cut.words.push_back({cut.folded.size(), 0, here, 0});
            inWord = true;
            append(cut.folded, kept);
            CutWord &word = cut.words.back();
            word.length = cut.folded.size() - word.start;
            word.sourceLength = i - word.source;
            continue;
        }
        inWord = false;
        if (onlyChoosesLooks(character))
            continue;
        if (!QChar::isSpace(character))
            append(cut.folded, character);
        else if (!cut.folded.isEmpty() && cut.folded.back() != u' ')
            cut.folded.append(u' ');
    }
    return cut;
}

std::vector<QString> indexWords(QStringView text)
{
    const CutText cut = cutText(text);
    std::vector<QString> words;
    words.reserve(cut.words.size());
    for (size_t i = 0; i < cut.words.size(); ++i)
        words.push_back(cut.word(i).toString());
    return words;
}

bool needsScan(QStringView text)
{
    for (qsizetype i = 0; i < text.size();) {
        const char32_t character = nextCharacter(text, i);
        if (character >= 0x0E00 && (isWrittenWithoutSpaces(character) || isPictograph(character)))
            return true;
    }
    return false;
}

} // namespace hatstand::listen
