// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates that are not right are never accepted, and nothing of the request leaves before that is known.
#include "client_fixture.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSslKey>
#include <QTemporaryDir>

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

private:
    [[nodiscard]] bool openssl(const QStringList &arguments) const;
    [[nodiscard]] bool makeCertificate(const QString &name, const QStringList &how) const;
    [[nodiscard]] QByteArray file(const QString &name) const;
    [[nodiscard]] QSslConfiguration tls(const QString &name) const;
    [[nodiscard]] QSslCertificate certificate(const QString &name) const;

    QTemporaryDir m_folder;
};

bool TestHttpTls::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished() && process.exitCode() == 0;
}

bool TestHttpTls::makeCertificate(const QString &name, const QStringList &how) const
{
    return openssl(QStringList{QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                               QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                               QStringLiteral("ec_paramgen_curve:P-256"), QStringLiteral("-nodes"),
                               QStringLiteral("-keyout"), name + QStringLiteral(".key"),
                               QStringLiteral("-out"), name + QStringLiteral(".pem"), QStringLiteral("-subj"),
                               QStringLiteral("/CN=test")} +
                   how);
}

QByteArray TestHttpTls::file(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QSslCertificate TestHttpTls::certificate(const QString &name) const
{
    return QSslCertificate(file(name + QStringLiteral(".pem")));
}

QSslConfiguration TestHttpTls::tls(const QString &name) const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificate(name));
    configuration.setPrivateKey(QSslKey(file(name + QStringLiteral(".key")), QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

void TestHttpTls::initTestCase()
{
    const QString names = QStringLiteral("-addext");
    QVERIFY2(makeCertificate(QStringLiteral("good"), {names, QStringLiteral("subjectAltName=IP:127.0.0.1")}),
             "openssl is needed to make certificates");
    QVERIFY(makeCertificate(QStringLiteral("other-name"),
                            {names, QStringLiteral("subjectAltName=DNS:example.org")}));
    // Its last day was yesterday, which "req" does not make.
    QVERIFY(
        openssl(QStringLiteral("req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout expired.key "
                               "-out expired.csr -subj /CN=test -addext subjectAltName=IP:127.0.0.1")
                    .split(u' ')));
    QVERIFY(openssl(QStringLiteral("x509 -req -in expired.csr -signkey expired.key -days -1 "
                                   "-copy_extensions copy -out expired.pem")
                        .split(u' ')));
    QVERIFY(
        makeCertificate(QStringLiteral("stranger"), {names, QStringLiteral("subjectAltName=IP:127.0.0.1")}));
}

void TestHttpTls::aTrustedCertificateWorks()
{
    ClientFixture f({certificate(QStringLiteral("good"))});
    f.server.setTls(tls(QStringLiteral("good")));
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
    QList<QSslCertificate> trusted{certificate(QStringLiteral("good"))};
    if (name != QLatin1StringView("stranger"))
        trusted << certificate(name);
    ClientFixture f(trusted);
    f.server.setTls(tls(name));
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

QTEST_GUILESS_MAIN(TestHttpTls)
#include "test_http_tls.moc"
