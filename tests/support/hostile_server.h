// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QPair>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <optional>

namespace hatstand::test
{

/// What a client sent, as far as it came.
struct SeenRequest
{
    QByteArray method;
    QByteArray path;
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int connection = 0; ///< 1, 2, … in the order of being made

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

/// A web server on the loopback that does exactly what a test tells it, down to the byte: it can lie about
/// lengths, stop in the middle, never stop, or say nothing at all.
class HostileServer final : public QTcpServer
{
    Q_OBJECT
public:
    using Handler = std::function<void(const SeenRequest &, QTcpSocket *)>;

    explicit HostileServer(QObject *parent = nullptr);
    /// Speaks TLS with that certificate and key from the next connection on.
    void setTls(const QSslConfiguration &configuration) { m_tls = configuration; }

    /// Called when a request is there as a whole, body and all.
    void on(const QByteArray &path, const Handler &handler) { m_handlers.insert(path, handler); }
    /// The same for every path that has no handler of its own; without it those are answered with 404.
    void onAnythingElse(Handler handler) { m_onAnythingElse = std::move(handler); }
    /// Called when its headers are there; what comes after is not read as a request.
    void onHeaders(Handler handler) { m_onHeaders = std::move(handler); }
    /// Called when a connection is made, before a byte is read.
    void onConnection(std::function<void(QTcpSocket *)> handler) { m_onConnection = std::move(handler); }

    [[nodiscard]] QUrl url(const QByteArray &path) const;
    [[nodiscard]] const QList<SeenRequest> &requests() const { return m_requests; } ///< whole ones
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int headersSeen() const { return m_headersSeen; }
    [[nodiscard]] qint64 bytesSeen() const { return m_bytesSeen; }

    /// A whole, correct answer.
    [[nodiscard]] static QByteArray answer(int status, const QByteArray &body,
                                           const QByteArray &contentType = "application/json",
                                           const QByteArray &moreHeaders = {});
    [[nodiscard]] static Handler always(const QByteArray &bytes);

protected:
    void incomingConnection(qintptr handle) override;

private:
    struct Line
    {
        QByteArray buffer;
        std::optional<SeenRequest> request; ///< whose body is awaited
        qsizetype wanted = 0;
        int number = 0;
        bool ignored = false;
    };
    void read(QTcpSocket *socket);
    bool takeHeaders(Line &line, QTcpSocket *socket);

    std::optional<QSslConfiguration> m_tls;
    QHash<QByteArray, Handler> m_handlers;
    Handler m_onAnythingElse;
    Handler m_onHeaders;
    std::function<void(QTcpSocket *)> m_onConnection;
    QHash<QTcpSocket *, Line> m_lines;
    QList<SeenRequest> m_requests;
    int m_connections = 0;
    int m_headersSeen = 0;
    qint64 m_bytesSeen = 0;
};

} // namespace hatstand::test
