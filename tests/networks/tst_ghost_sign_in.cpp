// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting a Ghost without a line: where it is, and what is no Ghost.
#include "networks/ghost_fixture.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;

class TestGhostSignIn : public QObject, private GhostFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(); }

    void signsInWhereThePanelReallyIs()
    {
        siteAt(QStringLiteral("https://admin.example.net/ghost/api/admin/site/"));
        m_http->answer(200, posts({}));
        m_http->answer(200, letters());
        const auto signedIn = await(m_connector->signIn(request("example.org/blog/"), {}));
        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
        QCOMPARE(signedIn->server.toString(), QStringLiteral("https://admin.example.net"));
        QCOMPARE(signedIn->page.toString(), QStringLiteral("https://example.org/blog/"));
        QCOMPARE(signedIn->handle, QStringLiteral("example.org/blog"));
        QCOMPARE(signedIn->displayName, QStringLiteral("Our shop"));
        QCOMPARE(signedIn->facts[QLatin1StringView("newsletters")][0][QLatin1StringView("slug")].toString(),
                 QStringLiteral("weekly"));
        QVERIFY(claims(m_http->requests[0]).isEmpty()); // no token before it is known where it goes
        QVERIFY(!claims(m_http->requests[1]).isEmpty());
        // What was kept works.
        m_credentials.secrets[QStringLiteral("a")] = signedIn->credential;
        siteAt(QStringLiteral("https://admin.example.net/ghost/api/admin/site/"));
        m_http->answer(200, posts({}));
        m_http->answer(403, refusal("NoPermissionError", "No"));
        const auto checked = await(m_connector->check(account(), {}));
        QVERIFY(checked);
        QCOMPARE(checked->remoteId, signedIn->remoteId);
        QVERIFY(!checked->facts.contains(QLatin1StringView("newsletters")));
    }

    void takesTheAddressAsTheName()
    {
        siteAt(QStringLiteral("https://example.org/blog/ghost/api/admin/site/"));
        m_http->answer(200, posts({}));
        m_http->answer(200, letters());
        SignInRequest byName = request("");
        byName.handle = QStringLiteral("example.org/blog");
        QVERIFY(await(m_connector->signIn(byName, {})));
        QCOMPARE(m_http->requests[0].url.toString(),
                 QStringLiteral("https://example.org/blog/ghost/api/admin/site/"));
    }

    void looksForTheSiteAboveThePage()
    {
        m_http->answer(404, QByteArray("<html>"));
        siteAt(QStringLiteral("https://example.org/ghost/api/admin/site/"));
        m_http->answer(200, posts({}));
        m_http->answer(200, letters());
        QCOMPARE(await(m_connector->signIn(request("https://example.org/a-post/"), {}))->server.toString(),
                 QStringLiteral("https://example.org"));
    }

    void whatIsNoGhostIsToldSo_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("address");
        QTest::addColumn<ErrorCode>("code");
        const QString there = QStringLiteral("https://example.org/ghost/api/admin/site/");
        const auto json = [](const QJsonObject &object) { return QJsonDocument(object).toJson(); };
        const QByteArray ours = json(site("https://example.org/", "6.65"));
        QTest::newRow("a portal") << 200 << QByteArray("<html>") << there << ErrorCode::NotFound;
        QTest::newRow("nothing") << 404 << QByteArray("<html>") << there << ErrorCode::NotFound;
        QTest::newRow("other software") << 200 << QByteArray("{}") << there << ErrorCode::NotFound;
        QTest::newRow("led elsewhere")
            << 200 << ours << "https://portal.example/login" << ErrorCode::NotFound;
        QTest::newRow("broken") << 502 << QByteArray() << there << ErrorCode::ServerTrouble;
        QTest::newRow("starting") << 503
                                  << QByteArray(
                                         R"({"errors":[{"type":"MaintenanceError","message":"Starting"}]})")
                                  << there << ErrorCode::RateLimited;
        QTest::newRow("too old") << 200 << json(site("https://example.org/", "4.48")) << there
                                 << ErrorCode::NotAllowed;
    }
    void whatIsNoGhostIsToldSo()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, address);
        QFETCH(const ErrorCode, code);
        m_http->answer(status, body);
        m_http->answers.back()->finalUrl = QUrl(address);
        const auto signedIn = await(m_connector->signIn(request("example.org"), {}));
        QVERIFY(!signedIn);
        QCOMPARE(signedIn.error().code, code);
        QCOMPARE(m_http->requests.size(), 1U); // the key was not used
    }

    void aKeyOfAnotherSiteIsToldSo()
    {
        siteAt(QStringLiteral("https://example.org/ghost/api/admin/site/"));
        m_http->answer(
            401, refusal("UnauthorizedError", "Unknown Admin API Key", nullptr, "UNKNOWN_ADMIN_API_KEY"));
        const auto refused = await(m_connector->signIn(request("example.org"), {}));
        QCOMPARE(refused.error().code, ErrorCode::SignInNeeded);
        QVERIFY(refused.error().why.contains(QStringLiteral("another site")));
    }

    void aCheckThatMeetsSomethingElseSaysNothingOfTheSignIn()
    {
        m_http->answer(200, QByteArray("<html>"));
        QCOMPARE(await(m_connector->check(account(), {})).error().code, ErrorCode::BadAnswer);
        m_credentials.secrets[QStringLiteral("a")] = QStringLiteral("{}");
        QCOMPARE(await(m_connector->check(account(), {})).error().code, ErrorCode::SignInNeeded);
    }
};

QTEST_GUILESS_MAIN(TestGhostSignIn)
#include "tst_ghost_sign_in.moc"
