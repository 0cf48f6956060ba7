// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// The text of HTML as plain UTF-8, for search, for lists and for reading its mood: references decoded, white
/// space made one space, each block (paragraph, list item, heading, table row …) and <br> on a line of its
/// own, a blank line never; scripts, styles and comments left out, pictures by their description. Inside
/// <pre> white space stays. Linear, and fast enough for every item of every feed.
[[nodiscard]] std::string htmlToText(std::string_view html);

/// Whether the text holds a tag or a reference at all; if not, it is its own plain text.
[[nodiscard]] bool looksLikeMarkup(std::string_view text);

} // namespace hatstand::listen
