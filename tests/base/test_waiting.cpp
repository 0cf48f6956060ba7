// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Cancelling, timers that tests move, and results that come later.
#include "base/cancel.h"
#include "base/completion.h"
#include "base/timers.h"

#include <QCoroTask>
#include <QTest>

using namespace hatstand;
using namespace std::chrono_literals;

class TestWaiting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cancelCallsEachOnce();
    void aDroppedSubscriptionIsNotCalled();
    void cancelledBeforeCallsAtOnce();
    void aCallbackMayDropAnother();
    void fakeTimersFireInOrder();
    void fakeTimersFireWhatIsAskedForMeanwhile();
    void timersOfAGoneContextDoNotFire();
    void systemTimersFire();
    void completionResumesOnce();
};

void TestWaiting::cancelCallsEachOnce()
{
    CancelSource source;
    int calls = 0;
    const auto one = source.token().onCancel([&calls] { ++calls; });
    const auto two = source.token().onCancel([&calls] { ++calls; });
    QVERIFY(!source.token().isCancelled());
    source.cancel();
    source.cancel();
    QCOMPARE(calls, 2);
    QVERIFY(source.token().isCancelled());
    QVERIFY(!CancelToken().isCancelled());
}

void TestWaiting::aDroppedSubscriptionIsNotCalled()
{
    CancelSource source;
    bool called = false;
    {
        const auto subscription = source.token().onCancel([&called] { called = true; });
    }
    auto moved = source.token().onCancel([&called] { called = true; });
    auto kept = std::move(moved);
    kept = {};
    source.cancel();
    QVERIFY(!called);
}

void TestWaiting::cancelledBeforeCallsAtOnce()
{
    CancelSource source;
    source.cancel();
    bool called = false;
    const auto subscription = source.token().onCancel([&called] { called = true; });
    QVERIFY(called);
}

void TestWaiting::aCallbackMayDropAnother()
{
    CancelSource source;
    bool called = false;
    CancelToken::Subscription second;
    const auto first = source.token().onCancel([&second] { second.drop(); });
    second = source.token().onCancel([&called] { called = true; });
    source.cancel();
    QVERIFY(!called);
}

void TestWaiting::fakeTimersFireInOrder()
{
    FakeClock clock;
    FakeTimers timers(clock);
    QObject context;
    QList<qint64> fired;
    for (const auto delay : {30ms, 10ms, 20ms})
        timers.callAfter(delay, &context, [&] { fired << clock.steady().count(); });
    timers.advance(9ms);
    QVERIFY(fired.isEmpty());
    timers.advance(21ms);
    QCOMPARE(fired, (QList<qint64>{10, 20, 30}));
    QCOMPARE(timers.pending(), 0);
}

void TestWaiting::fakeTimersFireWhatIsAskedForMeanwhile()
{
    FakeClock clock;
    FakeTimers timers(clock);
    QObject context;
    int ticks = 0;
    std::function<void()> tick = [&] {
        ++ticks;
        timers.callAfter(10ms, &context, tick);
    };
    timers.callAfter(10ms, &context, tick);
    timers.advance(105ms);
    QCOMPARE(ticks, 10);
    QCOMPARE(clock.steady(), 105ms);
}

void TestWaiting::timersOfAGoneContextDoNotFire()
{
    FakeClock clock;
    FakeTimers timers(clock);
    bool fired = false;
    {
        QObject context;
        timers.callAfter(10ms, &context, [&fired] { fired = true; });
        QCOMPARE(timers.pending(), 1);
    }
    QCOMPARE(timers.pending(), 0);
    timers.advance(20ms);
    QVERIFY(!fired);
}

void TestWaiting::systemTimersFire()
{
    SystemTimers timers;
    QObject context;
    bool fired = false;
    bool lost = false;
    timers.callAfter(1ms, &context, [&fired] { fired = true; });
    auto gone = std::make_unique<QObject>();
    timers.callAfter(0ms, gone.get(), [&lost] { lost = true; });
    gone.reset();
    QVERIFY(!fired);
    QTRY_VERIFY(fired);
    QVERIFY(!lost);
}

namespace
{
QCoro::Task<void> take(Completion<int> completion, QList<int> *into)
{
    const int value = co_await completion;
    into->append(value);
}
} // namespace

void TestWaiting::completionResumesOnce()
{
    QList<int> taken;
    const Completion<int> later;
    const auto first = take(later, &taken);
    QVERIFY(taken.isEmpty());
    later.complete(1);
    later.complete(2);
    QCOMPARE(taken, QList<int>{1});
    const Completion<int> before;
    before.complete(3);
    const auto second = take(before, &taken);
    QCOMPARE(taken, (QList<int>{1, 3}));
}

QTEST_GUILESS_MAIN(TestWaiting)
#include "test_waiting.moc"
