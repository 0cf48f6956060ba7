// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_feed_cleaner.h"

#include "listen/html/html_entities.h"
#include "listen/html/uri.h"
#include "listen/html/utf8.h"

#include <algorithm>
#include <charconv>

namespace hatstand::listen
{

namespace
{
constexpr std::string_view svgNamespace = "http://www.w3.org/2000/svg";
constexpr std::string_view mathNamespace = "http://www.w3.org/1998/Math/MathML";
constexpr std::string_view xlinkNamespace = "http://www.w3.org/1999/xlink";

bool isRawText(const std::string &name)
{
    return name == "script" || name == "style";
}

bool isPictureData(std::string_view uri)
{
    for (const std::string_view kind :
         {"data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"}) {
        if (uri.starts_with(kind))
            return true;
    }
    return false;
}

/// A number below 256 that windows-1252 means otherwise is written as what it means.
void appendNumber(std::string &out, std::string_view written, std::size_t number)
{
    const char32_t meant = htmlNumberedCharacter(number);
    if (number >= 0x80 && number < 0xA0 && meant != number) {
        char digits[8];
        const auto end = std::to_chars(digits, digits + sizeof digits, static_cast<unsigned>(meant), 16).ptr;
        out.append("&#x").append(digits, end).append(";");
    } else {
        out.append(asciiLowered(written));
    }
}

/// References stay as they are written, an "&" that begins none is escaped where it could be taken for one.
void appendReferences(std::string &out, std::string_view text, bool escapesEach)
{
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t next = std::min(text.find_first_of("&<\"", at), text.size());
        out += text.substr(at, next - at);
        at = next;
        if (at == text.size())
            return;
        if (text[at] == '<') {
            out += "&lt;";
            ++at;
            continue;
        }
        if (text[at] == '"') {
            out += escapesEach ? "&quot;" : "\"";
            ++at;
            continue;
        }
        const HtmlReference reference = readHtmlReference(text, at);
        if (reference.length == 0) {
            const bool namelike = at + 1 < text.size() && isAsciiLetter(text[at + 1]);
            out += escapesEach || namelike ? "&amp;" : "&";
            ++at;
            continue;
        }
        if (!reference.name.empty())
            out.append("&").append(reference.name).append(";");
        else if (!escapesEach && reference.isClosed && (reference.number == 34 || reference.number == 39))
            out.push_back(static_cast<char>(reference.number));
        else if (reference.isClosed)
            appendNumber(out, text.substr(at, reference.length), reference.number);
        else
            out.append("&amp;").append(text.substr(at + 1, reference.length - 1));
        at += reference.length;
    }
}
} // namespace

std::string HtmlFeedCleaner::clean(std::string_view html)
{
    m_out.reserve(html.size());
    HtmlTokenizer tokens(html);
    HtmlToken token;
    while (tokens.next(token)) {
        switch (token.kind) {
        case HtmlToken::Kind::Start:
            start(tokens, token);
            break;
        case HtmlToken::Kind::End:
            end(token.name);
            break;
        case HtmlToken::Kind::Text:
            text(token.text);
            break;
        case HtmlToken::Kind::Comment:
        case HtmlToken::Kind::Other:
            break;
        }
    }
    trim(m_out);
    return std::move(m_out);
}

void HtmlFeedCleaner::text(std::string_view text)
{
    if (m_dropped > 0)
        return;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\r\n", at), text.size());
        appendReferences(m_out, text.substr(at, end - at), false);
        at = end == text.size() ? end : end + 1;
    }
}

HtmlVocabulary HtmlFeedCleaner::vocabularyOf(const std::string &name) const
{
    if (m_math > 0 && isAllowedElement(HtmlPolicy::Feed, HtmlVocabulary::MathMl, name))
        return HtmlVocabulary::MathMl;
    if (m_svg > 0 && isAllowedElement(HtmlPolicy::Feed, HtmlVocabulary::Svg, name))
        return HtmlVocabulary::Svg;
    return HtmlVocabulary::Html;
}

void HtmlFeedCleaner::addNamespaces(HtmlToken &token)
{
    const auto add = [&token](const char *name, std::string_view value) {
        if (!token.attribute(name))
            token.attributes.push_back({name, value, true});
    };
    if (!m_options.isXhtml && token.name == "svg")
        add("xmlns", svgNamespace);
    if (!m_options.isXhtml && token.name == "math")
        add("xmlns", mathNamespace);
    const std::string_view *given = token.attribute("xmlns");
    m_svg += token.name == "svg" && given && *given == svgNamespace ? 1 : 0;
    m_math += token.name == "math" && given && *given == mathNamespace ? 1 : 0;
    const bool linked = std::any_of(token.attributes.begin(), token.attributes.end(),
                                    [](const HtmlAttribute &one) { return one.name.starts_with("xlink:"); });
    if (linked && (m_svg > 0 || m_math > 0))
        add("xmlns:xlink", xlinkNamespace);
}

void HtmlFeedCleaner::start(HtmlTokenizer &tokens, HtmlToken &token)
{
    const bool selfClosed = token.closesItself && (m_options.isXhtml || token.attributes.empty());
    if (isRawText(token.name)) {
        if (!selfClosed)
            tokens.skipRawText(token.name);
        return;
    }
    if (token.name == "applet" && !selfClosed)
        ++m_dropped;
    addNamespaces(token);
    const HtmlVocabulary vocabulary =
        m_svg == 0 && isAllowedElement(HtmlPolicy::Feed, HtmlVocabulary::Html, token.name)
            ? HtmlVocabulary::Html
            : vocabularyOf(token.name);
    if (!isAllowedElement(HtmlPolicy::Feed, vocabulary, token.name))
        return;
    m_out.append("<").append(vocabulary == HtmlVocabulary::Svg ? svgSpelling(token.name) : token.name);
    attributes(token, vocabulary);
    if (isVoidHtmlElement(token.name)) {
        m_out += " />";
        return;
    }
    m_out += ">";
    if (selfClosed)
        end(token.name);
}

void HtmlFeedCleaner::attributes(HtmlToken &token, HtmlVocabulary vocabulary)
{
    std::sort(token.attributes.begin(), token.attributes.end(),
              [](const HtmlAttribute &a, const HtmlAttribute &b) { return a.name < b.name; });
    for (const HtmlAttribute &one : token.attributes) {
        if (isAllowedAttribute(HtmlPolicy::Feed, vocabulary, one.name))
            attribute(token.name, one, vocabulary);
    }
}

void HtmlFeedCleaner::attribute(const std::string &element, const HtmlAttribute &attribute,
                                HtmlVocabulary vocabulary)
{
    std::string value(attribute.hasValue ? attribute.value : std::string_view(attribute.name));
    if (attribute.name == "style") {
        value = cleanStyle(HtmlPolicy::Feed, m_svg > 0, value);
        if (value.empty())
            return;
    } else if (isAddressAttribute(attribute.name) && attribute.hasValue) {
        const bool relative = isRelativeAddress(element, attribute.name);
        const std::string address = decodeHtml(value);
        if (!(element == "img" && isPictureData(address)))
            value = safeUri(relative ? std::string_view(m_options.base) : std::string_view(), address);
    } else if (attribute.name == "rel" || attribute.name == "type") {
        value = asciiLowered(value);
    }
    m_out.append(" ").append(vocabulary == HtmlVocabulary::Svg ? svgSpelling(attribute.name)
                                                               : attribute.name);
    m_out += "=\"";
    std::size_t at = 0;
    while (at < value.size()) {
        const std::size_t bracket = std::min(value.find('>', at), value.size());
        appendReferences(m_out, std::string_view(value).substr(at, bracket - at), true);
        if (bracket < value.size())
            m_out += "&gt;";
        at = bracket + 1;
    }
    m_out += "\"";
}

void HtmlFeedCleaner::end(const std::string &name)
{
    if (name == "applet" && m_dropped > 0)
        --m_dropped;
    HtmlVocabulary vocabulary = HtmlVocabulary::Html;
    if (!isAllowedElement(HtmlPolicy::Feed, HtmlVocabulary::Html, name)) {
        vocabulary = vocabularyOf(name);
        if (!isAllowedElement(HtmlPolicy::Feed, vocabulary, name))
            return;
        m_svg -= name == "svg" && m_svg > 0 ? 1 : 0;
        m_math -= name == "math" && m_math > 0 ? 1 : 0;
    }
    if (!isVoidHtmlElement(name))
        m_out.append("</").append(vocabulary == HtmlVocabulary::Svg ? svgSpelling(name) : name).append(">");
}

} // namespace hatstand::listen
