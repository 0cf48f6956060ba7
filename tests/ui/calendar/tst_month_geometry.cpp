// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/month_geometry.h"

#include <QTest>

#include <rapidcheck.h>

using hatstand::ui::calendar::firstShownDay;
using hatstand::ui::calendar::MonthGeometry;

class TestMonthGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsCoverTheGridOnceAtAnySize()
    {
        QVERIFY(rc::check([] {
            const QSize size(*rc::gen::inRange(300, 2500), *rc::gen::inRange(250, 1600));
            const auto direction = *rc::gen::element(Qt::LeftToRight, Qt::RightToLeft);
            const MonthGeometry geometry(size, 1.0, direction);
            qint64 area = 0;
            for (int day = 0; day < MonthGeometry::dayCount; ++day) {
                const QRect cell = geometry.cell(day);
                RC_ASSERT(geometry.grid().contains(cell));
                RC_ASSERT(geometry.dayAt(cell.center()) == day);
                area += qint64(cell.width()) * cell.height();
            }
            RC_ASSERT(area == qint64(geometry.grid().width()) * geometry.grid().height());
        }));
    }

    void chipsStayInTheirCellAndDoNotOverlap()
    {
        QVERIFY(rc::check([] {
            const MonthGeometry geometry(QSize(*rc::gen::inRange(600, 2000), *rc::gen::inRange(500, 1500)),
                                         *rc::gen::element(1.0, 1.25, 1.5), Qt::LeftToRight);
            const int count = *rc::gen::inRange(0, 80);
            const auto room = geometry.room(count);
            RC_ASSERT(room.more == (room.chips < count));
            const int lines = room.chips + (room.more ? 1 : 0);
            for (int place = 0; place < lines; ++place) {
                RC_ASSERT(geometry.cell(8).contains(geometry.chip(8, place)));
                if (place > 0)
                    RC_ASSERT(!geometry.chip(8, place).intersects(geometry.chip(8, place - 1)));
                RC_ASSERT(geometry.placeAt(8, geometry.chip(8, place).center()) == place);
            }
        }));
    }

    void aChipIsLargeEnoughToHit()
    {
        const MonthGeometry geometry(QSize(933, 722), 1.0, Qt::LeftToRight);
        const QRect cell = geometry.cell(8);
        const auto room = geometry.room(9);
        QCOMPARE(room.chips, 2);
        QVERIFY(room.more);
        for (int place = 0; place <= room.chips; ++place) {
            int lines = 0;
            for (int y = cell.top(); y <= cell.bottom(); ++y)
                lines += geometry.placeAt(8, {cell.center().x(), y}) == place ? 1 : 0;
            QVERIFY2(lines >= 24, qPrintable(QString::number(place)));
        }
    }

    void rightToLeftPutsTheFirstDayAtTheRight()
    {
        const MonthGeometry geometry(QSize(700, 600), 1.0, Qt::RightToLeft);
        QVERIFY(geometry.cell(0).left() > geometry.cell(6).left());
        QCOMPARE(geometry.cell(0).right(), geometry.grid().right());
    }

    void sixWeeksBeginOnOrBeforeTheFirst()
    {
        QCOMPARE(firstShownDay(QDate(2026, 11, 19), Qt::Monday), QDate(2026, 10, 26));
        QCOMPARE(firstShownDay(QDate(2026, 11, 19), Qt::Sunday), QDate(2026, 11, 1));
        QCOMPARE(firstShownDay(QDate(2027, 2, 1), Qt::Monday), QDate(2027, 2, 1));
    }
};

QTEST_GUILESS_MAIN(TestMonthGeometry)
#include "tst_month_geometry.moc"
