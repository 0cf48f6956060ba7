// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_reading_cleaner.h"

#include "listen/html/html_entities.h"
#include "listen/html/html_honest_link.h"
#include "listen/html/uri.h"
#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;

/// Whether a word stands in a list of words with a space around each.
bool isOneOf(std::string_view word, std::string_view list)
{
    if (word.empty() || word.find(' ') != none)
        return false;
    for (std::size_t at = list.find(word); at != none; at = list.find(word, at + 1)) {
        if (list[at - 1] == ' ' && list[at + word.size()] == ' ')
            return true;
    }
    return false;
}

constexpr std::string_view rawTextElements =
    " iframe noembed noframes script style template textarea title xmp ";
constexpr std::string_view paragraphEnders =
    " address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 "
    "h6 header "
    "hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul ";

bool isNumber(std::string_view value, std::size_t digits)
{
    return !value.empty() && value.size() <= digits && std::all_of(value.begin(), value.end(), isAsciiDigit);
}

bool isLanguage(std::string_view value)
{
    return value.size() <= 35 && std::all_of(value.begin(), value.end(), [](char c) {
               return isAsciiLetter(c) || isAsciiDigit(c) || c == '-';
           });
}

/// Whether the value is one that the attribute may have; what is not is left out.
bool isSensible(std::string_view name, std::string_view value)
{
    if (name == "width" || name == "height")
        return isNumber(value, 4) || (value.ends_with('%') && isNumber(value.substr(0, value.size() - 1), 3));
    if (name == "colspan" || name == "rowspan" || name == "span")
        return isNumber(value, 2);
    if (name == "start")
        return isNumber(value, 9);
    if (name == "dir")
        return value == "ltr" || value == "rtl" || value == "auto";
    if (name == "lang")
        return isLanguage(value);
    if (name == "align" || name == "valign")
        return isOneOf(value, " left right center justify top middle bottom baseline ");
    if (name == "type")
        return isOneOf(value, " 1 a A i I disc circle square ");
    if (name == "scope")
        return isOneOf(value, " row col rowgroup colgroup ");
    return name != "cite" && name != "src" && name != "href";
}

bool isOnePixel(const HtmlToken &token)
{
    for (const char *name : {"width", "height"}) {
        const std::string_view *value = token.attribute(name);
        if (value && (trimmed(*value) == "0" || trimmed(*value) == "1"))
            return true;
    }
    return false;
}

bool isPictureData(std::string_view uri)
{
    for (const std::string_view kind :
         {"data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"}) {
        if (uri.starts_with(kind) && uri.substr(kind.size()).starts_with(";base64,"))
            return uri.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=",
                                         kind.size() + 8) == none;
    }
    return false;
}

std::string decodedAttribute(const HtmlToken &token, std::string_view name)
{
    const std::string_view *value = token.attribute(name);
    return value ? decodeHtml(trimmed(*value)) : std::string();
}
} // namespace

std::string HtmlReadingCleaner::clean(std::string_view html)
{
    m_out.reserve(std::min(html.size(), m_options.maxBytes));
    // What gives nothing must not take for ever either.
    HtmlTokenizer tokens(html.substr(0, 2 * m_options.maxBytes + 4096));
    HtmlToken token;
    while (!m_full && tokens.next(token)) {
        switch (token.kind) {
        case HtmlToken::Kind::Start:
            start(tokens, token);
            break;
        case HtmlToken::Kind::End:
            end(token.name);
            break;
        case HtmlToken::Kind::Text:
            text(decodeHtml(token.text));
            break;
        case HtmlToken::Kind::Comment:
        case HtmlToken::Kind::Other:
            break;
        }
    }
    closeUpTo(0);
    trim(m_out);
    return std::move(m_out);
}

bool HtmlReadingCleaner::hasRoom(std::size_t bytes)
{
    m_full = m_full || m_out.size() + bytes > m_options.maxBytes;
    return !m_full;
}

void HtmlReadingCleaner::text(std::string_view decoded)
{
    std::string plain;
    plain.reserve(decoded.size());
    for (const char c : decoded) {
        // Control characters are no text; a carriage return would come back as something else.
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            plain.push_back(c);
    }
    if (!m_linkAddress.empty())
        plain = withoutHiddenMarks(plain);
    std::string escaped;
    appendHtmlEscaped(escaped, plain);
    if (!hasRoom(escaped.size()))
        return;
    m_out += escaped;
    if (!m_linkAddress.empty())
        m_linkText += plain;
}

std::size_t HtmlReadingCleaner::innermost(std::string_view name, std::string_view bounds) const
{
    for (std::size_t depth = m_open.size(); depth-- > 0;) {
        if (m_open[depth] == name)
            return depth;
        if (!bounds.empty() && isOneOf(m_open[depth], bounds))
            break;
    }
    return none;
}

void HtmlReadingCleaner::closeUpTo(std::size_t depth)
{
    while (m_open.size() > depth) {
        if (m_open.back() == "a") {
            if (const std::string host = hostToSay(m_linkText, m_linkAddress); !host.empty()) {
                m_out.append(" [");
                appendHtmlEscaped(m_out, host);
                m_out += "]";
            }
            m_linkAddress.clear();
            m_linkText.clear();
        }
        m_out.append("</").append(m_open.back()).append(">");
        m_open.pop_back();
    }
}

void HtmlReadingCleaner::closeImplied(std::string_view name)
{
    const auto close = [this](std::string_view open, std::string_view bounds) {
        if (const std::size_t depth = innermost(open, bounds); depth != none)
            closeUpTo(depth);
    };
    if (isOneOf(name, paragraphEnders))
        close("p", " td th caption table ");
    if (name == "a")
        close("a", {});
    if (name == "li")
        close("li", " ul ol table ");
    if (name == "dt" || name == "dd") {
        close("dt", " dl table ");
        close("dd", " dl table ");
    }
    if (isOneOf(name, " tr tbody thead tfoot caption colgroup td th ")) {
        close("td", " table ");
        close("th", " table ");
        close("caption", " table ");
    }
    if (isOneOf(name, " tr tbody thead tfoot "))
        close("tr", " table ");
    if (isOneOf(name, " tbody thead tfoot ")) {
        for (const std::string_view part : {"tbody", "thead", "tfoot", "colgroup"})
            close(part, " table ");
    }
}

void HtmlReadingCleaner::start(HtmlTokenizer &tokens, const HtmlToken &token)
{
    if (isOneOf(token.name, rawTextElements)) {
        if (token.name == "textarea" || token.name == "xmp")
            text(tokens.rawText(token.name));
        else
            tokens.skipRawText(token.name);
        return;
    }
    if (!isAllowedElement(HtmlPolicy::Reading, HtmlVocabulary::Html, token.name))
        return;
    closeImplied(token.name);
    if (token.name == "img") {
        picture(token);
        return;
    }
    if (m_open.size() >= m_options.maxDepth)
        return;
    if (token.name == "a") {
        startLink(openableAddress(m_options.base, decodedAttribute(token, "href")));
        return;
    }
    if (!hasRoom(token.name.size() + 2))
        return;
    m_out.append("<").append(token.name);
    attributes(token);
    if (isVoidHtmlElement(token.name)) {
        m_out += " />";
        return;
    }
    m_out += ">";
    m_open.push_back(token.name);
    if (token.closesItself && m_options.isXhtml)
        closeUpTo(m_open.size() - 1);
}

void HtmlReadingCleaner::startLink(std::string_view address)
{
    if (address.empty() || !hasRoom(address.size() + 11))
        return;
    m_out += "<a href=\"";
    appendHtmlEscaped(m_out, address);
    m_out += "\">";
    m_open.emplace_back("a");
    m_linkAddress = address;
    m_linkText.clear();
}

void HtmlReadingCleaner::picture(const HtmlToken &token)
{
    std::string source = decodedAttribute(token, "src");
    const bool standsHere = isPictureData(source);
    if (!standsHere)
        source = openableAddress(m_options.base, source);
    std::string alternative(trimmed(decodedAttribute(token, "alt")));
    if (source.starts_with("mailto:"))
        source.clear();
    if (!source.empty() && (standsHere || m_options.pictures == HtmlPictures::Keep)) {
        if (!hasRoom(source.size() + 16))
            return;
        m_out += "<img src=\"";
        appendHtmlEscaped(m_out, source);
        m_out += "\"";
        attributes(token);
        m_out += " />";
        return;
    }
    if (isOnePixel(token))
        return;
    if (alternative.empty())
        alternative = m_options.pictureWord;
    const bool links = m_linkAddress.empty() && !source.empty() && m_open.size() < m_options.maxDepth;
    if (links)
        startLink(source);
    text(alternative);
    if (links && !m_linkAddress.empty())
        closeUpTo(m_open.size() - 1);
}

void HtmlReadingCleaner::attributes(const HtmlToken &token)
{
    for (const HtmlAttribute &one : token.attributes) {
        if (!isAllowedAttribute(HtmlPolicy::Reading, HtmlVocabulary::Html, one.name))
            continue;
        std::string value = decodeHtml(one.value);
        std::replace_if(
            value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        trim(value);
        if (one.name == "style")
            value = cleanStyle(HtmlPolicy::Reading, false, value);
        if ((one.name == "style" && value.empty()) || !isSensible(one.name, value) ||
            !hasRoom(value.size() + 16))
            continue;
        m_out.append(" ").append(one.name).append("=\"");
        appendHtmlEscaped(m_out, value);
        m_out += "\"";
    }
}

void HtmlReadingCleaner::end(std::string_view name)
{
    if (name == "br") { // browsers read </br> as a line end
        if (hasRoom(6))
            m_out += "<br />";
        return;
    }
    if (const std::size_t depth = innermost(name, name == "table" ? std::string_view() : " table ");
        depth != none && !isVoidHtmlElement(name))
        closeUpTo(depth);
}

} // namespace hatstand::listen
