// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/account_pauses.h"
#include "publish/one_account.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// Pauses that end by themselves, and what becomes of what came due meanwhile.
class TestPauses : public QObject, private test::OneAccount
{
    Q_OBJECT

    std::unique_ptr<clients::AccountPauses> m_pauses;

    [[nodiscard]] bool isPaused() const { return m_w->accounts.account(m_account)->paused; }
    void useRule(clients::MissedPolicy policy)
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = policy;
        test::must(m_w->clients.edit(client));
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_pauses = std::make_unique<clients::AccountPauses>(m_w->database(), m_w->accounts, m_w->clock);
    }
    void cleanup()
    {
        m_pauses.reset();
        close();
    }

    void aPauseEndsAtItsTimeAndWhatWaitedGoesOut()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 10min);
        m_w->start();
        test::must(m_pauses->pause(m_account, m_w->clock.now() + 40min));
        QCOMPARE(clients::pausedUntil(m_w->accounts.account(m_account).value()),
                 std::optional(m_w->clock.now() + 40min));
        m_w->passTime(39min);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(isPaused());
        m_w->passTime(1min);
        QVERIFY(!isPaused());
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QVERIFY(!clients::pausedUntil(m_w->accounts.account(m_account).value()));
    }

    void whatIsLaterThanAnHourGoesByTheClientsRule_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("state");
        QTest::newRow("asked about") << int(clients::MissedPolicy::Ask) << int(S::Missed);
        QTest::newRow("left unsent") << int(clients::MissedPolicy::Leave) << int(S::Cancelled);
    }
    void whatIsLaterThanAnHourGoesByTheClientsRule()
    {
        QFETCH(const int, policy);
        QFETCH(const int, state);
        useRule(static_cast<clients::MissedPolicy>(policy));
        const auto late = m_w->scheduled(m_client, {m_account}, 10min);
        const auto recent = m_w->scheduled(m_client, {m_account}, 100min);
        m_w->start();
        test::must(m_pauses->pause(m_account, m_w->clock.now() + 120min));
        m_w->passTime(121min);
        QTRY_COMPARE(int(m_w->only(late).state), state);
        QTRY_COMPARE(m_w->only(recent).state, S::Published);
    }

    void onePauseThatEndedWhileNobodyWasSendingIsOverAtTheStart()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 10min);
        test::must(m_pauses->pause(m_account, m_w->clock.now() + 1h));
        m_w->clock.advance(3h);
        m_w->start();
        QVERIFY(!isPaused());
        m_w->passTime(1s);
        QCOMPARE(m_w->only(id).state, S::Missed); // nothing late goes out unasked
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void aSinglePassEndsItToo()
    {
        const auto late = m_w->scheduled(m_client, {m_account}, 10min);
        test::must(m_pauses->pause(m_account, m_w->clock.now() + 1h));
        m_w->clock.advance(3h);
        const auto now = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(1min);
        (void)m_w->pass();
        QVERIFY(!isPaused());
        QCOMPARE(m_w->only(late).state, S::Missed);
        QCOMPARE(m_w->only(now).state, S::Published);
    }

    void aPlainPauseHasNoEndAndAnEditDoesNotChangeOne()
    {
        const Instant until = m_w->clock.now() + 24h;
        test::must(m_pauses->pause(m_account, until));
        clients::Account edited = m_w->accounts.account(m_account).value();
        edited.options = {};
        test::must(m_w->accounts.edit(edited));
        QCOMPARE(clients::pausedUntil(m_w->accounts.account(m_account).value()), std::optional(until));
        test::must(m_w->accounts.setPaused(m_account, false));
        test::must(m_w->accounts.setPaused(m_account, true));
        m_w->start();
        m_w->passTime(72h);
        QVERIFY(isPaused());
    }

    void oneThatIsMadeLongerLastsLonger()
    {
        m_w->start();
        test::must(m_pauses->pause(m_account, m_w->clock.now() + 1h));
        test::must(m_pauses->pause(m_account, m_w->clock.now() + 2h));
        m_w->passTime(90min);
        QVERIFY(isPaused());
        m_w->passTime(31min);
        QVERIFY(!isPaused());
    }

    void anEndThatIsPastIsRefused()
    {
        const auto refused = m_pauses->pause(m_account, m_w->clock.now());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(!isPaused());
        QVERIFY(!m_pauses->pause(clients::AccountId::create(m_w->clock)));
    }
};

QTEST_GUILESS_MAIN(TestPauses)
#include "tst_pauses.moc"
