// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar_fixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::calendar;
using hatstand::test::CalendarFixture;

class TestCalendarModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsTheDaysOfItsRangeInOrder()
    {
        CalendarFixture f;
        CalendarModel model(f.posts, f.workspace.clients, f.rules);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setZone("Europe/Lisbon");
        f.addPost(QStringLiteral("second"), QDate(2026, 11, 19), QTime(18, 0));
        f.addPost(QStringLiteral("first"), QDate(2026, 11, 19), QTime(8, 0));
        f.addPost(QStringLiteral("outside"), QDate(2026, 12, 19), QTime(8, 0));
        f.addIdea(QStringLiteral("an idea has no day"));
        model.setRange(QDate(2026, 11, 1), QDate(2026, 11, 30));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.item(0).row.title, QStringLiteral("first"));
        QCOMPARE(model.rowsOn(QDate(2026, 11, 19)), (std::pair{0, 2}));
        QCOMPARE(model.rowsOn(QDate(2026, 11, 20)).second, 0);
    }

    void theZoneDecidesTheDay()
    {
        CalendarFixture f;
        CalendarModel model(f.posts, f.workspace.clients, f.rules);
        model.setRange(QDate(2026, 11, 1), QDate(2026, 11, 30));
        f.addPost(QStringLiteral("late"), QDate(2026, 11, 19), QTime(23, 30));
        model.setZone("Europe/Lisbon");
        model.reload();
        QCOMPARE(model.item(0).date, QDate(2026, 11, 19));
        model.setZone("Europe/Amsterdam");
        QCOMPARE(model.item(0).date, QDate(2026, 11, 20));
        QCOMPARE(model.item(0).time, QTime(0, 30));
    }

    void scrollingWeekByWeekShowsTheSameAsReadingAnew()
    {
        CalendarFixture f;
        for (int day = 0; day < 120; ++day)
            f.addPost(QStringLiteral("day %1").arg(day), QDate(2026, 9, 1).addDays(day),
                      QTime(7 + day % 12, 0));
        CalendarModel scrolled(f.posts, f.workspace.clients, f.rules);
        const QAbstractItemModelTester tester(&scrolled,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        CalendarModel fresh(f.posts, f.workspace.clients, f.rules);
        QDate first(2026, 9, 28);
        scrolled.setRange(first, first.addDays(41));
        for (const int weeks : {1, 1, 2, -1, 3, -5, -2, 20, -20}) {
            first = first.addDays(qint64{7} * weeks);
            scrolled.setRange(first, first.addDays(41));
            fresh.setRange(first, first.addDays(41));
            fresh.reload();
            QCOMPARE(scrolled.rowCount(), fresh.rowCount());
            for (int row = 0; row < fresh.rowCount(); ++row)
                QCOMPARE(scrolled.item(row).row.id, fresh.item(row).row.id);
            for (QDate day = first; day <= first.addDays(41); day = day.addDays(1))
                QCOMPARE(scrolled.rowsOn(day), fresh.rowsOn(day));
        }
    }

    void whatIsChosenStaysChosenWhenOthersCome()
    {
        CalendarFixture f;
        CalendarModel model(f.posts, f.workspace.clients, f.rules);
        model.setZone("Europe/Lisbon");
        model.setRange(QDate(2026, 11, 1), QDate(2026, 11, 30));
        const auto id = f.addPost(QStringLiteral("chosen"), QDate(2026, 11, 19), QTime(12, 0));
        model.reload();
        const QPersistentModelIndex chosen = model.index(0, 0);
        f.addPost(QStringLiteral("earlier"), QDate(2026, 11, 3), QTime(12, 0));
        model.reload();
        QCOMPARE(chosen.row(), 1);
        QCOMPARE(chosen.data(CalendarModel::PostIdRole).toString(), id.toString());
    }

    void aScreenReaderHearsAllThatMatters()
    {
        CalendarFixture f;
        CalendarModel model(f.posts, f.workspace.clients, f.rules);
        model.setZone("Europe/Lisbon");
        f.addPost(QStringLiteral("Cargo bike demo day"), QDate(2026, 11, 19), QTime(14, 30));
        model.setRange(QDate(2026, 11, 1), QDate(2026, 11, 30));
        const QString spoken = model.index(0, 0).data(Qt::AccessibleTextRole).toString();
        for (const QString &part : {QStringLiteral("19"), QStringLiteral("Cargo bike demo day"),
                                    QStringLiteral("Crumb & Clover"), QStringLiteral("Draft")})
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
    }
};

QTEST_MAIN(TestCalendarModel)
#include "tst_calendar_model.moc"
