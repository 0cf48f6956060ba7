// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/workspace_check.h"

#include <QObject>

#include <memory>
#include <stop_token>

class QThread;

namespace hatstand::ui::settings
{

/// Reads a whole workspace on a thread of its own. Destroying it stops the reading.
class CheckRunner final : public QObject
{
    Q_OBJECT
public:
    explicit CheckRunner(QObject *parent = nullptr);
    ~CheckRunner() override;

    /// Does nothing while one runs.
    void start(const QString &path, const QString &mediaFolder);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    void checked(const hatstand::storage::CheckReport &report);
    void failed(const hatstand::Error &error);

private:
    void stopThread();
    std::stop_source m_stop;
    std::unique_ptr<QThread> m_thread;
};

/// Adds up a folder on a thread of its own: a media folder may hold a hundred thousand files. Destroying it
/// stops the counting.
class FolderSizer final : public QObject
{
    Q_OBJECT
public:
    explicit FolderSizer(QObject *parent = nullptr);
    ~FolderSizer() override;

    /// Does nothing while it counts.
    void start(const QString &folder);

Q_SIGNALS:
    /// Bytes of all files in the folder and below it; 0 where there is none.
    void measured(qint64 bytes);

private:
    void stopThread();
    std::stop_source m_stop;
    std::unique_ptr<QThread> m_thread;
};

} // namespace hatstand::ui::settings
