// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backups.h"

#include "storage/backup_retention.h"
#include "storage/failure_words.h"
#include "storage/file_header.h"
#include "storage/migrations.h"
#include "storage/workspace_check.h"
#include "storage/workspace_places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>

#include <algorithm>
#include <tuple>
#include <utility>

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
    // Before it is opened: a restore that has the turn needs the file for itself.
    const auto turn = takeTurn(stop);
    if (!turn)
        return fail(turn.error());
    auto source = Database::open(m_path, Database::Mode::ReadWrite);
    if (!source)
        return fail(std::move(source.error()));
    const auto target = freeName({});
    if (!target)
        return fail(target.error());
    const Instant at = m_clock.now();
    // Checked before it is there: a copy that could not be put back must not push out one that can.
    const auto check = [&stop](const QString &copy) { return checkCopy(copy, stop); };
    if (auto copied = copyDatabase(**source, *target, progress, stop, check); !copied)
        return fail(leftUnchanged(std::move(copied.error()), Tr::tr("The backup could not be made.")));
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
    if (!siblingOf(m_path).isEmpty())
        return 0; // it may be the only backup of the other one
    int removed = 0;
    for (const Backup &backup : superfluous(list(), m_clock.now())) {
        if (backup.path != justMade && QFile::remove(backup.path))
            ++removed;
    }
    return removed;
}

} // namespace hatstand::storage
