// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/timers.h"

#include <QObject>
#include <QString>
#include <qcorotask.h>

#include <memory>

class QLocalServer;

namespace hatstand
{

/// One window for a workspace: a second start finds the first by a socket in the person's own runtime folder
/// and has it come forward. Two windows on two workspaces go on side by side.
class OneWindow final : public QObject
{
    Q_OBJECT
public:
    /// `folder` is where the sockets are; empty: the system's, and none where it has none.
    explicit OneWindow(QString folder = {}, QObject *parent = nullptr);
    ~OneWindow() override;

    /// Asks the window that has this workspace open to come forward. False where there is none, or it does
    /// not answer within a moment (it hangs). `timers` outlive the task.
    [[nodiscard]] QCoro::Task<bool> raiseOther(QString workspace, Timers &timers) const;
    /// From now on it is this window that has that workspace open; with an empty path none.
    void keep(const QString &workspace);

Q_SIGNALS:
    /// The program was started once more. `token` is what the desktop gave it for coming forward, on Wayland.
    void raiseRequested(const QByteArray &token);

private:
    [[nodiscard]] QString nameFor(const QString &workspace) const;
    void answer();

    QString m_folder;
    std::unique_ptr<QLocalServer> m_server;
};

} // namespace hatstand
