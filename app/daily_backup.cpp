// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "daily_backup.h"

namespace hatstand
{

namespace
{
constexpr Milliseconds between = std::chrono::hours(1);
} // namespace

DailyBackup::DailyBackup(const QString &workspacePath, const Clock &clock, Timers &timers, QObject *parent)
    : QObject(parent)
    , m_backups(workspacePath, clock)
    , m_timers(timers)
    , m_runner(storage::Backups(workspacePath, clock))
{
    connect(&m_runner, &storage::BackupRunner::made, this, &DailyBackup::made);
    connect(&m_runner, &storage::BackupRunner::failed, this, &DailyBackup::failed);
}

void DailyBackup::start(Milliseconds wait)
{
    m_timers.callAfter(wait, this, [this] { look(); });
}

void DailyBackup::look()
{
    if (m_backups.isDue())
        m_runner.start();
    m_timers.callAfter(between, this, [this] { look(); });
}

} // namespace hatstand
