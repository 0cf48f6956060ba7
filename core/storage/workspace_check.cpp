// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace_check.h"

#include "storage/database.h"
#include "storage/file_header.h"
#include "storage/workspace_places.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <vector>

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

/// What the database says of one file.
struct NamedMedia
{
    QByteArray sha256;
    QString fileName;
    qint64 byteCount = 0;
};

/// False also when it cannot be read, or not all of it because of a stop.
bool hasContent(const QString &path, const NamedMedia &media, const std::stop_token &stop)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() != media.byteCount)
        return false;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(1 << 18, Qt::Uninitialized);
    while (!stop.stop_requested()) {
        const qint64 read = file.read(block.data(), block.size());
        if (read < 0)
            return false;
        if (read == 0)
            return hash.result() == media.sha256;
        hash.addData(QByteArrayView(block.constData(), read));
    }
    return false;
}

Result<void> readMedia(Database &database, const QString &mediaFolder, CheckReport &report,
                       const std::stop_token &stop)
{
    // Taken down first: nothing is held open in the database while gigabytes are read.
    std::vector<NamedMedia> named;
    auto rows = asFinding(database.forEach(
                              [&](const Row &row) {
                                  named.push_back({row.bytes(0), row.text(1), row.integer(2)});
                              },
                              "SELECT sha256, file_name, byte_count FROM media ORDER BY file_name"),
                          report);
    if (!rows)
        return rows;
    QMultiHash<QString, QString> paths;
    QDirIterator files(mediaFolder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        // "ab/cdef….png": folder and name together are the hash.
        const QFileInfo file = files.nextFileInfo();
        paths.insert(file.dir().dirName() + file.baseName(), file.filePath());
    }
    report.mediaCount = qint64(named.size());
    for (const NamedMedia &media : named) {
        if (stop.stop_requested())
            return {};
        const QStringList found = paths.values(QString::fromLatin1(media.sha256.toHex()));
        const bool isWhole = std::any_of(found.begin(), found.end(),
                                         [&](const QString &path) { return hasContent(path, media, stop); });
        if (found.isEmpty())
            report.missingMedia << media.fileName;
        else if (!isWhole)
            report.damagedMedia << media.fileName;
    }
    return {};
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
    if (!damagedMedia.isEmpty())
        sentences << Tr::tr("%n media file(s) cannot be read or were changed.", nullptr,
                            int(damagedMedia.size()));
    if (shared)
        sentences << shared->sentence();
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
    auto report = checkWith(path, stop, [&](Database &database, CheckReport &found) -> Result<void> {
        if (auto read = readDatabase(database, found); !read)
            return read;
        return readMedia(database, mediaFolder, found, stop);
    });
    if (report)
        report->shared = sharedFolders(realPath(path));
    return report;
}

} // namespace hatstand::storage
