// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/feeds/feed.h"

#include <QJsonObject>

namespace hatstand::listen
{

/// The feed by the names that the Python library feedparser gives to things, which other programs' tests are
/// written in: "bozo", "version", "feed", "entries", texts cleaned with HtmlPolicy::Feed, dates also as lists
/// of nine numbers.
[[nodiscard]] QJsonObject feedByCommonNames(const Feed &feed);

/// Serves "feed.parse" of the conformance protocol: `file`, `headers`.
[[nodiscard]] Result<QJsonObject> conformFeed(const QJsonObject &request);

} // namespace hatstand::listen
