// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/list_lines.h"

#include <algorithm>

namespace hatstand::listen
{

std::optional<ListLine> takeListLine(std::string_view &text)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t tab = line.find('\t');
        if (tab != std::string_view::npos && !line.starts_with("# "))
            return ListLine{line.substr(0, tab), line.substr(tab + 1)};
    }
    return std::nullopt;
}

} // namespace hatstand::listen
