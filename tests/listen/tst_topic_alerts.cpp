// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of what happens in topics.
#include "listen/topic_fixture.h"
#include "listen/topics/alerts.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using hatstand::test::TopicFixture;
using namespace Qt::StringLiterals;

namespace
{
constexpr AlertPlaces everywhere =
    AlertPlaces(AlertPlace::Window) | AlertPlace::Notification | AlertPlace::Today;

class Alarmed : public TopicFixture
{
public:
    Alarmed() : alerts(database(), clock, timers)
    {
        if (!database().run("UPDATE sources SET created_at = ?", clock.now() - std::chrono::hours(24 * 60)))
            qFatal("The source cannot be older.");
    }
    TopicId addWith(const AlertRule &rule)
    {
        Topic topic = topicOf(u"bread"_s);
        topic.alerts = {rule};
        return add(topic);
    }
    MessageDraft heard(const std::string &text, qint64 followers)
    {
        auto one = said(text, clock.now());
        one.followers = followers;
        return one;
    }
    Alerts alerts;
};
} // namespace

class TestTopicAlerts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWordIsToldOnceAndSeen()
    {
        Alarmed w;
        w.addWith({.kind = AlertKind::Word, .query = u"mould"_s});
        w.say("bread is fine");
        w.say("bread with mould");
        w.say("bread with mould again");
        const auto step = w.match();
        QCOMPARE(step.told.size(), size_t(1));
        auto unseen = w.alerts.unseen(w.client).value();
        QCOMPARE(unseen.size(), size_t(1));
        QCOMPARE(unseen[0].what.events, 2);
        QVERIFY(alertSentence(unseen[0]).contains(u"mould"_s));
        QCOMPARE(unseen[0].messageRow.value(), qint64(3));
        QVERIFY(w.alerts.markSeen({unseen[0].id}));
        QVERIFY(w.alerts.unseen(w.client)->empty());
        QVERIFY(w.alerts.markUnseen({unseen[0].id}));
        QCOMPARE(w.alerts.unseen(std::nullopt)->size(), size_t(1));
    }

    void aVoiceThatManyHearIsTold()
    {
        Alarmed w;
        const TopicId id = w.addWith({.kind = AlertKind::Voice, .minFollowers = 1'000});
        w.take({w.heard("bread", 999), w.heard("cake", 5'000), w.heard("more bread", 1'000)});
        w.match();
        const auto told = w.alerts.ofTopic(id, 10).value();
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told[0].what.size, 1000.0);
        QVERIFY(alertSentence(told[0]).contains(u"Speaker"_s));
    }

    void withoutANumberItGoesByThoseWhoUsuallySpeak()
    {
        Alarmed w;
        const TopicId id = w.addWith({.kind = AlertKind::Voice});
        w.take({w.heard("bread", 49'999), w.heard("bread", 50'000)});
        w.match();
        QCOMPARE(w.alerts.ofTopic(id, 10)->size(), size_t(1));
    }

    void aSpikeIsToldWhenItsHourIsOverAndGoesOn()
    {
        Alarmed w;
        std::vector<MessageDraft> usual;
        for (int hour = 24 * 40; hour > 0; hour -= 4)
            usual.push_back(w.said("bread", w.clock.now() - std::chrono::hours(hour)));
        w.take(usual);
        const TopicId id = w.addWith({.kind = AlertKind::Spike});
        QVERIFY(w.match().told.empty());
        for (int i = 0; i < 15; ++i)
            w.say("bread");
        QVERIFY(w.match().told.empty()); // the hour is not over
        w.clock.advance(std::chrono::minutes(30));
        w.matching.lookAgain();
        QCOMPARE(w.match().told.size(), size_t(1));
        w.matching.lookAgain();
        QVERIFY(w.match().told.empty());
        const auto told = w.alerts.ofTopic(id, 10).value();
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told[0].what.size, 15.0);
        QVERIFY(told[0].facts["usual"_L1].toDouble() < 2);
    }

    void whenPeopleFeelWorseItIsTold()
    {
        Alarmed w;
        const TopicId id = w.addWith({.kind = AlertKind::Turn});
        std::vector<MessageDraft> all;
        for (int i = 0; i < 200; ++i)
            all.push_back(
                w.said(i % 10 == 0 ? "bread (-)" : "bread", w.clock.now() - std::chrono::hours(30 + i)));
        for (int i = 0; i < 40; ++i)
            all.push_back(
                w.said(i % 2 == 0 ? "bread (-)" : "bread", w.clock.now() - std::chrono::minutes(i)));
        w.take(all);
        w.match();
        const auto told = w.alerts.ofTopic(id, 10).value();
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told[0].what.subject, u"worse"_s);
    }

    void whatIsOldWhenATopicBeginsIsNoNews()
    {
        Alarmed w;
        w.say("bread with mould");
        w.index();
        w.addWith({.kind = AlertKind::Word, .query = u"mould"_s});
        QVERIFY(w.match().told.empty());
    }

    void notificationsWaitForTheEndOfQuietHours()
    {
        Alarmed w;
        QuietHours quiet;
        quiet.isOn = true;
        quiet.from = QTime(0, 0);
        quiet.upTo = QTime(13, 0);
        QVERIFY(w.alerts.setQuietHours(w.client, quiet));
        QCOMPARE(w.alerts.quietHours(w.client)->upTo, quiet.upTo);
        w.addWith({.kind = AlertKind::Word,
                   .places = everywhere,
                   .query = u"mould"_s,
                   .coolDown = Milliseconds(0)});
        QSignalSpy notified(&w.alerts, &Alerts::notify);
        w.alerts.startNotifying();
        w.say("mould on bread");
        w.alerts.noteTold(w.match().told); // 11:42 in Lisbon
        w.clock.advance(std::chrono::minutes(1));
        w.say("bread and mould");
        w.alerts.noteTold(w.match().told);
        QCOMPARE(w.alerts.unseen(w.client)->size(), size_t(2));
        QCOMPARE(notified.size(), 0);
        w.timers.advance(std::chrono::hours(2));
        QCOMPARE(notified.size(), 1); // both in one
        const auto shown = notified.front().front().value<TopicNotification>();
        QCOMPARE(shown.title, u"Topic"_s);
        QVERIFY(shown.text.contains(u"mould"_s));
        w.timers.advance(std::chrono::hours(24));
        QCOMPARE(notified.size(), 1);
    }

    void anAlertGoesWithItsTopic()
    {
        Alarmed w;
        const TopicId id = w.addWith({.kind = AlertKind::Word, .query = u"mould"_s});
        w.say("mould on bread");
        w.match();
        QVERIFY(w.service.remove(id));
        QVERIFY(w.alerts.unseen(w.client)->empty());
        w.clock.advance(std::chrono::hours(24 * 31));
        const TopicId other = w.add(w.topicOf(u"cake"_s));
        w.matching.lookAgain();
        w.match();
        QVERIFY(!w.service.topic(id));
        QVERIFY(w.service.topic(other));
    }
};

QTEST_GUILESS_MAIN(TestTopicAlerts)
#include "tst_topic_alerts.moc"
