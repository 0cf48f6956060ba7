// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <memory>
#include <vector>

struct sqlite3_file;

namespace hatstand::storage
{

/// A database file read byte by byte, through SQLite's own layer. A file that is opened and closed in any
/// other way loses the locks that connections of this process hold on it:
/// https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_
class SystemFile
{
public:
    /// `path` is a real one (realPath()): a link is not followed.
    [[nodiscard]] static Result<std::unique_ptr<SystemFile>> openToRead(const QString &path);
    /// For lockAlone(), which takes the right to write; without that right, for reading.
    [[nodiscard]] static Result<std::unique_ptr<SystemFile>> openToLock(const QString &path);
    /// Gives back the lock.
    ~SystemFile();
    SystemFile(const SystemFile &) = delete;
    SystemFile &operator=(const SystemFile &) = delete;

    [[nodiscard]] Result<qint64> size();
    /// All of the bytes must lie within the file.
    [[nodiscard]] Result<QByteArray> read(qint64 offset, int count);
    /// From here on nobody else reads or writes the file as a database. False when somebody has it open.
    /// Where there is no right to write, or the file system has no locks, nobody is kept out.
    [[nodiscard]] bool lockAlone();

private:
    explicit SystemFile(QString path);
    [[nodiscard]] static Result<std::unique_ptr<SystemFile>> open(const QString &path, int flags);
    [[nodiscard]] tl::unexpected<Error> failure(int code) const;

    QString m_path;
    const char *m_name = nullptr; ///< SQLite keeps the pointer
    std::vector<std::max_align_t> m_memory;
    sqlite3_file *m_file = nullptr;
};

} // namespace hatstand::storage
