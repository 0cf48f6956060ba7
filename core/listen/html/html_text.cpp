// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_text.h"

#include "listen/html/html_entities.h"
#include "listen/html/html_tokens.h"
#include "listen/html/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace hatstand::listen
{

namespace
{
using Names = std::unordered_set<std::string_view>;

bool isBlock(std::string_view name)
{
    static const Names names{
        "address", "article", "aside", "blockquote", "body",     "br",         "caption", "center", "dd",
        "details", "div",     "dl",    "dt",         "fieldset", "figcaption", "figure",  "footer", "form",
        "h1",      "h2",      "h3",    "h4",         "h5",       "h6",         "head",    "header", "hr",
        "html",    "li",      "main",  "nav",        "ol",       "option",     "p",       "pre",    "section",
        "summary", "table",   "tbody", "tfoot",      "thead",    "title",      "tr",      "ul"};
    return names.contains(name);
}

bool isLeftOut(std::string_view name)
{
    return name == "script" || name == "style" || name == "template" || name == "noframes" ||
           name == "iframe";
}

/// Neither white space nor the beginning of a reference.
bool isOrdinary(char c)
{
    static constexpr std::array<bool, 256> table = [] {
        std::array<bool, 256> all{};
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = !isAsciiSpace(static_cast<char>(i)) && i != '&';
        return all;
    }();
    return table[static_cast<unsigned char>(c)];
}

/// Gathers text with its white space made plain.
class PlainText
{
public:
    explicit PlainText(std::size_t expected) { m_out.reserve(expected); }

    void add(std::string_view text)
    {
        std::size_t at = 0;
        while (at < text.size()) {
            if (isAsciiSpace(text[at])) {
                if (m_keepsSpace > 0 && (text[at] == '\n' || text[at] == ' ' || text[at] == '\t'))
                    m_out.push_back(text[at]);
                else
                    m_wantsSpace = true;
                ++at;
                continue;
            }
            if (text[at] == '&') {
                at += reference(text, at);
                continue;
            }
            // Words with one space between them go over at once.
            std::size_t end = at + 1;
            while (end < text.size() &&
                   (isOrdinary(text[end]) ||
                    (text[end] == ' ' && end + 1 < text.size() && isOrdinary(text[end + 1]))))
                ++end;
            word(text.substr(at, end - at));
            at = end;
        }
    }
    void endLine()
    {
        while (!m_out.empty() && m_out.back() == ' ')
            m_out.pop_back();
        if (!m_out.empty() && m_out.back() != '\n')
            m_out.push_back('\n');
        m_wantsSpace = false;
    }
    void space() { m_wantsSpace = true; }
    void keepSpace(int change) { m_keepsSpace = std::max(m_keepsSpace + change, 0); }
    [[nodiscard]] std::string take()
    {
        trim(m_out);
        return std::move(m_out);
    }

private:
    void word(std::string_view text)
    {
        if (m_wantsSpace && !m_out.empty() && m_out.back() != '\n')
            m_out.push_back(' ');
        m_wantsSpace = false;
        m_out += text;
    }
    std::size_t reference(std::string_view text, std::size_t at)
    {
        const HtmlReference reference = readHtmlReference(text, at);
        if (reference.length == 0) {
            word("&");
            return 1;
        }
        std::string character;
        appendHtmlReference(character, reference);
        if (character.size() == 1 && isAsciiSpace(character.front()))
            m_wantsSpace = true;
        else
            word(character);
        return reference.length;
    }

    std::string m_out;
    bool m_wantsSpace = false;
    int m_keepsSpace = 0;
};

void addTag(PlainText &plain, const HtmlToken &token)
{
    const bool begins = token.kind == HtmlToken::Kind::Start;
    if (isBlock(token.name))
        plain.endLine();
    else if (token.name == "td" || token.name == "th")
        plain.space();
    if (token.name == "pre")
        plain.keepSpace(begins ? 1 : -1);
    if (begins && token.name == "img") {
        if (const std::string_view *alternative = token.attribute("alt"))
            plain.add(*alternative);
    }
}
} // namespace

bool looksLikeMarkup(std::string_view text)
{
    for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
         at = text.find_first_of("<&", at + 1)) {
        if (text[at] == '&' && readHtmlReference(text, at).isClosed)
            return true;
        if (text[at] == '<' && at + 1 < text.size() &&
            (isAsciiLetter(text[at + 1]) || text[at + 1] == '/' || text[at + 1] == '!'))
            return true;
    }
    return false;
}

std::string htmlToText(std::string_view html)
{
    PlainText plain(html.size());
    HtmlTokenizer tokens(html);
    HtmlToken token;
    while (tokens.next(token)) {
        switch (token.kind) {
        case HtmlToken::Kind::Text:
            plain.add(token.text);
            break;
        case HtmlToken::Kind::Start:
            if (isLeftOut(token.name))
                tokens.skipRawText(token.name);
            else
                addTag(plain, token);
            break;
        case HtmlToken::Kind::End:
            addTag(plain, token);
            break;
        case HtmlToken::Kind::Comment:
        case HtmlToken::Kind::Other:
            break;
        }
    }
    return plain.take();
}

} // namespace hatstand::listen
