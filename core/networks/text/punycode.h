// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace hatstand::networks
{

/// DNS allows 63 bytes in one label of a name (RFC 1035, 2.3.4).
inline constexpr qsizetype longestDomainLabel = 63;

/// How many bytes a label has in the DNS: itself when it is ASCII, else "xn--" and its Punycode (RFC 3492).
/// Anything over `longestDomainLabel` comes back as just that plus one, without being worked out.
[[nodiscard]] qsizetype dnsLabelLength(QStringView label);

} // namespace hatstand::networks
