// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/xml_reader.h"

#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;
constexpr std::size_t troubleLimit = 20;

bool beginsName(char c)
{
    return isAsciiLetter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool endsName(char c)
{
    return isAsciiSpace(c) || c == '>' || c == '/' || c == '=' || c == '<' || c == '"' || c == '\'';
}
} // namespace

XmlReader::XmlReader(std::string_view text, const FeedLimits &limits) : m_document(text), m_limits(limits)
{
    m_open.reserve(32);
}

void XmlReader::note(std::string what)
{
    if (m_troubles.size() < troubleLimit)
        m_troubles.push_back(std::move(what));
}

XmlReader::Event XmlReader::closeOne()
{
    m_name = m_open.back();
    m_open.pop_back();
    return Event::End;
}

XmlReader::Event XmlReader::next()
{
    if (m_endsAtOnce) {
        m_endsAtOnce = false;
        return closeOne();
    }
    if (m_closing > 0) {
        --m_closing;
        return closeOne();
    }
    while (m_at < m_document.size()) {
        Event event = Event::Text;
        if (m_document[m_at] != '<') {
            readText();
            if (!m_text.empty())
                return Event::Text;
        } else if (readMarkup(event)) {
            return event;
        }
    }
    if (!m_open.empty()) {
        note("the document ends within <" + std::string(m_open.back()) + ">");
        m_closing = m_open.size() - 1;
        return closeOne();
    }
    if (!m_hasRoot)
        note("the document has no element");
    return Event::Done;
}

void XmlReader::readText()
{
    const std::size_t end = std::min(m_document.find('<', m_at), m_document.size());
    const std::string_view raw = m_document.substr(m_at, end - m_at);
    m_at = end;
    if (m_open.empty()) {
        if (!trimmed(raw).empty())
            note("text outside of all elements");
        m_text = {};
        return;
    }
    m_text = decoded(raw, m_buffer);
}

void XmlReader::skipTo(std::string_view end, const char *what)
{
    const std::size_t found = m_document.find(end, m_at);
    if (found == none)
        note(std::string(what) + " that is not closed");
    m_at = found == none ? m_document.size() : found + end.size();
}

/// Reads what begins with "<"; answers whether that is an event.
bool XmlReader::readMarkup(Event &event)
{
    const std::string_view rest = m_document.substr(m_at);
    const char second = rest.size() > 1 ? rest[1] : '\0';
    if (beginsName(second)) {
        if (m_open.size() >= m_limits.depth) {
            note("elements are too deep in each other");
            m_at = m_document.size();
            return false;
        }
        if (m_open.empty() && m_hasRoot)
            note("more than one root element");
        readStart();
        event = Event::Start;
        return true;
    }
    if (second == '/')
        return readEnd(event);
    if (second == '?') {
        skipTo("?>", "a processing instruction");
        return false;
    }
    if (rest.starts_with("<!--")) {
        m_at += 4;
        skipTo("-->", "a comment");
        return false;
    }
    if (rest.starts_with("<![CDATA[")) {
        m_at += 9;
        const std::size_t begin = m_at;
        const std::size_t end = m_document.find("]]>", m_at);
        skipTo("]]>", "a CDATA section");
        m_text = m_document.substr(begin, std::min(end, m_document.size()) - begin);
        event = Event::Text;
        return !m_text.empty() && !m_open.empty();
    }
    if (rest.size() > 9 && equalsLower(rest.substr(0, 9), "<!doctype")) {
        readDocumentType();
        return false;
    }
    note("a \"<\" that begins nothing");
    m_text = rest.substr(0, 1);
    ++m_at;
    event = Event::Text;
    return !m_open.empty();
}

void XmlReader::skipSpace()
{
    while (m_at < m_document.size() && isAsciiSpace(m_document[m_at]))
        ++m_at;
}

void XmlReader::readStart()
{
    m_hasRoot = true;
    const std::size_t begin = ++m_at;
    while (m_at < m_document.size() && !endsName(m_document[m_at]))
        ++m_at;
    m_name = m_document.substr(begin, m_at - begin);
    m_open.push_back(m_name);
    readAttributes();
}

void XmlReader::readAttributes()
{
    m_attributes.clear();
    m_usedValues = 0;
    while (true) {
        skipSpace();
        if (m_at >= m_document.size()) {
            note("a tag that is not closed");
            return;
        }
        const char c = m_document[m_at];
        if (c == '>') {
            ++m_at;
            return;
        }
        if (c == '/' && m_at + 1 < m_document.size() && m_document[m_at + 1] == '>') {
            m_at += 2;
            m_endsAtOnce = true;
            return;
        }
        if (c == '<') {
            note("a tag that is not closed");
            return;
        }
        if (endsName(c)) {
            note("an attribute without a name");
            ++m_at;
            continue;
        }
        const std::size_t begin = m_at;
        while (m_at < m_document.size() && !endsName(m_document[m_at]))
            ++m_at;
        const std::string_view name = m_document.substr(begin, m_at - begin);
        skipSpace();
        std::string_view value;
        if (m_at < m_document.size() && m_document[m_at] == '=') {
            ++m_at;
            skipSpace();
            value = readAttributeValue();
        } else {
            note("an attribute without a value");
        }
        const bool known = std::any_of(m_attributes.begin(), m_attributes.end(),
                                       [name](const XmlAttribute &one) { return one.name == name; });
        if (known)
            note("an attribute twice");
        else if (m_attributes.size() < m_limits.attributes)
            m_attributes.push_back({name, value});
        else
            note("too many attributes");
    }
}

std::string_view XmlReader::readAttributeValue()
{
    const char quote = m_at < m_document.size() ? m_document[m_at] : '\0';
    std::string_view raw;
    bool &missing = quote == '"' ? m_noDoubleQuote : m_noSingleQuote;
    const bool quoted = quote == '"' || quote == '\'';
    const std::size_t end = quoted && !missing ? m_document.find(quote, m_at + 1) : none;
    if (end != none) {
        raw = m_document.substr(m_at + 1, end - m_at - 1);
        m_at = end + 1;
        if (raw.find('<') != none)
            note("a \"<\" in an attribute");
    } else {
        missing = missing || quoted;
        note("an attribute without quotes");
        const std::size_t begin = quoted ? ++m_at : m_at;
        while (m_at < m_document.size() && !isAsciiSpace(m_document[m_at]) && m_document[m_at] != '>' &&
               m_document[m_at] != '<')
            ++m_at;
        raw = m_document.substr(begin, m_at - begin);
        if (m_at < m_document.size() && m_document[m_at] == '>' && raw.size() > 1 &&
            raw.find('/') == raw.size() - 1) {
            raw.remove_suffix(1);
            --m_at;
        }
    }
    if (raw.find('&') == none && raw.find_first_of("\n\t") == none)
        return raw;
    if (m_usedValues == m_values.size())
        m_values.emplace_back();
    std::string &buffer = m_values[m_usedValues++];
    // White space in a value is a space (XML 1.0, 3.3.3), unless it was written as a reference.
    std::string spaced(raw);
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    const std::string_view value = decoded(spaced, buffer);
    if (value.data() == spaced.data())
        buffer = spaced;
    return buffer;
}

bool XmlReader::readEnd(Event &event)
{
    const std::size_t begin = m_at + 2;
    std::size_t end = begin;
    while (end < m_document.size() && !endsName(m_document[end]))
        ++end;
    const std::string_view name = m_document.substr(begin, end - begin);
    m_at = end;
    skipSpace();
    if (m_at < m_document.size() && m_document[m_at] == '>') {
        ++m_at;
    } else {
        note("an end tag that is not closed");
        const std::size_t next = m_document.find_first_of("<>", m_at);
        m_at = next == none ? m_document.size() : next + (m_document[next] == '>' ? 1 : 0);
    }
    if (!m_open.empty() && m_open.back() == name) {
        event = closeOne();
        return true;
    }
    note("mismatched end tag </" + std::string(name.substr(0, 60)) + ">");
    for (std::size_t depth = m_open.size(); depth-- > 0;) {
        if (m_open[depth] != name)
            continue;
        m_closing = m_open.size() - depth - 1;
        event = closeOne();
        return true;
    }
    return false;
}

} // namespace hatstand::listen
