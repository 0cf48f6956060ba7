// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_journal.h"
#include "support/test_workspace.h"

#include <QSignalSpy>
#include <QtTest>

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
        journal.add(entry(0));
        m_house->timers.advance(TrafficJournal::gatherFor);
        m_house->clock.advance(24h * 89);
        journal.add(entry(1));
        m_house->timers.advance(TrafficJournal::gatherFor);
        QCOMPARE(written(), 2);
        m_house->clock.advance(24h * 2);
        journal.add(entry(2));
        m_house->timers.advance(TrafficJournal::gatherFor);
        QCOMPARE(written(), 2);
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
