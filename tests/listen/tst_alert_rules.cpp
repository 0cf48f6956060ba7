// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/alert_rules.h"

#include <QDateTime>
#include <QTest>

using namespace hatstand;
using namespace hatstand::listen;
using namespace Qt::StringLiterals;

namespace
{
constexpr Milliseconds minute{60'000};
constexpr Milliseconds hour{3'600'000};

Instant utc(int month, int day, int hours, int minutes = 0)
{
    return Instant::fromDateTime(QDateTime(QDate(2026, month, day), QTime(hours, minutes), Qt::UTC));
}

QuietHours nights(const QByteArray &zone = "Europe/Lisbon")
{
    QuietHours quiet;
    quiet.isOn = true;
    quiet.zone = zone;
    return quiet;
}

AlertRule everywhere(AlertKind kind = AlertKind::Spike)
{
    AlertRule rule;
    rule.kind = kind;
    rule.places = AlertPlaces(AlertPlace::Window) | AlertPlace::Notification | AlertPlace::Today;
    return rule;
}

AlertEvent happened(Instant start, Instant end, double size, AlertKind kind = AlertKind::Spike)
{
    AlertEvent one;
    one.kind = kind;
    one.topicId = u"bikes"_s;
    one.start = start;
    one.end = end;
    one.size = size;
    return one;
}
} // namespace

class TestAlertRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nightsAreQuietByTheClocksOfTheZone()
    {
        // November: Lisbon is at UTC; July: one hour ahead.
        QVERIFY(isQuiet(nights(), utc(11, 10, 22)));
        QVERIFY(!isQuiet(nights(), utc(11, 10, 21, 59)));
        QVERIFY(isQuiet(nights(), utc(11, 11, 7, 59)));
        QVERIFY(!isQuiet(nights(), utc(11, 11, 8)));
        QVERIFY(isQuiet(nights(), utc(7, 10, 21)));
        QCOMPARE(endOfQuiet(nights(), utc(11, 10, 23)), utc(11, 11, 8));
        QCOMPARE(endOfQuiet(nights(), utc(11, 11, 3)), utc(11, 11, 8));
        QCOMPARE(endOfQuiet(nights(), utc(7, 10, 23)), utc(7, 11, 7));
        QCOMPARE(endOfQuiet(nights(), utc(7, 10, 12)), utc(7, 10, 12));
        QVERIFY(!isQuiet({}, utc(11, 10, 23)));
    }

    void quietHoursMayLieWithinADay()
    {
        QuietHours noon = nights();
        noon.from = QTime(12, 0);
        noon.upTo = QTime(14, 0);
        QVERIFY(isQuiet(noon, utc(11, 10, 13)));
        QVERIFY(!isQuiet(noon, utc(11, 10, 23)));
        QCOMPARE(endOfQuiet(noon, utc(11, 10, 13)), utc(11, 10, 14));
        noon.from = noon.upTo; // all day
        QVERIFY(isQuiet(noon, utc(11, 10, 20)));
        QCOMPARE(endOfQuiet(noon, utc(11, 10, 20)), utc(11, 17, 20));
    }

    void weekendsMayBeQuiet()
    {
        QuietHours quiet = nights();
        quiet.isWeekendQuiet = true;
        // 13 November 2026 is a Friday.
        QVERIFY(!isQuiet(quiet, utc(11, 13, 12)));
        QVERIFY(isQuiet(quiet, utc(11, 14, 12)));
        QCOMPARE(endOfQuiet(quiet, utc(11, 13, 23)), utc(11, 16, 8));
    }

    void theNightsInWhichTheClocksMoveEndAtTheHourTheyShow()
    {
        QuietHours quiet = nights();
        QCOMPARE(endOfQuiet(quiet, utc(3, 28, 23)), utc(3, 29, 7));   // 08:00 is at 7 UTC from then on
        QCOMPARE(endOfQuiet(quiet, utc(10, 24, 22)), utc(10, 25, 8)); // and at 8 again
        quiet.upTo = QTime(1, 30);                                    // is jumped over in Lisbon on 29 March
        QCOMPARE(endOfQuiet(quiet, utc(3, 28, 23)), utc(3, 29, 1, 30));
        const Instant first = endOfQuiet(quiet, utc(10, 24, 23)); // is shown twice on 25 October
        QCOMPARE(first, utc(10, 25, 0, 30));
    }

    void aSpikeIsToldOnceWhileItGoesOn()
    {
        std::vector<ToldAlert> told;
        const Instant start = utc(11, 13, 10);
        const AlertEvent first = happened(start, start + hour, 40);
        Instant now = start + hour;
        AlertDecision decision = decide(first, everywhere(), told, {}, now);
        QCOMPARE(decision.action, AlertAction::Tell);
        QVERIFY(decision.places.testFlag(AlertPlace::Notification));
        QCOMPARE(decision.notifyAt, now);
        told = keepTold(told, first, decision, now);

        now = now + hour;
        const AlertEvent longer = happened(start, start + 2 * hour, 70);
        decision = decide(longer, everywhere(), told, {}, now);
        QCOMPARE(decision.action, AlertAction::Merge);
        QVERIFY(!decision.places);
        told = keepTold(told, longer, decision, now);
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told[0].size, 70.0);
        QCOMPARE(told[0].toldSize, 40.0);

        // Twice as large as when it was told.
        const AlertEvent grown = happened(start, start + 3 * hour, 80);
        decision = decide(grown, everywhere(), told, {}, now + hour);
        QCOMPARE(decision.action, AlertAction::Tell);
        QVERIFY(decision.isGrown);
        told = keepTold(told, grown, decision, now);
        QCOMPARE(told.size(), size_t(1));
        QCOMPARE(told[0].events, 3);
        QCOMPARE(decide(grown, everywhere(), told, {}, now).action, AlertAction::Merge);
    }

    void afterTheCoolDownItIsNews()
    {
        const Instant end = utc(11, 13, 10);
        const std::vector<ToldAlert> told{{AlertKind::Spike, u"bikes"_s, {}, end - hour, end, 40, 40, 1}};
        const AlertRule rule = everywhere();
        const Instant last = end + rule.coolDown;
        QCOMPARE(decide(happened(last, last + hour, 40), rule, told, {}, last + hour).action,
                 AlertAction::Merge);
        const Instant later = last + minute;
        QCOMPARE(decide(happened(later, later + hour, 40), rule, told, {}, later + hour).action,
                 AlertAction::Tell);
        AlertEvent other = happened(end, end, 40);
        other.topicId = u"names"_s;
        QCOMPARE(decide(other, rule, told, {}, end).action, AlertAction::Tell);
        AlertEvent voice = happened(end, end, 9000, AlertKind::Voice);
        voice.subject = u"eva"_s;
        QCOMPARE(decide(voice, everywhere(AlertKind::Voice), told, {}, end).action, AlertAction::Tell);
        // What is read late, but happened before, is the same too.
        QCOMPARE(decide(happened(end - 3 * hour, end - 2 * hour, 40), rule, told, {}, end).action,
                 AlertAction::Merge);
    }

    void whatIsNotWantedIsDropped()
    {
        const Instant now = utc(11, 13, 10);
        AlertRule rule = everywhere();
        rule.isOn = false;
        QCOMPARE(decide(happened(now, now, 40), rule, {}, {}, now).action, AlertAction::Drop);
        QCOMPARE(decide(happened(now, now, 40), everywhere(AlertKind::Turn), {}, {}, now).action,
                 AlertAction::Drop);
        rule = everywhere();
        rule.places = {};
        QCOMPARE(decide(happened(now, now, 40), rule, {}, {}, now).action, AlertAction::Drop);
        rule = everywhere(AlertKind::Voice);
        rule.minFollowers = 5000;
        QCOMPARE(decide(happened(now, now, 4999, AlertKind::Voice), rule, {}, {}, now).action,
                 AlertAction::Drop);
        QCOMPARE(decide(happened(now, now, 5000, AlertKind::Voice), rule, {}, {}, now).action,
                 AlertAction::Tell);
    }

    void whatIsLongOverDisturbsNobody()
    {
        const Instant now = utc(11, 20, 10);
        const Instant yesterday = now - 13 * hour;
        const AlertDecision late = decide(happened(yesterday, yesterday, 40), everywhere(), {}, {}, now);
        QCOMPARE(late.action, AlertAction::Tell);
        QCOMPARE(late.places, AlertPlaces(AlertPlace::Window) | AlertPlace::Today);
        const Instant lastWeek = now - oldestAlert - hour;
        QCOMPARE(decide(happened(lastWeek, lastWeek, 40), everywhere(), {}, {}, now).action,
                 AlertAction::Drop);
    }

    void notificationsWaitForTheMorningAndComeAsOne()
    {
        const Instant night = utc(11, 13, 23);
        const AlertDecision decision = decide(happened(night, night, 40), everywhere(), {}, nights(), night);
        QCOMPARE(decision.action, AlertAction::Tell);
        QVERIFY(decision.places.testFlag(AlertPlace::Today));
        QCOMPARE(decision.notifyAt, utc(11, 14, 8));

        const Instant morning = utc(11, 14, 8);
        std::vector<WaitingNotification> waiting{{u"bikes"_s, morning, 1},
                                                 {u"names"_s, morning, 1},
                                                 {u"bikes"_s, morning, 2},
                                                 {u"bikes"_s, morning + hour, 1}};
        QVERIFY(takeDue(waiting, morning - minute).empty());
        const std::vector<WaitingNotification> due = takeDue(waiting, morning);
        QCOMPARE(due, (std::vector<WaitingNotification>{{u"bikes"_s, morning, 3}, {u"names"_s, morning, 1}}));
        QCOMPARE(waiting.size(), size_t(1));
    }

    void whatWasToldIsForgottenInTheEnd()
    {
        const Instant now = utc(11, 30, 10);
        const std::vector<ToldAlert> told{
            {AlertKind::Spike, u"a"_s, {}, now - 400 * hour, now - 400 * hour, 1, 1, 1},
            {AlertKind::Spike, u"b"_s, {}, now - 20 * hour, now - 20 * hour, 1, 1, 1}};
        const std::vector<ToldAlert> kept = keepTold(told, happened(now, now, 1), {}, now);
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept.front().topicId, u"b"_s);
    }
};

QTEST_GUILESS_MAIN(TestAlertRules)
#include "tst_alert_rules.moc"
