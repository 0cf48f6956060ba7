// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"

#include <QString>

class QLoggingCategory;

namespace hatstand::net
{

/// "hatstand.net": one line a request, with redacted address; nothing of headers or bodies.
const QLoggingCategory &netLog();

/// An address fit for a log: no user, password or fragment; every value of the query is "..."; path segments
/// that look like secrets (32 or more letters and digits in a row, JWTs) are "...".
[[nodiscard]] QString redactUrl(const QUrl &url);

/// Headers fit for a log: the values of Authorization, Cookie, Set-Cookie, DPoP, API keys and every name
/// that is not on a short list of harmless ones are "...".
[[nodiscard]] QList<HttpHeader> redactHeaders(const QList<HttpHeader> &headers);

} // namespace hatstand::net
