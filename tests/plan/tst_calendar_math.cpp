// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/calendar_math.h"

#include <QTest>

#include <rapidcheck.h>

using namespace hatstand;
using namespace hatstand::plan;

namespace
{
QDate genDate()
{
    return QDate(1900, 1, 1).addDays(*rc::gen::inRange(0, 73'000));
}
} // namespace

class TestCalendarMath : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMonthHasSixWeeksThatBeginOnTheChosenDay()
    {
        QVERIFY(rc::check([] {
            const QDate day = genDate();
            const auto first = Qt::DayOfWeek(*rc::gen::inRange(1, 8));
            const MonthGrid grid = monthGrid(day, first);
            RC_ASSERT(grid.days[0].dayOfWeek() == int(first));
            for (size_t i = 1; i < grid.days.size(); ++i)
                RC_ASSERT(grid.days[i - 1].daysTo(grid.days[i]) == 1);
            const int at = grid.indexOf(grid.first);
            RC_ASSERT(at >= 0 && at < 7);
            RC_ASSERT(grid.indexOf(grid.last) == at + day.daysInMonth() - 1);
            RC_ASSERT(grid.isInMonth(day) && !grid.isInMonth(grid.first.addDays(-1)));
        }));
    }

    void whatIsNotInTheGridHasNoPlace()
    {
        const MonthGrid grid = monthGrid(QDate(2026, 11, 19), Qt::Monday);
        QCOMPARE(grid.days.front(), QDate(2026, 10, 26));
        QCOMPARE(grid.indexOf(QDate(2026, 10, 25)), -1);
        QCOMPARE(grid.indexOf(QDate()), -1);
        QCOMPARE(monthGrid(QDate(), Qt::Monday).indexOf(QDate(2026, 1, 1)), -1);
    }

    void weeksAreNumberedAsIsoAndQtDo()
    {
        QVERIFY(rc::check([] {
            const QDate day = genDate();
            IsoWeek expected;
            expected.week = day.weekNumber(&expected.year);
            RC_ASSERT(isoWeek(day) == expected);
        }));
        QCOMPARE(isoWeek(QDate(2027, 1, 1)).week, 53);
        QCOMPARE(isoWeek(QDate(2027, 1, 1)).year, 2026);
    }

    void nthWeekdaysAreFound()
    {
        QCOMPARE(nthWeekday(2026, 11, Qt::Thursday, 4), QDate(2026, 11, 26));
        QCOMPARE(nthWeekday(2026, 5, Qt::Sunday, 2), QDate(2026, 5, 10));
        QCOMPARE(nthWeekday(2026, 5, Qt::Monday, -1), QDate(2026, 5, 25));
        QCOMPARE(nthWeekday(2026, 8, Qt::Monday, 5), QDate(2026, 8, 31));
        QVERIFY(!nthWeekday(2026, 11, Qt::Tuesday, 5));
        QVERIFY(!nthWeekday(2026, 13, Qt::Tuesday, 1));
        QVERIFY(!nthWeekday(2026, 1, Qt::Tuesday, 0));
    }

    void monthsEndOnTheirLastDay()
    {
        QCOMPARE(monthEnd(2028, 2), QDate(2028, 2, 29));
        QCOMPARE(addMonths(QDate(2026, 1, 31), 1), QDate(2026, 2, 28));
        QCOMPARE(addMonths(QDate(2026, 4, 30), 1), QDate(2026, 5, 30));
        QCOMPARE(addMonths(QDate(2026, 1, 15), -1), QDate(2025, 12, 15));
        QVERIFY(!monthEnd(2026, 0).isValid());
    }

    void businessDaysPassOverWeekendsAndHolidays()
    {
        const auto christmas = [](const QDate &day) { return day.month() == 12 && day.day() == 25; };
        QCOMPARE(addBusinessDays(QDate(2026, 11, 20), 1), QDate(2026, 11, 23));
        QCOMPARE(addBusinessDays(QDate(2026, 11, 23), -1), QDate(2026, 11, 20));
        QCOMPARE(addBusinessDays(QDate(2026, 11, 21), 0), QDate(2026, 11, 23));
        QCOMPARE(addBusinessDays(QDate(2026, 12, 24), 1, christmas), QDate(2026, 12, 28));
        QVERIFY(!addBusinessDays(QDate(2026, 12, 24), 1, [](const QDate &) { return true; }).isValid());
    }

    void easterFallsWhereTheChurchesSay_data()
    {
        QTest::addColumn<QDate>("easter");
        for (const QDate &day :
             {QDate(1961, 4, 2), QDate(2000, 4, 23), QDate(2008, 3, 23), QDate(2024, 3, 31),
              QDate(2025, 4, 20), QDate(2026, 4, 5), QDate(2027, 3, 28), QDate(2038, 4, 25)})
            QTest::newRow(qPrintable(day.toString(Qt::ISODate))) << day;
    }

    void easterFallsWhereTheChurchesSay()
    {
        QFETCH(const QDate, easter);
        QCOMPARE(easterSunday(easter.year()), easter);
    }

    void theWeekdayBeforeIsNeverTheDayItself()
    {
        QCOMPARE(weekdayBefore(QDate(2026, 12, 25), Qt::Sunday, 4), QDate(2026, 11, 29));
        QCOMPARE(weekdayBefore(QDate(2022, 12, 25), Qt::Sunday, 4), QDate(2022, 11, 27));
        QVERIFY(!weekdayBefore(QDate(2026, 12, 25), Qt::Sunday, 0).isValid());
    }

    void aMovedPostKeepsItsTimeOnTheWall()
    {
        const PlannedTime winter = plannedTime({QDate(2026, 3, 20), QTime(1, 30)}, "Europe/Lisbon").value();
        const auto summer = movedToDay(winter, QDate(2026, 4, 20));
        QVERIFY(summer);
        QCOMPARE(summer->wall.time, QTime(1, 30));
        QCOMPARE(summer->instant.toIso(), QStringLiteral("2026-04-20T00:30:00.000Z"));
        const auto gap = movedToDay(winter, QDate(2026, 3, 29));
        QCOMPARE(gap->wall.time, QTime(1, 30));
        QCOMPARE(gap->instant.toIso(), QStringLiteral("2026-03-29T01:30:00.000Z"));
        // Moved on, it is at its own time again.
        QCOMPARE(movedToDay(*gap, QDate(2026, 3, 30))->wall.time, QTime(1, 30));
        QVERIFY(!movedToDay(winter, QDate()));
    }
};

QTEST_GUILESS_MAIN(TestCalendarMath)
#include "tst_calendar_math.moc"
