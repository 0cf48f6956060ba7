// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/jwt.h"
#include "networks/server_clock.h"

#include <QJsonDocument>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;

class TestJwt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theExampleOfTheStandard()
    {
        // RFC 7515, appendix A.1: header, claims, key and signature as printed there.
        const QByteArray input = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
                                 "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                                 "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        const QByteArray key = QByteArray::fromBase64(
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
            QByteArray::Base64UrlEncoding);
        QCOMPARE(jwtSignature(JwtAlgorithm::Hs256, key, input),
                 QByteArray("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        QCOMPARE(base64Url("{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}"),
                 QByteArray("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"));
    }

    void theLongerHash()
    {
        // RFC 4231, 4.3: HMAC-SHA-512 of test case 2.
        const QByteArray mac =
            QByteArray::fromHex("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                                "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737");
        QCOMPARE(jwtSignature(JwtAlgorithm::Hs512, "Jefe", "what do ya want for nothing?"), base64Url(mac));
    }

    void aWholeToken()
    {
        const QByteArray token = jwt(JwtAlgorithm::Hs256, "key", {{QStringLiteral("iat"), 5}},
                                     {{QStringLiteral("kid"), QStringLiteral("6a")}});
        const QList<QByteArray> parts = token.split('.');
        QCOMPARE(parts.size(), 3);
        const auto read = [](const QByteArray &part) {
            return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding))
                .object();
        };
        QCOMPARE(read(parts[0]), (QJsonObject{{QStringLiteral("alg"), QStringLiteral("HS256")},
                                              {QStringLiteral("kid"), QStringLiteral("6a")},
                                              {QStringLiteral("typ"), QStringLiteral("JWT")}}));
        QCOMPARE(read(parts[1]), (QJsonObject{{QStringLiteral("iat"), 5}}));
        QCOMPARE(parts[2], jwtSignature(JwtAlgorithm::Hs256, "key", parts[0] + '.' + parts[1]));
        QVERIFY(!token.contains('='));
    }

    void learnsTheTimeOfServersFromTheirAnswers()
    {
        FakeClock clock;
        ServerClock servers(clock);
        const QUrl one(QStringLiteral("https://one.example/blog"));
        const QUrl other(QStringLiteral("https://two.example"));
        QCOMPARE(servers.now(one), clock.now());
        QVERIFY(!servers.weAreAheadOf(one));
        QVERIFY(servers.trouble(one).isEmpty());

        net::HttpResponse response;
        response.finalUrl = QUrl(QStringLiteral("https://one.example/api"));
        servers.note(response); // it tells no time
        QVERIFY(!servers.weAreAheadOf(one));
        const Instant told = servers.now(one);
        const auto dated = [&response](Instant at) {
            response.headers = {
                {"Date",
                 QLocale::c().toString(at.toUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1() +
                     " GMT"}};
        };
        dated(clock.now() - std::chrono::hours(3));
        servers.note(response);
        QVERIFY(servers.isFarFrom(told, one)); // whoever told that, at once or later, was refused for it
        servers.note(response);
        QVERIFY(servers.isFarFrom(told, one));
        QVERIFY(!servers.isFarFrom(servers.now(one), one));
        QVERIFY(!servers.isFarFrom(told, other));
        QCOMPARE(servers.weAreAheadOf(one).value(), Milliseconds(std::chrono::hours(3)));
        QCOMPARE(servers.now(one), clock.now() - std::chrono::hours(3));
        QCOMPARE(servers.now(other), clock.now());
        QCOMPARE(servers.trouble(one),
                 QStringLiteral("The clock of this computer is 3 hour(s) ahead of the server's."));
        // Somebody sets the clock right.
        clock.setNow(clock.now() - std::chrono::hours(3));
        servers.note(response);
        QVERIFY(servers.trouble(one).isEmpty());
        dated(clock.now() + std::chrono::minutes(10));
        servers.note(response);
        QVERIFY(servers.trouble(one).contains(QStringLiteral("10 minute(s) behind")));
    }
};

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_jwt.moc"
