// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/time_axis.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using hatstand::ui::calendar::TimeAxis;

namespace
{
constexpr qint64 minute = 60'000;
const QByteArray lisbon = QByteArrayLiteral("Europe/Lisbon");
// In 2026 Lisbon's clocks go from 01:00 to 02:00 on 29 March, and from 02:00 to 01:00 on 25 October.
const QDate spring(2026, 3, 29);
const QDate autumn(2026, 10, 25);

Instant at(QDate date, int hour, int minutes = 0)
{
    return resolveWallTime({date, QTime(hour, minutes)}, lisbon).value().instant;
}
} // namespace

class TestTimeAxis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aUsualWeekHasTwentyFourHours()
    {
        const TimeAxis axis(QDate(2026, 11, 16), 7, lisbon);
        QCOMPARE(axis.length(), 1440);
        QCOMPARE(axis.hours().size(), size_t(24));
        for (int day = 0; day < 7; ++day) {
            QVERIFY(axis.holes(day).empty());
            QVERIFY(axis.repeats(day).empty());
        }
        QCOMPARE(axis.placeOf(3, at(QDate(2026, 11, 19), 14, 30)), 870.0);
        QCOMPARE(axis.instantAt(3, 870), std::optional(at(QDate(2026, 11, 19), 14, 30)));
    }

    void everyInstantHasOnePlaceAndEveryPlaceAnInstantOrAHole()
    {
        QVERIFY(rc::check([] {
            const QByteArray zone = *rc::gen::element(
                QByteArray("Europe/Lisbon"), QByteArray("America/New_York"),
                QByteArray("Australia/Lord_Howe"), QByteArray("Atlantic/Azores"),
                QByteArray("America/Havana"), QByteArray("Africa/Cairo"), QByteArray("Asia/Kathmandu"),
                QByteArray("America/Nuuk"), QByteArray("Africa/Casablanca"), QByteArray("UTC"));
            RC_PRE(isKnownZone(zone));
            const QDate first = QDate(2019, 1, 1).addDays(*rc::gen::inRange(0, 4000));
            const int days = *rc::gen::element(1, 7);
            const TimeAxis axis(first, days, zone);
            const int day = *rc::gen::inRange(0, days);
            const Instant start = startOfDay(first.addDays(day), zone).value();
            const Instant end = startOfDay(first.addDays(day + 1), zone).value();

            double before = -1;
            for (Instant now = start; now < end;
                 now = Instant::fromMilliseconds(now.milliseconds() + 15 * minute)) {
                const double place = axis.placeOf(day, now);
                RC_ASSERT(place > before);
                RC_ASSERT(place >= 0 && place < axis.length());
                RC_ASSERT(axis.instantAt(day, place) == std::optional(now));
                const auto clock = axis.clockAt(int(place));
                RC_ASSERT(clock.time == wallTimeAt(now, zone).time);
                before = place;
            }
            int missing = 0;
            for (const TimeAxis::Stretch &hole : axis.holes(day))
                missing += hole.until - hole.from;
            RC_ASSERT(axis.length() - missing == (end.milliseconds() - start.milliseconds()) / minute);
        }));
    }

    void hoursThatAreSkippedAreAHoleOfTheirDayOnly()
    {
        const TimeAxis axis(QDate(2026, 3, 23), 7, lisbon);
        QCOMPARE(axis.length(), 1440);
        const std::vector<TimeAxis::Stretch> hole{{60, 120, TimeAxis::HoleKind::Skipped}};
        QCOMPARE(axis.holes(6), hole);
        QVERIFY(axis.holes(5).empty());
        QVERIFY(!axis.instantAt(6, 90));
        QVERIFY(axis.instantAt(5, 90));
        // Before and after it everything stands where its clock says.
        QCOMPARE(axis.placeOf(6, at(spring, 0, 30)), 30.0);
        QCOMPARE(axis.placeOf(6, at(spring, 14, 0)), 840.0);
        QCOMPARE(axis.nearestPlace(6, 90, 1), std::optional(120));
        QCOMPARE(axis.nearestPlace(6, 90, -1), std::optional(59));
    }

    void hoursThatComeTwiceStandThereTwice()
    {
        const TimeAxis axis(QDate(2026, 10, 19), 7, lisbon);
        QCOMPARE(axis.length(), 1500);
        const auto hours = axis.hours();
        QCOMPARE(hours.size(), size_t(25));
        QCOMPARE(hours[1], (TimeAxis::Hour{60, QTime(1, 0), false}));
        QCOMPARE(hours[2], (TimeAxis::Hour{120, QTime(1, 0), true}));
        QCOMPARE(hours[3], (TimeAxis::Hour{180, QTime(2, 0), false}));
        const Instant first = at(autumn, 1, 30);
        const Instant second = Instant::fromMilliseconds(first.milliseconds() + 60 * minute);
        QCOMPARE(axis.placeOf(6, first), 90.0);
        QCOMPARE(axis.placeOf(6, second), 150.0);
        QCOMPARE(axis.instantAt(6, 150), std::optional(second));
        QVERIFY(axis.holes(6).empty());
        QCOMPARE(axis.repeats(6).size(), size_t(1));
        // The other days have the hour once, and their afternoon beside that of the long day.
        const std::vector<TimeAxis::Stretch> hole{{120, 180, TimeAxis::HoleKind::NotAgain}};
        QCOMPARE(axis.holes(5), hole);
        QCOMPARE(axis.placeOf(5, at(QDate(2026, 10, 24), 14, 0)), 900.0);
        QCOMPARE(axis.placeOf(6, at(autumn, 14, 0)), 900.0);
        QCOMPARE(axis.placeOf(QTime(1, 15), true), 135);
        QCOMPARE(axis.placeOf(QTime(1, 15), false), 75);
    }

    void whatIsOfAnotherDayStandsAtTheNearerEnd()
    {
        const TimeAxis axis(QDate(2026, 11, 16), 7, lisbon);
        QCOMPARE(axis.placeOf(0, at(QDate(2026, 11, 15), 12)), 0.0);
        QCOMPARE(axis.placeOf(0, at(QDate(2026, 11, 18), 12)), 1440.0);
    }

    void aDayOutsideOfItHasNoTime()
    {
        const TimeAxis axis(QDate(2026, 10, 19), 7, lisbon);
        for (const int day : {-1, 7}) {
            QVERIFY(!axis.instantAt(day, 600));
            QVERIFY(!axis.nearestPlace(day, 600, 1));
            QCOMPARE(axis.placeOf(day, at(autumn, 14)), 0.0);
            QVERIFY(axis.repeats(day).empty());
            QVERIFY(!axis.holes(day).empty());
        }
        QVERIFY(!TimeAxis().instantAt(0, 600));
    }

    void aDayThatAnIslandLeftOutHasNoTime()
    {
        const QByteArray apia = QByteArrayLiteral("Pacific/Apia");
        if (!isKnownZone(apia))
            QSKIP("No such zone here");
        const TimeAxis axis(QDate(2011, 12, 29), 3, apia);
        QVERIFY(!axis.instantAt(1, 600));
        QVERIFY(!axis.nearestPlace(1, 600, 1));
        QVERIFY(axis.instantAt(0, 600));
        QVERIFY(axis.instantAt(2, 600));
    }
};

QTEST_APPLESS_MAIN(TestTimeAxis)
#include "tst_time_axis.moc"
