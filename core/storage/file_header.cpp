// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/file_header.h"

#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/real_path.h"
#include "storage/schema_version.h"
#include "storage/system_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <sqlite3.h>
#include <utility>

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

tl::unexpected<Error> damaged(const QString &path, const QString &why, const QString &detail = {})
{
    return fail(ErrorCode::StorageDamaged, Tr::tr("\"%1\" is damaged.").arg(QFileInfo(path).fileName()),
                Tr::tr("%1 Hatstand has not changed it.").arg(why), Tr::tr("Restore the latest backup."),
                detail);
}

/// The first bytes of a file.
struct Beginning
{
    QByteArray bytes;
    qint64 fileSize = 0;
};

Result<Beginning> readBeginning(const QString &path)
{
    const auto file = SystemFile::openToRead(path);
    if (!file)
        return fail(file.error());
    const auto size = (*file)->size();
    if (!size)
        return fail(size.error());
    auto bytes = (*file)->read(0, int(std::min<qint64>(*size, headerSize)));
    if (!bytes)
        return fail(std::move(bytes.error()));
    return Beginning{std::move(*bytes), *size};
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

    const auto written = numberAt<quint16>(header, pageSizeAt);
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

Result<FileHeader> inspectFile(const QString &namedPath)
{
    const QString path = realPath(namedPath);
    const QFileInfo info(path);
    if (!info.exists())
        return fail(storageError(SQLITE_CANTOPEN, path, {}));
    if (info.isDir())
        return notAWorkspace(path, Tr::tr("It is a folder."));
    if (!info.isFile())
        return notAWorkspace(path, Tr::tr("It is not an ordinary file."));
    const auto beginning = readBeginning(path);
    if (!beginning)
        return fail(beginning.error());
    const bool hasLog = QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    const bool hadIndex = QFileInfo::exists(path + QStringLiteral("-shm"));
    auto header = readHeader(path, beginning->bytes, beginning->fileSize, hasLog);
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
        // The first sixteen bytes were right, so it was a database once. It was only looked at.
        const ErrorCode code = schema.error().code;
        if (code == ErrorCode::StorageNotAWorkspace || code == ErrorCode::StorageDamaged)
            return damaged(path, Tr::tr("Its content does not fit together."), schema.error().detail);
        return fail(std::move(schema.error()));
    }
    header->schema = *schema;
    return header;
}

Result<void> checkSchema(const QString &path, const FileHeader &header, int newest)
{
    const QString fileName = QFileInfo(path).fileName();
    if (header.schema > newest) {
        return fail(ErrorCode::StorageNewer,
                    Tr::tr("\"%1\" was written by a newer version of Hatstand.").arg(fileName),
                    Tr::tr("Its format is version %1; this program knows version %2. It was not changed.")
                        .arg(header.schema)
                        .arg(newest),
                    Tr::tr("Install the newest Hatstand, then open it again."));
    }
    if (header.schema < 1) {
        return fail(ErrorCode::StorageDamaged, Tr::tr("\"%1\" is damaged.").arg(fileName),
                    Tr::tr("It does not say which version of the format it has. It was not changed."),
                    Tr::tr("Restore the latest backup."));
    }
    return {};
}

Result<std::unique_ptr<Database>> openToRead(const QString &namedPath)
{
    const QString path = realPath(namedPath);
    const bool inUse = QFileInfo::exists(path + QStringLiteral("-shm")) ||
                       QFileInfo(path + QStringLiteral("-wal")).size() > 0;
    return Database::open(path, inUse ? Database::Mode::ReadOnly : Database::Mode::Look);
}

} // namespace hatstand::storage
