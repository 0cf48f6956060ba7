// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/timers.h"
#include "storage/backup_runner.h"

#include <QObject>

namespace hatstand
{

/// Makes a backup of the open workspace when the last one is more than a day old: half a minute after the
/// start, so that nobody waits for it, and then looked at every hour.
class DailyBackup final : public QObject
{
    Q_OBJECT
public:
    DailyBackup(const QString &workspacePath, const Clock &clock, Timers &timers, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void made(const hatstand::storage::Backup &backup);
    void failed(const hatstand::Error &error);

private:
    void look();

    storage::Backups m_backups;
    Timers &m_timers;
    storage::BackupRunner m_runner;
};

} // namespace hatstand
