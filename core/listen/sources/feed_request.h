// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sources/source.h"
#include "net/http_message.h"

#include <optional>

namespace hatstand::listen
{

/// Asks a feed for what has changed since it was last read (RFC 9110, 13.1).
[[nodiscard]] net::HttpRequest feedRequest(const Source &source);
/// How long an answer wants its reader to stay away: Retry-After, or the age up to which it counts as fresh
/// (`Cache-Control: max-age`, RFC 9111, 5.2.2.1).
[[nodiscard]] std::optional<Milliseconds> waitAskedFor(const net::HttpResponse &response);

} // namespace hatstand::listen
