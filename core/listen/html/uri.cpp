// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/html/uri.h"

#include "listen/html/utf8.h"

#include <algorithm>
#include <array>

namespace hatstand::listen
{

namespace
{
constexpr auto none = std::string_view::npos;

/// What readers of feeds have long let through: pages, files, mail, news, talks, code.
constexpr std::array<std::string_view, 43> safeSchemes{
    "aim",   "callto", "cvs",   "facetime", "feed",  "file",    "ftp",    "git",  "gopher", "gtalk",  "h323",
    "hdl",   "http",   "https", "imap",     "irc",   "irc6",    "ircs",   "itms", "magnet", "mailto", "mms",
    "msnim", "news",   "nntp",  "prospero", "rsync", "rtsp",    "rtspu",  "sftp", "shttp",  "sip",    "sips",
    "skype", "smb",    "snews", "ssh",      "svn",   "svn+ssh", "telnet", "wais", "xmpp",   "ymsg"};

bool isSchemeCharacter(char c)
{
    return isAsciiLetter(c) || isAsciiDigit(c) || c == '+' || c == '-' || c == '.';
}

/// The length of the scheme before ":", 0 where there is none.
std::size_t schemeLength(std::string_view uri)
{
    if (uri.empty() || !isAsciiLetter(uri.front()))
        return 0;
    std::size_t at = 1;
    while (at < uri.size() && isSchemeCharacter(uri[at]))
        ++at;
    return at < uri.size() && uri[at] == ':' ? at : 0;
}

std::string_view hostAndPort(std::string_view authority)
{
    const std::size_t at = authority.rfind('@');
    return at == none ? authority : authority.substr(at + 1);
}

/// Section 5.2.4: "." and ".." taken out; ".." beyond the top is dropped.
std::string withoutDots(std::string_view path)
{
    std::string out;
    out.reserve(path.size());
    std::size_t at = 0;
    while (at < path.size()) {
        const std::size_t begin = path[at] == '/' ? at + 1 : at;
        const std::size_t end = std::min(path.find('/', begin), path.size());
        const std::string_view segment = path.substr(begin, end - begin);
        const bool last = end == path.size();
        if (segment == "..") {
            const std::size_t slash = out.rfind('/');
            out.resize(slash == none ? 0 : slash);
            if (last)
                out.push_back('/');
        } else if (segment == ".") {
            if (last)
                out.push_back('/');
        } else {
            out += path.substr(at, end - at);
        }
        at = end;
    }
    return out;
}

/// Brackets stand only around the whole of an IPv6 address.
bool isHost(std::string_view authority)
{
    const std::string_view host = hostAndPort(authority);
    const std::size_t open = host.find('[');
    const std::size_t close = host.find(']');
    return open == none ? close == none : open == 0 && close != none;
}

/// "http:////host" means "http://host"; people write it.
std::string mended(std::string_view uri)
{
    const std::size_t scheme = schemeLength(uri);
    std::string out(uri);
    if (scheme != 0 && uri.substr(scheme + 1).starts_with("///") &&
        !equalsLower(uri.substr(0, scheme), "file")) {
        const std::size_t begin = scheme + 3;
        out.erase(begin, std::min(uri.find_first_not_of('/', begin), uri.size()) - begin);
    }
    return out;
}
} // namespace

UriParts splitUri(std::string_view uri)
{
    UriParts parts;
    if (const std::size_t length = schemeLength(uri); length != 0) {
        parts.scheme = uri.substr(0, length);
        uri.remove_prefix(length + 1);
    }
    if (const std::size_t hash = uri.find('#'); hash != none) {
        parts.hasFragment = true;
        parts.fragment = uri.substr(hash + 1);
        uri = uri.substr(0, hash);
    }
    if (const std::size_t mark = uri.find('?'); mark != none) {
        parts.hasQuery = true;
        parts.query = uri.substr(mark + 1);
        uri = uri.substr(0, mark);
    }
    if (uri.starts_with("//")) {
        parts.hasAuthority = true;
        uri.remove_prefix(2);
        parts.authority = uri.substr(0, uri.find('/'));
        uri.remove_prefix(parts.authority.size());
    }
    parts.path = uri;
    return parts;
}

std::string uriScheme(std::string_view uri)
{
    return asciiLowered(splitUri(trimmed(uri)).scheme);
}

std::string uriHost(std::string_view uri)
{
    std::string_view host = hostAndPort(splitUri(trimmed(uri)).authority);
    if (host.starts_with('['))
        host = host.substr(0, host.find(']') == none ? none : host.find(']') + 1);
    else
        host = host.substr(0, host.find(':'));
    while (host.ends_with('.'))
        host.remove_suffix(1);
    return asciiLowered(host);
}

bool uriHasUser(std::string_view uri)
{
    return splitUri(trimmed(uri)).authority.find('@') != none;
}

std::string resolveUri(std::string_view base, std::string_view reference)
{
    base = trimmed(base);
    std::string wanted = mended(trimmed(reference));
    if (base.empty())
        return isHost(splitUri(wanted).authority) ? wanted : std::string();
    if (wanted.empty())
        return std::string(base);
    const UriParts from = splitUri(base);
    const UriParts to = splitUri(wanted);
    if (!isHost(to.authority))
        return {};
    const bool sameScheme = equalsLower(to.scheme, asciiLowered(from.scheme));
    if (!to.scheme.empty() && (!sameScheme || to.hasAuthority || !from.hasAuthority))
        return wanted;
    std::string out;
    if (!from.scheme.empty())
        out.append(from.scheme).push_back(':');
    if (to.hasAuthority)
        return out.append(wanted, to.scheme.empty() ? 0 : to.scheme.size() + 1);
    if (from.hasAuthority)
        out.append("//").append(from.authority);
    bool keepsQuery = false;
    if (to.path.empty()) {
        out += from.path;
        keepsQuery = !to.hasQuery;
    } else if (to.path.front() == '/') {
        out += withoutDots(to.path);
    } else {
        const std::size_t slash = from.path.rfind('/');
        std::string merged =
            slash == none ? (from.hasAuthority ? "/" : "") : std::string(from.path.substr(0, slash + 1));
        merged += to.path;
        out += withoutDots(merged);
    }
    if (to.hasQuery)
        out.append("?").append(to.query);
    else if (keepsQuery && from.hasQuery)
        out.append("?").append(from.query);
    if (to.hasFragment)
        out.append("#").append(to.fragment);
    return out;
}

bool isSafeScheme(std::string_view scheme)
{
    return std::binary_search(safeSchemes.begin(), safeSchemes.end(), scheme);
}

std::string safeUri(std::string_view base, std::string_view reference)
{
    std::string uri = resolveUri(base, reference);
    // Browsers pass over control characters and white space within a scheme, so they are not looked at
    // either.
    std::string bare;
    for (const char c : uri) {
        if (static_cast<unsigned char>(c) > 0x20)
            bare.push_back(c);
        if (c == ':' || c == '/' || c == '?' || c == '#')
            break;
    }
    const std::string scheme = uriScheme(bare);
    if (!scheme.empty())
        return isSafeScheme(scheme) ? uri : std::string();
    // "1javascript:" or "&colon;" tricks: something before a colon that is no scheme and no relative path.
    return bare.ends_with(':') && splitUri(trimmed(base)).scheme.empty() ? std::string() : uri;
}

} // namespace hatstand::listen
