// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page_context.h"
#include "settings/backup_jobs.h"
#include "settings/section.h"
#include "storage/backup_runner.h"
#include "storage/workspace.h"

#include <functional>
#include <optional>

namespace hatstand::ui::settings
{

/// Where the files are, the backups, and whether all is whole.
class PlaceSection final : public Section
{
    Q_OBJECT
public:
    using OpenFolder = std::function<void(const QString &)>;
    /// Closes the workspace, puts the backup in its place and opens it again; unset where that cannot be
    /// done.
    using Restore = std::function<void(const QString &backupPath)>;
    [[nodiscard]] static SectionName name();
    PlaceSection(const PageContext &context, storage::Workspace &workspace, const OpenFolder &openFolder,
                 Restore restore, QWidget *parent);
    void refresh() override;

Q_SIGNALS:
    /// A backup was made, or the last check has ended.
    void changed();

private:
    void addFiles(const OpenFolder &openFolder);
    void addJobs();
    void refreshBackups();
    void showMediaSize();
    void backUp();
    void check();
    static QCoro::Task<void> askAndRestore(QPointer<PlaceSection> self, QString path, QString when);

    PageContext m_context;
    storage::Workspace &m_workspace;
    storage::Backups m_backups;
    storage::BackupRunner m_backupRunner;
    CheckRunner m_checkRunner;
    FolderSizer m_sizer;
    std::optional<qint64> m_mediaBytes;
    Restore m_restore;
    ListRow *m_file = nullptr;
    ListRow *m_media = nullptr;
    ListRow *m_backupRow = nullptr;
    ListRow *m_checkRow = nullptr;
    QPushButton *m_backUp;
    QPushButton *m_check;
    Card *m_list = nullptr;
    std::vector<QWidget *> m_rows;
};

/// "today 09:27, 2.1 MB".
[[nodiscard]] QString backupWords(const storage::Backup &backup, Instant now);

} // namespace hatstand::ui::settings
