// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "publish/frozen_content.h"
#include "publish/many_deliveries.h"
#include "publish/one_account.h"

#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// Several of one account are taken with one wait for the disk. They still go one by one, in order, once, and
/// what has not begun when something happens is as if it had never been taken.
class TestSenderAhead : public QObject, private test::OneAccount
{
    Q_OBJECT

public:
    enum class Way { OneByOne, InARow };
    explicit TestSenderAhead(Way way) : m_way(way) {}

private Q_SLOTS:
    void init()
    {
        open();
        if (m_way == Way::InARow)
            m_w->network->goInARow(m_w->timers, m_w->clock);
        test::addManyScheduled(*m_w, m_client, {m_account}, count, m_w->clock.now() + 1min, 0ms);
    }
    void cleanup() { close(); }

    void eachIsSendingBeforeItLeaves()
    {
        int seen = 0;
        begin([&](const DeliveryId &id) {
            ++seen;
            const auto delivery = m_w->outbox.delivery(id).value();
            QCOMPARE(delivery.state, S::Sending);
            QVERIFY(!delivery.recordKey.isEmpty());
            QCOMPARE(delivery.recordKey, m_w->network->publishCalls.back().recordKey);
        });
        pass(1min);
        QCOMPARE(seen, count);
        QCOMPARE(in(S::Published), count);
        QCOMPARE(m_w->network->standing.size(), size_t(count));
        QCOMPARE(m_w->network->publishCalls.size(), size_t(count));
        for (int i = 0; i < count; ++i) {
            const auto &post = m_w->network->publishCalls[size_t(i)];
            QCOMPARE(post.text, QStringLiteral("Hello %1").arg(i));
            // In this order too where they are sorted by their time, but for the first, which went alone.
            if (i > 1)
                QVERIFY(post.createdAt > m_w->network->publishCalls[size_t(i) - 1].createdAt);
        }
    }

    void theyDoSoWhileOthersWait()
    {
        stopAfter(20);
        QVERIFY(in(S::Sending) > 2); // or this tests nothing
        QCOMPARE(m_w->network->publishCalls.size(), size_t(21));
        QCOMPARE(m_w->sender->underWay(), 1);
        QCOMPARE(m_w->network->waitingInRow() > 1, m_way == Way::InARow);
        pass(200ms);
        QCOMPARE(in(S::Published), 20); // noted soon, though the next one takes long
    }

    void whatHoldsUpOneGivesTheOthersBack_data()
    {
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("asked to wait") << ErrorCode::RateLimited;
        QTest::newRow("no line") << ErrorCode::Offline;
        QTest::newRow("signed out") << ErrorCode::SignInNeeded;
        QTest::newRow("keychain closed") << ErrorCode::KeychainLocked;
    }
    void whatHoldsUpOneGivesTheOthersBack()
    {
        QFETCH(const ErrorCode, code);
        m_w->network->answers.assign(20, {});
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::KeychainLocked);
        m_w->network->failNext(code);
        begin({});
        pass(1min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(21));
        QCOMPARE(in(S::Published), 20);
        QCOMPARE(in(S::Scheduled), count - 20);
        QCOMPARE(untouched(), count - 21);
        m_w->network->checkError.reset();
        test::must(m_w->accounts.noteHealth(m_account, clients::Health::Works, {}));
        pass(4min);
        allStandThereOnce();
    }

    void whatOneIsRefusedForStopsNoOther()
    {
        m_w->network->answers.assign(20, {});
        m_w->network->failNext(ErrorCode::Refused);
        begin({});
        pass(1min);
        QCOMPARE(in(S::Failed), 1);
        QCOMPARE(in(S::Published), count - 1);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(count));
    }

    void aLostAnswerIsLookedUp()
    {
        m_w->network->answers.assign(20, {});
        m_w->network->loseNextAnswer();
        begin({});
        pass(1min);
        QVERIFY(m_w->network->findCalls > 0);
        allStandThereOnce();
        QCOMPARE(m_w->network->publishCalls.size(), size_t(count));
    }

    void whatTakesLongKeepsNobodyFromTheOthers()
    {
        stopAfter(20);
        pass(2s);
        QCOMPARE(in(S::Sending), 1);
        QCOMPARE(untouched(), count - 21);
        m_w->network->gate.open();
        pass(1s);
        allStandThereOnce();
    }

    void pausedInBetween()
    {
        int seen = 0;
        begin([&](const DeliveryId &) {
            if (++seen == 20)
                test::must(m_w->accounts.setPaused(m_account, true));
        });
        pass(1min);
        pass(200ms); // what was accepted is noted
        QCOMPARE(m_w->network->publishCalls.size(), size_t(20));
        QCOMPARE(in(S::Published), 20);
        QCOMPARE(untouched(), count - 20);
        test::must(m_w->accounts.setPaused(m_account, false));
        pass(1s);
        allStandThereOnce();
    }

    void pausedWhileTheNextAreMadeReady()
    {
        int seen = 0;
        begin([&](const DeliveryId &) {
            if (++seen == 20)
                m_w->network->makingReady.shut();
        });
        pass(1min);
        QCOMPARE(m_w->network->makingReady.waiting() > 1, m_way == Way::InARow);
        test::must(m_w->accounts.setPaused(m_account, true));
        m_w->network->makingReady.open();
        pass(1s);
        QCOMPARE(in(S::Sending) + in(S::Uncertain), 0);
        QCOMPARE(in(S::Published) + untouched(), count);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(in(S::Published)));
        test::must(m_w->accounts.setPaused(m_account, false));
        pass(1s);
        allStandThereOnce();
    }

    void stoppedInBetween()
    {
        stopAfter(20);
        m_w->sender->stop();
        QCOMPARE(in(S::Sending) + in(S::Published), 21); // what is accepted is noted in a moment
        m_w->network->gate.open();
        pass(1s);
        QCOMPARE(in(S::Published), 21);
        QCOMPARE(untouched(), count - 21);
    }

    void closedInBetween()
    {
        stopAfter(20);
        m_w->sender.reset();
        QCOMPARE(in(S::Published), 20); // none of them has to be looked for
        QCOMPARE(in(S::Sending), 1);
        QCOMPARE(untouched(), count - 21);
        m_w->network->gate.open();
        m_w->start();
        pass(4min);
        allStandThereOnce();
    }

    void pausedByAnotherProgramInBetween()
    {
        int seen = 0;
        begin([&](const DeliveryId &) {
            if (++seen == 20)
                test::must(m_w->database().script("UPDATE accounts SET paused = 1")); // and nobody is told
        });
        pass(1min);
        // What stands ready is a tenth of a second's work; to a network that takes no time, so many.
        const auto sent = static_cast<int>(m_w->network->publishCalls.size());
        QVERIFY(sent >= 20 && sent <= (m_way == Way::InARow ? 20 + 24 : 20));
        QCOMPARE(untouched(), count - sent);
    }

    void killedInBetweenTheyKeepTheirOrder()
    {
        stopAfter(20);
        pass(200ms);                                                 // what was accepted is noted
        test::must(m_w->database().script("PRAGMA query_only = 1")); // as a kill: nothing is given back
        m_w->sender.reset();
        test::must(m_w->database().script("PRAGMA query_only = 0"));
        const int interrupted = in(S::Sending);
        QVERIFY(interrupted > 2); // or this tests nothing
        m_w->network->gate.open();
        m_w->start();
        pass(4min);
        allStandThereOnce();
        // Among themselves; the others do not wait until it is known what has become of them.
        const auto placeOf = [this](int number) {
            const auto text = QStringLiteral("Hello %1").arg(number);
            return std::ranges::find(m_w->network->standing, text,
                                     [](const auto &one) { return one.post.text; });
        };
        for (int number = 21; number < 20 + interrupted; ++number)
            QVERIFY(placeOf(number - 1) < placeOf(number));
    }

    void nobodyIsToldOfTroubleByOneThatGoes()
    {
        stopAfter(20);
        int told = 0;
        connect(m_w->sender.get(), &Sender::storageTrouble, this, [&told] { ++told; });
        test::must(m_w->database().script("PRAGMA query_only = 1"));
        m_w->sender.reset();
        QCOMPARE(told, 0);
        test::must(m_w->database().script("PRAGMA query_only = 0"));
    }

    void asleepInBetween_data()
    {
        QTest::addColumn<bool>("isLookedAtFirst");
        QTest::newRow("the one under way ends first") << false;
        QTest::newRow("what was missed is looked for first") << true;
    }
    void asleepInBetween()
    {
        QFETCH(const bool, isLookedAtFirst);
        stopAfter(20);
        m_w->clock.setNow(m_w->clock.now() + 2h);
        if (isLookedAtFirst)
            m_w->sender->lookAtOnce();
        m_w->network->gate.open();
        pass(1s);
        // The one that was under way, and no other: what is late goes by the client's rule.
        QCOMPARE(m_w->network->standing.size(), size_t(21));
        QCOMPARE(in(S::Missed), count - 21);
    }

    void notWhereARepeatWouldBeASecondPost()
    {
        m_w->network->repeatSafe = false;
        stopAfter(20);
        QCOMPARE(in(S::Sending), 1);
        QCOMPARE(in(S::Published), 20);
    }

private:
    static constexpr int count = 60;
    const Way m_way;

    /// And what comes of what happens then, as one thing leads to another.
    void pass(Milliseconds by)
    {
        m_w->passTime(by);
        for (int turn = 0; turn < 4 * count; ++turn)
            m_w->passTime(0ms);
    }
    /// `during` is called while one is under way.
    void begin(const std::function<void(const DeliveryId &)> &during)
    {
        m_w->start();
        if (during)
            connect(m_w->sender.get(), &Sender::progressed, this, during);
    }
    /// So many have been accepted, and the next one waits on the network.
    void stopAfter(int sent)
    {
        begin([this, sent](const DeliveryId &) {
            if (m_w->network->publishCalls.size() == size_t(sent))
                m_w->network->gate.shut();
        });
        pass(1min);
    }
    [[nodiscard]] int in(S state) const
    {
        return DeliveryTable(m_w->database(), m_w->clock).countInState(std::nullopt, state).value();
    }
    /// Scheduled as if no sender had ever had them.
    [[nodiscard]] int untouched() const
    {
        const DeliveryTable table(m_w->database(), m_w->clock);
        int found = 0;
        const auto scheduled = table.idsInState(S::Scheduled);
        for (const DeliveryId &id : scheduled.value()) {
            const Delivery delivery = table.find(id).value().value();
            if (delivery.attempts == 0 && delivery.leaseOwner.isEmpty() && !firstAttempt(delivery.content) &&
                delivery.nextAttemptAt == delivery.dueAt && delivery.error.what.isEmpty())
                ++found;
        }
        return found;
    }
    void allStandThereOnce() const
    {
        QCOMPARE(in(S::Published), count);
        QCOMPARE(m_w->network->standing.size(), size_t(count));
    }
};

/// All of it holds where the next ones leave without us as well.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int failed = 0;
    for (const auto way : {TestSenderAhead::Way::OneByOne, TestSenderAhead::Way::InARow}) {
        TestSenderAhead test(way);
        failed += QTest::qExec(&test, argc, argv);
    }
    return failed;
}

#include "tst_sender_ahead.moc"
