// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/one_account.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// What holds accounts back, and what lets them go again.
class TestHeld : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void whatArrivesShowsThatThereIsAWayOut()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        m_w->start();
        m_w->sender->noteConnectivity(false);
        const auto first = m_w->scheduled(m_client, {m_account}, 1min);
        const auto second = m_w->scheduled(m_client, {other}, 1min);
        m_w->passTime(1min);
        QCOMPARE(m_w->only(first).state, S::Published);
        QCOMPARE(m_w->only(second).state, S::Published);
    }

    void whatIsFoundOnThisComputerDoesNot()
    {
        m_w->network->local = true;
        m_w->start();
        m_w->sender->noteConnectivity(false);
        m_w->scheduled(m_client, {m_account}, 1min);
        m_w->passTime(1min);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        m_w->network->local = false;
        m_w->network->failNext(ErrorCode::Offline);
        m_w->scheduled(m_client, {m_account}, 1min);
        m_w->scheduled(m_client, {m_account}, 1min);
        m_w->passTime(1min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2)); // one goes to see, the others wait
    }

    void afterAnOutageNothingGoesOutInABurst()
    {
        for (int i = 0; i < 2; ++i)
            m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::Offline, 100);
        m_w->start();
        m_w->passTime(15min); // each of them has been tried, and has a new turn
        QVERIFY(m_w->network->standing.empty());
        m_w->network->answers.clear();
        m_w->sender->noteConnectivity(false);
        m_w->sender->noteConnectivity(true);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        m_w->passTime(59s);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        // What the person wants now does not wait behind them.
        const auto wanted = m_w->draft(m_client, {m_account}, std::nullopt);
        test::must(m_w->outbox.sendNow(wanted));
        QCOMPARE(m_w->only(wanted).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(2));
        m_w->passTime(1s);
        QCOMPARE(m_w->network->standing.size(), size_t(3));
    }

    void thePersonDoesNotWaitForALine_data()
    {
        QTest::addColumn<bool>("again");
        QTest::addColumn<bool>("told");
        QTest::newRow("send now") << false << false;
        QTest::newRow("send now, said to be offline") << false << true;
        QTest::newRow("try again") << true << false;
        QTest::newRow("try again, said to be offline") << true << true;
    }
    void thePersonDoesNotWaitForALine()
    {
        QFETCH(const bool, again);
        QFETCH(const bool, told);
        m_w->network->failNext(ErrorCode::Offline, 100);
        const auto waits = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->start();
        if (told)
            m_w->sender->noteConnectivity(false);
        m_w->passTime(14min);
        QCOMPARE(m_w->only(waits).state, S::Scheduled);
        m_w->network->answers.clear();
        const auto id = again ? waits : m_w->draft(m_client, {m_account}, std::nullopt);
        test::must(again ? m_w->outbox.tryAgain(m_w->only(id).id) : m_w->outbox.sendNow(id));
        m_w->passTime(1ms); // noted with others that are accepted in the same moment
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void whatANetworkAskedForIsWaitedForAndSaid_data()
    {
        QTest::addColumn<bool>("again");
        QTest::newRow("send now") << false;
        QTest::newRow("try again") << true;
    }
    void whatANetworkAskedForIsWaitedForAndSaid()
    {
        QFETCH(const bool, again);
        Error limited = test::FakeConnector::makeError(ErrorCode::RateLimited);
        limited.retryAfter = 20min;
        m_w->network->failNext(limited);
        const auto waits = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->start();
        m_w->passTime(1min);
        const auto id = again ? waits : m_w->draft(m_client, {m_account}, std::nullopt);
        test::must(again ? m_w->outbox.tryAgain(m_w->only(id).id) : m_w->outbox.sendNow(id));
        m_w->passTime(1min);
        const Delivery delivery = m_w->only(id);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(delivery.state, S::Scheduled);
        QCOMPARE(delivery.error.code, ErrorCode::RateLimited);
        QVERIFY(!delivery.error.what.isEmpty());
        QVERIFY(delivery.nextAttemptAt >= m_w->clock.now() + 18min);
        if (again)
            QVERIFY(m_w->outbox.events(delivery.id)->back().reason.contains(delivery.error.what));
        m_w->passTime(25min);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void whatComesDueMeanwhileGoesByTheClientsRule_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("state");
        QTest::newRow("ask") << int(clients::MissedPolicy::Ask) << int(S::Missed);
        QTest::newRow("send") << int(clients::MissedPolicy::SendIfRecent) << int(S::Missed);
        QTest::newRow("leave") << int(clients::MissedPolicy::Leave) << int(S::Cancelled);
    }
    void whatComesDueMeanwhileGoesByTheClientsRule()
    {
        QFETCH(const int, policy);
        QFETCH(const int, state);
        setRule(static_cast<clients::MissedPolicy>(policy), 30min);
        m_w->start();
        test::must(m_w->accounts.setPaused(m_account, true));
        const auto early = m_w->scheduled(m_client, {m_account}, 10min);
        const auto late = m_w->scheduled(m_client, {m_account}, 117min);
        m_w->passTime(2h);
        QCOMPARE(m_w->only(early).state, S::Scheduled);
        test::must(m_w->accounts.setPaused(m_account, false));
        m_w->passTime(3min);
        QCOMPARE(int(m_w->only(early).state), state);
        QCOMPARE(m_w->only(late).state, S::Published); // in time
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void afterALongOutageTheRuleDecides_data()
    {
        QTest::addColumn<int>("outage"); // minutes
        QTest::addColumn<bool>("told");
        QTest::addColumn<int>("state");
        QTest::newRow("short, told by the system") << 50 << true << int(S::Published);
        QTest::newRow("long, told by the system") << 90 << true << int(S::Missed);
        QTest::newRow("short, found out") << 50 << false << int(S::Published);
        QTest::newRow("long, found out") << 90 << false << int(S::Missed);
    }
    void afterALongOutageTheRuleDecides()
    {
        QFETCH(const int, outage);
        QFETCH(const bool, told);
        QFETCH(const int, state);
        setRule(clients::MissedPolicy::Ask, 30min);
        m_w->network->failNext(ErrorCode::Offline, 1000);
        m_w->start();
        if (told)
            m_w->sender->noteConnectivity(false);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->passTime(outage * 1min);
        m_w->network->answers.clear();
        m_w->sender->noteConnectivity(true);
        m_w->passTime(10min);
        QCOMPARE(int(m_w->only(id).state), state);
    }

    void anOpenedKeychainIsNoticed_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("after some minutes") << 0;
        QTest::newRow("at the start") << 1;
        QTest::newRow("after a wake") << 2;
        QTest::newRow("by a single pass") << 3;
    }
    void anOpenedKeychainIsNoticed()
    {
        QFETCH(const int, how);
        m_w->network->failNext(ErrorCode::KeychainLocked);
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::KeychainLocked);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->start();
        m_w->passTime(12min);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QCOMPARE(m_w->accounts.account(m_account)->health, clients::Health::KeychainClosed);
        QVERIFY(m_w->network->checkedKeys.size() >= 2);
        QVERIFY(m_w->network->checkedKeys.size() <= 4); // each may ask the person
        m_w->network->checkError.reset();
        if (how == 1 || how == 3)
            m_w->sender.reset();
        if (how == 0)
            m_w->passTime(6min);
        else if (how == 1)
            m_w->start();
        else if (how == 2) {
            m_w->clock.setNow(m_w->clock.now() + 30min);
            m_w->passTime(1min);
        } else
            m_w->pass();
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->accounts.account(m_account)->health, clients::Health::Works);
    }

    void aClosedKeychainIsLeftAloneWhileNothingIsDue()
    {
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::KeychainLocked);
        test::must(m_w->accounts.noteHealth(m_account, clients::Health::KeychainClosed,
                                            test::FakeConnector::makeError(ErrorCode::KeychainLocked)));
        m_w->scheduled(m_client, {m_account}, 24h);
        m_w->start();
        QCOMPARE(m_w->network->checkedKeys.size(), 1);
        m_w->passTime(2h);
        QCOMPARE(m_w->network->checkedKeys.size(), 1);
    }

    void anArchivedClientSendsNothing_data()
    {
        QTest::addColumn<bool>("late");
        QTest::newRow("back before its time") << false;
        QTest::newRow("back too late") << true;
    }
    void anArchivedClientSendsNothing()
    {
        QFETCH(const bool, late);
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        m_w->start();
        test::must(m_w->clients.archive(m_client));
        const auto waiting = m_w->outbox.waiting(std::nullopt, 10).value();
        QCOMPARE(waiting.size(), size_t(1));
        QVERIFY(waiting[0].clientArchived && waiting[0].isHeld);
        m_w->passTime(late ? 3h : 30min);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        m_w->sender.reset();
        m_w->start(); // a start finds nothing missed either
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QCOMPARE(m_w->sender->wouldSend(m_w->clock.now() + 1h).value().size(), size_t(0));
        test::must(m_w->clients.unarchive(m_client));
        m_w->passTime(31min);
        QCOMPARE(m_w->only(id).state, late ? S::Missed : S::Published);
    }

    void listsTellWhatIsHeld()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        const auto isHeld = [&] { return m_w->outbox.waiting(m_client, 10).value().at(0).isHeld; };
        QVERIFY(!isHeld());
        test::must(m_w->accounts.setPaused(m_account, true));
        QVERIFY(isHeld());
        test::must(m_w->accounts.setPaused(m_account, false));
        for (const auto health : {clients::Health::SignInNeeded, clients::Health::KeychainClosed}) {
            test::must(m_w->accounts.noteHealth(m_account, health, {}));
            QVERIFY(isHeld());
        }
        test::must(m_w->accounts.noteHealth(m_account, clients::Health::Works, {}));
        QVERIFY(!isHeld());
        QCOMPARE(m_w->only(id).state, S::Scheduled);
    }

private:
    void setRule(clients::MissedPolicy policy, std::chrono::minutes grace)
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = policy;
        client.grace = grace;
        test::must(m_w->clients.edit(client));
    }
};

QTEST_GUILESS_MAIN(TestHeld)
#include "tst_held.moc"
