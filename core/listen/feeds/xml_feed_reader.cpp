// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/xml_feed_reader.h"

#include "listen/html/uri.h"
#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr std::string_view xhtmlType = "application/xhtml+xml";
constexpr std::string_view mathNamespace = "http://www.w3.org/1998/Math/MathML";
constexpr std::string_view svgNamespace = "http://www.w3.org/2000/svg";
constexpr std::string_view xlinkNamespace = "http://www.w3.org/1999/xlink";

/// Longer addresses and names of languages (RFC 5646, 4.4.1 has 35 characters) are none.
constexpr std::size_t longestBase = 4096;
constexpr std::size_t longestLanguage = 64;

void appendXmlEscaped(std::string &out, std::string_view text, bool inAttribute)
{
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"' && inAttribute)
            out += "&quot;";
        else
            out.push_back(c);
    }
}

bool isNamespaceDeclaration(std::string_view name)
{
    return name == "xmlns" || name.starts_with("xmlns:");
}
} // namespace

XmlFeedReader::XmlFeedReader(std::string_view text, std::string base, std::string language,
                             const FeedLimits &limits)
    : m_limits(limits), m_xml(text, limits)
{
    if (!language.empty())
        m_feed.language = language;
    m_bases.push_back(std::move(base));
    m_languages.push_back(std::move(language));
    m_frames.resize(limits.depth + 1);
    m_fieldDepth.fill(-1);
}

Feed XmlFeedReader::read()
{
    using Event = XmlReader::Event;
    for (Event event = m_xml.next(); event != Event::Done; event = m_xml.next()) {
        if (event == Event::Text) {
            addText(m_xml.text());
        } else if (event == Event::Start) {
            start();
        } else if (m_depth > 0) {
            end();
        }
    }
    if (asciiLowered(m_xml.documentType()).find("netscape") != std::string::npos)
        m_feed.version = "rss091n";
    for (const std::string &what : m_xml.troubles())
        m_feed.troubles.push_back({what});
    return std::move(m_feed);
}

FeedRecord &XmlFeedReader::context()
{
    if (m_place == Place::Source)
        return m_source;
    if (m_inItem)
        return *m_item;
    return m_feed;
}

bool XmlFeedReader::spendBase()
{
    if (m_spentOnBases > m_limits.baseBytes)
        return false;
    m_spentOnBases += m_bases.back().size();
    return true;
}

std::string XmlFeedReader::resolved(std::string_view address)
{
    return spendBase() ? resolveUri(m_bases.back(), address) : std::string(address);
}

void XmlFeedReader::addText(std::string_view text)
{
    for (std::size_t depth = m_depth; depth-- > 0;) {
        Frame &open = m_frames[depth];
        if (!open.gathers) {
            // Text of what is only structure belongs to nobody; markup passes it on to its text.
            if (!open.isMarkup)
                return;
            continue;
        }
        if (m_construct.isOpen && depth == m_construct.frame && m_construct.mediaType == xhtmlType) {
            if (m_depth - 1 == depth && !m_construct.hasText)
                m_construct.hasText = !trimmed(text).empty();
            appendXmlEscaped(open.text, text, false);
        } else {
            open.text += text;
        }
        return;
    }
}

const XmlFeedReader::Binding *XmlFeedReader::binding(std::string_view prefix) const
{
    for (auto one = m_bindings.rbegin(); one != m_bindings.rend(); ++one) {
        if (one->prefix == prefix)
            return &*one;
    }
    return nullptr;
}

void XmlFeedReader::bind(std::string_view prefix, std::string_view uri)
{
    if (m_bindings.size() >= m_limits.bindings) {
        m_xml.note("too many namespaces");
        return;
    }
    bool known = false;
    const std::string_view usual = usualPrefix(uri, known);
    m_bindings.push_back({prefix, known ? usual : prefix, std::string(uri)});
    if (!m_feed.version.empty())
        return;
    const std::string lower = asciiLowered(uri);
    if (prefix.empty() && lower == "http://my.netscape.com/rdf/simple/0.9/")
        m_feed.version = "rss090";
    else if (lower == "http://purl.org/rss/1.0/")
        m_feed.version = "rss10";
    else if (lower == "http://www.w3.org/2005/atom")
        m_feed.version = "atom10";
}

void XmlFeedReader::bindNamespaces()
{
    for (const XmlAttribute &one : m_xml.attributes()) {
        if (isNamespaceDeclaration(one.name))
            bind(one.name.size() > 6 ? one.name.substr(6) : std::string_view(), one.value);
    }
}

/// The name of the element at hand with its usual prefix: "dc_creator" for <x:Creator xmlns:x="…dc…">.
void XmlFeedReader::resolveName()
{
    const std::string_view written = m_xml.name();
    const std::size_t colon = written.find(':');
    const std::string_view prefix =
        colon == std::string_view::npos ? std::string_view() : written.substr(0, colon);
    const std::string_view local = colon == std::string_view::npos ? written : written.substr(colon + 1);
    const Binding *bound = binding(prefix);
    m_uri = bound ? std::string_view(bound->uri) : std::string_view();
    std::string_view usual = bound ? bound->usual : prefix;
    if (!bound && !prefix.empty() && prefix != "xml")
        m_xml.note("the prefix " + std::string(prefix.substr(0, 40)) + " is not declared");
    m_name.assign(usual);
    if (!usual.empty())
        m_name.push_back('_');
    const std::size_t begin = m_name.size();
    m_name.append(local);
    for (char &c : m_name)
        c = asciiLower(c);
    m_localName = std::string_view(m_name).substr(begin);
}

std::string XmlFeedReader::attributeName(std::string_view written) const
{
    const std::size_t colon = written.find(':');
    if (colon == std::string_view::npos)
        return asciiLowered(written);
    const Binding *bound = binding(written.substr(0, colon));
    std::string name(bound && !bound->usual.empty() ? bound->usual : written.substr(0, colon));
    name.append(written.substr(colon));
    return asciiLowered(name);
}

const XmlAttribute *XmlFeedReader::findAttribute(std::string_view name) const
{
    const bool prefixed = name.find(':') != std::string_view::npos;
    for (const XmlAttribute &one : m_xml.attributes()) {
        if (equalsLower(one.name, name) ||
            (prefixed && one.name.find(':') != std::string_view::npos && attributeName(one.name) == name))
            return &one;
    }
    return nullptr;
}

bool XmlFeedReader::hasAttribute(std::string_view name) const
{
    return findAttribute(name) != nullptr;
}

std::string_view XmlFeedReader::attribute(std::string_view name) const
{
    const XmlAttribute *found = findAttribute(name);
    return found ? found->value : std::string_view();
}

FeedAttributes XmlFeedReader::allAttributes() const
{
    FeedAttributes all;
    for (const XmlAttribute &one : m_xml.attributes()) {
        if (isNamespaceDeclaration(one.name)) {
            if (one.name.size() > 6 && one.value == xlinkNamespace)
                all.push_back({"xmlns:xlink", std::string(one.value)});
            continue;
        }
        std::string name = attributeName(one.name);
        std::string value =
            name == "rel" || name == "type" ? asciiLowered(one.value) : std::string(one.value);
        all.push_back({std::move(name), std::move(value)});
    }
    return all;
}

/// xml:base and xml:lang, also without their prefix, as people write them.
void XmlFeedReader::inheritContext(Frame &frame)
{
    frame.bases = m_bases.size();
    frame.languages = m_languages.size();
    frame.bindings = m_bindings.size();
    if (m_xml.attributes().empty())
        return;
    bindNamespaces();
    const XmlAttribute *base = findAttribute("xml:base");
    if (!base)
        base = findAttribute("base");
    if (base && !base->value.empty() && base->value.size() <= longestBase) {
        std::string absolute =
            m_bases.back().empty() ? resolveUri({}, base->value) : safeUri(m_bases.back(), base->value);
        m_bases.push_back(absolute.empty() ? m_bases.back() : std::move(absolute));
    }
    const XmlAttribute *language = findAttribute("xml:lang");
    if (!language)
        language = findAttribute("lang");
    if (language && language->value.size() <= longestLanguage) {
        std::string value(language->value);
        std::replace(value.begin(), value.end(), '_', '-');
        m_languages.push_back(std::move(value));
    }
}

void XmlFeedReader::start()
{
    Frame &frame = m_frames[m_depth++];
    frame.text.clear();
    frame.attributes.clear();
    frame.tag = FeedElement::Other;
    frame.gathers = false;
    frame.isMarkup = false;
    inheritContext(frame);
    resolveName();
    for (const XmlAttribute &one : m_xml.attributes()) {
        const std::size_t colon = one.name.find(':');
        if (colon == std::string_view::npos || one.name.starts_with("xml"))
            continue;
        if (!binding(one.name.substr(0, colon)))
            m_xml.note("an attribute's prefix is not declared");
    }
    if (m_construct.isOpen && startMarkup(frame))
        return;
    frame.tag = feedElement(m_name);
    startElement(frame);
}

/// An element within a text: belongs to it as markup, unless the text is of another kind of XML.
bool XmlFeedReader::startMarkup(Frame &frame)
{
    if (!m_construct.mediaType.ends_with("xml")) {
        // Some wrap escaped HTML in a <div>; else what was said to be escaped is not.
        if (m_name == "div" || m_name == "xhtml_div") {
            frame.isMarkup = true;
            frame.name.clear();
            return true;
        }
        m_construct.mediaType = xhtmlType;
    }
    if (m_construct.mediaType != xhtmlType)
        return false;
    frame.isMarkup = true;
    frame.name = m_localName;
    std::string &out = m_frames[m_construct.frame].text;
    const std::size_t begin = out.size();
    out.append("<").append(frame.name);
    FeedAttributes attributes = allAttributes();
    const std::string_view uri = m_uri;
    if ((frame.name == "math" && uri == mathNamespace) || (frame.name == "svg" && uri == svgNamespace))
        attributes.push_back({"xmlns", std::string(uri)});
    for (const FeedAttribute &one : attributes) {
        out.append(" ").append(one.name).append("=\"");
        appendXmlEscaped(out, one.value, true);
        out.append("\"");
    }
    out.append(">");
    if (m_depth - 2 == m_construct.frame) {
        ++m_construct.children;
        if (m_construct.children == 1 && frame.name == "div" &&
            trimmed(std::string_view(out).substr(0, begin)).empty())
            m_construct.wrapperLength = out.size();
    }
    return true;
}

void XmlFeedReader::end()
{
    Frame &frame = m_frames[m_depth - 1];
    if (frame.isMarkup) {
        if (!frame.name.empty())
            m_frames[m_construct.frame].text.append("</").append(frame.name).append(">");
    } else {
        endElement(frame);
    }
    m_bases.resize(frame.bases);
    m_languages.resize(frame.languages);
    m_bindings.resize(frame.bindings);
    --m_depth;
}

} // namespace hatstand::listen
