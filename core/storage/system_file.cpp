// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/system_file.h"

#include "storage/database.h"

#include <sqlite3.h>
#include <utility>

namespace hatstand::storage
{

SystemFile::SystemFile(QString path) : m_path(std::move(path)) {}

SystemFile::~SystemFile()
{
    if (m_file && m_file->pMethods)
        m_file->pMethods->xClose(m_file);
    sqlite3_free_filename(m_name);
}

Result<std::unique_ptr<SystemFile>> SystemFile::openToRead(const QString &path)
{
    return open(path, SQLITE_OPEN_READONLY);
}

Result<std::unique_ptr<SystemFile>> SystemFile::openToLock(const QString &path)
{
    return open(path, SQLITE_OPEN_READWRITE);
}

Result<std::unique_ptr<SystemFile>> SystemFile::open(const QString &path, int flags)
{
    std::unique_ptr<SystemFile> opened(new SystemFile(path));
    sqlite3_vfs *system = sqlite3_vfs_find(nullptr);
    opened->m_name = sqlite3_create_filename(path.toUtf8().constData(), "", "", 0, nullptr);
    opened->m_memory.resize(size_t(system->szOsFile) / sizeof(std::max_align_t) + 1);
    opened->m_file = reinterpret_cast<sqlite3_file *>(opened->m_memory.data());
    int got = 0;
    const int code = system->xOpen(system, opened->m_name, opened->m_file, flags | SQLITE_OPEN_MAIN_DB, &got);
    if (code != SQLITE_OK)
        return opened->failure(code);
    return opened;
}

Result<qint64> SystemFile::size()
{
    sqlite3_int64 bytes = 0;
    if (const int code = m_file->pMethods->xFileSize(m_file, &bytes); code != SQLITE_OK)
        return failure(code);
    return qint64(bytes);
}

Result<QByteArray> SystemFile::read(qint64 offset, int count)
{
    QByteArray bytes(count, '\0');
    if (count == 0)
        return bytes;
    if (const int code = m_file->pMethods->xRead(m_file, bytes.data(), count, offset); code != SQLITE_OK)
        return failure(code);
    return bytes;
}

bool SystemFile::lockAlone()
{
    // Whoever works with a database shares the lock all the time, because of its log.
    int code = m_file->pMethods->xLock(m_file, SQLITE_LOCK_SHARED);
    if (code == SQLITE_OK)
        code = m_file->pMethods->xLock(m_file, SQLITE_LOCK_EXCLUSIVE);
    return (code & 0xff) != SQLITE_BUSY;
}

tl::unexpected<Error> SystemFile::failure(int code) const
{
    return fail(storageError(code, m_path, QString::fromUtf8(sqlite3_errstr(code))));
}

} // namespace hatstand::storage
