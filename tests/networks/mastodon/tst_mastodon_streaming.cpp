// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A server that tells by itself what is new: what counts as news, and what becomes of a line that breaks.
#include "net/http_client.h"
#include "networks/mastodon/mastodon_connector.h"
#include "networks/mastodon/mastodon_server.h"
#include "networks/mastodon/mastodon_session.h"
#include "networks/mastodon/mastodon_streaming.h"
#include "support/await.h"
#include "support/hostile_server.h"
#include "support/memory_credentials.h"

#include <QJsonObject>
#include <QPointer>
#include <QTest>

using namespace hatstand;
using namespace hatstand::networks;
using namespace hatstand::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
const QByteArray mention = "event: notification\ndata: {\"id\":\"1\",\"type\":\"mention\"}\n\n";

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

struct Stream
{
    FakeClock clock;
    FakeTimers timers{clock};
    net::RateLimiter limiter{clock};
    net::HttpClient http{clock, timers, limiter, nullptr, nullptr, {u"Hatstand/test"_s, {}}};
    HostileServer server;
    MemoryCredentials credentials;
    RulesCatalogue rules;
    MastodonConnector connector{http, credentials, rules, clock, timers};
    AccountIdentity account{u"key"_s, u"alice@127.0.0.1"_s, u"7"_s, {}};
    QPointer<QTcpSocket> socket;

    Stream()
    {
        account.server = server.url("/");
        account.options.insert(fact::streaming, server.url("").toString());
        credentials.secrets.insert(u"key"_s,
                                   toText({server.url("/"), u"7"_s, u"app"_s, u"secret"_s, u"token"_s}));
        server.on("/api/v1/streaming/user", [this](const SeenRequest &, QTcpSocket *line) {
            socket = line;
            line->write(head);
        });
    }
    [[nodiscard]] Awaited<Result<void>> wait(CancelToken cancel = {})
    {
        return Awaited<Result<void>>(connector.untilNews(account, std::move(cancel)));
    }
    void say(const QByteArray &bytes) const { socket->write(chunk(bytes)); }
};
} // namespace

class TestMastodonStreaming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEventsHoweverTheyAreCut()
    {
        const QByteArray bytes = ":)\n\nevent: update\r\ndata: one\r\ndata:two\r\n\r\n:thump\n" + mention +
                                 "id: 5\nretry: 7\n\n" + "data\n\nevent:delete\ndata: 9\n\n";
        for (qsizetype cut = 0; cut < bytes.size(); ++cut) {
            MastodonEvents events;
            auto all = events.feed(bytes.left(cut));
            for (const auto &event : events.feed(bytes.mid(cut)))
                all.push_back(event);
            QCOMPARE(all.size(), size_t(3));
            QCOMPARE(all[0].name, QByteArray("update"));
            QCOMPARE(all[0].data, QByteArray("one\ntwo"));
            QCOMPARE(all[1].name, QByteArray("notification"));
            QCOMPARE(all[2].data, QByteArray("9"));
        }
    }

    void aLineWithoutEndTakesNoMemory()
    {
        MastodonEvents events;
        for (int i = 0; i < 40; ++i)
            QVERIFY(events.feed(QByteArray(100'000, 'x')).empty());
        const auto all = events.feed("\n" + mention);
        QCOMPARE(all.size(), size_t(1));
    }

    void tellsNewsFromTheRest_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<bool>("isNews");
        QTest::newRow("mention") << QByteArray("notification") << QByteArray(R"({"type":"mention"})") << true;
        QTest::newRow("quote") << QByteArray("notification") << QByteArray(R"({"type":"quote"})") << true;
        QTest::newRow("like") << QByteArray("notification") << QByteArray(R"({"type":"favourite"})") << false;
        QTest::newRow("unreadable") << QByteArray("notification") << QByteArray("{") << true;
        QTest::newRow("direct") << QByteArray("conversation") << QByteArray("{}") << true;
        QTest::newRow("own") << QByteArray("update") << QByteArray(R"({"account":{"id":"7"}})") << true;
        QTest::newRow("others") << QByteArray("update") << QByteArray(R"({"account":{"id":"8"}})") << false;
        QTest::newRow("deleted") << QByteArray("delete") << QByteArray("5") << false;
        QTest::newRow("none") << QByteArray() << QByteArray("x") << false;
    }
    void tellsNewsFromTheRest()
    {
        QFETCH(const QByteArray, name);
        QFETCH(const QByteArray, data);
        QFETCH(const bool, isNews);
        QCOMPARE(networks::isNews({name, data}, u"7"_s), isNews);
    }

    void waitsUntilThereIsSomethingNew()
    {
        Stream s;
        QVERIFY(s.connector.tellsNews(s.account));
        auto waiting = s.wait();
        QTRY_VERIFY(s.socket);
        QCOMPARE(s.server.requests().first().header("Authorization"), QByteArray("Bearer token"));
        for (int i = 0; i < 4; ++i) {
            s.say(":thump\nevent: notification\ndata: {\"type\":\"reblog\"}\n\n");
            s.timers.advance(20s);
        }
        QVERIFY(!waiting.isDone());
        s.say(mention.left(30));
        s.say(mention.mid(30));
        QVERIFY(waiting.wait());
        QVERIFY(waiting.value());
        QTRY_VERIFY(!s.socket);
    }

    void aLineThatBreaksIsAFailure()
    {
        Stream s;
        auto waiting = s.wait();
        QTRY_VERIFY(s.socket);
        s.socket->abort();
        QVERIFY(waiting.wait());
        QCOMPARE(waiting.value().error().code, ErrorCode::ConnectionLost);
        waiting = s.wait();
        QTRY_VERIFY(s.socket);
        s.socket->write("0\r\n\r\n");
        QVERIFY(waiting.wait());
        QCOMPARE(waiting.value().error().code, ErrorCode::ConnectionLost);
    }

    void silenceIsABrokenLine()
    {
        Stream s;
        auto waiting = s.wait();
        QTRY_VERIFY(s.socket);
        s.timers.advance(120s);
        QVERIFY(waiting.wait());
        QCOMPARE(waiting.value().error().code, ErrorCode::TimedOut);
    }

    void canBeStopped()
    {
        Stream s;
        CancelSource stop;
        auto waiting = s.wait(stop.token());
        QTRY_VERIFY(s.socket);
        stop.cancel();
        QVERIFY(waiting.wait());
        QCOMPARE(waiting.value().error().code, ErrorCode::Cancelled);
    }

    void aServerThatRefusesSaysWhy()
    {
        Stream s;
        const auto refused = [&s](int status) {
            s.server.on("/api/v1/streaming/user",
                        HostileServer::always(HostileServer::answer(status, R"({"error":"No"})")));
            auto waiting = s.wait();
            return waiting.wait() && !waiting.value() ? waiting.value().error().code : ErrorCode::Conflict;
        };
        QCOMPARE(refused(401), ErrorCode::SignInNeeded);
        QCOMPARE(refused(503), ErrorCode::ServerTrouble);
        QVERIFY(s.connector.tellsNews(s.account));
        QCOMPARE(refused(404), ErrorCode::NotAllowed);
        QVERIFY(!s.connector.tellsNews(s.account));
    }

    void aTokenThatHasRunOutIsRenewedOnce()
    {
        Stream s;
        MastodonCredential credential{s.server.url("/"), u"7"_s, u"app"_s, u"secret"_s, u"old"_s};
        credential.refresh = u"refresh"_s;
        s.credentials.secrets.insert(u"key"_s, toText(credential));
        s.server.on("/oauth/token", HostileServer::always(HostileServer::answer(
                                        200, R"({"access_token":"new","token_type":"Bearer"})")));
        s.server.on("/api/v1/streaming/user", [&s](const SeenRequest &request, QTcpSocket *line) {
            if (request.header("Authorization") != "Bearer new") {
                line->write(HostileServer::answer(401, R"({"error":"The access token expired"})"));
                return;
            }
            s.socket = line;
            line->write(head + chunk(mention));
        });
        auto waiting = s.wait();
        QVERIFY(waiting.wait());
        QVERIFY(waiting.value());
    }

    void onlyServersThatSayWhereAreWaitedFor()
    {
        const auto told = [](const QJsonObject &urls, bool isSecond) {
            QJsonObject instance{{u"version"_s, u"4.5.0"_s}, {u"uri"_s, u"social.example"_s}};
            if (isSecond)
                instance.insert(u"configuration"_s, QJsonObject{{u"urls"_s, urls}});
            else
                instance.insert(u"urls"_s, urls);
            const auto read = readInstance(instance, QUrl(u"https://social.example"_s), Instant());
            return read->facts().value(fact::streaming).toString();
        };
        QCOMPARE(told({{u"streaming"_s, u"wss://stream.example"_s}}, true), u"https://stream.example"_s);
        QCOMPARE(told({{u"streaming_api"_s, u"wss://social.example"_s}}, false), u"https://social.example"_s);
        QCOMPARE(told({{u"streaming_api"_s, QString()}}, false), QString());
        QCOMPARE(told({{u"streaming_api"_s, u"ws://social.example"_s}}, false), QString());
        QCOMPARE(told({{u"streaming_api"_s, u"ws://127.0.0.1:4000"_s}}, false), QString());
        QCOMPARE(told({}, true), QString());
        const QJsonObject snac{{u"version"_s, u"4.0.0 (not true; really snac/2.75)"_s},
                               {u"uri"_s, u"social.example"_s},
                               {u"urls"_s, QJsonObject{{u"streaming_api"_s, u"wss://social.example"_s}}}};
        QVERIFY(readInstance(snac, QUrl(u"https://social.example"_s), Instant())->streaming.isEmpty());
        Stream s;
        s.account.options = {};
        QVERIFY(!s.connector.tellsNews(s.account));
        auto waiting = s.wait();
        QVERIFY(waiting.wait());
        QCOMPARE(waiting.value().error().code, ErrorCode::NotAllowed);
        QVERIFY(s.server.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMastodonStreaming)
#include "tst_mastodon_streaming.moc"
