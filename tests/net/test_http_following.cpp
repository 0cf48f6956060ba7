// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that come little by little and may never end: what arrives is handed on at once, a line that says
// nothing any more is noticed, and the other requests to that host go on beside it.
#include "client_fixture.h"

#include <QPointer>

using namespace hatstand;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
const QByteArray streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                              "Transfer-Encoding: chunked\r\n\r\n";

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

/// A stream that the test writes to, and what came of it.
struct Followed
{
    ClientFixture f;
    QPointer<QTcpSocket> socket;
    QByteArray heard;
    QByteArray enough; ///< what ends it; empty: nothing does

    Followed()
    {
        f.server.on("/stream", [this](const SeenRequest &, QTcpSocket *line) {
            socket = line;
            line->write(streamHead);
        });
    }
    [[nodiscard]] net::HttpRequest request()
    {
        net::HttpRequest request = f.get("/stream");
        request.setHeader("Accept-Encoding", "identity");
        request.timeouts.total = 0ms;
        request.timeouts.idle = 90s;
        request.onBodyPart = [this](const QByteArray &part) {
            heard += part;
            return enough.isEmpty() || !heard.contains(enough);
        };
        return request;
    }
    void say(const QByteArray &bytes) const { socket->write(chunk(bytes)); }
};
} // namespace

class TestHttpFollowing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void partsComeAsTheyAreSaid();
    void whoHasEnoughHasHadAnAnswer();
    void aStreamThatEndsIsAnAnswer();
    void aLineThatBreaksIsLost();
    void silenceEndsItAndASignOfLifeDoesNot();
    void itMayGoOnForHours();
    void itCanBeStopped();
    void aRefusalComesAsAWhole();
    void whatIsPackedIsNotTaken();
    void aFloodIsTooLarge();
    void aClientThatGoesWhileItIsTold();
    void theOthersToThatHostGoOnBesideIt();
    void oldLinesAreDroppedAllTheSame();
};

void TestHttpFollowing::partsComeAsTheyAreSaid()
{
    Followed s;
    CancelSource stop;
    const auto stream = s.f.begin(s.request(), stop.token());
    QTRY_VERIFY(s.socket);
    s.say(":thump\n");
    QTRY_COMPARE(s.heard, QByteArray(":thump\n"));
    s.say("event: update\n");
    QTRY_COMPARE(s.heard, QByteArray(":thump\nevent: update\n"));
    QVERIFY(!stream.isDone());
    QCOMPARE(s.f.server.requests().first().header("Accept-Encoding"), QByteArray("identity"));
    stop.cancel();
    QVERIFY(stream.wait());
}

void TestHttpFollowing::whoHasEnoughHasHadAnAnswer()
{
    Followed s;
    s.enough = "event: notification";
    auto stream = s.f.begin(s.request());
    QTRY_VERIFY(s.socket);
    s.say("event: notification\n");
    QVERIFY(stream.wait());
    QVERIFY(stream.value());
    QCOMPARE(stream.value()->status, 200);
    QVERIFY(stream.value()->body.isEmpty());
    QTRY_VERIFY(!s.socket); // the line is cut
    QCOMPARE(s.f.log.entries().size(), 1);
}

void TestHttpFollowing::aStreamThatEndsIsAnAnswer()
{
    Followed s;
    auto stream = s.f.begin(s.request());
    QTRY_VERIFY(s.socket);
    s.say("last words");
    s.socket->write("0\r\n\r\n");
    QVERIFY(stream.wait());
    QVERIFY(stream.value());
    QCOMPARE(s.heard, QByteArray("last words"));
    QCOMPARE(stream.value()->header("Content-Type"), QByteArray("text/event-stream"));
}

void TestHttpFollowing::aLineThatBreaksIsLost()
{
    Followed s;
    auto stream = s.f.begin(s.request());
    QTRY_VERIFY(s.socket);
    s.say("half");
    QTRY_COMPARE(s.heard, QByteArray("half"));
    s.socket->abort();
    QVERIFY(stream.wait());
    COMPARE_ERROR(stream.value(), ErrorCode::ConnectionLost);
}

void TestHttpFollowing::silenceEndsItAndASignOfLifeDoesNot()
{
    Followed s;
    auto stream = s.f.begin(s.request());
    QTRY_VERIFY(s.socket);
    for (int i = 0; i < 5; ++i) {
        const QByteArray before = s.heard;
        s.say(":thump\n");
        QTRY_COMPARE(s.heard, before + ":thump\n");
        s.f.timers.advance(60s);
        QVERIFY(!stream.isDone());
    }
    s.f.timers.advance(31s);
    QVERIFY(stream.wait());
    COMPARE_ERROR(stream.value(), ErrorCode::TimedOut);
}

void TestHttpFollowing::itMayGoOnForHours()
{
    Followed s;
    CancelSource stop;
    const auto stream = s.f.begin(s.request(), stop.token());
    QTRY_VERIFY(s.socket);
    for (int minute = 0; minute < 120; ++minute) {
        const QByteArray before = s.heard;
        s.say(":\n");
        QTRY_COMPARE(s.heard, before + ":\n");
        s.f.timers.advance(60s);
    }
    QVERIFY(!stream.isDone());
    stop.cancel();
    QVERIFY(stream.wait());
}

void TestHttpFollowing::itCanBeStopped()
{
    Followed s;
    CancelSource stop;
    auto stream = s.f.begin(s.request(), stop.token());
    QTRY_VERIFY(s.socket);
    stop.cancel();
    QVERIFY(stream.wait());
    COMPARE_ERROR(stream.value(), ErrorCode::Cancelled);
    QTRY_VERIFY(!s.socket);
}

void TestHttpFollowing::aRefusalComesAsAWhole()
{
    Followed s;
    s.f.server.on("/stream", HostileServer::always(HostileServer::answer(401, R"({"error":"No"})")));
    const auto answer = s.f.send(s.request());
    QVERIFY(answer);
    QCOMPARE(answer->status, 401);
    QCOMPARE(answer->body, QByteArray(R"({"error":"No"})"));
    QVERIFY(s.heard.isEmpty());
}

void TestHttpFollowing::whatIsPackedIsNotTaken()
{
    Followed s;
    s.f.server.on("/stream", HostileServer::always("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
                                                   "Transfer-Encoding: chunked\r\n\r\n"));
    COMPARE_ERROR(s.f.send(s.request()), ErrorCode::BadAnswer);
}

void TestHttpFollowing::aFloodIsTooLarge()
{
    Followed s;
    net::HttpRequest request = s.request();
    request.maxResponseBytes = 1000;
    s.f.server.on("/stream", [](const SeenRequest &, QTcpSocket *line) {
        line->write(streamHead + chunk(QByteArray(200'000, 'x')));
    });
    COMPARE_ERROR(s.f.send(request), ErrorCode::TooLarge);
}

void TestHttpFollowing::aClientThatGoesWhileItIsTold()
{
    Followed s;
    net::HttpRequest request = s.request();
    request.onBodyPart = [&s](const QByteArray &) {
        s.f.client.reset();
        return true;
    };
    auto stream = s.f.begin(request);
    QTRY_VERIFY(s.socket);
    s.say("go");
    QVERIFY(stream.wait());
    COMPARE_ERROR(stream.value(), ErrorCode::Cancelled);
}

/// Six lines are the most for what is asked and answered; those that stay open do not count.
void TestHttpFollowing::theOthersToThatHostGoOnBesideIt()
{
    Followed s;
    s.f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    CancelSource stop;
    std::vector<Awaited<Result<net::HttpResponse>>> streams;
    int open = 0;
    s.f.server.on("/stream", [&open](const SeenRequest &, QTcpSocket *line) {
        ++open;
        line->write(streamHead);
    });
    for (int i = 0; i < 8; ++i)
        streams.push_back(s.f.begin(s.request(), stop.token()));
    QTRY_COMPARE(open, 8);
    QVERIFY(s.f.send(s.f.get("/x")));
    stop.cancel();
    for (auto &stream : streams)
        QVERIFY(stream.wait());
}

void TestHttpFollowing::oldLinesAreDroppedAllTheSame()
{
    Followed s;
    s.f.server.on("/x", HostileServer::always(HostileServer::answer(200, "{}")));
    CancelSource stop;
    const auto stream = s.f.begin(s.request(), stop.token());
    QTRY_VERIFY(s.socket);
    QVERIFY(s.f.send(s.f.get("/x")));
    QVERIFY(s.f.send(s.f.get("/x")));
    QCOMPARE(s.f.server.requests().last().connection, 2); // a line is kept
    s.f.timers.advance(31s);
    QVERIFY(s.f.send(s.f.get("/x")));
    QCOMPARE(s.f.server.requests().last().connection, 3);
    stop.cancel();
    QVERIFY(stream.wait());
}

QTEST_GUILESS_MAIN(TestHttpFollowing)
#include "test_http_following.moc"
