// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/one_account.h"
#include "storage/transaction.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// The workspace cannot be written for a while: nothing goes out unnoted, and what went out is noted later.
class TestStorageTrouble : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open(test::TestWorkspace::Kind::File);
        // Tests do not wait five seconds for a lock.
        test::must(m_w->database().script("PRAGMA busy_timeout = 1"));
        m_id = m_w->scheduled(m_client, {m_account}, 1min);
    }
    void cleanup()
    {
        m_lock.reset();
        m_other.reset();
        close();
    }

    void troubles_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::newRow("locked by another program") << true;
        QTest::newRow("cannot be written") << false;
    }

    void nothingLeavesThatCannotBeNoted_data() { troubles_data(); }
    void nothingLeavesThatCannotBeNoted()
    {
        m_w->start();
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        begin();
        m_w->passTime(3min);
        QVERIFY(m_w->network->publishCalls.empty());
        QCOMPARE(m_w->only(m_id).state, S::Scheduled);
        QVERIFY(trouble.count() > 1); // it is tried again by itself
        QVERIFY(trouble.count() < 60);
        end();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void whatWentOutIsNotedAsSoonAsPossible_data() { troubles_data(); }
    void whatWentOutIsNotedAsSoonAsPossible()
    {
        sendInto();
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        begin();
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->network->standing.size(), size_t(1));
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Sending);
        QVERIFY(trouble.count() > 0);
        QCOMPARE(m_w->sender->underWay(), 1);
        end();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Published);
        QCOMPARE(m_w->only(m_id).remoteId, QStringLiteral("post:") + m_w->only(m_id).recordKey);
        QCOMPARE(m_w->sender->underWay(), 0);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->network->findCalls, 0);
    }

    void whatWentOutIsLookedUpWhenTheProgramEndsBefore_data() { troubles_data(); }
    void whatWentOutIsLookedUpWhenTheProgramEndsBefore()
    {
        sendInto();
        begin();
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->network->standing.size(), size_t(1));
        m_w->sender.reset();
        end();
        QCOMPARE(m_w->only(m_id).state, S::Sending);
        m_w->start();
        m_w->passTime(10min);
        QCOMPARE(m_w->only(m_id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QVERIFY(m_w->network->findCalls > 0);
    }

    void whatIsLateIsSortedOutBeforeAnythingGoes_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::addColumn<bool>("woken");
        QTest::newRow("locked, at a start") << true << false;
        QTest::newRow("locked, after a wake") << true << true;
        QTest::newRow("not to be written, at a start") << false << false;
        QTest::newRow("not to be written, after a wake") << false << true;
    }
    void whatIsLateIsSortedOutBeforeAnythingGoes()
    {
        QFETCH(const bool, woken);
        if (woken) {
            m_w->start();
            m_w->passTime(30s);
            begin();
            m_w->clock.setNow(m_w->clock.now() + 1h);
        } else {
            m_w->clock.advance(1h);
            begin();
            m_w->start();
        }
        m_w->passTime(90s);
        QCOMPARE(m_w->only(m_id).state, S::Scheduled);
        end();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Missed);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void theJumpThatCouldNotBeSortedOutIsRemembered_data() { troubles_data(); }
    void theJumpThatCouldNotBeSortedOutIsRemembered()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::Leave;
        test::must(m_w->clients.edit(client));
        m_w->start();
        m_w->passTime(30s);
        begin();
        m_w->clock.setNow(m_w->clock.now() + 48h); // more than a day: the clock may be wrong
        m_w->passTime(90s);
        end();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Missed); // and not left
    }

    void aPassThatMeetsTroubleFailsAndEnds_data() { troubles_data(); }
    void aPassThatMeetsTroubleFailsAndEnds()
    {
        // More of them than go at the same time.
        std::vector<plan::PostId> ids{m_id};
        for (int i = 0; i < 5; ++i)
            ids.push_back(m_w->scheduled(m_client, {m_account}, 1min));
        m_w->clock.advance(1min);
        m_w->network->gate.shut();
        {
            Sender once(m_w->outbox, *m_w->connectors, m_w->clock, m_w->timers, m_w->options);
            test::Awaited<Result<int>> pass(once.runOnce({}));
            QTRY_COMPARE(m_w->network->publishCalls.size(), size_t(1));
            begin();
            m_w->network->gate.open();
            // No time passes by itself, as with `--now`.
            QVERIFY(pass.wait());
            QVERIFY(!pass.value());
            QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        }
        end();
        // Another one takes up what is left, and looks for what went out first.
        QVERIFY(m_w->pass() > 0);
        m_w->start();
        m_w->passTime(30min);
        for (const plan::PostId &id : ids)
            QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), ids.size());
        QCOMPARE(m_w->network->publishCalls.size(), ids.size());
    }

private:
    /// Up to where the network is about to answer.
    void sendInto()
    {
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }
    void begin()
    {
        QFETCH(const bool, locked);
        if (!locked) {
            test::must(m_w->database().script("PRAGMA query_only = ON"));
            return;
        }
        m_other = storage::Database::open(m_w->workspace->path(), storage::Database::Mode::ReadWrite).value();
        m_lock = std::make_unique<storage::Transaction>(*m_other);
        test::must(m_lock->begin());
    }
    void end()
    {
        m_lock.reset();
        test::must(m_w->database().script("PRAGMA query_only = OFF"));
    }

    std::unique_ptr<storage::Database> m_other;
    std::unique_ptr<storage::Transaction> m_lock;
    plan::PostId m_id;
};

QTEST_GUILESS_MAIN(TestStorageTrouble)
#include "tst_storage_trouble.moc"
