// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace hatstand::listen
{

/// A code point read from UTF-8 and how many bytes it took.
struct CodePoint
{
    char32_t value = 0;
    std::size_t length = 1;
};

/// The code point that begins at a place within the text. What is no UTF-8 counts byte by byte as U+FFFD.
[[nodiscard]] inline CodePoint codePointAt(std::string_view text, std::size_t at)
{
    constexpr CodePoint broken{0xFFFD, 1};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1};
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() - at < length)
        return broken;
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80)
            return broken;
        value = value << 6U | (byte(i) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = value >= 0xD800 && value <= 0xDFFF;
    return value < smallest[length] || value > 0x10FFFF || isSurrogate ? broken : CodePoint{value, length};
}

/// How many bytes the white space takes that begins there: what Unicode has as such, and U+001C to U+001F, as
/// Python divides words. 0 where there is none.
[[nodiscard]] inline std::size_t spaceLengthAt(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return lead == 0x20 || (lead >= 0x09 && lead <= 0x0D) || (lead >= 0x1C && lead <= 0x1F) ? 1 : 0;
    if (lead == 0xC2)
        return byte(1) == 0x85 || byte(1) == 0xA0 ? 2 : 0;
    const unsigned rest = byte(1) << 8U | byte(2);
    const bool isSpace = (lead == 0xE1 && rest == 0x9A80) || (lead == 0xE3 && rest == 0x8080) ||
                         (lead == 0xE2 && ((rest >= 0x8080 && rest <= 0x808A) || rest == 0x80A8 ||
                                           rest == 0x80A9 || rest == 0x80AF || rest == 0x819F));
    return isSpace ? 3 : 0;
}

} // namespace hatstand::listen
