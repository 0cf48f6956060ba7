// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_tokens.h"

#include "listen/html/utf8.h"

#include <algorithm>
#include <array>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;
/// More attributes than this on one tag are passed over.
constexpr std::size_t attributeLimit = 64;

constexpr std::array<std::string_view, 20> voidElements{
    "area",  "base",    "basefont", "br",   "col",  "command", "embed",  "frame",  "hr",    "img",
    "input", "isindex", "keygen",   "link", "meta", "param",   "source", "spacer", "track", "wbr"};

bool isNameCharacter(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '-' || c == '_' || c == '.' || c == ':';
}

bool endsAttributeName(char c)
{
    return isAsciiSpace(c) || c == '/' || c == '>' || c == '=' || c == '<' || c == '"' || c == '\'';
}
} // namespace

const std::string_view *HtmlToken::attribute(std::string_view wanted) const
{
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [wanted](const HtmlAttribute &one) { return one.name == wanted; });
    return found == attributes.end() ? nullptr : &found->value;
}

bool isVoidHtmlElement(std::string_view name)
{
    return name != "spacer" && std::binary_search(voidElements.begin(), voidElements.end(), name);
}

bool HtmlTokenizer::next(HtmlToken &token)
{
    if (m_at >= m_html.size())
        return false;
    if (m_html[m_at] == '<' && readMarkup(token))
        return true;
    // A "<" that begins no tag belongs to the text after it.
    const std::size_t end = std::min(m_html.find('<', m_at + 1), m_html.size());
    token.kind = HtmlToken::Kind::Text;
    token.text = m_html.substr(m_at, end - m_at);
    m_at = end;
    return true;
}

bool HtmlTokenizer::readMarkup(HtmlToken &token)
{
    const std::string_view rest = m_html.substr(m_at);
    if (rest.size() < 2)
        return false;
    if (isAsciiLetter(rest[1])) {
        readStart(token);
        return true;
    }
    if (rest[1] == '/' && rest.size() > 2 && isAsciiLetter(rest[2])) {
        readEnd(token);
        return true;
    }
    if (rest.starts_with("<!--"))
        return readComment(token);
    const bool doctype = rest.size() > 9 && equalsLower(rest.substr(0, 9), "<!doctype");
    if (doctype || rest[1] == '?') {
        const std::size_t end = m_noBracket ? none : rest.find('>');
        m_noBracket = end == none;
        if (end == none)
            return false;
        token.kind = HtmlToken::Kind::Other;
        m_at += end + 1;
        return true;
    }
    return false;
}

bool HtmlTokenizer::readComment(HtmlToken &token)
{
    std::size_t begin = m_at + 4;
    token.kind = HtmlToken::Kind::Comment;
    if (m_html.substr(begin).starts_with(">") || m_html.substr(begin).starts_with("->")) {
        token.text = {};
        m_at = m_html.find('>', begin) + 1;
        return true;
    }
    std::size_t end = m_noCommentEnd ? none : m_html.find("-->", begin);
    if (end == none) {
        // One that is never closed ends with a ">" after its first "--", else it takes all that is left with
        // it: what was meant to be hidden must not come out.
        m_noCommentEnd = true;
        const std::size_t dashes = m_noDashes ? none : m_html.find("--", begin);
        m_noDashes = dashes == none;
        end = m_noDashes ? none : m_html.find('>', dashes);
        token.text = m_html.substr(begin, end == none ? none : end - begin);
        m_at = end == none ? m_html.size() : end + 1;
        return true;
    }
    token.text = m_html.substr(begin, end == none ? none : end - begin);
    m_at = end == none ? m_html.size() : end + 3;
    return true;
}

void HtmlTokenizer::readStart(HtmlToken &token)
{
    std::size_t end = m_at + 1;
    while (end < m_html.size() && isNameCharacter(m_html[end]))
        ++end;
    token.kind = HtmlToken::Kind::Start;
    token.name = asciiLowered(m_html.substr(m_at + 1, end - m_at - 1));
    m_at = end;
    readAttributes(token);
}

void HtmlTokenizer::readEnd(HtmlToken &token)
{
    std::size_t end = m_at + 2;
    while (end < m_html.size() && isNameCharacter(m_html[end]))
        ++end;
    token.kind = HtmlToken::Kind::End;
    token.name = asciiLowered(m_html.substr(m_at + 2, end - m_at - 2));
    while (end < m_html.size() && m_html[end] != '>' && m_html[end] != '<')
        ++end;
    m_at = end < m_html.size() && m_html[end] == '>' ? end + 1 : end;
}

void HtmlTokenizer::skipSpace()
{
    while (m_at < m_html.size() && isAsciiSpace(m_html[m_at]))
        ++m_at;
}

void HtmlTokenizer::readAttributes(HtmlToken &token)
{
    token.attributes.clear();
    token.closesItself = false;
    while (m_at < m_html.size()) {
        const char c = m_html[m_at];
        if (c == '>') {
            token.closesItself = m_html[m_at - 1] == '/';
            ++m_at;
            return;
        }
        if (c == '<') // the tag was never closed: the next one begins
            return;
        if (endsAttributeName(c)) {
            ++m_at;
            continue;
        }
        const std::size_t begin = m_at;
        while (m_at < m_html.size() && !endsAttributeName(m_html[m_at]))
            ++m_at;
        HtmlAttribute attribute;
        attribute.name = asciiLowered(m_html.substr(begin, m_at - begin));
        skipSpace();
        if (m_at < m_html.size() && m_html[m_at] == '=') {
            ++m_at;
            skipSpace();
            attribute.hasValue = true;
            attribute.value = readValue();
        }
        const bool plain = std::all_of(attribute.name.begin(), attribute.name.end(), isNameCharacter);
        if (plain && token.attributes.size() < attributeLimit && !token.attribute(attribute.name))
            token.attributes.push_back(std::move(attribute));
    }
}

std::size_t HtmlTokenizer::findQuote(char quote, std::size_t from)
{
    bool &missing = quote == '"' ? m_noDoubleQuote : m_noSingleQuote;
    const std::size_t found = missing ? none : m_html.find(quote, from);
    missing = found == none;
    return found;
}

std::string_view HtmlTokenizer::readValue()
{
    if (m_at >= m_html.size())
        return {};
    const char quote = m_html[m_at];
    if (quote == '"' || quote == '\'') {
        if (const std::size_t end = findQuote(quote, m_at + 1); end != none) {
            const std::string_view value = m_html.substr(m_at + 1, end - m_at - 1);
            m_at = end + 1;
            return value;
        }
        ++m_at;
    }
    const std::size_t begin = m_at;
    while (m_at < m_html.size() && !isAsciiSpace(m_html[m_at]) && m_html[m_at] != '>' && m_html[m_at] != '<')
        ++m_at;
    std::string_view value = m_html.substr(begin, m_at - begin);
    // "<br clear=all/>": the slash belongs to the tag, as long as it is no address that ends so.
    if (m_at < m_html.size() && m_html[m_at] == '>' && value.size() > 1 && value.ends_with('/') &&
        value.find('/') == value.size() - 1)
        value.remove_suffix(1);
    return value;
}

std::string_view HtmlTokenizer::rawText(std::string_view element)
{
    const std::size_t begin = m_at;
    skipRawText(element);
    return m_html.substr(begin, m_at - begin);
}

void HtmlTokenizer::skipRawText(std::string_view element)
{
    while (m_at < m_html.size()) {
        const std::size_t tag = m_html.find("</", m_at);
        if (tag == none) {
            m_at = m_html.size();
            return;
        }
        m_at = tag;
        const std::size_t after = tag + 2 + element.size();
        if (equalsLower(m_html.substr(tag + 2, element.size()), element) &&
            (after >= m_html.size() || !isNameCharacter(m_html[after])))
            return;
        m_at = tag + 2;
    }
}

} // namespace hatstand::listen
