// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace hatstand::listen
{

/// What HTML calls by that name ("eacute", without "&" and ";"), as UTF-8: one character or two. Empty where
/// it has no such name. Names have case: "Auml" and "auml" are two.
[[nodiscard]] std::string_view htmlNamedCharacter(std::string_view name);

/// The character that "&#NUMBER;" stands for in HTML: 0x80 to 0x9F are read as windows-1252, as every browser
/// does; zero, halves of pairs and what is beyond Unicode are U+FFFD.
[[nodiscard]] char32_t htmlNumberedCharacter(std::size_t number);

/// A reference to a character: what it stands for, and how many bytes it takes in the text. No length: there
/// is none, and the "&" means itself.
struct HtmlReference
{
    std::string_view name; ///< without "&" and ";"; empty for a number
    std::size_t number = 0;
    std::size_t length = 0;
    bool isClosed = false; ///< ends with a semicolon
};

/// Reads the reference that begins with the "&" at `at`. Names that HTML knows count, with their semicolon;
/// the old ones also without, unless a letter, a digit or "=" follows ("&copy=1" of an address is none).
/// Numbers count with and without a semicolon.
[[nodiscard]] HtmlReference readHtmlReference(std::string_view text, std::size_t at);
/// Appends what the reference stands for.
void appendHtmlReference(std::string &out, const HtmlReference &reference);

/// The text with every reference replaced by its character. Linear in its length.
[[nodiscard]] std::string decodeHtml(std::string_view text);

/// Appends the text so that HTML shows it as it is: "&", "<", ">" and the quote are escaped.
void appendHtmlEscaped(std::string &out, std::string_view text);

} // namespace hatstand::listen
