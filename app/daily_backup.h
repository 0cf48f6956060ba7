// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/timers.h"
#include "storage/backup_runner.h"

#include <QObject>

namespace hatstand
{

/// Makes a backup of the open workspace when the last one is more than a day old: looked at a while after the
/// start and then every hour.
class DailyBackup final : public QObject
{
    Q_OBJECT
public:
    DailyBackup(const QString &workspacePath, const Clock &clock, Timers &timers, QObject *parent = nullptr);

    /// So long after the start the window is there, and nobody waits for this.
    static constexpr Milliseconds usualWait{30'000};
    void start(Milliseconds wait = usualWait);

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
