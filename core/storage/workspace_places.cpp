// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace_places.h"

#include "storage/file_header.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

const QLatin1StringView fileEnding(".hatstand");

QString besideFile(const QString &path, QLatin1StringView ending)
{
    return QFileInfo(path).absoluteDir().filePath(stemOf(path) + ending);
}
} // namespace

QString stemOf(const QString &path)
{
    QString stem = QFileInfo(path).fileName();
    if (stem.endsWith(fileEnding))
        stem.chop(fileEnding.size());
    return stem;
}

QString mediaFolderOf(const QString &path)
{
    return besideFile(path, QLatin1StringView(".hatstand-media"));
}

QString backupFolderOf(const QString &path)
{
    return besideFile(path, QLatin1StringView(".hatstand-backups"));
}

QString siblingOf(const QString &path)
{
    const QFileInfo info(path);
    const QString name = info.fileName();
    QString sibling =
        info.absoluteDir().filePath(name.endsWith(fileEnding) ? stemOf(path) : name + fileEnding);
    const bool sharesFolders = stemOf(sibling) == stemOf(path);
    // A file or a folder of another kind has no media and no backups.
    if (!sharesFolders || !QFileInfo(sibling).isFile())
        return {};
    if (const auto looked = inspectFile(sibling);
        !looked && looked.error().code == ErrorCode::StorageNotAWorkspace)
        return {};
    return sibling;
}

Result<void> checkNoSibling(const QString &path)
{
    const QString sibling = siblingOf(path);
    if (sibling.isEmpty())
        return {};
    return fail(ErrorCode::Conflict,
                Tr::tr(R"("%1" cannot stand in one folder with the workspace "%2".)")
                    .arg(QFileInfo(path).fileName(), QFileInfo(sibling).fileName()),
                Tr::tr("Their pictures and their backups would lie in the same folders, and one would clear "
                       "away what belongs to the other."),
                Tr::tr("Choose another name or another folder."));
}

std::optional<Error> sharedFolders(const QString &path)
{
    const QString sibling = siblingOf(path);
    if (sibling.isEmpty())
        return std::nullopt;
    return Error{
        ErrorCode::Conflict,
        Tr::tr(R"(The workspaces "%1" and "%2" have one media folder and one folder of backups.)")
            .arg(QFileInfo(path).fileName(), QFileInfo(sibling).fileName()),
        Tr::tr("Whose a picture or a backup is cannot be told there. So none is cleared away any more, and "
               "a backup of the one counts as one of the other."),
        Tr::tr("Close both. Copy one of the two files, with the folders \"%1\" and \"%2\", into another "
               "folder; open it there, look whether all of it is there, and then delete that file here.")
            .arg(QFileInfo(mediaFolderOf(path)).fileName(), QFileInfo(backupFolderOf(path)).fileName()),
        {}};
}

Result<void> checkPlaceIsFree(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists() || info.isSymLink()) {
        return fail(ErrorCode::Conflict, Tr::tr("\"%1\" exists already.").arg(info.fileName()),
                    Tr::tr("A new workspace never replaces a file."),
                    Tr::tr("Open it, or choose another name."));
    }
    if (!info.absoluteDir().exists()) {
        return fail(ErrorCode::StorageMissing,
                    Tr::tr("The folder \"%1\" does not exist.").arg(info.absolutePath()), {},
                    Tr::tr("Make the folder first, or choose another one."));
    }
    return checkNoSibling(path);
}

} // namespace hatstand::storage
