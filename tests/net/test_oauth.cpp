// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/oauth.h"
#include "net/page_call.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace hatstand;
using namespace hatstand::net;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

HttpResponse answer(int status, const QByteArray &body)
{
    HttpResponse response;
    response.status = status;
    response.body = body;
    response.headers = {{"Content-Type", "application/json"}};
    response.receivedAt = Instant::fromMilliseconds(1'000'000);
    return response;
}

const QByteArray host = "127.0.0.1:40123";
} // namespace

class TestOAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theChallengeIsThatOfTheStandard()
    {
        // RFC 7636, appendix B.
        QCOMPARE(pkceChallenge(s("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")),
                 s("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"));
    }

    void whatIsDrawnIsLongAndNeverTheSame()
    {
        QSet<QString> drawn;
        for (int i = 0; i < 1000; ++i)
            drawn << randomToken();
        QCOMPARE(drawn.size(), 1000);
        const Pkce pkce = makePkce();
        // RFC 7636, 4.1: 43 to 128 characters.
        QVERIFY(pkce.verifier.size() >= 43 && pkce.verifier.size() <= 128);
        QCOMPARE(pkce.challenge, pkceChallenge(pkce.verifier));
        QVERIFY(!pkce.verifier.contains(u'+') && !pkce.verifier.contains(u'/') &&
                !pkce.verifier.contains(u'='));
    }

    void secretsAreComparedWhole()
    {
        QVERIFY(sameSecret(s("abc"), s("abc")));
        QVERIFY(!sameSecret(s("abc"), s("abd")));
        QVERIFY(!sameSecret(s("abc"), s("ab")));
        QVERIFY(!sameSecret(s("xbc"), s("abc")));
    }

    void theAddressCarriesEverything()
    {
        AuthorizationRequest request;
        request.endpoint = QUrl(s("https://social.example/oauth/authorize?lang=de#there"));
        request.clientId = s("id & co");
        request.redirect = QUrl(s("http://127.0.0.1:40123/callback"));
        request.scope = s("read write:media");
        request.state = s("st+ate");
        request.challenge = s("challenge");
        request.more = {{s("force_login"), s("true")}};
        const QUrl address = authorizationAddress(request);
        QCOMPARE(address.fragment(), QString());
        const auto value = [&address](const char *name) { return queryValues(address, s(name)).join(u'|'); };
        QCOMPARE(value("lang"), s("de"));
        QCOMPARE(value("response_type"), s("code"));
        QCOMPARE(value("client_id"), s("id & co"));
        QCOMPARE(value("redirect_uri"), s("http://127.0.0.1:40123/callback"));
        QCOMPARE(value("scope"), s("read write:media"));
        QCOMPARE(value("state"), s("st+ate"));
        QCOMPARE(value("code_challenge"), s("challenge"));
        QCOMPARE(value("code_challenge_method"), s("S256"));
        QCOMPARE(value("force_login"), s("true"));
        QVERIFY(address.toEncoded().contains("st%2Bate"));
    }

    void theArrivalIsCheckedFromAllSides_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<bool>("issuerRequired");
        QTest::addColumn<QString>("code");
        QTest::addColumn<ErrorCode>("error");
        const QString none;
        const QString issuer = s("https://social.example");
        const auto bad = [](const char *name, const char *query, const QString &expected, bool isRequired,
                            ErrorCode error) {
            QTest::newRow(name) << s(query) << expected << isRequired << QString() << error;
        };
        QTest::newRow("good") << s("code=abc&state=right") << none << false << s("abc") << ErrorCode::Unknown;
        QTest::newRow("escaped") << s("state=right&code=a%2Bb%2F") << none << false << s("a+b/")
                                 << ErrorCode::Unknown;
        QTest::newRow("issuer") << s("code=abc&state=right&iss=https%3A%2F%2Fsocial.example") << issuer
                                << true << s("abc") << ErrorCode::Unknown;
        QTest::newRow("issuer not promised")
            << s("code=abc&state=right") << issuer << false << s("abc") << ErrorCode::Unknown;
        bad("no state", "code=abc", none, false, ErrorCode::InvalidInput);
        bad("wrong state", "code=abc&state=wrong", none, false, ErrorCode::InvalidInput);
        bad("two states", "code=abc&state=right&state=right", none, false, ErrorCode::InvalidInput);
        bad("two codes", "code=abc&code=def&state=right", none, false, ErrorCode::InvalidInput);
        bad("no code", "state=right", none, false, ErrorCode::InvalidInput);
        bad("empty code", "code=&state=right", none, false, ErrorCode::InvalidInput);
        bad("code with a line", "code=a%0Ab&state=right", none, false, ErrorCode::InvalidInput);
        bad("other issuer", "code=abc&state=right&iss=https%3A%2F%2Fevil.example", issuer, false,
            ErrorCode::InvalidInput);
        bad("issuer missing", "code=abc&state=right", issuer, true, ErrorCode::InvalidInput);
        bad("denied", "error=access_denied&state=right", none, false, ErrorCode::NotAllowed);
        bad("denied without state", "error=access_denied", none, false, ErrorCode::InvalidInput);
        bad("scope", "error=invalid_scope&error_description=No+such+scope&state=right", none, false,
            ErrorCode::Refused);
        bad("trouble", "error=server_error&state=right", none, false, ErrorCode::ServerTrouble);
    }
    void theArrivalIsCheckedFromAllSides()
    {
        QFETCH(QString, query);
        QFETCH(QString, issuer);
        QFETCH(bool, issuerRequired);
        QFETCH(QString, code);
        QFETCH(ErrorCode, error);
        const QUrl arrived(s("http://127.0.0.1:40123/callback?") + query);
        const auto got = authorizationCode(arrived, {s("right"), issuer, issuerRequired}, s("The server"));
        if (error == ErrorCode::Unknown) {
            QVERIFY2(got, qPrintable(got ? QString() : got.error().sentence()));
            QCOMPARE(*got, code);
            return;
        }
        QVERIFY(!got);
        QCOMPARE(errorCodeName(got.error().code), errorCodeName(error));
        QVERIFY(!got.error().what.isEmpty());
        QVERIFY(!got.error().sentence().contains(s("abc")));
    }

    void theServersReasonIsToldInItsWords()
    {
        const QUrl arrived(s("http://127.0.0.1:1/cb?state=x&error=invalid_scope&error_description=Not+here"));
        const auto got = authorizationCode(arrived, {s("x")}, s("Mastodon"));
        QVERIFY(!got);
        QVERIFY2(got.error().why.contains(s("Not here")), qPrintable(got.error().why));
    }

    void theFormsAreThoseOfTheStandard()
    {
        const QUrl redirect(s("http://127.0.0.1:40123/callback"));
        QCOMPARE(
            formBody(codeForm(s("c/d"), s("v"), redirect, s("id"))),
            QByteArray("grant_type=authorization_code&code=c%2Fd&redirect_uri=http%3A%2F%2F127.0.0.1%3A40123"
                       "%2Fcallback&client_id=id&code_verifier=v"));
        QCOMPARE(formBody(refreshForm(s("r"), s("id"))),
                 QByteArray("grant_type=refresh_token&refresh_token=r&client_id=id"));
        const HttpRequest request = tokenRequest(QUrl(s("https://social.example/oauth/token")),
                                                 refreshForm(s("r"), s("id")), Purpose::SignIn);
        QCOMPARE(request.method, HttpMethod::Post);
        QCOMPARE(request.contentType, QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(request.redirects, Redirects::Never);
    }

    void tokensAreRead()
    {
        const auto tokens =
            readTokens(answer(200, R"({"access_token":"at","refresh_token":"rt","token_type":"Bearer",)"
                                   R"("scope":"read write","expires_in":3600,"sub":"me"})"),
                       s("Mastodon"));
        QVERIFY(tokens);
        QCOMPARE(tokens->access, s("at"));
        QCOMPARE(tokens->refresh, s("rt"));
        QCOMPARE(tokens->type, s("Bearer"));
        QCOMPARE(tokens->scopes, QStringList({s("read"), s("write")}));
        QCOMPARE(tokens->endsAt->milliseconds(), 1'000'000 + 3'600'000);
        QCOMPARE(tokens->all[u"sub"].toString(), s("me"));
        const auto endless = readTokens(answer(200, R"({"access_token":"at"})"), s("Mastodon"));
        QVERIFY(endless && !endless->endsAt);
        const auto words = readTokens(answer(200, R"({"access_token":"at","expires_in":"60"})"), s("M"));
        QCOMPARE(words->endsAt->milliseconds(), 1'060'000);
    }

    void refusalsOfTokens_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("grant") << 400 << QByteArray(R"({"error":"invalid_grant"})")
                               << ErrorCode::SignInNeeded;
        QTest::newRow("client") << 401 << QByteArray(R"({"error":"invalid_client"})")
                                << ErrorCode::SignInNeeded;
        QTest::newRow("scope") << 400 << QByteArray(R"({"error":"invalid_scope"})") << ErrorCode::Refused;
        QTest::newRow("request") << 400 << QByteArray(R"({"error":"invalid_request"})") << ErrorCode::Refused;
        QTest::newRow("limit") << 429 << QByteArray(R"({"error":"Too many"})") << ErrorCode::RateLimited;
        QTest::newRow("trouble") << 502 << QByteArray("<html>") << ErrorCode::ServerTrouble;
        QTest::newRow("page") << 200 << QByteArray("<html>Welcome") << ErrorCode::BadAnswer;
        QTest::newRow("no token") << 200 << QByteArray(R"({"token_type":"Bearer"})") << ErrorCode::BadAnswer;
        QTest::newRow("a line in it")
            << 200 << QByteArray(R"({"access_token":"a\nb"})") << ErrorCode::BadAnswer;
    }
    void refusalsOfTokens()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(ErrorCode, code);
        const auto tokens = readTokens(answer(status, body), s("Mastodon"));
        QVERIFY(!tokens);
        QCOMPARE(errorCodeName(tokens.error().code), errorCodeName(code));
    }

    void callsAreReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("state");
        const auto row = [](const char *name, const QByteArray &bytes, PageCall::State state) {
            QTest::newRow(name) << bytes << int(state);
        };
        const QByteArray good = "GET /callback?code=a HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        row("good", good, PageCall::State::Page);
        row("old", "GET / HTTP/1.0\r\nhost:" + host + "\r\n\r\n", PageCall::State::Page);
        row("half", good.left(40), PageCall::State::Incomplete);
        row("nothing", {}, PageCall::State::Incomplete);
        row("post", "POST / HTTP/1.1\r\nHost: " + host + "\r\n\r\n", PageCall::State::BadMethod);
        row("other host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", PageCall::State::Garbage);
        row("no host", "GET / HTTP/1.1\r\n\r\n", PageCall::State::Garbage);
        row("two hosts", "GET / HTTP/1.1\r\nHost: " + host + "\r\nHost: " + host + "\r\n\r\n",
            PageCall::State::Garbage);
        row("whole address", "GET http://127.0.0.1/ HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
            PageCall::State::Garbage);
        row("tls", QByteArray("\x16\x03\x01\x02", 4), PageCall::State::Garbage);
        row("two words", "GET /\r\nHost: " + host + "\r\n\r\n", PageCall::State::Garbage);
        row("too long", "GET /" + QByteArray(longestPageCall, 'a'), PageCall::State::Garbage);
    }
    void callsAreReadStrictly()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, state);
        QCOMPARE(int(readPageCall(bytes, host).state), state);
    }

    void pagesNeedNothingFromElsewhere()
    {
        const QByteArray page = pageAnswer(200, "OK", plainPage(s("A <b> title"), s("\"x\" & y")));
        QVERIFY(page.contains("A &lt;b&gt; title"));
        QVERIFY(page.contains("default-src 'none'"));
        QVERIFY(!page.contains("src="));
        QVERIFY(!page.contains("href="));
        const qsizetype body = page.indexOf("\r\n\r\n") + 4;
        QVERIFY(page.contains("Content-Length: " + QByteArray::number(page.size() - body)));
    }
};

QTEST_GUILESS_MAIN(TestOAuth)
#include "test_oauth.moc"
