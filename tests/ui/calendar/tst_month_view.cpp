// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "month_window.h"

#include <QAccessible>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <sqlite3.h>

using namespace hatstand;
using namespace hatstand::ui::calendar;
using hatstand::test::MonthWindow;

namespace
{
/// How often statements have run on the connection.
int statementRuns(const storage::Database &database)
{
    int runs = 0;
    sqlite3_stmt *statement = nullptr;
    while ((statement = sqlite3_next_stmt(database.handle(), statement)))
        runs += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_RUN, 0);
    return runs;
}
} // namespace

class TestMonthView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void draggingAChipMovesThePostToThatDay()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.press(w.centreOf(id));
        w.moveTo(w.centreOf(QDate(2026, 11, 25)));
        QVERIFY(w.drags.isActive());
        w.moveTo(w.centreOf(QDate(2026, 11, 27)));
        QVERIFY(w.drags.hint());
        QVERIFY(!w.drags.hint()->time.isEmpty());
        w.release(w.centreOf(QDate(2026, 11, 27)));
        QVERIFY(!w.drags.isActive());
        QCOMPARE(w.wallOf(id), (WallTime{QDate(2026, 11, 27), QTime(14, 30)}));
        QCOMPARE(w.month.currentPost(), id);
    }

    void aNotchOfTheWheelIsAWeek()
    {
        MonthWindow w;
        const QDate first = w.month.firstDay();
        const auto turn = [&](int delta) {
            const QPointF at = w.month.viewport()->rect().center();
            QWheelEvent wheel(at, w.month.viewport()->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(w.month.viewport(), &wheel);
        };
        turn(-120);
        QCOMPARE(w.month.firstDay(), first.addDays(7));
        turn(240);
        QCOMPARE(w.month.firstDay(), first.addDays(-7));
        // A touchpad sends little at a time; turning back does not begin with what was left of the other way.
        turn(-50);
        turn(-50);
        QCOMPARE(w.month.firstDay(), first.addDays(-7));
        turn(-50);
        QCOMPARE(w.month.firstDay(), first);
        turn(100);
        QCOMPARE(w.month.firstDay(), first);
        turn(20);
        QCOMPARE(w.month.firstDay(), first.addDays(-7));
    }

    void whatTheArrowsCarryStaysOverItsDayWhateverTheWheelDoes()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.month.showPost(id);
        w.month.setFocus();
        QTest::keyClick(&w.month, Qt::Key_M);
        QTest::keyClick(&w.month, Qt::Key_Right);
        const QDate first = w.month.firstDay();
        const QPointF at = w.month.viewport()->rect().center();
        QWheelEvent wheel(at, w.month.viewport()->mapToGlobal(at), {}, QPoint(0, -240), Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(w.month.viewport(), &wheel);
        QCOMPARE(w.month.firstDay(), first);
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 25));
    }

    void escapeLeavesThePostWhereItWas()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.press(w.centreOf(id));
        w.moveTo(w.centreOf(QDate(2026, 11, 27)));
        QTest::keyClick(&w.month, Qt::Key_Escape);
        QVERIFY(!w.drags.isActive());
        w.release(w.centreOf(QDate(2026, 11, 27)));
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 24));
        QVERIFY(!w.undo.canUndo());
    }

    void onlyTheLeftButtonDrags()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        const QPoint there = w.centreOf(QDate(2026, 11, 27));
        QWidget *days = w.month.viewport();
        QSignalSpy menus(&w.month, &DaysView::menuAsked);
        w.press(w.centreOf(id));
        w.moveTo(there);
        // A button that is let go elsewhere than the left one is not the drag's.
        QTest::mouseRelease(days, Qt::MiddleButton, {}, there);
        QVERIFY(w.drags.isActive());
        // The right one puts it back, and brings no menu.
        QTest::mousePress(days, Qt::RightButton, {}, there);
        QContextMenuEvent menu(QContextMenuEvent::Mouse, w.centreOf(id), days->mapToGlobal(w.centreOf(id)));
        QApplication::sendEvent(days, &menu);
        QVERIFY(!w.drags.isActive());
        QCOMPARE(menus.size(), 0);
        w.moveTo(there); // the left one is held still
        QVERIFY(!w.drags.isActive());
        w.release(there);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 24));
        QVERIFY(!w.undo.canUndo());
        QTest::mousePress(days, Qt::RightButton, {}, w.centreOf(id));
        QApplication::sendEvent(days, &menu);
        QCOMPARE(menus.size(), 1);
    }

    void aDragEndsWhereTheButtonWasLetGoUnheard()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        const QPoint there = w.centreOf(QDate(2026, 11, 27));
        w.press(w.centreOf(id));
        w.moveTo(there);
        QVERIFY(w.drags.isActive());
        QMouseEvent hover(QEvent::MouseMove, there, w.month.viewport()->mapToGlobal(QPointF(there)),
                          Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(w.month.viewport(), &hover);
        QVERIFY(!w.drags.isActive());
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 24));
    }

    void controlCopies()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Weekly"), QDate(2026, 11, 24), QTime(9, 0));
        w.press(w.centreOf(id));
        w.moveTo(w.centreOf(QDate(2026, 11, 27)), Qt::ControlModifier);
        w.release(w.centreOf(QDate(2026, 11, 27)), Qt::ControlModifier);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 24));
        QCOMPARE(w.model.rowsOn(QDate(2026, 11, 27)).second, 1);
    }

    void aDragReadsNothingUntilItComesDown()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.press(w.centreOf(id));
        w.moveTo(w.centreOf(QDate(2026, 11, 25)));
        QVERIFY(w.drags.isActive());
        const int before = statementRuns(w.workspace.database());
        for (const int day : {26, 27, 28, 29})
            w.moveTo(w.centreOf(QDate(2026, 11, day)));
        w.month.viewport()->grab();
        QCOMPARE(statementRuns(w.workspace.database()), before);
        w.release(w.centreOf(QDate(2026, 11, 29)));
        QVERIFY(statementRuns(w.workspace.database()) > before);

        w.month.setFocus();
        QTest::keyClick(&w.month, Qt::Key_M);
        const int carried = statementRuns(w.workspace.database());
        QTest::keyClick(&w.month, Qt::Key_Left);
        w.month.viewport()->grab();
        QCOMPARE(statementRuns(w.workspace.database()), carried);
    }

    void whatIsScheduledIsNotDroppedOnAPastDay()
    {
        MonthWindow w;
        const auto id = w.addScheduled(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.press(w.centreOf(id));
        w.moveTo(w.centreOf(QDate(2026, 11, 17)));
        w.moveTo(w.centreOf(QDate(2026, 11, 17)));
        QVERIFY(w.drags.hint() && w.drags.hint()->refused);
        QVERIFY(!w.drags.hint()->tip.join(u' ').isEmpty());
        w.release(w.centreOf(QDate(2026, 11, 17)));
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 24));
        QVERIFY(!w.undo.canUndo());

        // By keyboard it stays in the air until it is on a day that takes it.
        w.month.setFocus();
        w.month.showPost(id);
        QTest::keyClick(&w.month, Qt::Key_M);
        QTest::keyClick(&w.month, Qt::Key_Up);
        QTest::keyClick(&w.month, Qt::Key_Return);
        QVERIFY(w.month.isMovingByKeyboard());
        QTest::keyClick(&w.month, Qt::Key_Right);
        QTest::keyClick(&w.month, Qt::Key_Right);
        QTest::keyClick(&w.month, Qt::Key_Right);
        QTest::keyClick(&w.month, Qt::Key_Return);
        QVERIFY(!w.month.isMovingByKeyboard());
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 20));
        QCOMPARE(w.posts.post(id)->status, plan::PostStatus::Scheduled);
    }

    void theWeekendIsThatOfTheCountry()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Arabic, QLocale::Egypt)); // Friday and Saturday
        MonthWindow w;
        const QImage image = w.month.viewport()->grab().toImage();
        const auto fill = [&](QDate day) {
            return image.pixelColor(w.month.dayRect(day).center() + QPoint(0, 30));
        };
        const QColor sunday = fill(QDate(2026, 11, 15));
        const QColor friday = fill(QDate(2026, 11, 13));
        const QColor monday = fill(QDate(2026, 11, 16));
        QLocale::setDefault(before);
        QCOMPARE(sunday, monday);
        QVERIFY(friday != sunday);
    }

    void whatIsPublishedCannotBeDragged()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Out"), QDate(2026, 11, 17), QTime(9, 0));
        QVERIFY(w.posts.setStatus(id, plan::PostStatus::Published));
        w.model.reload();
        w.press(w.centreOf(id));
        w.moveTo(w.centreOf(QDate(2026, 11, 27)));
        QVERIFY(!w.drags.isActive());
        w.release(w.centreOf(QDate(2026, 11, 27)));
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 17));
        QVERIFY(itemToolTip(w.model.item(w.model.rowOf(id)), "Europe/Lisbon")
                    .contains(lockedReason(plan::PostStatus::Published)));
    }

    void theKeyboardMovesAndCopies()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.month.setFocus();
        w.month.showPost(id);
        QTest::keyClick(&w.month, Qt::Key_M);
        QVERIFY(w.month.isMovingByKeyboard());
        QTest::keyClick(&w.month, Qt::Key_Right);
        QTest::keyClick(&w.month, Qt::Key_Down);
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 12, 2));
        QTest::keyClick(&w.month, Qt::Key_M);
        QTest::keyClick(&w.month, Qt::Key_Left);
        QTest::keyClick(&w.month, Qt::Key_Escape);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 12, 2));
        w.month.showPost(id);
        QTest::keyClick(&w.month, Qt::Key_C);
        QTest::keyClick(&w.month, Qt::Key_Right);
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 12, 2));
        QCOMPARE(w.model.rowsOn(QDate(2026, 12, 3)).second, 1);
    }

    void whatIsCarriedComesDownOnItsDayWhateverCameIntoView()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.month.setFocus();
        w.month.showPost(id);
        QTest::keyClick(&w.month, Qt::Key_M);
        QTest::keyClick(&w.month, Qt::Key_Right);
        w.month.showDate(QDate(2027, 2, 15)); // as the keys of the page do
        QVERIFY(w.month.isMovingByKeyboard());
        QVERIFY(!w.drags.hint());
        QTest::keyClick(&w.month, Qt::Key_Return); // it is shown before it comes down
        QVERIFY(w.month.isMovingByKeyboard());
        QVERIFY(w.month.dayOf(QDate(2026, 11, 25)) >= 0);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 24));
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 25));

        // A day that is still in view is another cell now.
        const QDate december(2026, 12, 2);
        w.month.showPost(id);
        QTest::keyClick(&w.month, Qt::Key_M);
        QTest::keyClick(&w.month, Qt::Key_Down);
        w.month.showDate(QDate(2026, 12, 15));
        QVERIFY(w.drags.hint());
        const QPoint place = w.month.viewport()->mapFromGlobal(w.drags.hint()->place.center());
        QVERIFY(w.month.dayRect(december).contains(place));
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(w.wallOf(id).date, december);
    }

    void arrowsGoThroughDaysAndTheirPosts()
    {
        MonthWindow w;
        const auto first = w.addPost(QStringLiteral("first"), QDate(2026, 11, 19), QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("second"), QDate(2026, 11, 19), QTime(9, 0));
        w.month.setFocus();
        QCOMPARE(w.month.currentDate(), QDate(2026, 11, 19));
        QTest::keyClick(&w.month, Qt::Key_Down);
        QCOMPARE(w.month.currentPost(), first);
        QTest::keyClick(&w.month, Qt::Key_Down);
        QCOMPARE(w.month.currentPost(), second);
        QTest::keyClick(&w.month, Qt::Key_Down);
        QCOMPARE(w.month.currentDate(), QDate(2026, 11, 26));
        QVERIFY(w.month.currentPost().isNull());
        QTest::keyClick(&w.month, Qt::Key_Left);
        QCOMPARE(w.month.currentDate(), QDate(2026, 11, 25));
        QTest::keyClick(&w.month, Qt::Key_PageDown);
        QCOMPARE(w.month.currentDate(), QDate(2026, 12, 25));
        QVERIFY(w.month.dayOf(QDate(2026, 12, 25)) >= 0);
    }

    void theLineThatCountsACurrentPostIsRinged()
    {
        MonthWindow w;
        const QDate day(2026, 11, 20);
        for (int i = 0; i < 12; ++i)
            w.addPost(QStringLiteral("Post %1").arg(i), day, QTime(8, i));
        w.month.setFocus();
        w.month.lookAt(QDate(2026, 11, 12));
        const MonthGeometry &geometry = w.month.geometryOfDays();
        const int shown = geometry.room(12).chips;
        QVERIFY(geometry.room(12).more);
        const auto line = [&] {
            return w.month.viewport()->grab(geometry.chip(w.month.dayOf(day), shown)).toImage();
        };
        const QImage plain = line();
        w.month.lookAt(day);
        for (int i = 0; i < shown; ++i)
            QTest::keyClick(&w.month, Qt::Key_Down);
        QVERIFY(!w.month.chipRect(w.month.currentPost()).isEmpty());
        QCOMPARE(line(), plain);
        QTest::keyClick(&w.month, Qt::Key_Down);
        QVERIFY(w.month.chipRect(w.month.currentPost()).isEmpty());
        QVERIFY(line() != plain);
    }

    void enterOpensAPostOrWritesANewOne()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("first"), QDate(2026, 11, 19), QTime(8, 0));
        QSignalSpy opened(&w.month, &MonthView::postOpened);
        QSignalSpy asked(&w.month, &MonthView::newPostAsked);
        w.month.setFocus();
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toDate(), QDate(2026, 11, 19));
        QTest::keyClick(&w.month, Qt::Key_Down);
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<plan::PostId>(), id);
    }

    void anIdeaIsDraggedOntoADayAndBack()
    {
        MonthWindow w;
        const auto idea = w.addIdea(QStringLiteral("Sourdough"));
        QListView *list = w.tray.list();
        const QPoint start = list->visualRect(w.ideas.index(0)).center();
        QTest::mousePress(list->viewport(), Qt::LeftButton, {}, start);
        const auto drag = [&](QPoint global) {
            QMouseEvent event(QEvent::MouseMove, list->viewport()->mapFromGlobal(QPointF(global)),
                              QPointF(global), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(list->viewport(), &event);
        };
        const QPoint target = w.month.viewport()->mapToGlobal(w.centreOf(QDate(2026, 11, 23)));
        drag(target);
        drag(target);
        QVERIFY(w.drags.isActive());
        QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, list->viewport()->mapFromGlobal(target));
        QCOMPARE(w.wallOf(idea), (WallTime{QDate(2026, 11, 23), QTime(10, 0)}));
        QCOMPARE(w.ideas.rowCount(), 0);

        w.press(w.centreOf(idea));
        const QPoint back = w.month.viewport()->mapFromGlobal(w.tray.mapToGlobal(QPoint(120, 600)));
        w.moveTo(back);
        w.moveTo(back);
        w.release(back);
        QCOMPARE(w.posts.post(idea)->status, plan::PostStatus::Idea);
        QCOMPARE(w.ideas.rowCount(), 1);
    }

    void withControlTheTrayGetsACopyAlsoOfWhatIsPublished()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        QVERIFY(w.posts.setStatus(id, plan::PostStatus::Published));
        const QPoint there = w.month.viewport()->mapFromGlobal(w.tray.mapToGlobal(QPoint(120, 600)));
        w.press(w.centreOf(id));
        w.moveTo(there, Qt::ControlModifier);
        w.moveTo(there, Qt::ControlModifier);
        QVERIFY(w.drags.isActive() && w.drags.isCopy());
        QVERIFY(w.drags.hint() && !w.drags.hint()->refused);
        const QStringList copying = w.drags.hint()->tip;
        w.moveTo(there);
        QVERIFY(w.drags.hint()->refused); // it may be copied only, and says so
        QVERIFY(w.drags.hint()->tip != copying);
        w.release(there, Qt::ControlModifier);
        QCOMPARE(w.posts.post(id)->status, plan::PostStatus::Published);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 24));
        QCOMPARE(w.ideas.rowCount(), 1);
        QVERIFY(w.ideas.row(0).id != id);
        w.undo.undo();
        QCOMPARE(w.ideas.rowCount(), 0);
        w.undo.redo();
        QCOMPARE(w.ideas.rowCount(), 1);
        QCOMPARE(w.posts.post(w.ideas.row(0).id)->status, plan::PostStatus::Idea);
    }

    void theWheelGoesByWeeks()
    {
        MonthWindow w;
        const QDate before = w.month.firstDay();
        QWheelEvent event(QPointF(100, 100), w.month.viewport()->mapToGlobal(QPointF(100, 100)), {},
                          QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(w.month.viewport(), &event);
        QVERIFY(w.month.firstDay() > before);
        QCOMPARE(before.daysTo(w.month.firstDay()) % 7, 0);
    }

    void aScreenReaderSeesATableOfDays()
    {
        MonthWindow w;
        w.addPost(QStringLiteral("Demo day"), QDate(2026, 11, 19), QTime(14, 30));
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&w.month);
        QVERIFY(table);
        QCOMPARE(table->role(), QAccessible::Table);
        QCOMPARE(table->tableInterface()->rowCount(), 6);
        QAccessibleInterface *day = table->child(w.month.dayOf(QDate(2026, 11, 19)));
        QVERIFY(day->text(QAccessible::Name).contains(QStringLiteral("19")));
        QVERIFY(day->text(QAccessible::Description).contains(QStringLiteral("Demo day")));
    }
};

QTEST_MAIN(TestMonthView)
#include "tst_month_view.moc"
