// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/day_notes.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QLocale>
#include <QTest>

using namespace hatstand;
using ui::calendar::DayNote;

class TestDayNotes : public QObject
{
    Q_OBJECT

    static DayNote on(QDate day, const QStringList &countries)
    {
        return ui::calendar::dayNotes(day, day, countries).value(day);
    }
    inline static const QString britain = QStringLiteral("GB");
    inline static const QString portugal = QStringLiteral("PT");
    inline static const QString netherlands = QStringLiteral("NL");

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void theDaysOfOtherCountriesAreLeftOut()
    {
        const QDate mothersDay(2026, 5, 10); // in Britain it is Mothering Sunday, in March
        QVERIFY(on(mothersDay, {britain}).full.isEmpty());
        QCOMPARE(on(mothersDay, {netherlands}).full, QStringList{QStringLiteral("Mother's Day")});
        QCOMPARE(on({2026, 3, 15}, {britain}).brief, QStringLiteral("Mothering Sunday"));
        QVERIFY(on({2026, 5, 25}, {portugal}).full.isEmpty()); // Memorial Day, a bank holiday, Whit Monday
    }

    void whatIsKeptEverywhereNeedsNoCountry()
    {
        const QDate blackFriday(2026, 11, 27);
        QCOMPARE(on(blackFriday, {}).brief, QStringLiteral("Black Friday"));
        QCOMPARE(on(blackFriday, {britain, portugal}).full, QStringList{QStringLiteral("Black Friday")});
    }

    void whereCountriesDifferTheyAreNamed()
    {
        const QDate bonfireNight(2026, 11, 5);
        QCOMPARE(on(bonfireNight, {britain}).brief, QStringLiteral("Bonfire Night"));
        const DayNote several = on(bonfireNight, {britain, portugal});
        QCOMPARE(several.brief, QStringLiteral("Bonfire Night (GB)"));
        QCOMPARE(several.full, QStringList{QStringLiteral("Bonfire Night (United Kingdom)")});
        // Kept in all of them: nothing to tell apart.
        QCOMPARE(on({2026, 11, 11}, {QStringLiteral("BE"), QStringLiteral("DE")}).full.first(),
                 QStringLiteral("Remembrance Day (Belgium)"));
        QCOMPARE(on({2026, 11, 11}, {netherlands, QStringLiteral("DE")}).brief,
                 QStringLiteral("Sint-Maarten"));
    }

    void withoutRoomTheCountryIsLeftOutOfTheCell()
    {
        const DayNote night = on({2026, 11, 5}, {britain, portugal});
        QCOMPARE(night.briefest, QStringLiteral("Bonfire Night"));
        const QFontMetrics metrics(QGuiApplication::font());
        const int whole = metrics.horizontalAdvance(night.brief);
        QCOMPARE(ui::calendar::noteWithin(night, metrics, whole), night.brief);
        QCOMPARE(ui::calendar::noteWithin(night, metrics, whole - 1), night.briefest);
        QCOMPARE(on({2026, 11, 11}, {britain, netherlands}).briefest, QStringLiteral("Remembrance Day +1"));
    }

    void severalOnOneDateAreAllTold()
    {
        const DayNote november = on({2026, 11, 11}, {britain, netherlands});
        QCOMPARE(november.full, (QStringList{QStringLiteral("Remembrance Day (United Kingdom)"),
                                             QStringLiteral("Sint-Maarten (Netherlands)")}));
        QCOMPARE(november.brief, QStringLiteral("Remembrance Day (GB) +1"));
        QCOMPARE(on({2026, 12, 5}, {netherlands}).full.size(), 2);
        // A public holiday stands first, whatever its name.
        QCOMPARE(on({2024, 4, 1}, {britain}).full,
                 (QStringList{QStringLiteral("Easter Monday"), QStringLiteral("April Fools' Day")}));
        const DayNote may = on({2026, 5, 25}, {QStringLiteral("US"), britain});
        QVERIFY(may.full.contains(QStringLiteral("Memorial Day (United States)")));
        QVERIFY(may.full.contains(QStringLiteral("Spring bank holiday (United Kingdom)")));
    }
};

QTEST_MAIN(TestDayNotes)
#include "tst_day_notes.moc"
