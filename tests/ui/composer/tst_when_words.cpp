// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/when_words.h"

#include <QLocale>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::composer;

namespace
{
plan::PlannedTime at(QDate date, QTime time, const QByteArray &zone)
{
    return plan::plannedTime({date, time}, zone).value();
}
const QDate thursday(2026, 11, 19);
} // namespace

class WhenWordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void aZoneWithTheSameClockIsTheSame()
    {
        QCOMPARE(zoneRemark(at(thursday, {18, 30}, "Europe/Lisbon"), "Europe/London"),
                 QStringLiteral("Same in London."));
    }
    void aZoneWithAnotherClockIsNamedWithItsTime()
    {
        QCOMPARE(zoneRemark(at(thursday, {17, 30}, "Europe/Lisbon"), "Europe/Amsterdam"),
                 QStringLiteral("18:30 in Amsterdam."));
    }
    void anotherDayIsNamed()
    {
        QCOMPARE(zoneRemark(at(thursday, {23, 30}, "Europe/Lisbon"), "Asia/Tokyo"),
                 QStringLiteral("Friday 08:30 in Tokyo."));
    }
    void theChosenZoneItselfNeedsNoWords()
    {
        QVERIFY(zoneRemark(at(thursday, {18, 30}, "Europe/Lisbon"), "Europe/Lisbon").isEmpty());
        QVERIFY(zoneRemark(at(thursday, {18, 30}, "Europe/Lisbon"), {}).isEmpty());
    }
    void aGapSaysWhenItReallyGoesOut()
    {
        const QString said = jumpRemark(at({2026, 3, 29}, {1, 30}, "Europe/London"));
        QVERIFY2(said.contains(QStringLiteral("01:30")) && said.contains(QStringLiteral("02:30")),
                 qPrintable(said));
    }
    void anOverlapSaysWhichOfTheTwo()
    {
        const QString said = jumpRemark(at({2026, 10, 25}, {1, 30}, "Europe/London"));
        QVERIFY2(said.contains(QStringLiteral("the first time")), qPrintable(said));
    }
    void allOtherNightsNeedNoWords()
    {
        QVERIFY(jumpRemark(at(thursday, {1, 30}, "Europe/London")).isEmpty());
    }

    void aTimeIsSaidAsShortAsItIsClear_data()
    {
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QString>("words");
        QTest::newRow("today") << thursday << QStringLiteral("18:30");
        QTest::newRow("this week") << thursday.addDays(1) << QStringLiteral("Fri 18:30");
        QTest::newRow("in six days") << thursday.addDays(6) << QStringLiteral("Wed 18:30");
        QTest::newRow("in a week") << thursday.addDays(7) << QStringLiteral("26 Nov 18:30");
        QTest::newRow("past") << thursday.addDays(-1) << QStringLiteral("18 Nov 18:30");
        QTest::newRow("next year") << QDate(2027, 1, 2) << QStringLiteral("2 Jan 2027 18:30");
    }
    void aTimeIsSaidAsShortAsItIsClear()
    {
        QFETCH(QDate, date);
        QFETCH(QString, words);
        const FakeClock clock; // 19 November 2026, 11:42 UTC
        QCOMPARE(shortTimeWords(at(date, {18, 30}, "Europe/London"), clock.now()), words);
    }

    void aCityIsNamedWhereTheClocksDifferThen()
    {
        const auto inSummer = at({2026, 7, 1}, {8, 0}, "America/Phoenix");
        const auto inWinter = at({2026, 12, 1}, {8, 0}, "America/Phoenix");
        QCOMPARE(otherCity(inSummer, "Europe/Lisbon"), QStringLiteral("Phoenix"));
        QCOMPARE(otherCity(inSummer, "America/Denver"), QStringLiteral("Phoenix"));
        QVERIFY(otherCity(inWinter, "America/Denver").isEmpty());
        QVERIFY(otherCity(inWinter, "America/Phoenix").isEmpty());
    }

    void aSuggestedTimeIsAFullHourOfTheDayAhead_data()
    {
        QTest::addColumn<QTime>("now");
        QTest::addColumn<QDate>("date");
        QTest::addColumn<QTime>("time");
        QTest::newRow("morning") << QTime(11, 42) << thursday << QTime(13, 0);
        QTest::newRow("full hour") << QTime(11, 30) << thursday << QTime(12, 0);
        QTest::newRow("night") << QTime(3, 10) << thursday << QTime(8, 0);
        QTest::newRow("evening") << QTime(20, 31) << thursday.addDays(1) << QTime(8, 0);
        QTest::newRow("before midnight") << QTime(23, 45) << thursday.addDays(1) << QTime(8, 0);
    }
    void aSuggestedTimeIsAFullHourOfTheDayAhead()
    {
        QFETCH(QTime, now);
        QFETCH(QDate, date);
        QFETCH(QTime, time);
        const auto planned = suggestedTime(at(thursday, now, "Europe/London").instant, "Europe/London");
        QCOMPARE(planned.wall.date, date);
        QCOMPARE(planned.wall.time, time);
    }
};

QTEST_GUILESS_MAIN(WhenWordsTest)
#include "tst_when_words.moc"
