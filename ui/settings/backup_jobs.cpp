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

FolderSizer::FolderSizer(QObject *parent) : QObject(parent) {}

FolderSizer::~FolderSizer()
{
    stopThread();
}

void FolderSizer::stopThread()
{
    if (!m_thread)
        return;
    m_stop.request_stop();
    m_thread->wait();
    m_thread.reset();
}

void FolderSizer::start(const QString &folder)
{
    if (m_thread)
        return;
    m_stop = std::stop_source();
    auto bytes = std::make_shared<qint64>(0);
    m_thread.reset(QThread::create([folder, bytes, stop = m_stop.get_token()] {
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext() && !stop.stop_requested()) {
            files.next();
            *bytes += files.fileInfo().size();
        }
    }));
    connect(m_thread.get(), &QThread::finished, this, [this, bytes] {
        stopThread();
        Q_EMIT measured(*bytes);
    });
    m_thread->start();
}

} // namespace hatstand::ui::settings
