// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/place_section.h"

#include "base/sizes.h"
#include "base/zones.h"
#include "kit/buttons.h"
#include "kit/time_words.h"

#include <QDir>
#include <QFileInfo>

namespace hatstand::ui::settings
{

namespace
{
constexpr std::size_t mostShown = 12;
}

QString backupWords(const storage::Backup &backup, Instant now)
{
    const QByteArray zone = systemZone();
    const QString when = dayAndTimeWords(wallTimeAt(backup.madeAt, zone), wallTimeAt(now, zone).date);
    const QString size = sizeWords(backup.byteCount);
    if (backup.beforeMigrationFrom)
        return PlaceSection::tr("%1, %2, before a new version of Hatstand").arg(when, size);
    if (backup.wasReplaced)
        return PlaceSection::tr("%1, %2, what stood here before a restore").arg(when, size);
    return PlaceSection::tr("%1, %2", "when, size").arg(when, size);
}

SectionName PlaceSection::name()
{
    return {QStringLiteral("place"), tr("Where it is kept"), Glyph::Folder};
}

PlaceSection::PlaceSection(const PageContext &context, storage::Workspace &workspace,
                           const OpenFolder &openFolder, Restore restore, QWidget *parent)
    : Section(context.kit, name(), parent)
    , m_context(context)
    , m_workspace(workspace)
    , m_backups(workspace.path(), context.clock)
    , m_backupRunner(m_backups)
    , m_restore(std::move(restore))
    , m_backUp(makeButton(context.kit, tr("Back up now"), ButtonKind::Normal, Glyph::Save, ButtonSize::Small,
                          this))
    , m_check(
          makeButton(context.kit, tr("Check"), ButtonKind::Normal, Glyph::Shield, ButtonSize::Small, this))
{
    m_backUp->setObjectName(QStringLiteral("backUpNow"));
    m_check->setObjectName(QStringLiteral("checkNow"));
    addFiles(openFolder);
    connect(&m_sizer, &FolderSizer::measured, this, [this](qint64 bytes) {
        m_mediaBytes = bytes;
        showMediaSize();
    });
    addJobs();
    m_list = addCard(tr("Backups"));
    m_list->setObjectName(QStringLiteral("backups"));
    m_list->setNote(tr("One a day is kept for 7 days, one a week for 4 weeks"));
}

void PlaceSection::addFiles(const OpenFolder &openFolder)
{
    Card *card = addCard(tr("Where the files are"));
    const auto folderButton = [&](const QString &name, const QString &folder) {
        auto *button =
            makeButton(kit(), tr("Open folder"), ButtonKind::Normal, Glyph::Folder, ButtonSize::Small, this);
        button->setAccessibleName(name);
        connect(button, &QPushButton::clicked, this, [openFolder, folder] { openFolder(folder); });
        return button;
    };
    const QFileInfo file(m_workspace.path());
    m_file = addRow(card, file.fileName(), {},
                    folderButton(tr("Open the folder of the workspace"), file.absolutePath()),
                    tr("workspace file database path size"));
    m_media = addRow(card, tr("Pictures and films"), {},
                     folderButton(tr("Open the folder of pictures"), m_workspace.mediaFolder()),
                     tr("media folder size"));
}

void PlaceSection::addJobs()
{
    Card *card = addCard(tr("Safe and whole"));
    m_backupRow = addRow(card, tr("Back up now"),
                         tr("A copy of the workspace beside it. Once a day it is made by itself."), m_backUp,
                         tr("copy save backup"));
    m_checkRow = addRow(card, tr("Check the workspace"),
                        tr("Reads all of it and looks whether every picture is there. Changes nothing."),
                        m_check, tr("integrity damage verify"));
    connect(m_backUp, &QPushButton::clicked, this, &PlaceSection::backUp);
    connect(m_check, &QPushButton::clicked, this, &PlaceSection::check);
    connect(&m_backupRunner, &storage::BackupRunner::progress, this,
            [this](int percent) { m_backupRow->setSecond(tr("Copying, %1 %").arg(percent)); });
    connect(&m_backupRunner, &storage::BackupRunner::made, this, [this](const storage::Backup &backup) {
        m_backUp->setText(tr("Back up now"));
        m_backupRow->setSecond(tr("Made: %1").arg(backupWords(backup, m_context.clock.now())));
        refreshBackups();
        Q_EMIT changed();
    });
    connect(&m_backupRunner, &storage::BackupRunner::failed, this, [this](const Error &error) {
        m_backUp->setText(tr("Back up now"));
        m_backupRow->setSecond(error.sentence());
    });
    connect(&m_checkRunner, &CheckRunner::checked, this, [this](const storage::CheckReport &report) {
        m_check->setText(tr("Check"));
        m_checkRow->setSecond(report.summary());
        Q_EMIT changed();
    });
    connect(&m_checkRunner, &CheckRunner::failed, this, [this](const Error &error) {
        m_check->setText(tr("Check"));
        m_checkRow->setSecond(error.sentence());
    });
}

void PlaceSection::refresh()
{
    const QFileInfo file(m_workspace.path());
    m_file->setSecondPath(tr("%1 · %2", "folder, size")
                              .arg(QDir::toNativeSeparators(file.absolutePath()), sizeWords(file.size())));
    showMediaSize();
    m_sizer.start(m_workspace.mediaFolder());
    refreshBackups();
}

void PlaceSection::showMediaSize()
{
    // The size of before, if any, stands until the new one is counted.
    m_media->setSecondPath(tr("%1 · %2", "folder, size")
                               .arg(QDir::toNativeSeparators(m_workspace.mediaFolder()),
                                    m_mediaBytes ? sizeWords(*m_mediaBytes) : tr("being counted…")));
}

void PlaceSection::refreshBackups()
{
    for (QWidget *row : m_rows)
        removeContent(row);
    m_rows.clear();
    const auto backups = m_backups.list();
    if (backups.empty()) {
        m_rows.push_back(addRow(m_list, tr("There is no backup yet"), tr("The first one is made today."),
                                nullptr, tr("restore")));
        return;
    }
    for (std::size_t i = 0; i < std::min(backups.size(), mostShown); ++i) {
        const storage::Backup &backup = backups[i];
        QPushButton *restore = nullptr;
        if (m_restore) {
            restore =
                makeButton(kit(), tr("Restore…"), ButtonKind::Normal, Glyph::Undo, ButtonSize::Small, this);
            restore->setObjectName(QStringLiteral("restore%1").arg(i));
            const QString when = backupWords(backup, m_context.clock.now());
            restore->setAccessibleName(tr("Restore the backup of %1").arg(when));
            connect(restore, &QPushButton::clicked, this, [this, path = backup.path, when] {
                askAndRestore(QPointer<PlaceSection>(this), path, when);
            });
        }
        QString words = backupWords(backup, m_context.clock.now());
        words.replace(0, 1, words.at(0).toUpper());
        m_rows.push_back(addRow(m_list, words, QFileInfo(backup.path).fileName(), restore, tr("restore")));
    }
}

void PlaceSection::backUp()
{
    if (m_backupRunner.isRunning()) {
        m_backupRunner.cancel();
        m_backUp->setText(tr("Back up now"));
        m_backupRow->setSecond(tr("Stopped. Nothing was left behind."));
        return;
    }
    m_backUp->setText(tr("Stop"));
    m_backupRunner.start();
}

void PlaceSection::check()
{
    if (m_checkRunner.isRunning()) {
        m_checkRunner.cancel();
        m_check->setText(tr("Check"));
        m_checkRow->setSecond(tr("Stopped."));
        return;
    }
    m_check->setText(tr("Stop"));
    m_checkRow->setSecond(tr("Reading…"));
    m_checkRunner.start(m_workspace.path(), m_workspace.mediaFolder());
}

QCoro::Task<void> PlaceSection::askAndRestore(QPointer<PlaceSection> self, QString path, QString when)
{
    Question question;
    question.title = tr("Go back to the backup of %1?").arg(when);
    question.text =
        tr("The workspace becomes as it was then. What stands here now is kept among the backups, "
           "so that you can come back to it.");
    question.actions = {{QStringLiteral("cancel"), tr("Cancel")},
                        {QStringLiteral("restore"), tr("Go back to it"), ButtonKind::DangerPrimary}};
    const auto answer = co_await self->m_context.dialogs.ask(QPointer<QWidget>(self.data()), question);
    if (self && answer.action == QLatin1StringView("restore"))
        self->m_restore(path);
}

} // namespace hatstand::ui::settings
