// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "one_window.h"

#include "base/completion.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>

#include <utility>

namespace hatstand
{

namespace
{
/// The other answers from its event loop, at once unless it hangs.
constexpr Milliseconds patience{2'000};
constexpr qint64 longestToken = 1'000;

QCoro::Task<bool> knock(QString name, Timers *timers)
{
    const Completion<bool> answered;
    auto *socket = new QLocalSocket;
    const auto end = [socket, answered](bool heard) {
        socket->deleteLater();
        answered.complete(heard);
    };
    QObject::connect(socket, &QLocalSocket::connected, socket, [socket] {
        socket->write("raise " + qgetenv("XDG_ACTIVATION_TOKEN") + '\n');
        socket->flush();
    });
    QObject::connect(socket, &QLocalSocket::readyRead, socket, [end] { end(true); });
    QObject::connect(socket, &QLocalSocket::errorOccurred, socket, [end] { end(false); });
    timers->callAfter(patience, socket, [end] { end(false); });
    socket->connectToServer(name);
    const bool heard = co_await answered;
    co_return heard;
}
} // namespace

OneWindow::OneWindow(QString folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)
                                : std::move(folder))
{
}

OneWindow::~OneWindow() = default;

QString OneWindow::nameFor(const QString &workspace) const
{
    // Only a folder that is the person's own: nobody else answers there.
    const QString path = QFileInfo(workspace).canonicalFilePath();
    if (path.isEmpty() || m_folder.isEmpty())
        return {};
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex();
    return m_folder + QStringLiteral("/hatstand-window-") + QString::fromLatin1(hash.first(24));
}

QCoro::Task<bool> OneWindow::raiseOther(QString workspace, Timers &timers) const
{
    const QString name = nameFor(workspace);
    // Most starts find nobody, and need no socket to know.
    if (name.isEmpty() || !QFileInfo::exists(name))
        co_return false;
    const bool heard = co_await knock(name, &timers);
    co_return heard;
}

void OneWindow::keep(const QString &workspace)
{
    m_server.reset();
    const QString name = nameFor(workspace);
    if (name.isEmpty())
        return;
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &OneWindow::answer);
    // What is there answers nobody: this program has asked before it opened the workspace.
    QLocalServer::removeServer(name);
    if (!m_server->listen(name))
        m_server.reset();
}

void OneWindow::answer()
{
    QLocalSocket *socket = m_server->nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
        if (!socket->canReadLine() && socket->bytesAvailable() < longestToken)
            return;
        const QByteArray line = socket->readLine(longestToken).trimmed();
        if (!line.startsWith("raise")) {
            socket->abort();
            return;
        }
        socket->write("here\n");
        socket->flush();
        socket->disconnectFromServer();
        Q_EMIT raiseRequested(line.mid(6));
    });
}

} // namespace hatstand
