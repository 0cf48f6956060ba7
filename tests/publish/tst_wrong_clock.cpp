// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "publish/delivery_writer.h"
#include "publish/missed_rule.h"
#include "publish/one_account.h"

#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;
using Policy = clients::MissedPolicy;

/// The computer sleeps, or its clock is wrong for a while.
class TestWrongClock : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void aShortSleepIsASleep()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->start();
        m_w->passTime(30s);
        m_w->clock.setNow(m_w->clock.now() + 6min);
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Missed);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void aLineThatIsBackBeforeTheWakeIsNoticedSendsNothingLate_data()
    {
        QTest::addColumn<bool>("underWay");
        QTest::addColumn<bool>("noticed");
        QTest::newRow("it had failed before") << false << false;
        QTest::newRow("it fails after the wake") << true << false;
        QTest::newRow("it fails when the wake has been noticed") << true << true;
    }
    void aLineThatIsBackBeforeTheWakeIsNoticedSendsNothingLate()
    {
        QFETCH(const bool, underWay);
        QFETCH(const bool, noticed);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::Offline);
        if (underWay)
            m_w->network->gate.shut();
        m_w->start();
        m_w->sender->noteConnectivity(false);
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, underWay ? S::Sending : S::Scheduled);
        m_w->clock.setNow(m_w->clock.now() + 9h); // asleep
        if (noticed)
            m_w->passTime(2min);
        m_w->network->gate.open();
        m_w->sender->noteConnectivity(true);
        QCOMPARE(m_w->only(id).state, S::Missed);
        m_w->passTime(10min);
        QCOMPARE(m_w->only(id).state, S::Missed);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void aYearAheadAndBackLosesNothing_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<bool>("restarted");
        for (const bool restarted : {false, true}) {
            const char *when = restarted ? "found at a start" : "while it runs";
            QTest::addRow("ask, %s", when) << int(Policy::Ask) << restarted;
            QTest::addRow("leave, %s", when) << int(Policy::Leave) << restarted;
        }
    }
    void aYearAheadAndBackLosesNothing()
    {
        QFETCH(const int, policy);
        QFETCH(const bool, restarted);
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = static_cast<Policy>(policy);
        test::must(m_w->clients.edit(client));
        std::vector<plan::PostId> ids;
        for (int week = 0; week < 40; ++week)
            ids.push_back(m_w->scheduled(m_client, {m_account}, 24h * (1 + 7 * week)));
        m_w->start();
        const Instant right = m_w->clock.now();
        if (restarted)
            m_w->sender.reset();
        m_w->clock.setNow(right + 24h * 365);
        if (restarted)
            m_w->start();
        m_w->passTime(2min);
        for (const auto &id : ids)
            QCOMPARE(m_w->only(id).state, S::Missed);
        if (restarted)
            m_w->sender.reset();
        m_w->clock.setNow(right);
        if (restarted)
            m_w->start();
        m_w->passTime(2min);
        for (const auto &id : ids)
            QCOMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(m_w->network->publishCalls.empty());
        m_w->passTime(24h);
        QCOMPARE(m_w->only(ids.front()).state, S::Published);
    }

    void whatThePersonHasBegunToChangeStaysMissed()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 24h * 40);
        m_w->start();
        const Instant right = m_w->clock.now();
        m_w->clock.setNow(right + 24h * 365);
        m_w->passTime(2min);
        plan::Post post = m_w->posts.post(id).value();
        post.text = QString(4000, u'a');
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        m_w->clock.setNow(right);
        m_w->passTime(2min);
        QCOMPARE(m_w->only(id).state, S::Missed);
    }

    void leaveIsHeededAfterANormalAbsence()
    {
        QCOMPARE(actionWhenLate(Policy::Leave, 0min, 24h * 20), LateAction::Leave);
        QCOMPARE(actionWhenLate(Policy::Leave, 0min, 24h * 20, 24h * 20), LateAction::Ask);
        QCOMPARE(actionWhenLate(Policy::Leave, 0min, 1h, 12h), LateAction::Leave);
        QCOMPARE(actionWhenLate(Policy::Leave, 0min, 24h * 200), LateAction::Ask);
    }

    void turnsTooFarAheadAreFoundAtTheStart()
    {
        const Instant right = m_w->clock.now();
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        setTurn(id, right + 24h * 365, ErrorCode::InsecureConnection);
        m_w->start();
        m_w->passTime(2h);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void whatWasAskedOrSpacedKeepsItsTurnAtTheStart()
    {
        const auto asked = m_w->scheduled(m_client, {m_account}, 1min);
        const auto spaced = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(2min);
        const Instant turn = m_w->clock.now() + 5h;
        setTurn(asked, turn, ErrorCode::RateLimited);
        setTurn(spaced, turn, std::nullopt);
        m_w->start();
        QCOMPARE(m_w->only(asked).nextAttemptAt, turn);
        QCOMPARE(m_w->only(spaced).nextAttemptAt, turn);
    }

    void aLookUpLeaseOfAWrongClockHoldsNothing()
    {
        const auto id = leftUncertain(24h * 365);
        m_w->start();
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->network->findCalls > 0);
    }

    void lookAgainLooksWhoeverBeganTo()
    {
        const auto id = leftUncertain(100s);
        m_w->start();
        QCOMPARE(m_w->network->findCalls, 0);
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        QVERIFY(m_w->network->findCalls > 0);
    }

    void theJournalKeepsItsOrder()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 24h * 800);
        const auto delivery = m_w->only(id).id;
        m_w->clock.advance(24h * 365);
        test::must(m_w->outbox.unschedule(id));
        m_w->clock.setNow(m_w->clock.now() - 24h * 365 - 1h);
        test::must(m_w->outbox.schedule(id));
        test::must(m_w->posts.remove(id));
        const auto events = m_w->outbox.events(delivery).value();
        QCOMPARE(events.size(), size_t(4));
        QCOMPARE(events[1].to, S::Cancelled);
        QCOMPARE(events[2].to, S::Scheduled);
        QCOMPARE(events[3].to, S::Cancelled);
        QVERIFY(events[2].at < events[1].at); // each tells what the clock said
        // The last is the last: it was taken out with its post, and comes back with it.
        test::must(m_w->posts.restore(id));
        QCOMPARE(m_w->only(id).state, S::Scheduled);
    }

    void whatWasLeftIsListedWhateverTheClockSaid()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        const Instant right = m_w->clock.now();
        m_w->clock.setNow(right + 24h * 365);
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Missed);
        m_w->sender.reset();
        m_w->clock.setNow(right + 2h);
        test::must(m_w->outbox.leave(m_w->only(id).id));
        QCOMPARE(m_w->outbox.notSent(std::nullopt, 10).value().size(), size_t(1));
        QCOMPARE(m_w->outbox.notSent(m_client, 10).value().size(), size_t(1));
    }

    void whatAClockThatWasAheadHasSpacedGoesOutOnceItIsRight()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = Policy::SendIfRecent;
        client.grace = std::chrono::hours(24);
        test::must(m_w->clients.edit(client));
        const auto first = m_w->scheduled(m_client, {m_account}, 1min);
        const auto second = m_w->scheduled(m_client, {m_account}, 1min);
        const Instant right = m_w->clock.now() + 2min;
        m_w->clock.setNow(right + 3h);
        m_w->network->gate.shut();
        m_w->start();
        QVERIFY(m_w->only(second).nextAttemptAt > right + 2h);
        m_w->sender.reset(); // killed
        m_w->network->gate.open();
        m_w->clock.setNow(right);
        m_w->start();
        m_w->passTime(10min);
        QCOMPARE(m_w->only(first).state, S::Published);
        QCOMPARE(m_w->only(second).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(2));
    }

    void whatIsLateIsGivenItsTurnAgainAtEachStartAndNotedOnce()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = Policy::SendIfRecent;
        client.grace = std::chrono::hours(24);
        test::must(m_w->clients.edit(client));
        m_w->scheduled(m_client, {m_account}, 1min);
        const auto second = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(2h);
        m_w->network->gate.shut();
        const auto timesNoted = [this, second] {
            const auto events = m_w->outbox.events(m_w->only(second).id).value();
            return std::ranges::count_if(
                events, [](const DeliveryEvent &event) { return wasCausedBy(event, Cause::Spaced); });
        };
        Instant turn;
        for (int start = 0; start < 4; ++start) {
            m_w->start();
            QVERIFY(m_w->only(second).nextAttemptAt > turn);
            turn = m_w->only(second).nextAttemptAt;
            QVERIFY(turn >= m_w->clock.now());
            QCOMPARE(timesNoted(), 1);
            m_w->sender.reset(); // killed
            m_w->clock.advance(2h);
        }
        m_w->network->gate.open();
        m_w->start();
        m_w->passTime(1h);
        QCOMPARE(m_w->only(second).state, S::Published);
    }

    void whatCouldNotBeFoundByAClockAheadIsSentAgainOnceItIsRight()
    {
        m_w->network->repeatSafe = false;
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        const Instant right = m_w->clock.now() + 1min;
        m_w->clock.setNow(right + 3h);
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = Policy::SendIfRecent;
        client.grace = std::chrono::hours(24);
        test::must(m_w->clients.edit(client));
        m_w->network->failNext(ErrorCode::TimedOut);
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        m_w->sender.reset();
        m_w->clock.setNow(right);
        m_w->start();
        m_w->passTime(10min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void aServerIsGivenItsTimeWhateverTheClockDidMeanwhile()
    {
        m_w->network->repeatSafe = false;
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::TimedOut);
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        m_w->sender.reset();
        m_w->clock.setNow(m_w->clock.now() + 30min); // it had been behind
        const auto attempts = m_w->network->publishCalls.size();
        m_w->start();
        m_w->passTime(m_w->options.settle / 2);
        QCOMPARE(m_w->network->publishCalls.size(), attempts);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
    }

    void whatTheRuleLeftByAClockAheadIsToComeAgain()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = Policy::Leave;
        test::must(m_w->clients.edit(client));
        const auto byRule = m_w->scheduled(m_client, {m_account}, 2h);
        const auto byPerson = m_w->scheduled(m_client, {m_account}, 2h);
        test::must(m_w->outbox.unschedule(byPerson));
        const Instant right = m_w->clock.now();
        m_w->clock.setNow(right + 3h);
        m_w->start();
        QCOMPARE(m_w->only(byRule).state, S::Cancelled);
        m_w->sender.reset();
        m_w->clock.setNow(right);
        m_w->start();
        QCOMPARE(m_w->only(byRule).state, S::Scheduled);
        QCOMPARE(m_w->only(byPerson).state, S::Cancelled);
        m_w->passTime(2h);
        QCOMPARE(m_w->only(byRule).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

private:
    void setTurn(const plan::PostId &id, Instant turn, std::optional<ErrorCode> code)
    {
        Delivery delivery = m_w->only(id);
        delivery.nextAttemptAt = turn;
        if (code) {
            delivery.error = test::FakeConnector::makeError(*code);
            delivery.attempts = 1;
        }
        DeliveryTable table(m_w->database(), m_w->clock);
        if (!table.update(delivery, S::Scheduled, {}).value())
            qFatal("It could not be written.");
    }
    /// As another sender left it that had begun to look.
    plan::PostId leftUncertain(Milliseconds leaseFor)
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1s);
        m_w->clock.advance(1s);
        Delivery delivery = m_w->only(id);
        delivery.state = S::Uncertain;
        delivery.attempts = 1;
        delivery.leaseOwner = QStringLiteral("elsewhere/1/x");
        delivery.leaseUntil = m_w->clock.now() + leaseFor;
        DeliveryTable table(m_w->database(), m_w->clock);
        if (!table.update(delivery, S::Scheduled, {}).value())
            qFatal("It could not be written.");
        return id;
    }
};

QTEST_GUILESS_MAIN(TestWrongClock)
#include "tst_wrong_clock.moc"
