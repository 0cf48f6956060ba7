// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace hatstand::networks
{

/// The address of a place as a person types it: https where no scheme was typed, spaces and letters of every
/// script as they are, without slashes at its end. Refused: what is none of the web's, one with a name or a
/// password, a query or a fragment in it, and http to another computer.
[[nodiscard]] Result<QUrl> hostAddress(const QString &typed);

/// The folders of "/press/Bäckerei 2026/": what is between slashes. InvalidInput for "..", "." and control
/// characters, which lead elsewhere.
[[nodiscard]] Result<QStringList> folderNames(const QString &typed);

/// The address of what lies below another; names may have any letters.
[[nodiscard]] QUrl addressBelow(const QUrl &base, const QStringList &names);

} // namespace hatstand::networks
