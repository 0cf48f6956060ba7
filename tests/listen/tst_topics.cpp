// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client listens for, and which messages are in it.
#include "listen/query_gen.h"
#include "listen/topic_fixture.h"
#include "listen/topics/topic_sql.h"
#include "listen/topics/topic_trial.h"

#include <QSignalSpy>
#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::listen;
using hatstand::test::TopicFixture;
using namespace Qt::StringLiterals;

class TestTopics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTopicIsAddedEditedRemovedAndBroughtBack()
    {
        TopicFixture w;
        QSignalSpy changed(&w.service, &TopicService::changed);
        Topic topic = w.topicOf(u"bakfiets"_s);
        topic.voices = {{u"We"_s, u"alma"_s, true}, {u"Wielhuis"_s, {}, false}};
        topic.alerts = usualAlertRules();
        topic.alerts.push_back({.kind = AlertKind::Word, .query = u"broken"_s, .minFollowers = 7});
        const TopicId id = w.add(topic);
        QCOMPARE(changed.size(), 1);
        const Topic kept = w.service.topic(id).value();
        QCOMPARE(kept.voices[1].query, u"\"Wielhuis\""_s); // what is not said is the name
        QVERIFY(kept.voices[0] == topic.voices[0]);
        QVERIFY(kept.alerts == topic.alerts);

        Topic renamed = kept;
        renamed.name = u"Bikes"_s;
        const auto before = w.service.edit(renamed);
        QCOMPARE(before->name, u"Topic"_s);
        QCOMPARE(w.service.topic(id)->set, kept.set); // a name finds the same
        Topic other = renamed;
        other.query = u"cargo"_s;
        QVERIFY(w.service.edit(other));
        QVERIFY(w.service.topic(id)->set != kept.set);

        QVERIFY(w.service.remove(id));
        QVERIFY(w.service.topics(w.client)->empty());
        QVERIFY(w.service.bringBack(id));
        QCOMPARE(w.service.topics(w.client)->size(), size_t(1));
    }

    void topicsKeepTheirOrderAndMove()
    {
        TopicFixture w;
        std::vector<TopicId> ids;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
            Topic topic = w.topicOf(name);
            topic.name = name;
            ids.push_back(w.add(topic));
        }
        const auto names = [&] {
            QString all;
            for (const Topic &topic : w.service.topics(w.client).value_or(std::vector<Topic>()))
                all += topic.name;
            return all;
        };
        QCOMPARE(names(), u"abc"_s);
        const int was = w.service.move(ids[2], 0).value();
        QCOMPARE(names(), u"cab"_s);
        QVERIFY(w.service.move(ids[2], was));
        QCOMPARE(names(), u"abc"_s);
    }

    void aQueryWithProblemsIsRefusedWithWords()
    {
        TopicFixture w;
        for (const QString &query : {u""_s, u"\"open"_s, u"-job"_s, u"is:nothing"_s, u"a OR"_s}) {
            const auto added = w.service.add(w.topicOf(query));
            QVERIFY2(!added, qPrintable(query));
            QCOMPARE(added.error().code, ErrorCode::InvalidInput);
            QVERIFY2(!added.error().why.isEmpty(), qPrintable(query));
        }
        Topic topic = w.topicOf(u"good"_s);
        topic.voices = {{u"Rival"_s, u"(("_s, false}};
        QVERIFY(w.service.add(topic).error().sentence().contains(u"Rival"_s));
        topic = w.topicOf(u"good"_s);
        topic.name = u"  "_s;
        QVERIFY(!w.service.add(topic));
    }

    void ourNameIsMadeOfTheNameAndTheHandles()
    {
        QCOMPARE(ownNameQuery(u"Padaria Alma"_s, {u"alma.example"_s, u"alma.example"_s, u"Alma & Co"_s}),
                 u"\"Padaria Alma\" OR @alma.example OR \"Alma & Co\""_s);
        QCOMPARE(ownNameQuery(u"???"_s, {}), QString());
        QVERIFY(parseQuery(ownNameQuery(u"A \"quoted\" name"_s, {})).isGood());
    }

    void everyMessageIsTriedOnceAndWhatChangesIsTriedAgain()
    {
        TopicFixture w;
        const TopicId id = w.add(w.topicOf(u"bakfiets feeling:negative"_s));
        auto bad = w.said("my bakfiets broke (-)", w.clock.now());
        auto good = w.said("my bakfiets sings (+)", w.clock.now());
        w.take({bad, good});
        QVERIFY(w.match().changed.contains(id));
        QCOMPARE(w.rowsOf(id).size(), size_t(1));
        QVERIFY(w.match().changed.isEmpty()); // nothing is left to do

        good.text = "my bakfiets broke too (-)";
        bad.text = "solved";
        w.take({bad, good});
        QVERIFY(w.match().changed.contains(id));
        QCOMPARE(w.rowsOf(id).size(), size_t(1)); // the feeling stays as it was judged, the word is gone
    }

    void whatIsDeletedIsInNoTopic()
    {
        TopicFixture w;
        const TopicId id = w.add(w.topicOf(u"bread"_s));
        const auto said = w.said("bread", w.clock.now());
        w.take({said});
        w.match();
        QCOMPARE(TopicMatchTable(w.database()).count(w.service.topic(id)->set).value(), qint64(1));
        const std::vector<std::string> gone{said.remoteId};
        QVERIFY(w.intake.forget(w.source, said.network, said.place, gone));
        QCOMPARE(TopicMatchTable(w.database()).count(w.service.topic(id)->set).value(), qint64(0));
    }

    void anotherQueryIsTriedOnAllAndTheOldMatchesAreSweptAway()
    {
        TopicFixture w;
        for (int i = 0; i < 30; ++i)
            w.say(i % 3 == 0 ? "bread" : "cake");
        w.index();
        const TopicId id = w.add(w.topicOf(u"bread"_s));
        w.match();
        QCOMPARE(w.rowsOf(id).size(), size_t(10));
        const qint64 old = w.service.topic(id)->set;
        Topic topic = w.service.topic(id).value();
        topic.query = u"cake"_s;
        QVERIFY(w.service.edit(topic));
        QVERIFY(w.rowsOf(id).empty()); // what was found before means nothing any more
        w.match();
        QCOMPARE(w.rowsOf(id).size(), size_t(20));
        QCOMPARE(TopicMatchTable(w.database()).count(old).value(), qint64(0));
    }

    void whoMovesToAnotherZoneHasOtherDays()
    {
        TopicFixture w;
        const TopicId id = w.add(w.topicOf(u"bread"_s));
        w.say("bread", Instant::fromDateTime(QDateTime(QDate(2026, 11, 10), QTime(23, 30), Qt::UTC)));
        w.match();
        const auto dayOf = [&] {
            return TopicMatchTable(w.database())
                .dayCounts(w.service.topic(id)->set, QDate(2026, 11, 1), QDate(2026, 11, 30))
                .value()
                .front()
                .day;
        };
        QCOMPARE(dayOf(), QDate(2026, 11, 10));
        QVERIFY(w.database().run("UPDATE clients SET zone = 'Asia/Tokyo'"));
        w.match();
        QCOMPARE(dayOf(), QDate(2026, 11, 11));
    }

    void aTextThatWasSaidBeforeIsKnownAgain()
    {
        TopicFixture w;
        const TopicId id = w.add(w.topicOf(u"win is:repeated"_s));
        w.say("win a prize now");
        w.index();
        w.say("win a prize now");
        w.say("win something else");
        w.match();
        QCOMPARE(w.rowsOf(id), (std::set<qint64>{2}));
    }

    /// In whatever order topics, messages and the index come: the same is found as all at once, the preview
    /// promises just that, and what is counted is what is there.
    void itIsTheSameInParts()
    {
        QVERIFY(rc::check("incremental matching is matching all at once", [] {
            TopicFixture w;
            const QueryNode query = *anyQuery();
            RC_PRE(!findsEverything(query));
            const QString typed = toString(query);
            RC_PRE(parseQuery(typed).isGood());
            RC_PRE(!asks(query, IsValue::Stranger) && !asks(query, IsValue::Answered) &&
                   !asks(query, IsValue::Unanswered) && !asks(query, IsValue::Repeated));
            std::optional<TopicId> early;
            for (int i = *rc::gen::inRange(0, 10); i > 0; --i) {
                switch (*rc::gen::inRange(0, 6)) {
                case 0:
                    w.index();
                    break;
                case 1:
                    w.match();
                    break;
                case 2:
                    if (!early)
                        early = w.add(w.topicOf(typed));
                    break;
                default:
                    w.say((*anyText()).toStdString());
                }
            }
            if (!early)
                early = w.add(w.topicOf(typed));
            w.match();
            w.index();
            const TopicId late = w.add(w.topicOf(typed));
            w.match();
            RC_LOG() << typed.toStdString() << "\n";
            RC_ASSERT(w.rowsOf(*early) == w.rowsOf(late));
            const std::atomic<bool> goesOn{false};
            const auto trial = tryQuery(w.database(), w.client, typed, goesOn);
            RC_ASSERT(trial.has_value());
            RC_ASSERT(trial->count == qint64(w.rowsOf(late).size()));
            RC_ASSERT(trial->newest.size() == std::min(size_t(trial->count), trialNewest));
            RC_ASSERT(TopicMatchTable(w.database()).count(w.service.topic(late)->set).value() ==
                      trial->count);
        }));
    }

    void aTrialIsCalledOff()
    {
        TopicFixture w;
        w.say("bread");
        const std::atomic<bool> isCancelled{true};
        QCOMPARE(tryQuery(w.database(), w.client, u"bread"_s, isCancelled).error().code,
                 ErrorCode::Cancelled);
    }

    void indexesAreUsed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("of a client") << QByteArray(
            "SELECT * FROM topics WHERE client_id = x'00' ORDER BY position, id");
        QTest::newRow("days") << QByteArray(
            "SELECT day, sum(count) FROM topic_days WHERE set_no = 1 AND day BETWEEN 1"
            " AND 2 GROUP BY day ORDER BY day");
        QTest::newRow("stream") << QByteArray(
            "SELECT m.id FROM topic_matches t JOIN messages m ON m.row = t.row WHERE t.set_no = 1 AND t.at "
            ">= 0"
            " AND (t.at, t.row) < (5, 6) ORDER BY t.at DESC, t.row DESC LIMIT 9");
        QTest::newRow("moments") << QByteArray(
            "SELECT at, feeling FROM topic_matches WHERE set_no = 1 AND at >= 2 AND at < 3 ORDER BY at");
        QTest::newRow("unseen") << QByteArray(
            "SELECT a.id FROM alerts a JOIN topics t ON t.id = a.topic_id WHERE a.client_id = x'00'"
            " AND a.seen_at IS NULL AND t.removed_at IS NULL ORDER BY a.told_at DESC");
        QTest::newRow("to notify") << QByteArray(
            "SELECT id FROM alerts WHERE notify_at IS NOT NULL ORDER BY notify_at LIMIT 1");
        QTest::newRow("of a message") << QByteArray("DELETE FROM topic_matches WHERE row = 1");
        QTest::newRow("after") << QByteArray("SELECT row FROM messages WHERE row > 5 ORDER BY row LIMIT 5");
    }
    void indexesAreUsed()
    {
        QFETCH(const QByteArray, sql);
        TopicFixture w;
        const QString plan = w.database().queryPlan(sql).value().join(u'\n');
        QVERIFY2(plan.contains(u"SEARCH"_s) && !plan.contains(u"SCAN"_s) &&
                     (!plan.contains(u"TEMP B-TREE"_s) || sql.contains("position")),
                 qPrintable(plan));
    }
};

QTEST_GUILESS_MAIN(TestTopics)
#include "tst_topics.moc"
