// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Sources are read when their turn comes, each thing once, whatever breaks.
#include "listen/inbox/conversation_table.h"
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
class Reading : public test::Reading
{
public:
    Result<ReadReport> read() { return test::await(reader->read(source, {})); }
    [[nodiscard]] SourceStanding standing() const { return sources.source(source).value().standing; }
    [[nodiscard]] std::vector<Conversation> open()
    {
        return ConversationTable(fixture.database()).page({}, {}, 0, 100).value();
    }
    [[nodiscard]] Instant minute(int number) const
    {
        return fixture.clock.now() - 1h + Milliseconds(number * 60'000);
    }
};

Error error(ErrorCode code)
{
    return Error{code, u"It failed."_s, u"Because."_s, u"Wait."_s, {}};
}
} // namespace

class TestSourceReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAccountThatCanListenHasASourceOnce()
    {
        Reading reading;
        QCOMPARE(reading.sources.sources(reading.fixture.client)->size(), size_t(1));
        QCOMPARE(reading.sources.followAccounts().value(), false);
        reading.fixture.addAccount(reading.fixture.client, u"cannot-listen"_s);
        reading.fixture.addByHand(reading.fixture.client, u"Board"_s);
        QCOMPARE(reading.sources.followAccounts().value(), false);
        QCOMPARE(reading.sources.sources(reading.fixture.client)->size(), size_t(1));
    }

    void whatIsSaidComesIntoTheInboxPageByPage()
    {
        Reading reading;
        reading.network->pages = {{TalkingNetwork::said(u"a"_s, u"post"_s, reading.minute(1))},
                                  {TalkingNetwork::said(u"b"_s, u"post"_s, reading.minute(2)),
                                   TalkingNetwork::said(u"c"_s, u"a"_s, reading.minute(3))}};
        QSignalSpy heard(reading.reader.get(), &SourceReader::heard);
        const auto report = reading.read();
        QVERIFY(report);
        QCOMPARE(report->added, 3);
        QCOMPARE(heard.size(), 2);
        QCOMPARE(reading.open().size(), size_t(2));
        QCOMPARE(reading.network->cursors, (std::vector<QString>{u""_s, u"1"_s}));
        QCOMPARE(reading.standing().cursor, u"2"_s);
        QCOMPARE(reading.standing().heardAt, std::optional(reading.minute(3)));
        QVERIFY(reading.standing().nextAt > reading.fixture.clock.now());
        // The next turn asks for what is new only.
        QCOMPARE(reading.read()->added, 0);
        QCOMPARE(reading.network->cursors.back(), u"2"_s);
    }

    void pagesBeforeAFailureAreKeptAndTheRestComesLater()
    {
        Reading reading;
        reading.network->pages = {{TalkingNetwork::said(u"a"_s, u"post"_s, reading.minute(1))},
                                  {TalkingNetwork::said(u"b"_s, u"post"_s, reading.minute(2))}};
        QVERIFY(reading.read());
        reading.network->pages.push_back({TalkingNetwork::said(u"c"_s, u"post"_s, reading.minute(3))});
        reading.network->pages.push_back({TalkingNetwork::said(u"d"_s, u"post"_s, reading.minute(4))});
        // The line breaks behind the third page.
        reading.network->failures = {};
        reading.network->pages[2].push_back(TalkingNetwork::said(u"a"_s, u"post"_s, reading.minute(1)));
        QSignalSpy changed(reading.reader.get(), &SourceReader::standingChanged);
        reading.network->failures.push_back(error(ErrorCode::ConnectionLost));
        QVERIFY(!reading.read());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(reading.standing().failures, 1);
        QCOMPARE(reading.standing().error.what, u"It failed."_s);
        QCOMPARE(reading.standing().cursor, u"2"_s);
        const auto report = reading.read();
        QVERIFY(report);
        QCOMPARE(report->added, 2);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(reading.standing().failures, 0);
        QVERIFY(reading.standing().error.what.isEmpty());
        QCOMPARE(reading.open().size(), size_t(4));
    }

    void whoeverFailsIsAskedLaterAndLater()
    {
        Reading reading;
        Milliseconds before{0};
        for (int i = 0; i < 5; ++i) {
            reading.network->failures.push_back(error(ErrorCode::ServerTrouble));
            QVERIFY(!reading.read());
            const Milliseconds wait = reading.standing().nextAt - reading.fixture.clock.now();
            QVERIFY(wait > before);
            before = wait;
        }
        Error asked = error(ErrorCode::RateLimited);
        asked.retryAfter = 3h;
        reading.network->failures.push_back(asked);
        QVERIFY(!reading.read());
        QVERIFY(reading.standing().nextAt - reading.fixture.clock.now() >= 3h);
    }

    void aSignInThatHasEndedStopsItsAccountAndIsHealedByTheNext()
    {
        Reading reading;
        reading.network->failures.push_back(error(ErrorCode::SignInNeeded));
        QVERIFY(!reading.read());
        QCOMPARE(reading.fixture.accounts.account(reading.account)->health, clients::Health::SignInNeeded);
        // The network is not asked in vain.
        const size_t asked = reading.network->cursors.size();
        QVERIFY(!reading.read());
        QCOMPARE(reading.network->cursors.size(), asked);
        networks::SignInRequest request;
        request.handle = u"alma"_s;
        QVERIFY(test::await(reading.fixture.accounts.connectAccount(
            reading.fixture.client, TalkingNetwork::theKey(), request, reading.account, {})));
        QCOMPARE(reading.sources.followAccounts().value(), true);
        QCOMPARE(reading.standing().nextAt, reading.fixture.clock.now());
        QVERIFY(reading.read());
    }

    void oneThatAnotherProgramReadsIsLeftAlone()
    {
        Reading reading;
        SourceTable table(reading.fixture.database());
        const Instant now = reading.fixture.clock.now();
        QVERIFY(table.lease(reading.source, u"them"_s, now + 1min, now, now + 10min).value());
        const auto refused = reading.read();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        // Whoever holds it may die; it is free again after its time.
        reading.fixture.clock.advance(2min);
        QVERIFY(reading.read());
        // A time that no clock can have meant holds nothing.
        QVERIFY(table.lease(reading.source, u"them"_s, now + 24h * 365, now, now + 10min).value());
        QVERIFY(reading.read());
    }

    void whatIsDeletedThereGoesHereToo()
    {
        Reading reading;
        reading.network->pages = {{TalkingNetwork::said(u"a"_s, u"post"_s, reading.minute(1)),
                                   TalkingNetwork::said(u"b"_s, u"post"_s, reading.minute(2))}};
        QVERIFY(reading.read());
        reading.network->gone = {u"a"_s, u"never heard of"_s};
        QVERIFY(reading.read());
        QCOMPARE(reading.open().size(), size_t(1));
        QCOMPARE(reading.open().front().snippet, u"Text of b"_s);
    }

    void aSearchAsksForWordsOrAHashtag()
    {
        Reading reading;
        const SourceId words = reading.sources.addSearch(reading.account, u" cargo  bike "_s).value();
        const SourceId tag = reading.sources.addSearch(reading.account, u"#bakfiets"_s).value();
        QVERIFY(!reading.sources.addSearch(reading.account, u"#"_s));
        QCOMPARE(reading.sources.addSearch(reading.account, u"cargo bike"_s).error().code,
                 ErrorCode::Conflict);
        reading.network->pages = {{TalkingNetwork::said(u"found"_s, u""_s, reading.minute(1))}};
        QCOMPARE(test::await(reading.reader->read(words, {}))->added, 1);
        QCOMPARE(test::await(reading.reader->read(tag, {}))->added, 0);
        QCOMPARE(reading.network->searches[0].words, u"cargo bike"_s);
        QCOMPARE(reading.network->searches[1].hashtag, u"bakfiets"_s);
        // It is found, and asks for no answer.
        QVERIFY(reading.open().empty());
    }

    void theirTurnComesByItself()
    {
        Reading reading;
        reading.network->pages = {{TalkingNetwork::said(u"a"_s, u"post"_s, reading.minute(1))}};
        reading.reader->start();
        QTRY_COMPARE(reading.reader->underWay(), 0);
        QCOMPARE(reading.open().size(), size_t(1));
        const size_t asked = reading.network->cursors.size();
        reading.network->pages.push_back({TalkingNetwork::said(u"b"_s, u"post"_s, reading.minute(2))});
        reading.fixture.timers.advance(1s);
        QCOMPARE(reading.network->cursors.size(), asked);
        reading.fixture.timers.advance(31min);
        QTRY_COMPARE(reading.open().size(), size_t(2));
        reading.reader->stop();
        QTRY_COMPARE(reading.reader->underWay(), 0);
        const size_t atStop = reading.network->cursors.size();
        reading.fixture.timers.advance(24h);
        QCOMPARE(reading.network->cursors.size(), atStop);
    }

    void withoutALineOnlyWhatStaysHereIsRead()
    {
        Reading reading;
        reading.reader->setOnline(false);
        reading.reader->start();
        QCOMPARE(reading.network->cursors.size(), size_t(0));
        reading.reader->setOnline(true);
        QTRY_COMPARE(reading.network->cursors.size(), size_t(1));
        QTRY_COMPARE(reading.reader->underWay(), 0);
        reading.reader->setOnline(false);
        reading.network->local = true;
        reading.fixture.timers.advance(31min);
        QTRY_COMPARE(reading.network->cursors.size(), size_t(2));
    }

    void whatCouldNotBeReachedIsAskedAtOnceWhenTheLineIsBack()
    {
        Reading reading;
        for (int i = 0; i < 6; ++i) {
            reading.network->failures.push_back(error(ErrorCode::Offline));
            QVERIFY(!reading.read());
        }
        QVERIFY(reading.standing().nextAt > reading.fixture.clock.now() + 20min);
        reading.reader->setOnline(false);
        reading.reader->setOnline(true);
        QCOMPARE(reading.standing().nextAt, reading.fixture.clock.now());
    }

    void aTurnThatAWrongClockHasSetCountsForNothing()
    {
        Reading reading;
        QVERIFY(reading.fixture.database().run("UPDATE sources SET next_at = ?",
                                               reading.fixture.clock.now() + 24h * 365 * 4));
        reading.reader->start();
        QTRY_COMPARE(reading.network->cursors.size(), size_t(1));
    }

    void aNetworkThatStandsStillIsNotAskedForEver()
    {
        Reading reading;
        reading.network->pages = {{TalkingNetwork::said(u"a"_s, u"post"_s, reading.minute(1))}};
        reading.network->standsStill = true;
        QVERIFY(reading.read());
        QCOMPARE(reading.network->cursors.size(), size_t(2));
        QVERIFY(reading.standing().nextAt > reading.fixture.clock.now());
    }

    void aWorkspaceThatTakesNothingIsNotAskedInACircle()
    {
        Reading reading;
        QVERIFY(reading.fixture.database().refuseChanges(error(ErrorCode::StorageFull)));
        reading.reader->start();
        reading.fixture.timers.advance(1s);
        QCOMPARE(reading.reader->underWay(), 0);
        QVERIFY(reading.network->cursors.empty());
    }

    void pausedAndRemovedOnesAreNotAsked()
    {
        Reading reading;
        Source paused = reading.sources.source(reading.source).value();
        paused.paused = true;
        QVERIFY(reading.sources.edit(paused));
        reading.reader->start();
        reading.fixture.timers.advance(24h);
        QVERIFY(reading.network->cursors.empty());
        paused.paused = false;
        QVERIFY(reading.sources.edit(paused));
        reading.reader->sourcesChanged();
        QTRY_COMPARE(reading.network->cursors.size(), size_t(1));
        QTRY_COMPARE(reading.reader->underWay(), 0);
        QVERIFY(reading.sources.remove(reading.source));
        reading.fixture.timers.advance(24h);
        QCOMPARE(reading.network->cursors.size(), size_t(1));
        QVERIFY(reading.sources.bringBack(reading.source));
        reading.reader->sourcesChanged();
        QTRY_COMPARE(reading.network->cursors.size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestSourceReader)
#include "tst_source_reader.moc"
