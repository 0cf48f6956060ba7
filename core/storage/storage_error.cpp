// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <sqlite3.h>

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

Error cannotOpen(const QString &path, const QString &name)
{
    Error error;
    error.what = Tr::tr("\"%1\" could not be opened.").arg(name);
    if (QFileInfo::exists(path)) {
        error.code = ErrorCode::StorageReadOnly;
        error.why = Tr::tr("Hatstand may not read it, or may not write in its folder.");
        error.remedy = Tr::tr("Check the permissions of the file and its folder.");
    } else {
        error.code = ErrorCode::StorageMissing;
        error.why =
            Tr::tr("It is not there. It may have been moved or renamed, or its disk is not connected.");
        error.remedy = Tr::tr("Check where the file is, then try again.");
    }
    return error;
}
} // namespace

Error storageError(int sqliteCode, const QString &path, const QString &detail)
{
    const QString name = QFileInfo(path).fileName();
    Error error;
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        error.code = ErrorCode::StorageFull;
        error.what = Tr::tr("The last change could not be saved.");
        error.why = Tr::tr("The disk that holds \"%1\" is full. The file itself is whole.").arg(name);
        error.remedy = Tr::tr("Make room on the disk and try again.");
        break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        error.code = ErrorCode::StorageReadOnly;
        error.what = Tr::tr("\"%1\" cannot be changed.").arg(name);
        error.why = Tr::tr("It may only be read, not written.");
        error.remedy = Tr::tr("Check the permissions of the file and its folder, or open a copy.");
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = ErrorCode::StorageBusy;
        error.what = Tr::tr("\"%1\" is in use.").arg(name);
        error.why = Tr::tr("Another program has been writing to it for more than five seconds.");
        error.remedy = Tr::tr("Try again in a moment.");
        break;
    case SQLITE_CORRUPT:
        error.code = ErrorCode::StorageDamaged;
        error.what = Tr::tr("\"%1\" is damaged.").arg(name);
        // Whether it was changed before is not known here: inspectFile() promises what only it can.
        error.why = Tr::tr("Its content does not fit together.");
        error.remedy = Tr::tr("Restore the latest backup.");
        break;
    case SQLITE_NOTADB:
        error.code = ErrorCode::StorageNotAWorkspace;
        error.what = Tr::tr("\"%1\" is not a Hatstand workspace.").arg(name);
        error.why = Tr::tr("It is a file of another kind.");
        error.remedy = Tr::tr("Choose a file that ends in .hatstand.");
        break;
    case SQLITE_CANTOPEN:
        error = cannotOpen(path, name);
        break;
    case SQLITE_IOERR:
        if (!QFileInfo::exists(path)) {
            error = cannotOpen(path, name);
            break;
        }
        error.code = ErrorCode::StorageFailed;
        error.what = Tr::tr("\"%1\" could not be read or written.").arg(name);
        error.why = Tr::tr("The disk reported a failure, or it was taken away.");
        error.remedy = Tr::tr("Check the disk, then try again.");
        break;
    case SQLITE_INTERRUPT:
        error.code = ErrorCode::Cancelled;
        error.what = Tr::tr("The search was stopped.");
        break;
    case SQLITE_TOOBIG:
        error.code = ErrorCode::TooLarge;
        error.what = Tr::tr("The text is too large to be stored.");
        break;
    default:
        error.code = ErrorCode::StorageFailed;
        error.what = Tr::tr("\"%1\" could not be read or written.").arg(name);
        error.why = Tr::tr("The database reported a failure that Hatstand did not expect.");
        error.remedy = Tr::tr("Try again. If it stays, restore a backup and tell us.");
        break;
    }
    error.detail = detail;
    return error;
}

} // namespace hatstand::storage
