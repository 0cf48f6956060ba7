// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/real_path.h"

#include <QString>

namespace hatstand::storage
{

/// The folders that belong to a workspace file; the path is a real one. "foo" and "foo.hatstand" would share
/// them: see checkNoSibling().
[[nodiscard]] QString mediaFolderOf(const QString &path);
[[nodiscard]] QString backupFolderOf(const QString &path);
/// The name of a workspace file without its ending: what the names of its backups begin with.
[[nodiscard]] QString stemOf(const QString &path);

/// Fails with Conflict when another workspace in the same folder has the media and the backups that a new
/// one at this path would have.
[[nodiscard]] Result<void> checkNoSibling(const QString &path);
/// Whether a new workspace can be made at this path: fails with Conflict when something is there or
/// checkNoSibling() does, with StorageMissing when the folder is not there.
[[nodiscard]] Result<void> checkPlaceIsFree(const QString &path);

} // namespace hatstand::storage
