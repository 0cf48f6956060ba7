// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/hand_over.h"
#include "publish/one_account.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// An account's rule on handing over is one for what is scheduled already, too.
class TestHandOverRule : public QObject, private test::OneAccount
{
    Q_OBJECT

private:
    void setRule(bool hands)
    {
        clients::Account account = m_w->accounts.account(m_account).value();
        setHandsOver(account, hands);
        test::must(m_w->accounts.edit(account));
    }

private Q_SLOTS:
    void init()
    {
        open();
        m_w->network->canSchedule = true;
    }
    void cleanup() { close(); }

    void whatIsScheduledFollowsIt()
    {
        const auto byRule = m_w->scheduled(m_client, {m_account}, 24h);
        const auto kept = scheduledAhead(25h, false);
        m_w->start();
        m_w->passTime(1s);
        QCOMPARE(m_w->only(byRule).state, S::Scheduled);
        setRule(true);
        QCOMPARE(m_w->only(byRule).handOver, HandOver::Wanted);
        m_w->passTime(3min);
        QTRY_COMPARE(m_w->only(byRule).state, S::HandedOver);
        QCOMPARE(m_w->only(kept).state, S::Scheduled);
        QCOMPARE(m_w->only(kept).handOver, HandOver::No);
        // What is there already stays there.
        setRule(false);
        m_w->passTime(3min);
        QCOMPARE(m_w->only(byRule).state, S::HandedOver);
    }

    void whoPutsItBackAtOnceHasHandedNothingOver()
    {
        const auto byRule = m_w->scheduled(m_client, {m_account}, 24h);
        const auto wanted = scheduledAhead(3min, true); // too close by now
        m_w->start();
        m_w->passTime(1s);
        setRule(true);
        m_w->passTime(10s);
        setRule(false);
        QCOMPARE(m_w->only(byRule).handOver, HandOver::No);
        QCOMPARE(m_w->only(byRule).nextAttemptAt, m_w->only(byRule).dueAt);
        m_w->passTime(1h);
        QCOMPARE(m_w->only(byRule).state, S::Scheduled);
        QCOMPARE(m_w->only(wanted).state, S::Published);
        QCOMPARE(m_w->network->ownScheduler.handOverCalls, 0);
    }

    void whatWasTriedGoesOnAsItIs()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->failNext(ErrorCode::ServerTrouble);
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).attempts, 1);
        const Instant turn = m_w->only(id).nextAttemptAt;
        setRule(true);
        QCOMPARE(m_w->only(id).handOver, HandOver::No);
        QCOMPARE(m_w->only(id).nextAttemptAt, turn);
    }
};

QTEST_GUILESS_MAIN(TestHandOverRule)
#include "tst_hand_over_rule.moc"
