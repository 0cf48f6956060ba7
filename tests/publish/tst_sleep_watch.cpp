// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/completion.h"
#include "publish/one_account.h"
#include "publish/sleep_watch.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

namespace
{
/// A computer whose sleep the test decides on.
class FakePower final : public Power
{
public:
    struct Counted final : Hold
    {
        explicit Counted(int &all) : count(all) { ++count; }
        ~Counted() override { --count; }
        int &count;
    };

    [[nodiscard]] QCoro::Task<std::unique_ptr<Hold>> keepAwake(QString why) override
    {
        ++asked;
        lastWhy = why;
        if (slow) {
            const Completion<bool> answered;
            waiting = answered;
            (void)co_await answered;
        }
        if (refuses)
            co_return std::unique_ptr<Hold>();
        co_return std::unique_ptr<Hold>(std::make_unique<Counted>(held));
    }

    int asked = 0;
    int held = 0;
    bool refuses = false;
    bool slow = false;
    Completion<bool> waiting;
    QString lastWhy;
};
} // namespace

class TestSleepWatch : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        m_power = std::make_unique<FakePower>();
    }
    void cleanup()
    {
        m_watch.reset();
        close();
    }

    void theComputerStaysAwakeOnlyWhileSomethingIsSent()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        start();
        QCOMPARE(m_power->asked, 0);
        m_w->network->gate.shut();
        m_w->passTime(1min);
        QCOMPARE(m_power->held, 1);
        QVERIFY(!m_power->lastWhy.isEmpty());
        m_w->passTime(30s);
        QCOMPARE(m_power->held, 1);
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_power->held, 0);
        QCOMPARE(m_power->asked, 1);
    }

    void aLookForWhatMayHaveArrivedCountsToo()
    {
        m_w->network->repeatSafe = false;
        m_w->network->loseNextAnswer();
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::ServerTrouble);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        QCOMPARE(m_power->held, 0);
        m_w->network->findError.reset();
        m_w->network->gate.shut();
        m_w->passTime(4min);
        QCOMPARE(m_w->sender->underWay(), 1);
        QCOMPARE(m_power->held, 1);
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_power->held, 0);
    }

    void anAnswerThatComesTooLateHoldsNothing()
    {
        m_power->slow = true;
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        start();
        m_w->network->gate.shut();
        m_w->passTime(1min);
        QCOMPARE(m_power->asked, 1);
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_power->asked, 1);
        m_power->waiting.complete(true);
        QCOMPARE(m_power->held, 0);
        QVERIFY(!m_watch->isHolding());
    }

    void aBatteryIsNotEmptiedByWhatNeverEnds()
    {
        m_w->scheduled(m_client, {m_account}, 1min);
        start();
        m_w->network->gate.shut();
        m_w->passTime(1min);
        QCOMPARE(m_power->held, 1);
        m_w->passTime(SleepWatch::longest);
        QCOMPARE(m_power->held, 0);
        m_w->passTime(1min);
        QCOMPARE(m_power->asked, 1);
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->sender->underWay(), 0);
        m_w->scheduled(m_client, {m_account}, 1min); // the next is another matter
        m_w->network->gate.shut();
        m_w->passTime(2min);
        QCOMPARE(m_power->held, 1);
    }

    void whereItIsRefusedSendingGoesOn()
    {
        m_power->refuses = true;
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        start();
        m_w->network->gate.shut();
        m_w->passTime(2min);
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_power->asked, 1);
    }

    void nothingIsHeldOnceTheWatchHasGone()
    {
        m_power->slow = true;
        m_w->scheduled(m_client, {m_account}, 1min);
        start();
        m_w->network->gate.shut();
        m_w->passTime(1min);
        m_watch.reset();
        m_power->waiting.complete(true);
        QCOMPARE(m_power->held, 0);
        m_w->network->gate.open();
    }

    void afterAWakeTheSenderLooksAtOnce()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = std::chrono::minutes(60);
        test::must(m_w->clients.edit(client));
        const auto id = m_w->scheduled(m_client, {m_account}, 10min);
        start();
        m_w->passTime(1s);
        m_w->clock.setNow(m_w->clock.now() + 30min); // asleep: timers do not count that
        QCoreApplication::processEvents();
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        Q_EMIT m_power->woke();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        // Who is stopped stays so.
        const auto late = m_w->scheduled(m_client, {m_account}, 10min);
        m_w->sender->stop();
        m_w->clock.setNow(m_w->clock.now() + 30min);
        Q_EMIT m_power->woke();
        QCoreApplication::processEvents();
        QCOMPARE(m_w->only(late).state, S::Scheduled);
    }

private:
    void start()
    {
        m_w->start();
        m_watch = std::make_unique<SleepWatch>(*m_w->sender, *m_power, m_w->timers);
    }

    std::unique_ptr<FakePower> m_power;
    std::unique_ptr<SleepWatch> m_watch;
};

QTEST_GUILESS_MAIN(TestSleepWatch)
#include "tst_sleep_watch.moc"
