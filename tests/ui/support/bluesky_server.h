// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/hostile_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hatstand::test
{

/// As much of an AT Protocol server as signing in and posting need, on the loopback: one account, answers as
/// the protocol documents them.
class BlueskyServer
{
public:
    static inline const QString handle = QStringLiteral("crumb.test");
    static inline const QString password = QStringLiteral("abcd-efgh-ijkl-mnop");

    BlueskyServer()
    {
        m_server.on("/xrpc/com.atproto.server.describeServer",
                    HostileServer::always(HostileServer::answer(
                        200, R"({"did":"did:web:localhost","availableUserDomains":[".test"]})")));
        m_server.on("/xrpc/com.atproto.server.createSession",
                    [](const SeenRequest &request, QTcpSocket *socket) { socket->write(session(request)); });
        m_server.on("/xrpc/com.atproto.repo.applyWrites",
                    [this](const SeenRequest &request, QTcpSocket *socket) { socket->write(keep(request)); });
    }

    /// As a person types it.
    [[nodiscard]] QString address() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
    }
    /// The texts of the posts that arrived.
    [[nodiscard]] const QStringList &posts() const { return m_posts; }

    /// Takes no connections and cuts those that there are, or is back where it was.
    void setReachable(bool reachable)
    {
        if (reachable) {
            if (!m_server.listen(QHostAddress::LocalHost, m_port))
                qFatal("The port is gone: %s", qPrintable(m_server.errorString()));
            return;
        }
        m_port = m_server.serverPort();
        m_server.close();
        const auto lines = m_server.findChildren<QTcpSocket *>();
        for (QTcpSocket *line : lines)
            line->abort();
    }

private:
    static constexpr auto did = "did:plc:ewvi7nxzyoun6zhxrhs64oiz";

    [[nodiscard]] static QByteArray session(const SeenRequest &request)
    {
        const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
        if (asked[QLatin1StringView("password")].toString() != password)
            return HostileServer::answer(
                401, R"({"error":"AuthenticationRequired","message":"Invalid identifier or password"})");
        const QJsonObject answer{{QStringLiteral("did"), QLatin1StringView(did)},
                                 {QStringLiteral("handle"), handle},
                                 {QStringLiteral("active"), true},
                                 {QStringLiteral("accessJwt"), QStringLiteral("access")},
                                 {QStringLiteral("refreshJwt"), QStringLiteral("refresh")}};
        return HostileServer::answer(200, QJsonDocument(answer).toJson());
    }
    [[nodiscard]] QByteArray keep(const SeenRequest &request)
    {
        QJsonArray results;
        const QJsonArray writes =
            QJsonDocument::fromJson(request.body).object()[QLatin1StringView("writes")].toArray();
        for (const QJsonValue value : writes) {
            const QJsonObject write = value.toObject();
            m_posts << write[QLatin1StringView("value")][QLatin1StringView("text")].toString();
            results.append(QJsonObject{
                {QStringLiteral("$type"), QStringLiteral("com.atproto.repo.applyWrites#createResult")},
                {QStringLiteral("uri"),
                 QStringLiteral("at://%1/%2/%3")
                     .arg(QLatin1StringView(did), write[QLatin1StringView("collection")].toString(),
                          write[QLatin1StringView("rkey")].toString())},
                {QStringLiteral("cid"), QStringLiteral("bafyreigh2akiscaildc")}});
        }
        return HostileServer::answer(
            200, QJsonDocument(QJsonObject{{QStringLiteral("results"), results}}).toJson());
    }

    HostileServer m_server;
    quint16 m_port = 0;
    QStringList m_posts;
};

} // namespace hatstand::test
