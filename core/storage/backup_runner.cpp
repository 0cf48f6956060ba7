// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/backup_runner.h"

#include <QThread>

namespace hatstand::storage
{

BackupRunner::BackupRunner(Backups backups, QObject *parent) : QObject(parent), m_backups(std::move(backups))
{
}

BackupRunner::~BackupRunner()
{
    stopThread();
}

void BackupRunner::start()
{
    if (m_thread)
        return;
    m_stop = std::stop_source();
    // The destructor waits for the thread, so `this` outlives it; what it posts dies with this object.
    m_thread.reset(QThread::create([this, backups = m_backups, stop = m_stop.get_token()] {
        int last = -1;
        const auto tell = [&](qint64 done, qint64 all) {
            const int percent = all > 0 ? int(done * 100 / all) : 100;
            if (std::exchange(last, percent) != percent)
                QMetaObject::invokeMethod(this, [this, percent] { Q_EMIT progress(percent); });
        };
        const Result<Backup> result = backups.make(tell, stop);
        QMetaObject::invokeMethod(
            this,
            [this, result] {
                stopThread();
                if (result)
                    Q_EMIT made(*result);
                else
                    Q_EMIT failed(result.error());
            },
            Qt::QueuedConnection);
    }));
    m_thread->start(QThread::LowPriority);
}

void BackupRunner::cancel()
{
    m_stop.request_stop();
}

void BackupRunner::stopThread()
{
    m_stop.request_stop();
    if (m_thread)
        m_thread->wait();
    m_thread.reset();
}

} // namespace hatstand::storage
