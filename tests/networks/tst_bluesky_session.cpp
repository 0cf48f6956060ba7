// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions, identities and answers that make no sense, without a line.
#include "net/http_client.h"
#include "networks/bluesky/bluesky_connector.h"
#include "support/await.h"
#include "support/fake_http.h"
#include "support/memory_credentials.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;

namespace
{
const QString did = QStringLiteral("did:plc:46kwhifwlkmfizxh2yzg7xgl");

QJsonObject session(const char *access, const char *refresh)
{
    return {{QStringLiteral("did"), did},
            {QStringLiteral("handle"), QStringLiteral("alice.test")},
            {QStringLiteral("accessJwt"), QString::fromLatin1(access)},
            {QStringLiteral("refreshJwt"), QString::fromLatin1(refresh)}};
}
} // namespace

namespace
{
SignInRequest withAppPassword(const QUrl &server)
{
    SignInRequest request;
    request.server = server;
    request.handle = QStringLiteral("alice.test");
    request.secret = QStringLiteral("app-pass");
    return request;
}
} // namespace

class TestBlueskySession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void credentialsFitIntoAKeychain();
    void somethingElseInTheKeychainNeedsASignIn();
    void anExpiredTokenIsRenewedOnceAndKeptBeforeUse();
    void aFailedRenewalFallsBackToTheAppPasswordOnce();
    void aRefusedAppPasswordEndsIt();
    void aRefusalDoesNotSpoilANewSignIn();
    void aTokenThatEndsSoonIsRenewedWhenSomebodyLooksAfterIt();
    void aKeychainThatCannotWriteStopsBeforeTheTokenIsUsed();
    void anotherProgramsRenewalIsTaken();
    void aBrokenLineDuringTheRenewalIsNotASignIn();
    void refusalsInClearWords_data();
    void refusalsInClearWords();
    void theAppPasswordGoesToNoOtherServer_data();
    void theAppPasswordGoesToNoOtherServer();
    void hostileAnswers_data();
    void hostileAnswers();
    void onlyItsOwnWordSaysThatNothingIsThere();
    void aFailedWriteIsLookedUpAtOnce();
    void aRefusalIsBelievedOnlyWhenNothingStandsThere_data();
    void aRefusalIsBelievedOnlyWhenNothingStandsThere();
    void aMentionIsLeftOutOnlyWhenThereIsNobody_data();
    void aMentionIsLeftOutOnlyWhenThereIsNobody();
    void stopsTalkingWhenItGoes();
    void namesAndIdentities();

private:
    [[nodiscard]] OutgoingPost post()
    {
        OutgoingPost post;
        post.recordKey = QStringLiteral("3m5xk4zvdlc2h");
        post.createdAt = FakeClock().now();
        post.text = QStringLiteral("Hello");
        return post;
    }
    [[nodiscard]] QJsonObject written() const
    {
        return {{QStringLiteral("results"),
                 QJsonArray{QJsonObject{
                     {QStringLiteral("uri"), blueskyPostUri(did, QStringLiteral("3m5xk4zvdlc2h"))}}}}};
    }
    [[nodiscard]] Result<PublishedPost> publish()
    {
        return await(m_connector->publish(m_account, post(), {}, {}));
    }
    [[nodiscard]] BlueskyCredential stored() const
    {
        return blueskyCredential(m_credentials.secrets.value(m_account.accountKey)).value();
    }

    RulesCatalogue m_rules;
    FakeClock m_clock;
    FakeTimers m_timers{m_clock};
    FakeHttp m_http;
    MemoryCredentials m_credentials;
    std::unique_ptr<BlueskyConnector> m_connector;
    const QUrl m_home{QStringLiteral("https://pds.example")};
    const AccountIdentity m_account{QStringLiteral("key"), QStringLiteral("alice.test"), did, m_home};
    const BlueskyCredential m_credential{m_home,
                                         m_home,
                                         did,
                                         QStringLiteral("app-pass"),
                                         QStringLiteral("access-1"),
                                         QStringLiteral("refresh-1"),
                                         {},
                                         {},
                                         {}};
};

void TestBlueskySession::init()
{
    m_http.answers.clear();
    m_http.requests.clear();
    m_credentials.failWith.reset();
    m_credentials.secrets = {{m_account.accountKey, toText(m_credential)}};
    m_connector = std::make_unique<BlueskyConnector>(m_http, m_credentials, m_rules, m_clock, m_timers);
}

void TestBlueskySession::credentialsFitIntoAKeychain()
{
    QCOMPARE(blueskyCredential(toText(m_credential)).value(), m_credential);
    BlueskyCredential large = m_credential;
    large.access = QString(1500, u'a');
    large.refresh = QString(1000, u'r');
    QVERIFY(toText(large).toUtf8().size() <= 2048);
    const BlueskyCredential kept = blueskyCredential(toText(large)).value();
    QCOMPARE(kept.refresh, large.refresh);
    QVERIFY(kept.access.isEmpty());
    large.refresh = QString(3000, u'r');
    QCOMPARE(blueskyCredential(toText(large)).value().password, large.password);
}

void TestBlueskySession::somethingElseInTheKeychainNeedsASignIn()
{
    for (const char *text : {"", "practice", "{}", "[[[[", R"({"did":"did:plc:x","password":"p"})"})
        QCOMPARE(blueskyCredential(QString::fromLatin1(text)).error().code, ErrorCode::SignInNeeded);
}

void TestBlueskySession::anExpiredTokenIsRenewedOnceAndKeptBeforeUse()
{
    m_http.refuse(400, "ExpiredToken");
    m_http.answer(200, session("access-2", "refresh-2"));
    m_http.answer(200, written());
    const auto published = publish();
    QVERIFY2(published, published ? "" : qPrintable(published.error().sentence()));
    QCOMPARE(m_http.calls(),
             QStringList({QStringLiteral("POST applyWrites"), QStringLiteral("POST refreshSession"),
                          QStringLiteral("POST applyWrites")}));
    QCOMPARE(m_http.requests[1].headers.first().value, QByteArray("Bearer refresh-1"));
    QCOMPARE(m_http.requests[2].headers.first().value, QByteArray("Bearer access-2"));
    QCOMPARE(m_http.body(0), m_http.body(2)); // the same, to the byte
    QCOMPARE(stored().refresh, QStringLiteral("refresh-2"));
}

void TestBlueskySession::aFailedRenewalFallsBackToTheAppPasswordOnce()
{
    m_http.refuse(400, "InvalidToken");
    m_http.refuse(400, "ExpiredToken");
    m_http.answer(200, session("access-2", "refresh-2"));
    m_http.refuse(400, "InvalidToken"); // and still not: no round more
    const auto published = publish();
    QCOMPARE(published.error().code, ErrorCode::SignInNeeded);
    QCOMPARE(m_http.requests.size(), size_t(4));
    QCOMPARE(m_http.body(2)[QLatin1StringView("password")].toString(), QStringLiteral("app-pass"));
}

void TestBlueskySession::aRefusedAppPasswordEndsIt()
{
    m_http.refuse(400, "ExpiredToken");
    m_http.refuse(400, "ExpiredToken");
    m_http.refuse(401, "AuthenticationRequired");
    QCOMPARE(publish().error().code, ErrorCode::SignInNeeded);
    QCOMPARE(m_http.requests.size(), size_t(3));
    // However often it is tried, by whichever program: nobody is asked again.
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(publish().error().code, ErrorCode::SignInNeeded);
        QCOMPARE(await(m_connector->renew(m_account, {})).error().code, ErrorCode::SignInNeeded);
        m_connector = std::make_unique<BlueskyConnector>(m_http, m_credentials, m_rules, m_clock, m_timers);
    }
    QCOMPARE(m_http.requests.size(), size_t(3));
    // Until the person has signed in again.
    m_credentials.secrets[m_account.accountKey] = toText(m_credential);
    m_http.answer(200, written());
    QVERIFY(publish());
}

void TestBlueskySession::aRefusalDoesNotSpoilANewSignIn()
{
    class Meanwhile final : public net::HttpSender
    {
    public:
        FakeHttp &inner;
        std::function<void()> beforeTheLast;
        explicit Meanwhile(FakeHttp &line) : inner(line) {}
        QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest request, CancelToken cancel) override
        {
            if (inner.answers.size() == 1)
                beforeTheLast();
            return inner.send(std::move(request), std::move(cancel));
        }
    } line(m_http);
    BlueskyCredential newer = m_credential;
    newer.password = QStringLiteral("fresh-pass");
    newer.access = QStringLiteral("access-9");
    line.beforeTheLast = [&] { m_credentials.secrets[m_account.accountKey] = toText(newer); };
    BlueskyConnector connector(line, m_credentials, m_rules, m_clock, m_timers);
    m_http.refuse(400, "ExpiredToken");
    m_http.refuse(400, "ExpiredToken");
    m_http.refuse(401, "AuthenticationRequired");
    QVERIFY(!await(connector.publish(m_account, post(), {}, {})));
    QCOMPARE(stored(), newer);
}

void TestBlueskySession::aTokenThatEndsSoonIsRenewedWhenSomebodyLooksAfterIt()
{
    const auto token = [this](Milliseconds lasts) {
        const QByteArray claims =
            R"({"exp":)" + QByteArray::number((m_clock.now() + lasts).milliseconds() / 1000) + '}';
        return "e30." + claims.toBase64(QByteArray::Base64UrlEncoding) + ".x";
    };
    QCOMPARE(tokenEnd(QString::fromLatin1(token(std::chrono::hours(2)))),
             std::optional(m_clock.now() + std::chrono::hours(2)));
    for (const char *none : {"", "a.b.c", "e30.e30.x", "access-1"})
        QVERIFY(!tokenEnd(QString::fromLatin1(none)));
    BlueskyCredential credential = m_credential;
    credential.access = QString::fromLatin1(token(std::chrono::minutes(5)));
    m_credentials.secrets[m_account.accountKey] = toText(credential);
    m_http.answer(200, session(token(std::chrono::hours(2)).constData(), "refresh-2"));
    m_http.answer(200, session("", ""));
    m_http.refuse(400, "RecordNotFound");
    const auto renewed = await(m_connector->renew(m_account, {}));
    QVERIFY2(renewed, renewed ? "" : qPrintable(renewed.error().sentence()));
    QVERIFY(!renewed->endsAt); // an app password does not end by itself
    QCOMPARE(stored().refresh, QStringLiteral("refresh-2"));
    m_http.answer(200, session("", ""));
    m_http.refuse(400, "RecordNotFound");
    QVERIFY(await(m_connector->renew(m_account, {})));
    QCOMPARE(m_http.calls().count(QStringLiteral("POST refreshSession")), 1);
}

void TestBlueskySession::aKeychainThatCannotWriteStopsBeforeTheTokenIsUsed()
{
    class ReadOnly final : public CredentialStore
    {
    public:
        QString text;
        QCoro::Task<Result<QString>> read(QString) override
        {
            // QCoro moves what is returned and is of another type than the task's, members too.
            const QString copy = text;
            co_return copy;
        }
        QCoro::Task<Result<void>> write(QString, QString) override
        {
            co_return fail(ErrorCode::KeychainLocked, QStringLiteral("Locked."));
        }
        QCoro::Task<Result<void>> remove(QString) override { co_return Result<void>(); }
    } locked;
    locked.text = toText(m_credential);
    BlueskyConnector connector(m_http, locked, m_rules, m_clock, m_timers);
    m_http.refuse(400, "ExpiredToken");
    m_http.answer(200, session("access-2", "refresh-2"));
    const auto published = await(connector.publish(m_account, post(), {}, {}));
    QVERIFY2(published.error().code == ErrorCode::KeychainLocked, qPrintable(published.error().sentence()));
    QCOMPARE(m_http.requests.size(), size_t(2));
}

void TestBlueskySession::anotherProgramsRenewalIsTaken()
{
    const auto client = std::make_shared<BlueskyClient>(m_http, m_clock, BlueskyOptions());
    const auto renewals = std::make_shared<BlueskyRenewals>(client, nullptr, nullptr, m_credentials);
    const auto sessions = std::make_shared<BlueskySessions>(client, renewals);
    const auto line = await(sessions->open(m_account)).value();
    BlueskyCredential newer = m_credential;
    newer.access = QStringLiteral("access-of-another");
    m_credentials.secrets[m_account.accountKey] = toText(newer);
    m_http.refuse(400, "ExpiredToken");
    m_http.answer(200, QJsonObject{});
    const auto answer = await(sessions->call(
        line, XrpcCall::ask(QLatin1StringView("com.atproto.server.getSession"), {}, net::Purpose::Other),
        {}));
    QVERIFY(answer && answer->isSuccess());
    QCOMPARE(m_http.requests.size(), size_t(2)); // nothing was renewed
    QCOMPARE(m_http.requests[1].headers.first().value, QByteArray("Bearer access-of-another"));
}

void TestBlueskySession::aBrokenLineDuringTheRenewalIsNotASignIn()
{
    m_http.refuse(400, "ExpiredToken");
    m_http.breakLine(ErrorCode::Offline);
    QCOMPARE(publish().error().code, ErrorCode::Offline);
    QCOMPARE(stored(), m_credential);
}

void TestBlueskySession::refusalsInClearWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    QTest::newRow("wrong") << 401 << QByteArray("AuthenticationRequired") << ErrorCode::SignInNeeded
                           << QStringLiteral("app password");
    QTest::newRow("second factor") << 401 << QByteArray("AuthFactorTokenRequired") << ErrorCode::SignInNeeded
                                   << QStringLiteral("code by e-mail");
    QTest::newRow("taken down") << 401 << QByteArray("AccountTakedown") << ErrorCode::SignInNeeded
                                << QStringLiteral("closed this account");
    QTest::newRow("deactivated") << 400 << QByteArray("AccountDeactivated") << ErrorCode::SignInNeeded
                                 << QStringLiteral("deactivated");
    QTest::newRow("limited") << 429 << QByteArray("RateLimitExceeded") << ErrorCode::RateLimited
                             << QStringLiteral("wait");
    QTest::newRow("trouble") << 502 << QByteArray("UpstreamFailure") << ErrorCode::ServerTrouble
                             << QStringLiteral("trouble");
    QTest::newRow("refused") << 400 << QByteArray("InvalidRequest") << ErrorCode::Refused
                             << QStringLiteral("Because of this");
}

void TestBlueskySession::refusalsInClearWords()
{
    QFETCH(int, status);
    QFETCH(QByteArray, name);
    QFETCH(ErrorCode, code);
    QFETCH(QString, word);
    m_http.answer(200, R"({"did":"did:web:pds.example","availableUserDomains":[".pds.example"]})");
    m_http.refuse(status, name.constData(), "Because of this");
    const SignInRequest request = withAppPassword(m_home);
    const auto signedIn = await(m_connector->signIn(request, {}));
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, code);
    QVERIFY2(signedIn.error().sentence().contains(word), qPrintable(signedIn.error().sentence()));
    QVERIFY(!signedIn.error().sentence().contains(request.secret));
}

void TestBlueskySession::theAppPasswordGoesToNoOtherServer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a page") << 200 << QByteArray("<html>") << ErrorCode::BadAnswer;
    QTest::newRow("something else") << 200 << QByteArray(R"({"did":1,"hello":"world"})")
                                    << ErrorCode::BadAnswer;
    QTest::newRow("another's refusal")
        << 404 << QByteArray(R"({"error":"Not Found"})") << ErrorCode::BadAnswer;
    QTest::newRow("wants a sign-in") << 401 << QByteArray(R"({"error":"Unauthorized"})")
                                     << ErrorCode::BadAnswer;
    QTest::newRow("leads elsewhere") << 302 << QByteArray() << ErrorCode::BadAnswer;
    QTest::newRow("in trouble") << 502 << QByteArray("<html>") << ErrorCode::ServerTrouble;
}

void TestBlueskySession::theAppPasswordGoesToNoOtherServer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    m_http.answer(status, body);
    const SignInRequest request = withAppPassword(m_home);
    const auto signedIn = await(m_connector->signIn(request, {}));
    QVERIFY(!signedIn);
    QVERIFY2(signedIn.error().code == code, qPrintable(signedIn.error().sentence()));
    QCOMPARE(m_http.requests.size(), size_t(1));
    QCOMPARE(m_http.requests.front().method, net::HttpMethod::Get);
    QVERIFY(m_http.requests.front().url.path().endsWith(QStringLiteral("server.describeServer")));
}

void TestBlueskySession::hostileAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    for (const int status : {200, 302, 400, 401, 404}) {
        QTest::addRow("page %d", status) << status << QByteArray("<!doctype html><title>Hotel</title>");
        QTest::addRow("empty %d", status) << status << QByteArray();
        QTest::addRow("list %d", status) << status << QByteArray("[1,2]");
        QTest::addRow("deep %d", status) << status << QByteArray(100'000, '[');
        QTest::addRow("wrong types %d", status) << status << QByteArray(R"({"error":[1],"results":7})");
        QTest::addRow("not UTF-8 %d", status) << status << QByteArray("{\"results\":\"\xC3\x28\xFF\"}");
    }
}

/// Nothing of that says whether the post has arrived.
void TestBlueskySession::hostileAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    for (int i = 0; i < 6; ++i)
        m_http.answer(status, body);
    const auto published = publish();
    QVERIFY(!published);
    QVERIFY2(published.error().code == ErrorCode::BadAnswer, qPrintable(published.error().sentence()));
    const auto found = await(m_connector->find(m_account, post(), {}));
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::BadAnswer);
    const SignInRequest request = withAppPassword(m_home);
    const auto signedIn = await(m_connector->signIn(request, {}));
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, ErrorCode::BadAnswer);
}

void TestBlueskySession::onlyItsOwnWordSaysThatNothingIsThere()
{
    m_http.refuse(400, "RecordNotFound");
    auto found = await(m_connector->find(m_account, post(), {}));
    QVERIFY(found && !found->has_value());
    m_http.refuse(400, "RepoNotFound");
    found = await(m_connector->find(m_account, post(), {}));
    QVERIFY(!found);
    m_http.answer(200, QJsonObject{{QStringLiteral("uri"), QStringLiteral("at://did:plc:other/x/y")},
                                   {QStringLiteral("value"), QJsonObject()}});
    found = await(m_connector->find(m_account, post(), {}));
    QCOMPARE(found.error().code, ErrorCode::BadAnswer);
}

void TestBlueskySession::aFailedWriteIsLookedUpAtOnce()
{
    m_http.refuse(500, "InternalServerError");
    m_http.answer(200,
                  QJsonObject{{QStringLiteral("uri"), blueskyPostUri(did, QStringLiteral("3m5xk4zvdlc2h"))},
                              {QStringLiteral("value"), QJsonObject()}});
    const auto published = publish();
    QVERIFY(published);
    QCOMPARE(published->url, QUrl(QStringLiteral("https://bsky.app/profile/alice.test/post/3m5xk4zvdlc2h")));
    m_http.refuse(500, "InternalServerError");
    m_http.refuse(400, "RecordNotFound");
    QCOMPARE(publish().error().code, ErrorCode::ServerTrouble);
}

void TestBlueskySession::aRefusalIsBelievedOnlyWhenNothingStandsThere_data()
{
    QTest::addColumn<int>("status"); // 0: the line fails
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<ErrorCode>("line");
    QTest::addColumn<ErrorCode>("code");
    const auto answered = [](const char *what, int status, const char *name, ErrorCode code) {
        QTest::newRow(what) << status << QByteArray(name) << ErrorCode::Unknown << code;
    };
    const auto failed = [](const char *what, ErrorCode line, ErrorCode code) {
        QTest::newRow(what) << 0 << QByteArray() << line << code;
    };
    answered("nothing there", 400, "RecordNotFound", ErrorCode::Refused);
    answered("another no", 400, "RepoNotFound", ErrorCode::BadAnswer);
    answered("limited", 429, "RateLimitExceeded", ErrorCode::BadAnswer);
    answered("signed out", 401, "AuthenticationRequired", ErrorCode::BadAnswer);
    answered("trouble", 502, "UpstreamFailure", ErrorCode::ServerTrouble);
    failed("no line", ErrorCode::Offline, ErrorCode::BadAnswer);
    failed("another's certificate", ErrorCode::InsecureConnection, ErrorCode::BadAnswer);
    failed("too slow", ErrorCode::TimedOut, ErrorCode::TimedOut);
    failed("broken", ErrorCode::ConnectionLost, ErrorCode::ConnectionLost);
}

/// A server says no to a key that stands there already, too. Who could not look does not know.
void TestBlueskySession::aRefusalIsBelievedOnlyWhenNothingStandsThere()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, name);
    QFETCH(const ErrorCode, line);
    QFETCH(const ErrorCode, code);
    m_http.refuse(400, "InvalidRequest");
    if (status == 0)
        m_http.breakLine(line);
    else
        m_http.refuse(status, name.constData());
    const auto published = publish();
    QVERIFY(!published);
    QCOMPARE(published.error().code, code);
    QCOMPARE(m_http.calls(),
             QStringList({QStringLiteral("POST applyWrites"), QStringLiteral("GET getRecord")}));
}

void TestBlueskySession::aMentionIsLeftOutOnlyWhenThereIsNobody_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("goesOut");
    QTest::newRow("nobody") << 400 << QByteArray(R"({"error":"InvalidRequest","message":"Unable"})") << true;
    QTest::newRow("proxy") << 502 << QByteArray("<html>Bad gateway</html>") << false;
    QTest::newRow("server") << 500 << QByteArray(R"({"error":"InternalServerError"})") << false;
    QTest::newRow("too slow") << 504 << QByteArray() << false;
    QTest::newRow("something else") << 200 << QByteArray("<html>Welcome to our hotel</html>") << false;
    QTest::newRow("no identity") << 200 << QByteArray(R"({"did":"?"})") << false;
}

void TestBlueskySession::aMentionIsLeftOutOnlyWhenThereIsNobody()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const bool, goesOut);
    OutgoingPost mentioning = post();
    mentioning.text = QStringLiteral("Hello @bob.test");
    m_http.answer(status, body);
    m_http.answer(200, written());
    const auto published = await(m_connector->publish(m_account, mentioning, {}, {}));
    QCOMPARE(published.has_value(), goesOut);
    QStringList calls{QStringLiteral("GET resolveHandle")};
    if (goesOut)
        calls << QStringLiteral("POST applyWrites");
    QCOMPARE(m_http.calls(), calls);
}

void TestBlueskySession::stopsTalkingWhenItGoes()
{
    class Slow final : public net::HttpSender
    {
    public:
        Completion<Result<net::HttpResponse>> pending;
        int sent = 0;
        QCoro::Task<Result<net::HttpResponse>> send(net::HttpRequest, CancelToken) override
        {
            ++sent;
            auto answer = co_await pending;
            co_return answer;
        }
    };
    Slow slow;
    auto connector = std::make_unique<BlueskyConnector>(slow, m_credentials, m_rules, m_clock, m_timers);
    Awaited<Result<PublishedPost>> under(connector->publish(m_account, post(), {}, {}));
    QVERIFY(!under.isDone());
    connector.reset();
    // Wants a renewal, for which nobody is there any more.
    net::HttpResponse refused;
    refused.status = 400;
    refused.body = R"({"error":"ExpiredToken"})";
    slow.pending.complete(refused);
    QVERIFY(under.isDone());
    QCOMPARE(under.value().error().code, ErrorCode::Cancelled);
    QCOMPARE(slow.sent, 1);
}

void TestBlueskySession::namesAndIdentities()
{
    QCOMPARE(cleanHandle(QStringLiteral(" @\u202AAlice.Bsky.Social\u202C ")),
             QStringLiteral("alice.bsky.social"));
    QVERIFY(isHandle(QStringLiteral("alice.bsky.social")));
    for (const char *wrong : {"", "alice", "alice.", ".test", "a_b.test", "alice.test\n", "-a.test", "a.1"})
        QVERIFY2(!isHandle(QString::fromLatin1(wrong)), wrong);
    QVERIFY(isDid(did) && isDid(QStringLiteral("did:web:example.com")));
    for (const char *wrong : {"", "did:", "did:plc:", "DID:plc:x", "did:plc:x y", "did:plc:x\n"})
        QVERIFY2(!isDid(QString::fromLatin1(wrong)), wrong);
    const auto document = [](const char *endpoint) {
        return QJsonObject{
            {QStringLiteral("service"),
             QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("#atproto_pds")},
                                    {QStringLiteral("serviceEndpoint"), QString::fromLatin1(endpoint)}}}},
            {QStringLiteral("alsoKnownAs"), QJsonArray{QStringLiteral("at://Alice.test")}}};
    };
    QCOMPARE(homeInDocument(document("https://pds.example/x?y"), did), m_home);
    for (const char *wrong :
         {"http://pds.example", "ftp://pds.example", "https://user:pass@pds.example", "no"})
        QVERIFY2(homeInDocument(document(wrong), did).isEmpty(), wrong);
    QCOMPARE(handleInDocument(document("")), QStringLiteral("alice.test"));
    QVERIFY(handleInDocument({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestBlueskySession)
#include "tst_bluesky_session.moc"
