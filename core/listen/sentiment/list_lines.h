// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace hatstand::listen
{

/// A line of a word list: what stands before the tab and behind it.
struct ListLine
{
    std::string_view key;
    std::string_view value;
};

/// Takes the next line with a tab from the beginning of the text; empty lines and remarks ("# …") are passed
/// over. Nothing at the end.
[[nodiscard]] std::optional<ListLine> takeListLine(std::string_view &text);

} // namespace hatstand::listen
