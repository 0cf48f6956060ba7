// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in, against the strict fake of ours (see support/mastodon_fake.h): the real servers that run here
// check neither the proof of possession nor that a code is used once.
#include "mastodon_fixture.h"
#include "net/oauth.h"
#include "networks/pauses.h"
#include "networks/renewal_turns.h"

#include <QJsonDocument>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
QString s(const char *text)
{
    return QString::fromUtf8(text);
}

net::HttpResponse page(int status, const QByteArray &body, const QByteArray &type = "application/json")
{
    net::HttpResponse response;
    response.status = status;
    response.body = body;
    response.headers = {{"Content-Type", type}};
    return response;
}
} // namespace

class TestMastodonSignIn : public QObject
{
    Q_OBJECT
private:
    /// A post goes out with a renewed token, which the keychain was not open to take.
    static void renewWithTheKeychainClosed(MastodonFixture &f)
    {
        f.server.revokeAll();
        f.server.instead = [&f](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (request.path == s("/oauth/token"))
                f.credentials.failWith = Error{ErrorCode::KeychainLocked, s("It is locked."), {}, {}, {}};
            return std::nullopt;
        };
        VERIFY_DONE(f.publish(f.post(s("Hello"))));
        f.server.instead = nullptr;
        f.credentials.failWith.reset();
    }

private Q_SLOTS:
    void agreesInTheBrowser()
    {
        MastodonFixture f;
        f.credentials.secrets.clear();
        const auto signedIn = f.signIn(f.server.url().toString());
        VERIFY_DONE(signedIn);
        QCOMPARE(signedIn->remoteId, f.server.accountId);
        QCOMPARE(signedIn->handle, s("alice@127.0.0.1:%1").arg(f.server.serverPort()));
        QCOMPARE(signedIn->displayName, s("Alice of the test"));
        QCOMPARE(signedIn->server, f.server.url());
        QVERIFY(!signedIn->endsAt);
        const auto credential = mastodonCredential(signedIn->credential);
        QVERIFY(credential);
        QVERIFY(toText(*credential).toUtf8().size() < 2048); // fits into every keychain
        const AccountLimits limits = accountLimits(signedIn->facts);
        QCOMPARE(limits.text, std::optional<qint64>(500));
        QCOMPARE(limits.mediaCount, std::optional<qint64>(4));
        QCOMPARE(limits.imagePixels, std::optional<qint64>(33177600));
        QCOMPARE(limits.pollMinSeconds, std::optional<qint64>(300));
        QCOMPARE(limits.schedules, std::optional(true));
        QCOMPARE(limits.types.size(), 3);
        // What it asks for, and what it keeps to itself.
        QCOMPARE(net::queryValues(f.lastPage, s("scope")), QStringList{mastodonScopesForTest()});
        QCOMPARE(net::queryValues(f.lastPage, s("code_challenge_method")), QStringList{s("S256")});
        QVERIFY(net::queryValues(f.lastPage, s("client_secret")).isEmpty());
        // And it works.
        f.credentials.secrets.insert(f.account.accountKey, signedIn->credential);
        VERIFY_DONE(f.publish(f.post(s("Hello"))));
    }

    void doesNotAgree()
    {
        MastodonFixture f;
        COMPARE_CODE(f.signIn(f.server.url().toString(), false), ErrorCode::NotAllowed);
    }

    void aServerThatTakesNoListsOfAddresses()
    {
        MastodonFixture f;
        f.server.takesLists = false;
        f.server.hasSecondVersion = false;
        const auto signedIn = f.signIn(f.server.url().toString());
        VERIFY_DONE(signedIn);
        QCOMPARE(accountLimits(signedIn->facts).text, std::optional<qint64>(500));
        QVERIFY(!signedIn->facts.contains(fact::apiVersion));
    }

    void aServerThatSaysNothingToStrangers()
    {
        MastodonFixture f;
        f.server.isClosed = true;
        const auto signedIn = f.signIn(f.server.url().toString());
        VERIFY_DONE(signedIn);
        QCOMPARE(signedIn->handle, s("alice@127.0.0.1:%1").arg(f.server.serverPort()));
        QCOMPARE(accountLimits(signedIn->facts).text, std::optional<qint64>(500));
        f.credentials.secrets.insert(f.account.accountKey, signedIn->credential);
        const auto checked = await(f.connector.check(f.account, {}));
        VERIFY_DONE(checked);
        QVERIFY(checked->facts.contains(limitsKey));
        // But a token that tells nothing either is given back.
        f.server.instead = [](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (!request.path.endsWith(s("/instance")))
                return std::nullopt;
            return MastodonFake::Answer{403, R"({"error":"This action is not allowed"})"};
        };
        QVERIFY(!f.signIn(f.server.url().toString()));
        QCOMPARE(f.server.calls().last(), s("POST /oauth/revoke"));
    }

    void onlyWhatCouldNotBeReadIsSentInTheOtherForm()
    {
        MastodonFixture f;
        for (const auto &[status, tries] : {std::pair(500, 1), std::pair(503, 1), std::pair(404, 2)}) {
            f.server.instead =
                [answered =
                     status](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
                if (request.path != s("/api/v1/apps"))
                    return std::nullopt;
                return MastodonFake::Answer{answered, R"({"error":"No"})"};
            };
            const qsizetype before = f.server.calls().count(s("POST /api/v1/apps"));
            QVERIFY(!f.signIn(f.server.url().toString()));
            QCOMPARE(f.server.calls().count(s("POST /api/v1/apps")) - before, tries);
        }
    }

    void theFakeIsStrict()
    {
        // That the tests above can fail: a code is good once, and only with its proof.
        MastodonFixture f;
        VERIFY_DONE(f.signIn(f.server.url().toString()));
        const MastodonFake::Request trade =
            f.server.requests().at(f.server.calls().indexOf(s("POST /oauth/token")));
        net::HttpRequest again = net::HttpRequest::postJson(f.server.url().resolved(QUrl(s("/oauth/token"))),
                                                            trade.json, net::Purpose::SignIn);
        const auto refused = await(f.http.send(again));
        QCOMPARE(refused->status, 400);
        QVERIFY(refused->body.contains("invalid_grant"));
        const QUrl fresh = f.server.approve(f.lastPage);
        QJsonObject wrong = trade.json;
        wrong.insert(s("code"), net::queryValues(fresh, s("code")).value(0));
        wrong.insert(s("code_verifier"), net::randomToken());
        const auto unproved = await(f.http.send(net::HttpRequest::postJson(
            f.server.url().resolved(QUrl(s("/oauth/token"))), wrong, net::Purpose::SignIn)));
        QCOMPARE(unproved->status, 400);
    }

    void anotherAccountThanTheOneThatWasTyped()
    {
        MastodonFixture f;
        const QString domain = s("127.0.0.1:%1").arg(f.server.serverPort());
        VERIFY_DONE(f.signIn(s("@Alice@") + domain));
        COMPARE_CODE(f.signIn(s("bob@") + domain), ErrorCode::Conflict);
        QCOMPARE(f.server.calls().last(), s("POST /oauth/revoke"));
    }

    void aTokenThatNobodyKeepsIsGivenBack_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("trouble") << 503 << QByteArray(R"({"error":"temporary"})");
        QTest::newRow("not confirmed") << 403 << QByteArray(R"({"error":"Your login is not confirmed"})");
        QTest::newRow("a portal") << 200 << QByteArray("<html>Welcome");
        QTest::newRow("nobody") << 200 << QByteArray("{}");
    }
    void aTokenThatNobodyKeepsIsGivenBack()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        MastodonFixture f;
        f.server.instead = [&](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (!request.path.endsWith(s("/verify_credentials")))
                return std::nullopt;
            return MastodonFake::Answer{status, body,
                                        body.startsWith('<') ? "text/html" : "application/json"};
        };
        QVERIFY(!f.signIn(f.server.url().toString()));
        QCOMPARE(f.server.calls().last(), s("POST /oauth/revoke"));
        const QString token = f.server.requests().last().json.value(s("token")).toString();
        QVERIFY(!token.isEmpty() && !f.server.knows(token));
    }

    void whatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("site");
        QTest::addColumn<QString>("user");
        const auto row = [](const char *typed, const char *site, const char *user = "") {
            QTest::newRow(typed) << s(typed) << s(site) << s(user);
        };
        row("mastodon.social", "https://mastodon.social");
        row(" Mastodon.Social ", "https://mastodon.social");
        row("@me@example.social", "https://example.social", "me");
        row("me@example.social", "https://example.social", "me");
        row("https://example.social/@me", "https://example.social");
        row("example.social/about", "https://example.social");
        row("localhost:3000", "http://localhost:3000");
        row("http://127.0.0.1:3000/x", "http://127.0.0.1:3000");
        row("\u200eexample.social", "https://example.social");
        row("alice", "");
        row("@alice", "");
        row("@me@", "");
        row("", "");
        row("http://example.social", ""); // read along by anyone
        row("https://me:secret@example.social", "");
        row("ftp://example.social", "");
    }
    void whatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, site);
        QFETCH(QString, user);
        const auto place = mastodonPlace({}, typed);
        if (site.isEmpty()) {
            QVERIFY(!place);
            QVERIFY(!place.error().what.isEmpty());
            return;
        }
        VERIFY_DONE(place);
        QCOMPARE(place->site.toString(), site);
        QCOMPARE(place->user, user);
    }

    void aServerThatWasNamedGoesBeforeTheHandle()
    {
        const auto place = mastodonPlace(QUrl(s("https://social.example.org")), s("me@example.org"));
        VERIFY_DONE(place);
        QCOMPARE(place->site.toString(), s("https://social.example.org"));
        QCOMPARE(place->user, s("me"));
    }

    void theDomainOfAHandleLeadsToItsServer()
    {
        MastodonFixture f;
        MastodonFake site(f.clock); // whose handles live on the other
        const QString server = f.server.url().toString();
        site.instead = [server](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (request.path == s("/.well-known/webfinger")) {
                const QJsonObject self{{s("rel"), s("self")},
                                       {s("type"), s("application/activity+json")},
                                       {s("href"), server + s("/users/alice")}};
                return MastodonFake::Answer{
                    200, QJsonDocument(QJsonObject{{s("links"), QJsonArray{self}}}).toJson()};
            }
            return MastodonFake::Answer{404, "<html></html>", "text/html"};
        };
        VERIFY_DONE(f.signIn(s("alice@127.0.0.1:%1").arg(site.serverPort())));
        // Without a name only the site can say where its server is.
        COMPARE_CODE(f.signIn(site.url().toString()), ErrorCode::BadAnswer);
        site.instead = [server](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (request.path == s("/.well-known/host-meta")) {
                return MastodonFake::Answer{200,
                                            "<XRD><Link rel=\"lrdd\" template=\"" + server.toLatin1() +
                                                "/.well-known/webfinger?resource={uri}\"/></XRD>",
                                            "application/xrd+xml"};
            }
            return MastodonFake::Answer{404, "<html></html>", "text/html"};
        };
        VERIFY_DONE(f.signIn(site.url().toString()));
    }

    void aStrangersDocumentDoesNotLeadIntoThisComputer()
    {
        net::HttpResponse response = page(200, "<Link template='http://169.254.1.1/{uri}'/>");
        QVERIFY(serverInHostMeta(response).isEmpty());
        QVERIFY(serverInWebFinger(
                    {{s("links"), QJsonArray{QJsonObject{{s("rel"), s("self")},
                                                         {s("type"), s("application/activity+json")},
                                                         {s("href"), s("javascript:alert(1)")}}}}})
                    .isEmpty());
    }

    void whatIsNoMastodon_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        const QByteArray html = "<!doctype html><html><title>Welcome</title>";
        QTest::newRow("a captive portal") << 200 << html << QByteArray("text/html");
        QTest::newRow("a portal that says JSON") << 200 << html << QByteArray("application/json");
        QTest::newRow("a login wall") << 401 << html << QByteArray("text/html");
        QTest::newRow("forbidden") << 403 << html << QByteArray("text/html");
        QTest::newRow("another site") << 404 << html << QByteArray("text/html");
        QTest::newRow("other JSON") << 200 << QByteArray(R"({"hello":"world"})")
                                    << QByteArray("application/json");
        QTest::newRow("a list") << 200 << QByteArray("[]") << QByteArray("application/json");
        QTest::newRow("broken JSON") << 200 << QByteArray(R"({"domain":)") << QByteArray("application/json");
        QTest::newRow("nothing") << 200 << QByteArray() << QByteArray("application/json");
        QTest::newRow("elsewhere") << 302 << html << QByteArray("text/html");
    }
    void whatIsNoMastodon()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        MastodonFixture f;
        f.server.instead = [=](const MastodonFake::Request &) {
            return std::optional(MastodonFake::Answer{status, body, type});
        };
        COMPARE_CODE(f.signIn(f.server.url().toString()), ErrorCode::BadAnswer);
    }

    void troubleIsTold()
    {
        MastodonFixture f;
        f.server.instead = [](const MastodonFake::Request &) {
            return std::optional(MastodonFake::Answer{503, R"({"error":"There was a temporary problem"})"});
        };
        COMPARE_CODE(f.signIn(f.server.url().toString()), ErrorCode::ServerTrouble);
        MastodonFixture gone;
        const QString address = gone.server.url().toString();
        gone.server.close();
        COMPARE_CODE(gone.signIn(address), ErrorCode::Offline);
    }

    void checksAndTellsARevokedSignIn()
    {
        MastodonFixture f;
        const auto good = await(f.connector.check(f.account, {}));
        VERIFY_DONE(good);
        QCOMPARE(good->remoteId, f.account.remoteId);
        QVERIFY(good->facts.contains(limitsKey));
        f.server.revokeAll();
        COMPARE_CODE(await(f.connector.check(f.account, {})), ErrorCode::SignInNeeded);
        COMPARE_CODE(f.publish(f.post(s("Hello"))), ErrorCode::SignInNeeded);
        COMPARE_CODE(f.find(f.post(s("Hello"))), ErrorCode::SignInNeeded);
        QVERIFY(f.server.statuses().empty());
    }

    void theTokenOfAnotherAccountSendsNothing()
    {
        MastodonFixture f;
        f.account.remoteId = s("42");
        COMPARE_CODE(f.publish(f.post(s("Hello"))), ErrorCode::SignInNeeded);
        QVERIFY(f.server.requests().isEmpty());
        // Also when the server knows the token as somebody else's.
        MastodonFixture g;
        g.server.accountId = s("77");
        COMPARE_CODE(await(g.connector.check(g.account, {})), ErrorCode::SignInNeeded);
    }

    void aTokenForLessNeedsANewSignIn()
    {
        MastodonFixture f;
        f.keep(f.server.issueToken(s("read")));
        COMPARE_CODE(f.publish(f.post(s("Hello"))), ErrorCode::SignInNeeded);
    }

    void somethingElseInTheKeychain()
    {
        const QUrl server(s("https://x.example"));
        for (const QString &text :
             {QString(), s("{}"), s("[[["), toText({server, s("1"), s("c"), s("s"), {}}),
              toText({server, {}, s("c"), s("s"), s("t")}),
              toText({QUrl(s("http://x.example")), s("1"), s("c"), s("s"), s("t")})})
            QCOMPARE(mastodonCredential(text).error().code, ErrorCode::SignInNeeded);
        MastodonCredential credential{QUrl(s("https://x.example")),
                                      s("1"),
                                      s("c"),
                                      s("s"),
                                      s("t"),
                                      s("r"),
                                      Instant::fromMilliseconds(5),
                                      QUrl(s("http://127.0.0.1:1/callback"))};
        QCOMPARE(mastodonCredential(toText(credential)).value(), credential);
    }

    void signsOut()
    {
        MastodonFixture f;
        const auto signedIn = f.signIn(f.server.url().toString());
        f.credentials.secrets.insert(f.account.accountKey, signedIn->credential);
        VERIFY_DONE(await(f.connector.signOut(f.account)));
        COMPARE_CODE(await(f.connector.check(f.account, {})), ErrorCode::SignInNeeded);
        VERIFY_DONE(await(f.connector.signOut(f.account))); // again: there is nothing to end
    }

    void aTokenThatEndsIsRenewedOnceAndKeptBeforeUse()
    {
        MastodonFixture f;
        f.server.tokensEnd = true;
        const auto signedIn = f.signIn(f.server.url().toString());
        VERIFY_DONE(signedIn);
        QVERIFY(!signedIn->endsAt); // it renews itself
        f.credentials.secrets.insert(f.account.accountKey, signedIn->credential);
        f.server.revokeAll(); // it has ended
        VERIFY_DONE(f.publish(f.post(s("Hello"))));
        const auto kept = mastodonCredential(f.credentials.secrets.value(f.account.accountKey));
        QVERIFY(kept->token != mastodonCredential(signedIn->credential)->token);
        // A refused renewal is tried once.
        MastodonCredential spent = *kept;
        spent.refresh = s("used");
        f.credentials.secrets.insert(f.account.accountKey, toText(spent));
        f.server.revokeAll();
        const qsizetype before = f.server.requests().size();
        COMPARE_CODE(f.publish(f.post(s("Hello again"))), ErrorCode::SignInNeeded);
        QCOMPARE(f.server.requests().size() - before, 2);
    }

    void oneProgramRenewsAtATime()
    {
        MastodonFixture f;
        f.server.tokensEnd = true;
        f.credentials.secrets.insert(f.account.accountKey, f.signIn(f.server.url().toString())->credential);
        f.server.revokeAll();
        // The other program: holds the turn, renews, writes, lets go.
        const auto pauses = std::make_shared<Pauses>(f.timers);
        const auto turns = std::make_shared<RenewalTurns>(pauses, f.folder.path());
        const auto turn = await(turns->take(f.account.accountKey)).value();
        QVERIFY(turn->isLocked());
        Awaited<Result<PublishedPost>> publishing(f.connector.publish(f.account, f.post(s("Hello")), {}, {}));
        QTRY_VERIFY(f.server.calls().contains(s("POST /api/v1/statuses")));
        for (int i = 0; i < 5; ++i) {
            QCoreApplication::processEvents();
            f.timers.advance(200ms);
        }
        QVERIFY(!publishing.isDone());
        QCOMPARE(f.server.calls().count(s("POST /oauth/token")), 1);
        MastodonCredential renewed = *mastodonCredential(f.credentials.secrets.value(f.account.accountKey));
        renewed.token = f.server.issueToken(s("read write"));
        f.credentials.secrets.insert(f.account.accountKey, toText(renewed));
        turn->unlock();
        QTRY_VERIFY((f.timers.advance(200ms), publishing.isDone()));
        VERIFY_DONE(publishing.value());
        QCOMPARE(f.server.calls().count(s("POST /oauth/token")), 1);
        pauses->close();
    }

    void whatAnotherProgramHasRenewedIsUsed()
    {
        MastodonFixture f;
        f.server.tokensEnd = true;
        f.credentials.secrets.insert(f.account.accountKey, f.signIn(f.server.url().toString())->credential);
        f.server.revokeAll();
        // It has used the refresh token a moment before us.
        f.server.instead = [&f](const MastodonFake::Request &request) -> std::optional<MastodonFake::Answer> {
            if (request.path != s("/oauth/token"))
                return std::nullopt;
            MastodonCredential other = *mastodonCredential(f.credentials.secrets.value(f.account.accountKey));
            other.token = f.server.issueToken(s("read write"));
            f.credentials.secrets.insert(f.account.accountKey, toText(other));
            return MastodonFake::Answer{400, R"({"error":"invalid_grant"})"};
        };
        VERIFY_DONE(f.publish(f.post(s("Hello"))));
    }

    void aRenewalThatTheKeychainDoesNotTakeIsNotLost()
    {
        MastodonFixture f;
        f.server.tokensEnd = true;
        f.credentials.secrets.insert(f.account.accountKey, f.signIn(f.server.url().toString())->credential);
        const QString before = f.credentials.secrets.value(f.account.accountKey);
        renewWithTheKeychainClosed(f);
        QCOMPARE(f.credentials.secrets.value(f.account.accountKey), before);
        VERIFY_DONE(f.publish(f.post(s("Hello again"))));
        QVERIFY(f.credentials.secrets.value(f.account.accountKey) != before);
        QCOMPARE(f.server.calls().count(s("POST /oauth/token")), 2); // the sign-in, and one renewal
    }

    void aNewSignInGoesBeforeARenewalThatWasNotKept()
    {
        MastodonFixture f;
        f.server.tokensEnd = true;
        f.credentials.secrets.insert(f.account.accountKey, f.signIn(f.server.url().toString())->credential);
        renewWithTheKeychainClosed(f);
        const QString anew = f.signIn(f.server.url().toString())->credential;
        f.credentials.secrets.insert(f.account.accountKey, anew);
        VERIFY_DONE(f.publish(f.post(s("Hello again"))));
        QCOMPARE(f.credentials.secrets.value(f.account.accountKey), anew);
    }

    void stopsWhenItIsTold()
    {
        MastodonFixture f;
        CancelSource cancel;
        auto visit = std::make_shared<LoopbackVisit>(f.timers, nullptr);
        SignInRequest request;
        request.handle = f.server.url().toString();
        const Awaited<Result<SignedIn>> waiting(f.connector.signInByBrowser(request, visit, cancel.token()));
        QTRY_VERIFY(visit->isWaiting());
        cancel.cancel();
        QTRY_VERIFY(waiting.isDone());
    }

    void nothingSecretIsTold()
    {
        MastodonFixture f;
        const QString token = mastodonCredential(f.credentials.secrets.value(f.account.accountKey))->token;
        f.server.revokeAll();
        const auto refused = f.publish(f.post(s("Hello")));
        QVERIFY(!(refused.error().sentence() + refused.error().detail).contains(token));
        for (const MastodonFake::Request &request : f.server.requests())
            QVERIFY(!request.url.toString().contains(token));
    }

private:
    [[nodiscard]] static QString mastodonScopesForTest()
    {
        return s("read:accounts read:notifications read:statuses read:search write:media write:statuses");
    }
};

QTEST_GUILESS_MAIN(TestMastodonSignIn)
#include "tst_mastodon_sign_in.moc"
