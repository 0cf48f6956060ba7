// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"

namespace hatstand::networks
{

/// What an answer of the Admin API means that is no success (Ghost's errors: {"errors": [{"message",
/// "context", "type", "code", …}]}), by the rule of GhostClient::call. `clockTrouble` as ServerClock says it.
[[nodiscard]] Error ghostError(const net::HttpResponse &response, const QString &clockTrouble);

/// An answer that no Ghost has given: of a proxy before it, of a hotel's network, of quite another server.
[[nodiscard]] Error strangeGhostAnswer(const net::HttpResponse &response);

} // namespace hatstand::networks
