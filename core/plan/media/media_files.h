// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "plan/media/media_item.h"

#include <QString>

namespace hatstand::plan
{

/// "ab/cdef….png": where content with that hash and type is kept within the media folder.
[[nodiscard]] QString mediaRelativePath(const QByteArray &sha256, const QString &mimeType);

/// Looks at a file, hashes it and copies it into the folder under its content's name: first under a
/// temporary name, renamed when all of it is on the disk. Without an id and a time. Blocks; for a worker
/// thread. A file that is there already gets the time `now`, as if it were new. The content is judged after
/// the copy, so that a file which changes meanwhile is judged as kept.
[[nodiscard]] Result<MediaItem> copyIntoFolder(const QString &path, const QString &shownName,
                                               const QString &folder, Instant now);
/// The same for bytes in memory.
[[nodiscard]] Result<MediaItem> writeIntoFolder(const QByteArray &bytes, const QString &shownName,
                                                const QString &folder, Instant now);

} // namespace hatstand::plan
