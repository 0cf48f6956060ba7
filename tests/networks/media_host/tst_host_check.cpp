// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The test of a place: a tiny picture goes there and must come back to a stranger.
#include "host_fixture.h"
#include "support/certificates.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestHostCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itWorksAndLeavesNothingBehind()
    {
        HostFixture f;
        QByteArray sent;
        f.place.onTaken = [&] { sent = f.place.files.begin()->bytes; };
        const auto host = f.make(f.webDav());
        const auto checked = f.check(host);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
        QVERIFY(checked->address.path().startsWith(u"/public/"));
        QVERIFY(sent.startsWith("GIF89a"));
        QVERIFY(f.place.files.isEmpty());
        QVERIFY(!f.place.strangerHadCredentials);
        // It is the loopback, from where no network fetches anything.
        QVERIFY2(checked->remark.contains(u"127.0.0.1"), qPrintable(checked->remark));
        // Each test has a picture of its own, so that no old copy answers.
        const QByteArray first = sent;
        QVERIFY(f.check(host));
        QVERIFY(sent != first);
    }

    void addressesThatNoNetworkReaches_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("onlyHere");
        const auto row = [](const QString &host, bool onlyHere) {
            QTest::newRow(qPrintable(host)) << host << onlyHere;
        };
        for (const QString &host : {u"localhost"_s,
                                    u"127.0.0.1"_s,
                                    u"[::1]"_s,
                                    u"nas"_s,
                                    u"nas.local"_s,
                                    u"NAS.Local."_s,
                                    u"nas.lan"_s,
                                    u"nas.lan."_s,
                                    u"nas.home.arpa"_s,
                                    u"nas.internal"_s,
                                    u"a.localhost"_s,
                                    u"localhost."_s,
                                    u"10.1.2.3"_s,
                                    u"172.16.0.1"_s,
                                    u"172.31.255.255"_s,
                                    u"192.168.1.1"_s,
                                    u"169.254.1.1"_s,
                                    u"100.64.0.1"_s,
                                    u"100.127.255.255"_s,
                                    u"0.0.0.0"_s,
                                    u"[::]"_s,
                                    u"[fe80::1]"_s,
                                    u"[fd00::1]"_s,
                                    u"[::ffff:10.0.0.1]"_s,
                                    u"[::ffff:127.0.0.1]"_s})
            row(host, true);
        for (const QString &host :
             {u"files.example.org"_s, u"files.example.org."_s, u"wlan.example"_s, u"mylan.org"_s,
              u"9.9.9.9"_s, u"100.63.255.255"_s, u"100.128.0.1"_s, u"172.32.0.1"_s, u"[2001:db8::1]"_s,
              u"[::ffff:9.9.9.9]"_s, u"xn--bckerei-5wa.example"_s})
            row(host, false);
    }
    void addressesThatNoNetworkReaches()
    {
        QFETCH(const QString, host);
        QFETCH(const bool, onlyHere);
        const QUrl address(u"https://"_s + host + u"/a.jpg"_s);
        QVERIFY(address.isValid());
        QCOMPARE(isOnlyHere(address), onlyHere);
    }

    void whatAStrangerGets_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QByteArray &answer, const QString &what,
                            const QString &why) { QTest::newRow(name) << answer << what << why; };
        row("asks to sign in",
            HostileServer::answer(401, {}, "text/plain", "WWW-Authenticate: Basic realm=\"a\"\r\n"),
            u"is not public"_s, u"asks strangers"_s);
        row("is shut", FileHost::refusal(403), u"is not public"_s, u"asks strangers"_s);
        row("leads elsewhere", FileHost::refusal(404), u"not where its public address leads"_s,
            u"no such file"_s);
        row("a page to sign in", HostileServer::answer(200, "<!DOCTYPE html><p>Sign in", "text/html"),
            u"comes a web page"_s, u"people sign in"_s);
        row("another picture", HostileServer::answer(200, "GIF89a another", "image/gif"), u"Another file"_s,
            u"changes the files"_s);
        row("a whole film", HostileServer::answer(200, QByteArray(2'000'000, 'x'), "video/mp4"),
            u"Another file"_s, u"much larger"_s);
        row("trouble", FileHost::refusal(500), u"trouble"_s, u"cannot be fetched"_s);
        row("a broken line", {}, u"The file was put there. Its public address"_s, QString());
    }
    void whatAStrangerGets()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const QString, what);
        QFETCH(const QString, why);
        HostFixture f;
        f.place.insteadOf = [&](const SeenRequest &request) {
            return request.method == "GET" ? std::optional(answer) : std::nullopt;
        };
        const auto checked = f.check(f.make(f.webDav()));
        QVERIFY(!checked);
        QVERIFY2(checked.error().what.contains(what), qPrintable(checked.error().sentence()));
        QVERIFY2(checked.error().why.contains(why), qPrintable(checked.error().sentence()));
        QVERIFY(answer.isEmpty() || !checked.error().remedy.isEmpty());
        QVERIFY2(f.place.files.isEmpty(), "the tiny picture was left behind");
    }

    void aRedirectToTheFileIsFollowedOneToASignInIsSeenThrough()
    {
        HostFixture f;
        f.place.insteadOf = [&](const SeenRequest &request) -> std::optional<QByteArray> {
            if (request.method == "GET" && request.path.startsWith("/short/"))
                return HostileServer::answer(302, {}, "text/plain",
                                             "Location: /public/" + request.path.mid(7) + "\r\n");
            if (request.method == "GET" && request.path.startsWith("/shut/"))
                return HostileServer::answer(302, {}, "text/plain", "Location: /login\r\n");
            if (request.path == "/login")
                return HostileServer::answer(200, "<html>Sign in", "text/html");
            return std::nullopt;
        };
        MediaHostSettings settings = f.webDav();
        settings.publicAddress = f.place.url("/short");
        QVERIFY(f.check(f.make(settings)));
        settings.publicAddress = f.place.url("/shut");
        const auto shut = f.check(f.make(settings));
        QVERIFY(!shut);
        QVERIFY2(shut.error().what.contains(u"web page"), qPrintable(shut.error().sentence()));
    }

    void thePlaceItselfIsNotPublic()
    {
        const HostFixture f;
        MediaHostSettings settings = f.webDav();
        settings.publicAddress.clear(); // WebDAV asks everybody for the password
        const auto checked = f.check(f.make(settings));
        QCOMPARE(checked.error().code, ErrorCode::NotAllowed);
        QVERIFY(checked.error().remedy.contains(u"public address"));
        QVERIFY(f.place.files.isEmpty());
    }

    void whatMayNotBeTakenAwayIsSaid()
    {
        HostFixture f;
        f.place.insteadOf = [](const SeenRequest &request) {
            return request.method == "DELETE" ? std::optional(FileHost::refusal(403)) : std::nullopt;
        };
        const auto checked = f.check(f.make(f.webDav()));
        QVERIFY(!checked);
        QVERIFY2(checked.error().what.contains(u"not taken away"), qPrintable(checked.error().sentence()));
    }

    void aLineThatBreaksWhileTidyingUpIsTriedOnceMore()
    {
        HostFixture f;
        int breaks = 1;
        f.place.insteadOf = [&breaks](const SeenRequest &request) -> std::optional<QByteArray> {
            return request.method == "DELETE" && breaks-- > 0 ? std::optional(QByteArray()) : std::nullopt;
        };
        const auto checked = f.check(f.make(f.webDav()));
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
        QVERIFY(f.place.files.isEmpty());
        QCOMPARE(f.place.count("DELETE"), 2);

        breaks = 2;
        QVERIFY(!f.check(f.make(f.webDav())));
        QCOMPARE(f.place.count("DELETE"), 4);
    }

    void aTestThatIsStoppedCleansUp()
    {
        HostFixture f;
        CancelSource source;
        f.place.insteadOf = [&source](const SeenRequest &request) -> std::optional<QByteArray> {
            if (request.method == "GET")
                source.cancel();
            return std::nullopt;
        };
        const auto checked = await(checkMediaHost(f.make(f.webDav()), f.line, source.token()));
        QCOMPARE(checked.error().code, ErrorCode::Cancelled);
        QTRY_VERIFY(f.place.files.isEmpty()); // nobody waits for that
    }

    void aCertificateOfNobodyIsRefused()
    {
        const TestCertificates certificates;
        QVERIFY2(certificates.make(u"own"_s), "openssl is needed to make certificates");
        for (const bool isTrusted : {false, true}) {
            HostFixture f(isTrusted ? QList{certificates.certificate(u"own"_s)} : QList<QSslCertificate>());
            f.place.server.setTls(certificates.tls(u"own"_s));
            MediaHostSettings settings = f.webDav();
            settings.address.setScheme(u"https"_s);
            settings.publicAddress.setScheme(u"https"_s);
            const auto checked = f.check(f.make(settings));
            if (isTrusted) {
                QVERIFY2(checked, checked ? "" : qPrintable(checked.error().sentence()));
                continue;
            }
            QCOMPARE(checked.error().code, ErrorCode::InsecureConnection);
            QVERIFY2(checked.error().why.contains(u"certificate"), qPrintable(checked.error().sentence()));
            QCOMPARE(f.place.server.headersSeen(), 0);
        }
    }

    void thePublicAddressHasACertificateOfNobody()
    {
        const TestCertificates certificates;
        QVERIFY2(certificates.make(u"own"_s), "openssl is needed to make certificates");
        HostFixture f;
        FileHost elsewhere;
        elsewhere.server.setTls(certificates.tls(u"own"_s));
        MediaHostSettings settings = f.webDav();
        settings.publicAddress = elsewhere.url("/public");
        const auto checked = f.check(f.make(settings));
        QCOMPARE(checked.error().code, ErrorCode::InsecureConnection);
        QVERIFY2(checked.error().what.startsWith(u"The file was put there."),
                 qPrintable(checked.error().sentence()));
        QVERIFY(f.place.files.isEmpty());
    }

    void anAddressWhereNobodyIs()
    {
        HostFixture f;
        MediaHostSettings settings = f.webDav();
        f.place.server.close();
        QCOMPARE(f.check(f.make(settings)).error().code, ErrorCode::Offline);
    }
};

QTEST_GUILESS_MAIN(TestHostCheck)
#include "tst_host_check.moc"
