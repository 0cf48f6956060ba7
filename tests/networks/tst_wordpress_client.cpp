// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding a site, signing in and what answers mean, without a line.
#include "networks/wordpress/wordpress_connector.h"
#include "networks/wordpress/wordpress_discovery.h"
#include "networks/wordpress/wordpress_records.h"
#include "networks/wordpress/wordpress_sign_in.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/memory_credentials.h"

#include <QTest>
#include <QUuid>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

namespace
{
net::HttpResponse page(int status, const QByteArray &body, const QByteArray &link = {},
                       const QUrl &arrived = QUrl(u"https://blog.example/"_s))
{
    net::HttpResponse response;
    response.status = status;
    response.body = body;
    response.finalUrl = arrived;
    response.headers = {{"Content-Type", body.startsWith('{') ? "application/json" : "text/html"}};
    if (!link.isEmpty())
        response.headers << net::HttpHeader{"Link", link};
    return response;
}

// Without literals that moc takes for the begin of a comment.
QByteArray indexOf(const QString &page)
{
    const QJsonObject ways{
        {u"application-passwords"_s, QJsonObject{{u"endpoints"_s, QJsonObject{{u"authorization"_s, page}}}}}};
    return QJsonDocument(QJsonObject{{u"name"_s, u"My blog"_s},
                                     {u"home"_s, u"https://blog.example"_s},
                                     {u"namespaces"_s, QJsonArray{u"oembed/1.0"_s, u"wp/v2"_s}},
                                     {u"authentication"_s, ways}})
        .toJson();
}
const QByteArray siteIndex = indexOf(u"https://blog.example/wp-admin/authorize-application.php"_s);
const QByteArray portal = "<!DOCTYPE html><html><body>Accept our terms</body></html>";

QJsonObject person(bool publishes = true)
{
    return {
        {u"id"_s, 7},
        {u"username"_s, u"anna"_s},
        {u"name"_s, u"Anna"_s},
        {u"capabilities"_s,
         QJsonObject{{u"edit_posts"_s, true}, {u"publish_posts"_s, publishes}, {u"upload_files"_s, true}}}};
}

/// Answers as the browser would come back; the test says with what.
class ScriptedVisit final : public BrowserVisit
{
public:
    std::function<QUrl(const QUrl &back)> answers;
    QUrl opened;
    QString path;

    Result<QUrl> wayBack(const QString &asked) override
    {
        path = asked;
        return QUrl(u"http://127.0.0.1:5000"_s + asked);
    }
    QCoro::Task<Result<QUrl>> visit(QUrl page, CancelToken) override
    {
        opened = page;
        const QUrl back(QUrlQuery(page).queryItemValue(u"success_url"_s, QUrl::FullyDecoded));
        co_return answers(back);
    }
};

QUrl with(QUrl url, const QList<QPair<QString, QString>> &items)
{
    QUrlQuery query(url);
    for (const auto &[name, value] : items)
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    url.setQuery(query);
    return url;
}
} // namespace

class TestWordPressClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesOfItsOwnAreReadWhateverTheClocksHereDo()
    {
        // At that local time there is no such hour (tests run in Lisbon); WordPress tells UTC, without saying
        // so.
        const auto time = parseWordPressTime(u"2026-03-29T01:30:00"_s);
        QVERIFY(time);
        QCOMPARE(wordPressTime(*time), u"2026-03-29T01:30:00"_s);
        QCOMPARE(time->milliseconds(), 1'774'747'800'000);
        QCOMPARE(parseWordPressTime(u"2026-03-29T01:30:00Z"_s), time);
        QVERIFY(!parseWordPressTime(u"yesterday"_s));
    }

    void init()
    {
        m_http = std::make_unique<FakeHttp>();
        m_credentials = std::make_unique<MemoryCredentials>();
        m_connector = std::make_unique<WordPressConnector>(*m_http, *m_credentials);
    }

    void addressesThatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *typed, const QString &address) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << address;
        };
        row("blog.example", u"https://blog.example/"_s);
        row("http://blog.example", u"https://blog.example/"_s);
        row("https://blog.example/wp-admin/profile.php?a=b#c", u"https://blog.example/"_s);
        row("blog.example/news/wp-login.php", u"https://blog.example/news"_s);
        row("example.com/blog/", u"https://example.com/blog/"_s);
        row("http://127.0.0.1:8080/wp-json/wp/v2", u"http://127.0.0.1:8080/"_s);
        row("https://anna:secret@blog.example", QString());
        row("ftp://blog.example", QString());
        row("", QString());
    }
    void addressesThatPeopleType()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, address);
        const auto found = siteAddress(QUrl(typed));
        QCOMPARE(found ? found->toString() : QString(), address);
    }

    void routes()
    {
        QUrlQuery query;
        query.addQueryItem(u"slug"_s, u"a,b"_s);
        QCOMPARE(routeAddress(QUrl(u"https://a.com/blog/wp-json/"_s), u"wp/v2/posts"_s, query).toString(),
                 u"https://a.com/blog/wp-json/wp/v2/posts?slug=a,b"_s);
        QCOMPARE(
            routeAddress(QUrl(u"https://a.com/index.php?rest_route=/"_s), u"wp/v2/posts"_s, query).toString(),
            u"https://a.com/index.php?rest_route=/wp/v2/posts&slug=a,b"_s);
    }

    void theRootThatAPageNames_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("root");
        QTest::newRow("header") << QByteArray(
                                       "<https://a.com/x>; rel=\"next\", <https://blog.example/wp-json/>; "
                                       "rel=\"https://api.w.org/\"")
                                << QByteArray() << u"https://blog.example/wp-json/"_s;
        QTest::newRow("link") << QByteArray()
                              << QByteArray("<html><link href='/?rest_route=/&#038;a=b' "
                                            "rel='https://api.w.org/' /></html>")
                              << u"https://blog.example/?rest_route=/&a=b"_s;
        QTest::newRow("made safe") << QByteArray("<http://blog.example/wp-json/>; rel=\"https://api.w.org/\"")
                                   << QByteArray() << u"https://blog.example/wp-json/"_s;
        QTest::newRow("script") << QByteArray("<javascript:alert(1)>; rel=\"https://api.w.org/\"")
                                << QByteArray() << QString();
        QTest::newRow("nothing") << QByteArray() << portal << QString();
    }
    void theRootThatAPageNames()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, root);
        QCOMPARE(namedRoot(page(200, body, header)).toString(), root);
    }

    void signsInWithWhatWasTyped()
    {
        m_http->answers.emplace_back(
            page(200, portal, "<https://blog.example/wp-json/>; rel=\"https://api.w.org/\""));
        m_http->answers.emplace_back(page(200, siteIndex, {}, QUrl(u"https://blog.example/wp-json/"_s)));
        m_http->answer(200, person(false));
        const auto signedIn = signIn(u"blog.example"_s);
        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
        QCOMPARE(signedIn->handle, u"anna"_s);
        QCOMPARE(signedIn->displayName, u"My blog"_s);
        QCOMPARE(signedIn->remoteId, u"7"_s);
        QCOMPARE(signedIn->server, QUrl(u"https://blog.example"_s));
        QCOMPARE(signedIn->facts[u"mayPublish"_s].toBool(true), false);
        const auto credential = wordPressCredential(signedIn->credential);
        QVERIFY(credential);
        QCOMPARE(credential->password, u"abcdefgh"_s);
        // The password went nowhere before the site was known.
        QVERIFY(authorization(0).isEmpty());
        QVERIFY(authorization(1).isEmpty());
        QCOMPARE(authorization(2), "Basic " + QByteArray("anna:abcdefgh").toBase64());
        QCOMPARE(m_http->requests[2].redirects, net::Redirects::Never);
    }

    void nothingIsSentToASiteThatWasNotNamed()
    {
        m_http->answers.emplace_back(page(200, portal, {}, QUrl(u"https://other.example/"_s)));
        QCOMPARE(signIn(u"blog.example"_s).error().code, ErrorCode::InvalidInput);
        m_http->answers.emplace_back(
            page(200, portal, "<https://other.example/wp-json/>; rel=\"https://api.w.org/\""));
        QCOMPARE(signIn(u"blog.example"_s).error().code, ErrorCode::InvalidInput);
        for (size_t at = 0; at < m_http->requests.size(); ++at)
            QVERIFY(authorization(at).isEmpty());
    }

    void theWwwOfASiteIsTheSite()
    {
        const QUrl arrived(u"https://www.blog.example/"_s);
        m_http->answers.emplace_back(page(200, portal, {}, arrived));
        m_http->answers.emplace_back(page(200, siteIndex, {}, QUrl(u"https://www.blog.example/wp-json/"_s)));
        m_http->answer(200, person());
        const auto signedIn = signIn(u"http://blog.example"_s);
        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
        QCOMPARE(wordPressCredential(signedIn->credential)->root,
                 QUrl(u"https://www.blog.example/wp-json/"_s));
    }

    void whatIsNoOpenWordPress_data()
    {
        QTest::addColumn<QByteArray>("front");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("inside");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QByteArray &front, int status, const QByteArray &inside,
                            ErrorCode code) {
            QTest::newRow(name) << front << status << inside << int(code);
        };
        const QByteArray wordPress = "<html><link href='/wp-content/themes/a.css'></html>";
        row("a hotel's network", portal, 200, portal, ErrorCode::NotFound);
        row("another site", portal, 404, portal, ErrorCode::NotFound);
        row("JSON of something else", portal, 200, R"({"name":"x","namespaces":["other/v1"]})",
            ErrorCode::NotFound);
        row("switched off", wordPress, 404, wordPress, ErrorCode::NotAllowed);
        row("refused by a plugin", portal, 401, R"({"code":"rest_disabled","message":"Off"})",
            ErrorCode::NotAllowed);
        row("refused with 404", portal, 404, R"({"code":"rest_no_route","message":"No"})",
            ErrorCode::NotAllowed);
    }
    void whatIsNoOpenWordPress()
    {
        QFETCH(const QByteArray, front);
        QFETCH(const int, status);
        QFETCH(const QByteArray, inside);
        QFETCH(const int, code);
        m_http->answers.emplace_back(page(200, front));
        for (int root = 0; root < 4; ++root)
            m_http->answers.emplace_back(page(status, inside));
        const auto signedIn = signIn(u"blog.example"_s);
        QVERIFY(!signedIn);
        QCOMPARE(int(signedIn.error().code), code);
        QVERIFY(!signedIn.error().remedy.isEmpty());
    }

    void theLinesOwnFailuresStay()
    {
        for (const ErrorCode code :
             {ErrorCode::InsecureConnection, ErrorCode::Offline, ErrorCode::TimedOut}) {
            m_http->breakLine(code);
            QCOMPARE(signIn(u"blog.example"_s).error().code, code);
        }
    }

    void aSiteThatOnlySignedInPeopleSee()
    {
        m_http->answers.emplace_back(page(200, portal));
        m_http->answers.emplace_back(page(401, R"({"code":"rest_login_required","message":"Private"})", {},
                                          QUrl(u"https://blog.example/wp-json/"_s)));
        m_http->answers.emplace_back(page(200, siteIndex));
        m_http->answer(200, person());
        QVERIFY(signIn(u"blog.example"_s));
    }

    void refusedUsers()
    {
        const auto found = [this] {
            m_http->answers.emplace_back(page(200, portal));
            m_http->answers.emplace_back(page(200, siteIndex, {}, QUrl(u"https://blog.example/wp-json/"_s)));
        };
        found();
        m_http->answer(401, R"({"code":"incorrect_password","message":"<strong>Error</strong>: wrong"})");
        const auto wrong = signIn(u"blog.example"_s);
        QCOMPARE(wrong.error().code, ErrorCode::SignInNeeded);
        QVERIFY(!wrong.error().sentence().contains(u'<'));
        found();
        m_http->answer(401, R"({"code":"application_passwords_disabled_for_user","message":"No"})");
        QVERIFY(signIn(u"blog.example"_s).error().what.contains(u"switched off"_s));
        found();
        QJsonObject reader = person();
        reader[u"capabilities"_s] = QJsonObject{{u"read"_s, true}};
        m_http->answer(200, reader);
        QCOMPARE(signIn(u"blog.example"_s).error().code, ErrorCode::NotAllowed);
    }

    void theBrowsersAnswerIsChecked_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<int>("code");
        QTest::newRow("good") << QString() << -1;
        QTest::newRow("declined") << u"declined"_s << int(ErrorCode::NotAllowed);
        QTest::newRow("another's state") << u"state"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("no state") << u"no state"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("another site") << u"site"_s << int(ErrorCode::InvalidInput);
        QTest::newRow("no password") << u"password"_s << int(ErrorCode::InvalidInput);
    }
    void theBrowsersAnswerIsChecked()
    {
        QFETCH(const QString, change);
        QFETCH(const int, code);
        m_http->answers.emplace_back(page(200, portal));
        m_http->answers.emplace_back(page(200, siteIndex, {}, QUrl(u"https://blog.example/wp-json/"_s)));
        m_http->answer(200, person());
        const auto visit = std::make_shared<ScriptedVisit>();
        visit->answers = [&](const QUrl &back) {
            if (change == u"declined")
                return with(back, {{u"success"_s, u"false"_s}});
            QUrl start = back;
            if (change == u"state" || change == u"no state")
                start.setQuery(change == u"state" ? u"state=other"_s : QString());
            return with(start, {{u"site_url"_s,
                                 change == u"site" ? u"https://evil.example"_s : u"https://blog.example"_s},
                                {u"user_login"_s, u"anna"_s},
                                {u"password"_s, change == u"password" ? QString() : u"abcd EFGH"_s}});
        };
        SignInRequest request;
        request.server = QUrl(u"blog.example"_s);
        const auto signedIn = await(m_connector->signIn()->signInByBrowser(request, visit, {}));
        const QUrlQuery asked(visit->opened);
        QCOMPARE(visit->opened.path(), u"/wp-admin/authorize-application.php"_s);
        QCOMPARE(asked.queryItemValue(u"app_name"_s), u"Hatstand"_s);
        QVERIFY(!QUuid::fromString(asked.queryItemValue(u"app_id"_s)).isNull());
        if (code < 0) {
            QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
            QCOMPARE(wordPressCredential(signedIn->credential)->password, u"abcdEFGH"_s);
        } else {
            QVERIFY(!signedIn);
            QCOMPARE(int(signedIn.error().code), code);
        }
    }

    void whatAnswersMean_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, int status, const QByteArray &body, ErrorCode code) {
            QTest::newRow(name) << status << body << int(code);
        };
        const auto said = [](const char *code) {
            return QJsonDocument(
                       QJsonObject{{u"code"_s, QString::fromLatin1(code)}, {u"message"_s, u"Because"_s}})
                .toJson();
        };
        row("may not", 403, said("rest_cannot_create"), ErrorCode::Refused);
        row("a stranger may not", 401, said("rest_cannot_create"), ErrorCode::SignInNeeded);
        row("forbidden", 403, said("rest_forbidden"), ErrorCode::Refused);
        row("forbidden to strangers", 401, said("rest_forbidden_context"), ErrorCode::SignInNeeded);
        row("wrong password", 401, said("incorrect_password"), ErrorCode::SignInNeeded);
        row("off", 401, said("application_passwords_disabled"), ErrorCode::SignInNeeded);
        row("REST off", 401, said("rest_disabled"), ErrorCode::Refused);
        row("bad field", 400, said("rest_invalid_param"), ErrorCode::Refused);
        row("file too big", 400, said("rest_upload_file_too_big"), ErrorCode::TooLarge);
        row("body too big", 413, portal, ErrorCode::TooLarge);
        row("file kind", 500, said("rest_upload_sideload_error"), ErrorCode::Refused);
        row("comments too fast", 400, said("comment_flood"), ErrorCode::RateLimited);
        row("too fast", 429, portal, ErrorCode::RateLimited);
        row("fatal", 500, said("internal_server_error"), ErrorCode::ServerTrouble);
        row("broken proxy", 502, portal, ErrorCode::ServerTrouble);
        row("firewall", 403, portal, ErrorCode::BadAnswer);
        row("moved", 301, portal, ErrorCode::SignInNeeded);
        row("portal", 302, portal, ErrorCode::BadAnswer);
        row("success that is none", 200, portal, ErrorCode::BadAnswer);
        row("empty", 200, {}, ErrorCode::BadAnswer);
        row("another shape", 200, "[]", ErrorCode::BadAnswer);
    }
    void whatAnswersMean()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const int, code);
        const auto object = readWordPressAnswer(page(status, body)).object();
        QVERIFY(!object);
        QCOMPARE(int(object.error().code), code);
        QVERIFY(!object.error().what.isEmpty());
    }

    void signsOutByDeletingThePassword()
    {
        m_credentials->secrets.insert(u"a"_s,
                                      toText({QUrl(u"https://blog.example/wp-json/"_s), u"anna"_s, u"x"_s}));
        AccountIdentity account;
        account.accountKey = u"a"_s;
        m_http->answer(200, QJsonObject{{u"uuid"_s, u"0d6c"_s}});
        m_http->answer(200, QJsonObject{{u"deleted"_s, true}});
        QVERIFY(await(m_connector->signIn()->signOut(account)));
        QCOMPARE(m_http->requests[1].method, net::HttpMethod::Delete);
        QVERIFY(m_http->requests[1].url.path().endsWith(u"/application-passwords/0d6c"_s));
        m_http->answer(401, R"({"code":"rest_not_logged_in","message":"No"})");
        QVERIFY(await(m_connector->signIn()->signOut(account)));
        m_http->breakLine(ErrorCode::TimedOut);
        QVERIFY(!await(m_connector->signIn()->signOut(account)));
    }

    void somethingElseInTheKeychainNeedsASignIn()
    {
        for (const QString &text :
             {QString(), u"{}"_s, u"secret"_s, toText({QUrl(u"http://blog.example/"_s), u"anna"_s, u"x"_s})})
            QCOMPARE(wordPressCredential(text).error().code, ErrorCode::SignInNeeded);
    }

private:
    [[nodiscard]] Result<SignedIn> signIn(const QString &server)
    {
        SignInRequest request;
        request.server = QUrl(server);
        request.handle = u"anna"_s;
        request.secret = u"abcd efgh"_s;
        return await(m_connector->signIn()->signIn(request, {}));
    }
    [[nodiscard]] QByteArray authorization(size_t at) const
    {
        for (const net::HttpHeader &header : m_http->requests.at(at).headers) {
            if (header.name == "Authorization")
                return header.value;
        }
        return {};
    }

    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<MemoryCredentials> m_credentials;
    std::unique_ptr<WordPressConnector> m_connector;
};

QTEST_GUILESS_MAIN(TestWordPressClient)
#include "tst_wordpress_client.moc"
