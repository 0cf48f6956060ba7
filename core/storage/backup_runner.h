// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/backups.h"

#include <QObject>

#include <memory>
#include <stop_token>

class QThread;

namespace hatstand::storage
{

/// Makes a backup on a thread of its own, so that the window goes on. The signals come on the thread of this
/// object. Destroying it stops the copy, which leaves nothing behind.
class BackupRunner : public QObject
{
    Q_OBJECT

public:
    explicit BackupRunner(Backups backups, QObject *parent = nullptr);
    ~BackupRunner() override;

    /// Does nothing while one is being made.
    void start();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void progress(int percent);
    void made(const hatstand::storage::Backup &backup);
    void failed(const hatstand::Error &error);

private:
    void stopThread();
    Backups m_backups;
    std::stop_source m_stop;
    std::unique_ptr<QThread> m_thread;
};

} // namespace hatstand::storage
