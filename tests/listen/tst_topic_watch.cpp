// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Topics are kept up to date, and tried, on threads of their own.
#include "listen/topic_fixture.h"
#include "listen/topics/topic_line.h"
#include "listen/topics/topic_reading.h"
#include "listen/topics/topic_watch.h"
#include "support/await.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using hatstand::test::await;
using hatstand::test::TopicFixture;
using namespace Qt::StringLiterals;

class TestTopicWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatComesInIsMatchedAndTold()
    {
        TopicFixture w(TopicFixture::Kind::File);
        TopicLine line(w.database().path(), w.clock);
        TopicWatch watch(line, w.clock, w.timers);
        QSignalSpy told(&watch, &TopicWatch::told);
        QSignalSpy matched(&watch, &TopicWatch::matched);
        Topic topic = w.topicOf(u"bread"_s);
        topic.alerts = {{.kind = AlertKind::Word, .query = u"mould"_s}};
        const TopicId id = w.add(topic);
        watch.start();
        QTRY_VERIFY(watch.isIdle());
        w.say("bread with mould");
        watch.wake();
        QTRY_COMPARE(told.size(), 1);
        QTRY_VERIFY(watch.isIdle());
        QVERIFY(!matched.isEmpty());
        QCOMPARE(w.rowsOf(id).size(), size_t(1));
        QVERIFY(line.writes() > 0);
        watch.stop();
        w.say("bread again");
        watch.wake();
        QVERIFY(watch.isIdle());
        QCOMPARE(w.rowsOf(id).size(), size_t(1));
    }

    void whileTheFileIsAwayNothingIsWritten()
    {
        TopicFixture w(TopicFixture::Kind::File);
        TopicLine line(w.database().path(), w.clock);
        TopicWatch watch(line, w.clock, w.timers);
        QSignalSpy troubled(&watch, &TopicWatch::troubled);
        const TopicId id = w.add(w.topicOf(u"bread"_s));
        line.refuse();
        w.say("bread");
        watch.start();
        QTRY_COMPARE(troubled.size(), 1);
        QVERIFY(w.rowsOf(id).empty());
        line.allow();
        w.timers.advance(std::chrono::minutes(2));
        QTRY_COMPARE(w.rowsOf(id).size(), size_t(1));
        QTRY_VERIFY(watch.isIdle());
    }

    void aTrialSaysHowManyThereAre()
    {
        TopicFixture w(TopicFixture::Kind::File);
        for (int i = 0; i < 20; ++i)
            w.say(i % 2 == 0 ? "bread" : "cake", w.clock.now() + std::chrono::minutes(i - 30));
        TopicReading reading(w.database());
        const auto trial = await(reading.trial(w.client, u"bread"_s, {}));
        QVERIFY(trial);
        QCOMPARE(trial->count, qint64(10));
        QCOMPARE(trial->newest.size(), trialNewest);
        QCOMPARE(trial->newest.front().at, w.clock.now() + std::chrono::minutes(18 - 30));
        CancelSource cancelled;
        cancelled.cancel();
        const auto off = await(reading.trial(w.client, u"cake"_s, cancelled.token()));
        QVERIFY(!off);
        QCOMPARE(off.error().code, ErrorCode::Cancelled);
        QCOMPARE(await(reading.trial(w.client, u"(("_s, {}))->count, qint64(0));
    }
};

QTEST_GUILESS_MAIN(TestTopicWatch)
#include "tst_topic_watch.moc"
