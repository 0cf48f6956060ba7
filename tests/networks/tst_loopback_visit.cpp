// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/oauth.h"
#include "networks/loopback_visit.h"
#include "support/await.h"

#include <QSignalSpy>
#include <QTcpSocket>

using namespace hatstand;
using namespace hatstand::networks;
using hatstand::test::Awaited;
using namespace std::chrono_literals;

namespace
{
QString s(const char *text)
{
    return QString::fromLatin1(text);
}

/// A browser of one line: sends these bytes, and what comes back.
class Caller
{
public:
    explicit Caller(const QUrl &to) { m_socket.connectToHost(to.host(), quint16(to.port())); }
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    [[nodiscard]] QTcpSocket &socket() { return m_socket; }
    [[nodiscard]] bool isClosed() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }
    [[nodiscard]] QByteArray answer() { return m_read += m_socket.readAll(); }

private:
    QTcpSocket m_socket;
    QByteArray m_read;
};

QByteArray get(const QUrl &wayBack, const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: " + wayBack.host().toLatin1() + ':' +
           QByteArray::number(wayBack.port()) + "\r\nAccept: text/html\r\n\r\n";
}
} // namespace

class TestLoopbackVisit : public QObject
{
    Q_OBJECT

    const QUrl m_page{s("https://social.example/oauth/authorize?state=right")};
    FakeClock m_clock;
    std::unique_ptr<FakeTimers> m_timers;
    QList<QUrl> m_opened;
    std::shared_ptr<LoopbackVisit> m_visit;
    QUrl m_wayBack;

    [[nodiscard]] Awaited<Result<QUrl>> begin(const CancelToken &cancel = {})
    {
        m_visit->expect([](const QUrl &arrived) { return net::answersState(arrived, s("right")); });
        return Awaited<Result<QUrl>>(m_visit->visit(m_page, cancel));
    }
    /// What a browser gets that asks for that.
    [[nodiscard]] QByteArray fetch(const QByteArray &target)
    {
        Caller caller(m_wayBack);
        caller.send(get(m_wayBack, target));
        if (!QTest::qWaitFor([&] { return caller.isClosed(); }))
            return "it was left open";
        return caller.answer();
    }

private Q_SLOTS:
    void init()
    {
        m_timers = std::make_unique<FakeTimers>(m_clock);
        m_opened.clear();
        m_visit = std::make_shared<LoopbackVisit>(*m_timers, [this](const QUrl &page) {
            m_opened.append(page);
            return true;
        });
        const auto wayBack = m_visit->wayBack(s("/callback"));
        QVERIFY(wayBack);
        m_wayBack = *wayBack;
    }
    void cleanup()
    {
        m_visit.reset();
        m_timers.reset();
    }

    void theBrowserComesBack()
    {
        QCOMPARE(m_wayBack.host(), s("127.0.0.1"));
        QCOMPARE(m_visit->wayBack(s("/callback")).value(), m_wayBack);
        const QSignalSpy waiting(m_visit.get(), &LoopbackVisit::waiting);
        auto visited = begin();
        QCOMPARE(m_opened, QList<QUrl>{m_page});
        QCOMPARE(waiting.size(), 1);
        const QByteArray page = fetch("/callback?code=a%2Bb&state=right");
        QVERIFY2(page.startsWith("HTTP/1.1 200 OK\r\n"), page);
        QVERIFY(visited.isDone());
        QVERIFY(visited.value());
        QCOMPARE(net::queryValues(*visited.value(), s("code")), QStringList{s("a+b")});
    }

    void otherCallsDoNotEndIt()
    {
        auto visited = begin();
        QVERIFY(fetch("/favicon.ico").startsWith("HTTP/1.1 404"));
        QVERIFY(fetch("/callback").startsWith("HTTP/1.1 404"));
        QVERIFY(fetch("/callback/x?code=a&state=right").startsWith("HTTP/1.1 404"));
        QVERIFY(fetch("/callback?code=a&state=wrong").startsWith("HTTP/1.1 400"));
        QVERIFY(fetch("/callback?error=access_denied").startsWith("HTTP/1.1 400"));
        Caller post(m_wayBack);
        post.send("POST /callback?code=a&state=right HTTP/1.1\r\nHost: " + m_wayBack.host().toLatin1() + ':' +
                  QByteArray::number(m_wayBack.port()) + "\r\n\r\n");
        QTRY_VERIFY(post.answer().startsWith("HTTP/1.1 405"));
        Caller garbage(m_wayBack);
        garbage.send(QByteArray("\x16\x03\x01\x00\xff", 5));
        QTRY_VERIFY(garbage.isClosed());
        Caller endless(m_wayBack);
        endless.send("GET /" + QByteArray(20'000, 'a'));
        QTRY_VERIFY(endless.isClosed());
        QVERIFY(!visited.isDone());
        QVERIFY(fetch("/callback?code=a&state=right").startsWith("HTTP/1.1 200"));
        QVERIFY(visited.isDone() && visited.value());
    }

    void aNameThatPointsHereIsNotListenedTo()
    {
        auto visited = begin();
        Caller rebound(m_wayBack);
        rebound.send("GET /callback?code=a&state=right HTTP/1.1\r\nHost: evil.example:" +
                     QByteArray::number(m_wayBack.port()) + "\r\n\r\n");
        QTRY_VERIFY(rebound.isClosed());
        QVERIFY(rebound.answer().isEmpty());
        QVERIFY(!visited.isDone());
    }

    void slowCallersAreDropped()
    {
        auto visited = begin();
        Caller slow(m_wayBack);
        slow.send("GET /callback?co");
        QTRY_VERIFY(m_timers->pending() >= 2);
        m_timers->advance(9s);
        QCOMPARE(slow.socket().state(), QAbstractSocket::ConnectedState);
        m_timers->advance(2s);
        QTRY_VERIFY(slow.isClosed());
        QVERIFY(!visited.isDone());
    }

    void byteByByteIsUnderstood()
    {
        auto visited = begin();
        Caller caller(m_wayBack);
        QTRY_COMPARE(caller.socket().state(), QAbstractSocket::ConnectedState);
        for (const char byte : get(m_wayBack, "/callback?code=a&state=right")) {
            caller.send(QByteArray(1, byte));
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(visited.isDone());
        QVERIFY(visited.value());
    }

    void aSecondArrivalIsToldThatItIsDone()
    {
        auto visited = begin();
        QVERIFY(fetch("/callback?code=a&state=right").contains("Hatstand has the answer"));
        QVERIFY(fetch("/callback?code=a&state=right").contains("This is done already"));
        QVERIFY(visited.isDone());
    }

    void aDenialArrivesToo()
    {
        auto visited = begin();
        QVERIFY(fetch("/callback?error=access_denied&state=right").contains("Nothing was connected"));
        QVERIFY(visited.isDone());
        const auto code = net::authorizationCode(*visited.value(), {s("right")}, s("The server"));
        QCOMPARE(errorCodeName(code.error().code), errorCodeName(ErrorCode::NotAllowed));
    }

    void nobodyComesBack()
    {
        auto visited = begin();
        m_timers->advance(9min);
        QVERIFY(!visited.isDone());
        m_timers->advance(2min);
        QVERIFY(visited.isDone());
        QCOMPARE(errorCodeName(visited.value().error().code), errorCodeName(ErrorCode::TimedOut));
        QVERIFY(!m_visit->isWaiting());
    }

    void stopped()
    {
        CancelSource cancel;
        auto visited = begin(cancel.token());
        const QSignalSpy over(m_visit.get(), &LoopbackVisit::over);
        cancel.cancel();
        QVERIFY(visited.isDone());
        QCOMPARE(errorCodeName(visited.value().error().code), errorCodeName(ErrorCode::Cancelled));
        QCOMPARE(over.size(), 1);
    }

    void stoppedBeforeItBegins()
    {
        CancelSource cancel;
        cancel.cancel();
        auto visited = begin(cancel.token());
        QVERIFY(visited.isDone());
        QVERIFY(m_opened.isEmpty());
    }

    void itGoesWhileSomebodyWaits()
    {
        auto visited = begin();
        m_visit.reset();
        QVERIFY(visited.isDone());
        QCOMPARE(errorCodeName(visited.value().error().code), errorCodeName(ErrorCode::Cancelled));
    }

    void theFinalAddressCanBePasted()
    {
        auto visited = begin();
        const QString final = m_wayBack.toString() + s("?code=a&state=right");
        const auto refused = [this](const QString &text) {
            const auto taken = m_visit->arrive(text);
            return !taken && taken.error().code == ErrorCode::InvalidInput &&
                   !taken.error().sentence().isEmpty();
        };
        QVERIFY(refused(s("hello")));
        QVERIFY(refused(QString()));
        QVERIFY(refused(m_page.toString()));
        QVERIFY(m_visit->arrive(m_page.toString()).error().what.contains(s("where you agree")));
        QVERIFY(refused(m_wayBack.toString()));
        QVERIFY(refused(s("http://127.0.0.1:1/callback?code=a&state=right")));
        QVERIFY(refused(m_wayBack.toString() + s("?code=a&state=old")));
        QVERIFY(!visited.isDone());
        QVERIFY(m_visit->arrive(s("  ") + final + s("\n")));
        QVERIFY(visited.isDone());
        QCOMPARE(*visited.value(), QUrl(final));
        const auto again = m_visit->arrive(final);
        QVERIFY(!again && again.error().code == ErrorCode::NotAllowed);
    }

    void browsersShowAddressesWithoutTheScheme()
    {
        auto visited = begin();
        const QString shown = m_wayBack.toString(QUrl::RemoveScheme).mid(2) + s("?code=a&state=right");
        QVERIFY2(m_visit->arrive(shown), qPrintable(shown));
        QVERIFY(visited.isDone() && visited.value());
    }

    void thePageCanBeOpenedAgain()
    {
        QVERIFY(!m_visit->openAgain());
        auto visited = begin();
        QVERIFY(m_visit->openAgain());
        QCOMPARE(m_opened.size(), 2);
        QCOMPARE(m_visit->page(), m_page);
    }

    void aBrowserThatDoesNotOpenIsTold()
    {
        LoopbackVisit visit(*m_timers, nullptr);
        QVERIFY(visit.wayBack(s("/callback")));
        bool opened = true;
        connect(&visit, &LoopbackVisit::waiting, this, [&](const QUrl &, bool was) { opened = was; });
        const Awaited<Result<QUrl>> visited(visit.visit(m_page, {}));
        QVERIFY(!opened);
        QVERIFY(!visited.isDone());
    }
};

QTEST_GUILESS_MAIN(TestLoopbackVisit)
#include "tst_loopback_visit.moc"
