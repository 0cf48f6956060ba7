// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/one_account.h"
#include "storage/transaction.h"
#include "storage/troubled_disk.h"

#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;
using test::TroubledDisk;

enum class Trouble {
    Locked,   ///< by another program
    ReadOnly, ///< it may not be written
    Full,     ///< the disk
    Gone,     ///< the network drive
};
Q_DECLARE_METATYPE(Trouble)

/// The workspace cannot be written for a while: nothing goes out unnoted, and what went out is noted later.
class TestStorageTrouble : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_disk = std::make_unique<TroubledDisk>();
        open(test::TestWorkspace::Kind::File);
        // Tests do not wait five seconds for a lock.
        test::must(m_w->database().script("PRAGMA busy_timeout = 1"));
        m_id = m_w->scheduled(m_client, {m_account}, 1min);
    }
    void cleanup()
    {
        m_lock.reset();
        m_other.reset();
        TroubledDisk::end();
        close();
        m_disk.reset();
    }

    void troubles_data()
    {
        QTest::addColumn<Trouble>("trouble");
        QTest::newRow("locked by another program") << Trouble::Locked;
        QTest::newRow("cannot be written") << Trouble::ReadOnly;
        QTest::newRow("the disk is full") << Trouble::Full;
        QTest::newRow("the network drive is gone") << Trouble::Gone;
    }

    void nothingLeavesThatCannotBeNoted_data() { troubles_data(); }
    void nothingLeavesThatCannotBeNoted()
    {
        m_w->start();
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        begin();
        m_w->passTime(3min);
        QVERIFY(m_w->network->publishCalls.empty());
        QCOMPARE(stateOnDisk(), S::Scheduled);
        QVERIFY(trouble.count() > 1); // it is tried again by itself
        QVERIFY(trouble.count() < 60);
        const Error told = trouble.last().at(0).value<Error>();
        QVERIFY(!told.what.isEmpty() && !told.why.isEmpty() && !told.remedy.isEmpty());
        QCOMPARE(told.code, codeOfTrouble());
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
        QCOMPARE(stateOnDisk(), S::Sending);
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
        QTest::addColumn<Trouble>("trouble");
        QTest::addColumn<bool>("woken");
        const std::pair<Trouble, const char *> troubles[] = {{Trouble::Locked, "locked"},
                                                             {Trouble::ReadOnly, "not to be written"},
                                                             {Trouble::Full, "full"},
                                                             {Trouble::Gone, "gone"}};
        for (const auto &[trouble, name] : troubles) {
            QTest::addRow("%s, at a start", name) << trouble << false;
            QTest::addRow("%s, after a wake", name) << trouble << true;
        }
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
        QCOMPARE(stateOnDisk(), S::Scheduled);
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

    void aDriveThatForgetsWhatWasOpenIsGoneOnWith_data()
    {
        QTest::addColumn<bool>("underWay");
        QTest::newRow("before it is sent") << false;
        QTest::newRow("while it is sent") << true;
    }
    void aDriveThatForgetsWhatWasOpenIsGoneOnWith()
    {
        QFETCH(const bool, underWay);
        if (underWay)
            sendInto();
        else
            m_w->start();
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        TroubledDisk::begin(TroubledDisk::Trouble::Gone);
        m_w->network->gate.open();
        m_w->passTime(2min);
        QVERIFY(trouble.count() > 0);
        QVERIFY(!m_w->workspace->settleMoved());
        TroubledDisk::endAndForget();
        m_w->passTime(1min);
        QCOMPARE(stateOnDisk(), underWay ? S::Sending : S::Scheduled);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(underWay ? 1 : 0));
        // As the program does every few moments.
        test::must(m_w->workspace->settleMoved());
        m_w->passTime(1min);
        QCOMPARE(m_w->only(m_id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
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
        QFETCH(const Trouble, trouble);
        switch (trouble) {
        case Trouble::Locked:
            m_other =
                storage::Database::open(m_w->workspace->path(), storage::Database::Mode::ReadWrite).value();
            m_lock = std::make_unique<storage::Transaction>(*m_other);
            test::must(m_lock->begin());
            break;
        case Trouble::ReadOnly:
            test::must(m_w->database().script("PRAGMA query_only = ON"));
            break;
        case Trouble::Full:
            TroubledDisk::begin(TroubledDisk::Trouble::Full);
            break;
        case Trouble::Gone:
            TroubledDisk::begin(TroubledDisk::Trouble::Gone);
            break;
        }
    }
    void end()
    {
        TroubledDisk::end();
        m_lock.reset();
        test::must(m_w->database().script("PRAGMA query_only = OFF"));
    }
    [[nodiscard]] static ErrorCode codeOfTrouble()
    {
        QFETCH(const Trouble, trouble);
        switch (trouble) {
        case Trouble::Locked:
            return ErrorCode::StorageBusy;
        case Trouble::ReadOnly:
            return ErrorCode::StorageReadOnly;
        case Trouble::Full:
            return ErrorCode::StorageFull;
        case Trouble::Gone:
            break;
        }
        return ErrorCode::StorageFailed;
    }
    /// As it stands in the file, whatever the program can read of it.
    [[nodiscard]] S stateOnDisk() const
    {
        sqlite3 *file = nullptr;
        sqlite3_stmt *statement = nullptr;
        const QByteArray path = m_w->workspace->path().toUtf8();
        int state = -1;
        if (sqlite3_open_v2(path.constData(), &file, SQLITE_OPEN_READONLY, "unix") == SQLITE_OK &&
            sqlite3_prepare_v2(file, "SELECT state FROM deliveries", -1, &statement, nullptr) == SQLITE_OK &&
            sqlite3_step(statement) == SQLITE_ROW)
            state = sqlite3_column_int(statement, 0);
        sqlite3_finalize(statement);
        sqlite3_close(file);
        return static_cast<S>(state);
    }

    std::unique_ptr<TroubledDisk> m_disk;
    std::unique_ptr<storage::Database> m_other;
    std::unique_ptr<storage::Transaction> m_lock;
    plan::PostId m_id;
};

QTEST_GUILESS_MAIN(TestStorageTrouble)
#include "tst_storage_trouble.moc"
