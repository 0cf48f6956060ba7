// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/html/html_clean_options.h"
#include "listen/html/html_tokens.h"

#include <vector>

namespace hatstand::listen
{

/// cleanHtml with HtmlPolicy::Reading.
class HtmlReadingCleaner
{
public:
    explicit HtmlReadingCleaner(const HtmlCleanOptions &options) : m_options(options) {}
    [[nodiscard]] std::string clean(std::string_view html);

private:
    void start(HtmlTokenizer &tokens, const HtmlToken &token);
    void end(std::string_view name);
    void text(std::string_view decoded);
    void startLink(std::string_view address);
    void picture(const HtmlToken &token);
    void attributes(const HtmlToken &token);
    void closeImplied(std::string_view name);
    void closeUpTo(std::size_t depth);
    /// The place of the innermost such element, as long as none of `bounds` lies between; `npos` without.
    [[nodiscard]] std::size_t innermost(std::string_view name, std::string_view bounds) const;
    /// Whether that many bytes more may stand; once one piece has found no place, none does.
    [[nodiscard]] bool hasRoom(std::size_t bytes);

    const HtmlCleanOptions &m_options;
    std::string m_out;
    std::vector<std::string> m_open;
    std::string m_linkAddress; ///< of the link that is open; empty without
    std::string m_linkText;
    bool m_full = false;
};

} // namespace hatstand::listen
