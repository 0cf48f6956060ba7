// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/failure_words.h"

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

bool keepsItsWords(const Error &error)
{
    return error.code == ErrorCode::Cancelled || error.code == ErrorCode::InvalidInput;
}
} // namespace

Error leftUnchanged(Error error, const QString &what)
{
    if (keepsItsWords(error))
        return error;
    error.what = what;
    error.why = error.why.isEmpty() ? Tr::tr("The workspace is unchanged.")
                                    : Tr::tr("%1 The workspace is unchanged.").arg(error.why);
    return error;
}

Error fileNotMade(Error error, const QString &target, const QString &what)
{
    if (keepsItsWords(error))
        return error;
    const QString folder = QDir::toNativeSeparators(QFileInfo(target).absolutePath());
    switch (error.code) {
    case ErrorCode::StorageFull:
        error.why = Tr::tr("The disk that holds the folder \"%1\" is full.").arg(folder);
        error.remedy = Tr::tr("Make room on the disk and try again.");
        break;
    case ErrorCode::StorageReadOnly:
        error.why = Tr::tr("Hatstand may not write in the folder \"%1\".").arg(folder);
        error.remedy = Tr::tr("Check the permissions of the folder.");
        break;
    case ErrorCode::StorageMissing:
        error.why = Tr::tr("The folder \"%1\" is not there any more.").arg(folder);
        break;
    default:
        break;
    }
    error.what = what;
    return error;
}

} // namespace hatstand::storage
