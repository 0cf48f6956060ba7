// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/many_deliveries.h"
#include "publish/one_account.h"

#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// Much is due at once: nobody is crowded out, nothing is forgotten.
class TestManyDeliveries : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void anAccountThatWaitsHoldsUpNoOther_data()
    {
        QTest::addColumn<bool>("paused");
        QTest::addColumn<int>("health");
        QTest::addColumn<bool>("askedToWait");
        QTest::addColumn<int>("count");
        QTest::newRow("paused") << true << int(clients::Health::Works) << false << 25'000;
        QTest::newRow("signed out") << false << int(clients::Health::SignInNeeded) << false << 500;
        QTest::newRow("keychain closed") << false << int(clients::Health::KeychainClosed) << false << 500;
        QTest::newRow("asked to wait") << false << int(clients::Health::Works) << true << 500;
    }
    void anAccountThatWaitsHoldsUpNoOther()
    {
        QFETCH(const bool, paused);
        QFETCH(const int, health);
        QFETCH(const bool, askedToWait);
        QFETCH(const int, count);
        test::must(m_w->accounts.setPaused(m_account, paused));
        test::must(m_w->accounts.noteHealth(m_account, static_cast<clients::Health>(health), {}));
        m_w->network->checkError = test::FakeConnector::makeError(ErrorCode::KeychainLocked);
        if (askedToWait) {
            Error limited = test::FakeConnector::makeError(ErrorCode::RateLimited);
            limited.retryAfter = 1h;
            m_w->network->failNext(limited);
        }
        test::addManyScheduled(*m_w, m_client, {m_account}, count, m_w->clock.now() + 1min, 0ms);
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        const auto free = m_w->scheduled(m_client, {other}, 2min);

        m_w->start();
        const auto would = m_w->sender->wouldSend(m_w->clock.now() + 2min).value();
        QCOMPARE(would.size(), size_t(askedToWait ? count + 1 : 1));
        QCOMPARE(would.back().delivery.postId, free);
        m_w->passTime(2min);
        QCOMPARE(m_w->only(free).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void onePassSendsAllOfALongQueueInOrder()
    {
        test::addManyScheduled(*m_w, m_client, {m_account}, 300, m_w->clock.now() - 4min, 10ms);
        m_w->pass();
        QCOMPARE(m_w->network->standing.size(), size_t(300));
        for (int i = 0; i < 300; ++i)
            QCOMPARE(m_w->network->standing[size_t(i)].post.text, QStringLiteral("Hello %1").arg(i));
    }

    void whatIsOnTimeOrWantedNowWaitsForNoLateOnes()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = 24h;
        test::must(m_w->clients.edit(client));
        test::must(m_w->accounts.setPaused(m_account, true));
        // More than are read of an account at a time, held since their time.
        test::addManyScheduled(*m_w, m_client, {m_account}, 150, m_w->clock.now() - 1h, 0ms);
        const auto onTime = m_w->scheduled(m_client, {m_account}, 2min);
        const auto wanted = m_w->draft(m_client, {m_account}, 24h);
        m_w->start();
        test::must(m_w->accounts.setPaused(m_account, false));
        m_w->passTime(10s);
        QVERIFY(m_w->network->standing.size() <= 1); // and then a pause
        test::must(m_w->outbox.sendNow(wanted));
        m_w->passTime(1s);
        QCOMPARE(m_w->only(wanted).state, S::Published);
        m_w->passTime(2min);
        QCOMPARE(m_w->only(onTime).state, S::Published);
        // And the late ones go on, one by one.
        const size_t sent = m_w->network->standing.size();
        m_w->passTime(100min);
        QCOMPARE(m_w->network->standing.size(), sent + 100);
    }

    /// What another sender holds for looking it up stays away from this one, and is not asked for in circles.
    void whatOthersHoldIsNotRead()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        DeliveryTable table(m_w->database(), m_w->clock);
        Delivery delivery = m_w->only(id);
        delivery.state = S::Uncertain;
        delivery.leaseOwner = QStringLiteral("another");
        delivery.leaseUntil = m_w->clock.now() + 1h;
        QVERIFY(table.update(delivery, S::Scheduled, {}).value());
        const Instant later = m_w->clock.now() + 5min;
        const auto due = [&](Instant at, const char *owner, Milliseconds longest) {
            return table.due(S::Uncertain, at, at - 5min, at + longest, QString::fromLatin1(owner), 9)
                .value()
                .size();
        };
        QCOMPARE(due(later, "me", 2h), size_t(0));
        QCOMPARE(due(later, "another", 2h), size_t(1));
        QCOMPARE(due(later + 2h, "me", 2h), size_t(1));
        QCOMPARE(due(later, "me", 10min), size_t(1)); // a clock that was wrong has written that
    }

    void tenThousandAtOnceOverTwoHundredAccounts()
    {
        m_w = std::make_unique<test::PublishWorkspace>(test::TestWorkspace::Kind::File);
        m_client = m_w->addClient(QStringLiteral("Crumb"));
        std::vector<clients::AccountId> accounts;
        for (int i = 0; i < 200; ++i)
            accounts.push_back(m_w->addAccount(m_client, QStringLiteral("account%1.example").arg(i)));
        test::addManyScheduled(*m_w, m_client, accounts, 50, m_w->clock.now() + 1min, 0ms);
        m_w->network->repeatSafe = false; // the fake network searches its list otherwise
        m_w->start();

        m_w->passTime(1min);
        QCOMPARE(m_w->network->standing.size(), size_t(10'000));
        QSet<QString> begun;
        size_t sentUntilAllBegan = 0;
        while (begun.size() < 200)
            begun.insert(m_w->network->standing.at(sentUntilAllBegan++).account.accountKey);
        // Every account has had a turn before any has had many, so none waits for another's queue.
        QVERIFY2(sentUntilAllBegan <= 1'000, qPrintable(QString::number(sentUntilAllBegan)));
    }
};

QTEST_GUILESS_MAIN(TestManyDeliveries)
#include "tst_many_deliveries.moc"
