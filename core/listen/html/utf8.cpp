// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/utf8.h"

#include <array>
#include <cstring>

namespace hatstand::listen
{

namespace
{
constexpr std::array<char16_t, 32> windows1252{
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

constexpr std::uint64_t highBits = 0x8080808080808080ULL;

unsigned char byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

/// Where the beginning of only ASCII ends, at or after `at`.
std::size_t asciiEnd(std::string_view text, std::size_t at)
{
    while (at + sizeof(std::uint64_t) <= text.size()) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & highBits) != 0)
            break;
        at += sizeof eight;
    }
    while (at < text.size() && byteAt(text, at) < 0x80)
        ++at;
    return at;
}
} // namespace

void appendUtf8(std::string &out, char32_t character)
{
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        character = replacementCharacter;
    const auto part = [&out](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (character < 0x80) {
        part(character);
    } else if (character < 0x800) {
        part(0xC0 | (character >> 6));
        part(0x80 | (character & 0x3F));
    } else if (character < 0x10000) {
        part(0xE0 | (character >> 12));
        part(0x80 | ((character >> 6) & 0x3F));
        part(0x80 | (character & 0x3F));
    } else {
        part(0xF0 | (character >> 18));
        part(0x80 | ((character >> 12) & 0x3F));
        part(0x80 | ((character >> 6) & 0x3F));
        part(0x80 | (character & 0x3F));
    }
}

std::size_t utf8Length(std::string_view text, std::size_t at)
{
    const unsigned char first = byteAt(text, at);
    if (first < 0x80)
        return 1;
    std::size_t length = 0;
    unsigned char lowest = 0x80;  // of the second byte: no longer form than needed, no half of a pair,
    unsigned char highest = 0xBF; // nothing beyond U+10FFFF
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        lowest = first == 0xE0 ? 0xA0 : 0x80;
        highest = first == 0xED ? 0x9F : 0xBF;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        lowest = first == 0xF0 ? 0x90 : 0x80;
        highest = first == 0xF4 ? 0x8F : 0xBF;
    } else {
        return 0;
    }
    if (at + length > text.size() || byteAt(text, at + 1) < lowest || byteAt(text, at + 1) > highest)
        return 0;
    for (std::size_t next = 2; next < length; ++next) {
        if ((byteAt(text, at + next) & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

char32_t utf8Character(std::string_view text, std::size_t at, std::size_t length)
{
    char32_t character = byteAt(text, at);
    if (length == 1)
        return character;
    character &= 0x7FU >> length;
    for (std::size_t next = 1; next < length; ++next)
        character = (character << 6) | (byteAt(text, at + next) & 0x3F);
    return character;
}

std::size_t utf8Prefix(std::string_view text)
{
    std::size_t at = 0;
    while (true) {
        at = asciiEnd(text, at);
        if (at == text.size())
            return at;
        const std::size_t length = utf8Length(text, at);
        if (length == 0)
            return at;
        at += length;
    }
}

bool isAscii(std::string_view text)
{
    return asciiEnd(text, 0) == text.size();
}

char32_t windows1252Character(unsigned char byte)
{
    return byte >= 0x80 && byte < 0xA0 ? windows1252[byte - 0x80U] : byte;
}

std::string asciiLowered(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = asciiLower(c);
    return lower;
}

bool equalsLower(std::string_view text, std::string_view lower)
{
    if (text.size() != lower.size())
        return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (asciiLower(text[i]) != lower[i])
            return false;
    }
    return true;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isAsciiSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isAsciiSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

void trim(std::string &text)
{
    const std::string_view inner = trimmed(text);
    if (inner.size() == text.size())
        return;
    const auto begin = static_cast<std::size_t>(inner.data() - text.data());
    text.resize(begin + inner.size());
    text.erase(0, begin);
}

} // namespace hatstand::listen
