// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

/// A failure of the database in words of what the person asked for. What was stopped, and what was wrongly
/// asked for, keeps its own.
namespace hatstand::storage
{

/// `what` failed, and the workspace is as it was.
[[nodiscard]] Error leftUnchanged(Error error, const QString &what);
/// `what` failed, which was to make a file at `target`: nobody knows the file by the name that it has while
/// it is written, so this speaks of its folder.
[[nodiscard]] Error fileNotMade(Error error, const QString &target, const QString &what);

} // namespace hatstand::storage
