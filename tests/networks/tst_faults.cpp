// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Every network meets the same strange places: at each question one clear failure, no loop, nothing believed
// that only a stranger said, and no secret for anybody but the account's own server. docs/faults.md.
#include "base/timers.h"
#include "net/http_client.h"
#include "networks/bluesky/bluesky_connector.h"
#include "networks/bluesky/bluesky_credential.h"
#include "networks/ghost/ghost_connector.h"
#include "networks/ghost/ghost_credential.h"
#include "networks/loopback_visit.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/shaarli/shaarli_connector.h"
#include "networks/wordpress/wordpress_client.h"
#include "networks/wordpress/wordpress_connector.h"
#include "support/await.h"
#include "support/certificates.h"
#include "support/memory_credentials.h"
#include "support/strange_servers.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace Qt::StringLiterals;

enum class Network { Mastodon, Bluesky, WordPress, Ghost, Shaarli };
enum class Place {
    Nobody,     ///< nothing listens at that address
    SelfSigned, ///< TLS with a certificate that nobody vouches for
    Portal,     ///< whatever is asked, a web page
    Elsewhere,  ///< every address leads to another host
    OtherSite,  ///< a site that knows none of these addresses
    OtherJson,  ///< a server of something else
    Broken,     ///< 502 from something in front of it
};
Q_DECLARE_METATYPE(Network)
Q_DECLARE_METATYPE(Place)

namespace
{
const QString did = u"did:plc:46kwhifwlkmfizxh2yzg7xgl"_s;
const QString password = u"abcd-efgh-ijkl-mnop"_s;
const QString token = u"token-of-the-account"_s;
const QString refresh = u"refresh-of-the-account"_s;
const QString ghostSecret = QString(64, u'a');

/// A connector on a real line, whose account's server is whatever the test makes of it.
struct FaultFixture
{
    FakeClock clock;
    FakeTimers timers{clock};
    net::RateLimiter limiter{clock};
    net::HttpClient http{clock, timers, limiter, nullptr, nullptr, {u"Hatstand/test"_s, {}}};
    RulesCatalogue rules;
    MemoryCredentials credentials;
    HostileServer server;
    HostileServer stranger; ///< at another host
    TestCertificates certificates;
    QUrl site;
    AccountIdentity account;
    std::unique_ptr<Connector> connector;
    Network network;

    FaultFixture(Network which, Place place) : network(which)
    {
        site = server.url("/");
        become(place);
        site.setPath({});
        account = {u"key"_s, u"alice.test"_s, remoteId(), site};
        credentials.secrets.insert(account.accountKey, secret());
        connector = make();
    }
    ~FaultFixture() { connector.reset(); }

    [[nodiscard]] Result<SignedIn> signIn()
    {
        SignInRequest request;
        request.server = site;
        request.handle = network == Network::Mastodon ? site.toString() : u"alice.test"_s;
        request.secret = network == Network::Ghost ? u"6b0bfe34d17d393f6dcb7bff:"_s + ghostSecret : password;
        if (network != Network::Mastodon)
            return await(connector->signIn()->signIn(request, {}));
        auto visit = std::make_shared<LoopbackVisit>(timers, nullptr);
        return await(connector->signIn()->signInByBrowser(request, visit, {}));
    }
    [[nodiscard]] Result<SignedIn> check() { return await(connector->signIn()->check(account, {})); }
    [[nodiscard]] OutgoingPost post()
    {
        OutgoingPost post;
        post.recordKey = connector->publisher()->chooseRecordKey(clock.now());
        post.createdAt = clock.now();
        post.text = u"Olives\n\nNew oil is there."_s;
        return post;
    }
    [[nodiscard]] Result<PublishedPost> publish()
    {
        return await(connector->publisher()->publish(account, post(), {}, {}));
    }
    [[nodiscard]] Result<std::optional<PublishedPost>> find()
    {
        return await(connector->publisher()->find(account, post(), {}));
    }
    [[nodiscard]] qsizetype asked() const { return server.requests().size() + stranger.requests().size(); }

private:
    void become(Place place)
    {
        switch (place) {
        case Place::Nobody:
            server.close();
            break;
        case Place::SelfSigned:
            if (!certificates.make(u"stranger"_s))
                qFatal("openssl is needed to make certificates");
            server.setTls(certificates.tls(u"stranger"_s));
            site.setScheme(u"https"_s);
            break;
        case Place::Portal:
            server.onAnythingElse(captivePortal());
            break;
        case Place::Elsewhere: {
            QUrl there = stranger.url("/there");
            there.setHost(u"localhost"_s); // the same computer by another name
            server.onAnythingElse(redirectsTo(there));
            stranger.onAnythingElse(HostileServer::always(HostileServer::answer(200, "{}")));
            break;
        }
        case Place::OtherSite:
            server.onAnythingElse(HostileServer::always(HostileServer::answer(
                404, "<!DOCTYPE html><html><title>Not here</title></html>", "text/html")));
            break;
        case Place::OtherJson:
            server.onAnythingElse(HostileServer::always(HostileServer::answer(200, R"({"hello":"world"})")));
            break;
        case Place::Broken:
            server.onAnythingElse(
                HostileServer::always(HostileServer::answer(502, "<h1>Bad gateway</h1>", "text/html")));
            break;
        }
    }
    [[nodiscard]] QString remoteId() const
    {
        return network == Network::Bluesky ? did : network == Network::Mastodon ? u"42"_s : QString();
    }
    [[nodiscard]] QString secret() const
    {
        QUrl root = site;
        switch (network) {
        case Network::Mastodon:
            return toText(MastodonCredential{site, u"42"_s, u"app"_s, u"app-secret"_s, token});
        case Network::Bluesky: {
            BlueskyCredential credential;
            credential.entry = site;
            credential.home = site;
            credential.did = did;
            credential.password = password;
            credential.access = token;
            credential.refresh = refresh;
            return toText(credential);
        }
        case Network::WordPress:
            root.setPath(u"/wp-json/"_s);
            return toText(WordPressCredential{root, u"anna"_s, password});
        case Network::Ghost:
            return toText(GhostCredential{site, u"6b0bfe34d17d393f6dcb7bff"_s, ghostSecret.toLatin1()});
        case Network::Shaarli:
            return toText(ShaarliCredential{site, password});
        }
        return {};
    }
    [[nodiscard]] std::unique_ptr<Connector> make()
    {
        switch (network) {
        case Network::Mastodon:
            return std::make_unique<MastodonConnector>(http, credentials, rules, clock, timers);
        case Network::Bluesky:
            return std::make_unique<BlueskyConnector>(http, credentials, rules, clock, timers);
        case Network::WordPress:
            return std::make_unique<WordPressConnector>(http, credentials);
        case Network::Ghost:
            return std::make_unique<GhostConnector>(http, credentials, clock);
        case Network::Shaarli:
            return std::make_unique<ShaarliConnector>(http, credentials, clock);
        }
        return nullptr;
    }
};

/// What a failure lacks; empty when it is one clear failure.
template <class T>
QString unclear(const Result<T> &result)
{
    if (result)
        return u"it succeeded"_s;
    const Error &error = result.error();
    const QString words =
        errorCodeName(error.code) + u": "_s + error.sentence() + u" ("_s + error.detail + u')';
    if (error.what.isEmpty())
        return u"it does not say what: "_s + words;
    if (error.why.isEmpty() && error.remedy.isEmpty())
        return u"it says neither why nor what now: "_s + words;
    for (const QString &secret : {password, token, refresh, ghostSecret}) {
        if (words.contains(secret))
            return u"it tells a secret: "_s + words;
    }
    return {};
}

/// Whether a request carries a secret, or a proof of one.
bool tellsSecret(const SeenRequest &request)
{
    QByteArray all = request.path + request.body + request.header("Authorization");
    for (const auto &[name, value] : request.headers)
        all += value;
    const QByteArray basic = ("anna:" + password.toUtf8()).toBase64();
    return !request.header("Authorization").isEmpty() || all.contains(password.toUtf8()) ||
           all.contains(token.toUtf8()) || all.contains(refresh.toUtf8()) ||
           all.contains(ghostSecret.toUtf8()) || all.contains(basic);
}
} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private:
    static void everyPlace()
    {
        QTest::addColumn<Network>("network");
        QTest::addColumn<Place>("place");
        const std::pair<Network, const char *> networks[] = {{Network::Mastodon, "Mastodon"},
                                                             {Network::Bluesky, "Bluesky"},
                                                             {Network::WordPress, "WordPress"},
                                                             {Network::Ghost, "Ghost"},
                                                             {Network::Shaarli, "Shaarli"}};
        const std::pair<Place, const char *> places[] = {
            {Place::Nobody, "nobody listens"},           {Place::SelfSigned, "self-signed certificate"},
            {Place::Portal, "captive portal"},           {Place::Elsewhere, "leads to another host"},
            {Place::OtherSite, "another site"},          {Place::OtherJson, "another kind of server"},
            {Place::Broken, "something broken in front"}};
        for (const auto &[network, name] : networks) {
            for (const auto &[place, what] : places)
                QTest::addRow("%s: %s", name, what) << network << place;
        }
    }
    /// More than a person would wait for, and far less than a loop.
    static constexpr qsizetype mostQuestions = 12;

private Q_SLOTS:
    void signingInSaysWhatIsThere_data() { everyPlace(); }
    void signingInSaysWhatIsThere()
    {
        QFETCH(const Network, network);
        QFETCH(const Place, place);
        FaultFixture f(network, place);
        const auto signedIn = f.signIn();
        QVERIFY2(unclear(signedIn).isEmpty(), qPrintable(unclear(signedIn)));
        const ErrorCode code = signedIn.error().code;
        if (place == Place::Nobody)
            QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::Offline));
        if (place == Place::SelfSigned)
            QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::InsecureConnection));
        // It was not the password that was wrong.
        QVERIFY2(code != ErrorCode::SignInNeeded, qPrintable(signedIn.error().sentence()));
        QVERIFY2(f.asked() <= mostQuestions, qPrintable(QString::number(f.asked())));
        if (place == Place::SelfSigned)
            QCOMPARE(f.server.headersSeen(), 0);
        for (const SeenRequest &request : f.stranger.requests())
            QVERIFY2(!tellsSecret(request), request.path.constData());
        // A server that was named is asked what it is before it is told anything.
        if (network == Network::Bluesky) {
            for (const SeenRequest &request : f.server.requests())
                QVERIFY2(!tellsSecret(request), request.path.constData());
        }
    }

    void aCheckStopsNoAccount_data() { everyPlace(); }
    void aCheckStopsNoAccount()
    {
        QFETCH(const Network, network);
        QFETCH(const Place, place);
        FaultFixture f(network, place);
        const auto checked = f.check();
        QVERIFY2(unclear(checked).isEmpty(), qPrintable(unclear(checked)));
        QVERIFY2(checked.error().code != ErrorCode::SignInNeeded, qPrintable(checked.error().sentence()));
        QVERIFY2(f.asked() <= mostQuestions, qPrintable(QString::number(f.asked())));
        for (const SeenRequest &request : f.stranger.requests())
            QVERIFY2(!tellsSecret(request), request.path.constData());
        // What is kept for the account is still there.
        QVERIFY(f.credentials.secrets.contains(f.account.accountKey));
    }

    void sendingIsRefusedOrLeftOpen_data() { everyPlace(); }
    void sendingIsRefusedOrLeftOpen()
    {
        QFETCH(const Network, network);
        QFETCH(const Place, place);
        FaultFixture f(network, place);
        const auto published = f.publish();
        QVERIFY2(unclear(published).isEmpty(), qPrintable(unclear(published)));
        const ErrorCode code = published.error().code;
        switch (place) {
        case Place::Nobody:
            QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::Offline));
            break;
        case Place::SelfSigned:
            QCOMPARE(errorCodeName(code), errorCodeName(ErrorCode::InsecureConnection));
            QCOMPARE(f.server.headersSeen(), 0);
            break;
        default:
            // A stranger's word is no refusal of the network: nothing is given up for it, and the account's
            // sign-in is not taken for ended.
            QVERIFY2(code == ErrorCode::BadAnswer || code == ErrorCode::ServerTrouble,
                     qPrintable(unclear(published) + errorCodeName(code)));
            break;
        }
        QVERIFY2(f.asked() <= mostQuestions, qPrintable(QString::number(f.asked())));
        QCOMPARE(f.stranger.requests().size(), 0);
    }

    void nobodyElseSaysThatItIsNotThere_data() { everyPlace(); }
    void nobodyElseSaysThatItIsNotThere()
    {
        QFETCH(const Network, network);
        QFETCH(const Place, place);
        FaultFixture f(network, place);
        const auto found = f.find(); // "not there" would send it again
        QVERIFY2(unclear(found).isEmpty(), qPrintable(unclear(found)));
        QVERIFY2(found.error().code != ErrorCode::SignInNeeded, qPrintable(found.error().sentence()));
        QVERIFY2(f.asked() <= mostQuestions, qPrintable(QString::number(f.asked())));
        for (const SeenRequest &request : f.stranger.requests())
            QVERIFY2(!tellsSecret(request), request.path.constData());
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
