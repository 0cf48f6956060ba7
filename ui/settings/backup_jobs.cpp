// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/backup_jobs.h"

#include <QDirIterator>
#include <QThread>

namespace hatstand::ui::settings
{

CheckRunner::CheckRunner(QObject *parent) : QObject(parent) {}

CheckRunner::~CheckRunner()
{
    stopThread();
}

void CheckRunner::stopThread()
{
    if (!m_thread)
        return;
    m_stop.request_stop();
    m_thread->wait();
    m_thread.reset();
}

void CheckRunner::cancel()
{
    m_stop.request_stop();
}

void CheckRunner::start(const QString &path, const QString &mediaFolder)
{
    if (m_thread)
        return;
    m_stop = std::stop_source();
    auto result = std::make_shared<Result<storage::CheckReport>>();
    m_thread.reset(QThread::create([path, mediaFolder, result, stop = m_stop.get_token()] {
        *result = storage::checkWorkspace(path, mediaFolder, stop);
    }));
    connect(m_thread.get(), &QThread::finished, this, [this, result] {
        stopThread();
        if (*result)
            Q_EMIT checked(**result);
        else if (result->error().code != ErrorCode::Cancelled)
            Q_EMIT failed(result->error());
    });
    m_thread->start();
}

qint64 folderSize(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        bytes += files.fileInfo().size();
    }
    return bytes;
}

} // namespace hatstand::ui::settings
