// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/media_files.h"

#include "plan/formats/media_probe.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <cerrno>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

QString suffixOf(const QString &mimeType)
{
    return QMimeDatabase().mimeTypeForName(mimeType).preferredSuffix();
}

tl::unexpected<Error> notWritten(const QString &folder, const QString &detail)
{
    const QStorageInfo disk(folder);
    // QFile tells no error number; a disk without room for another block is what "full" means.
    if (disk.isValid() && disk.bytesAvailable() < 1'000'000) {
        return fail(ErrorCode::StorageFull, Words::tr("There is no room for this file."),
                    Words::tr("The disk with the workspace is full."),
                    Words::tr("Make some room and add it again."), detail);
    }
    return fail(ErrorCode::StorageFailed, Words::tr("The file could not be copied into the workspace."),
                detail,
                Words::tr("Look whether the media folder can be written to: %1")
                    .arg(QDir::toNativeSeparators(folder)),
                detail);
}

Result<MediaItem> keepFrom(QIODevice &source, const QString &shownName, const QString &folder, Instant now)
{
    if (!QDir().mkpath(folder))
        return notWritten(folder, Words::tr("The media folder could not be made."));
    QTemporaryFile copy(folder + QStringLiteral("/incoming-XXXXXX.part"));
    if (!copy.open())
        return notWritten(folder, copy.errorString());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray block(1 << 18, Qt::Uninitialized);
    MediaItem item;
    while (true) {
        const qint64 read = source.read(block.data(), block.size());
        if (read < 0)
            return fail(ErrorCode::StorageFailed, Words::tr("\"%1\" cannot be read.").arg(shownName),
                        source.errorString());
        if (read == 0)
            break;
        hash.addData(QByteArrayView(block.constData(), read));
        if (copy.write(block.constData(), read) != read)
            return notWritten(folder, copy.errorString());
        item.byteCount += read;
        // What grows for ever (a pipe, a device) must end somewhere.
        if (item.byteCount > maxVideoBytes)
            return fail(ErrorCode::TooLarge, Words::tr("\"%1\" is too large.").arg(shownName));
    }
    if (!copy.flush())
        return notWritten(folder, copy.errorString());
    auto probe = probeMedia(copy.fileName(), shownName);
    if (!probe)
        return fail(std::move(probe.error()));
    item.sha256 = hash.result();
    item.fileName = shownName;
    item.mimeType = probe->mimeType;
    item.pixels = probe->pixels;
    item.durationMilliseconds = probe->durationMilliseconds;
    const QString target = folder + u'/' + mediaRelativePath(item.sha256, item.mimeType);
    if (QFile present(target); present.size() == item.byteCount && present.open(QIODevice::ReadWrite)) {
        // As new again: what is old and named by nothing may be removed at any time.
        present.setFileTime(now.toUtc(), QFileDevice::FileModificationTime);
        return item;
    }
    if (!QDir().mkpath(QFileInfo(target).path()))
        return notWritten(folder, Words::tr("A folder could not be made."));
    QFile::remove(target); // a torso from an earlier crash
    if (!copy.rename(target))
        return notWritten(folder, copy.errorString());
    copy.setAutoRemove(false);
    return item;
}
} // namespace

QString mediaRelativePath(const QByteArray &sha256, const QString &mimeType)
{
    const QString hex = QString::fromLatin1(sha256.toHex());
    const QString suffix = suffixOf(mimeType);
    return hex.left(2) + u'/' + hex.mid(2) + (suffix.isEmpty() ? QString() : u'.' + suffix);
}

Result<MediaItem> copyIntoFolder(const QString &path, const QString &shownName, const QString &folder,
                                 Instant now)
{
    if (QFileInfo(path).isDir())
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" is a folder.").arg(shownName), {},
                    Words::tr("Choose the pictures in it."));
    // Looked at before it is copied, so that a file of gigabytes that is nothing is refused at once.
    if (auto probe = probeMedia(path, shownName); !probe)
        return fail(std::move(probe.error()));
    QFile source(path);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorCode::StorageMissing, Words::tr("\"%1\" cannot be opened.").arg(shownName),
                    source.errorString());
    return keepFrom(source, shownName, folder, now);
}

Result<MediaItem> writeIntoFolder(const QByteArray &bytes, const QString &shownName, const QString &folder,
                                  Instant now)
{
    QBuffer source;
    source.setData(bytes);
    source.open(QIODevice::ReadOnly);
    return keepFrom(source, shownName, folder, now);
}

} // namespace hatstand::plan
