// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "base/instant.h"
#include "storage/backup_retention.h"
#include "storage/database_copy.h"

#include <QString>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

class QLockFile;

namespace hatstand::storage
{

class Workspace;

/// Set in a workspace that a backup was put in the place of, to the moment of that (milliseconds): what
/// should have happened since the copy was made may have happened. Whoever has dealt with that removes it.
inline const QString restoredAtKey = QStringLiteral("storage.restoredAt");

/// The copies of one workspace file: `Name-YYYYMMDD-HHMMSS.hatstand` in `Name.hatstand-backups`. The media
/// folder is not copied: its files are named by their content and never changed, so a copy of the database
/// finds them again; checkWorkspace() names those that are missing.
///
/// Holds paths only and opens its own connections, so every call may run on any thread.
class Backups
{
public:
    /// Of the workspace file at that path.
    Backups(const QString &workspacePath, const Clock &clock);

    [[nodiscard]] QString folder() const { return m_folder; }
    /// The newest first. A folder that is not there holds none.
    [[nodiscard]] std::vector<Backup> list() const;
    /// The newest of those that are made regularly or by hand; none of those that are kept for good, which
    /// were made for another reason.
    [[nodiscard]] std::optional<Backup> last() const;
    /// Whether the last one is more than a day old.
    [[nodiscard]] bool isDue() const;
    /// Makes a copy while others go on working, checks it as a restore would, then clears away old ones. A
    /// stop leaves nothing behind. Fails with StorageDamaged when the copy is no good because the workspace
    /// is not: it is not kept then, and takes no place from an older one.
    [[nodiscard]] Result<Backup> make(const CopyProgress &progress = {},
                                      const std::stop_token &stop = {}) const;
    /// The copy that a migration to that schema may fall back on, by the connection that is about to migrate.
    /// None when there is nothing left to do: another program was quicker.
    [[nodiscard]] Result<std::optional<Backup>> makeBeforeMigration(Database &database, int newest,
                                                                    const std::stop_token &stop = {}) const;
    /// A copy of what that connection sees, kept like what a restore replaces: for a file that was taken away
    /// while it was open. Answers its path.
    [[nodiscard]] Result<QString> keepAway(Database &database, const std::stop_token &stop = {}) const;
    /// Removes the copies that are superfluous (backup_retention.h says which), and what a copy that was
    /// killed more than a day ago has left. Answers how many backups went: none while the folder is another
    /// workspace's too.
    /// `justMade` is never removed, even when the clock was set back and others look newer.
    int clearAway(const QString &justMade = {}) const;

    /// Puts a copy in the place of the workspace, which must be closed. The copy is copied beside it and
    /// checked first; then the present content is kept among the backups and replaced in one step, while
    /// nobody else can write to it: what another program was told is saved stands in the one or the other.
    /// On failure, also of a copy that a newer Hatstand made, the present file stays. Answers the path
    /// of what was kept; empty when there was no file.
    [[nodiscard]] Result<QString> restore(const QString &backupPath, const CopyProgress &progress = {},
                                          const std::stop_token &stop = {}) const;

private:
    /// Those of this workspace whose names end so, in no order.
    [[nodiscard]] std::vector<Backup> filesThatEndIn(const QString &pattern) const;
    void clearAwayTorsos() const;
    [[nodiscard]] Result<QString> freeName(const QString &ending) const;
    [[nodiscard]] Result<void> makeCandidate(const QString &backupPath, const QString &candidate,
                                             const CopyProgress &progress, const std::stop_token &stop) const;
    [[nodiscard]] Result<QString> putInPlace(const QString &candidate, const std::stop_token &stop) const;
    /// Of a file that is a database, which `present` has for itself.
    [[nodiscard]] Result<QString> replaceContent(Database &present, Database &candidate,
                                                 const std::stop_token &stop) const;
    /// Of a file that cannot be opened as one.
    [[nodiscard]] Result<QString> replaceFile(const QString &candidate) const;
    /// One copy or restore of a workspace at a time, whichever program makes it: two that begin in the same
    /// second would take the same name. Held for as long as it lives.
    [[nodiscard]] Result<std::unique_ptr<QLockFile>> takeTurn(const std::stop_token &stop) const;

    QString m_path;
    QString m_stem;
    QString m_folder;
    const Clock &m_clock;
};

} // namespace hatstand::storage
