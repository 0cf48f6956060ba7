// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace_check.h"

#include "storage/database.h"
#include "storage/file_header.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

/// Damage that stops a query is a finding like the others.
Result<void> asFinding(Result<void> result, CheckReport &report)
{
    if (!result && (result.error().code == ErrorCode::StorageDamaged ||
                    result.error().code == ErrorCode::StorageNotAWorkspace)) {
        report.damage << result.error().detail;
        return {};
    }
    return result;
}

Result<void> readDatabase(Database &database, CheckReport &report)
{
    auto whole = database.forEach(
        [&](const Row &row) {
            if (row.text(0) != QLatin1StringView("ok"))
                report.damage << row.text(0);
        },
        "PRAGMA integrity_check(100)");
    if (auto read = asFinding(whole, report); !read)
        return read;
    return asFinding(
        database.forEach([&](const Row &) { ++report.brokenReferences; }, "PRAGMA foreign_key_check"),
        report);
}

Result<void> readMedia(Database &database, const QString &mediaFolder, CheckReport &report)
{
    QHash<QString, qint64> sizes;
    QDirIterator files(mediaFolder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        // "ab/cdef….png": folder and name together are the hash.
        const QFileInfo file = files.fileInfo();
        sizes.insert(file.dir().dirName() + file.baseName(), file.size());
    }
    return asFinding(database.forEach(
                         [&](const Row &row) {
                             ++report.mediaCount;
                             const QString name = QString::fromLatin1(row.bytes(0).toHex());
                             const auto found = sizes.constFind(name);
                             if (found == sizes.constEnd() || *found != row.integer(2))
                                 report.missingMedia << row.text(1);
                         },
                         "SELECT sha256, file_name, byte_count FROM media ORDER BY file_name"),
                     report);
}

template <class Read>
Result<CheckReport> checkWith(const QString &path, const std::stop_token &stop, Read &&read)
{
    CheckReport report;
    auto database = openToRead(path);
    if (!database) {
        if (auto opened = asFinding(fail(database.error()), report); !opened)
            return fail(std::move(opened.error()));
        return report;
    }
    const std::stop_callback stopper(stop, [&] { (*database)->interrupt(); });
    if (auto done = read(**database, report); !done)
        return fail(std::move(done.error()));
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, Tr::tr("The check was stopped."));
    return report;
}
} // namespace

QString CheckReport::summary() const
{
    if (isGood())
        return mediaCount > 0
                   ? Tr::tr("Everything is in order, with %n media file(s).", nullptr, int(mediaCount))
                   : Tr::tr("Everything is in order.");
    QStringList sentences;
    if (!damage.isEmpty())
        sentences << Tr::tr("The file is damaged. Restore the latest backup.");
    if (brokenReferences > 0)
        sentences << Tr::tr("%n entry(s) belong to others that are not there.", nullptr,
                            int(brokenReferences));
    if (!missingMedia.isEmpty())
        sentences << Tr::tr("%n media file(s) are missing from the media folder.", nullptr,
                            int(missingMedia.size()));
    return sentences.join(u' ');
}

Result<CheckReport> checkDatabase(const QString &path, const std::stop_token &stop)
{
    return checkWith(path, stop,
                     [](Database &database, CheckReport &report) { return readDatabase(database, report); });
}

Result<CheckReport> checkWorkspace(const QString &path, const QString &mediaFolder,
                                   const std::stop_token &stop)
{
    return checkWith(path, stop, [&](Database &database, CheckReport &report) -> Result<void> {
        if (auto read = readDatabase(database, report); !read)
            return read;
        return readMedia(database, mediaFolder, report);
    });
}

} // namespace hatstand::storage
