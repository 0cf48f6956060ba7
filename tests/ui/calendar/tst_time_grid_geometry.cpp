// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/time_grid_geometry.h"

#include <QTest>

#include <cmath>
#include <rapidcheck.h>

using hatstand::ui::calendar::TimeGridGeometry;

namespace
{
TimeGridGeometry::Shape anyShape()
{
    TimeGridGeometry::Shape shape;
    shape.size = QSize(*rc::gen::inRange(420, 2500), *rc::gen::inRange(250, 1600));
    shape.scale = *rc::gen::element(1.0, 1.4, 2.0);
    shape.days = *rc::gen::element(1, 7);
    shape.rulers = *rc::gen::element(1, 2);
    shape.rulerWidth = *rc::gen::inRange(0, 90);
    shape.minutes = *rc::gen::element(1440, 1500);
    shape.scrolled = *rc::gen::inRange(0, 400);
    shape.direction = *rc::gen::element(Qt::LeftToRight, Qt::RightToLeft);
    return shape;
}
} // namespace

class TestTimeGridGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsAndRulersCoverTheBodyOnceAtAnySize()
    {
        QVERIFY(rc::check([] {
            const auto shape = anyShape();
            const TimeGridGeometry geometry(shape);
            int width = 0;
            for (int ruler = 0; ruler < shape.rulers; ++ruler) {
                RC_ASSERT(geometry.body().contains(geometry.ruler(ruler)));
                RC_ASSERT(geometry.dayAt(geometry.ruler(ruler).center()) == -1);
                width += geometry.ruler(ruler).width();
            }
            for (int day = 0; day < shape.days; ++day) {
                const QRect column = geometry.column(day);
                RC_ASSERT(geometry.body().contains(column));
                RC_ASSERT(geometry.dayAt(column.center()) == day);
                RC_ASSERT(geometry.nearestDay(column.center().x()) == day);
                RC_ASSERT(geometry.dayHead(day).left() == column.left());
                RC_ASSERT(geometry.dayHead(day).bottom() + 1 == column.top());
                width += column.width();
            }
            RC_ASSERT(width == shape.size.width());
        }));
    }

    void daysFollowEachOtherInTheReadingDirection()
    {
        TimeGridGeometry::Shape shape;
        shape.size = QSize(900, 600);
        shape.rulers = 2;
        const TimeGridGeometry left(shape);
        QVERIFY(left.ruler(0).left() < left.ruler(1).left());
        QVERIFY(left.ruler(1).right() < left.column(0).left());
        QVERIFY(left.column(0).right() < left.column(1).left());
        shape.direction = Qt::RightToLeft;
        const TimeGridGeometry right(shape);
        QVERIFY(right.ruler(0).left() > right.ruler(1).left());
        QVERIFY(right.column(0).left() > right.column(1).right());
        QVERIFY(right.ruler(1).left() > right.column(0).right());
    }

    void aLineIsWhereItsPlaceIsFoundAgain()
    {
        QVERIFY(rc::check([] {
            const TimeGridGeometry geometry(anyShape());
            const int place = *rc::gen::inRange(0, 1440);
            RC_ASSERT(std::abs(geometry.placeAt(geometry.lineOf(place)) - place) < 1.0);
            const int later = *rc::gen::inRange(place, 1440);
            RC_ASSERT(geometry.lineOf(later) >= geometry.lineOf(place));
        }));
    }

    void boxesStayInTheirColumnAndOnTheAxis()
    {
        QVERIFY(rc::check([] {
            const auto shape = anyShape();
            const TimeGridGeometry geometry(shape);
            const int day = *rc::gen::inRange(0, shape.days);
            const int lanes = *rc::gen::inRange(1, geometry.mostLanes() + 1);
            const int top = *rc::gen::inRange(0, geometry.contentHeight());
            QRect before;
            for (int lane = 0; lane < lanes; ++lane) {
                const QRect box = geometry.box(day, top, lane, lanes, 1);
                RC_ASSERT(box.left() >= geometry.column(day).left());
                RC_ASSERT(box.right() <= geometry.column(day).right());
                RC_ASSERT(box.top() >= geometry.lineOf(0));
                RC_ASSERT(box.bottom() < geometry.lineOf(shape.minutes));
                RC_ASSERT(!box.intersects(before));
                before = box;
            }
            // One that takes all lanes begins where the first begins, and ends where the last ends.
            const QRect whole = geometry.box(day, top, 0, lanes, lanes);
            RC_ASSERT(whole.contains(geometry.box(day, top, 0, lanes, 1)));
            RC_ASSERT(whole.contains(geometry.box(day, top, lanes - 1, lanes, 1)));
        }));
    }

    void boxesAnHourApartDoNotTouchAtAnySize()
    {
        QVERIFY(rc::check([] {
            const TimeGridGeometry geometry(anyShape());
            const int place = *rc::gen::inRange(0, 1380);
            RC_ASSERT(geometry.topOf(place + 60) - geometry.topOf(place) >= geometry.boxHeight());
        }));
    }

    void aTimeSnapsToTheQuarterBefore()
    {
        QCOMPARE(TimeGridGeometry::snapped(0, 15, 1440), 0);
        QCOMPARE(TimeGridGeometry::snapped(14.9, 15, 1440), 0);
        QCOMPARE(TimeGridGeometry::snapped(15, 15, 1440), 15);
        QCOMPARE(TimeGridGeometry::snapped(-40, 15, 1440), 0);
        QCOMPARE(TimeGridGeometry::snapped(2000, 15, 1440), 1425);
        QCOMPARE(TimeGridGeometry::snapped(2000, 30, 1500), 1470);
        QVERIFY(rc::check([] {
            const int minutes = *rc::gen::element(1440, 1500, 1470);
            const int step = *rc::gen::element(15, 30);
            const int snapped = TimeGridGeometry::snapped(*rc::gen::inRange(-100, 1700), step, minutes);
            RC_ASSERT(snapped % step == 0);
            RC_ASSERT(snapped >= 0 && snapped < minutes);
            RC_ASSERT(TimeGridGeometry::snapped(snapped, step, minutes) == snapped);
        }));
    }

    void aColumnHoldsAtLeastOneBox()
    {
        TimeGridGeometry::Shape shape;
        shape.size = QSize(200, 300);
        shape.scale = 2;
        QCOMPARE(TimeGridGeometry(shape).mostLanes(), 1);
        shape.size = QSize(934, 700); // the week of the design: 116 px for a day
        shape.scale = 1;
        shape.rulers = 2;
        QCOMPARE(TimeGridGeometry(shape).mostLanes(), 3);
    }
};

QTEST_APPLESS_MAIN(TestTimeGridGeometry)
#include "tst_time_grid_geometry.moc"
