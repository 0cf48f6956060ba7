// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "publish/one_account.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

class TestSender : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void sendsWhatIsDue()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        m_w->start();
        m_w->passTime(59min);
        QVERIFY(m_w->network->publishCalls.empty());
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->only(id).remoteId, QStringLiteral("post:") + m_w->only(id).recordKey);
        QCOMPARE(m_w->outbox.events(m_w->only(id).id).value().size(), size_t(3));
        QCOMPARE(m_w->posts.post(id)->status, plan::PostStatus::Published);
    }

    void sendingIsWrittenBeforeAnythingLeaves()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->only(id).state, S::Sending);
        QCOMPARE(m_w->only(id).recordKey, m_w->network->publishCalls[0].recordKey);
        QVERIFY(!m_w->only(id).leaseOwner.isEmpty());
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
    }

    void eachFailureLeadsWhereItShould_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("attempts");
        const auto row = [](ErrorCode code, S state, int attempts) {
            QTest::newRow(qPrintable(errorCodeName(code))) << int(code) << int(state) << attempts;
        };
        row(ErrorCode::Offline, S::Scheduled, 0);
        row(ErrorCode::RateLimited, S::Scheduled, 1);
        row(ErrorCode::InsecureConnection, S::Scheduled, 1);
        row(ErrorCode::StorageBusy, S::Scheduled, 1);
        for (const ErrorCode code : {ErrorCode::SignInNeeded, ErrorCode::KeychainLocked,
                                     ErrorCode::KeychainMissing, ErrorCode::KeychainRefused})
            row(code, S::Scheduled, 0);
        for (const ErrorCode code : {ErrorCode::Refused, ErrorCode::InvalidInput, ErrorCode::TooLarge,
                                     ErrorCode::NotAllowed, ErrorCode::NotFound, ErrorCode::StorageMissing})
            row(code, S::Failed, 1);
        // Looked up at once, and not there: to be sent again.
        for (const ErrorCode code :
             {ErrorCode::TimedOut, ErrorCode::ConnectionLost, ErrorCode::ServerTrouble, ErrorCode::BadAnswer,
              ErrorCode::Cancelled, ErrorCode::Unknown, ErrorCode::Conflict})
            row(code, S::Scheduled, 1);
    }
    void eachFailureLeadsWhereItShould()
    {
        QFETCH(const int, code);
        QFETCH(const int, state);
        QFETCH(const int, attempts);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(1min);
        m_w->network->failNext(static_cast<ErrorCode>(code));
        m_w->pass();
        const Delivery delivery = m_w->only(id);
        QCOMPARE(int(delivery.state), state);
        QCOMPARE(delivery.attempts, attempts);
        QCOMPARE(int(delivery.error.code), code);
        QVERIFY(delivery.error.what.contains(errorCodeName(static_cast<ErrorCode>(code))));
        QVERIFY(delivery.leaseOwner.isEmpty());
        QVERIFY(m_w->network->standing.empty());
    }

    void whatMayHaveArrivedIsLookedUp()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(1min);
        m_w->network->loseNextAnswer();
        m_w->pass();
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));

        const auto lost = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::TimedOut);
        m_w->start();
        m_w->passTime(3min);
        QCOMPARE(m_w->only(lost).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(3));
        QCOMPARE(m_w->network->publishCalls[1].recordKey, m_w->network->publishCalls[2].recordKey);
        QCOMPARE(m_w->network->publishCalls[1].createdAt, m_w->network->publishCalls[2].createdAt);
        QCOMPARE(m_w->network->standing.size(), size_t(2));
    }

    void whatCannotBeLookedUp_data()
    {
        QTest::addColumn<bool>("repeatSafe");
        QTest::newRow("a repeat is safe") << true;
        QTest::newRow("a repeat is not") << false;
    }
    void whatCannotBeLookedUp()
    {
        QFETCH(const bool, repeatSafe);
        m_w->network->repeatSafe = repeatSafe;
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->loseNextAnswer();
        m_w->start();
        m_w->passTime(12h);
        QCOMPARE(m_w->only(id).state, repeatSafe ? S::Published : S::Uncertain);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(repeatSafe ? 2 : 1));
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void notThereIsBelievedLaterWhereARepeatHarms()
    {
        m_w->network->repeatSafe = false;
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::TimedOut);
        m_w->start();
        m_w->passTime(1min + 30s);
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->network->findCalls >= 2);
    }

    void retryAfterIsHonouredAndHoldsOnlyThatAccount()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        Error limited = test::FakeConnector::makeError(ErrorCode::RateLimited);
        limited.retryAfter = 20min;
        m_w->network->failNext(limited);
        const auto held = m_w->scheduled(m_client, {m_account}, 1min);
        const auto behind = m_w->scheduled(m_client, {m_account}, 1min + 1s);
        const auto free = m_w->scheduled(m_client, {other}, 2min);
        m_w->start();
        m_w->passTime(10min);
        QCOMPARE(m_w->only(free).state, S::Published);
        QCOMPARE(m_w->only(behind).state, S::Scheduled);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));
        m_w->passTime(14min);
        QCOMPARE(m_w->only(held).state, S::Published);
        QCOMPARE(m_w->only(behind).state, S::Published);
    }

    void triesEnd()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::InsecureConnection, 100);
        m_w->start();
        m_w->passTime(48h);
        QCOMPARE(m_w->only(id).state, S::Failed);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(m_w->options.retry.attempts));
    }

    void aRefusalNeverLoops()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::Refused, 5);
        m_w->start();
        QSignalSpy failed(m_w->sender.get(), &Sender::failed);
        m_w->passTime(48h);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->only(id).state, S::Failed);
        QCOMPARE(failed.count(), 1);
    }

    void whateverFailsIsToldOnce_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("given up after trouble of the server") << int(ErrorCode::ServerTrouble);
        QTest::newRow("given up after trouble of the line") << int(ErrorCode::InsecureConnection);
        QTest::newRow("refused") << int(ErrorCode::Refused);
        QTest::newRow("cannot be read") << int(ErrorCode::StorageDamaged);
    }
    void whateverFailsIsToldOnce()
    {
        QFETCH(const int, code);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(static_cast<ErrorCode>(code), 100);
        if (code == int(ErrorCode::StorageDamaged)) {
            Delivery delivery = m_w->only(id);
            delivery.content = QStringLiteral("{");
            QVERIFY(DeliveryTable(m_w->database(), m_w->clock).update(delivery, S::Scheduled, {}).value());
        }
        Sender sender(m_w->outbox, *m_w->connectors, m_w->clock, m_w->timers, m_w->options);
        std::vector<S> told;
        connect(&sender, &Sender::failed, &sender, [&](const DeliveryId &failed) {
            QCOMPARE(failed, m_w->only(id).id);
            told.push_back(m_w->only(id).state);
        });
        m_w->clock.advance(1min);
        for (int passes = 0; passes < 60; ++passes) {
            QVERIFY(test::await(sender.runOnce({})));
            m_w->clock.advance(4min); // a pass that comes much later than a turn finds it missed
        }
        QCOMPARE(m_w->only(id).state, S::Failed);
        QCOMPARE(told, std::vector<S>{S::Failed}); // when it can be read so
    }

    void aSignInThatEndedStopsOnlyItsAccount()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        m_w->network->failNext(ErrorCode::SignInNeeded);
        const auto held = m_w->scheduled(m_client, {m_account}, 1min);
        const auto free = m_w->scheduled(m_client, {other}, 2min);
        m_w->start();
        m_w->passTime(50min);
        QCOMPARE(m_w->only(held).state, S::Scheduled);
        QCOMPARE(m_w->only(free).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));
        QCOMPARE(m_w->accounts.account(m_account)->health, clients::Health::SignInNeeded);
        test::must(m_w->accounts.noteHealth(m_account, clients::Health::Works, {}));
        m_w->passTime(1min);
        QCOMPARE(m_w->only(held).state, S::Published);
    }

    void aRefusalOfTheSignInBeforeDoesNotStopTheNewOne()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::SignInNeeded);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        // In another process: the window, while the service sends. Its own line is open.
        networks::Connectors connectors;
        connectors.add(std::make_unique<test::FakeConnector>(m_w->network->key()));
        clients::AccountService window(m_w->database(), m_w->clock, connectors, m_w->credentials);
        networks::SignInRequest request;
        request.handle = QStringLiteral("crumb.example");
        request.server = m_w->accounts.stored(m_account)->server;
        QVERIFY(test::await(window.connectAccount(m_client, m_w->network->key(), request, m_account, {})));
        m_w->network->gate.open();
        m_w->passTime(1min);
        QCOMPARE(m_w->accounts.stored(m_account)->health, clients::Health::Works);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->only(id).attempts, 1);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));

        // One that refuses the new sign-in too is asked once.
        m_w->network->failNext(ErrorCode::SignInNeeded, 20);
        const auto held = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->passTime(10min);
        QCOMPARE(m_w->only(held).state, S::Scheduled);
        QCOMPARE(m_w->accounts.stored(m_account)->health, clients::Health::SignInNeeded);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(3));
    }

    void offlineWaitsWithoutCounting()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::Offline, 20);
        m_w->start();
        m_w->passTime(1h);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QCOMPARE(m_w->only(id).attempts, 0);
        QVERIFY(m_w->network->publishCalls.size() < 18);
        QVERIFY(m_w->only(id).error.remedy.contains(u"tried again"));
        m_w->network->answers.clear();
        m_w->sender->noteConnectivity(false);
        m_w->sender->noteConnectivity(true);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void missed_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("state");
        QTest::newRow("ask") << int(clients::MissedPolicy::Ask) << int(S::Missed);
        QTest::newRow("send") << int(clients::MissedPolicy::SendIfRecent) << int(S::Published);
        QTest::newRow("leave") << int(clients::MissedPolicy::Leave) << int(S::Cancelled);
    }
    void missed()
    {
        QFETCH(const int, policy);
        QFETCH(const int, state);
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = static_cast<clients::MissedPolicy>(policy);
        test::must(m_w->clients.edit(client));
        std::vector<plan::PostId> ids;
        for (int i = 0; i < 3; ++i)
            ids.push_back(m_w->scheduled(m_client, {m_account}, 1min));
        m_w->clock.advance(21min);
        m_w->start();
        QVERIFY(m_w->network->publishCalls.size() <= 1); // never a burst
        m_w->passTime(3min);
        for (const auto &id : ids)
            QCOMPARE(int(m_w->only(id).state), state);
    }

    void aGraceOfDaysIsHeeded_data()
    {
        QTest::addColumn<bool>("failsOnce");
        QTest::newRow("at once") << false;
        QTest::newRow("after another attempt") << true;
    }
    void aGraceOfDaysIsHeeded()
    {
        QFETCH(const bool, failsOnce);
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = 72h;
        test::must(m_w->clients.edit(client));
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(50h);
        if (failsOnce)
            m_w->network->failNext(ErrorCode::InsecureConnection);
        m_w->start();
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void theClockJumpsAYear()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 240h);
        m_w->start();
        m_w->clock.setNow(m_w->clock.now() + 24h * 365);
        m_w->passTime(2min);
        QCOMPARE(m_w->only(id).state, S::Missed);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void aClockSetBackStrandsNothing()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::InsecureConnection);
        m_w->start();
        m_w->passTime(1min);
        m_w->clock.setNow(m_w->clock.now() - 24h * 365);
        m_w->passTime(2h);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void byHandWaitsForThePerson()
    {
        const auto byHand = m_w->addByHand(m_client, QStringLiteral("Board"));
        const auto id = m_w->scheduled(m_client, {byHand}, 1min);
        QSignalSpy due(&m_w->outbox, &Outbox::dueByHand);
        m_w->start();
        m_w->passTime(2min);
        QCOMPARE(m_w->only(id).state, S::Waiting);
        QCOMPARE(due.count(), 1);
        test::must(
            m_w->outbox.markPostedByHand(m_w->only(id).id, QUrl(QStringLiteral("https://board.example/1"))));
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void aPausedAccountWaits()
    {
        test::must(m_w->accounts.setPaused(m_account, true));
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->start();
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        test::must(m_w->accounts.setPaused(m_account, false));
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void oneAtATimePerAccountAndManyAccounts()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        for (int i = 0; i < 3; ++i)
            m_w->scheduled(m_client, {m_account, other}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->sender->underWay(), 2);
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->network->standing.size(), size_t(6));
    }

    void aCrashIsLookedUp_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("before the network had it") << false;
        QTest::newRow("after the network had it") << true;
    }
    void aCrashIsLookedUp()
    {
        QFETCH(const bool, arrived);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Sending);
        m_w->sender.reset();
        m_w->network->gate.open();
        QCOMPARE(m_w->only(id).state, S::Sending);
        if (arrived) {
            const auto &call = m_w->network->publishCalls[0];
            networks::PublishedPost published;
            published.remoteId = QStringLiteral("post:") + call.recordKey;
            m_w->network->standing.push_back(
                {clients::AccountService::identity(m_w->accounts.account(m_account).value()), call,
                 published});
        }
        m_w->start();
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        QCOMPARE(m_w->network->publishCalls.size(), size_t(arrived ? 1 : 2));
    }

    void stopLetsEndWhatIsUnderWay()
    {
        const auto first = m_w->scheduled(m_client, {m_account}, 1min);
        const auto second = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        m_w->sender->stop();
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->sender->underWay(), 0);
        const auto states = std::pair(m_w->only(first).state, m_w->only(second).state);
        QVERIFY(states == std::pair(S::Published, S::Scheduled) ||
                states == std::pair(S::Scheduled, S::Published));
    }

    void whateverBecomesOfADeliveryIsToldOnceItIsKept()
    {
        const auto byHand = m_w->addByHand(m_client, QStringLiteral("hand.example"));
        const auto due = m_w->scheduled(m_client, {m_account, byHand}, 1min);
        const auto late = m_w->scheduled(m_client, {m_account}, 2min);
        Sender sender(m_w->outbox, *m_w->connectors, m_w->clock, m_w->timers, m_w->options);
        std::vector<std::pair<plan::PostId, S>> told;
        connect(&sender, &Sender::changed, this, [&](const DeliveryId &id) {
            const auto item = m_w->outbox.item(id).value();
            told.emplace_back(item.delivery.postId, item.delivery.state);
        });
        m_w->clock.advance(1min);
        QCOMPARE(test::await(sender.runOnce({})).value(), 2);
        QVERIFY(std::ranges::find(told, std::pair(due, S::Published)) != told.end());
        QVERIFY(std::ranges::find(told, std::pair(due, S::Waiting)) != told.end());
        QCOMPARE(told.size(), size_t(2));
        told.clear();
        m_w->clock.advance(48h);
        QCOMPARE(test::await(sender.runOnce({})).value(), 1);
        QCOMPARE(told, (std::vector{std::pair(late, S::Missed)}));
    }

    void wouldSendTellsAndChangesNothing()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        Sender sender(m_w->outbox, *m_w->connectors, m_w->clock, m_w->timers, m_w->options);
        QCOMPARE(sender.wouldSend(m_w->clock.now() + 59min).value().size(), size_t(0));
        QCOMPARE(sender.wouldSend(m_w->clock.now() + 60min).value().size(), size_t(1));
        QCOMPARE(sender.wouldSend(m_w->clock.now() + 48h).value().size(), size_t(0)); // it would be missed
        QCOMPARE(m_w->only(id).state, S::Scheduled);
    }
};

QTEST_GUILESS_MAIN(TestSender)
#include "tst_sender.moc"
