// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates that are not right are never accepted, and nothing of the request leaves before that is known.
#include "client_fixture.h"
#include "support/certificates.h"

#include <QPointer>

using namespace hatstand;
using namespace hatstand::test;

class TestHttpTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTrustedCertificateWorks();
    void aBadCertificateIsRefused_data();
    void aBadCertificateIsRefused();
    void plainTextOnATlsPortIsRefused();
    void aLineCutInTheGreetingIsOffline();
    void aKeptLineThatWasClosedIsNotUsed();
    void whatNobodyAskedForIsNoAnswer();

private:
    TestCertificates m_certificates;
};

void TestHttpTls::initTestCase()
{
    QVERIFY2(m_certificates.make(QStringLiteral("good")), "openssl is needed to make certificates");
    QVERIFY(m_certificates.make(QStringLiteral("other-name"), QStringLiteral("DNS:example.org")));
    QVERIFY(m_certificates.makeExpired(QStringLiteral("expired")));
    QVERIFY(m_certificates.make(QStringLiteral("stranger")));
}

void TestHttpTls::aTrustedCertificateWorks()
{
    ClientFixture f({m_certificates.certificate(QStringLiteral("good"))});
    f.server.setTls(m_certificates.tls(QStringLiteral("good")));
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    const auto result = f.send(f.post("/x", "hello"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
    QCOMPARE(result->finalUrl.scheme(), QStringLiteral("https"));
    QCOMPARE(f.server.requests().first().body, QByteArray("hello"));
}

void TestHttpTls::aBadCertificateIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("of nobody known") << QStringLiteral("stranger");
    QTest::newRow("for another name") << QStringLiteral("other-name");
    QTest::newRow("expired") << QStringLiteral("expired");
}

void TestHttpTls::aBadCertificateIsRefused()
{
    QFETCH(QString, name);
    // Trusted as such, but for the stranger: so that only the name or the date is wrong.
    QList<QSslCertificate> trusted{m_certificates.certificate(QStringLiteral("good"))};
    if (name != QLatin1StringView("stranger"))
        trusted << m_certificates.certificate(name);
    ClientFixture f(trusted);
    f.server.setTls(m_certificates.tls(name));
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    for (const auto &request : {f.post("/x", "hello"), f.post("/x", {}), f.get("/x")}) {
        const auto result = f.send(request);
        COMPARE_ERROR(result, ErrorCode::InsecureConnection);
        QVERIFY(!result.error().detail.isEmpty());
    }
    QCOMPARE(f.server.headersSeen(), 0);
    QVERIFY(f.log.entries().isEmpty());
}

void TestHttpTls::plainTextOnATlsPortIsRefused()
{
    ClientFixture f;
    f.server.onConnection([](QTcpSocket *socket) { socket->write(HostileServer::answer(200, "{}")); });
    auto request = f.post("/x", "hello");
    request.url.setScheme(QStringLiteral("https"));
    COMPARE_ERROR(f.send(request), ErrorCode::InsecureConnection);
    QVERIFY(f.log.entries().isEmpty());
}

void TestHttpTls::aLineCutInTheGreetingIsOffline()
{
    ClientFixture f;
    f.server.onConnection([](QTcpSocket *socket) { socket->abort(); });
    auto request = f.post("/x", "hello");
    request.url.setScheme(QStringLiteral("https"));
    const auto result = f.send(request);
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Offline ||
            result.error().code == ErrorCode::InsecureConnection);
    QVERIFY(f.log.entries().isEmpty());
}

/// TLS says farewell before it hangs up, which is something to read, as an answer would be.
void TestHttpTls::aKeptLineThatWasClosedIsNotUsed()
{
    ClientFixture f({m_certificates.certificate(QStringLiteral("good"))});
    f.server.setTls(m_certificates.tls(QStringLiteral("good")));
    QPointer<QTcpSocket> line;
    f.server.on("/x", [&line](const SeenRequest &, QTcpSocket *socket) {
        socket->write(HostileServer::answer(200, "{}"));
        line = socket;
    });
    for (int i = 1; i <= 3; ++i) {
        const auto result = f.send(f.post("/x", "hello"));
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
        QCOMPARE(f.server.connections(), i);
        line->disconnectFromHost();
        QTRY_VERIFY(!line || line->state() == QAbstractSocket::UnconnectedState);
    }
    // One that was not closed is used again.
    QVERIFY(f.send(f.post("/x", "hello")));
    QVERIFY(f.send(f.post("/x", "hello")));
    QCOMPARE(f.server.connections(), 4);
}

/// Too much in the same piece of TLS as the end of an answer: it has arrived, and no socket tells of it.
void TestHttpTls::whatNobodyAskedForIsNoAnswer()
{
    ClientFixture f({m_certificates.certificate(QStringLiteral("good"))});
    f.server.setTls(m_certificates.tls(QStringLiteral("good")));
    f.server.on("/first", [](const SeenRequest &, QTcpSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
        socket->flush();
        socket->write("{}" + HostileServer::answer(403, R"({"own":false})"));
        socket->flush();
    });
    f.server.on("/next", HostileServer::always(HostileServer::answer(201, R"({"own":true})")));
    const auto first = f.send(f.post("/first", "hello"));
    QVERIFY2(first, first ? "" : qPrintable(first.error().sentence() + first.error().detail));
    QCOMPARE(first->body, QByteArray("{}"));
    const auto next = f.send(f.post("/next", "hello"));
    QVERIFY2(next, next ? "" : qPrintable(next.error().sentence() + next.error().detail));
    QCOMPARE(next->status, 201);
    QCOMPARE(f.server.requests().size(), 2);
}

QTEST_GUILESS_MAIN(TestHttpTls)
#include "test_http_tls.moc"
