// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// The words of a text without what is no language: links, addresses, mentions, hashtags, figures, signs and
/// emoji.
struct PlainWords
{
    std::string text; ///< the words, each with a space before and behind it; valid UTF-8
    int words = 0;
    int letters = 0;
};

/// Reads until `enough` bytes of words are there.
[[nodiscard]] PlainWords plainWordsOf(std::string_view utf8, std::size_t enough);

} // namespace hatstand::listen
