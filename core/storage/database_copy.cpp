// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database_copy.h"

#include "storage/failure_words.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

#include <sqlite3.h>

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

// 4 MiB of 4 KiB pages a step: writers wait for one step at most, and a cancel is obeyed within it.
constexpr int pagesPerStep = 1024;
constexpr int patienceMilliseconds = 50;
constexpr int mostRefusals = 100;

Result<void> copyPages(Database &source, Database &target, const CopyProgress &progress,
                       const std::stop_token &stop)
{
    sqlite3_backup *backup = sqlite3_backup_init(target.handle(), "main", source.handle(), "main");
    if (!backup) {
        return fail(storageError(sqlite3_extended_errcode(target.handle()), target.path(),
                                 QString::fromUtf8(sqlite3_errmsg(target.handle()))));
    }
    int refusals = 0;
    int code = SQLITE_OK;
    while (!stop.stop_requested()) {
        code = sqlite3_backup_step(backup, pagesPerStep);
        const bool busy = code == SQLITE_BUSY || code == SQLITE_LOCKED;
        if (busy && ++refusals < mostRefusals) {
            sqlite3_sleep(patienceMilliseconds);
            continue;
        }
        if (progress) {
            const int all = sqlite3_backup_pagecount(backup);
            progress(all - sqlite3_backup_remaining(backup), all);
        }
        if (code != SQLITE_OK)
            break;
    }
    const int finished = sqlite3_backup_finish(backup);
    if (stop.stop_requested() && code != SQLITE_DONE)
        return fail(ErrorCode::Cancelled, Tr::tr("The copy was stopped."));
    if (code != SQLITE_DONE)
        return fail(storageError(code, target.path(), QString::fromUtf8(sqlite3_errstr(code))));
    if (finished != SQLITE_OK)
        return fail(storageError(finished, target.path(), QString::fromUtf8(sqlite3_errstr(finished))));
    return {};
}

Error copyFailed(Error error, const QString &target)
{
    if (error.code == ErrorCode::StorageBusy) {
        // Of the workspace that is read, not of the copy, which nobody else has.
        error.why = Tr::tr("Another program has been writing to the workspace for more than five seconds.");
    }
    return fileNotMade(std::move(error), target, Tr::tr("The copy could not be made."));
}

Result<void> writeCopy(Database &source, const QString &path, const CopyProgress &progress,
                       const std::stop_token &stop)
{
    auto opened = Database::open(path, Database::Mode::Create);
    if (!opened)
        return fail(std::move(opened.error()));
    if (auto hard = (*opened)->hardenCommits(); !hard)
        return hard;
    if (auto copied = copyPages(source, **opened, progress, stop); !copied)
        return copied;
    // One file, with nothing beside it that a person could forget to take along.
    return (*opened)->script("PRAGMA wal_checkpoint(TRUNCATE);");
}
} // namespace

Result<void> copyDatabase(Database &source, const QString &target, const CopyProgress &progress,
                          const std::stop_token &stop, const CopyCheck &check)
{
    const QString name = QFileInfo(target).fileName();
    const auto exists = [&] { return fail(ErrorCode::Conflict, Tr::tr("\"%1\" exists already.").arg(name)); };
    if (QFileInfo::exists(target))
        return exists();
    const QString temporary = target + QStringLiteral(".part");
    removeWithCompanions(temporary); // what a crash left
    const auto cleaner = qScopeGuard([&] { removeWithCompanions(temporary); });
    if (auto written = writeCopy(source, temporary, progress, stop); !written)
        return fail(copyFailed(std::move(written.error()), target));
    if (check) {
        if (auto checked = check(temporary); !checked)
            return checked;
    }
    if (!QFile::rename(temporary, target)) {
        if (QFileInfo::exists(target))
            return exists();
        return fail(ErrorCode::StorageFailed, Tr::tr("The copy could not be made."),
                    Tr::tr("The finished file could not be given its name."),
                    Tr::tr("Check the disk, then try again."));
    }
    return {};
}

Result<void> copyContent(Database &source, Database &target, const std::stop_token &stop)
{
    return copyPages(source, target, {}, stop);
}

void removeWithCompanions(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

} // namespace hatstand::storage
