// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The lines themselves: which are kept, how many there are, by what way they go, and what goes over them to
// the byte. And that "nothing of it left" is true at whatever moment a request is given up.
#include "client_fixture.h"

#include <QPointer>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

using namespace hatstand;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
/// For as long as it lives, the environment names a proxy for protected lines.
class ProxyOfTheEnvironment
{
public:
    explicit ProxyOfTheEnvironment(quint16 port)
    {
        qputenv("https_proxy", "http://127.0.0.1:" + QByteArray::number(port));
    }
    ProxyOfTheEnvironment(const ProxyOfTheEnvironment &) = delete;
    ProxyOfTheEnvironment &operator=(const ProxyOfTheEnvironment &) = delete;
    ~ProxyOfTheEnvironment() { qunsetenv("https_proxy"); }
};

/// Requests that go one after the other.
class Row
{
public:
    [[nodiscard]] net::HttpRequest next(net::HttpRequest request)
    {
        request.row.takes = std::exchange(m_last, std::make_shared<net::Baton>());
        request.row.passes = m_last;
        return request;
    }

private:
    std::shared_ptr<net::Baton> m_last;
};
} // namespace

class TestHttpLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeptLineThatWasClosedIsNotUsed();
    void whatNobodyAskedForIsNoAnswer();
    void sixLinesToOneHost();
    void whatWaitsForALineWasNotSent();
    void aWaitForALineIsNotSilence();
    void unsentMeansUnsentAtWhateverMoment();
    void earlyWordsAreNotTheAnswer();
    void aHeaderThatComesTwiceIsOne();
    void anAnswerWithoutLengthEndsWithItsLine();
    void aFloodOfHeadersEnds();
    void pathsGoAsTheyAreWritten();
    void aHeaderWithoutValueGoes();
    void aTypeIsNeverMadeUp();
    void theWayOutMayBeAProxy();
    void noProxyForThisComputer();
    void ofARowTheNextLeavesByItself();
    void ofARowNothingLeavesAfterARefusal();
    void ofARowNothingLeavesThatWasCalledBack();
    void aWaitInARowIsNotSilence();
    void unsentMeansUnsentInARowToo();
};

/// The server closed it between two requests, as servers do after a while: that is no reason for doubt.
void TestHttpLines::aKeptLineThatWasClosedIsNotUsed()
{
    ClientFixture f;
    QPointer<QTcpSocket> line;
    f.server.on("/x", [&line](const SeenRequest &, QTcpSocket *socket) {
        socket->write(HostileServer::answer(200, "{}"));
        line = socket;
    });
    for (int i = 1; i <= 5; ++i) {
        const auto result = f.send(f.post("/x", "hello"));
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
        QCOMPARE(f.server.connections(), i);
        line->disconnectFromHost();
        QTRY_VERIFY(!line || line->state() == QAbstractSocket::UnconnectedState);
    }
    QCOMPARE(f.server.requests().size(), 5);
}

/// A confused server says more than it was asked, before the next request: that must not be taken for the
/// answer to it, good or bad.
void TestHttpLines::whatNobodyAskedForIsNoAnswer()
{
    for (const int status : {200, 408}) {
        ClientFixture f;
        QTcpSocket *line = nullptr;
        f.server.on("/first", [&line](const SeenRequest &, QTcpSocket *socket) {
            socket->write(HostileServer::answer(200, "{}"));
            line = socket;
        });
        f.server.on("/next", HostileServer::always(HostileServer::answer(201, R"({"own":true})")));
        QVERIFY(f.send(f.post("/first", "hello")));
        line->write(HostileServer::answer(status, R"({"own":false})"));
        QTRY_COMPARE(line->bytesToWrite(), 0);
        const auto result = f.send(f.post("/next", "hello"));
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
        QCOMPARE(result->status, 201);
        QCOMPARE(result->body, QByteArray(R"({"own":true})"));
        QCOMPARE(f.server.requests().size(), 2);
        QCOMPARE(f.server.connections(), 2);
    }
}

void TestHttpLines::sixLinesToOneHost()
{
    ClientFixture f;
    QList<QTcpSocket *> open;
    f.server.on("/x", [&open](const SeenRequest &, QTcpSocket *socket) { open.append(socket); });
    std::vector<Awaited<Result<net::HttpResponse>>> pending;
    for (int i = 0; i < 20; ++i)
        pending.push_back(f.begin(f.post("/x", QByteArray::number(i))));
    QTRY_COMPARE(open.size(), 6);
    int answered = 0;
    while (answered < 20) {
        QTRY_VERIFY(!open.isEmpty());
        QVERIFY(open.size() <= 6);
        open.takeFirst()->write(HostileServer::answer(200, "{}"));
        ++answered;
    }
    for (auto &each : pending) {
        QVERIFY(each.wait());
        QVERIFY(each.value());
    }
    QCOMPARE(f.server.connections(), 6);
    QCOMPARE(f.server.requests().size(), 20);
}

void TestHttpLines::whatWaitsForALineWasNotSent()
{
    ClientFixture f;
    f.server.on("/x", [](const SeenRequest &, QTcpSocket *) {});
    std::vector<Awaited<Result<net::HttpResponse>>> busy;
    for (int i = 0; i < 6; ++i)
        busy.push_back(f.begin(f.post("/x", "busy")));
    QTRY_COMPARE(f.server.requests().size(), 6);
    CancelSource source;
    auto waiting = f.begin(f.post("/x", "waiting"), source.token());
    source.cancel();
    QVERIFY(waiting.wait());
    COMPARE_ERROR(waiting.value(), ErrorCode::Cancelled);
    QCOMPARE(waiting.value().error().detail, QStringLiteral("unsent"));
    QCOMPARE(f.server.requests().size(), 6);
}

/// Six long uploads, and one that has to wait until one of them is done.
void TestHttpLines::aWaitForALineIsNotSilence()
{
    ClientFixture f;
    QList<QTcpSocket *> open;
    f.server.on("/x", [&open](const SeenRequest &, QTcpSocket *socket) { open.append(socket); });
    std::vector<Awaited<Result<net::HttpResponse>>> busy;
    for (int i = 0; i < 6; ++i) {
        auto request = f.post("/x", "busy");
        request.timeouts = {15s, 0s, 0s, 3600s};
        busy.push_back(f.begin(request));
    }
    QTRY_COMPARE(open.size(), 6);
    auto request = f.post("/x", "waiting");
    request.timeouts.total = 600s;
    auto waiting = f.begin(request);
    // A round trip elsewhere: by its end the other has been looked at, too.
    HostileServer other;
    other.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    QVERIFY(f.send(net::HttpRequest::get(other.url("/x"), net::Purpose::ReadPosts)));
    for (int i = 0; i < 10; ++i)
        f.timers.advance(20s);
    QVERIFY(!waiting.isDone());
    open.takeFirst()->write(HostileServer::answer(200, "{}"));
    QTRY_COMPARE(f.server.requests().size(), 7);
    f.timers.advance(20s);
    QVERIFY(!waiting.isDone());
    open.last()->write(HostileServer::answer(201, "{}"));
    QVERIFY(waiting.wait());
    QVERIFY2(waiting.value(), waiting.value() ? "" : qPrintable(waiting.value().error().sentence()));
    QCOMPARE(waiting.value()->status, 201);
}

/// Given up after as many turns of the event loop as chance has it, on new lines and kept ones, with bodies
/// of every kind of way: what is called unsent never reaches the server.
void TestHttpLines::unsentMeansUnsentAtWhateverMoment()
{
    ClientFixture f;
    f.server.onAnythingElse(HostileServer::always(HostileServer::answer(200, "{}")));
    QRandomGenerator chance(20261130);
    QSet<QByteArray> unsent;
    int cancelled = 0;
    for (int i = 0; i < 600; ++i) {
        const QByteArray path = "/" + QByteArray::number(i);
        auto request = f.post(path, QByteArray(i % 3 == 0 ? 0 : 10, 'x'));
        if (i % 3 == 2)
            request.onUploadProgress = [](qint64, qint64) {};
        CancelSource source;
        auto pending = f.begin(request, source.token());
        if (i % 2 == 0) {
            // Races the carrying thread itself, not only what is told of it.
            for (volatile int turns = chance.bounded(60'000); turns > 0;)
                turns = turns - 1;
        } else {
            for (int turns = chance.bounded(6); turns > 0; --turns)
                QCoreApplication::processEvents();
        }
        source.cancel();
        QVERIFY(pending.wait());
        if (pending.value())
            continue;
        ++cancelled;
        COMPARE_ERROR(pending.value(), ErrorCode::Cancelled);
        if (pending.value().error().detail == QStringLiteral("unsent"))
            unsent.insert(path);
    }
    QVERIFY(f.send(f.get("/end"))); // whatever left has arrived by now
    for (const SeenRequest &seen : f.server.requests())
        QVERIFY2(!unsent.contains(seen.path), seen.path.constData());
    QVERIFY2(!unsent.isEmpty() && unsent.size() < cancelled, "all alike: nothing was tried");
}

void TestHttpLines::earlyWordsAreNotTheAnswer()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always("HTTP/1.1 100 Continue\r\n\r\n"
                                            "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n" +
                                            HostileServer::answer(201, "{}")));
    const auto result = f.send(f.post("/x", "hello"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
    QCOMPARE(result->status, 201);
    QVERIFY(result->header("Link").isNull());
    QCOMPARE(result->body, QByteArray("{}"));
}

void TestHttpLines::aHeaderThatComesTwiceIsOne()
{
    ClientFixture f;
    f.server.on("/x",
                HostileServer::always(HostileServer::answer(
                    200, "{}", "application/json", "Link: </a>; rel=a\r\nX: y\r\nlink: </b>; rel=b\r\n")));
    const auto result = f.send(f.get("/x"));
    QVERIFY(result);
    QCOMPARE(result->header("Link"), QByteArray("</a>; rel=a, </b>; rel=b"));
}

void TestHttpLines::anAnswerWithoutLengthEndsWithItsLine()
{
    ClientFixture f;
    f.server.on("/x", [](const SeenRequest &, QTcpSocket *socket) {
        socket->write("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nall of it");
        socket->disconnectFromHost();
    });
    const auto result = f.send(f.get("/x"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence() + result.error().detail));
    QCOMPARE(result->body, QByteArray("all of it"));
}

void TestHttpLines::aFloodOfHeadersEnds()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always("HTTP/1.1 200 OK\r\n" +
                                            ("X-Filler: " + QByteArray(1000, 'x') + "\r\n").repeated(400)));
    COMPARE_ERROR(f.send(f.get("/x")), ErrorCode::BadAnswer);
}

/// Some networks sign the path, and "%2F" is not "/".
void TestHttpLines::pathsGoAsTheyAreWritten()
{
    ClientFixture f;
    f.server.onAnythingElse(HostileServer::always(HostileServer::answer(200, "{}")));
    for (const QByteArray &path : {QByteArray("/a/../b"), QByteArray("/a%2Fb?x=%26&y=1+2"),
                                   QByteArray("/%C3%A9?q=%C3%A9"), QByteArray("/x?"), QByteArray("//x")}) {
        auto request = f.get("/");
        request.url = QUrl::fromEncoded("http://127.0.0.1:" + QByteArray::number(f.server.serverPort()) +
                                        path + "#never-sent");
        QVERIFY(f.send(request));
        QCOMPARE(f.server.requests().last().path, path);
    }
}

void TestHttpLines::aHeaderWithoutValueGoes()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    auto request = f.get("/x");
    request.setHeader("X-Empty", "");
    QVERIFY(f.send(request));
    const auto &headers = f.server.requests().first().headers;
    QVERIFY(std::any_of(headers.begin(), headers.end(), [](const auto &header) {
        return header.first == "X-Empty" && header.second.isEmpty();
    }));
}

void TestHttpLines::aTypeIsNeverMadeUp()
{
    ClientFixture f;
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    QVERIFY(f.send(f.post("/x", {})));
    const SeenRequest &seen = f.server.requests().first();
    QVERIFY(seen.header("Content-Type").isNull());
    QVERIFY(seen.header("Expect").isNull());
    QCOMPARE(seen.header("Content-Length"), QByteArray("0"));
}

/// The proxy is asked for a tunnel and refuses: nothing of the request itself was on the way.
void TestHttpLines::theWayOutMayBeAProxy()
{
    ClientFixture f;
    const ProxyOfTheEnvironment proxy(f.server.serverPort());
    QList<SeenRequest> asked;
    f.server.onHeaders([&asked](const SeenRequest &seen, QTcpSocket *socket) {
        asked.append(seen);
        socket->write(HostileServer::answer(403, "no"));
    });
    auto request = f.post("/secret-path", "hello");
    request.url = QUrl(QStringLiteral("https://hatstand.example/secret-path"));
    request.setBearer(QStringLiteral("secret-token"));
    COMPARE_ERROR(f.send(request), ErrorCode::Offline);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().method, QByteArray("CONNECT"));
    QCOMPARE(asked.first().path, QByteArray("hatstand.example:443"));
    QVERIFY(asked.first().header("Authorization").isNull());
    QVERIFY(f.log.entries().isEmpty());
}

void TestHttpLines::noProxyForThisComputer()
{
    ClientFixture f;
    const HostileServer proxy;
    const ProxyOfTheEnvironment environment(proxy.serverPort());
    qputenv("http_proxy", "http://127.0.0.1:" + QByteArray::number(proxy.serverPort()));
    f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    const auto result = f.send(f.get("/x"));
    qunsetenv("http_proxy");
    QVERIFY(result);
    QCOMPARE(proxy.connections(), 0);
    QCOMPARE(f.server.connections(), 1);
}

void TestHttpLines::ofARowTheNextLeavesByItself()
{
    constexpr int length = 20;
    ClientFixture f;
    QList<QByteArray> order;
    f.server.onAnythingElse([&order](const SeenRequest &seen, QTcpSocket *socket) {
        order.append(seen.path);
        socket->write(HostileServer::answer(200, "{}"));
    });
    Row row;
    std::vector<Awaited<Result<net::HttpResponse>>> pending;
    QList<QByteArray> asked;
    for (int i = 0; i < length; ++i) {
        asked.append("/" + QByteArray::number(i));
        pending.push_back(f.begin(row.next(f.post(asked.last(), "hello"))));
    }
    for (auto &each : pending) {
        QVERIFY(each.wait());
        QVERIFY2(each.value(), each.value() ? "" : qPrintable(each.value().error().sentence()));
    }
    QCOMPARE(order, asked);
    QCOMPARE(f.server.connections(), 1);
}

void TestHttpLines::ofARowNothingLeavesAfterARefusal()
{
    for (const int status : {302, 401, 429, 500}) {
        ClientFixture f;
        f.server.on("/first", HostileServer::always(HostileServer::answer(status, "{}")));
        Row row;
        CancelSource source;
        auto first = f.begin(row.next(f.post("/first", "hello")));
        auto second = f.begin(row.next(f.post("/second", "hello")), source.token());
        auto third = f.begin(row.next(f.post("/third", "hello")), source.token());
        QVERIFY(first.wait());
        QCOMPARE(first.value()->status, status);
        QVERIFY(f.send(f.get("/first"))); // whatever left has arrived by now
        QCOMPARE(f.server.requests().size(), 2);
        source.cancel();
        for (auto *one : {&second, &third}) {
            QVERIFY(one->wait());
            COMPARE_ERROR(one->value(), ErrorCode::Cancelled);
            QCOMPARE(one->value().error().detail, QStringLiteral("unsent"));
        }
    }
}

void TestHttpLines::ofARowNothingLeavesThatWasCalledBack()
{
    ClientFixture f;
    QTcpSocket *open = nullptr;
    f.server.on("/first", [&open](const SeenRequest &, QTcpSocket *socket) { open = socket; });
    f.server.onAnythingElse(HostileServer::always(HostileServer::answer(200, "{}")));
    Row row;
    CancelSource source;
    auto first = f.begin(row.next(f.post("/first", "hello")));
    auto second = f.begin(row.next(f.post("/second", "hello")), source.token());
    auto third = f.begin(row.next(f.post("/third", "hello")));
    QTRY_VERIFY(open);
    source.cancel();
    QVERIFY(second.wait());
    COMPARE_ERROR(second.value(), ErrorCode::Cancelled);
    QCOMPARE(second.value().error().detail, QStringLiteral("unsent"));
    open->write(HostileServer::answer(200, "{}"));
    QVERIFY(first.wait());
    QVERIFY(f.send(f.get("/end")));
    QCOMPARE(f.server.requests().size(), 2);
    QVERIFY(!third.isDone());
}

void TestHttpLines::aWaitInARowIsNotSilence()
{
    ClientFixture f;
    QTcpSocket *open = nullptr;
    f.server.on("/first", [&open](const SeenRequest &, QTcpSocket *socket) { open = socket; });
    QTcpSocket *next = nullptr;
    f.server.on("/second", [&next](const SeenRequest &, QTcpSocket *socket) { next = socket; });
    Row row;
    auto request = f.post("/first", "hello");
    request.timeouts = {15s, 0s, 0s, 3600s};
    auto first = f.begin(row.next(request));
    request = f.post("/second", "hello");
    request.timeouts.total = 600s;
    auto second = f.begin(row.next(request));
    QTRY_VERIFY(open);
    for (int i = 0; i < 10; ++i)
        f.timers.advance(20s);
    QVERIFY(!second.isDone());
    open->write(HostileServer::answer(200, "{}"));
    QTRY_VERIFY(next);
    f.timers.advance(20s); // of its own silence
    QVERIFY(!second.isDone());
    next->write(HostileServer::answer(200, "{}"));
    QVERIFY(second.wait());
    QVERIFY2(second.value(), second.value() ? "" : qPrintable(second.value().error().sentence()));
}

/// Called back at whatever moment, while the one before it is being answered.
void TestHttpLines::unsentMeansUnsentInARowToo()
{
    ClientFixture f;
    f.server.onAnythingElse(HostileServer::always(HostileServer::answer(200, "{}")));
    QRandomGenerator chance(20261201);
    QSet<QByteArray> unsent;
    int cancelled = 0;
    for (int i = 0; i < 600; ++i) {
        Row row;
        CancelSource source;
        const QByteArray path = "/" + QByteArray::number(i);
        auto first = f.begin(row.next(f.post("/first", "hello")));
        auto second = f.begin(row.next(f.post(path, "hello")), source.token());
        for (int turns = chance.bounded(12); turns > 0; --turns) {
            QCoreApplication::processEvents();
            for (volatile int moment = chance.bounded(20'000); moment > 0;)
                moment = moment - 1;
        }
        source.cancel();
        QVERIFY(first.wait() && second.wait());
        QVERIFY(first.value());
        if (second.value())
            continue;
        ++cancelled;
        COMPARE_ERROR(second.value(), ErrorCode::Cancelled);
        if (second.value().error().detail == QStringLiteral("unsent"))
            unsent.insert(path);
    }
    QVERIFY(f.send(f.get("/end"))); // whatever left has arrived by now
    for (const SeenRequest &seen : f.server.requests())
        QVERIFY2(!unsent.contains(seen.path), seen.path.constData());
    QVERIFY2(!unsent.isEmpty() && unsent.size() < cancelled, "all alike: nothing was tried");
}

QTEST_GUILESS_MAIN(TestHttpLines)
#include "test_http_lines.moc"
