// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Between planning and sending the clocks are put forward or back, or a law changes when they are: a post
// goes out when the client's clocks show what was planned.
#include "publish/one_account.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

namespace
{
Instant at(const QString &iso)
{
    return Instant::fromMilliseconds(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch());
}

WallTime wallOf(const QString &iso)
{
    const QDateTime shown = QDateTime::fromString(iso, Qt::ISODate);
    return {shown.date(), shown.time()};
}
} // namespace

class TestClockChange : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void goesOutWhenTheClientsClocksShowIt_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("planning");
        QTest::addColumn<QString>("wall");
        QTest::addColumn<QString>("sent");
        const auto row = [](const char *name, const char *zone, const char *planning, const char *wall,
                            const char *sent) {
            QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(planning)
                                << QString::fromLatin1(wall) << QString::fromLatin1(sent);
        };
        row("put back between", "Europe/Lisbon", "2026-10-23T10:00:00Z", "2026-10-26T09:00:00",
            "2026-10-26T09:00:00Z");
        row("put forward between", "Europe/Lisbon", "2027-03-26T10:00:00Z", "2027-03-29T09:00:00",
            "2027-03-29T08:00:00Z");
        row("no change between", "Europe/Lisbon", "2026-10-20T10:00:00Z", "2026-10-21T09:00:00",
            "2026-10-21T08:00:00Z");
        row("a zone beyond the sea", "America/New_York", "2026-10-30T10:00:00Z", "2026-11-02T09:00:00",
            "2026-11-02T14:00:00Z");
        row("in the gap: as the old clock would show it", "Europe/Lisbon", "2027-03-26T10:00:00Z",
            "2027-03-28T01:30:00", "2027-03-28T01:30:00Z");
        row("shown twice: the first time", "Europe/Lisbon", "2026-10-23T10:00:00Z", "2026-10-25T01:30:00",
            "2026-10-25T00:30:00Z");
    }
    void goesOutWhenTheClientsClocksShowIt()
    {
        QFETCH(const QByteArray, zone);
        QFETCH(const QString, planning);
        QFETCH(const QString, wall);
        QFETCH(const QString, sent);
        m_w->clock.setNow(at(planning));
        const auto id = planned(wallOf(wall), zone);
        m_w->start();
        m_w->passTime(at(sent) - m_w->clock.now() - 1s);
        QVERIFY(m_w->network->publishCalls.empty());
        m_w->passTime(1s);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->only(id).state, S::Published);
        m_w->passTime(3h); // also when the clocks show it once more
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void aLawThatChangesMovesWhatIsPlanned_data()
    {
        QTest::addColumn<int>("hours"); // how far the older zone data was off
        QTest::newRow("an hour too late") << 1;
        QTest::newRow("an hour too early") << -1;
    }
    void aLawThatChangesMovesWhatIsPlanned()
    {
        QFETCH(const int, hours);
        m_w->clock.setNow(at(QStringLiteral("2026-10-23T10:00:00Z")));
        const WallTime wall = wallOf(QStringLiteral("2026-10-26T09:00:00"));
        const Instant right = at(QStringLiteral("2026-10-26T09:00:00Z"));
        const auto id = planned(wall, "Europe/Lisbon", std::chrono::hours(hours));
        QVERIFY(m_w->only(id).dueAt == right + std::chrono::hours(hours));
        m_w->start();
        m_w->passTime(1h);
        // As it is done at a start, and once a day.
        QCOMPARE(m_w->posts.recomputeInstants().value().moved, 1);
        QVERIFY(m_w->only(id).dueAt == right);
        m_w->passTime(right - m_w->clock.now() - 1s);
        QVERIFY(m_w->network->publishCalls.empty());
        m_w->passTime(1s);
        QCOMPARE(m_w->only(id).state, S::Published);
        m_w->passTime(3h);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

private:
    /// Scheduled for that time; `off` is the mistake of older zone data.
    plan::PostId planned(const WallTime &wall, const QByteArray &zone, Milliseconds off = 0ms)
    {
        const plan::PostId id = m_w->draft(m_client, {m_account}, std::nullopt);
        plan::PlannedTime time = plan::plannedTime(wall, zone).value();
        time.instant = time.instant + off;
        test::must(m_w->posts.setPlanned(id, time));
        test::must(m_w->outbox.schedule(id));
        return id;
    }
};

QTEST_GUILESS_MAIN(TestClockChange)
#include "tst_clock_change.moc"
