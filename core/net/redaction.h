// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

class QLoggingCategory;

namespace hatstand::net
{

/// "hatstand.net": one line a request, with redacted address; nothing of headers or bodies.
const QLoggingCategory &netLog();

/// An address fit for a log: no user, password or fragment; every value of the query is "..."; path segments
/// that look like secrets (32 or more letters and digits in a row, JWTs) are "...".
[[nodiscard]] QString redactUrl(const QUrl &url);

} // namespace hatstand::net
