// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "storage/database.h"
#include "storage/migrations.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace hatstand::storage
{

/// One workspace: a file (`Name.hatstand`), a media folder beside it (`Name.hatstand-media`) and a folder of
/// backups (`Name.hatstand-backups`).
class Workspace
{
public:
    /// Makes a new, empty workspace; without a name it is called like its file. Fails as checkPlaceIsFree()
    /// does, so with Conflict when the file exists. The steps are given by tests of migrations only.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>>
    create(const QString &path, const QString &name, const Clock &clock,
           const std::vector<Migration> &steps = migrations());
    /// Opens a workspace, also through a symbolic link: path() is that of the file itself. A newer, damaged
    /// or foreign file is refused and not touched. An older one is copied into the backups first and then
    /// migrated, each step in one transaction. No whole integrity check: see checkWorkspace().
    [[nodiscard]] static Result<std::unique_ptr<Workspace>>
    open(const QString &path, const Clock &clock, const std::vector<Migration> &steps = migrations());
    /// For tests and benchmarks: the schema in memory, media in `mediaFolder`.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> inMemory(const Clock &clock,
                                                                     const QString &mediaFolder);
    /// Leaves nothing in the log, also when the file has been moved.
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString mediaFolder() const { return m_mediaFolder; }
    /// Empty for a workspace in memory.
    [[nodiscard]] QString backupFolder() const;
    [[nodiscard]] bool isInMemory() const;
    /// Deletes a workspace that nobody has open: its file, its media and its backups, for good. What is not
    /// there counts as deleted. Fails with Conflict, and deletes nothing, when the folders are another's too.
    [[nodiscard]] static Result<void> removeFiles(const QString &path);
    /// Moves a workspace that nobody has open, with its media and backups. Fails with Conflict when
    /// something is at `to` already, and when the folders, here or there, are another's too.
    [[nodiscard]] static Result<void> moveFiles(const QString &from, const QString &to);

    /// Gives it another name; the file keeps its own.
    Result<void> rename(const QString &name);

    /// False once the file has been moved, deleted or replaced under us (its inode is another): saving would
    /// go into a file that nobody finds again.
    [[nodiscard]] bool isStillThere() const;
    /// Looks whether the file is still there. When it is not, all that was saved is put into the file,
    /// wherever it lies now, and from then on every change is refused with the error (StorageMissing) that
    /// this fails with: it says what happened and what to do. A file that is nowhere any more, or is open at
    /// its new place already, is not written; a whole copy goes into the backups then. Once the file is back,
    /// changes are taken again and this succeeds. A file that is there but cannot be read, as on a network
    /// drive that has forgotten what was open on it, is opened anew; fails as `Database::reopen` does while
    /// that is of no use. Not inside a transaction.
    Result<void> settleMoved();

private:
    struct FileIdentity
    {
        quint64 device = 0;
        quint64 inode = 0;
        friend bool operator==(const FileIdentity &, const FileIdentity &) = default;
    };

    /// Where a file lies that this process has open.
    struct OpenFile
    {
        QString path;        ///< empty when it is not known
        bool isGone = false; ///< it has no name any more
    };

    Workspace(std::unique_ptr<Database> database, QString path, QString name, QString mediaFolder,
              const Clock &clock);
    [[nodiscard]] static FileIdentity identityOf(const QString &path);
    /// Unset when this process has no such file open, or that cannot be told here.
    [[nodiscard]] static std::optional<OpenFile> openFile(const FileIdentity &identity);
    [[nodiscard]] Error settle();

    const Clock &m_clock;
    std::unique_ptr<Database> m_database;
    QString m_path;
    QString m_name;
    QString m_mediaFolder;
    FileIdentity m_identity;
    std::optional<Error> m_away; ///< set while the file is not where it was opened
    bool m_logIsOurs = true;     ///< what is in the log may be put into the file
};

} // namespace hatstand::storage
