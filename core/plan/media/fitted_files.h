// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"
#include "plan/formats/video_strip.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// What was made ready for a network, kept so that a repeat sends the same bytes: files in a folder within
/// the media folder, named by what they were made from and how. They can be made again at any time; those
/// that have not been used for a day are removed with other media that nothing names
/// (MediaStore::removeOrphans). All block; for a worker thread.
namespace hatstand::plan
{

/// "…/fitted".
[[nodiscard]] QString fittedFolder(const QString &mediaFolder);
/// The name of a file, without its suffix: of the content's SHA-256 and a word for how it is made.
[[nodiscard]] QString fittedKey(const QByteArray &sha256, const QByteArray &how);

/// The file of that key, and marks it as used now; nothing when there is none.
[[nodiscard]] std::optional<QString> findFitted(const QString &folder, const QString &key, Instant now);

/// Writes a file of that key, as a whole or not at all, and answers its path. `suffix` is the usualSuffix()
/// of what it becomes: under another one it is not found again. Fails with StorageFull or StorageFailed;
/// `shownName` is used in sentences.
[[nodiscard]] Result<QString> keepFitted(const QString &folder, const QString &key, const QString &suffix,
                                         const QByteArray &bytes, const QString &shownName);
/// The same for a copy of a file with something overwritten, a block at a time. Fails also with Cancelled.
[[nodiscard]] Result<QString> keepPatched(const QString &folder, const QString &key, const QString &suffix,
                                          const QString &source, const Patches &patches,
                                          const QString &shownName, const std::function<bool()> &isStopped);

} // namespace hatstand::plan
