// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"

namespace hatstand::networks
{

/// The Error of an answer of a media host that is not a success, in words that hold for every kind of host.
/// `serverWords` is the host's own explanation. Never of use is a repeat after Refused, NotFound,
/// SignInNeeded, TooLarge and InvalidInput.
[[nodiscard]] Error hostError(const net::HttpResponse &response, const QString &serverWords = {});

/// It was stopped, or the program ends.
[[nodiscard]] Error puttingStopped();
/// The host said that it took the file, and has none or half of one.
[[nodiscard]] Error notKept(const QUrl &address);

} // namespace hatstand::networks
