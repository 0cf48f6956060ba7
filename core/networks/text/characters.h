// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <unicode/uchar.h>

// Classes of characters as the networks' own rules name them, and reading code points out of UTF-16.
// Classes over char16_t look at one UTF-16 unit, as rules that were written for JavaScript do.

namespace hatstand::networks
{

struct CodePoint
{
    char32_t value = 0;
    qsizetype length = 1; ///< UTF-16 units
};

/// The code point that begins at an offset; half a pair stands for itself.
[[nodiscard]] inline CodePoint codePointAt(QStringView text, qsizetype at)
{
    const QChar first = text[at];
    if (first.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate())
        return {QChar::surrogateToUcs4(first, text[at + 1]), 2};
    return {first.unicode(), 1};
}

/// The code point that ends before an offset (> 0).
[[nodiscard]] inline CodePoint codePointBefore(QStringView text, qsizetype end)
{
    const QChar last = text[end - 1];
    if (last.isLowSurrogate() && end > 1 && text[end - 2].isHighSurrogate())
        return {QChar::surrogateToUcs4(text[end - 2], last), 2};
    return {last.unicode(), 1};
}

[[nodiscard]] inline bool isSurrogate(char32_t c)
{
    return c >= 0xD800 && c <= 0xDFFF;
}
[[nodiscard]] inline bool isAsciiDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}
[[nodiscard]] inline bool isAsciiLetter(char32_t c)
{
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}
[[nodiscard]] inline bool isAsciiAlphanumeric(char32_t c)
{
    return isAsciiLetter(c) || isAsciiDigit(c);
}
/// Letters, digits and the underscore of ASCII: \w without Unicode.
[[nodiscard]] inline bool isAsciiWord(char32_t c)
{
    return isAsciiAlphanumeric(c) || c == U'_';
}

/// \s of ECMAScript: white space, line ends and the byte order mark.
[[nodiscard]] inline bool isScriptSpace(char32_t c)
{
    if (c < 0x80)
        return c == U' ' || (c >= 0x09 && c <= 0x0D);
    return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/// Unicode's property White_Space.
[[nodiscard]] inline bool isWhiteSpace(char32_t c)
{
    if (c < 0x80)
        return c == U' ' || (c >= 0x09 && c <= 0x0D);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// What twitter-text calls a space: White_Space and the Mongolian vowel separator.
[[nodiscard]] inline bool isXSpace(char32_t c)
{
    return isWhiteSpace(c) || c == 0x180E;
}

/// Marks that turn the direction of writing.
[[nodiscard]] inline bool isDirectionalMark(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2066 && c <= 0x2069);
}

/// Characters that X refuses anywhere in a post.
[[nodiscard]] inline bool isInvalidForX(char32_t c)
{
    return c == 0xFFFE || c == 0xFEFF || c == 0xFFFF;
}

/// Latin letters with marks, as twitter-text lists them.
[[nodiscard]] inline bool isLatinAccent(char32_t c)
{
    if (c < 0xC0)
        return false;
    if (c <= 0x24F)
        return c != 0xD7 && c != 0xF7;
    switch (c) {
    case 0x253:
    case 0x254:
    case 0x256:
    case 0x257:
    case 0x259:
    case 0x25B:
    case 0x263:
    case 0x268:
    case 0x26F:
    case 0x272:
    case 0x289:
    case 0x28B:
    case 0x2BB:
        return true;
    default:
        return (c >= 0x300 && c <= 0x36F) || (c >= 0x1E00 && c <= 0x1EFF);
    }
}

[[nodiscard]] inline bool isAtSign(char32_t c)
{
    return c == U'@' || c == 0xFF20;
}
[[nodiscard]] inline bool isHashSign(char32_t c)
{
    return c == U'#' || c == 0xFF03;
}

[[nodiscard]] inline bool isLetterOrMark(char32_t c)
{
    return (U_GET_GC_MASK(UChar32(c)) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}
[[nodiscard]] inline bool isDecimalDigit(char32_t c)
{
    return (U_GET_GC_MASK(UChar32(c)) & U_GC_ND_MASK) != 0;
}
[[nodiscard]] inline bool isPunctuation(char32_t c)
{
    return (U_GET_GC_MASK(UChar32(c)) & U_GC_P_MASK) != 0;
}

/// [[:alpha:]] of Ruby.
[[nodiscard]] inline bool isRubyAlpha(char32_t c)
{
    return c < 0x80 ? isAsciiLetter(c) : u_isUAlphabetic(UChar32(c)) != 0;
}
/// [[:word:]] of Ruby: alphabetic, marks, decimal digits and connectors.
[[nodiscard]] inline bool isRubyWord(char32_t c)
{
    if (c < 0x80)
        return isAsciiWord(c);
    return u_isUAlphabetic(UChar32(c)) != 0 ||
           (U_GET_GC_MASK(UChar32(c)) & (U_GC_M_MASK | U_GC_ND_MASK | U_GC_PC_MASK)) != 0;
}

} // namespace hatstand::networks
