// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/html/html_clean_options.h"
#include "listen/html/html_tokens.h"

namespace hatstand::listen
{

/// cleanHtml with HtmlPolicy::Feed.
class HtmlFeedCleaner
{
public:
    explicit HtmlFeedCleaner(const HtmlCleanOptions &options) : m_options(options) {}
    [[nodiscard]] std::string clean(std::string_view html);

private:
    void start(HtmlTokenizer &tokens, HtmlToken &token);
    void end(const std::string &name);
    void text(std::string_view text);
    void attributes(HtmlToken &token, HtmlVocabulary vocabulary);
    void attribute(const std::string &element, const HtmlAttribute &attribute, HtmlVocabulary vocabulary);
    void addNamespaces(HtmlToken &token);
    [[nodiscard]] HtmlVocabulary vocabularyOf(const std::string &name) const;

    const HtmlCleanOptions &m_options;
    std::string m_out;
    int m_svg = 0;
    int m_math = 0;
    int m_dropped = 0; ///< open elements whose text is not shown
};

} // namespace hatstand::listen
