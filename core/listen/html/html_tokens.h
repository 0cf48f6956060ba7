// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hatstand::listen
{

/// An attribute as it is written: its name in lower case, its value with references still in it.
struct HtmlAttribute
{
    std::string name;
    std::string_view value;
    bool hasValue = false;
};

struct HtmlToken
{
    enum class Kind {
        Text,    ///< with references still in it; may hold a "<" that begins no tag
        Start,   ///< <name …>
        End,     ///< </name>
        Comment, ///< <!-- … -->
        Other,   ///< declarations and processing instructions
    };
    Kind kind = Kind::Text;
    std::string_view text; ///< of text and comments
    std::string name;      ///< in lower case
    std::vector<HtmlAttribute> attributes;
    bool closesItself = false; ///< "/>"

    /// The value of an attribute as it is written, or null where there is none.
    [[nodiscard]] const std::string_view *attribute(std::string_view name) const;
};

/// Takes HTML apart into tags and text without ever failing, in one pass over it: each byte is looked at a
/// bounded number of times, whatever is left open. The text must outlive the tokens.
class HtmlTokenizer
{
public:
    explicit HtmlTokenizer(std::string_view html) : m_html(html) {}

    /// The next token; false at the end.
    bool next(HtmlToken &token);
    /// Passes over everything up to the end tag of that element ("script"), which comes next; to the end
    /// where it is never closed.
    void skipRawText(std::string_view element);
    /// What lies before the end tag of that element, as skipRawText passes over.
    [[nodiscard]] std::string_view rawText(std::string_view element);

private:
    bool readMarkup(HtmlToken &token);
    void readStart(HtmlToken &token);
    void readEnd(HtmlToken &token);
    bool readComment(HtmlToken &token);
    void readAttributes(HtmlToken &token);
    std::string_view readValue();
    [[nodiscard]] std::size_t findQuote(char quote, std::size_t from);
    void skipSpace();

    std::string_view m_html;
    std::size_t m_at = 0;
    /// What was looked for and is nowhere in the rest is not looked for again.
    bool m_noSingleQuote = false;
    bool m_noDoubleQuote = false;
    bool m_noBracket = false;
    bool m_noCommentEnd = false;
    bool m_noDashes = false;
};

/// Whether the element never has an end tag ("br").
[[nodiscard]] bool isVoidHtmlElement(std::string_view name);

} // namespace hatstand::listen
