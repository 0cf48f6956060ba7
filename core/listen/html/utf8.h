// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace hatstand::listen
{

/// The character of U+FFFD, which stands for what cannot be read.
inline constexpr char32_t replacementCharacter = 0xFFFD;

/// Appends one character as UTF-8. What is no character (a half of a pair, beyond U+10FFFF) becomes U+FFFD.
void appendUtf8(std::string &out, char32_t character);

/// Whether the text begins with that many bytes of well-formed UTF-8 at `at`: 1 to 4, 0 where it does not.
[[nodiscard]] std::size_t utf8Length(std::string_view text, std::size_t at);
/// The character whose `length` bytes, as utf8Length told, begin at `at`.
[[nodiscard]] char32_t utf8Character(std::string_view text, std::size_t at, std::size_t length);
/// Where the well-formed beginning ends: the size of the text where all of it is UTF-8.
[[nodiscard]] std::size_t utf8Prefix(std::string_view text);
[[nodiscard]] inline bool isUtf8(std::string_view text)
{
    return utf8Prefix(text) == text.size();
}
/// Whether every byte is below 0x80.
[[nodiscard]] bool isAscii(std::string_view text);

/// What windows-1252 has at 0x80 to 0x9F, where ISO 8859-1 has control characters that nobody means. The five
/// places that windows-1252 leaves open stay what they are.
[[nodiscard]] char32_t windows1252Character(unsigned char byte);

// --- Letters of ASCII, whatever the locale says.

[[nodiscard]] constexpr bool isAsciiSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
[[nodiscard]] constexpr bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr char asciiLower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
[[nodiscard]] constexpr bool isAsciiLetter(char c)
{
    return asciiLower(c) >= 'a' && asciiLower(c) <= 'z';
}
[[nodiscard]] std::string asciiLowered(std::string_view text);
/// Equal but for the case of ASCII letters; `lower` is lower case already.
[[nodiscard]] bool equalsLower(std::string_view text, std::string_view lower);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Takes white space from both ends, in place.
void trim(std::string &text);

} // namespace hatstand::listen
