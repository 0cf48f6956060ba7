// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in by the browser and renewing that, against a strict fake of ours (strict_giver.h), where every
// answer and every instant can be chosen. The same against the real server:
// tests/flows/test_bluesky_oauth.cpp.
#include "networks/bluesky/bluesky_connector.h"
#include "networks/bluesky/bluesky_oauth_server.h"
#include "networks/strict_giver.h"
#include "support/await.h"
#include "support/memory_credentials.h"

#include <QLockFile>
#include <QTemporaryDir>
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

/// The person at the browser: comes back with whatever a test wants.
class Person final : public BrowserVisit
{
public:
    std::function<QUrl()> comesBack;
    QUrl seen;
    Result<QUrl> wayBack(const QString &path) override { return QUrl(s("http://127.0.0.1:41234") + path); }
    QCoro::Task<Result<QUrl>> visit(QUrl page, CancelToken) override
    {
        seen = page;
        co_return comesBack();
    }
};

Error broken(ErrorCode code)
{
    return {code, s("The line failed."), {}, {}, {}};
}
} // namespace

class TestBlueskyOAuth : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void keysSignAndComeBack();
    void aServerIsBelievedOnlyAboutItself_data();
    void aServerIsBelievedOnlyAboutItself();
    void theProgramIsKnownByItsWayBack();

    void signsInByTheBrowser();
    void signsInWithoutAName();
    void whatTheBrowserBringsBackIsChecked_data();
    void whatTheBrowserBringsBackIsChecked();
    void onlyTheAccountThatWasMeantIsConnected();
    void aGiverThatTheAccountsServerDoesNotKnowIsNotBelieved();
    void tokensWithoutAProofAreNotTaken();
    void tokensThatDoNotFitIntoAKeychainAreNotTaken();
    void aWebPageIsNoServer();

    void eachRequestProvesTheKey();
    void aClockThatIsHoursWrongIsMadeUpFor();
    void aRenewalIsWrittenDownBeforeAndAfter();
    void aRefusedRenewalIsTriedOnce();
    void killedWhileRenewing_data();
    void killedWhileRenewing();
    void aBrokenLineLeavesTheMark_data();
    void aBrokenLineLeavesTheMark();
    void whatTheKeychainDidNotTakeIsKeptAndWrittenLater();
    void whatIsSignedInMeanwhileStands();
    void whoSignsOutMeanwhileStaysOut();
    void oneProgramRenewsAtATime();
    void itIsRenewedBeforeItEndsAndNotTooOften();
    void signingOutGivesTheTokensBack();

private:
    [[nodiscard]] Result<SignedIn> signIn(const QString &handle = s("alice.test"))
    {
        SignInRequest request;
        request.handle = handle;
        return await(m_connector->signInByBrowser(request, m_person, {}));
    }
    /// An account as it is after a sign-in.
    void connectAccount()
    {
        const auto signedIn = signIn();
        QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
        m_credentials.secrets[m_account.accountKey] = signedIn->credential;
        m_giver->calls.clear();
    }
    [[nodiscard]] BlueskyCredential stored() const
    {
        return blueskyCredential(m_credentials.secrets.value(m_account.accountKey)).value();
    }
    void store(const BlueskyCredential &credential)
    {
        m_credentials.secrets[m_account.accountKey] = toText(credential);
    }
    /// As a server does to a token whose time is over.
    void wearOutAccess() { m_giver->access += u'x'; }
    [[nodiscard]] Result<PublishedPost> publish()
    {
        OutgoingPost post;
        post.recordKey = m_connector->chooseRecordKey(m_clock.now());
        post.createdAt = m_clock.now();
        post.text = s("Hello");
        return await(m_connector->publish(m_account, post, {}, {}));
    }
    void restart()
    {
        BlueskyOptions options;
        options.lockFolder = m_folder.path();
        m_connector =
            std::make_unique<BlueskyConnector>(*m_giver, m_credentials, m_rules, m_clock, m_timers, options);
    }

    RulesCatalogue m_rules;
    FakeClock m_clock;
    FakeTimers m_timers{m_clock};
    QTemporaryDir m_folder;
    std::unique_ptr<StrictGiver> m_giver;
    MemoryCredentials m_credentials;
    std::shared_ptr<Person> m_person;
    std::unique_ptr<BlueskyConnector> m_connector;
    const AccountIdentity m_account{s("key"), s("alice.test"), s("did:plc:46kwhifwlkmfizxh2yzg7xgl"),
                                    QUrl(s("https://auth.example"))};
};

void TestBlueskyOAuth::init()
{
    m_connector.reset();
    m_giver = std::make_unique<StrictGiver>();
    m_giver->now = m_clock.now();
    m_credentials.secrets.clear();
    m_person = std::make_shared<Person>();
    m_person->comesBack = [this] { return m_giver->agreed(); };
    restart();
}

void TestBlueskyOAuth::keysSignAndComeBack()
{
    const auto key = SigningKey::generate();
    QVERIFY(key);
    QCOMPARE(key->sign("words").size(), 64);
    QVERIFY(key->sign("words") != key->sign("words")); // another number each time
    const QByteArray text = key->toText();
    QVERIFY2(text.size() < 200, text.constData());
    const auto again = SigningKey::fromText(text);
    QVERIFY(again);
    QCOMPARE(again->publicJwk(), key->publicJwk());
    QVERIFY(SigningKey::generate()->publicJwk() != key->publicJwk());
    QCOMPARE(
        QByteArray::fromBase64(key->publicJwk()[s("x")].toString().toLatin1(), QByteArray::Base64UrlEncoding)
            .size(),
        32);
    for (const char *wrong : {"", "AAAA", "not base64 at all!", "MHcCAQEE"})
        QVERIFY2(!SigningKey::fromText(wrong), wrong);
}

void TestBlueskyOAuth::aServerIsBelievedOnlyAboutItself_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QJsonValue>("value");
    const auto with = [](const char *name, const QJsonValue &value) {
        QTest::newRow(name) << s(name) << value;
    };
    with("issuer", s("https://other.example"));
    QTest::newRow("issuer with a path") << s("issuer") << QJsonValue(s("https://auth.example/"));
    with("authorization_endpoint", s("http://auth.example/authorize"));
    with("token_endpoint", QJsonValue());
    // A stranger's server leads to no server on this computer.
    with("pushed_authorization_request_endpoint", s("http://127.0.0.1:8080/par"));
    with("dpop_signing_alg_values_supported", QJsonArray{s("RS256")});
    with("code_challenge_methods_supported", QJsonArray{s("plain")});
    with("scopes_supported", s("atproto"));
}

void TestBlueskyOAuth::aServerIsBelievedOnlyAboutItself()
{
    QFETCH(const QString, name);
    QFETCH(const QJsonValue, value);
    const QUrl address(s("https://auth.example"));
    QVERIFY(blueskyOAuthServer(m_giver->metadata, address));
    m_giver->metadata[name] = value;
    const auto server = blueskyOAuthServer(m_giver->metadata, address);
    QVERIFY(!server);
    QCOMPARE(server.error().code, ErrorCode::BadAnswer);
    QCOMPARE(signIn().error().code, ErrorCode::BadAnswer);
    QVERIFY(m_person->seen.isEmpty());
    const QUrl home(s("https://pds.example"));
    for (const QJsonArray &givers :
         {QJsonArray{}, QJsonArray{s("https://a.example"), s("https://b.example")},
          QJsonArray{s("http://127.0.0.1:1")}, QJsonArray{s("https://a.example/path")}})
        QVERIFY(!blueskyTokenGiver(
            {{s("resource"), s("https://pds.example")}, {s("authorization_servers"), givers}}, home));
    QVERIFY(!blueskyTokenGiver({{s("resource"), s("https://other.example")},
                                {s("authorization_servers"), QJsonArray{s("https://a.example")}}},
                               home));
}

void TestBlueskyOAuth::theProgramIsKnownByItsWayBack()
{
    QCOMPARE(
        blueskyClientId(QUrl(s("http://127.0.0.1:41234/callback"))),
        s("http://"
          "localhost?redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&scope=atproto%20transition%3Ageneric"));
}

void TestBlueskyOAuth::signsInByTheBrowser()
{
    const auto signedIn = signIn();
    QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
    QCOMPARE(signedIn->remoteId, m_giver->did);
    QCOMPARE(signedIn->handle, s("alice.test"));
    QCOMPARE(signedIn->server, QUrl(s("https://auth.example")));
    QCOMPARE(signedIn->endsAt, std::optional(m_clock.now() + 14 * 24h));
    QCOMPARE(m_person->seen.host(), s("auth.example"));
    QVERIFY(m_person->seen.query().contains(s("request_uri=")));
    QCOMPARE(m_giver->pushed[s("login_hint")], s("alice.test"));
    QCOMPARE(m_giver->pushed[s("code_challenge_method")], s("S256"));
    QVERIFY(signedIn->credential.toUtf8().size() <= 2048);
    const auto credential = blueskyCredential(signedIn->credential).value();
    QCOMPARE(credential.refresh, s("ref-1"));
    QCOMPARE(credential.home, m_giver->home);
    QVERIFY(credential.password.isEmpty());
    QVERIFY(m_connector->hasBrowserWay());
}

void TestBlueskyOAuth::signsInWithoutAName()
{
    // The entryway keeps no accounts, and gives the tokens of those that others keep.
    m_giver->giverOfHome = s("https://bsky.social");
    m_giver->metadata[s("issuer")] = s("https://bsky.social");
    const auto signedIn = signIn({});
    QVERIFY2(signedIn, signedIn ? "" : qPrintable(signedIn.error().sentence()));
    QCOMPARE(signedIn->handle, s("alice.test"));
    QCOMPARE(signedIn->server, QUrl(s("https://bsky.social")));
    QVERIFY(m_giver->pushed[s("login_hint")].isEmpty());
}

void TestBlueskyOAuth::whatTheBrowserBringsBackIsChecked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("another's state") << s("state") << s("guessed") << ErrorCode::InvalidInput;
    QTest::newRow("another server") << s("iss") << s("https://other.example") << ErrorCode::InvalidInput;
    QTest::newRow("no server") << s("iss") << QString() << ErrorCode::InvalidInput;
    QTest::newRow("denied") << s("error") << s("access_denied") << ErrorCode::NotAllowed;
    QTest::newRow("trouble") << s("error") << s("server_error") << ErrorCode::ServerTrouble;
    QTest::newRow("no code") << s("code") << QString() << ErrorCode::InvalidInput;
    QTest::newRow("another's code") << s("code") << s("cod-2") << ErrorCode::SignInNeeded;
}

void TestBlueskyOAuth::whatTheBrowserBringsBackIsChecked()
{
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const ErrorCode, code);
    m_person->comesBack = [&] {
        QUrl back = m_giver->agreed();
        QUrlQuery query(back);
        query.removeAllQueryItems(name);
        if (!value.isEmpty())
            query.addQueryItem(name, value);
        back.setQuery(query);
        return back;
    };
    const auto signedIn = signIn();
    QVERIFY(!signedIn);
    QVERIFY2(signedIn.error().code == code, qPrintable(signedIn.error().sentence()));
    QVERIFY(m_giver->access.isEmpty());
}

void TestBlueskyOAuth::onlyTheAccountThatWasMeantIsConnected()
{
    m_giver->sub = s("did:plc:jfuozulr3tlumqdn2l6bvjo2");
    const auto signedIn = signIn();
    QCOMPARE(signedIn.error().code, ErrorCode::InvalidInput);
    QVERIFY(signedIn.error().what.contains(s("alice.test")));
    QVERIFY(m_giver->access.isEmpty()); // given back
}

void TestBlueskyOAuth::aGiverThatTheAccountsServerDoesNotKnowIsNotBelieved()
{
    // The person names a server of which a stranger says that the account is his.
    int asked = 0;
    m_giver->before = [&](const net::HttpRequest &request) -> std::optional<Error> {
        if (request.url.path().endsWith(s("oauth-protected-resource")) && ++asked == 2)
            m_giver->giverOfHome = s("https://honest.example");
        return {};
    };
    const auto signedIn = signIn();
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, ErrorCode::BadAnswer);
    QVERIFY(m_giver->access.isEmpty());
}

void TestBlueskyOAuth::tokensWithoutAProofAreNotTaken()
{
    m_giver->tokenType = s("Bearer");
    QCOMPARE(signIn().error().code, ErrorCode::BadAnswer);
}

void TestBlueskyOAuth::tokensThatDoNotFitIntoAKeychainAreNotTaken()
{
    m_giver->nextAccess = QString(1900, u'a');
    QVERIFY(signIn()); // comes anew from the other one
    m_giver->nextRefresh = QString(1900, u'r');
    const auto signedIn = signIn();
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, ErrorCode::TooLarge);
    QVERIFY(m_giver->refresh.isEmpty());
}

void TestBlueskyOAuth::aWebPageIsNoServer()
{
    class Portal final : public net::HttpSender
    {
    public:
        QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest, CancelToken) override
        {
            net::HttpResponse page;
            page.status = 200;
            page.body = "<!doctype html><title>Welcome to our hotel</title>";
            co_return page;
        }
    } portal;
    BlueskyConnector connector(portal, m_credentials, m_rules, m_clock, m_timers);
    SignInRequest request;
    request.server = QUrl(s("https://pds.example"));
    const auto signedIn = await(connector.signInByBrowser(request, m_person, {}));
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, ErrorCode::BadAnswer);
    QVERIFY(m_person->seen.isEmpty());
}

void TestBlueskyOAuth::eachRequestProvesTheKey()
{
    connectAccount();
    m_giver->failures.clear();
    QVERIFY(publish());
    QVERIFY(publish());
    // Both servers' numbers are known since the sign-in.
    QVERIFY2(m_giver->failures.isEmpty(), qPrintable(m_giver->failures.join(u' ')));
    restart();
    QVERIFY(publish());
    QCOMPARE(m_giver->failures, QStringList{s("use_dpop_nonce")}); // once, then it is known
    QVERIFY(publish());
    QCOMPARE(m_giver->failures.size(), 1);
}

void TestBlueskyOAuth::aClockThatIsHoursWrongIsMadeUpFor()
{
    for (const Milliseconds off : {Milliseconds(5h), Milliseconds(-30h)}) {
        init();
        m_giver->tellsTime = true;
        m_giver->now = m_clock.now() + off;
        connectAccount();
        QVERIFY(publish());
        wearOutAccess();
        QVERIFY(publish());
        QCOMPARE(m_giver->refreshes, 1);
    }
}

void TestBlueskyOAuth::aRenewalIsWrittenDownBeforeAndAfter()
{
    connectAccount();
    wearOutAccess();
    bool wasMarked = false;
    m_giver->before = [&](const net::HttpRequest &request) -> std::optional<Error> {
        if (request.url.path().endsWith(s("/token")))
            wasMarked = stored().isRenewing && stored().refresh == s("ref-1");
        return {};
    };
    const auto published = publish();
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QVERIFY(wasMarked);
    QCOMPARE(stored().refresh, s("ref-2"));
    QCOMPARE(stored().access, s("acc-2"));
    QVERIFY(!stored().isRenewing);
    QCOMPARE(m_giver->refreshes, 1);
}

void TestBlueskyOAuth::aRefusedRenewalIsTriedOnce()
{
    connectAccount();
    m_giver->refresh.clear(); // withdrawn on the server's own page
    m_giver->access.clear();
    const auto published = publish();
    QCOMPARE(published.error().code, ErrorCode::SignInNeeded);
    QCOMPARE(m_giver->refreshes, 1);
    const qsizetype asked = m_giver->calls.size();
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(publish().error().code, ErrorCode::SignInNeeded);
        QCOMPARE(await(m_connector->check(m_account, {})).error().code, ErrorCode::SignInNeeded);
        QCOMPARE(await(m_connector->renew(m_account, {})).error().code, ErrorCode::SignInNeeded);
        restart();
    }
    QCOMPARE(m_giver->calls.size(), asked); // nobody was asked again
    // Looking needs no sign-in, and a new one ends it.
    OutgoingPost post;
    post.recordKey = s("3m5xk4zvdlc2h");
    const auto found = await(m_connector->find(m_account, post, {}));
    QVERIFY(found && !*found);
    connectAccount();
    QVERIFY(publish());
}

void TestBlueskyOAuth::killedWhileRenewing_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("before it arrived") << false;
    QTest::newRow("after it was used up") << true;
}

/// What a program finds that begins after one that was killed in the middle.
void TestBlueskyOAuth::killedWhileRenewing()
{
    QFETCH(const bool, arrived);
    connectAccount();
    BlueskyCredential left = stored();
    left.isRenewing = true;
    store(left);
    wearOutAccess();
    if (arrived)
        m_giver->refresh = s("ref-lost");
    restart();
    const auto published = publish();
    QCOMPARE(m_giver->refreshes, 1);
    if (!arrived) {
        QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
        QVERIFY(!stored().isRenewing);
        return;
    }
    QCOMPARE(published.error().code, ErrorCode::SignInNeeded);
    QVERIFY2(published.error().why.contains(s("stopped in the middle")), qPrintable(published.error().why));
    QCOMPARE(publish().error().code, ErrorCode::SignInNeeded);
    QCOMPARE(m_giver->refreshes, 1);
}

void TestBlueskyOAuth::aBrokenLineLeavesTheMark_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("mayBeUsed");
    QTest::newRow("never left") << ErrorCode::Offline << false;
    QTest::newRow("asked to wait") << ErrorCode::RateLimited << false;
    QTest::newRow("broke") << ErrorCode::ConnectionLost << true;
    QTest::newRow("no answer") << ErrorCode::TimedOut << true;
}

void TestBlueskyOAuth::aBrokenLineLeavesTheMark()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, mayBeUsed);
    connectAccount();
    wearOutAccess();
    m_giver->before = [&](const net::HttpRequest &request) -> std::optional<Error> {
        if (request.url.path().endsWith(s("/token")))
            return broken(code);
        return {};
    };
    QCOMPARE(publish().error().code, code);
    QCOMPARE(stored().isRenewing, mayBeUsed);
    QCOMPARE(stored().refresh, s("ref-1"));
    m_giver->before = nullptr;
    QVERIFY(publish()); // it had not arrived: nothing is lost
}

void TestBlueskyOAuth::whatTheKeychainDidNotTakeIsKeptAndWrittenLater()
{
    connectAccount();
    wearOutAccess();
    m_giver->after = [&](const net::HttpRequest &request) -> std::optional<Error> {
        if (request.url.path().endsWith(s("/token")))
            m_credentials.failWith = broken(ErrorCode::KeychainLocked);
        return {};
    };
    QCOMPARE(publish().error().code, ErrorCode::KeychainLocked);
    m_giver->after = nullptr;
    m_credentials.failWith.reset();
    QCOMPARE(stored().refresh, s("ref-1"));
    const auto published = publish();
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(m_giver->refreshes, 1);
    QCOMPARE(stored().refresh, s("ref-2"));
}

/// Before the token leaves, and while it is used up.
void TestBlueskyOAuth::whatIsSignedInMeanwhileStands()
{
    for (const QString &when : {s("oauth-authorization-server"), s("/token")}) {
        connectAccount();
        wearOutAccess();
        restart(); // what it knew of the server is asked again
        BlueskyCredential anew = stored();
        anew.key = SigningKey::generate()->toText();
        m_giver->before = [&](const net::HttpRequest &request) -> std::optional<Error> {
            if (request.url.path().endsWith(when))
                store(anew);
            return {};
        };
        (void)publish(); // this server does not know the new key: what it says is of no interest
        QCOMPARE(stored().key, anew.key);
        m_giver->before = nullptr;
    }
}

void TestBlueskyOAuth::whoSignsOutMeanwhileStaysOut()
{
    connectAccount();
    wearOutAccess();
    m_giver->before = [&](const net::HttpRequest &request) -> std::optional<Error> {
        if (request.url.path().endsWith(s("/token")))
            m_credentials.secrets.remove(m_account.accountKey);
        return {};
    };
    QCOMPARE(publish().error().code, ErrorCode::SignInNeeded);
    QVERIFY(m_credentials.secrets.isEmpty());
}

void TestBlueskyOAuth::oneProgramRenewsAtATime()
{
    connectAccount();
    wearOutAccess();
    // The other program: holds the turn, renews, writes, lets go.
    const auto pauses = std::make_shared<Pauses>(m_timers);
    const auto turns = std::make_shared<RenewalTurns>(pauses, m_folder.path());
    auto turn = await(turns->take(m_account.accountKey)).value();
    QVERIFY(turn->isLocked());
    OutgoingPost post;
    post.recordKey = m_connector->chooseRecordKey(m_clock.now());
    post.text = s("Hello");
    Awaited<Result<PublishedPost>> under(m_connector->publish(m_account, post, {}, {}));
    m_timers.advance(1s);
    QVERIFY(!under.isDone());
    QCOMPARE(m_giver->refreshes, 0);
    BlueskyCredential renewed = stored();
    renewed.access = m_giver->access;
    renewed.refresh = s("ref-of-the-other");
    store(renewed);
    turn->unlock();
    m_timers.advance(1s);
    QVERIFY(under.isDone());
    QVERIFY2(under.value(), under.value() ? "" : qPrintable(under.value().error().sentence()));
    QCOMPARE(m_giver->refreshes, 0);
    // One that never lets go does not hold the program for ever.
    turn = await(turns->take(m_account.accountKey)).value();
    wearOutAccess();
    Awaited<Result<PublishedPost>> waiting(m_connector->publish(m_account, post, {}, {}));
    m_timers.advance(1min);
    QVERIFY(waiting.isDone());
    QCOMPARE(waiting.value().error().code, ErrorCode::StorageBusy);
    pauses->close();
}

void TestBlueskyOAuth::itIsRenewedBeforeItEndsAndNotTooOften()
{
    const auto token = [this](Milliseconds lasts) {
        const QByteArray claims =
            R"({"exp":)" + QByteArray::number((m_clock.now() + lasts).milliseconds() / 1000) + '}';
        return QString::fromLatin1("e30." + claims.toBase64(QByteArray::Base64UrlEncoding) + ".x");
    };
    m_giver->nextAccess = token(1h);
    connectAccount();
    auto renewed = await(m_connector->renew(m_account, {}));
    QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().sentence()));
    QCOMPARE(m_giver->refreshes, 0);
    m_clock.advance(55min);
    m_giver->now = m_clock.now();
    renewed = await(m_connector->renew(m_account, {}));
    QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().sentence()));
    QCOMPARE(m_giver->refreshes, 1);
    QCOMPARE(stored().refresh, s("ref-2"));
    // However often: the end of the sign-in itself stays where it is.
    QCOMPARE(renewed->endsAt, std::optional(stored().began + 14 * 24h));
}

void TestBlueskyOAuth::signingOutGivesTheTokensBack()
{
    connectAccount();
    QVERIFY(await(m_connector->signOut(m_account)));
    QVERIFY(m_giver->refresh.isEmpty() && m_giver->access.isEmpty());
    QVERIFY(await(m_connector->signOut(m_account))); // twice is no failure
}

QTEST_GUILESS_MAIN(TestBlueskyOAuth)
#include "tst_bluesky_oauth.moc"
