// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/workspace.h"

#include "storage/backups.h"
#include "storage/database_copy.h"
#include "storage/failure_words.h"
#include "storage/file_header.h"
#include "storage/transaction.h"
#include "storage/workspace_places.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QScopeGuard>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

Result<void> writeMeta(Database &database, const QString &key, const QString &value)
{
    auto written = database.run("INSERT INTO meta (key, value) VALUES (?, ?) "
                                "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                                key, value);
    if (!written)
        return fail(std::move(written.error()));
    return {};
}

Result<void> describe(Database &database, const QString &name, const Clock &clock)
{
    return inTransaction(database, [&]() -> Result<void> {
        if (auto named = writeMeta(database, QStringLiteral("name"), name); !named)
            return named;
        return writeMeta(database, QStringLiteral("created_at"), QString::number(clock.now().milliseconds()));
    });
}

Result<void> fill(const QString &path, const QString &name, const Clock &clock,
                  const std::vector<Migration> &steps)
{
    auto opened = Database::open(path, Database::Mode::Create);
    if (!opened)
        return fail(std::move(opened.error()));
    if (auto hard = (*opened)->hardenCommits(); !hard)
        return hard;
    if (auto migrated = migrate(**opened, steps); !migrated)
        return migrated;
    if (auto described = describe(**opened, name, clock); !described)
        return described;
    return (*opened)->script("PRAGMA wal_checkpoint(TRUNCATE);");
}

/// Whether what is open can still be read: asks for a few bytes.
bool answers(Database &database)
{
    const auto version = database.dataVersion();
    return version || version.error().code == ErrorCode::StorageBusy;
}

Error notMade(Error error, const QFileInfo &file)
{
    error = fileNotMade(std::move(error), file.filePath(),
                        Tr::tr("\"%1\" could not be made.").arg(file.fileName()));
    switch (error.code) {
    case ErrorCode::InvalidInput: // the path is too long
    case ErrorCode::StorageFull:
        break;
    case ErrorCode::StorageReadOnly:
        error.remedy = Tr::tr("Check the permissions of the folder, or choose another one.");
        break;
    default:
        error.remedy = Tr::tr("Check the disk, then try again.");
        break;
    }
    return error;
}
} // namespace

Workspace::Workspace(std::unique_ptr<Database> database, QString path, QString name, QString mediaFolder,
                     const Clock &clock)
    : m_clock(clock)
    , m_database(std::move(database))
    , m_path(std::move(path))
    , m_name(std::move(name))
    , m_mediaFolder(std::move(mediaFolder))
    , m_identity(identityOf(m_path))
{
}

Workspace::~Workspace()
{
    // SQLite empties the log of the last connection itself, but not once the file has been moved.
    if (!settleMoved() && m_logIsOurs)
        (void)m_database->emptyLog();
}

Result<std::unique_ptr<Workspace>> Workspace::create(const QString &path, const QString &name,
                                                     const Clock &clock, const std::vector<Migration> &steps)
{
    if (auto place = checkPlaceIsFree(path); !place)
        return fail(std::move(place.error()));
    const QFileInfo info(path);
    // Under a temporary name until it is whole: a crash never leaves half a workspace under its own name. A
    // name of its own, because another program may be making one at the same place.
    const QString temporary =
        info.absoluteFilePath() + u'.' +
        QString::number(QRandomGenerator::system()->generate(), 36).rightJustified(7, u'0') +
        QStringLiteral(".part");
    const auto cleaner = qScopeGuard([&] { removeWithCompanions(temporary); });
    const QString shownName = name.trimmed().isEmpty() ? info.completeBaseName() : name.trimmed();
    if (auto filled = fill(temporary, shownName, clock, steps); !filled)
        return fail(notMade(std::move(filled.error()), info));
    if (!QFile::rename(temporary, info.absoluteFilePath())) {
        // Somebody else may have been quicker.
        if (auto place = checkPlaceIsFree(path); !place)
            return fail(std::move(place.error()));
        return fail(ErrorCode::StorageFailed, Tr::tr("\"%1\" could not be made.").arg(info.fileName()),
                    Tr::tr("The finished file could not be given its name."),
                    Tr::tr("Check the folder, then try again."));
    }
    auto opened = open(path, clock, steps);
    if (opened && !QDir().mkpath((*opened)->mediaFolder())) {
        const QString media = (*opened)->mediaFolder();
        opened->reset();
        removeWithCompanions(info.absoluteFilePath()); // it was made here a moment ago
        return fail(ErrorCode::StorageReadOnly, Tr::tr("The folder \"%1\" could not be made.").arg(media),
                    Tr::tr("Pictures and videos are kept there."),
                    Tr::tr("Check the permissions of the folder that holds the workspace."));
    }
    return opened;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, const Clock &clock,
                                                   const std::vector<Migration> &steps)
{
    const QString file = realPath(path);
    const auto header = inspectFile(file);
    if (!header)
        return fail(header.error());
    const int newest = steps.back().to;
    if (auto known = checkSchema(file, *header, newest); !known)
        return fail(std::move(known.error()));

    auto database = Database::open(file, Database::Mode::ReadWrite);
    if (!database)
        return fail(std::move(database.error()));
    if (header->schema < newest) {
        auto copied = Backups(file, clock).makeBeforeMigration(**database, newest);
        if (!copied) {
            copied.error().what = Tr::tr("\"%1\" was not brought up to date: no copy could be made first.")
                                      .arg(QFileInfo(file).fileName());
            return fail(std::move(copied.error()));
        }
        if (auto migrated = migrate(**database, steps); !migrated)
            return fail(std::move(migrated.error()));
        // While its turn was waited for, a newer program may have migrated it further.
        const auto schema = schemaOf(**database);
        if (!schema)
            return fail(schema.error());
        if (auto known = checkSchema(file, FileHeader{*schema}, newest); !known)
            return fail(std::move(known.error()));
    }
    auto name = (*database)->first([](const Row &row) { return row.text(0); },
                                   "SELECT value FROM meta WHERE key = 'name'");
    if (!name)
        return fail(std::move(name.error()));
    return std::unique_ptr<Workspace>(new Workspace(std::move(*database), file,
                                                    name->value_or(QFileInfo(file).completeBaseName()),
                                                    mediaFolderOf(file), clock));
}

Result<std::unique_ptr<Workspace>> Workspace::inMemory(const Clock &clock, const QString &mediaFolder)
{
    const QString path = QStringLiteral(":memory:");
    auto database = Database::open(path, Database::Mode::Create);
    if (!database)
        return fail(std::move(database.error()));
    if (auto migrated = migrate(**database, migrations()); !migrated)
        return fail(std::move(migrated.error()));
    const QString name = QStringLiteral("Memory");
    if (auto described = describe(**database, name, clock); !described)
        return fail(std::move(described.error()));
    return std::unique_ptr<Workspace>(new Workspace(std::move(*database), path, name, mediaFolder, clock));
}

Result<void> Workspace::rename(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return fail(ErrorCode::InvalidInput, Tr::tr("A workspace needs a name."));
    if (auto written = writeMeta(*m_database, QStringLiteral("name"), trimmed); !written)
        return written;
    m_name = trimmed;
    return {};
}

QString Workspace::backupFolder() const
{
    return isInMemory() ? QString() : backupFolderOf(m_path);
}

bool Workspace::isInMemory() const
{
    return m_path == QLatin1StringView(":memory:");
}

bool Workspace::isStillThere() const
{
    return isInMemory() || (QFileInfo::exists(m_path) && identityOf(m_path) == m_identity);
}

Result<void> Workspace::settleMoved()
{
    if (isStillThere()) {
        // A drive that was away for a moment may have forgotten what was open on it.
        if (!m_away && (isInMemory() || answers(*m_database)))
            return {};
        // Others may have worked with the file where it was: nothing that was read of it need be true now.
        if (auto reopened = m_database->reopen(); !reopened)
            return reopened;
        m_away.reset();
        m_logIsOurs = true;
        return {};
    }
    if (!m_away) {
        m_away = settle();
        if (auto refused = m_database->refuseChanges(*m_away); !refused)
            return refused;
    }
    return fail(*m_away);
}

Error Workspace::settle()
{
    const OpenFile now = openFile(m_identity).value_or(OpenFile());
    // Another program that has opened it there works with a log of its own: ours must not be put in beneath
    // it. When the whole folder was renamed, the log there is the one that we have open.
    const QString index = now.path + QStringLiteral("-shm");
    m_logIsOurs = now.path.isEmpty() || !QFileInfo::exists(index) || openFile(identityOf(index));
    Error away{ErrorCode::StorageMissing,
               Tr::tr("\"%1\" is no longer where it was opened.").arg(QFileInfo(m_path).fileName()),
               Tr::tr("It was moved, renamed or deleted. Nothing more is saved in it from here."),
               Tr::tr("Open it at its new place, or put it back."),
               {}};
    if (!now.path.isEmpty()) {
        away.why = Tr::tr("It is now at %1. Nothing more is saved in it from here.")
                       .arg(QDir::toNativeSeparators(now.path));
    }
    if (now.isGone || !m_logIsOurs) {
        const auto kept = Backups(m_path, m_clock).keepAway(*m_database);
        if (kept) {
            away.why +=
                u' ' + Tr::tr("A whole copy of it is kept at %1.").arg(QDir::toNativeSeparators(*kept));
        } else {
            away.detail = kept.error().sentence();
        }
    }
    if (m_logIsOurs) {
        if (const auto emptied = m_database->emptyLog(); !emptied)
            away.detail = emptied.error().sentence();
    }
    return away;
}

std::optional<Workspace::OpenFile> Workspace::openFile(const FileIdentity &identity)
{
#ifdef Q_OS_LINUX
    // The kernel knows the name of each open file.
    std::error_code failed;
    for (const auto &open : std::filesystem::directory_iterator("/proc/self/fd", failed)) {
        struct stat status = {};
        if (::stat(open.path().c_str(), &status) != 0 ||
            FileIdentity{quint64(status.st_dev), quint64(status.st_ino)} != identity)
            continue;
        if (status.st_nlink == 0)
            return OpenFile{{}, true};
        const QString path = QFile::decodeName(std::filesystem::read_symlink(open.path(), failed).c_str());
        return OpenFile{identityOf(path) == identity ? path : QString(), false};
    }
#else
    Q_UNUSED(identity)
#endif
    return std::nullopt;
}

Workspace::FileIdentity Workspace::identityOf(const QString &path)
{
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return {quint64(status.st_dev), quint64(status.st_ino)};
#else
    Q_UNUSED(path) // Windows does not let an open database be moved or deleted.
#endif
    return {};
}

} // namespace hatstand::storage
