// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media_orphans.h"

#include "plan/media_files.h"
#include "plan/media_table.h"
#include "storage/transaction.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace hatstand::plan
{

namespace
{
/// In a transaction of its own for each, so that nobody waits long for the right to write.
Result<void> removeIfUnused(storage::Database &database, const MediaItem &item, Instant before)
{
    MediaTable table(database);
    const auto named = table.isInDrafts(item.id);
    if (!named)
        return fail(named.error());
    if (*named)
        return {};
    return storage::inTransaction(database, [&]() -> Result<void> {
        // Meanwhile a post may have taken it up, or it was added again.
        const auto unused = table.unused(before);
        if (!unused)
            return fail(unused.error());
        const bool isStill = std::any_of(unused->begin(), unused->end(),
                                         [&item](const MediaItem &other) { return other.id == item.id; });
        return isStill ? table.remove(item.id) : Result<void>();
    });
}
} // namespace

Result<QSet<QString>> removeUnusedRows(storage::Database &database, Instant before)
{
    const MediaTable table(database);
    const auto unused = table.unused(before);
    if (!unused)
        return fail(unused.error());
    for (const MediaItem &item : *unused) {
        if (auto removed = removeIfUnused(database, item, before); !removed)
            return fail(std::move(removed.error()));
    }
    const auto kept = table.all();
    if (!kept)
        return fail(kept.error());
    QSet<QString> known;
    for (const MediaItem &item : *kept)
        known.insert(mediaRelativePath(item.sha256, item.mimeType));
    return known;
}

int removeOtherFiles(const QString &folder, const QSet<QString> &known, Instant before)
{
    int removed = 0;
    const QDir root(folder);
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file = files.nextFileInfo();
        // A copy that is under way just now is young.
        const bool isOld = Instant::fromDateTime(file.lastModified()) < before;
        if (isOld && !known.contains(root.relativeFilePath(file.filePath())))
            removed += QFile::remove(file.filePath()) ? 1 : 0;
    }
    return removed;
}

} // namespace hatstand::plan
