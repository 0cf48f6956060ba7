// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/change_watcher.h"

namespace hatstand::storage
{

ChangeWatcher::ChangeWatcher(Database &database, Milliseconds every, QObject *parent)
    : QObject(parent), m_database(database), m_version(database.dataVersion().value_or(0))
{
    connect(&m_timer, &QTimer::timeout, this, &ChangeWatcher::look);
    m_timer.setTimerType(Qt::CoarseTimer);
    m_timer.start(every);
}

void ChangeWatcher::look()
{
    const auto version = m_database.dataVersion();
    // A failure (the disk is away for a moment) is no change; the next tick asks again.
    if (!version || *version == m_version)
        return;
    m_version = *version;
    Q_EMIT changedElsewhere();
}

} // namespace hatstand::storage
