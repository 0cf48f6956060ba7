// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace hatstand::networks
{

/// Answers one request of the conformance protocol with the very functions that the program uses, so that
/// test sets of other projects can be run against it: text.x, text.bluesky, text.mastodon, text.graphemes,
/// tz.resolve, url.tag. The answer carries the request's "id" and "ok"; a request that cannot be served gets
/// {"id", "ok": false, "error"}. Needs no workspace, network or display.
[[nodiscard]] QJsonObject answerConform(const QJsonObject &request);

} // namespace hatstand::networks
