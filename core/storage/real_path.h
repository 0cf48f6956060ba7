// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace hatstand::storage
{

/// Where the file lies that a path leads to, as an absolute path: a symbolic link is followed, also to where
/// nothing is yet. SQLite keeps its log beside the file itself, and what is renamed to the name of a link
/// would only replace the link.
[[nodiscard]] QString realPath(const QString &path);

} // namespace hatstand::storage
