// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// How a backup takes the place of a workspace: a part of Backups.
#include "storage/backups.h"
#include "storage/failure_words.h"
#include "storage/file_header.h"
#include "storage/schema_version.h"
#include "storage/settings_table.h"
#include "storage/system_file.h"
#include "storage/workspace_check.h"
#include "storage/workspace_places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QScopeGuard>

#include <algorithm>
#include <filesystem>
#include <utility>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

const QLatin1StringView partEnding(".part");
const QLatin1StringView logEnding("-wal");
constexpr int blockSize = 1 << 20;

Error notRestored(Error error)
{
    return leftUnchanged(std::move(error), Tr::tr("The backup was not restored."));
}

tl::unexpected<Error> isOpen()
{
    return fail(ErrorCode::StorageBusy, Tr::tr("The workspace is open."),
                Tr::tr("It cannot be replaced while Hatstand works with it."),
                Tr::tr("Close it everywhere, then try again."));
}

/// Closed before it returns, so that all of it is in the file itself.
Result<void> noteRestored(const QString &path, Instant at)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return fail(std::move(database.error()));
    return SettingsTable(**database).setInteger(restoredAtKey, at.milliseconds());
}

/// Opens a database for oneself: until it is closed, nobody else reads or writes it. Fails with StorageBusy
/// when somebody has it open. Null when it is no database that could be opened.
Result<std::unique_ptr<Database>> openAlone(const QString &path)
{
    auto opened = Database::open(path, Database::Mode::ReadWrite);
    if (!opened) {
        if (opened.error().code == ErrorCode::StorageBusy)
            return opened;
        return std::unique_ptr<Database>();
    }
    const auto firstText = [](const Row &row) { return row.text(0); };
    // In this order: leaving the log needs the file for oneself, puts what is in the log into the file, and
    // the lock of it is not given back, not even between two transactions.
    const auto kept = (*opened)->first(firstText, "PRAGMA locking_mode=EXCLUSIVE");
    if (!kept)
        return fail(kept.error());
    const auto mode = (*opened)->first(firstText, "PRAGMA journal_mode=DELETE");
    if (mode)
        return mode->value_or(QString()) == QLatin1StringView("delete") ? std::move(opened) : isOpen();
    switch (mode.error().code) {
    case ErrorCode::StorageBusy:
        return isOpen();
    case ErrorCode::StorageDamaged:
    case ErrorCode::StorageNotAWorkspace:
        return std::unique_ptr<Database>();
    default:
        return fail(notRestored(mode.error()));
    }
}

Result<qint64> pageSizeOf(Database &database)
{
    const auto size = database.first([](const Row &row) { return row.integer(0); }, "PRAGMA page_size");
    if (!size)
        return fail(size.error());
    return size->value_or(0);
}

/// All or nothing, also when the computer goes off meanwhile: the new content is first written into a log,
/// which counts from its last byte on. Others who wait for the file find the new content when they get it.
Result<void> putContent(Database &present, Database &candidate, const std::stop_token &stop)
{
    const auto mode = present.first([](const Row &row) { return row.text(0); }, "PRAGMA journal_mode=WAL");
    if (!mode)
        return fail(mode.error());
    if (auto hard = present.hardenCommits(); !hard)
        return hard;
    if (auto copied = copyContent(candidate, present, stop); !copied)
        return copied;
    // Should this fail, what is in the log counts all the same.
    (void)present.emptyLog();
    return {};
}

bool isFlushed(QFile &file)
{
    bool flushed = file.flush();
#ifdef Q_OS_UNIX
    flushed = flushed && ::fsync(file.handle()) == 0;
#endif
    return flushed;
}

/// To the byte, and on the disk when it returns.
bool copyBytes(SystemFile &source, const QString &to)
{
    const auto size = source.size();
    QFile target(to);
    if (!size || !target.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    for (qint64 done = 0; done < *size; done += blockSize) {
        const auto block = source.read(done, int(std::min<qint64>(blockSize, *size - done)));
        if (!block || target.write(*block) != block->size())
            return false;
    }
    return isFlushed(target);
}

/// A log has no locks on itself that reading it could take away.
bool copyLog(const QString &from, const QString &to)
{
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    QByteArray block(blockSize, Qt::Uninitialized);
    while (true) {
        const qint64 read = source.read(block.data(), block.size());
        if (read < 0 || target.write(block.constData(), read) != read)
            return false;
        if (read == 0)
            return isFlushed(target);
    }
}

/// A log of an old file beside a new one would be played into it.
void removeLogs(const QString &path)
{
    for (const char *suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(suffix));
}

Error notInPlace(const QString &detail)
{
    return notRestored({ErrorCode::StorageFailed,
                        {},
                        Tr::tr("The checked copy could not take its place."),
                        Tr::tr("Check the disk, then try again."),
                        detail});
}
} // namespace

Result<QString> Backups::restore(const QString &backupPath, const CopyProgress &progress,
                                 const std::stop_token &stop) const
{
    const auto header = inspectFile(backupPath);
    if (!header)
        return fail(header.error());
    // What could not be opened afterwards must not take the place of what can.
    if (auto known = checkSchema(backupPath, *header, currentSchema); !known)
        return fail(std::move(known.error()));
    if (!QFileInfo::exists(m_path)) {
        if (auto alone = checkNoSibling(m_path); !alone)
            return fail(std::move(alone.error()));
    }
    const auto turn = takeTurn(stop);
    if (!turn)
        return fail(turn.error());
    // A fixed name, so that what a restore has left that was killed does not stay for ever.
    const QString candidate = m_path + QStringLiteral(".restore");
    removeWithCompanions(candidate);
    const auto cleaner = qScopeGuard([&] { removeWithCompanions(candidate); });
    if (auto made = makeCandidate(backupPath, candidate, progress, stop); !made)
        return fail(std::move(made.error()));
    return putInPlace(candidate, stop);
}

Result<void> Backups::makeCandidate(const QString &backupPath, const QString &candidate,
                                    const CopyProgress &progress, const std::stop_token &stop) const
{
    // A file that was kept aside may have a part of its content in a log beside it.
    auto source = openToRead(backupPath);
    if (!source)
        return fail(std::move(source.error()));
    if (auto copied = copyDatabase(**source, candidate, progress, stop); !copied)
        return fail(notRestored(std::move(copied.error())));
    // Without media: they are not in the backup, and a missing picture must not stop a rescue.
    const auto report = checkDatabase(candidate, stop);
    if (!report)
        return fail(notRestored(report.error()));
    if (!report->isGood()) {
        return fail(ErrorCode::StorageDamaged, Tr::tr("The backup was not restored."),
                    Tr::tr("It is damaged itself. Your present file was not changed."),
                    Tr::tr("Try an older backup."), report->damage.join(u'\n'));
    }
    if (auto noted = noteRestored(candidate, m_clock.now()); !noted)
        return fail(notRestored(std::move(noted.error())));
    return {};
}

Result<QString> Backups::putInPlace(const QString &candidate, const std::stop_token &stop) const
{
    if (!QFileInfo::exists(m_path)) {
        removeLogs(m_path);
        if (!QFile::rename(candidate, m_path))
            return fail(notInPlace({}));
        return QString();
    }
    auto present = openAlone(m_path);
    if (!present)
        return fail(std::move(present.error()));
    if (*present) {
        auto source = openToRead(candidate);
        if (!source)
            return fail(notRestored(std::move(source.error())));
        const auto from = pageSizeOf(**source);
        const auto to = pageSizeOf(**present);
        if (from && to && *from == *to)
            return replaceContent(**present, **source, stop);
        present->reset();
    }
    return replaceFile(candidate);
}

Result<QString> Backups::replaceContent(Database &present, Database &candidate,
                                        const std::stop_token &stop) const
{
    auto kept = freeName(QStringLiteral("-replaced"));
    if (!kept)
        return kept;
    if (auto copied = copyDatabase(present, *kept, {}, stop); !copied)
        return fail(notRestored(std::move(copied.error())));
    if (auto put = putContent(present, candidate, stop); !put) {
        // Nothing was replaced then, and the copy only takes room; after any other failure it may be needed.
        if (put.error().code == ErrorCode::Cancelled || put.error().code == ErrorCode::StorageFull)
            removeWithCompanions(*kept);
        return fail(notRestored(std::move(put.error())));
    }
    return kept;
}

Result<QString> Backups::replaceFile(const QString &candidate) const
{
    auto present = SystemFile::openToLock(m_path);
    if (!present)
        return fail(notRestored(std::move(present.error())));
    if (!(*present)->lockAlone())
        return isOpen();
    auto kept = freeName(QStringLiteral("-replaced"));
    if (!kept)
        return kept;
    // To the byte, because it is damaged; a log that could not be put in goes along. Under another name until
    // all of it is there: a torso would be taken for a copy that is kept for good. The log comes first,
    // because a file without it would be an older state.
    const QString part = *kept + partEnding;
    const bool hasLog = QFileInfo::exists(m_path + logEnding);
    const bool isKept =
        copyBytes(**present, part) && (!hasLog || copyLog(m_path + logEnding, part + logEnding)) &&
        (!hasLog || QFile::rename(part + logEnding, *kept + logEnding)) && QFile::rename(part, *kept);
    if (!isKept) {
        removeWithCompanions(part);
        removeWithCompanions(*kept);
        return fail(notRestored({ErrorCode::StorageFailed,
                                 {},
                                 Tr::tr("The present file could not be copied to a safe place first."),
                                 Tr::tr("Make room on the disk and try again."),
                                 {}}));
    }
    removeLogs(m_path);
#ifdef Q_OS_WIN
    present->reset(); // no file takes the name of one that is open there
#endif
    std::error_code failed;
    std::filesystem::rename(candidate.toStdU16String(), m_path.toStdU16String(), failed);
    if (failed)
        return fail(notInPlace(QString::fromStdString(failed.message())));
    return kept;
}

} // namespace hatstand::storage
