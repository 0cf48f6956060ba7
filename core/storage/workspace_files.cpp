// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done with the files of a workspace that nobody has open.
#include "storage/workspace.h"
#include "storage/workspace_places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};
} // namespace

Result<void> Workspace::removeFiles(const QString &namedPath)
{
    const QString path = realPath(namedPath);
    if (const auto shared = sharedFolders(path))
        return fail(*shared);
    // The file goes last: while it is there, it is clear whose the rest is.
    for (const QString &folder : {mediaFolderOf(path), backupFolderOf(path)}) {
        if (QFileInfo::exists(folder) && !QDir(folder).removeRecursively()) {
            return fail(ErrorCode::StorageFailed,
                        Tr::tr("The folder \"%1\" could not be deleted.").arg(folder));
        }
    }
    for (const QLatin1StringView suffix :
         {QLatin1StringView("-wal"), QLatin1StringView("-shm"), QLatin1StringView("")}) {
        const QString file = path + suffix;
        if (QFileInfo::exists(file) && !QFile::remove(file))
            return fail(ErrorCode::StorageFailed, Tr::tr("The file \"%1\" could not be deleted.").arg(file));
    }
    return {};
}

Result<void> Workspace::moveFiles(const QString &from, const QString &to)
{
    if (const auto shared = sharedFolders(from))
        return fail(*shared);
    if (auto alone = checkNoSibling(to); !alone)
        return alone;
    for (const QString &taken : {to, mediaFolderOf(to), backupFolderOf(to)}) {
        if (QFileInfo::exists(taken))
            return fail(ErrorCode::Conflict, Tr::tr("\"%1\" is there already.").arg(taken));
    }
    // The file first: its name is given to one of two that come at the same time, and never taken from a
    // file.
    if (!QFile::rename(from, to)) {
        if (QFileInfo::exists(to))
            return fail(ErrorCode::Conflict, Tr::tr("\"%1\" is there already.").arg(to));
        return fail(ErrorCode::StorageFailed, Tr::tr("The file \"%1\" could not be moved.").arg(from));
    }
    const std::pair<QString, QString> folders[] = {{mediaFolderOf(from), mediaFolderOf(to)},
                                                   {backupFolderOf(from), backupFolderOf(to)}};
    for (const auto &[folder, place] : folders) {
        if (!QFileInfo::exists(folder) || QDir().rename(folder, place))
            continue;
        for (const auto &[moved, back] : folders) {
            if (!QFileInfo::exists(moved))
                QDir().rename(back, moved);
        }
        (void)QFile::rename(to, from);
        return fail(ErrorCode::StorageFailed, Tr::tr("The folder \"%1\" could not be moved.").arg(folder));
    }
    return {};
}

} // namespace hatstand::storage
