// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_entities.h"

#include "listen/html/html_entity_list.h"
#include "listen/html/utf8.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace hatstand::listen
{

namespace
{
struct Named
{
    std::string text;
    bool needsNoSemicolon = false;
};

constexpr std::size_t longestName = 31; // "CounterClockwiseContourIntegral"
constexpr std::size_t largestNumber = 0x10FFFF;

std::unordered_map<std::string_view, Named> readList()
{
    std::unordered_map<std::string_view, Named> names;
    names.reserve(2300);
    std::string_view rest = htmlEntityList;
    while (!rest.empty()) {
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(word.size() + 1);
        const std::size_t equals = word.find('=');
        std::string_view name = word.substr(0, equals);
        Named named;
        if (name.back() == '!') {
            named.needsNoSemicolon = true;
            name.remove_suffix(1);
        }
        const char *at = word.data() + equals;
        const char *end = word.data() + word.size();
        while (at < end) {
            unsigned code = 0;
            at = std::from_chars(at + 1, end, code, 16).ptr;
            appendUtf8(named.text, code);
        }
        names.emplace(name, std::move(named));
    }
    return names;
}

const Named *find(std::string_view name)
{
    static const std::unordered_map<std::string_view, Named> names = readList();
    const auto found = names.find(name);
    return found == names.end() ? nullptr : &found->second;
}

constexpr bool isNameCharacter(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c);
}

HtmlReference readNumber(std::string_view text, std::size_t at)
{
    std::size_t digit = at + 2;
    const bool hexadecimal = digit < text.size() && asciiLower(text[digit]) == 'x';
    if (hexadecimal)
        ++digit;
    const std::size_t first = digit;
    HtmlReference reference;
    for (; digit < text.size(); ++digit) {
        const char c = asciiLower(text[digit]);
        std::size_t value = 0;
        if (isAsciiDigit(c))
            value = static_cast<std::size_t>(c - '0');
        else if (hexadecimal && c >= 'a' && c <= 'f')
            value = static_cast<std::size_t>(c - 'a') + 10;
        else
            break;
        reference.number = std::min(reference.number * (hexadecimal ? 16 : 10) + value, largestNumber + 1);
    }
    if (digit == first)
        return {};
    reference.isClosed = digit < text.size() && text[digit] == ';';
    reference.length = digit - at + (reference.isClosed ? 1 : 0);
    return reference;
}
} // namespace

std::string_view htmlNamedCharacter(std::string_view name)
{
    const Named *named = find(name);
    return named ? std::string_view(named->text) : std::string_view();
}

char32_t htmlNumberedCharacter(std::size_t number)
{
    if (number == 0 || number > largestNumber || (number >= 0xD800 && number <= 0xDFFF))
        return replacementCharacter;
    return number < 0x100 ? windows1252Character(static_cast<unsigned char>(number))
                          : static_cast<char32_t>(number);
}

HtmlReference readHtmlReference(std::string_view text, std::size_t at)
{
    if (at + 2 >= text.size())
        return {};
    if (text[at + 1] == '#')
        return readNumber(text, at);
    std::size_t end = at + 1;
    while (end < text.size() && isNameCharacter(text[end]) && end - at <= longestName + 1)
        ++end;
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (name.empty() || name.size() > longestName)
        return {};
    const bool closed = end < text.size() && text[end] == ';';
    const Named *named = find(name);
    if (!named || (!closed && (!named->needsNoSemicolon || (end < text.size() && text[end] == '='))))
        return {};
    return {name, 0, end - at + (closed ? 1 : 0), closed};
}

void appendHtmlReference(std::string &out, const HtmlReference &reference)
{
    if (reference.name.empty())
        appendUtf8(out, htmlNumberedCharacter(reference.number));
    else
        out += htmlNamedCharacter(reference.name);
}

std::string decodeHtml(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    std::size_t at = 0;
    while (true) {
        const std::size_t ampersand = text.find('&', at);
        out += text.substr(at, ampersand == std::string_view::npos ? ampersand : ampersand - at);
        if (ampersand == std::string_view::npos)
            return out;
        const HtmlReference reference = readHtmlReference(text, ampersand);
        if (reference.length == 0)
            out.push_back('&');
        else
            appendHtmlReference(out, reference);
        at = ampersand + std::max<std::size_t>(reference.length, 1);
    }
}

void appendHtmlEscaped(std::string &out, std::string_view text)
{
    std::size_t at = 0;
    while (true) {
        const std::size_t special = text.find_first_of("&<>\"", at);
        out += text.substr(at, special == std::string_view::npos ? special : special - at);
        if (special == std::string_view::npos)
            return;
        switch (text[special]) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        default:
            out += "&quot;";
        }
        at = special + 1;
    }
}

} // namespace hatstand::listen
