// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zones.h"

#include <QFile>
#include <QTest>
#include <QTimeZone>

#include <rapidcheck.h>

using namespace hatstand;

namespace
{
ResolvedTime resolved(const char *local, const QByteArray &zone)
{
    const QDateTime wall = QDateTime::fromString(QString::fromLatin1(local), Qt::ISODate);
    return resolveWallTime({wall.date(), wall.time()}, zone).value();
}
} // namespace

class TestZones : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anOrdinaryTimeIsOneInstant()
    {
        const auto time = resolved("2026-11-19T18:30:00", "Europe/Lisbon");
        QCOMPARE(time.kind, WallKind::Normal);
        QCOMPARE(time.instant.toIso(), QStringLiteral("2026-11-19T18:30:00.000Z"));
    }

    void inAGapTheOffsetBeforeItHolds()
    {
        const auto time = resolved("2026-03-29T02:30:00", "Europe/Amsterdam");
        QCOMPARE(time.kind, WallKind::Gap);
        QCOMPARE(time.instant.toIso(), QStringLiteral("2026-03-29T01:30:00.000Z"));
        QCOMPARE(time.shown, (WallTime{QDate(2026, 3, 29), QTime(3, 30)}));
    }

    void inAnOverlapTheFirstOneIsMeant()
    {
        const auto time = resolved("2026-10-25T02:30:00", "Europe/Amsterdam");
        QCOMPARE(time.kind, WallKind::Overlap);
        QCOMPARE(time.instant.toIso(), QStringLiteral("2026-10-25T00:30:00.000Z"));
    }

    void aJumpOfHalfAnHourIsNoSpecialCase()
    {
        const auto gap = resolved("2026-10-04T02:15:00", "Australia/Lord_Howe");
        QCOMPARE(gap.kind, WallKind::Gap);
        QCOMPARE(gap.shown.time, QTime(2, 45));
        QCOMPARE(resolved("2026-04-05T01:45:00", "Australia/Lord_Howe").kind, WallKind::Overlap);
    }

    void aWholeDayCanBeMissing()
    {
        // Samoa went from the 29th to the 31st of December 2011.
        const auto gap = resolved("2011-12-30T12:00:00", "Pacific/Apia");
        QCOMPARE(gap.kind, WallKind::Gap);
        QCOMPARE(gap.shown.date, QDate(2011, 12, 31));
        // A day without a beginning begins where the clocks go on.
        QCOMPARE(startOfDay({2011, 12, 30}, "Pacific/Apia").value(),
                 startOfDay({2011, 12, 31}, "Pacific/Apia").value());
        QCOMPARE(startOfDay({2018, 11, 4}, "America/Sao_Paulo").value(),
                 resolved("2018-11-04T01:00:00", "America/Sao_Paulo").instant);
    }

    void whatAClockShowsResolvesBackToItsInstant()
    {
        const auto known = QTimeZone::availableTimeZoneIds();
        const std::vector<QByteArray> zones(known.begin(), known.end());
        QVERIFY(rc::check([&] {
            const QByteArray zone = *rc::gen::elementOf(zones);
            const auto instant =
                Instant::fromMilliseconds(*rc::gen::inRange<qint64>(946'684'800, 2'524'608'000) * 1000);
            const auto back = resolveWallTime(wallTimeAt(instant, zone), zone);
            RC_ASSERT(back.has_value());
            RC_ASSERT(back->kind != WallKind::Gap);
            // In an overlap it may have been the second one; then the first lies up to a day earlier.
            if (back->kind == WallKind::Normal)
                RC_ASSERT(back->instant == instant);
            else
                RC_ASSERT(back->instant <= instant);
        }));
    }

    void anUnknownZoneIsSaidByName()
    {
        const auto time = resolveWallTime({QDate(2026, 1, 1), QTime(0, 0)}, "Mars/Olympus");
        QVERIFY(!time);
        QVERIFY(time.error().what.contains(QStringLiteral("Mars/Olympus")));
        QVERIFY(!isKnownZone("Mars/Olympus"));
        QVERIFY(!isKnownZone(""));
    }

    void aWordThatIsNoZoneIsNotTakenForUtc()
    {
        // QTimeZone takes each of these for a rule of its own.
        for (const char *word : {"Tokyo", "Lisbon", "PST", "IST", "Foo", "Nowhere", "America", "Berlin1",
                                 "ABC5", "EST5EDT,M3.2.0,M11.1.0", "../zoneinfo/UTC", "localtime"}) {
            QVERIFY2(!isKnownZone(word), word);
            QVERIFY2(!resolveWallTime({QDate(2026, 1, 1), QTime(9, 0)}, word), word);
        }
        for (const char *zone : {"UTC", "UTC+01:00", "Europe/Lisbon", "America/Argentina/Buenos_Aires"})
            QVERIFY2(isKnownZone(zone), zone);
    }

    void anOlderNameOfAZoneIsOneStill()
    {
        if (!QFile::exists(QStringLiteral("/usr/share/zoneinfo/US/Pacific")))
            QSKIP("The zone data here has no older names.");
        QVERIFY(isKnownZone("US/Pacific"));
        QCOMPARE(resolved("2026-11-19T18:30:00", "US/Pacific").instant,
                 resolved("2026-11-19T18:30:00", "America/Los_Angeles").instant);
    }

    void aZoneIsFoundByItsCity()
    {
        QCOMPARE(zonesCalled(QStringLiteral("Asia/Tokyo")), QList<QByteArray>{"Asia/Tokyo"});
        QCOMPARE(zonesCalled(QStringLiteral("asia/tokyo")), QList<QByteArray>{"Asia/Tokyo"});
        QCOMPARE(zonesCalled(QStringLiteral("tokyo")), QList<QByteArray>{"Asia/Tokyo"});
        QCOMPARE(zonesCalled(QStringLiteral("Buenos  Aires")),
                 QList<QByteArray>{"America/Argentina/Buenos_Aires"});
        QCOMPARE(zonesCalled(QStringLiteral("New_York")), QList<QByteArray>{"America/New_York"});
        QVERIFY(zonesCalled(QStringLiteral("Atlantis")).isEmpty());
        QVERIFY(zonesCalled({}).isEmpty());
    }

    void whatIsNoTimeIsRefused()
    {
        QVERIFY(!resolveWallTime({QDate(2026, 2, 30), QTime(0, 0)}, "UTC"));
        QVERIFY(!resolveWallTime({QDate(2026, 2, 3), QTime()}, "UTC"));
    }

    void aZoneIsCalledByItsCity()
    {
        QCOMPARE(zoneCity("Europe/Lisbon"), QStringLiteral("Lisbon"));
        QCOMPARE(zoneCity("America/Argentina/Buenos_Aires"), QStringLiteral("Buenos Aires"));
        QCOMPARE(zoneCity("UTC"), QStringLiteral("UTC"));
    }
};

QTEST_GUILESS_MAIN(TestZones)
#include "tst_zones.moc"
