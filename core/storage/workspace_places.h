// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/real_path.h"

#include <QString>

#include <optional>

namespace hatstand::storage
{

/// The folders that belong to a workspace file; the path is a real one. "foo" and "foo.hatstand" would share
/// them: see checkNoSibling() and sharedFolders().
[[nodiscard]] QString mediaFolderOf(const QString &path);
[[nodiscard]] QString backupFolderOf(const QString &path);
/// The name of a workspace file without its ending: what the names of its backups begin with.
[[nodiscard]] QString stemOf(const QString &path);

/// The other workspace file in the same folder that has the media and the backups of the one at this path;
/// empty when there is none. One that cannot be looked into counts.
[[nodiscard]] QString siblingOf(const QString &path);
/// That a workspace which is there has such a sibling, what it means and what to do: two that were made
/// before checkNoSibling() was, or put there by hand. Nothing of theirs may be cleared away meanwhile.
[[nodiscard]] std::optional<Error> sharedFolders(const QString &path);
/// Fails with Conflict when another workspace in the same folder has the media and the backups that a new
/// one at this path would have.
[[nodiscard]] Result<void> checkNoSibling(const QString &path);
/// Whether a new workspace can be made at this path: fails with Conflict when something is there or
/// checkNoSibling() does, with StorageMissing when the folder is not there.
[[nodiscard]] Result<void> checkPlaceIsFree(const QString &path);

} // namespace hatstand::storage
