// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostile_server.h"

#include <QSslSocket>

namespace hatstand::test
{

QByteArray SeenRequest::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

HostileServer::HostileServer(QObject *parent) : QTcpServer(parent)
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("No port on the loopback: %s", qPrintable(errorString()));
}

QUrl HostileServer::url(const QByteArray &path) const
{
    QUrl url = QUrl::fromEncoded(path);
    url.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(serverPort());
    return url;
}

QByteArray HostileServer::answer(int status, const QByteArray &body, const QByteArray &contentType,
                                 const QByteArray &moreHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Words\r\nContent-Type: " + contentType +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + moreHeaders + "\r\n" + body;
}

HostileServer::Handler HostileServer::always(const QByteArray &bytes)
{
    return [bytes](const SeenRequest &, QTcpSocket *socket) { socket->write(bytes); };
}

void HostileServer::incomingConnection(qintptr handle)
{
    QTcpSocket *socket = m_tls ? new QSslSocket(this) : new QTcpSocket(this);
    socket->setSocketDescriptor(handle);
    m_lines[socket].number = ++m_connections;
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QObject::destroyed, this, [this, socket] { m_lines.remove(socket); });
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
    if (m_onConnection)
        m_onConnection(socket);
    if (m_tls && socket->isOpen()) {
        auto *tls = qobject_cast<QSslSocket *>(socket);
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
}

void HostileServer::read(QTcpSocket *socket)
{
    Line &line = m_lines[socket];
    const QByteArray bytes = socket->readAll();
    m_bytesSeen += bytes.size();
    line.buffer += bytes;
    while (!line.ignored && socket->isOpen()) {
        if (!line.request && !takeHeaders(line, socket))
            return;
        if (!line.request || line.buffer.size() < line.wanted)
            return;
        line.request->body = line.buffer.left(line.wanted);
        line.buffer.remove(0, line.wanted);
        const SeenRequest request = *line.request;
        line.request.reset();
        m_requests.append(request);
        const QByteArray path = request.path.split('?').first();
        if (const auto handler = m_handlers.value(path))
            handler(request, socket);
        else if (m_onAnythingElse)
            m_onAnythingElse(request, socket);
        else
            socket->write(answer(404, "{}"));
    }
}

bool HostileServer::takeHeaders(Line &line, QTcpSocket *socket)
{
    const qsizetype end = line.buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QList<QByteArray> rows = line.buffer.left(end).split('\n');
    line.buffer.remove(0, end + 4);
    ++m_headersSeen;
    SeenRequest request;
    request.connection = line.number;
    const QList<QByteArray> first = rows.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &row : rows.mid(1)) {
        const qsizetype colon = row.indexOf(':');
        request.headers.append({row.left(colon).trimmed(), row.mid(colon + 1).trimmed()});
    }
    line.wanted = request.header("Content-Length").toLongLong();
    if (m_onHeaders) {
        line.ignored = true;
        m_onHeaders(request, socket);
        return false;
    }
    line.request = request;
    return true;
}

} // namespace hatstand::test
