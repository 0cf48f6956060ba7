// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"

#include <QSet>
#include <QString>

#include <vector>

namespace hatstand::storage
{
class Database;
struct Backup;
} // namespace hatstand::storage

/// Removing media that nothing names any more; the parts of MediaStore::removeOrphans. All block.
namespace hatstand::plan
{

/// Removes the rows of media that were added before that instant and that no post, version, revision, draft
/// or logo names. Answers the paths within the media folder of those that stay.
[[nodiscard]] Result<QSet<QString>> removeUnusedRows(storage::Database &database, Instant before);

/// The paths within the media folder that other files of the workspace name: its backups, and what was kept
/// aside when one took its place. They hold no media of their own, so going back to one needs these. Fails
/// when one of them cannot be read: it may name anything.
[[nodiscard]] Result<QSet<QString>> namedByBackups(const std::vector<storage::Backup> &backups);

/// Removes the files of the folder that are older than that instant and not among `known` (paths within the
/// folder). Answers how many.
[[nodiscard]] int removeOtherFiles(const QString &folder, const QSet<QString> &known, Instant before);

} // namespace hatstand::plan
