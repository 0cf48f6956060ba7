// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QUrl>

#include <optional>

namespace hatstand::net
{

/// 127.0.0.0/8, ::1 and "localhost": what does not leave this computer.
[[nodiscard]] bool isLoopbackHost(const QString &host);

/// "bsky.social", or "localhost:28040" when the port is not the scheme's own: names a host in limits and
/// logs.
[[nodiscard]] QString hostLabel(const QUrl &url);

/// The address of a page or a server as a person types it, "https" where no scheme was typed. Nothing where
/// it is none of the web's, or has a name or a password in it.
[[nodiscard]] std::optional<QUrl> webAddress(const QString &typed);

/// Why nothing may be sent to that address, if so (see HttpClient).
[[nodiscard]] std::optional<Error> addressProblem(const QUrl &url);

} // namespace hatstand::net
