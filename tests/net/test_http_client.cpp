// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request carries, what an answer may be, and what a server may try on us.
#include "client_fixture.h"
#include "net/http_status.h"
#include "net/json.h"
#include "net/url_rules.h"
#include "support/places.h"
#include "support/watched_clock.h"

#include <QFile>
#include <QJsonObject>
#include <QTemporaryFile>
#include <QTimer>

#include <malloc.h>

using namespace hatstand;
using namespace hatstand::test;
using namespace std::chrono_literals;
using net::Redirects;

class TestHttpClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsWhatWasAskedAndNothingMore();
    void everyStatusIsAValue_data();
    void everyStatusIsAValue();
    void streamsAFileBetweenBytes();
    void tellsUploadProgress();
    void keepsTheConnection();
    void oldConnectionsAreNotTrusted();
    void refusedBeforeAnythingLeaves_data();
    void refusedBeforeAnythingLeaves();
    void htmlForJson();
    void endlessBodyStopsAtTheLimit();
    void announcedTooLargeStopsAtOnce();
    void gzipBombStopsAtTheLimit();
    void gzipIsUnpacked();
    void brokenPackingIsToldApart_data();
    void brokenPackingIsToldApart();
    void endlessHeadersEnd();
    void slowBodyEndsByTheTotal();
    void stalledBodyEndsByTheIdle();
    void shorterThanAnnounced();
    void garbageInsteadOfHttp();
    void chunkedBody();
    void redirectsOfTheSameHostAreFollowed();
    void redirectLoopEnds();
    void postIsNeverRedirected();
    void redirectElsewhere();
    void credentialsStayHome();
    void retryAfterHoldsTheHost_data();
    void retryAfterHoldsTheHost();
    void aLimitOfOneAccountHoldsNobodyElse();
    void paceIsKept();
    void cancelWhileWaitingForATurn();
    void tooLongAWaitIsToldAtOnce();
    void cookiesAreNotKept();
    void logsWhatLeft();
};

void TestHttpClient::sendsWhatWasAskedAndNothingMore()
{
    ClientFixture f;
    f.server.on("/xrpc/send", HostileServer::always(HostileServer::answer(200, R"({"ok":true})")));
    auto request =
        net::HttpRequest::postJson(f.server.url("/xrpc/send?x=1"),
                                   {{QStringLiteral("text"), QStringLiteral("é")}}, net::Purpose::SendPost);
    request.setBearer(QStringLiteral("token"));
    const auto result = f.send(request);
    QVERIFY(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(result->header("content-TYPE"), QByteArray("application/json"));
    QCOMPARE(result->body, QByteArray(R"({"ok":true})"));
    const SeenRequest &seen = f.server.requests().first();
    QCOMPARE(seen.method, QByteArray("POST"));
    QCOMPARE(seen.path, QByteArray("/xrpc/send?x=1"));
    QCOMPARE(seen.body, QByteArray("{\"text\":\"é\"}"));
    QCOMPARE(seen.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(seen.header("Authorization"), QByteArray("Bearer token"));
    QCOMPARE(seen.header("User-Agent"), QByteArray("Hatstand/test"));
    QVERIFY(seen.header("Cookie").isEmpty());
}

void TestHttpClient::everyStatusIsAValue_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 302, 304, 400, 401, 403, 404, 407, 409, 418, 429, 500, 503, 599})
        QTest::addRow("%d", status) << status;
}

void TestHttpClient::everyStatusIsAValue()
{
    QFETCH(int, status);
    ClientFixture f;
    const bool bodyless = status == 204 || status == 304;
    f.server.on("/x", HostileServer::always(HostileServer::answer(
                          status, bodyless ? "" : R"({"error":"x"})", "application/json",
                          "WWW-Authenticate: Basic realm=\"x\"\r\n")));
    for (const auto &request : {f.get("/x"), f.post("/x", "hello")}) {
        const auto result = f.send(request);
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
        QCOMPARE(result->status, status);
        if (!bodyless)
            QCOMPARE(result->body, QByteArray(R"({"error":"x"})"));
    }
    QCOMPARE(f.server.requests().size(), 2);
}

void TestHttpClient::streamsAFileBetweenBytes()
{
    ClientFixture f;
    f.server.on("/up", HostileServer::always(HostileServer::answer(200, "{}")));
    QTemporaryFile file;
    QVERIFY(file.open());
    QByteArray content(3'000'000, '\0');
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = static_cast<char>(i * 7 % 251);
    file.write(content);
    file.flush();
    auto request = f.post("/up", "before");
    request.body.appendFile(file.fileName());
    request.body.append("after");
    QCOMPARE(request.body.size(), content.size() + 11);
    QVERIFY(f.send(request));
    QCOMPARE(f.server.requests().first().body, "before" + content + "after");
    QCOMPARE(f.log.entries().first().bytesOut, content.size() + 11);
}

void TestHttpClient::tellsUploadProgress()
{
    ClientFixture f;
    f.server.on("/up", HostileServer::always(HostileServer::answer(200, "{}")));
    auto request = f.post("/up", QByteArray(2'000'000, 'x'));
    qint64 last = 0;
    request.onUploadProgress = [&last](qint64 sent, qint64 total) {
        QCOMPARE(total, qint64(2'000'000));
        QVERIFY(sent >= last && sent <= total);
        last = sent;
    };
    QVERIFY(f.send(request));
    QVERIFY(last > 0);
}

void TestHttpClient::keepsTheConnection()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    for (int i = 0; i < 20; ++i)
        QVERIFY(f.send(i % 2 ? f.get("/x") : f.post("/x", "hello")));
    QCOMPARE(f.server.connections(), 1);
}

void TestHttpClient::oldConnectionsAreNotTrusted()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    QVERIFY(f.send(f.get("/x")));
    f.clock.advance(31s);
    QVERIFY(f.send(f.post("/x", "hello")));
    QCOMPARE(f.server.connections(), 2);
    // A computer that slept: only the wall clock moved.
    f.clock.setNow(f.clock.now() + 1h);
    QVERIFY(f.send(f.post("/x", "hello")));
    QCOMPARE(f.server.connections(), 3);
}

void TestHttpClient::refusedBeforeAnythingLeaves_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *text, ErrorCode code) {
        QTest::newRow(text) << QString::fromLatin1(text) << code;
    };
    row("http://example.org/", ErrorCode::InsecureConnection);
    row("http://192.168.1.1/", ErrorCode::InsecureConnection);
    row("http://127.0.0.1.example.org/", ErrorCode::InsecureConnection);
    row("http://localhost.example.org/", ErrorCode::InsecureConnection);
    row("http://[2001:db8::1]/", ErrorCode::InsecureConnection);
    row("ftp://127.0.0.1/", ErrorCode::InvalidInput);
    row("file:///etc/passwd", ErrorCode::InvalidInput);
    row("https://user:password@example.org/", ErrorCode::InvalidInput);
    row("https:///x", ErrorCode::InvalidInput);
    row("nonsense", ErrorCode::InvalidInput);
}

void TestHttpClient::refusedBeforeAnythingLeaves()
{
    QFETCH(QString, url);
    QFETCH(ErrorCode, code);
    ClientFixture f;
    const auto result = f.send(net::HttpRequest::get(QUrl(url), net::Purpose::Other));
    COMPARE_ERROR(result, code);
    QVERIFY(!result.error().what.isEmpty());
    QVERIFY(f.log.entries().isEmpty());

    auto split = f.get("/x");
    split.setHeader("X-Thing", "a\r\nAuthorization: b");
    COMPARE_ERROR(f.send(split), ErrorCode::InvalidInput);
    auto missing = f.post("/x", {});
    missing.body = net::RequestBody::fromFile(QStringLiteral("/nonexistent/file"));
    COMPARE_ERROR(f.send(missing), ErrorCode::InvalidInput);
    QCOMPARE(f.server.connections(), 0);
}

void TestHttpClient::htmlForJson()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(
                          200, "<!DOCTYPE html><title>Welcome to the hotel", "application/json")));
    const auto response = f.send(f.get("/x"));
    QVERIFY(response);
    const auto json = net::jsonObject(*response, QStringLiteral("Bluesky"));
    COMPARE_ERROR(json, ErrorCode::BadAnswer);
    QVERIFY(json.error().why.contains(QStringLiteral("web page")));
}

namespace
{
/// Writes `piece` for as long as someone reads.
void writeForEver(QTcpSocket *socket, const QByteArray &piece)
{
    const auto more = [socket, piece] {
        while (socket->isOpen() && socket->bytesToWrite() < 1'000'000)
            socket->write(piece);
    };
    QObject::connect(socket, &QTcpSocket::bytesWritten, socket, more);
    more();
}

QByteArray gzipFile(const char *name)
{
    QFile file(test::dataPath(QStringLiteral("net/") + QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

void TestHttpClient::endlessBodyStopsAtTheLimit()
{
    ClientFixture f;
    bool gone = false;
    f.server.on("/x", [&gone](const SeenRequest &, QTcpSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
        connect(socket, &QTcpSocket::disconnected, socket, [&gone] { gone = true; });
        writeForEver(socket, QByteArray(100'000, '['));
    });
    COMPARE_ERROR(f.send(f.get("/x")), ErrorCode::TooLarge);
    QTRY_VERIFY(gone);
}

void TestHttpClient::announcedTooLargeStopsAtOnce()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n["));
    COMPARE_ERROR(f.send(f.get("/x")), ErrorCode::TooLarge);
}

/// 1 GiB of zeros in 1 MB.
void TestHttpClient::gzipBombStopsAtTheLimit()
{
    ClientFixture f;
    // A gzip member may follow another: the same 64 MiB of zeros sixteen times over.
    const QByteArray bomb = gzipFile("zeros-64m.gz").repeated(16);
    QVERIFY(bomb.size() > 500'000);
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, bomb, "application/json",
                                                                  "Content-Encoding: gzip\r\n")));
    const auto before = mallinfo2().uordblks;
    const auto result = f.send(f.get("/x"));
    COMPARE_ERROR(result, ErrorCode::TooLarge);
    QVERIFY(mallinfo2().uordblks < before + 64'000'000);
}

void TestHttpClient::gzipIsUnpacked()
{
    ClientFixture f;
    f.server.on(
        "/x", HostileServer::always(HostileServer::answer(200, gzipFile("object.json.gz"), "application/json",
                                                          "Content-Encoding: gzip\r\n")));
    const auto result = f.send(f.get("/x"));
    QVERIFY(result);
    QCOMPARE(result->body.trimmed(), QByteArray(R"({"unpacked":true})"));
    QVERIFY(f.server.requests().first().header("Accept-Encoding").contains("gzip"));
}

void TestHttpClient::brokenPackingIsToldApart_data()
{
    QTest::addColumn<QByteArray>("packing");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray good = gzipFile("object.json.gz");
    QTest::newRow("not gzip") << QByteArray("gzip") << QByteArray("{\"a\":1}") << ErrorCode::BadAnswer;
    QTest::newRow("never asked for") << QByteArray("br") << good << ErrorCode::BadAnswer;
    QTest::newRow("ends too early") << QByteArray("gzip") << good.left(good.size() - 5)
                                    << ErrorCode::ConnectionLost;
    QTest::newRow("something after it") << QByteArray("gzip") << good + "tail" << ErrorCode::BadAnswer;
}

void TestHttpClient::brokenPackingIsToldApart()
{
    QFETCH(QByteArray, packing);
    QFETCH(QByteArray, body);
    QFETCH(ErrorCode, code);
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, body, "application/json",
                                                                  "Content-Encoding: " + packing + "\r\n")));
    COMPARE_ERROR(f.send(f.get("/x")), code);
}

void TestHttpClient::endlessHeadersEnd()
{
    ClientFixture f;
    // Two hundred kilobytes of headers, and never an end of them.
    f.server.on("/x", HostileServer::always("HTTP/1.1 200 OK\r\n" +
                                            ("X-Filler: " + QByteArray(1000, 'x') + "\r\n").repeated(200)));
    auto pending = f.begin(f.get("/x"));
    QTRY_COMPARE(f.server.requests().size(), 1);
    f.timers.advance(31s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
}

void TestHttpClient::slowBodyEndsByTheTotal()
{
    ClientFixture f;
    QTcpSocket *line = nullptr;
    f.server.on("/x", [&line](const SeenRequest &, QTcpSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        line = socket;
    });
    const WatchedClock clock(f.clock);
    net::HttpClient client(clock, f.timers, f.limiter, nullptr, nullptr,
                           {QStringLiteral("Hatstand/test"), {}});
    Awaited<Result<net::HttpResponse>> pending(client.send(f.get("/x")));
    QTRY_VERIFY(line);
    for (int i = 0; i < 12 && !pending.isDone(); ++i) {
        // A byte every eleven seconds keeps the idle limit away, the total one not.
        const int before = clock.asked();
        line->write("x");
        QTRY_VERIFY(clock.asked() > before || pending.isDone());
        f.timers.advance(11s);
        if (i == 9)
            QVERIFY(!pending.isDone());
    }
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
}

void TestHttpClient::stalledBodyEndsByTheIdle()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nabc"));
    auto pending = f.begin(f.get("/x"));
    QTRY_COMPARE(f.server.requests().size(), 1);
    f.timers.advance(31s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
}

void TestHttpClient::shorterThanAnnounced()
{
    ClientFixture f;
    f.server.on("/x", [](const SeenRequest &, QTcpSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"a\":1}");
        socket->disconnectFromHost();
    });
    COMPARE_ERROR(f.send(f.get("/x")), ErrorCode::ConnectionLost);
}

void TestHttpClient::garbageInsteadOfHttp()
{
    ClientFixture f;
    f.server.on("/x", [](const SeenRequest &, QTcpSocket *socket) {
        socket->write("SSH-2.0-OpenSSH_9.2p1 Debian\r\n\r\n");
        socket->disconnectFromHost();
    });
    const auto result = f.send(f.get("/x"));
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::BadAnswer || result.error().code == ErrorCode::ConnectionLost);
}

void TestHttpClient::chunkedBody()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            "5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\n\r\n"));
    const auto result = f.send(f.get("/x"));
    QVERIFY(result);
    QCOMPARE(result->body, QByteArray("hello, world"));
}

namespace
{
QByteArray redirectTo(const QByteArray &location, int status = 302)
{
    return HostileServer::answer(status, "moved", "text/plain", "Location: " + location + "\r\n");
}
} // namespace

void TestHttpClient::redirectsOfTheSameHostAreFollowed()
{
    ClientFixture f;
    f.server.on("/a", HostileServer::always(redirectTo("/b?x=1")));
    f.server.on("/b", HostileServer::always(redirectTo(f.server.url("/c").toEncoded(), 307)));
    f.server.on("/c", HostileServer::always(HostileServer::answer(200, "{}")));
    auto request = f.get("/a");
    request.setBearer(QStringLiteral("token"));
    const auto result = f.send(request);
    QVERIFY(result);
    QCOMPARE(result->status, 200);
    QCOMPARE(result->finalUrl, f.server.url("/c"));
    QCOMPARE(f.server.requests().last().header("Authorization"), QByteArray("Bearer token"));
    QCOMPARE(f.log.entries().size(), 3);

    request.redirects = Redirects::Never;
    QCOMPARE(f.send(request).value().status, 302);
}

void TestHttpClient::redirectLoopEnds()
{
    ClientFixture f;
    f.server.on("/a", HostileServer::always(redirectTo("/b")));
    f.server.on("/b", HostileServer::always(redirectTo("/a")));
    COMPARE_ERROR(f.send(f.get("/a")), ErrorCode::BadAnswer);
    QCOMPARE(f.server.requests().size(), 6);
}

void TestHttpClient::postIsNeverRedirected()
{
    ClientFixture f;
    f.server.on("/a", HostileServer::always(redirectTo("/b", 308)));
    const auto result = f.send(f.post("/a", "hello"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
    QCOMPARE(result->status, 308);
    QCOMPARE(f.server.requests().size(), 1);
}

void TestHttpClient::redirectElsewhere()
{
    ClientFixture f;
    HostileServer other;
    other.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    const auto sentTo = [&f](const QByteArray &location, Redirects policy) {
        f.server.on("/a", HostileServer::always(redirectTo(location)));
        auto request = f.get("/a");
        request.redirects = policy;
        return f.send(request);
    };
    COMPARE_ERROR(sentTo(other.url("/x").toEncoded(), Redirects::SameHost), ErrorCode::BadAnswer);
    COMPARE_ERROR(sentTo("http://example.org/", Redirects::AnyHost), ErrorCode::InsecureConnection);
    COMPARE_ERROR(sentTo("file:///etc/passwd", Redirects::AnyHost), ErrorCode::BadAnswer);
    COMPARE_ERROR(sentTo("ftp://127.0.0.1/", Redirects::AnyHost), ErrorCode::InvalidInput);
    COMPARE_ERROR(sentTo("https://a:b@127.0.0.1/", Redirects::AnyHost), ErrorCode::InvalidInput);
    COMPARE_ERROR(sentTo("http://", Redirects::AnyHost), ErrorCode::BadAnswer);
    QCOMPARE(other.connections(), 0);
    QVERIFY(sentTo(other.url("/x").toEncoded(), Redirects::AnyHost));
    QCOMPARE(other.requests().size(), 1);
}

void TestHttpClient::credentialsStayHome()
{
    ClientFixture f;
    HostileServer other;
    other.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    f.server.on("/a", HostileServer::always(redirectTo(other.url("/x").toEncoded())));
    auto request = f.get("/a");
    request.redirects = Redirects::AnyHost;
    request.setBearer(QStringLiteral("token"));
    request.setHeader("Cookie", "a=b");
    request.setHeader("DPoP", "proof");
    request.setHeader("Accept", "text/html");
    QVERIFY(f.send(request));
    const SeenRequest &seen = other.requests().first();
    QVERIFY(seen.header("Authorization").isEmpty() && seen.header("Cookie").isEmpty() &&
            seen.header("DPoP").isEmpty());
    QCOMPARE(seen.header("Accept"), QByteArray("text/html"));
}

void TestHttpClient::retryAfterHoldsTheHost_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("seconds") << QByteArray("90");
    // FakeClock starts at 2026-11-19T11:42:00Z.
    QTest::newRow("date") << QByteArray("Thu, 19 Nov 2026 11:43:30 GMT");
}

void TestHttpClient::retryAfterHoldsTheHost()
{
    QFETCH(QByteArray, value);
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(429, "{}", "application/json",
                                                                  "Retry-After: " + value + "\r\n")));
    const auto first = f.send(f.get("/x"));
    QCOMPARE(first.value().status, 429);
    QCOMPARE(net::errorFromStatus(*first, QStringLiteral("X")).retryAfter, std::optional<Milliseconds>(90s));
    // Nothing leaves while the host wants to be left alone.
    const auto second = f.send(f.get("/x"));
    COMPARE_ERROR(second, ErrorCode::RateLimited);
    QCOMPARE(second.error().retryAfter, std::optional<Milliseconds>(90s));
    QCOMPARE(f.server.requests().size(), 1);
    f.clock.advance(90s);
    QCOMPARE(f.send(f.get("/x")).value().status, 429);
    QCOMPARE(f.server.requests().size(), 2);
}

void TestHttpClient::aLimitOfOneAccountHoldsNobodyElse()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always(
                          HostileServer::answer(429, "{}", "application/json", "Retry-After: 90\r\n")));
    auto limited = f.get("/x");
    limited.limitIsHosts = false;
    QCOMPARE(f.send(limited).value().status, 429);
    QCOMPARE(f.send(f.get("/x")).value().status, 429);
    QCOMPARE(f.server.requests().size(), 2);
}

void TestHttpClient::paceIsKept()
{
    ClientFixture f;
    f.limiter.setRule(net::hostLabel(f.server.url("/")), {2s, 2});
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    auto first = f.begin(f.get("/x"));
    auto second = f.begin(f.get("/x"));
    auto third = f.begin(f.get("/x"));
    QVERIFY(first.wait() && second.wait());
    QVERIFY(!third.isDone());
    QCOMPARE(f.server.requests().size(), 2);
    f.timers.advance(1999ms);
    QCOMPARE(f.client->activeCount(), 1);
    f.timers.advance(1ms);
    QVERIFY(third.wait());
    QVERIFY(third.value());
    QCOMPARE(f.server.requests().size(), 3);
}

void TestHttpClient::cancelWhileWaitingForATurn()
{
    ClientFixture f;
    f.limiter.setRule(net::hostLabel(f.server.url("/")), {2s, 1});
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    QVERIFY(f.send(f.get("/x")));
    CancelSource source;
    auto pending = f.begin(f.get("/x"), source.token());
    source.cancel();
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::Cancelled);
    QCOMPARE(pending.value().error().detail, QStringLiteral("unsent"));
    // Only the first is reckoned.
    QCOMPARE(f.limiter.waitFor(net::hostLabel(f.server.url("/"))), Milliseconds(2s));
    QCOMPARE(f.server.requests().size(), 1);
}

void TestHttpClient::tooLongAWaitIsToldAtOnce()
{
    ClientFixture f;
    f.limiter.setRule(net::hostLabel(f.server.url("/")), {60s, 1});
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    QVERIFY(f.send(f.get("/x")));
    const auto result = f.send(f.get("/x"));
    COMPARE_ERROR(result, ErrorCode::RateLimited);
    QCOMPARE(result.error().retryAfter, std::optional<Milliseconds>(60s));
}

void TestHttpClient::cookiesAreNotKept()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}", "application/json",
                                                                  "Set-Cookie: a=b; Path=/\r\n")));
    QVERIFY(f.send(f.get("/x")));
    QVERIFY(f.send(f.get("/x")));
    QVERIFY(f.server.requests().last().header("Cookie").isEmpty());
}

void TestHttpClient::logsWhatLeft()
{
    ClientFixture f;
    f.server.on("/secret-path", HostileServer::always(HostileServer::answer(201, "{\"a\":1}")));
    auto request = f.post("/secret-path?key=secret-value", "the text of a post");
    request.setBearer(QStringLiteral("secret-token"));
    const Instant began = f.clock.now();
    QVERIFY(f.send(request));
    QCOMPARE(f.log.entries().size(), 1);
    const net::TrafficEntry &entry = f.log.entries().first();
    QCOMPARE(entry.when, began);
    QCOMPARE(entry.host, QStringLiteral("127.0.0.1:%1").arg(f.server.serverPort()));
    QCOMPARE(entry.method, QByteArray("POST"));
    QCOMPARE(entry.purpose, net::Purpose::SendPost);
    QCOMPARE(entry.status, 201);
    QVERIFY(!entry.failure);
    QCOMPARE(entry.bytesOut, qint64(18));
    QCOMPARE(entry.bytesIn, qint64(7));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "test_http_client.moc"
