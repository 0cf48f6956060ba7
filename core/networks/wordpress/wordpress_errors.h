// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_message.h"

namespace hatstand::networks
{

[[nodiscard]] QString wordPressName();

/// What an answer without success means, by Publisher's rule for what may have arrived. `code` and `message`
/// are WordPress's own; without a code it was something before it that answered.
[[nodiscard]] Error wordPressError(const net::HttpResponse &response, const QString &code,
                                   const QString &message);

/// Without the markup that WordPress writes into its words.
[[nodiscard]] QString plainServerWords(QString words);

/// Cancelled before anything left.
[[nodiscard]] Error stoppedTalking();

} // namespace hatstand::networks
