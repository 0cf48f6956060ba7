// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a server says by itself that there is something new, it is read at once, and seldom otherwise.
#include "reading.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using test::TalkingNetwork;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
/// A reader that runs, of an account on a network that tells news.
class Told : public test::Reading
{
public:
    Told()
    {
        network->tells = true;
        QObject::connect(&sources, &SourceService::changed, reader.get(), &SourceReader::sourcesChanged);
    }
    /// Runs, and has read for the first time.
    bool start()
    {
        reader->start();
        return QTest::qWaitFor([this] { return calls() == 1 && reader->underWay() == 0; });
    }
    [[nodiscard]] size_t calls() const { return network->cursors.size(); }
    void change(const std::function<void(Source &)> &how)
    {
        Source now = sources.source(source).value();
        how(now);
        if (!sources.edit(now))
            qFatal("The source cannot be changed.");
    }
};
} // namespace

class TestNewsLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsToldIsReadAtOnce()
    {
        Told told;
        QVERIFY(told.start());
        QCOMPARE(told.network->lines.size(), size_t(1));
        told.fixture.timers.advance(1min);
        QCOMPARE(told.calls(), size_t(1));
        told.network->pages = {{TalkingNetwork::said(u"a"_s, u"post"_s, told.fixture.clock.now())}};
        QSignalSpy heard(told.reader.get(), &SourceReader::heard);
        told.network->lines[0].complete({});
        QTRY_COMPARE(heard.size(), 1);
        // The next line is open by then.
        QCOMPARE(told.network->lines.size(), size_t(2));
        QVERIFY(!told.network->lines[1].isDone());
        QCOMPARE(told.reader->lines(), 1);
    }

    void whileItHoldsItIsReadSlowlyAtItsTurn()
    {
        Told told;
        QVERIFY(told.start());
        const Instant next = told.sources.source(told.source)->standing.nextAt;
        QVERIFY(next - told.fixture.clock.now() >= NewsLines::slowTurn);
        told.fixture.timers.advance(NewsLines::slowTurn + 15min);
        QTRY_VERIFY(told.calls() >= 2);
    }

    void aLineThatBreaksIsOpenedAgainLaterAndLater()
    {
        Told told;
        QVERIFY(told.start());
        const auto breakLine = [&told] {
            told.network->lines.back().complete(fail(ErrorCode::ConnectionLost, u"It broke."_s));
        };
        breakLine();
        QCOMPARE(told.network->lines.size(), size_t(1));
        told.fixture.timers.advance(NewsLines::firstWait - 1ms);
        QCOMPARE(told.network->lines.size(), size_t(1));
        told.fixture.timers.advance(1ms);
        QCOMPARE(told.network->lines.size(), size_t(2));
        // What was said meanwhile is read.
        QTRY_COMPARE(told.calls(), size_t(2));
        QTRY_COMPARE(told.reader->underWay(), 0);
        breakLine();
        told.fixture.timers.advance(NewsLines::firstWait);
        QCOMPARE(told.network->lines.size(), size_t(2));
        told.fixture.timers.advance(NewsLines::firstWait);
        QCOMPARE(told.network->lines.size(), size_t(3));
        // One that has told something is a good one again.
        told.fixture.timers.advance(1min);
        told.network->lines.back().complete({});
        QCOMPARE(told.network->lines.size(), size_t(4));
        breakLine();
        told.fixture.timers.advance(NewsLines::firstWait);
        QCOMPARE(told.network->lines.size(), size_t(5));
    }

    void aServerThatAsksToWaitIsGivenTime()
    {
        Told told;
        QVERIFY(told.start());
        Error error{ErrorCode::RateLimited, u"Slowly."_s, {}, {}, {}};
        error.retryAfter = std::chrono::minutes(10);
        told.network->lines.back().complete(fail(error));
        told.fixture.timers.advance(10min - 1ms);
        QCOMPARE(told.network->lines.size(), size_t(1));
        told.fixture.timers.advance(1ms);
        QCOMPARE(told.network->lines.size(), size_t(2));
    }

    void aServerThatNeverStopsIsNotAskedWithoutEnd()
    {
        Told told;
        QVERIFY(told.start());
        told.network->lines.back().complete({});
        QCOMPARE(told.network->lines.size(), size_t(1));
        told.fixture.timers.advance(NewsLines::shortest);
        QCOMPARE(told.network->lines.size(), size_t(2));
    }

    void itIsGivenUpWhenNobodyListens_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("paused") << 0;
        QTest::newRow("removed") << 1;
        QTest::newRow("offline") << 2;
        QTest::newRow("stopped") << 3;
        QTest::newRow("signed out") << 4;
    }
    void itIsGivenUpWhenNobodyListens()
    {
        QFETCH(int, how);
        Told told;
        QVERIFY(told.start());
        QCOMPARE(told.reader->lines(), 1);
        if (how == 0)
            told.change([](Source &source) { source.paused = true; });
        else if (how == 1)
            QVERIFY(told.sources.remove(told.source));
        else if (how == 2)
            told.reader->setOnline(false);
        else if (how == 3)
            told.reader->stop();
        else
            QVERIFY(told.fixture.accounts.noteHealth(told.account, clients::Health::SignInNeeded,
                                                     {ErrorCode::SignInNeeded, u"Ended."_s, {}, {}, {}}));
        QCOMPARE(told.network->calledOff, 1);
        QCOMPARE(told.reader->lines(), 0);
        told.fixture.timers.advance(1h);
        QCOMPARE(told.network->lines.size(), size_t(1));
        // And opened again with them.
        if (how == 0)
            told.change([](Source &source) { source.paused = false; });
        else if (how == 1)
            QVERIFY(told.sources.bringBack(told.source));
        else if (how == 2)
            told.reader->setOnline(true);
        else if (how == 3)
            told.reader->start();
        else
            QVERIFY(told.fixture.accounts.noteHealth(told.account, clients::Health::Works, {}));
        QCOMPARE(told.network->lines.size(), size_t(2));
    }

    void oneThatTellsNothingHasNoLine()
    {
        Told told;
        told.network->tells = false;
        QVERIFY(told.start());
        QCOMPARE(told.reader->lines(), 0);
        QCOMPARE(told.network->lines.size(), size_t(0));
    }

    void whoGoesGivesItUp()
    {
        Told told;
        QVERIFY(told.start());
        told.reader.reset();
        QCOMPARE(told.network->calledOff, 1);
    }
};

QTEST_GUILESS_MAIN(TestNewsLines)
#include "tst_news_lines.moc"
