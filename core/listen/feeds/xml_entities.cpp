// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of the reader of XML that knows references and the document type.
#include "listen/feeds/xml_reader.h"
#include "listen/html/html_entities.h"
#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;
/// Entities that refer to entities; more than this is a trick.
constexpr int entityDepth = 4;

std::string_view predefined(std::string_view name)
{
    if (name == "lt")
        return "<";
    if (name == "gt")
        return ">";
    if (name == "amp")
        return "&";
    if (name == "quot")
        return "\"";
    if (name == "apos")
        return "'";
    return {};
}

/// What XHTML's document types declare; HTML 5 has since moved the two angle brackets.
std::string_view declaredByXhtml(std::string_view name)
{
    if (name == "lang")
        return "\u2329";
    if (name == "rang")
        return "\u232A";
    return htmlNamedCharacter(name);
}

/// A character of XML (2.2): no control characters but white space, no half of a pair, not U+FFFE and U+FFFF.
bool isXmlCharacter(std::size_t number)
{
    return number == 9 || number == 10 || number == 13 || (number >= 0x20 && number <= 0xD7FF) ||
           (number >= 0xE000 && number <= 0xFFFD) || (number >= 0x10000 && number <= 0x10FFFF);
}

std::string_view quotedPart(std::string_view text)
{
    if (text.empty() || (text.front() != '"' && text.front() != '\''))
        return {};
    const std::size_t end = text.find(text.front(), 1);
    return end == none ? std::string_view() : text.substr(0, end + 1);
}
} // namespace

/// The text with its references decoded: itself where it has none, else in the buffer.
std::string_view XmlReader::decoded(std::string_view raw, std::string &buffer)
{
    std::size_t ampersand = raw.find('&');
    if (ampersand == none)
        return raw;
    buffer.clear();
    buffer.reserve(raw.size());
    std::size_t at = 0;
    while (ampersand != none) {
        buffer.append(raw, at, ampersand - at);
        at = ampersand + appendReference(buffer, raw, ampersand);
        ampersand = raw.find('&', at);
    }
    buffer.append(raw, at, none);
    return buffer;
}

/// Appends what the reference at `at` stands for, and answers how many bytes it takes.
std::size_t XmlReader::appendReference(std::string &out, std::string_view raw, std::size_t at)
{
    const std::string_view rest = raw.substr(at);
    if (rest.starts_with("&lt;")) {
        out.push_back('<');
        return 4;
    }
    if (rest.starts_with("&gt;")) {
        out.push_back('>');
        return 4;
    }
    if (rest.starts_with("&amp;")) {
        out.push_back('&');
        return 5;
    }
    std::size_t end = 1;
    while (end < rest.size() && end < 64 &&
           (isAsciiLetter(rest[end]) || isAsciiDigit(rest[end]) || rest[end] == '#' || rest[end] == '_' ||
            rest[end] == '-' || rest[end] == '.' || rest[end] == ':' ||
            static_cast<unsigned char>(rest[end]) >= 0x80))
        ++end;
    const std::string_view name = rest.substr(1, end - 1);
    if (end >= rest.size() || rest[end] != ';' || name.empty()) {
        note("an \"&\" that begins no reference");
        out.push_back('&');
        return 1;
    }
    if (name.front() == '#') {
        const HtmlReference number = readHtmlReference(rest, 0);
        if (number.length == end + 1) {
            if (!isXmlCharacter(number.number))
                note("a reference to what is no character");
            appendUtf8(out, isXmlCharacter(number.number) ? static_cast<char32_t>(number.number)
                                                          : replacementCharacter);
            return number.length;
        }
    } else if (const std::string_view character = predefined(name); !character.empty()) {
        out += character;
        return end + 1;
    } else if (const auto entity = m_entities.find(name); entity != m_entities.end()) {
        appendEntity(out, entity->second, 0);
        return end + 1;
    } else if (const std::string_view html = declaredByXhtml(name); !html.empty()) {
        note("an entity that is not declared: &" + std::string(name) + ";");
        out += html;
        return end + 1;
    }
    note("an entity that is not declared");
    out.push_back('&');
    return 1;
}

/// What an entity stands for is text: markup in it is not read. All of them together have one allowance, so
/// that entities of entities cannot grow.
void XmlReader::appendEntity(std::string &out, std::string_view value, int depth)
{
    if (depth > entityDepth || m_expanded + value.size() > m_limits.entityBytes) {
        note("entities that expand to too much");
        m_expanded = m_limits.entityBytes;
        return;
    }
    m_expanded += value.size() + 1;
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t ampersand = std::min(value.find('&', at), value.size());
        out += value.substr(at, ampersand - at);
        at = ampersand;
        if (at == value.size())
            return;
        const std::size_t end = value.find(';', at);
        const std::string_view name = value.substr(at + 1, end == none ? 0 : end - at - 1);
        const auto entity = m_entities.find(name);
        if (entity != m_entities.end()) {
            appendEntity(out, entity->second, depth + 1);
            at = end + 1;
        } else {
            at += appendReference(out, value, at);
        }
    }
}

void XmlReader::readDocumentType()
{
    const std::size_t begin = m_at + 9;
    std::size_t at = begin;
    while (at < m_document.size() && m_document[at] != '>' && m_document[at] != '[') {
        const std::string_view quoted = quotedPart(m_document.substr(at));
        at += std::max<std::size_t>(quoted.size(), 1);
    }
    m_documentType = m_document.substr(begin, std::min(at, m_document.size()) - begin);
    if (at < m_document.size() && m_document[at] == '[') {
        const std::size_t end = m_document.find("]", at);
        const std::size_t close = end == none ? none : m_document.find('>', end);
        // A "]" within an entity's value ends the subset too early; what is left of it is noted as trouble.
        if (close != none)
            readEntityDeclarations(m_document.substr(at + 1, end - at - 1));
        at = close == none ? m_document.size() : close;
    }
    if (at >= m_document.size())
        note("a document type that is not closed");
    m_at = std::min(at + 1, m_document.size());
}

void XmlReader::readEntityDeclarations(std::string_view subset)
{
    constexpr std::string_view opening = "<!ENTITY";
    for (std::size_t at = subset.find(opening); at != none; at = subset.find(opening, at)) {
        at += opening.size();
        std::string_view rest = subset.substr(at);
        while (!rest.empty() && isAsciiSpace(rest.front()))
            rest.remove_prefix(1);
        std::size_t length = 0;
        while (length < rest.size() && !isAsciiSpace(rest[length]) && rest[length] != '>')
            ++length;
        const std::string_view name = rest.substr(0, length);
        rest = trimmed(rest.substr(length));
        // SYSTEM and PUBLIC name what is outside, "%" is for declarations only: none of it is opened.
        const std::string_view value = quotedPart(rest);
        if (!name.empty() && name != "%" && value.size() >= 2 && m_entities.size() < m_limits.entities)
            m_entities.emplace(name, value.substr(1, value.size() - 2));
    }
}

} // namespace hatstand::listen
