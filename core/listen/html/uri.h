// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// An address in its parts (RFC 3986, section 3), as they are written; none is decoded.
struct UriParts
{
    std::string_view scheme; ///< without ":", as written
    std::string_view authority;
    std::string_view path;
    std::string_view query;
    std::string_view fragment;
    bool hasAuthority = false;
    bool hasQuery = false;
    bool hasFragment = false;
};

[[nodiscard]] UriParts splitUri(std::string_view uri);
/// In lower case; empty for a relative address.
[[nodiscard]] std::string uriScheme(std::string_view uri);
/// The host in lower case, without name, password and port; empty where there is none.
[[nodiscard]] std::string uriHost(std::string_view uri);
/// Whether a name or a password stands before the host.
[[nodiscard]] bool uriHasUser(std::string_view uri);

/// The address that `reference` means on a page at `base` (RFC 3986, section 5.2). A base without a scheme
/// leaves it as it is. White space around both does not count; "http:///host" is mended to "http://host".
[[nodiscard]] std::string resolveUri(std::string_view base, std::string_view reference);

/// As resolveUri, and empty where the result would be run or opened by something else than a reader of pages,
/// mail, files and news (javascript:, data:, vbscript: …).
[[nodiscard]] std::string safeUri(std::string_view base, std::string_view reference);
/// Whether an address of that scheme, in lower case, may stand in a feed.
[[nodiscard]] bool isSafeScheme(std::string_view scheme);

} // namespace hatstand::listen
