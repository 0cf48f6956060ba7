// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/language/plain_words.h"

#include "listen/sentiment/utf8_reader.h"

#include <unicode/uchar.h>

#include <algorithm>

namespace hatstand::listen
{

namespace
{
bool isNoWord(std::string_view token)
{
    return token.find('@') != std::string_view::npos || token.find("://") != std::string_view::npos ||
           token.starts_with('#') || token.starts_with("www.") || token.starts_with("\xEF\xBC\x83");
}

bool isAsciiLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isLetter(char32_t c)
{
    if (c < 0x80)
        return isAsciiLetter(static_cast<char>(c));
    const auto type = u_charType(static_cast<UChar32>(c));
    return u_isalpha(static_cast<UChar32>(c)) || type == U_NON_SPACING_MARK ||
           type == U_COMBINING_SPACING_MARK;
}

/// The apostrophes that stand within words.
bool isApostrophe(char32_t c)
{
    return c == '\'' || c == 0x2019;
}

void add(std::string_view token, PlainWords &plain)
{
    bool isInWord = false;
    for (std::size_t i = 0; i < token.size();) {
        std::size_t run = i;
        while (run < token.size() && isAsciiLetter(token[run]))
            ++run;
        if (run > i) {
            plain.text += token.substr(i, run - i);
            plain.letters += static_cast<int>(run - i);
            plain.words += isInWord ? 0 : 1;
            isInWord = true;
            i = run;
            continue;
        }
        const CodePoint character = codePointAt(token, i);
        const bool counts = character.value != 0xFFFD && isLetter(character.value);
        if (counts || (isInWord && isApostrophe(character.value))) {
            plain.text += token.substr(i, character.length);
            plain.letters += counts ? 1 : 0;
            plain.words += isInWord ? 0 : 1;
            isInWord = true;
        } else if (isInWord) {
            plain.text += ' ';
            isInWord = false;
        }
        i += character.length;
    }
    if (isInWord)
        plain.text += ' ';
}
} // namespace

PlainWords plainWordsOf(std::string_view utf8, std::size_t enough)
{
    PlainWords plain;
    plain.text.reserve(std::min(utf8.size(), enough) + 32);
    plain.text += ' ';
    for (std::size_t i = 0; i < utf8.size() && plain.text.size() < enough;) {
        const std::size_t begin = i;
        std::size_t space = 0;
        while (i < utf8.size() && (space = spaceLengthAt(utf8, i)) == 0)
            ++i;
        // A word without an end, as in languages that put no spaces, is read as far as is enough.
        const std::string_view token = utf8.substr(begin, std::min(i - begin, enough));
        if (!token.empty() && !isNoWord(token))
            add(token, plain);
        i += space;
    }
    return plain;
}

} // namespace hatstand::listen
