// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding real WordPress sites and signing in to them, by what is typed and by their own page.
#include "flows/wordpress_site.h"
#include "networks/loopback_visit.h"
#include "networks/wordpress/wordpress_client.h"

#include <QCoreApplication>
#include <QTimer>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

class TestWordPressSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();

    void signsInFromAnyAddressOfTheSite_data();
    void signsInFromAnyAddressOfTheSite();
    void tellsWhyASignInFails();
    void signsInByTheSitesOwnPageAndOut();
    void aPersonCanDecline();
    void sitesThatAreShut_data();
    void sitesThatAreShut();

private:
    [[nodiscard]] QString value(const char *key) const
    {
        return m_server.value(u"WORDPRESS_"_s + QString::fromLatin1(key));
    }
    [[nodiscard]] QUrl url() const { return QUrl(value("URL")); }

    TestServer m_server{u"wordpress"_s};
    std::unique_ptr<WordPressProgram> m_program;
    std::unique_ptr<WordPressSiteView> m_owner;
};

void TestWordPressSignIn::initTestCase()
{
    QVERIFY2(m_server.start(), qPrintable(m_server.log()));
    m_program = std::make_unique<WordPressProgram>();
    m_owner = std::make_unique<WordPressSiteView>(url(), value("ADMIN_USER"), value("ADMIN_APP_PASSWORD"));
}

void TestWordPressSignIn::signsInFromAnyAddressOfTheSite_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("redirecting");
    for (const char *path :
         {"", "/", "/wp-admin/profile.php", "/wp-json/", "/hello-world/", "/no-such-page/"})
        QTest::newRow(*path ? path : "bare") << QString::fromLatin1(path) << false;
    QTest::newRow("redirecting") << QString() << true;
}

void TestWordPressSignIn::signsInFromAnyAddressOfTheSite()
{
    QFETCH(const QString, path);
    QFETCH(const bool, redirecting);
    QString password = value("AUTHOR_APP_PASSWORD");
    for (qsizetype at = 4; at < password.size(); at += 5)
        password.insert(at, u' '); // as the site shows it
    const QString site = redirecting ? value("REDIRECTING_URL") : value("URL");
    SignInRequest request;
    request.server = QUrl(site + path);
    request.handle = u" author "_s;
    request.secret = password;
    const auto signedIn = await(m_program->connector.signIn()->signIn(request, {}));
    VERIFY_RESULT(signedIn);
    QCOMPARE(signedIn->handle, u"author"_s);
    QCOMPARE(signedIn->displayName, u"Test blog"_s);
    QCOMPARE(signedIn->server.host(), url().host());
    QCOMPARE(signedIn->server.port(), url().port());
    QVERIFY(signedIn->facts[u"mayPublish"_s].toBool());
    QVERIFY(!signedIn->facts[u"mayMakeCategories"_s].toBool());
    QVERIFY(!QJsonDocument(signedIn->facts).toJson().contains(value("AUTHOR_APP_PASSWORD").toUtf8()));
}

void TestWordPressSignIn::tellsWhyASignInFails()
{
    const auto wrong = m_program->signIn(url(), u"author"_s, u"abcd efgh ijkl"_s);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::SignInNeeded);
    const auto nobody = m_program->signIn(url(), u"nobody"_s, u"abcd"_s);
    QCOMPARE(nobody.error().code, ErrorCode::SignInNeeded);
    const auto reader = m_program->signIn(url(), u"reader"_s, value("READER_APP_PASSWORD"));
    QVERIFY(!reader);
    QCOMPARE(reader.error().code, ErrorCode::NotAllowed);
}

void TestWordPressSignIn::signsInByTheSitesOwnPageAndOut()
{
    WordPressBrowser browser;
    const auto visit = std::make_shared<LoopbackVisit>(m_program->timers, [&](const QUrl &page) {
        QTimer::singleShot(0, this, [&, page] {
            browser.visit(browser.walk(page, value("AUTHOR_USER"), value("AUTHOR_PASSWORD"), true));
        });
        return true;
    });
    SignInRequest request;
    request.server = url();
    const auto signedIn = await(m_program->connector.signIn()->signInByBrowser(request, visit, {}));
    VERIFY_RESULT(signedIn);
    QCOMPARE(signedIn->handle, u"author"_s);
    const AccountIdentity account = m_program->keep(*signedIn);
    VERIFY_RESULT(await(m_program->connector.signIn()->check(account, {})));
    const QString passwords = u"users/%1/application-passwords"_s.arg(account.remoteId);
    const QJsonArray before = m_owner->call("GET", passwords).array();
    VERIFY_RESULT(await(m_program->connector.signIn()->signOut(account)));
    const QJsonArray after = m_owner->call("GET", passwords).array();
    QCOMPARE(after.size(), before.size() - 1);
    const auto checked = await(m_program->connector.signIn()->check(account, {}));
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, ErrorCode::SignInNeeded);
    // Signing out once more finds nothing to do.
    VERIFY_RESULT(await(m_program->connector.signIn()->signOut(account)));
}

void TestWordPressSignIn::aPersonCanDecline()
{
    WordPressBrowser browser;
    const auto visit = std::make_shared<LoopbackVisit>(m_program->timers, [&](const QUrl &page) {
        QTimer::singleShot(0, this, [&, page] {
            browser.visit(browser.walk(page, value("AUTHOR_USER"), value("AUTHOR_PASSWORD"), false));
        });
        return true;
    });
    SignInRequest request;
    request.server = url();
    const auto signedIn = await(m_program->connector.signIn()->signInByBrowser(request, visit, {}));
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, ErrorCode::NotAllowed);
}

void TestWordPressSignIn::sitesThatAreShut_data()
{
    QTest::addColumn<QString>("variant");
    QTest::addColumn<int>("code");
    QTest::newRow("off") << u"WORDPRESS_REST=off"_s << int(ErrorCode::NotAllowed);
    QTest::newRow("missing") << u"WORDPRESS_REST=missing"_s << int(ErrorCode::NotAllowed);
    QTest::newRow("no application passwords")
        << u"WORDPRESS_APP_PASSWORDS=off"_s << int(ErrorCode::NotAllowed);
    QTest::newRow("plain") << u"WORDPRESS_REST=plain"_s << -1;
}

void TestWordPressSignIn::sitesThatAreShut()
{
    QFETCH(const QString, variant);
    QFETCH(const int, code);
    TestServer server(u"wordpress"_s, {variant, u"INSTANCE=variant"_s, u"PORT=28210"_s});
    QVERIFY2(server.start(), qPrintable(server.log()));
    const QUrl site(server.value(u"WORDPRESS_URL"_s));
    const auto account = m_program->signIn(site, server.value(u"WORDPRESS_ADMIN_USER"_s),
                                           server.value(u"WORDPRESS_ADMIN_APP_PASSWORD"_s));
    if (code < 0) {
        VERIFY_RESULT(account);
        const OutgoingPost post = m_program->post(unique(u"Plain address"_s));
        VERIFY_RESULT(m_program->publish(*account, post));
        QVERIFY(*m_program->find(*account, post));
    } else {
        QVERIFY(!account);
        QCOMPARE(int(account.error().code), code);
    }
}

int main(int argc, char **argv)
{
    if (!serversAllowed()) {
        qWarning("skipped: set HATSTAND_SERVERS=1 to run the tests of real servers");
        return skipped;
    }
    QCoreApplication application(argc, argv);
    TestWordPressSignIn test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_wordpress_sign_in.moc"
