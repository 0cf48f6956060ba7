// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_allowed.h"
#include "listen/html/utf8.h"

#include <algorithm>
#include <unordered_set>

namespace hatstand::listen
{

namespace
{
using Names = std::unordered_set<std::string_view>;
constexpr auto none = std::string_view::npos;

const Names &readingProperties()
{
    static const Names names{"direction",       "font-style",     "font-weight", "text-align",
                             "text-decoration", "vertical-align", "white-space"};
    return names;
}

const Names &feedProperties()
{
    static const Names names{"azimuth",
                             "background-color",
                             "border-bottom-color",
                             "border-collapse",
                             "border-color",
                             "border-left-color",
                             "border-right-color",
                             "border-top-color",
                             "clear",
                             "color",
                             "cursor",
                             "direction",
                             "display",
                             "elevation",
                             "float",
                             "font",
                             "font-family",
                             "font-size",
                             "font-style",
                             "font-variant",
                             "font-weight",
                             "height",
                             "letter-spacing",
                             "line-height",
                             "overflow",
                             "pause",
                             "pause-after",
                             "pause-before",
                             "pitch",
                             "pitch-range",
                             "richness",
                             "speak",
                             "speak-header",
                             "speak-numeral",
                             "speak-punctuation",
                             "speech-rate",
                             "stress",
                             "text-align",
                             "text-decoration",
                             "text-indent",
                             "unicode-bidi",
                             "vertical-align",
                             "voice-family",
                             "volume",
                             "white-space",
                             "width"};
    return names;
}

const Names &keywords()
{
    static const Names names{"!important",  "aqua",      "auto",  "black",  "block",    "blue",   "bold",
                             "both",        "bottom",    "brown", "center", "collapse", "dashed", "dotted",
                             "fuchsia",     "gray",      "green", "italic", "left",     "lime",   "maroon",
                             "medium",      "navy",      "none",  "normal", "nowrap",   "olive",  "pointer",
                             "purple",      "red",       "right", "silver", "solid",    "teal",   "top",
                             "transparent", "underline", "white", "yellow"};
    return names;
}

bool isSvgProperty(std::string_view name)
{
    return name == "fill" || name.starts_with("fill-") || name == "stroke" || name.starts_with("stroke-");
}

/// "url(…)" becomes a space: nothing is loaded, and the rest may stay.
std::string withoutAddresses(std::string_view style)
{
    std::string out;
    std::size_t at = 0;
    std::size_t lastBracket = style.rfind(')');
    if (lastBracket == none)
        lastBracket = 0;
    while (at < style.size()) {
        if (style.size() - at > 4 && equalsLower(style.substr(at, 3), "url")) {
            const std::size_t open = style.find_first_not_of(" \t\r\n\f", at + 3);
            const bool closes = open != none && style[open] == '(' && open < lastBracket;
            const std::size_t close = closes ? style.find(')', open) : none;
            if (close != none) {
                out.push_back(' ');
                at = std::min(style.find_first_not_of(" \t\r\n\f", close + 1), style.size());
                continue;
            }
        }
        out.push_back(style[at++]);
    }
    return out;
}

bool isWordCharacter(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// The end of a quoted or bracketed part that holds only what is harmless; `none` where it holds more.
std::size_t harmlessPart(std::string_view style, std::size_t at)
{
    const char open = style[at];
    const std::size_t end = style.find(open == '(' ? ')' : open, at + 1);
    if (end == none || end == at + 1)
        return none;
    for (const char c : style.substr(at + 1, end - at - 1)) {
        if (!(open == '(' ? isAsciiDigit(c) || c == ',' || isAsciiSpace(c)
                          : isWordCharacter(c) || isAsciiSpace(c)))
            return none;
    }
    return end + 1;
}

/// Whether nothing in the style could be more than names, numbers and colours: no escapes, comments, calls.
bool isHarmless(std::string_view style)
{
    for (std::size_t at = 0; at < style.size();) {
        const char c = style[at];
        if (c == '\'' || c == '"' || c == '(') {
            at = harmlessPart(style, at);
            if (at == none)
                return false;
        } else if (c == '-') {
            // A hyphen only within a word, as in "font-size"; "-1px" and "-moz-binding" are not taken.
            if (at == 0 || at + 1 == style.size() || !isWordCharacter(style[at - 1]) ||
                !isWordCharacter(style[at + 1]))
                return false;
            ++at;
        } else if (isAsciiLetter(c) || isAsciiDigit(c) || isAsciiSpace(c) ||
                   std::string_view(":,;#%.!").find(c) != none) {
            ++at;
        } else {
            return false;
        }
    }
    return true;
}

bool isHexColour(std::string_view word)
{
    return word.size() > 1 && word.front() == '#' && std::all_of(word.begin() + 1, word.end(), [](char c) {
               return isAsciiDigit(c) || (c >= 'a' && c <= 'f');
           });
}

/// Up to two digits, a point, two digits, and a unit.
bool isLength(std::string_view word)
{
    std::size_t digits = 0;
    while (!word.empty() && isAsciiDigit(word.front()) && digits++ < 2)
        word.remove_prefix(1);
    if (word.starts_with('.'))
        word.remove_prefix(1);
    digits = 0;
    while (!word.empty() && isAsciiDigit(word.front()) && digits++ < 2)
        word.remove_prefix(1);
    static const Names units{"", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"};
    return units.contains(word);
}

bool isRgb(std::string_view word)
{
    if (!word.starts_with("rgb("))
        return false;
    return std::all_of(word.begin() + 4, word.end(),
                       [](char c) { return isAsciiDigit(c) || c == '%' || c == ',' || c == ')'; });
}

/// Whether every word of a value is a known keyword, a colour or a length.
bool isPlainValue(std::string_view value)
{
    while (true) {
        value = trimmed(value);
        if (value.empty())
            return true;
        const std::size_t end = std::min(value.find_first_of(" \t\r\n\f"), value.size());
        const std::string_view word = value.substr(0, end);
        if (!keywords().contains(word) && !isHexColour(word) && !isRgb(word) && !isLength(word))
            return false;
        value.remove_prefix(end);
    }
}

bool isKept(HtmlPolicy policy, bool isSvg, std::string_view property, std::string_view value)
{
    if (policy == HtmlPolicy::Reading)
        return readingProperties().contains(property) && isPlainValue(value);
    if (feedProperties().contains(property))
        return true;
    const std::string_view family = property.substr(0, property.find('-'));
    if (family == "background" || family == "border" || family == "margin" || family == "padding")
        return isPlainValue(value);
    return isSvg && isSvgProperty(property);
}
} // namespace

std::string cleanStyle(HtmlPolicy policy, bool isSvg, std::string_view style)
{
    const std::string plain = withoutAddresses(style);
    if (!isHarmless(plain))
        return {};
    std::string out;
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::size_t end = rest.find(';');
        const std::string_view declaration = rest.substr(0, end);
        rest.remove_prefix(end == none ? rest.size() : end + 1);
        const std::size_t colon = declaration.find(':');
        if (colon == none) {
            if (!trimmed(declaration).empty())
                return {}; // no list of declarations: nothing of it is trusted
            continue;
        }
        const std::string_view property = trimmed(declaration.substr(0, colon));
        if (declaration.find(':', colon + 1) != none)
            return {};
        std::string_view value = declaration.substr(colon + 1);
        while (!value.empty() && isAsciiSpace(value.front()))
            value.remove_prefix(1);
        if (value.empty() || !isKept(policy, isSvg, asciiLowered(property), value))
            continue;
        if (!out.empty())
            out.push_back(' ');
        out.append(property).append(": ").append(value).append(";");
    }
    return out;
}

} // namespace hatstand::listen
