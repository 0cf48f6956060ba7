// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/file_header.h"

#include "storage/database.h"
#include "storage/migrations.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sqlite3.h>

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype headerSize = 100;
constexpr qsizetype pageSizeAt = 16;
constexpr qsizetype changeCounterAt = 24;
constexpr qsizetype pageCountAt = 28;
constexpr qsizetype userVersionAt = 60;
constexpr qsizetype applicationIdAt = 68;
constexpr qsizetype validForAt = 92;

template <class Number>
Number numberAt(const QByteArray &header, qsizetype offset)
{
    return qFromBigEndian<Number>(header.constData() + offset);
}

tl::unexpected<Error> notAWorkspace(const QString &path, const QString &why)
{
    return fail(ErrorCode::StorageNotAWorkspace,
                Tr::tr("\"%1\" is not a Hatstand workspace.").arg(QFileInfo(path).fileName()), why,
                Tr::tr("Choose a file that ends in .hatstand."));
}

tl::unexpected<Error> damaged(const QString &path, const QString &why)
{
    return fail(ErrorCode::StorageDamaged, Tr::tr("\"%1\" is damaged.").arg(QFileInfo(path).fileName()),
                Tr::tr("%1 Hatstand has not changed it.").arg(why), Tr::tr("Restore the latest backup."));
}

Result<FileHeader> readHeader(const QString &path, const QByteArray &header, qint64 fileSize, bool hasLog)
{
    if (header.isEmpty())
        return notAWorkspace(path, Tr::tr("The file is empty."));
    if (!header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return notAWorkspace(path, Tr::tr("It is a file of another kind. Hatstand has not changed it."));
    if (header.size() < headerSize)
        return damaged(path, Tr::tr("It ends within its first page."));
    if (numberAt<quint32>(header, applicationIdAt) != workspaceApplicationId)
        return notAWorkspace(path,
                             Tr::tr("It is a database of another program. Hatstand has not changed it."));

    const quint16 written = numberAt<quint16>(header, pageSizeAt);
    const qint64 pageSize = written == 1 ? 65536 : written;
    if (pageSize < 512 || (pageSize & (pageSize - 1)) != 0)
        return damaged(path, Tr::tr("Its first page makes no sense."));
    // The count is good only when both counters agree; a log beside the file may hold the pages that lack.
    const bool countIsGood =
        numberAt<quint32>(header, changeCounterAt) == numberAt<quint32>(header, validForAt);
    if (!hasLog && countIsGood && fileSize < pageSize * numberAt<quint32>(header, pageCountAt))
        return damaged(path, Tr::tr("A part at its end is missing."));
    return FileHeader{int(numberAt<quint32>(header, userVersionAt))};
}
} // namespace

Result<FileHeader> inspectFile(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(storageError(SQLITE_CANTOPEN, path, {}));
    if (info.isDir())
        return notAWorkspace(path, Tr::tr("It is a folder."));
    if (!info.isFile())
        return notAWorkspace(path, Tr::tr("It is not an ordinary file."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(storageError(SQLITE_CANTOPEN, path, file.errorString()));
    const QByteArray first = file.read(headerSize);
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    const bool hadIndex = QFileInfo::exists(path + QStringLiteral("-shm"));
    auto header = readHeader(path, first, file.size(), hasLog);
    file.close();
    if (!header)
        return header;

    // With a log, the file alone is not the whole truth: another process works with it, or a crash left it.
    // Only reading through SQLite sees both. Without one, SQLite is told that nothing will change, so that it
    // makes no files beside it.
    Result<int> schema;
    {
        auto look = Database::open(path, hasLog ? Database::Mode::ReadOnly : Database::Mode::Look);
        if (look)
            schema = schemaOf(**look);
        else
            schema = fail(std::move(look.error()));
    }
    if (hasLog && !hadIndex && !schema)
        QFile::remove(path + QStringLiteral("-shm"));
    if (!schema) {
        // The first sixteen bytes were right, so it was a database once.
        if (schema.error().code == ErrorCode::StorageNotAWorkspace)
            return damaged(path, Tr::tr("Its content does not fit together."));
        return fail(std::move(schema.error()));
    }
    header->schema = *schema;
    return header;
}

} // namespace hatstand::storage
