// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/feeds/text_repair.h"

#include "listen/feeds/xml_feed_reader.h"
#include "listen/html/html_allowed.h"
#include "listen/html/html_entities.h"
#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;

/// What is longer is no name with an address.
constexpr std::size_t longestPerson = 1'000;

bool isWord(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t wordEnd(std::string_view text, std::size_t at)
{
    while (at < text.size() && isWord(text[at]))
        ++at;
    return at;
}

int base64Value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (isAsciiDigit(c))
        return c - '0' + 52;
    if (c == '+')
        return 62;
    return c == '/' ? 63 : -1;
}

/// The bytes that the text would be as ISO 8859-1; empty where a character is beyond it.
std::string asLatin1(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::max<std::size_t>(utf8Length(text, at), 1);
        const char32_t c = utf8Character(text, at, length);
        if (c > 0xFF)
            return {};
        bytes.push_back(static_cast<char>(c));
        at += length;
    }
    return bytes;
}

bool isAddressPart(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '.' || c == '-';
}

void removeAll(std::string &text, std::string_view part)
{
    for (std::size_t at = text.find(part); !part.empty() && at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}
} // namespace

void decodeBase64(std::string &text)
{
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        if (isAsciiSpace(c) || c == '=')
            continue;
        const int value = base64Value(c);
        if (value < 0)
            return;
        bits = (bits << 6) | static_cast<unsigned>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out.push_back(static_cast<char>((bits >> count) & 0xFF));
        }
    }
    if (isUtf8(out))
        text = std::move(out);
}

bool looksLikeHtml(std::string_view text)
{
    bool hasEndTag = false;
    bool hasReference = false;
    for (std::size_t at = text.find_first_of("<&"); at != none; at = text.find_first_of("<&", at + 1)) {
        if (text[at] == '<') {
            const bool ends = at + 1 < text.size() && text[at + 1] == '/';
            const std::size_t begin = at + (ends ? 2 : 1);
            const std::size_t end = wordEnd(text, begin);
            if (end == begin)
                continue;
            if (!isAllowedElement(HtmlPolicy::Feed, HtmlVocabulary::Html,
                                  asciiLowered(text.substr(begin, end - begin))))
                return false;
            hasEndTag = hasEndTag || (ends && end < text.size() && text[end] == '>');
            continue;
        }
        const bool numbered = at + 1 < text.size() && text[at + 1] == '#';
        const std::size_t begin = at + (numbered ? 2 : 1);
        const std::size_t end = wordEnd(text, begin);
        if (end == begin || end >= text.size() || text[end] != ';')
            continue;
        if (!numbered && htmlNamedCharacter(text.substr(begin, end - begin)).empty())
            return false;
        hasReference = true;
    }
    return hasEndTag || hasReference;
}

void mendCharacters(std::string &text)
{
    if (isAscii(text))
        return;
    if (std::string bytes = asLatin1(text); !bytes.empty() && isUtf8(bytes))
        text = std::move(bytes);
    std::size_t at = text.find('\xC2');
    if (at == std::string::npos)
        return;
    std::string out(text, 0, at);
    while (at < text.size()) {
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0;
        if (text[at] == '\xC2' && next >= 0x80 && next < 0xA0) {
            appendUtf8(out, windows1252Character(static_cast<unsigned char>(next)));
            at += 2;
        } else {
            out.push_back(text[at++]);
        }
    }
    text = std::move(out);
}

FeedPerson personOf(std::string_view written)
{
    FeedPerson person;
    person.written = written;
    std::string name(written);
    const std::size_t at = written.size() > longestPerson ? none : written.find('@');
    if (at != none) {
        std::size_t begin = at;
        while (begin > 0 &&
               (isAddressPart(written[begin - 1]) || written[begin - 1] == '_' || written[begin - 1] == '+'))
            --begin;
        std::size_t end = at + 1;
        while (end < written.size() && isAddressPart(written[end]))
            ++end;
        while (end > at + 1 && !isAsciiLetter(written[end - 1]) && !isAsciiDigit(written[end - 1]))
            --end;
        const std::string_view host = written.substr(at + 1, end - at - 1);
        if (begin < at && host.find('.') != none) {
            if (written.substr(end).starts_with("?subject="))
                end = std::min(written.find_first_of(" \t\n", end), written.size());
            person.email = written.substr(begin, end - begin);
            for (const std::string_view part : {std::string_view(person.email), std::string_view("()"),
                                                std::string_view("<>"), std::string_view("&lt;&gt;")})
                removeAll(name, part);
            trim(name);
            if (name.starts_with('('))
                name.erase(0, 1);
            if (name.ends_with(')'))
                name.pop_back();
            trim(name);
        }
    }
    person.name = std::move(name);
    return person;
}

} // namespace hatstand::listen
