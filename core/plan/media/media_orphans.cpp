// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/media_orphans.h"

#include "plan/media/media_files.h"
#include "plan/media/media_table.h"
#include "storage/backups.h"
#include "storage/file_header.h"
#include "storage/transaction.h"

#include <QCoreApplication>
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

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

/// Says which backup keeps everything here, so that the person can put it right.
tl::unexpected<Error> unreadable(const QString &path, const Error &why)
{
    return fail(
        why.code, Words::tr("Pictures that nothing uses any more are not removed."),
        Words::tr("The backup %1 cannot be read, and may need them.").arg(QDir::toNativeSeparators(path)),
        Words::tr("Delete it if it is damaged, or put it right."),
        why.detail.isEmpty() ? why.sentence() : why.detail);
}

Result<void> addNamed(storage::Database &database, QSet<QString> &paths)
{
    const auto contents = MediaTable(database).contents();
    if (!contents)
        return fail(contents.error());
    for (const MediaTable::Content &content : *contents)
        paths.insert(mediaRelativePath(content.sha256, content.mimeType));
    return {};
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
    QSet<QString> known;
    if (auto added = addNamed(database, known); !added)
        return fail(std::move(added.error()));
    return known;
}

Result<QSet<QString>> namedByBackups(const std::vector<storage::Backup> &backups)
{
    QSet<QString> named;
    for (const storage::Backup &backup : backups) {
        const auto opened = storage::openToRead(backup.path);
        if (!opened)
            return unreadable(backup.path, opened.error());
        if (const auto added = addNamed(**opened, named); !added)
            return unreadable(backup.path, added.error());
    }
    return named;
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
