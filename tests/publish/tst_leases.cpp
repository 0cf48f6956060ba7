// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "publish/frozen_content.h"
#include "publish/lease_owner.h"
#include "publish/one_account.h"

#include <QProcess>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

namespace
{
/// The name of a sender of this computer whose process has ended.
QString deadOwner()
{
    QProcess process;
    process.start(QStringLiteral("true"), QStringList());
    process.waitForStarted();
    const qint64 pid = process.processId();
    process.waitForFinished();
    QStringList parts = makeLeaseOwner().split(u'/');
    parts[1] = QString::number(pid);
    return parts.join(u'/');
}
} // namespace

/// Who holds a delivery, and when somebody else may take it.
class TestLeases : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void onlyAnEndedProcessOfThisComputerIsKnownDead()
    {
#ifdef Q_OS_UNIX
        const QString dead = deadOwner();
        QVERIFY(isKnownDead(dead));
        QVERIFY(!isKnownDead(makeLeaseOwner()));
        QVERIFY(!isKnownDead(QStringLiteral("elsewhere/") + dead.section(u'/', 1)));
#endif
        for (const auto *odd : {"", "x", "a/b", "a/b/c", "a/-1/c", "//"})
            QVERIFY(!isKnownDead(QString::fromLatin1(odd)));
        QVERIFY(makeLeaseOwner() != makeLeaseOwner());
    }

    void aLeaseHoldsUntilItRunsOut_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("it had arrived") << true;
        QTest::newRow("it had not") << false;
    }
    void aLeaseHoldsUntilItRunsOut()
    {
        QFETCH(const bool, arrived);
        const auto id = leftSending(QStringLiteral("elsewhere/1/x"), 31s, arrived);
        m_w->start();
        m_w->passTime(30s);
        QCOMPARE(m_w->only(id).state, S::Sending);
        QCOMPARE(m_w->network->findCalls, 0);
        m_w->passTime(2s); // no need to wait for a heartbeat
        QVERIFY(m_w->network->findCalls > 0);
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        QCOMPARE(m_w->network->publishCalls.size(), size_t(arrived ? 0 : 1));
    }

    void whatADeadProcessHeldIsTakenAtOnce_data()
    {
        QTest::addColumn<S>("state");
        QTest::newRow("it was sending") << S::Sending;
        QTest::newRow("it was looking") << S::Uncertain;
    }
    void whatADeadProcessHeldIsTakenAtOnce()
    {
#ifdef Q_OS_UNIX
        QFETCH(const S, state);
        const auto id = leftSending(deadOwner(), 100s, true, state);
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->network->publishCalls.empty());
#else
        QSKIP("Processes cannot be looked for here.");
#endif
    }

    void theLookUpOfAnotherProcessIsLeftToIt()
    {
        const auto id = leftSending(QStringLiteral("elsewhere/1/x"), 31s, true, S::Uncertain);
        m_w->start();
        m_w->passTime(30s);
        QCOMPARE(m_w->network->findCalls, 0);
        m_w->passTime(2s);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void aLeaseOfAClockThatWasWrongIsTaken()
    {
        const auto id = leftSending(QStringLiteral("elsewhere/1/x"), 24h * 365, true);
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void aLongUploadKeepsItsLease()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        publish::Sender other(m_w->outbox, *m_w->connectors, m_w->clock, m_w->timers, m_w->options);
        other.start();
        m_w->passTime(30min);
        QCOMPARE(m_w->only(id).state, S::Sending);
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->network->findCalls, 0);
    }

private:
    /// A delivery as a sender left it that ended in the middle.
    plan::PostId leftSending(const QString &owner, Milliseconds leaseFor, bool arrived, S state = S::Sending)
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1s);
        m_w->clock.advance(1s);
        Delivery delivery = m_w->only(id);
        delivery.state = state;
        delivery.recordKey = QStringLiteral("key");
        delivery.content = withFirstAttempt(delivery.content, m_w->clock.now());
        delivery.attempts = 1;
        delivery.leaseOwner = owner;
        delivery.leaseUntil = m_w->clock.now() + leaseFor;
        DeliveryTable table(m_w->database(), m_w->clock);
        if (!table.update(delivery, S::Scheduled, {}).value())
            qFatal("It could not be written.");
        if (arrived) {
            networks::OutgoingPost post;
            post.recordKey = delivery.recordKey;
            networks::PublishedPost published;
            published.remoteId = QStringLiteral("post:key");
            const auto account = m_w->accounts.account(m_account).value();
            m_w->network->standing.push_back({clients::AccountService::identity(account), post, published});
        }
        return id;
    }
};

QTEST_GUILESS_MAIN(TestLeases)
#include "tst_leases.moc"
