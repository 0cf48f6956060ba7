// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Shaarli without a line: what is written there, and what is made of each answer.
#include "networks/jwt.h"
#include "networks/post_options.h"
#include "networks/shaarli/shaarli_connector.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/memory_credentials.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;

namespace
{
const QString key = QStringLiteral("20261119114200-0abc123");
const QString atom = QStringLiteral("2026-11-19T11:42:00+00:00");
const QString secret = QStringLiteral("the-api-secret");

QJsonObject standing(const QString &created, const char *title = "Olives")
{
    return {{QStringLiteral("id"), 12},
            {QStringLiteral("url"), QStringLiteral("https://example.org/oil")},
            {QStringLiteral("shorturl"), QStringLiteral("YCfEBw")},
            {QStringLiteral("title"), QString::fromLatin1(title)},
            {QStringLiteral("created"), created},
            {QStringLiteral("updated"), QString()}};
}

QJsonObject written(const QString &text, const QJsonObject &options = {})
{
    OutgoingPost post;
    post.recordKey = key;
    post.text = text;
    post.options = options;
    return toJson(shaarliBookmark(post).value());
}

/// The moment that the token of a request names, when it is signed with the secret.
qint64 issuedAt(const net::HttpRequest &request)
{
    for (const net::HttpHeader &header : request.headers) {
        if (header.name != "Authorization" || !header.value.startsWith("Bearer "))
            continue;
        const QList<QByteArray> parts = header.value.mid(7).split('.');
        if (parts.size() != 3 ||
            parts[2] != jwtSignature(JwtAlgorithm::Hs512, secret.toUtf8(), parts[0] + '.' + parts[1]))
            return -1;
        const QByteArray claims = QByteArray::fromBase64(parts[1], QByteArray::Base64UrlEncoding);
        return QJsonDocument::fromJson(claims).object().value(QLatin1StringView("iat")).toInteger();
    }
    return 0;
}
} // namespace

class TestShaarli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_http = std::make_unique<FakeHttp>();
        m_clock = std::make_unique<FakeClock>();
        m_credentials.secrets = {
            {QStringLiteral("a"),
             toText(ShaarliCredential{QUrl(QStringLiteral("https://example.net/links")), secret})}};
        m_connector = std::make_unique<ShaarliConnector>(*m_http, m_credentials, *m_clock);
        m_post = {};
        m_post.recordKey = key;
        m_post.createdAt = m_clock->now();
        m_post.text = QStringLiteral("Olives\nhttps://example.org/oil\nNew #oil is there.");
    }

    void addressesAsPeoplePasteThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("server");
        QTest::newRow("bare") << "links.example.org"
                              << "https://links.example.org";
        QTest::newRow("slash") << "https://links.example.org/"
                               << "https://links.example.org";
        QTest::newRow("folder") << "https://example.org/links/"
                                << "https://example.org/links";
        QTest::newRow("a search") << "https://example.org/links/?searchterm=oil"
                                  << "https://example.org/links";
        QTest::newRow("settings") << "https://example.org/links/admin/configure"
                                  << "https://example.org/links";
        QTest::newRow("interface") << "https://example.org/api/v1/links"
                                   << "https://example.org";
        QTest::newRow("index") << "https://example.org/links/index.php"
                               << "https://example.org/links";
        QTest::newRow("unprotected") << "http://example.org"
                                     << "https://example.org";
        QTest::newRow("here") << "http://127.0.0.1:8080/"
                              << "http://127.0.0.1:8080";
        QTest::newRow("a page of that name") << "https://example.org/tagsoup"
                                             << "https://example.org/tagsoup";
        QTest::newRow("none") << "mailto:me@example.org"
                              << "";
    }
    void addressesAsPeoplePasteThem()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, server);
        const auto found = shaarliServer(QUrl(typed));
        QCOMPARE(found ? found->toString() : QString(), server);
    }

    void keysNameSecondsThatAreTheirOwn()
    {
        ShaarliKeys keys;
        const Instant now = m_clock->now() + Milliseconds(321);
        const QString first = keys.next(now);
        const QString second = keys.next(now);
        QCOMPARE(createdOfKey(first, {}), m_clock->now());
        QCOMPARE(createdOfKey(second, {}), m_clock->now() + std::chrono::seconds(1));
        QVERIFY(keys.next(now) != ShaarliKeys().next(now)); // another program's
        QCOMPARE(createdOfKey(QStringLiteral("something"), now), m_clock->now());
    }

    void aBookmarkOfWhatWasWritten()
    {
        QCOMPARE(written(m_post.text),
                 (QJsonObject{{QStringLiteral("url"), QStringLiteral("https://example.org/oil")},
                              {QStringLiteral("title"), QStringLiteral("Olives")},
                              {QStringLiteral("description"), QStringLiteral("New #oil is there.")},
                              {QStringLiteral("tags"), QJsonArray{QStringLiteral("oil")}},
                              {QStringLiteral("private"), false},
                              {QStringLiteral("created"), atom}}));
    }

    void whatWasChosenGoesBeforeTheText()
    {
        const QJsonObject made =
            written(m_post.text,
                    {{QString(option::title), QStringLiteral(" Oil ")},
                     {QString(option::link), QStringLiteral("example.net/ö?a=1&b=2#c")},
                     {QString(option::tags), QJsonArray{QStringLiteral("#Oil"), QStringLiteral("two words"),
                                                        QStringLiteral("-not"), QStringLiteral(" ")}},
                     {QString(option::isPrivate), true}});
        QCOMPARE(made[QLatin1StringView("title")].toString(), QStringLiteral("Oil"));
        QCOMPARE(made[QLatin1StringView("url")].toString(),
                 QStringLiteral("https://example.net/%C3%B6?a=1&b=2#c"));
        QCOMPARE(made[QLatin1StringView("description")].toString(), m_post.text);
        QCOMPARE(made[QLatin1StringView("tags")].toArray(),
                 (QJsonArray{QStringLiteral("Oil"), QStringLiteral("two-words"), QStringLiteral("not")}));
        QVERIFY(made[QLatin1StringView("private")].toBool());
    }

    void codeAndAnchorsAreNoTags()
    {
        const QJsonObject made =
            written(QStringLiteral("Olives\n`#fff` [setup](#setup) #oil\n\n```\n#include <a>\n```"));
        QCOMPARE(made[QLatin1StringView("tags")].toArray(), QJsonArray{QStringLiteral("oil")});
    }

    void titlesFromTheText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("description");
        QTest::newRow("only a link") << "https://example.org/oil"
                                     << ""
                                     << "";
        QTest::newRow("the link first") << "https://example.org/oil\n\nNew oil\nToday"
                                        << "New oil"
                                        << "Today";
        QTest::newRow("the link inside") << "Look at https://example.org/oil today"
                                         << "Look at today"
                                         << "Look at https://example.org/oil today";
        QTest::newRow("a note") << "No link\nat all"
                                << "No link"
                                << "at all";
    }
    void titlesFromTheText()
    {
        QFETCH(const QString, text);
        const QJsonObject made = written(text);
        QTEST(made[QLatin1StringView("title")].toString(), "title");
        QTEST(made[QLatin1StringView("description")].toString(), "description");
    }

    void whatCannotBeBookmarkedNeverLeaves()
    {
        OutgoingPost post = m_post;
        post.media.push_back({});
        QCOMPARE(await(m_connector->publish(account(), post, {}, {})).error().code, ErrorCode::InvalidInput);
        post = m_post;
        post.text = QStringLiteral(" \n ");
        QCOMPARE(await(m_connector->publish(account(), post, {}, {})).error().code, ErrorCode::InvalidInput);
        post.options = {{QString(option::link), QStringLiteral("mailto:me@example.org")}};
        QCOMPARE(await(m_connector->publish(account(), post, {}, {})).error().code, ErrorCode::InvalidInput);
        QVERIFY(m_http->requests.empty());
    }

    void publishesWithATokenOfThatMoment()
    {
        m_http->answer(201, standing(atom));
        const auto published = await(m_connector->publish(account(), m_post, {}, {}));
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QCOMPARE(published->remoteId, QStringLiteral("12"));
        QCOMPARE(published->url.toString(), QStringLiteral("https://example.net/links/shaare/YCfEBw"));
        QCOMPARE(published->at.value(), m_clock->now());
        QCOMPARE(m_http->requests[0].url.toString(),
                 QStringLiteral("https://example.net/links/api/v1/links"));
        QCOMPARE(m_http->requests[0].method, net::HttpMethod::Post);
        QCOMPARE(m_http->requests[0].redirects, net::Redirects::Never);
        QCOMPARE(m_http->body(0)[QLatin1StringView("created")].toString(), atom);
        // A bit before now: one from the future is refused.
        QCOMPARE(issuedAt(m_http->requests[0]), m_clock->now().milliseconds() / 1000 - 30);
    }

    void aWrongClockIsMadeUpFor()
    {
        answerAt(401, "\"Not authorized\"", m_clock->now() + std::chrono::hours(5));
        answerAt(201, QJsonDocument(standing(atom)).toJson(), m_clock->now() + std::chrono::hours(5));
        QVERIFY(await(m_connector->publish(account(), m_post, {}, {})));
        QCOMPARE(m_http->requests.size(), 2U);
        QCOMPARE(issuedAt(m_http->requests[1]), m_clock->now().milliseconds() / 1000 + 5 * 3600 - 30);
        // And it stays known.
        m_http->answer(200, QByteArray("[]"));
        QVERIFY(await(m_connector->find(account(), m_post, {})));
        QCOMPARE(issuedAt(m_http->requests[2]), m_clock->now().milliseconds() / 1000 + 5 * 3600 - 30);
    }

    void aRefusedSecretIsTriedOnce()
    {
        answerAt(401, "\"Not authorized\"", m_clock->now());
        const auto published = await(m_connector->publish(account(), m_post, {}, {}));
        QCOMPARE(published.error().code, ErrorCode::SignInNeeded);
        QCOMPARE(m_http->requests.size(), 1U);
        QVERIFY(!published.error().sentence().contains(secret));
        // The clock is wrong, but that was not it.
        answerAt(401, "\"Not authorized\"", m_clock->now() - std::chrono::hours(4));
        answerAt(401, "\"Not authorized\"", m_clock->now() - std::chrono::hours(4));
        const auto again = await(m_connector->publish(account(), m_post, {}, {}));
        QCOMPARE(again.error().code, ErrorCode::SignInNeeded);
        QVERIFY(again.error().why.contains(QStringLiteral("ahead of the server's")));
        QCOMPARE(m_http->requests.size(), 3U);
    }

    void oursIsToldFromWhatWasThere()
    {
        m_http->answer(409, standing(atom));
        QCOMPARE(await(m_connector->publish(account(), m_post, {}, {}))->remoteId, QStringLiteral("12"));
        m_http->answer(409, standing(QStringLiteral("2024-02-03T12:00:00+01:00"), "Old oil"));
        const auto refused = await(m_connector->publish(account(), m_post, {}, {}));
        QCOMPARE(refused.error().code, ErrorCode::Refused);
        QVERIFY(refused.error().why.contains(QStringLiteral("Old oil")));
        QVERIFY(refused.error().remedy.contains(QStringLiteral("Edit the bookmark")));
    }

    void findsByTheAddressAndTheSecond()
    {
        m_http->answer(
            200, "[" + QJsonDocument(standing(QStringLiteral("2024-02-03T12:00:00+01:00"))).toJson() + "," +
                     QJsonDocument(standing(QStringLiteral("2026-11-19T12:42:00+01:00"))).toJson() + "]");
        m_post.options = {
            {QString(option::link), QStringLiteral("https://example.org/a%20b/%22?utm_source=x#f")}};
        const auto found = await(m_connector->find(account(), m_post, {}));
        QVERIFY2(found, found ? "" : qPrintable(found.error().sentence()));
        QVERIFY(found->has_value());
        const QUrlQuery query(m_http->requests[0].url);
        QCOMPARE(query.queryItemValue(QStringLiteral("limit")), QStringLiteral("all"));
        QCOMPARE(query.queryItemValue(QStringLiteral("searchterm"), QUrl::FullyDecoded),
                 QStringLiteral("\"example.org/a%20b/%22\""));
        m_http->answer(200, QByteArray("[]"));
        QVERIFY(!await(m_connector->find(account(), m_post, {}))->has_value());
    }

    void aNoteIsFoundByItsWordsToo()
    {
        m_post.text = QStringLiteral("\"Olives\" & more");
        m_http->answer(200, '[' + QJsonDocument(standing(atom, "Other words")).toJson() + ',' +
                                QJsonDocument(standing(atom, "\"Olives\" & more")).toJson() + ']');
        QVERIFY(await(m_connector->find(account(), m_post, {}))->has_value());
        QCOMPARE(QUrlQuery(m_http->requests[0].url)
                     .queryItemValue(QStringLiteral("searchterm"), QUrl::FullyDecoded),
                 QStringLiteral("\"Olives\""));
        m_http->answer(200, '[' + QJsonDocument(standing(atom, "Other words")).toJson() + ']');
        QVERIFY(!await(m_connector->find(account(), m_post, {}))->has_value());
    }

    void onlyAWholeListSaysThatItIsNotThere_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("cut off") << 200 << QByteArray("[{\"id\":1,") << ErrorCode::BadAnswer;
        QTest::newRow("a portal") << 200 << QByteArray("<!DOCTYPE html><p>Welcome") << ErrorCode::BadAnswer;
        QTest::newRow("nothing") << 200 << QByteArray() << ErrorCode::BadAnswer;
        QTest::newRow("an object") << 200 << QByteArray("{}") << ErrorCode::BadAnswer;
        QTest::newRow("no bookmark in it") << 200 << QByteArray("[{}]") << ErrorCode::BadAnswer;
        QTest::newRow("none of that name") << 404 << QByteArray("<html>") << ErrorCode::BadAnswer;
        QTest::newRow("moved") << 301 << QByteArray() << ErrorCode::BadAnswer;
        QTest::newRow("broken") << 500 << QByteArray("\"Oops\"") << ErrorCode::ServerTrouble;
        QTest::newRow("maintenance") << 503 << QByteArray("<html>") << ErrorCode::ServerTrouble;
        QTest::newRow("asked to wait") << 429 << QByteArray() << ErrorCode::RateLimited;
    }
    void onlyAWholeListSaysThatItIsNotThere()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorCode, code);
        m_http->answer(status, body);
        const auto found = await(m_connector->find(account(), m_post, {}));
        QVERIFY(!found);
        QCOMPARE(found.error().code, code);
    }

    void refusalsByTheRuleOfWhatMayHaveArrived_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("bad request") << 400 << QByteArray("\"Invalid request\"") << ErrorCode::Refused;
        QTest::newRow("forbidden") << 403 << QByteArray("\"No\"") << ErrorCode::Refused;
        QTest::newRow("forbidden by something else") << 403 << QByteArray("<html>") << ErrorCode::BadAnswer;
        QTest::newRow("another password") << 401 << QByteArray("<html>") << ErrorCode::BadAnswer;
        QTest::newRow("accepted, but what") << 201 << QByteArray("{}") << ErrorCode::BadAnswer;
        QTest::newRow("cut off") << 201 << QByteArray("{\"id\":1") << ErrorCode::BadAnswer;
        QTest::newRow("gone") << 502 << QByteArray("<html>") << ErrorCode::ServerTrouble;
    }
    void refusalsByTheRuleOfWhatMayHaveArrived()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const ErrorCode, code);
        m_http->answer(status, body);
        const auto published = await(m_connector->publish(account(), m_post, {}, {}));
        QVERIFY(!published);
        QCOMPARE(published.error().code, code);
        m_http->breakLine(ErrorCode::TooLarge);
        QCOMPARE(await(m_connector->publish(account(), m_post, {}, {})).error().code, ErrorCode::BadAnswer);
    }

    void editsAndDeletes()
    {
        m_http->answer(200, standing(atom));
        QCOMPARE(await(m_connector->edit(account(), QStringLiteral("12"), m_post, {}, {}))->remoteId,
                 QStringLiteral("12"));
        m_http->answer(404, QByteArray("\"Link not found\""));
        QCOMPARE(await(m_connector->edit(account(), QStringLiteral("12"), m_post, {}, {})).error().code,
                 ErrorCode::NotFound);
        m_http->answer(409, standing(atom));
        QCOMPARE(await(m_connector->edit(account(), QStringLiteral("13"), m_post, {}, {})).error().code,
                 ErrorCode::Refused);
        m_http->answer(204, QByteArray());
        QVERIFY(await(m_connector->remove(account(), QStringLiteral("12"), {})));
        m_http->answer(404, QByteArray("\"Link not found\""));
        QVERIFY(await(m_connector->remove(account(), QStringLiteral("12"), {})));
        m_http->answer(404, QByteArray("<html>"));
        QVERIFY(!await(m_connector->remove(account(), QStringLiteral("12"), {})));
        QCOMPARE(m_http->calls().last(), QStringLiteral("DELETE /links/api/v1/links/12"));
        const size_t asked = m_http->requests.size();
        QVERIFY(await(m_connector->remove(account(), QStringLiteral("../info"), {})));
        QCOMPARE(m_http->requests.size(), asked);
    }

    void signsInWhereTheSiteReallyIs()
    {
        answerAt(401, "\"Not authorized\"", m_clock->now(), "https://www.example.org/links/api/v1/info");
        m_http->answer(200, QByteArray(R"({"settings":{"title":" Our  links "}})"));
        const auto signedIn = await(m_connector->signIn(request("example.org/links"), {}));
        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
        QCOMPARE(signedIn->server.toString(), QStringLiteral("https://www.example.org/links"));
        QCOMPARE(signedIn->handle, QStringLiteral("www.example.org/links"));
        QCOMPARE(signedIn->displayName, QStringLiteral("Our links"));
        QVERIFY(shaarliCredential(signedIn->credential));
        QCOMPARE(issuedAt(m_http->requests[0]), 0); // no token before it is known where it goes
        QVERIFY(issuedAt(m_http->requests[1]) > 0);
    }

    void whatIsNoShaarliIsToldSo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("address");
        QTest::addColumn<ErrorCode>("code");
        const QString there = QStringLiteral("https://example.org/api/v1/info");
        QTest::newRow("a portal") << 200 << QByteArray("<html>") << there << ErrorCode::NotFound;
        QTest::newRow("nothing") << 404 << QByteArray("<html>") << there << ErrorCode::NotFound;
        QTest::newRow("it is elsewhere")
            << 401 << QByteArray("\"No\"") << "https://portal.example/login" << ErrorCode::NotFound;
        QTest::newRow("other software") << 200 << QByteArray("{}") << there << ErrorCode::NotFound;
        QTest::newRow("another password") << 401 << QByteArray("<html>") << there << ErrorCode::NotFound;
        QTest::newRow("broken") << 502 << QByteArray() << there << ErrorCode::ServerTrouble;
    }
    void whatIsNoShaarliIsToldSo()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, address);
        QFETCH(const ErrorCode, code);
        answerAt(status, body, m_clock->now(), address.toLatin1());
        const auto signedIn = await(m_connector->signIn(request("example.org"), {}));
        QVERIFY(!signedIn);
        QCOMPARE(signedIn.error().code, code);
        QCOMPARE(m_http->requests.size(), 1U); // the secret was not used
    }

    void takesTheAddressAsTheName()
    {
        answerAt(401, "\"Not authorized\"", m_clock->now(), "https://example.org:8443/links/api/v1/info");
        m_http->answer(200, QByteArray(R"({"settings":{"title":"Links"}})"));
        SignInRequest byName = request("");
        byName.handle = QStringLiteral(" example.org:8443/links ");
        const auto signedIn = await(m_connector->signIn(byName, {}));
        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
        QCOMPARE(m_http->requests[0].url.toString(),
                 QStringLiteral("https://example.org:8443/links/api/v1/info"));
        QCOMPARE(signedIn->handle, QStringLiteral("example.org:8443/links"));
    }

    void anIncompleteSignInNeverLeaves()
    {
        QCOMPARE(await(m_connector->signIn({}, {})).error().code, ErrorCode::InvalidInput);
        SignInRequest noSecret = request("example.org");
        noSecret.secret = QStringLiteral(" ");
        QCOMPARE(await(m_connector->signIn(noSecret, {})).error().code, ErrorCode::InvalidInput);
        QVERIFY(m_http->requests.empty());
    }

    void somethingElseInTheKeychainNeedsASignIn()
    {
        m_credentials.secrets[QStringLiteral("a")] = QStringLiteral("{}");
        QCOMPARE(await(m_connector->check(account(), {})).error().code, ErrorCode::SignInNeeded);
        QVERIFY(m_http->requests.empty());
    }

    void stopsTalkingWhenItGoes()
    {
        const std::shared_ptr<ShaarliClient> client = std::make_shared<ShaarliClient>(*m_http, *m_clock);
        client->close();
        const auto answer = await(client->call({}, {}, {}));
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QVERIFY(m_http->requests.empty());
    }

private:
    [[nodiscard]] static AccountIdentity account()
    {
        return {QStringLiteral("a"), QStringLiteral("example.net/links"), {}, {}};
    }
    [[nodiscard]] static SignInRequest request(const char *server)
    {
        SignInRequest request;
        request.server = QUrl(QString::fromLatin1(server));
        request.secret = secret;
        return request;
    }
    void answerAt(int status, const QByteArray &body, Instant date,
                  const QByteArray &address = "https://example.net/links/api/v1/links")
    {
        m_http->answer(status, body);
        auto &response = m_http->answers.back().value();
        response.finalUrl = QUrl::fromEncoded(address);
        const QString words =
            QLocale::c().toString(date.toUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
        response.headers.append({"Date", words.toLatin1()});
    }

    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<FakeClock> m_clock;
    MemoryCredentials m_credentials;
    std::unique_ptr<ShaarliConnector> m_connector;
    OutgoingPost m_post;
};

QTEST_GUILESS_MAIN(TestShaarli)
#include "tst_shaarli.moc"
