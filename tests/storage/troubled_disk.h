// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <sqlite3.h>

namespace hatstand::test
{

/// What SQLite meets on a disk that fills up, fails or is taken away while a workspace is open, without the
/// rights that mounting one needs. It goes before what opens on it, and there is one at a time.
class TroubledDisk
{
public:
    enum class Trouble {
        None,
        NoWrites, ///< the system has made it read-only beneath open files
        Full,
        Gone, ///< a network drive that does not answer: nothing can be read, written, locked or opened
    };

    TroubledDisk() : m_before(sqlite3_vfs_find(nullptr)), m_vfs(*m_before)
    {
        s_trouble = Trouble::None;
        m_vfs.zName = "troubled-disk";
        m_vfs.xOpen = open;
        m_vfs.xDelete = remove;
        m_vfs.xAccess = access;
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~TroubledDisk()
    {
        s_trouble = Trouble::None;
        sqlite3_vfs_register(m_before, 1);
        sqlite3_vfs_unregister(&m_vfs);
    }
    TroubledDisk(const TroubledDisk &) = delete;
    TroubledDisk &operator=(const TroubledDisk &) = delete;

    static void begin(Trouble trouble) { s_trouble = trouble; }
    static void end() { s_trouble = Trouble::None; }
    /// It is back, but has forgotten what was open on it: those files stay dead until they are opened anew.
    static void endAndForget()
    {
        s_trouble = Trouble::None;
        ++s_time;
    }

private:
    struct Open
    {
        const sqlite3_io_methods *real;
        int time;
    };

    static sqlite3_vfs *unix() { return sqlite3_vfs_find("unix"); }
    static bool isGone(sqlite3_file *file)
    {
        return s_trouble == Trouble::Gone || s_open.at(file).time < s_time;
    }
    static const sqlite3_io_methods &real(sqlite3_file *file) { return *s_open.at(file).real; }

    static int open(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *outFlags)
    {
        if (s_trouble == Trouble::Gone)
            return SQLITE_CANTOPEN;
        const int code = unix()->xOpen(unix(), name, file, flags, outFlags);
        if (code != SQLITE_OK || !file->pMethods)
            return code;
        s_open[file] = {file->pMethods, s_time};
        // Databases and logs have methods of their own.
        const auto [methods, isNew] = s_methods.try_emplace(file->pMethods, *file->pMethods);
        if (isNew)
            watch(methods->second);
        file->pMethods = &methods->second;
        return code;
    }
    static int remove(sqlite3_vfs *, const char *name, int sync)
    {
        return s_trouble == Trouble::Gone ? SQLITE_IOERR_DELETE : unix()->xDelete(unix(), name, sync);
    }
    static int access(sqlite3_vfs *, const char *name, int flags, int *result)
    {
        return s_trouble == Trouble::Gone ? SQLITE_IOERR_ACCESS
                                          : unix()->xAccess(unix(), name, flags, result);
    }
    static void watch(sqlite3_io_methods &methods)
    {
        methods.xClose = [](sqlite3_file *file) {
            const sqlite3_io_methods *own = s_open.at(file).real;
            s_open.erase(file);
            return own->xClose(file);
        };
        methods.xRead = [](sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
            return isGone(file) ? SQLITE_IOERR_READ : real(file).xRead(file, bytes, count, offset);
        };
        methods.xWrite = [](sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
            if (isGone(file) || s_trouble == Trouble::NoWrites)
                return SQLITE_IOERR_WRITE;
            return s_trouble == Trouble::Full ? SQLITE_FULL : real(file).xWrite(file, bytes, count, offset);
        };
        methods.xTruncate = [](sqlite3_file *file, sqlite3_int64 size) {
            return isGone(file) ? SQLITE_IOERR_TRUNCATE : real(file).xTruncate(file, size);
        };
        methods.xSync = [](sqlite3_file *file, int flags) {
            return isGone(file) ? SQLITE_IOERR_FSYNC : real(file).xSync(file, flags);
        };
        methods.xFileSize = [](sqlite3_file *file, sqlite3_int64 *size) {
            return isGone(file) ? SQLITE_IOERR_FSTAT : real(file).xFileSize(file, size);
        };
        methods.xLock = [](sqlite3_file *file, int level) {
            return isGone(file) ? SQLITE_IOERR_LOCK : real(file).xLock(file, level);
        };
        if (methods.iVersion < 2 || !methods.xShmMap)
            return;
        methods.xShmMap = [](sqlite3_file *file, int page, int size, int grows, void volatile **place) {
            return isGone(file) ? SQLITE_IOERR_SHMMAP : real(file).xShmMap(file, page, size, grows, place);
        };
        methods.xShmLock = [](sqlite3_file *file, int offset, int count, int flags) {
            const bool isTaken = (flags & SQLITE_SHM_LOCK) != 0;
            return isTaken && isGone(file) ? SQLITE_IOERR_SHMLOCK
                                           : real(file).xShmLock(file, offset, count, flags);
        };
    }

    static inline Trouble s_trouble = Trouble::None;
    static inline int s_time = 0; ///< counts how often it has forgotten
    static inline std::map<const sqlite3_io_methods *, sqlite3_io_methods> s_methods;
    static inline std::map<sqlite3_file *, Open> s_open;
    sqlite3_vfs *m_before;
    sqlite3_vfs m_vfs;
};

} // namespace hatstand::test
