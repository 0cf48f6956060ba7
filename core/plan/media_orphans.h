// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/instant.h"

#include <QSet>
#include <QString>

namespace hatstand::storage
{
class Database;
}

/// Removing media that nothing names any more; the two halves of MediaStore::removeOrphans. Both block.
namespace hatstand::plan
{

/// Removes the rows of media that were added before that instant and that no post, version, revision, draft
/// or logo names. Answers the paths within the media folder of those that stay.
[[nodiscard]] Result<QSet<QString>> removeUnusedRows(storage::Database &database, Instant before);

/// Removes the files of the folder that are older than that instant and not among `known` (paths within the
/// folder). Answers how many.
[[nodiscard]] int removeOtherFiles(const QString &folder, const QSet<QString> &known, Instant before);

} // namespace hatstand::plan
