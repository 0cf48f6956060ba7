// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_journal.h"
#include "support/test_workspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::clients;
using namespace std::chrono_literals;

class TestTrafficJournal : public QObject
{
    Q_OBJECT

private:
    net::TrafficEntry entry(int number) const
    {
        net::TrafficEntry made;
        made.when = m_house->clock.now() + Milliseconds(number);
        made.host = QStringLiteral("host%1.example").arg(number);
        made.method = "POST";
        made.purpose = net::Purpose::SendPost;
        made.status = 200;
        made.bytesOut = 12;
        made.bytesIn = 34;
        made.took = Milliseconds(56);
        return made;
    }
    qint64 written() const
    {
        return m_house->database()
            .first([](const storage::Row &row) { return row.integer(0); }, "SELECT count(*) FROM traffic")
            ->value_or(-1);
    }

    std::unique_ptr<TrafficJournal> makeJournal()
    {
        return std::make_unique<TrafficJournal>(m_house->database(), m_house->clock, m_house->timers);
    }
    /// One entry a day, each written before the next.
    void addDaily(TrafficJournal &journal, int days)
    {
        for (int i = 0; i < days; ++i) {
            journal.add(entry(0));
            QVERIFY(journal.flush());
            m_house->clock.advance(24h);
        }
    }

    std::unique_ptr<test::TestWorkspace> m_house;

private Q_SLOTS:
    void init() { m_house = std::make_unique<test::TestWorkspace>(); }

    void writesTogetherAfterAMoment()
    {
        TrafficJournal journal(m_house->database(), m_house->clock, m_house->timers);
        QSignalSpy changed(&journal, &TrafficJournal::changed);
        for (int i = 0; i < 5; ++i)
            journal.add(entry(i));
        QCOMPARE(written(), 0);
        QCOMPARE(m_house->timers.pending(), 1);
        m_house->timers.advance(TrafficJournal::gatherFor);
        QCOMPARE(written(), 5);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_house->timers.pending(), 0);
    }

    void givesBackWhatItWasTold()
    {
        TrafficJournal journal(m_house->database(), m_house->clock, m_house->timers);
        journal.add(entry(1));
        net::TrafficEntry lost = entry(2);
        lost.status = 0;
        lost.failure = ErrorCode::TimedOut;
        journal.add(lost);
        const auto read = journal.newest(10);
        QVERIFY(read);
        QCOMPARE(read->size(), size_t(2));
        QCOMPARE(read->at(0).failure, std::optional(ErrorCode::TimedOut));
        QCOMPARE(read->at(0).status, 0);
        const net::TrafficEntry &sent = read->at(1);
        QCOMPARE(sent.when, entry(1).when);
        QCOMPARE(sent.host, QStringLiteral("host1.example"));
        QCOMPARE(sent.method, QByteArrayLiteral("POST"));
        QCOMPARE(sent.purpose, net::Purpose::SendPost);
        QCOMPARE(sent.status, 200);
        QVERIFY(!sent.failure);
        QCOMPARE(sent.bytesOut, 12);
        QCOMPARE(sent.bytesIn, 34);
        QVERIFY(sent.took == 56ms);
        QCOMPARE(journal.newest(1)->size(), size_t(1));
    }

    void writesTheRestWhenItGoes()
    {
        {
            TrafficJournal journal(m_house->database(), m_house->clock, m_house->timers);
            journal.add(entry(1));
        }
        QCOMPARE(written(), 1);
    }

    void forgetsAfterNinetyDays()
    {
        TrafficJournal journal(m_house->database(), m_house->clock, m_house->timers);
        addDaily(journal, 90);
        QCOMPARE(written(), 90);
        addDaily(journal, 40);
        // The log itself lags behind the clock by the week that has to agree.
        QCOMPARE(written(), 90 + TrafficJournal::daysThatAgree);
        QCOMPARE(journal.newest(1000)->back().when,
                 m_house->clock.now() - 24h * (90 + TrafficJournal::daysThatAgree));
    }

    void aClockThatIsWrongForDaysDoesNotEmptyIt_data()
    {
        QTest::addColumn<bool>("startsAnew");
        QTest::newRow("in one run") << false;
        QTest::newRow("in a run of its own each day") << true;
    }
    void aClockThatIsWrongForDaysDoesNotEmptyIt()
    {
        QFETCH(const bool, startsAnew);
        auto journal = makeJournal();
        addDaily(*journal, 30);
        const Instant before = m_house->clock.now();
        m_house->clock.setNow(before + 24h * 365);
        for (int i = 1; i < TrafficJournal::daysThatAgree; ++i) {
            if (startsAnew)
                journal = makeJournal();
            addDaily(*journal, 1);
            QCOMPARE(written(), 30 + i);
        }
        m_house->clock.setNow(before);
        addDaily(*journal, 30);
        QCOMPARE(written(), 60 + TrafficJournal::daysThatAgree - 1);
    }

    void keepsWhatCannotBeWrittenYet()
    {
        TrafficJournal journal(m_house->database(), m_house->clock, m_house->timers);
        QVERIFY(m_house->database().script("ALTER TABLE traffic RENAME TO away;"));
        for (int i = 0; i < int(TrafficJournal::mostGathered) + 5; ++i)
            journal.add(entry(i));
        m_house->timers.advance(TrafficJournal::gatherFor);
        QCOMPARE(m_house->timers.pending(), 1);
        QVERIFY(m_house->database().script("ALTER TABLE away RENAME TO traffic;"));
        m_house->timers.advance(TrafficJournal::gatherFor);
        QCOMPARE(written(), qint64(TrafficJournal::mostGathered));
    }
};

QTEST_GUILESS_MAIN(TestTrafficJournal)
#include "tst_traffic_journal.moc"
