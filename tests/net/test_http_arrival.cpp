// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// May it have arrived? The answer decides whether a post is sent again, so every way for a line to break is
// tried here, and what the server counted is compared with what the client says.
#include "client_fixture.h"

#include <QTemporaryFile>

using namespace hatstand;
using namespace hatstand::test;
using namespace std::chrono_literals;

namespace
{
/// A request to a name that is longer than names may be (RFC 1035: 255 bytes), so that no name server is
/// asked.
net::HttpRequest toNobody(QChar letter)
{
    const QString name = QStringList(5, QString(60, letter)).join(u'.') + QStringLiteral(".invalid");
    return net::HttpRequest::get(QUrl(QStringLiteral("https://%1/").arg(name)), net::Purpose::Other);
}
} // namespace

class TestHttpArrival : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyListensIsOffline();
    void unknownNameIsOffline();
    void unknownNamesOfTwoHostsAreNoWayOut();
    void closedAtOnceWithoutAnswer_data();
    void closedAtOnceWithoutAnswer();
    void closedAfterHeadersIsLost();
    void closedWithoutAnswerIsNotSentAgain_data();
    void closedWithoutAnswerIsNotSentAgain();
    void staleConnectionIsNotSentAgain_data();
    void staleConnectionIsNotSentAgain();
    void staleConnectionToAServerThatWentAwayIsLost();
    void connectTimeOutBeforeTheBodyIsOffline();
    void silentServerIsTimedOut();
    void anAnswerThatTricklesInEnds();
    void aServerThatIsBusyWithAnUploadIsWaitedFor();
    void aServerThatSaysNothingIsLeftInTheEnd_data();
    void aServerThatSaysNothingIsLeftInTheEnd();
    void anUploadWhoseAnswerStopsHalfwayIsTimedOut();
    void anUploadThatIsNotTakenIsTimedOut();
    void cancelBeforeSendingSaysUnsent();
    void cancelWhileWaitingForTheAnswer();
    void clientDestroyedMeanwhileAnswersCancelled();
    void answerCutAtEveryByte();
    void chunkedAnswerCut();
    void fileThatShrinksIsNotSent();
};

void TestHttpArrival::nobodyListensIsOffline()
{
    ClientFixture f;
    const auto request = f.post("/post", "hello");
    f.server.close();
    const auto result = f.send(request);
    COMPARE_ERROR(result, ErrorCode::Offline);
    // Whether somebody tries again is not known here.
    QVERIFY(!result.error().remedy.isEmpty() && !result.error().remedy.contains(u"tried again"));
    QVERIFY(f.log.entries().isEmpty());
}

/// The answer says so of this request; other hosts are not held up for it, however often it is tried.
void TestHttpArrival::unknownNameIsOffline()
{
    ClientFixture f;
    for (int i = 0; i < 3; ++i) {
        COMPARE_ERROR(f.send(toNobody(u'x')), ErrorCode::Offline);
        QCOMPARE(f.connectivity.state(), net::Connectivity::State::Unknown);
    }
    QVERIFY(f.log.entries().isEmpty());
}

void TestHttpArrival::unknownNamesOfTwoHostsAreNoWayOut()
{
    ClientFixture f;
    COMPARE_ERROR(f.send(toNobody(u'x')), ErrorCode::Offline);
    COMPARE_ERROR(f.send(toNobody(u'y')), ErrorCode::Offline);
    QCOMPARE(f.connectivity.state(), net::Connectivity::State::Offline);
}

void TestHttpArrival::closedAtOnceWithoutAnswer_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed") << false;
    QTest::newRow("reset") << true;
}

/// The server never reads: whether Offline or ConnectionLost is fine, but never a silent second try.
void TestHttpArrival::closedAtOnceWithoutAnswer()
{
    QFETCH(bool, reset);
    ClientFixture f;
    f.server.onConnection(
        [reset](QTcpSocket *socket) { reset ? socket->abort() : socket->disconnectFromHost(); });
    const auto result = f.send(f.post("/post", "hello"));
    QVERIFY(!result);
    QVERIFY(result.error().code == ErrorCode::Offline || result.error().code == ErrorCode::ConnectionLost);
    QCOMPARE(f.server.requests().size(), 0);
}

void TestHttpArrival::closedAfterHeadersIsLost()
{
    ClientFixture f;
    f.server.onHeaders([](const SeenRequest &, QTcpSocket *socket) { socket->abort(); });
    const auto result = f.send(f.post("/post", QByteArray(4'000'000, 'x')));
    COMPARE_ERROR(result, ErrorCode::ConnectionLost);
    QCOMPARE(f.server.headersSeen(), 1);
}

void TestHttpArrival::closedWithoutAnswerIsNotSentAgain_data()
{
    QTest::addColumn<net::HttpMethod>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("reset");
    for (const bool reset : {false, true}) {
        const char *how = reset ? "reset" : "closed";
        QTest::addRow("post %s", how) << net::HttpMethod::Post << QByteArray("hello") << reset;
        QTest::addRow("post without body %s", how) << net::HttpMethod::Post << QByteArray() << reset;
        QTest::addRow("large post %s", how) << net::HttpMethod::Post << QByteArray(3'000'000, 'x') << reset;
        QTest::addRow("put %s", how) << net::HttpMethod::Put << QByteArray("hello") << reset;
        QTest::addRow("patch %s", how) << net::HttpMethod::Patch << QByteArray("hello") << reset;
        QTest::addRow("delete %s", how) << net::HttpMethod::Delete << QByteArray() << reset;
    }
}

void TestHttpArrival::closedWithoutAnswerIsNotSentAgain()
{
    QFETCH(net::HttpMethod, method);
    QFETCH(QByteArray, body);
    QFETCH(bool, reset);
    ClientFixture f;
    f.server.on("/post", [reset](const SeenRequest &, QTcpSocket *socket) {
        reset ? socket->abort() : socket->disconnectFromHost();
    });
    auto request = f.post("/post", body);
    request.method = method;
    const auto result = f.send(request);
    COMPARE_ERROR(result, ErrorCode::ConnectionLost);
    // A second one would be on its way by now; one more round trip lets it be counted.
    f.server.on("/next", HostileServer::always(HostileServer::answer(200, "{}")));
    QVERIFY(f.send(f.get("/next")));
    QCOMPARE(f.server.requests().size(), 2);
    QCOMPARE(f.server.requests().first().body, body);
    QCOMPARE(f.log.entries().first().failure, ErrorCode::ConnectionLost);
}

void TestHttpArrival::staleConnectionIsNotSentAgain_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("with body") << QByteArray("hello");
    QTest::newRow("without body") << QByteArray();
}

/// A kept connection is closed by the server just as the next request goes out on it.
void TestHttpArrival::staleConnectionIsNotSentAgain()
{
    QFETCH(QByteArray, body);
    ClientFixture f;
    f.server.on("/first", HostileServer::always(HostileServer::answer(200, "{}")));
    f.server.on("/post", [](const SeenRequest &, QTcpSocket *socket) { socket->abort(); });
    QVERIFY(f.send(f.get("/first")));
    const auto result = f.send(f.post("/post", body));
    COMPARE_ERROR(result, ErrorCode::ConnectionLost);
    QVERIFY(f.send(f.get("/first")));
    QCOMPARE(f.server.requests().size(), 3);
    QCOMPARE(f.server.requests().at(1).connection, 1);
}

/// The request is read, the line and then the whole server go: "refused" of a new line must not hide the
/// first.
void TestHttpArrival::staleConnectionToAServerThatWentAwayIsLost()
{
    for (const QByteArray &body : {QByteArray("hello"), QByteArray()}) {
        ClientFixture f;
        f.server.on("/first", HostileServer::always(HostileServer::answer(200, "{}")));
        f.server.on("/post", [&f](const SeenRequest &, QTcpSocket *socket) {
            f.server.close();
            socket->abort();
        });
        QVERIFY(f.send(f.get("/first")));
        const auto result = f.send(f.post("/post", body));
        COMPARE_ERROR(result, ErrorCode::ConnectionLost);
        QCOMPARE(f.server.requests().size(), 2);
    }
}

/// The port takes connections in the kernel but TLS never answers: not a byte of the request can go.
void TestHttpArrival::connectTimeOutBeforeTheBodyIsOffline()
{
    ClientFixture f;
    auto request = f.post("/post", "hello");
    request.url.setScheme(QStringLiteral("https"));
    auto pending = f.begin(request);
    QTRY_VERIFY(f.server.bytesSeen() > 0); // the TLS greeting, which is never answered
    f.timers.advance(14s);
    QVERIFY(!pending.isDone());
    f.timers.advance(2s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::Offline);
    QVERIFY(f.log.entries().isEmpty());
}

void TestHttpArrival::silentServerIsTimedOut()
{
    ClientFixture f;
    f.server.on("/post", [](const SeenRequest &, QTcpSocket *) {});
    auto pending = f.begin(f.post("/post", "hello"));
    QTRY_COMPARE(f.server.requests().size(), 1);
    f.timers.advance(31s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
    QCOMPARE(f.log.entries().size(), 1);
    QCOMPARE(f.log.entries().first().failure, ErrorCode::TimedOut);
}

/// An upload without a limit for everything, whose server keeps the idle limit away with a byte now and then.
void TestHttpArrival::anAnswerThatTricklesInEnds()
{
    ClientFixture f;
    QTcpSocket *line = nullptr;
    f.server.on("/post", [&line](const SeenRequest &, QTcpSocket *socket) { line = socket; });
    auto request = f.post("/post", QByteArray(100'000, 'x'));
    request.timeouts = {15s, 0s, 0s, 60s};
    auto pending = f.begin(request);
    QTRY_VERIFY(line);
    line->write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nx");
    f.timers.advance(59s);
    QVERIFY(!pending.isDone());
    f.timers.advance(2s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
}

/// WordPress makes all sizes of a large picture before it says a word.
void TestHttpArrival::aServerThatIsBusyWithAnUploadIsWaitedFor()
{
    ClientFixture f;
    QTcpSocket *line = nullptr;
    f.server.on("/post", [&line](const SeenRequest &, QTcpSocket *socket) { line = socket; });
    auto request = f.post("/post", QByteArray(3'000'000, 'x'));
    request.timeouts = {15s, 30s, 0s, 120s};
    auto pending = f.begin(request);
    QTRY_VERIFY(line);
    f.timers.advance(110s);
    QVERIFY(!pending.isDone());
    line->write(HostileServer::answer(201, "{}"));
    QVERIFY(pending.wait());
    QVERIFY2(pending.value(), pending.value() ? "" : qPrintable(pending.value().error().sentence()));
    QCOMPARE(pending.value()->status, 201);
    QCOMPARE(f.server.requests().size(), 1);
}

void TestHttpArrival::aServerThatSaysNothingIsLeftInTheEnd_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Milliseconds>("answer");
    QTest::addColumn<Milliseconds>("end");
    const QByteArray large(100'000, 'x');
    QTest::newRow("an upload") << large << Milliseconds(120s) << Milliseconds(120s);
    QTest::newRow("nothing to upload") << QByteArray() << Milliseconds(120s) << Milliseconds(120s);
    QTest::newRow("in a hurry") << large << Milliseconds(10s) << Milliseconds(10s);
    QTest::newRow("no limit for the answer") << large << Milliseconds(0) << Milliseconds(30s);
}

void TestHttpArrival::aServerThatSaysNothingIsLeftInTheEnd()
{
    QFETCH(const QByteArray, body);
    QFETCH(const Milliseconds, answer);
    QFETCH(const Milliseconds, end);
    ClientFixture f;
    f.server.on("/post", [](const SeenRequest &, QTcpSocket *) {});
    auto request = f.post("/post", body);
    request.timeouts = {15s, 30s, 0s, answer};
    auto pending = f.begin(request);
    QTRY_COMPARE(f.server.requests().size(), 1);
    f.timers.advance(end - 1s);
    QVERIFY(!pending.isDone());
    f.timers.advance(2s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
}

/// However long the answer was waited for, silence within it counts as everywhere.
void TestHttpArrival::anUploadWhoseAnswerStopsHalfwayIsTimedOut()
{
    ClientFixture f;
    QTcpSocket *line = nullptr;
    f.server.on("/post", [&line](const SeenRequest &, QTcpSocket *socket) { line = socket; });
    f.server.on("/next", HostileServer::always(HostileServer::answer(200, "{}")));
    auto request = f.post("/post", QByteArray(100'000, 'x'));
    request.timeouts = {15s, 30s, 0s, 600s};
    auto pending = f.begin(request);
    QTRY_VERIFY(line);
    f.timers.advance(100s);
    QVERIFY(!pending.isDone());
    line->write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nx");
    // One more round trip, so that this has arrived.
    QVERIFY(f.send(f.get("/next")));
    f.timers.advance(29s);
    QVERIFY(!pending.isDone());
    f.timers.advance(2s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
}

/// The server stops reading in the middle of the body: the limit of the answer is not its excuse.
void TestHttpArrival::anUploadThatIsNotTakenIsTimedOut()
{
    ClientFixture f;
    f.server.onHeaders([](const SeenRequest &, QTcpSocket *socket) {
        socket->setReadBufferSize(1);
        QObject::disconnect(socket, &QTcpSocket::readyRead, nullptr, nullptr);
    });
    auto request = f.post("/post", QByteArray(60'000'000, 'x'));
    request.timeouts = {15s, 30s, 0s, 600s};
    auto pending = f.begin(request);
    QTRY_COMPARE(f.server.headersSeen(), 1);
    f.timers.advance(31s);
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::TimedOut);
}

void TestHttpArrival::cancelBeforeSendingSaysUnsent()
{
    ClientFixture f;
    CancelSource source;
    source.cancel();
    auto result = await(f.client->send(f.post("/post", "hello"), source.token()));
    COMPARE_ERROR(result, ErrorCode::Cancelled);
    QCOMPARE(result.error().detail, QStringLiteral("unsent"));
    QCOMPARE(f.server.connections(), 0);
}

void TestHttpArrival::cancelWhileWaitingForTheAnswer()
{
    ClientFixture f;
    f.server.on("/post", [](const SeenRequest &, QTcpSocket *) {});
    CancelSource source;
    auto pending = f.begin(f.post("/post", "hello"), source.token());
    QTRY_COMPARE(f.server.requests().size(), 1);
    source.cancel();
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::Cancelled);
    QVERIFY(pending.value().error().detail.isEmpty());
    QCOMPARE(f.client->activeCount(), 0);
}

void TestHttpArrival::clientDestroyedMeanwhileAnswersCancelled()
{
    ClientFixture f;
    f.server.on("/post", [](const SeenRequest &, QTcpSocket *) {});
    auto pending = f.begin(f.post("/post", "hello"));
    QTRY_COMPARE(f.server.requests().size(), 1);
    f.client.reset();
    QVERIFY(!pending.isDone());
    QVERIFY(pending.wait());
    COMPARE_ERROR(pending.value(), ErrorCode::Cancelled);
}

void TestHttpArrival::answerCutAtEveryByte()
{
    ClientFixture f;
    const QByteArray whole = HostileServer::answer(200, R"({"uri":"at://x"})");
    for (qsizetype cut = 0; cut < whole.size(); ++cut) {
        f.server.on("/post", [&whole, cut](const SeenRequest &, QTcpSocket *socket) {
            socket->write(whole.left(cut));
            socket->disconnectFromHost();
        });
        const qsizetype before = f.server.requests().size();
        const auto result = f.send(f.post("/post", "hello"));
        QVERIFY2(!result, qPrintable(QString::number(cut)));
        QVERIFY2(result.error().code == ErrorCode::ConnectionLost ||
                     result.error().code == ErrorCode::BadAnswer,
                 qPrintable(QString::number(cut) + u' ' + errorCodeName(result.error().code)));
        QCOMPARE(f.server.requests().size(), before + 1);
    }
}

void TestHttpArrival::chunkedAnswerCut()
{
    ClientFixture f;
    f.server.on("/post", [](const SeenRequest &, QTcpSocket *socket) {
        socket->write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
        socket->disconnectFromHost();
    });
    const auto result = f.send(f.post("/post", "hello"));
    COMPARE_ERROR(result, ErrorCode::ConnectionLost);
    QCOMPARE(f.server.requests().size(), 1);
}

void TestHttpArrival::fileThatShrinksIsNotSent()
{
    ClientFixture f;
    f.server.on("/post", HostileServer::always(HostileServer::answer(200, "{}")));
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(QByteArray(100'000, 'x'));
    file.flush();
    auto request = f.post("/post", {});
    request.body = net::RequestBody::fromFile(file.fileName());
    QVERIFY(file.resize(50'000));
    const auto result = f.send(request);
    COMPARE_ERROR(result, ErrorCode::InvalidInput);
    QCOMPARE(f.server.requests().size(), 0);
}

QTEST_GUILESS_MAIN(TestHttpArrival)
#include "test_http_arrival.moc"
