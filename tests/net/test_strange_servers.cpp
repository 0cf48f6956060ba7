// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What the client makes of places that are not what was meant, and that the test servers of that kind are
// such places.
#include "client_fixture.h"
#include "net/http_status.h"
#include "net/json.h"
#include "support/certificates.h"
#include "support/strange_servers.h"

using namespace hatstand;
using namespace hatstand::test;

class TestStrangeServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCaptivePortalIsNoAnswer();
    void aPostIsNeverSentOn_data();
    void aPostIsNeverSentOn();
    void aMovedSiteKeepsItsPaths();
    void anotherHostIsNotFollowed();
    void whatFailedAfterAcceptingHasArrived();
    void aSelfSignedCertificateIsRefused();

private:
    [[nodiscard]] static QUrl elsewhere(const HostileServer &server)
    {
        QUrl url = server.url("/there");
        url.setHost(QStringLiteral("localhost")); // the same computer by another name
        return url;
    }
};

void TestStrangeServers::aCaptivePortalIsNoAnswer()
{
    ClientFixture f;
    f.server.onAnythingElse(captivePortal());
    for (const auto &request : {f.get("/api/v2/instance"), f.post("/api/v1/statuses", "status=hello")}) {
        const auto response = f.send(request);
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QVERIFY(net::looksLikeHtml(*response));
        COMPARE_ERROR(net::jsonObject(*response, QStringLiteral("Mastodon")), ErrorCode::BadAnswer);
    }
    QCOMPARE(f.server.requests().size(), 2);
}

void TestStrangeServers::aPostIsNeverSentOn_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestStrangeServers::aPostIsNeverSentOn()
{
    QFETCH(int, status);
    ClientFixture f;
    f.server.on("/here", redirectsTo(f.server.url("/there"), status));
    const auto response = f.send(f.post("/here", "hello"));
    QVERIFY(response);
    QCOMPARE(response->status, status);
    QCOMPARE(net::errorFromStatus(*response, QStringLiteral("The site")).code, ErrorCode::BadAnswer);
    QCOMPARE(f.server.requests().size(), 1);
}

void TestStrangeServers::aMovedSiteKeepsItsPaths()
{
    ClientFixture f;
    HostileServer site;
    site.on("/wp-json/", HostileServer::always(HostileServer::answer(200, "{}")));
    f.server.onAnythingElse(movedTo(site.url("/ignored?x")));
    auto request = f.get("/wp-json/?rest=1");
    request.redirects = net::Redirects::AnyHost;
    const auto response = f.send(request);
    QVERIFY2(response, response ? "" : qPrintable(response.error().sentence()));
    QCOMPARE(response->status, 200);
    QCOMPARE(response->finalUrl, site.url("/wp-json/?rest=1"));
}

void TestStrangeServers::anotherHostIsNotFollowed()
{
    ClientFixture f;
    f.server.on("/here", redirectsTo(elsewhere(f.server)));
    f.server.on("/there", HostileServer::always(HostileServer::answer(200, "{}")));
    QVERIFY(!f.send(f.get("/here")));
    QCOMPARE(f.server.requests().size(), 1);
}

void TestStrangeServers::whatFailedAfterAcceptingHasArrived()
{
    ClientFixture f;
    int there = 0;
    const auto accept = [&there](const SeenRequest &) { ++there; };
    const auto well = HostileServer::always(HostileServer::answer(200, "{}"));
    f.server.on("/fails", failsAfterAccepting(accept, well, 2));
    for (const int status : {502, 502, 200}) {
        const auto response = f.send(f.post("/fails", "hello"));
        QVERIFY(response);
        QCOMPARE(response->status, status);
    }
    QCOMPARE(there, 2);
    f.server.on("/hangs", hangsUpAfterAccepting(accept, well));
    const auto lost = f.send(f.post("/hangs", "hello"));
    COMPARE_ERROR(lost, ErrorCode::ConnectionLost);
    QCOMPARE(there, 3);
    QVERIFY(f.send(f.post("/hangs", "hello")));
    QCOMPARE(there, 3);
}

void TestStrangeServers::aSelfSignedCertificateIsRefused()
{
    TestCertificates certificates;
    QVERIFY2(certificates.make(QStringLiteral("stranger")), "openssl is needed to make certificates");
    ClientFixture f;
    f.server.setTls(certificates.tls(QStringLiteral("stranger")));
    f.server.onAnythingElse(HostileServer::always(HostileServer::answer(200, "{}")));
    COMPARE_ERROR(f.send(f.post("/x", "hello")), ErrorCode::InsecureConnection);
    QCOMPARE(f.server.headersSeen(), 0);
}

QTEST_GUILESS_MAIN(TestStrangeServers)
#include "test_strange_servers.moc"
