// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/http_message.h"

#include <QString>

namespace hatstand::net
{

/// The pause that an answer asks for: Retry-After as seconds or as an HTTP date, else RateLimit-Reset
/// (seconds to go, or a Unix time). Never negative, never more than a day. Nothing when it says nothing.
[[nodiscard]] std::optional<Milliseconds> retryAfter(const HttpResponse &response);

/// An HTTP date of any of the three forms of RFC 9110, 5.6.7.
[[nodiscard]] std::optional<Instant> parseHttpDate(const QByteArray &text);

/// The Error of an answer that is not a success. `service` is the name that people know ("Bluesky");
/// `serverWords` is the server's own explanation, shown as such when there is one (no secrets in it).
/// 401 → SignInNeeded; 403 and other 4xx → Refused; 404 and 410 → NotFound; 408 → TimedOut;
/// 409 → Conflict; 413 → TooLarge; 429 (and 503 with Retry-After) → RateLimited; 5xx → ServerTrouble;
/// 3xx and anything else → BadAnswer.
[[nodiscard]] Error errorFromStatus(const HttpResponse &response, const QString &service,
                                    const QString &serverWords = {});

/// True when the answer is a web page, whatever it says it is.
[[nodiscard]] bool looksLikeHtml(const HttpResponse &response);

} // namespace hatstand::net
