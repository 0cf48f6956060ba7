// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/media/fitted_files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <array>

namespace hatstand::plan
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::plan)
};

constexpr std::array suffixes{"jpg", "png", "webp", "gif", "mp4", "mov", "webm", "mkv"};

tl::unexpected<Error> notWritten(const QString &folder, qint64 needed, const QString &name,
                                 const QString &detail)
{
    const QStorageInfo disk(folder);
    // QFile tells no error number.
    if (disk.isValid() && disk.bytesAvailable() < needed + 1'000'000) {
        return fail(ErrorCode::StorageFull,
                    Words::tr("There is no room to make \"%1\" ready for sending.").arg(name),
                    Words::tr("The disk with the workspace is full."),
                    Words::tr("Make some room and try again."), detail);
    }
    return fail(ErrorCode::StorageFailed, Words::tr("\"%1\" could not be made ready for sending.").arg(name),
                detail,
                Words::tr("Look whether the media folder can be written to: %1")
                    .arg(QDir::toNativeSeparators(folder)),
                detail);
}

/// With the write under way: its temporary file goes when it is not committed.
Result<void> copyPatched(QFile &from, QSaveFile &to, const Patches &patches, const QString &name,
                         const std::function<bool()> &isStopped)
{
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (qint64 at = 0;;) {
        if (isStopped && isStopped())
            return fail(ErrorCode::Cancelled, Words::tr("Stopped."));
        block.resize(1 << 20);
        const qint64 read = from.read(block.data(), block.size());
        if (read < 0) {
            return fail(ErrorCode::StorageFailed, Words::tr("\"%1\" cannot be read.").arg(name),
                        from.errorString());
        }
        if (read == 0)
            return {};
        block.resize(read);
        applyPatches(patches, at, block);
        if (to.write(block) != block.size())
            return notWritten(QFileInfo(to.fileName()).path(), from.size() - at, name, to.errorString());
        at += read;
    }
}
} // namespace

QString fittedFolder(const QString &mediaFolder)
{
    return mediaFolder + QStringLiteral("/fitted");
}

QString fittedKey(const QByteArray &sha256, const QByteArray &how)
{
    const QByteArray mark = QCryptographicHash::hash(how, QCryptographicHash::Sha256).toHex().left(16);
    return QString::fromLatin1(sha256.toHex().left(32) + '-' + mark);
}

std::optional<QString> findFitted(const QString &folder, const QString &key, Instant now)
{
    for (const char *suffix : suffixes) {
        QFile file(folder + u'/' + key + u'.' + QLatin1StringView(suffix));
        if (file.size() <= 0 || !file.open(QIODevice::ReadWrite))
            continue;
        // What is not used for long may be removed at any time.
        file.setFileTime(now.toUtc(), QFileDevice::FileModificationTime);
        return file.fileName();
    }
    return std::nullopt;
}

Result<QString> keepFitted(const QString &folder, const QString &key, const QString &suffix,
                           const QByteArray &bytes, const QString &shownName)
{
    if (!QDir().mkpath(folder))
        return notWritten(folder, bytes.size(), shownName, Words::tr("A folder could not be made."));
    QSaveFile file(folder + u'/' + key + u'.' + suffix);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return notWritten(folder, bytes.size(), shownName, file.errorString());
    return file.fileName();
}

Result<QString> keepPatched(const QString &folder, const QString &key, const QString &suffix,
                            const QString &source, const Patches &patches, const QString &shownName,
                            const std::function<bool()> &isStopped)
{
    QFile from(source);
    if (!from.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::StorageMissing, Words::tr("\"%1\" is not in the media folder.").arg(shownName),
                    from.errorString());
    }
    if (!QDir().mkpath(folder))
        return notWritten(folder, from.size(), shownName, Words::tr("A folder could not be made."));
    QSaveFile file(folder + u'/' + key + u'.' + suffix);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(folder, from.size(), shownName, file.errorString());
    if (auto copied = copyPatched(from, file, patches, shownName, isStopped); !copied)
        return fail(std::move(copied.error()));
    if (!file.commit())
        return notWritten(folder, 0, shownName, file.errorString());
    return file.fileName();
}

} // namespace hatstand::plan
