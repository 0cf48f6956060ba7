// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"

#include "storage/backup_retention.h"
#include "storage/file_header.h"
#include "storage/migrations.h"
#include "storage/settings_table.h"
#include "storage/workspace_check.h"
#include "storage/workspace_places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>
#include <QScopeGuard>

#include <algorithm>
#include <filesystem>
#include <tuple>
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

constexpr auto betweenBackups = std::chrono::hours(24);
constexpr auto oldestUnfinished = std::chrono::hours(24);
constexpr int patienceMilliseconds = 100;
constexpr std::chrono::milliseconds longestTurn = std::chrono::hours(1);
const QString stampFormat = QStringLiteral("yyyyMMdd-HHmmss");
const QLatin1StringView fileEnding(".hatstand");
const QLatin1StringView partEnding(".part");
const QLatin1StringView logEnding("-wal");

Backup backupAt(const QString &path, Instant madeAt)
{
    return Backup{path, madeAt, QFileInfo(path).size()};
}

/// To the byte, and on the disk when it returns.
bool copyBytes(const QString &from, const QString &to)
{
    QFile source(from);
    QFile target(to);
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return false;
    QByteArray block(1 << 20, Qt::Uninitialized);
    while (true) {
        const qint64 read = source.read(block.data(), block.size());
        if (read < 0 || target.write(block.constData(), read) != read)
            return false;
        if (read == 0)
            break;
    }
    bool written = target.flush();
#ifdef Q_OS_UNIX
    written = written && ::fsync(target.handle()) == 0;
#endif
    return written;
}

/// Closed before it returns, so that all of it is in the file itself.
Result<void> noteRestored(const QString &path, Instant at)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return fail(std::move(database.error()));
    return SettingsTable(**database).setInteger(restoredAtKey, at.milliseconds());
}

/// As a restore checks it.
Result<void> checkCopy(const QString &path, const std::stop_token &stop)
{
    const auto report = checkDatabase(path, stop);
    if (!report)
        return fail(report.error());
    if (report->isGood())
        return {};
    return fail(
        ErrorCode::StorageDamaged, {},
        Tr::tr("The copy is damaged, most likely because the workspace is. It was not kept; the backups "
               "that are there were."),
        Tr::tr("Check the workspace, then restore the latest backup."),
        report->damage.isEmpty() ? report->summary() : report->damage.join(u'\n'));
}

Error notMade(Error error)
{
    if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::InvalidInput)
        return error;
    error.what = Tr::tr("The backup could not be made.");
    error.why = Tr::tr("%1 The workspace is unchanged.").arg(error.why);
    return error;
}
} // namespace

Backups::Backups(const QString &workspacePath, const Clock &clock)
    : m_path(realPath(workspacePath))
    , m_stem(stemOf(m_path))
    , m_folder(backupFolderOf(m_path))
    , m_clock(clock)
{
}

std::vector<Backup> Backups::filesThatEndIn(const QString &pattern) const
{
    const QRegularExpression names(
        QStringLiteral("\\A%1-(\\d{8}-\\d{6})(?:-schema(\\d+)|-(replaced))?(?:-\\d+)?%2\\z")
            .arg(QRegularExpression::escape(m_stem), pattern));
    std::vector<Backup> found;
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files)) {
        const auto match = names.match(file.fileName());
        QDateTime stamp = QDateTime::fromString(match.captured(1), stampFormat);
        if (!match.hasMatch() || !stamp.isValid())
            continue;
        stamp.setTimeSpec(Qt::UTC);
        Backup backup = backupAt(file.absoluteFilePath(), Instant::fromDateTime(stamp));
        if (!match.captured(2).isEmpty())
            backup.beforeMigrationFrom = match.captured(2).toInt();
        backup.wasReplaced = !match.captured(3).isEmpty();
        found.push_back(backup);
    }
    return found;
}

std::vector<Backup> Backups::list() const
{
    std::vector<Backup> found = filesThatEndIn(QStringLiteral("\\.hatstand"));
    std::sort(found.begin(), found.end(), [](const Backup &a, const Backup &b) {
        // Of one second, the one with the higher number, so with the longer name, is the newer.
        return std::tuple(a.madeAt, a.path.size(), a.path) > std::tuple(b.madeAt, b.path.size(), b.path);
    });
    return found;
}

std::optional<Backup> Backups::last() const
{
    const std::vector<Backup> all = list();
    const auto found =
        std::find_if(all.begin(), all.end(), [](const Backup &backup) { return !backup.isKeptForGood(); });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

bool Backups::isDue() const
{
    // A copy from the future (the clock was set back) must not stop new ones.
    const Instant now = m_clock.now();
    const auto newest = last();
    return !newest || now - newest->madeAt >= betweenBackups || newest->madeAt > now;
}

Result<QString> Backups::freeName(const QString &ending) const
{
    if (!QDir().mkpath(m_folder)) {
        return fail(ErrorCode::StorageReadOnly, Tr::tr("No copy could be made."),
                    Tr::tr("The folder \"%1\" cannot be made.").arg(m_folder),
                    Tr::tr("Check the permissions of the folder that holds the workspace."));
    }
    const QString base =
        QDir(m_folder).filePath(m_stem + u'-' + m_clock.now().toUtc().toString(stampFormat) + ending);
    // Nor one that somebody is making just now, and none that would find another's log beside it.
    const auto isTaken = [](const QString &path) {
        return QFileInfo::exists(path) || QFileInfo::exists(path + partEnding) ||
               QFileInfo::exists(path + logEnding);
    };
    QString path = base + fileEnding;
    for (int n = 2; isTaken(path); ++n)
        path = base + u'-' + QString::number(n) + fileEnding;
    return path;
}

Result<std::unique_ptr<QLockFile>> Backups::takeTurn(const std::stop_token &stop) const
{
    QDir().mkpath(m_folder);
    auto turn = std::make_unique<QLockFile>(QDir(m_folder).filePath(m_stem + QStringLiteral(".lock")));
    // Whoever died with the turn has it no more. Where no such file can be made, the copy itself tells why.
    turn->setStaleLockTime(longestTurn);
    while (!turn->tryLock(patienceMilliseconds) && turn->error() == QLockFile::LockFailedError) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, Tr::tr("The copy was stopped."));
    }
    return turn;
}

Result<Backup> Backups::make(const CopyProgress &progress, const std::stop_token &stop) const
{
    // Looked at first, so that a file of another kind is never copied as a backup.
    if (const auto header = inspectFile(m_path); !header)
        return fail(header.error());
    auto source = Database::open(m_path, Database::Mode::ReadWrite);
    if (!source)
        return fail(std::move(source.error()));
    const auto turn = takeTurn(stop);
    if (!turn)
        return fail(turn.error());
    const auto target = freeName({});
    if (!target)
        return fail(target.error());
    const Instant at = m_clock.now();
    // Checked before it is there: a copy that could not be put back must not push out one that can.
    const auto check = [&stop](const QString &copy) { return checkCopy(copy, stop); };
    if (auto copied = copyDatabase(**source, *target, progress, stop, check); !copied)
        return fail(notMade(std::move(copied.error())));
    clearAway(*target);
    return backupAt(*target, at);
}

Result<std::optional<Backup>> Backups::makeBeforeMigration(Database &database, int newest,
                                                           const std::stop_token &stop) const
{
    const auto turn = takeTurn(stop);
    if (!turn)
        return fail(turn.error());
    // As it is now: whoever had the turn before may have migrated it.
    const auto schema = schemaOf(database);
    if (!schema)
        return fail(schema.error());
    if (*schema >= newest)
        return std::nullopt;
    const auto target = freeName(QStringLiteral("-schema%1").arg(*schema));
    if (!target)
        return fail(target.error());
    if (auto copied = copyDatabase(database, *target); !copied)
        return fail(std::move(copied.error()));
    Backup backup = backupAt(*target, m_clock.now());
    backup.beforeMigrationFrom = *schema;
    return backup;
}

Result<QString> Backups::keepAway(Database &database, const std::stop_token &stop) const
{
    const auto turn = takeTurn(stop);
    if (!turn)
        return fail(turn.error());
    auto target = freeName(QStringLiteral("-replaced"));
    if (!target)
        return target;
    if (auto copied = copyDatabase(database, *target); !copied)
        return fail(std::move(copied.error()));
    return target;
}

void Backups::clearAwayTorsos() const
{
    // With what SQLite may have made beside it ("….part-wal"). A young one is being written, perhaps by
    // another program.
    const auto torsos = filesThatEndIn(QStringLiteral("\\.hatstand\\.part[a-z-]*"));
    for (const Backup &torso : torsos) {
        if (m_clock.now() - torso.madeAt > oldestUnfinished)
            QFile::remove(torso.path);
    }
}

int Backups::clearAway(const QString &justMade) const
{
    clearAwayTorsos();
    int removed = 0;
    for (const Backup &backup : superfluous(list(), m_clock.now())) {
        if (backup.path != justMade && QFile::remove(backup.path))
            ++removed;
    }
    return removed;
}

Result<QString> Backups::keepAside(const std::stop_token &stop) const
{
    if (!QFileInfo::exists(m_path))
        return QString();
    if (auto present = Database::open(m_path, Database::Mode::ReadWrite)) {
        // Leaving the log needs the file for oneself: it tells whether someone has it open, and puts what is
        // in the log into the file.
        const auto mode =
            (*present)->first([](const Row &row) { return row.text(0); }, "PRAGMA journal_mode=DELETE");
        if (!mode || mode->value_or(QString()) != QLatin1StringView("delete")) {
            return fail(ErrorCode::StorageBusy, Tr::tr("The workspace is open."),
                        Tr::tr("It cannot be replaced while Hatstand works with it."),
                        Tr::tr("Close it everywhere, then try again."));
        }
    } else if (present.error().code == ErrorCode::StorageBusy) {
        return fail(std::move(present.error()));
    }
    const auto turn = takeTurn(stop);
    if (!turn)
        return fail(turn.error());
    auto kept = freeName(QStringLiteral("-replaced"));
    if (!kept)
        return kept;
    // To the byte, because it may be damaged; a log that could not be put in goes along. Under another name
    // until all of it is there: a torso would be taken for a copy that is kept for good. The log comes first,
    // because a file without it would be an older state.
    const QString part = *kept + partEnding;
    const bool hasLog = QFileInfo::exists(m_path + logEnding);
    const bool isKept =
        copyBytes(m_path, part) && (!hasLog || copyBytes(m_path + logEnding, part + logEnding)) &&
        (!hasLog || QFile::rename(part + logEnding, *kept + logEnding)) && QFile::rename(part, *kept);
    if (!isKept) {
        removeWithCompanions(part);
        removeWithCompanions(*kept);
        return fail(ErrorCode::StorageFailed, Tr::tr("The backup was not restored."),
                    Tr::tr("The present file could not be copied to a safe place first."),
                    Tr::tr("Make room on the disk and try again."));
    }
    return kept;
}

Result<QString> Backups::restore(const QString &backupPath, const CopyProgress &progress,
                                 const std::stop_token &stop) const
{
    const auto header = inspectFile(backupPath);
    if (!header)
        return fail(header.error());
    // What could not be opened afterwards must not take the place of what can.
    if (auto known = checkSchema(backupPath, *header, currentSchema); !known)
        return fail(std::move(known.error()));
    const QString candidate = m_path + QStringLiteral(".restore");
    removeWithCompanions(candidate);
    const auto cleaner = qScopeGuard([&] { removeWithCompanions(candidate); });
    {
        // A file that was kept aside may have a part of its content in a log beside it.
        auto source = openToRead(backupPath);
        if (!source)
            return fail(std::move(source.error()));
        if (auto copied = copyDatabase(**source, candidate, progress, stop); !copied)
            return fail(std::move(copied.error()));
    }
    // Without media: they are not in the backup, and a missing picture must not stop a rescue.
    auto report = checkDatabase(candidate, stop);
    if (!report)
        return fail(std::move(report.error()));
    if (!report->isGood()) {
        return fail(ErrorCode::StorageDamaged, Tr::tr("The backup was not restored."),
                    Tr::tr("It is damaged itself. Your present file was not changed."),
                    Tr::tr("Try an older backup."), report->damage.join(u'\n'));
    }
    if (auto noted = noteRestored(candidate, m_clock.now()); !noted)
        return fail(std::move(noted.error()));
    auto kept = keepAside(stop);
    if (!kept)
        return kept;
    // A log of the old file beside the new one would be played into it.
    for (const char *suffix : {"-wal", "-shm", "-journal"})
        QFile::remove(m_path + QLatin1StringView(suffix));
    std::error_code failed;
    std::filesystem::rename(candidate.toStdU16String(), m_path.toStdU16String(), failed);
    if (failed) {
        return fail(ErrorCode::StorageFailed, Tr::tr("The backup was not restored."),
                    Tr::tr("The checked copy could not take the place of the present file."),
                    Tr::tr("Check the disk, then try again."), QString::fromStdString(failed.message()));
    }
    return kept;
}

} // namespace hatstand::storage
