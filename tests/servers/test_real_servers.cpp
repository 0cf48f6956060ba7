// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground under the connectors' flow tests: our HTTP client against a real PDS, straight and through the
// proxy that cuts lines. Whether a request arrived is counted on the server.
#include "net/http_client.h"
#include "net/http_status.h"
#include "net/json.h"
#include "support/await.h"
#include "support/memory_traffic_log.h"
#include "support/server_process.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>

#include <cstdio>

using namespace hatstand;
using namespace hatstand::test;

class TestRealServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wrongPasswordIsAnswered();
    void aLineCutAnywhereNeverSendsTwice();

private:
    Result<QJsonObject> call(const QString &base, const char *method, const QJsonObject &body,
                             const QString &token = {});
    Result<qsizetype> countPosts();

    SystemClock m_clock;
    SystemTimers m_timers;
    net::RateLimiter m_limiter{m_clock};
    MemoryTrafficLog m_log;
    net::HttpClient m_client{m_clock, m_timers, m_limiter,
                             &m_log,  nullptr,  {QStringLiteral("Hatstand/test"), {}}};
    TestServer m_bluesky{QStringLiteral("bluesky")};
    QString m_did;
    QString m_token;
};

Result<QJsonObject> TestRealServers::call(const QString &base, const char *method, const QJsonObject &body,
                                          const QString &token)
{
    auto request = net::HttpRequest::postJson(
        QUrl(base + QStringLiteral("/xrpc/") + QString::fromLatin1(method)), body, net::Purpose::SendPost);
    if (!token.isEmpty())
        request.setBearer(token);
    const auto response = await(m_client.send(request));
    if (!response)
        return fail(response.error());
    return net::jsonObject(*response, QStringLiteral("Bluesky"));
}

Result<qsizetype> TestRealServers::countPosts()
{
    const QUrl url(
        m_bluesky.value(QStringLiteral("BLUESKY_URL")) +
        QStringLiteral("/xrpc/com.atproto.repo.listRecords?collection=app.bsky.feed.post&limit=100&repo=") +
        m_did);
    const auto response = await(m_client.send(net::HttpRequest::get(url, net::Purpose::ReadPosts)));
    if (!response)
        return fail(response.error());
    const auto answer = net::jsonObject(*response, QStringLiteral("Bluesky"));
    if (!answer)
        return fail(answer.error());
    return answer->value(QLatin1StringView("records")).toArray().size();
}

void TestRealServers::initTestCase()
{
    QVERIFY2(m_bluesky.start(), qPrintable(m_bluesky.log()));
    const auto session =
        call(m_bluesky.value(QStringLiteral("BLUESKY_URL")), "com.atproto.server.createSession",
             {{QStringLiteral("identifier"), m_bluesky.value(QStringLiteral("BLUESKY_ALICE_HANDLE"))},
              {QStringLiteral("password"), m_bluesky.value(QStringLiteral("BLUESKY_ALICE_APP_PASSWORD"))}});
    QVERIFY2(session, session ? "" : qPrintable(session.error().sentence()));
    m_did = net::requireString(*session, QLatin1StringView("did")).value_or(QString());
    m_token = net::requireString(*session, QLatin1StringView("accessJwt")).value_or(QString());
    QVERIFY(!m_did.isEmpty() && !m_token.isEmpty());
}

void TestRealServers::wrongPasswordIsAnswered()
{
    const auto session =
        call(m_bluesky.value(QStringLiteral("BLUESKY_URL")), "com.atproto.server.createSession",
             {{QStringLiteral("identifier"), QStringLiteral("alice.test")},
              {QStringLiteral("password"), QStringLiteral("wrong")}});
    QVERIFY(!session);
    QCOMPARE(session.error().code, ErrorCode::SignInNeeded);
    QCOMPARE(session.error().httpStatus, 401);
}

/// Without a key of our own each request makes a record: so the server shows how often it arrived.
void TestRealServers::aLineCutAnywhereNeverSendsTwice()
{
    const QUrl target(m_bluesky.value(QStringLiteral("BLUESKY_URL")));
    TestServer proxy(QStringLiteral("faultproxy"), {QStringLiteral("TARGET_PORT=%1").arg(target.port())});
    QVERIFY2(proxy.start(), qPrintable(proxy.log()));
    const QString throughProxy =
        QStringLiteral("http://127.0.0.1:") + proxy.value(QStringLiteral("FAULTPROXY_PORT"));
    const auto before = countPosts();
    QVERIFY(before);
    qsizetype sure = 0;
    qsizetype unsure = 0;
    for (const int cut : {0, 1, 15, 100, 300, 100'000}) {
        net::HttpRequest fault;
        fault.method = net::HttpMethod::Put;
        fault.url = QUrl(proxy.value(QStringLiteral("FAULTPROXY_CONTROL")));
        fault.body = QByteArrayLiteral("{\"cut\":") + QByteArray::number(cut) + "}";
        fault.contentType = QByteArrayLiteral("application/json");
        QVERIFY(await(m_client.send(fault)));
        const QJsonObject record{{QStringLiteral("$type"), QStringLiteral("app.bsky.feed.post")},
                                 {QStringLiteral("text"), QStringLiteral("cut at %1").arg(cut)},
                                 {QStringLiteral("createdAt"), m_clock.now().toIso()}};
        // A connection of its own each time, as the fault holds for new ones.
        net::HttpClient client(m_clock, m_timers, m_limiter, nullptr, nullptr,
                               {QStringLiteral("Hatstand/test"), {}});
        auto request = net::HttpRequest::postJson(
            QUrl(throughProxy + QStringLiteral("/xrpc/com.atproto.repo.createRecord")),
            {{QStringLiteral("repo"), m_did},
             {QStringLiteral("collection"), QStringLiteral("app.bsky.feed.post")},
             {QStringLiteral("record"), record}},
            net::Purpose::SendPost);
        request.setBearer(m_token);
        const auto response = await(client.send(request));
        if (response) {
            QCOMPARE(response->status, 200);
            ++sure;
        } else {
            QVERIFY2(response.error().code == ErrorCode::ConnectionLost ||
                         response.error().code == ErrorCode::BadAnswer,
                     qPrintable(response.error().sentence()));
            ++unsure;
        }
    }
    QCOMPARE(sure, 1);
    // The proxy cuts answers, so each request had arrived: once, and never again.
    QTRY_COMPARE(countPosts().value_or(-1), *before + sure + unsure);
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        std::fputs("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers\n", stderr);
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestRealServers test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_real_servers.moc"
