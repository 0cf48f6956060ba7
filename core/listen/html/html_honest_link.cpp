// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/html_honest_link.h"

#include "listen/html/uri.h"
#include "listen/html/utf8.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;

bool isHiddenMark(char32_t c)
{
    return c == 0x00AD || c == 0x061C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

std::string_view withoutWww(std::string_view host)
{
    return host.starts_with("www.") ? host.substr(4) : host;
}

/// The host of a word that looks like an address: with a scheme, or names with dots and at the end letters.
std::string promisedHost(std::string_view word)
{
    while (!word.empty() && std::string_view("([{<\"'").find(word.front()) != none)
        word.remove_prefix(1);
    while (!word.empty() && std::string_view(")]}>\"'.,;:!?").find(word.back()) != none)
        word.remove_suffix(1);
    if (word.find("://") != none) {
        if (uriHasUser(word))
            return "@"; // no host is called so: whatever it leads to is said
        return uriHost(word);
    }
    if (word.find('@') != none)
        return {};
    const std::string host = asciiLowered(word.substr(0, std::min(word.find_first_of("/?#:"), word.size())));
    const std::size_t dot = host.rfind('.');
    if (dot == none || dot == 0 || host.size() - dot < 3 || host.find("..") != none)
        return {};
    const bool letters =
        std::all_of(host.begin() + static_cast<std::ptrdiff_t>(dot) + 1, host.end(),
                    [](char c) { return isAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80; });
    const bool names = std::all_of(host.begin(), host.end(), [](char c) {
        return isAsciiLetter(c) || isAsciiDigit(c) || c == '-' || c == '.' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    return letters && names ? host : std::string();
}
} // namespace

std::string openableAddress(std::string_view base, std::string_view address)
{
    // Control characters within are what browsers drop; so that one address is shown and opened.
    std::string bare;
    for (const char c : address) {
        if (static_cast<unsigned char>(c) >= 0x20)
            bare.push_back(c);
    }
    std::string uri = resolveUri(base, bare);
    const std::string scheme = uriScheme(uri);
    if (scheme == "mailto")
        return uri;
    const std::string host = uriHost(uri);
    if ((scheme != "http" && scheme != "https") || host.empty() || uri.find('\\') != std::string::npos ||
        host.find_first_of(" <>\"'^`{|}%") != std::string::npos)
        return {};
    const UriParts parts = splitUri(uri);
    if (const std::size_t at = parts.authority.rfind('@'); at != none) {
        const auto begin = static_cast<std::size_t>(parts.authority.data() - uri.data());
        uri.erase(begin, at + 1);
    }
    return uri;
}

std::string hostToSay(std::string_view linkText, std::string_view address)
{
    const std::string host = uriHost(address);
    if (host.empty())
        return {};
    bool differs = false;
    std::string_view last;
    std::string_view rest = trimmed(linkText);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t\n\r\f"), rest.size());
        last = rest.substr(0, end);
        const std::string promised = promisedHost(last);
        differs = differs || (!promised.empty() && withoutWww(promised) != withoutWww(host));
        rest = trimmed(rest.substr(end));
    }
    const bool said =
        last.size() == host.size() + 2 && last.substr(1, host.size()) == host && last.front() == '[';
    return differs && !said ? host : std::string();
}

std::string withoutHiddenMarks(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = std::max<std::size_t>(utf8Length(text, at), 1);
        if (length == 1 || !isHiddenMark(utf8Character(text, at, length)))
            out += text.substr(at, length);
        at += length;
    }
    return out;
}

} // namespace hatstand::listen
