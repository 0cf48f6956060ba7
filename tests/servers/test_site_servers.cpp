// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The ground under the flow tests of what people run on servers of their own: each server is the real thing,
// takes a post with the credentials that it printed, shows it to others, and refuses who has none.
#include "net/http_client.h"
#include "net/json.h"
#include "support/await.h"
#include "support/hostile_server.h"
#include "support/memory_traffic_log.h"
#include "support/prism_check.h"
#include "support/server_process.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QUrlQuery>

#include <cstdio>

using namespace hatstand;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

/// A JSON web token (RFC 7519) with a shared key.
QByteArray webToken(QJsonObject header, const QJsonObject &claims, QCryptographicHash::Algorithm algorithm,
                    const QByteArray &key)
{
    header.insert(u"typ"_s, u"JWT"_s);
    header.insert(u"alg"_s, algorithm == QCryptographicHash::Sha512 ? u"HS512"_s : u"HS256"_s);
    const QByteArray text = QJsonDocument(header).toJson(QJsonDocument::Compact).toBase64(base64) + '.' +
                            QJsonDocument(claims).toJson(QJsonDocument::Compact).toBase64(base64);
    return text + '.' + QMessageAuthenticationCode::hash(text, key, algorithm).toBase64(base64);
}

QByteArray basic(const QString &user, const QString &password)
{
    return "Basic " + (user + u':' + password).toUtf8().toBase64();
}

net::HttpRequest form(const QUrl &url, const QList<std::pair<QString, QString>> &fields)
{
    net::HttpRequest request;
    request.method = net::HttpMethod::Post;
    request.url = url;
    QStringList all;
    for (const auto &[key, value] : fields)
        all << key + u'=' + QString::fromUtf8(QUrl::toPercentEncoding(value));
    request.body = all.join(u'&').toUtf8();
    request.contentType = QByteArrayLiteral("application/x-www-form-urlencoded");
    return request;
}
} // namespace

class TestSiteServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wordPressTakesAPostWithAnApplicationPassword();
    void wordPressWithoutItsInterface_data();
    void wordPressWithoutItsInterface();
    void ghostTakesAPostWithItsKey();
    void shaarliKnowsALinkAgain();
    void snacFederates();
    void oauthGivesATokenForACode();
    void prismSaysWhatIsWrong();

private:
    /// The status, and the JSON of the body (an array stands under "list").
    struct Answer
    {
        int status = 0;
        QJsonObject json;
        QByteArray type;
        net::HttpResponse response;
    };
    Answer ask(net::HttpRequest request, const QByteArray &authorization = {});
    Answer get(const QString &url, const QByteArray &authorization = {})
    {
        return ask(net::HttpRequest::get(QUrl(url), net::Purpose::ReadPosts), authorization);
    }
    Answer post(const QString &url, const QJsonObject &body, const QByteArray &authorization = {})
    {
        return ask(net::HttpRequest::postJson(QUrl(url), body, net::Purpose::SendPost), authorization);
    }
    /// The code that the address of the loopback ends with, when a person has agreed in the browser.
    QString codeFor(const TestServer &server, const QUrl &address, const QStringList &arguments);

    SystemClock m_clock;
    SystemTimers m_timers;
    net::RateLimiter m_limiter{m_clock};
    MemoryTrafficLog m_log;
    net::HttpClient m_client{m_clock, m_timers, m_limiter, &m_log, nullptr, {u"Hatstand/test"_s, {}}};
    HostileServer m_loopback;
};

TestSiteServers::Answer TestSiteServers::ask(net::HttpRequest request, const QByteArray &authorization)
{
    if (!authorization.isEmpty())
        request.setHeader("Authorization", authorization);
    // On a connection of its own each time: some servers (snac) end a kept one without a word, and then
    // nobody knows whether the request arrived.
    net::HttpClient client(m_clock, m_timers, m_limiter, &m_log, nullptr, {u"Hatstand/test"_s, {}});
    const auto response = await(client.send(std::move(request)));
    if (!response) {
        qWarning("%s %s", qPrintable(response.error().sentence()), qPrintable(response.error().detail));
        return {};
    }
    const QJsonDocument document = QJsonDocument::fromJson(response->body);
    return {response->status,
            document.isArray() ? QJsonObject{{u"list"_s, document.array()}} : document.object(),
            response->header("Content-Type"), *response};
}

QString TestSiteServers::codeFor(const TestServer &server, const QUrl &address, const QStringList &arguments)
{
    const qsizetype before = m_loopback.requests().size();
    const auto browser = server.approve(address, arguments);
    // A first run of the day may be slow; what counts is that it ends.
    if (!QTest::qWaitFor([&] { return browser->state() == QProcess::NotRunning; }, 60'000) ||
        m_loopback.requests().size() == before) {
        qWarning("%s", browser->readAllStandardError().constData());
        return {};
    }
    return QUrlQuery(QUrl::fromEncoded(m_loopback.requests().back().path)).queryItemValue(u"code"_s);
}

void TestSiteServers::wordPressTakesAPostWithAnApplicationPassword()
{
    TestServer server(u"wordpress"_s);
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QString posts = server.value(u"WORDPRESS_API"_s) + u"/posts"_s;
    const QJsonObject body{
        {u"title"_s, u"Hats"_s}, {u"content"_s, u"On a stand."_s}, {u"status"_s, u"publish"_s}};

    QCOMPARE(post(posts, body).status, 401);
    QCOMPARE(post(posts, body, basic(u"author"_s, u"wrong"_s)).status, 401);
    QCOMPARE(post(posts, body, basic(u"reader"_s, server.value(u"WORDPRESS_READER_APP_PASSWORD"_s))).status,
             403);

    const QByteArray author = basic(u"author"_s, server.value(u"WORDPRESS_AUTHOR_APP_PASSWORD"_s));
    const Answer made = post(posts, body, author);
    QCOMPARE(made.status, 201);
    const Answer seen = get(posts + u'/' + QString::number(made.json[u"id"_s].toInt()));
    QCOMPARE(seen.json[u"title"_s][u"rendered"_s].toString(), u"Hats"_s);

    // The same at an address that only points on.
    auto moved = net::HttpRequest::get(QUrl(server.value(u"WORDPRESS_REDIRECTING_URL"_s) + u"/wp-json/"_s),
                                       net::Purpose::ReadServerInfo);
    moved.redirects = net::Redirects::Never;
    const Answer answer = ask(moved);
    QCOMPARE(answer.status, 301);
    QCOMPARE(answer.response.header("Location"),
             (server.value(u"WORDPRESS_URL"_s) + u"/wp-json/"_s).toUtf8());
}

void TestSiteServers::wordPressWithoutItsInterface_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("refused") << u"off"_s << 401 << QByteArray("application/json");
    QTest::newRow("not there") << u"missing"_s << 404 << QByteArray("text/html");
    QTest::newRow("elsewhere") << u"plain"_s << 200 << QByteArray("text/html");
}

void TestSiteServers::wordPressWithoutItsInterface()
{
    QFETCH(QString, what);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    // One site, which is set up once and starts in another way each time.
    TestServer server(u"wordpress"_s, {u"INSTANCE=ground"_s, u"PORT=28310"_s, u"KEEP_DATA=1"_s,
                                       u"WORDPRESS_REST="_s + what, u"WORDPRESS_APP_PASSWORDS=off"_s});
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QString site = server.value(u"WORDPRESS_URL"_s);
    const Answer usual = get(site + u"/wp-json/"_s);
    QCOMPARE(usual.status, status);
    QVERIFY2(usual.type.startsWith(type), usual.type.constData());
    const Answer other = get(site + u"/?rest_route=/"_s);
    QCOMPARE(other.json.contains(u"namespaces"_s), what == u"plain"_s);
    QVERIFY(!other.json[u"authentication"_s].toObject().contains(u"application-passwords"_s));
}

void TestSiteServers::ghostTakesAPostWithItsKey()
{
    TestServer server(u"ghost"_s);
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QString api = server.value(u"GHOST_ADMIN_API"_s);
    const QStringList key = server.value(u"GHOST_ADMIN_KEY"_s).split(u':');
    QCOMPARE(key.size(), 2);
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const auto token = [&](qint64 since, const QByteArray &secret) {
        return "Ghost " + webToken({{u"kid"_s, key[0]}},
                                   {{u"iat"_s, since}, {u"exp"_s, since + 300}, {u"aud"_s, u"/admin/"_s}},
                                   QCryptographicHash::Sha256, secret);
    };
    const QByteArray secret = QByteArray::fromHex(key[1].toLatin1());
    const QJsonObject body{{u"posts"_s, QJsonArray{QJsonObject{{u"title"_s, u"Hats"_s},
                                                               {u"html"_s, u"<p>On a stand.</p>"_s},
                                                               {u"status"_s, u"published"_s}}}}};
    const QString posts = api + u"/posts/?source=html"_s;
    QCOMPARE(post(posts, body, token(now, QByteArray(32, 'x'))).status, 401);
    QCOMPARE(post(posts, body, token(now - 3600, secret)).status, 401);
    const Answer made = post(posts, body, token(now, secret));
    QCOMPARE(made.status, 201);
    const QString slug = made.json[u"posts"_s][0][u"slug"_s].toString();
    const Answer seen = get(server.value(u"GHOST_CONTENT_API"_s) + u"/posts/slug/"_s + slug + u"/?key="_s +
                            server.value(u"GHOST_CONTENT_KEY"_s));
    QCOMPARE(seen.json[u"posts"_s][0][u"title"_s].toString(), u"Hats"_s);
}

void TestSiteServers::shaarliKnowsALinkAgain()
{
    TestServer server(u"shaarli"_s);
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QString links = server.value(u"SHAARLI_API"_s) + u"/links"_s;
    const auto bearer = [](const QString &secret) {
        return "Bearer " + webToken({}, {{u"iat"_s, QDateTime::currentSecsSinceEpoch()}},
                                    QCryptographicHash::Sha512, secret.toUtf8());
    };
    // Its own each time, for a server that ran before this test.
    const QString url = u"https://hats.example/"_s + QString::number(QDateTime::currentMSecsSinceEpoch());
    const QJsonObject body{{u"url"_s, url}, {u"title"_s, u"Hats"_s}};
    QCOMPARE(post(links, body, bearer(u"wrong"_s)).status, 401);
    const QByteArray mine = bearer(server.value(u"SHAARLI_SECRET"_s));
    const Answer made = post(links, body, mine);
    QCOMPARE(made.status, 201);
    const Answer again = post(links, body, mine);
    QCOMPARE(again.status, 409);
    QCOMPARE(again.json[u"id"_s].toInt(), made.json[u"id"_s].toInt());
}

void TestSiteServers::snacFederates()
{
    TestServer server(u"snac"_s);
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QString base = server.value(u"SNAC_A_URL"_s);
    const QString redirect = QString::fromUtf8(m_loopback.url("/callback").toEncoded());
    const Answer app = ask(form(QUrl(base + u"/api/v1/apps"_s), {{u"client_name"_s, u"Hatstand test"_s},
                                                                 {u"redirect_uris"_s, redirect},
                                                                 {u"scopes"_s, u"read write"_s}}));
    const QString id = app.json[u"client_id"_s].toString();
    QVERIFY(!id.isEmpty());
    const QUrl address(base + u"/oauth/authorize?response_type=code&scope=read+write&client_id="_s + id +
                       u"&redirect_uri="_s + QString::fromUtf8(QUrl::toPercentEncoding(redirect)));
    const QString code =
        codeFor(server, address, {server.value(u"SNAC_A_USER"_s), server.value(u"SNAC_A_PASSWORD"_s)});
    QVERIFY(!code.isEmpty());
    const Answer token = ask(
        form(QUrl(base + u"/oauth/token"_s), {{u"grant_type"_s, u"authorization_code"_s},
                                              {u"code"_s, code},
                                              {u"client_id"_s, id},
                                              {u"client_secret"_s, app.json[u"client_secret"_s].toString()},
                                              {u"redirect_uri"_s, redirect}}));
    const QByteArray bearer = "Bearer " + token.json[u"access_token"_s].toString().toUtf8();
    const Answer made =
        ask(form(QUrl(base + u"/api/v1/statuses"_s), {{u"status"_s, u"Hats on a stand"_s}}), bearer);
    QCOMPARE(made.status, 200);
    QVERIFY(made.json[u"content"_s].toString().contains(u"Hats on a stand"_s));
    // It asks the other server who that is.
    const QString bob = u"bob@"_s + QUrl(server.value(u"SNAC_B_URL"_s)).authority();
    const Answer found = get(base + u"/api/v2/search?resolve=true&type=accounts&q="_s + bob, bearer);
    QCOMPARE(found.json[u"accounts"_s][0][u"acct"_s].toString(), bob);
}

void TestSiteServers::oauthGivesATokenForACode()
{
    TestServer server(u"oauth"_s);
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QString redirect = QString::fromUtf8(m_loopback.url("/callback").toEncoded());
    const QString verifier = u"a-verifier-of-at-least-forty-three-characters-x"_s;
    const QByteArray challenge =
        QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256).toBase64(base64);
    QUrl address(server.value(u"OAUTH_AUTHORIZATION_ENDPOINT"_s));
    QUrlQuery query;
    query.addQueryItem(u"response_type"_s, u"code"_s);
    query.addQueryItem(u"client_id"_s, server.value(u"OAUTH_NATIVE_CLIENT_ID"_s));
    query.addQueryItem(u"redirect_uri"_s, redirect);
    query.addQueryItem(u"scope"_s, u"openid write"_s);
    query.addQueryItem(u"state"_s, u"s"_s);
    query.addQueryItem(u"code_challenge"_s, QString::fromLatin1(challenge));
    query.addQueryItem(u"code_challenge_method"_s, u"S256"_s);
    address.setQuery(query);
    for (const bool right : {false, true}) {
        const QString code = codeFor(server, address, {u"alice"_s});
        QVERIFY(!code.isEmpty());
        const Answer token = ask(form(QUrl(server.value(u"OAUTH_TOKEN_ENDPOINT"_s)),
                                      {{u"grant_type"_s, u"authorization_code"_s},
                                       {u"code"_s, code},
                                       {u"client_id"_s, server.value(u"OAUTH_NATIVE_CLIENT_ID"_s)},
                                       {u"redirect_uri"_s, redirect},
                                       {u"code_verifier"_s, right ? verifier : verifier + u"y"_s}}));
        QCOMPARE(token.status, right ? 200 : 400);
        QCOMPARE(token.json.contains(u"access_token"_s), right);
    }
}

void TestSiteServers::prismSaysWhatIsWrong()
{
    TestServer server(u"prism"_s);
    QVERIFY2(server.start(), qPrintable(server.log()));
    PrismSender prism(m_client, QUrl(server.value(u"PRISM_URL"_s)));
    const auto send = [&](const QString &path, const QJsonObject &body, const QString &token) {
        auto request =
            net::HttpRequest::postJson(QUrl(u"https://api.example"_s + path), body, net::Purpose::SendPost);
        if (!token.isEmpty())
            request.setBearer(token);
        return await(prism.send(std::move(request))).has_value();
    };
    QVERIFY(send(u"/posts"_s, {{u"text"_s, u"Hats"_s}}, u"t"_s));
    QVERIFY2(prism.verdicts().back().isValid(), qPrintable(prism.verdicts().back().sentence()));
    QVERIFY(prism.complaints().isEmpty());

    QVERIFY(send(u"/posts"_s, {{u"txt"_s, u"Hats"_s}}, u"t"_s));
    QVERIFY(!prism.verdicts().back().isValid());
    QCOMPARE(prism.verdicts().back().violations.size(), 2);
    QVERIFY(send(u"/posts"_s, {{u"text"_s, u"Hats"_s}}, {}));
    QVERIFY(!prism.verdicts().back().isValid());
    QVERIFY(send(u"/nowhere"_s, {{u"text"_s, u"Hats"_s}}, u"t"_s));
    QVERIFY(!prism.verdicts().back().isValid());
    QCOMPARE(prism.complaints().size(), 3);
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        std::fputs("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers\n", stderr);
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestSiteServers test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_site_servers.moc"
