// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "networks/connector.h"
#include "support/await.h"
#include "support/memory_credentials.h"
#include "support/server_process.h"

#include <QRandomGenerator>
#include <QTest>

#include <memory>

namespace hatstand::test
{

/// What a connector to a site of one's own needs, as one running program has it.
struct SiteProgram
{
    SystemTimers timers;
    SystemClock realClock;
    net::RateLimiter limiter{realClock};
    net::HttpClient http{realClock, timers, limiter, nullptr, nullptr, {QStringLiteral("Hatstand/test"), {}}};
    MemoryCredentials credentials;

    /// Signs in and keeps the credential, as the accounts' service does.
    Result<networks::AccountIdentity> signIn(networks::Connector &connector, const QUrl &server,
                                             const QString &secret, const QString &key)
    {
        networks::SignInRequest request;
        request.server = server;
        request.secret = secret;
        const auto signedIn = await(connector.signIn()->signIn(request, {}));
        if (!signedIn)
            return fail(signedIn.error());
        credentials.secrets.insert(key, signedIn->credential);
        return networks::AccountIdentity{key, signedIn->handle, signedIn->remoteId, signedIn->server,
                                         signedIn->facts};
    }
    /// As anybody sees it; empty when it cannot be seen.
    QString page(const QUrl &address)
    {
        const auto answer = await(http.send(net::HttpRequest::get(address, net::Purpose::Other)));
        return answer && answer->isSuccess() ? QString::fromUtf8(answer->body) : QString();
    }
};

/// A line to a server of this computer that can be broken.
class FaultyLine
{
public:
    FaultyLine(SiteProgram &program, int targetPort, int port, const QString &instance)
        : m_program(program)
        , m_proxy(QStringLiteral("faultproxy"),
                  {QStringLiteral("TARGET_PORT=%1").arg(targetPort), QStringLiteral("PORT=%1").arg(port),
                   QStringLiteral("INSTANCE=") + instance})
    {
    }
    [[nodiscard]] bool start() { return m_proxy.start(); }
    [[nodiscard]] QString log() const { return m_proxy.log(); }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:") + m_proxy.value(QStringLiteral("FAULTPROXY_PORT")));
    }
    /// See tests/servers/faultproxy/proxy.mjs. Kept connections end, so that the next request meets it.
    void setFault(const QByteArray &fault)
    {
        net::HttpRequest put;
        put.method = net::HttpMethod::Put;
        put.url = QUrl(m_proxy.value(QStringLiteral("FAULTPROXY_CONTROL")));
        put.body = fault;
        put.contentType = QByteArrayLiteral("application/json");
        QVERIFY(await(m_program.http.send(put)));
        net::HttpRequest reset;
        reset.method = net::HttpMethod::Delete;
        reset.url = put.url;
        QVERIFY(await(m_program.http.send(reset)));
    }
    /// Cuts the next connections at some byte of a request or of an answer.
    void cutSomewhere(QRandomGenerator &random, int longest)
    {
        const QByteArray where = random.bounded(2) == 0 ? "cut" : "cutRequest";
        setFault("{\"" + where + "\":" + QByteArray::number(random.bounded(longest)) +
                 ",\"times\":" + QByteArray::number(random.bounded(1, 4)) + "}");
    }

private:
    SiteProgram &m_program;
    TestServer m_proxy;
};

/// Sends as the sender does: after an unclear answer it looks first. How often it had to look, or -1 when it
/// did not get through.
inline int sendOnce(networks::Publisher &publisher, const networks::AccountIdentity &account,
                    const networks::OutgoingPost &post)
{
    constexpr int mostAttempts = 30;
    int looks = 0;
    bool isUnclear = false;
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        if (isUnclear) {
            ++looks;
            const auto found = await(publisher.find(account, post, {}));
            if (!found)
                continue;
            if (*found)
                return looks;
            isUnclear = false;
        }
        const auto published = await(publisher.publish(account, post, {}, {}));
        if (published)
            return looks;
        switch (published.error().code) {
        case ErrorCode::Offline:
        case ErrorCode::RateLimited:
            break;
        case ErrorCode::Refused:
        case ErrorCode::InvalidInput:
        case ErrorCode::SignInNeeded:
            qWarning("%s", qPrintable(published.error().sentence()));
            return -1;
        default:
            isUnclear = true;
        }
    }
    return -1;
}

/// HATSTAND_SEED repeats a run.
inline quint32 flowSeed()
{
    bool given = false;
    const quint32 value = qEnvironmentVariable("HATSTAND_SEED").toUInt(&given);
    const quint32 chosen = given ? value : QRandomGenerator::system()->generate();
    qInfo("HATSTAND_SEED=%u", chosen);
    return chosen;
}

} // namespace hatstand::test
