// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/ideas_tray.h"
#include "calendar/month_accessible.h"
#include "calendar/month_view.h"
#include "calendar_fixture.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::calendar;
using hatstand::test::CalendarFixture;

namespace
{
/// The month of November 2026 in a window, whose wishes are carried out as the page does.
struct MonthWindow : CalendarFixture
{
    CalendarModel model{posts, workspace.clients, rules};
    IdeasModel ideas{posts, workspace.clients};
    DragSession drags;
    QWidget window;
    MonthView month{
        kit, model, drags,
        [this](const plan::PostId &id, QDate date) { return moves.timeOn(id, date, "Europe/Lisbon"); },
        &window};
    IdeasTray tray{kit, ideas, drags, &window};

    MonthWindow()
    {
        window.resize(1240, 800);
        makeAccessible(&month);
        month.setGeometry(0, 0, 1000, 800);
        tray.setGeometry(1000, 0, 240, 800);
        model.setZone("Europe/Lisbon");
        QObject::connect(&month, &MonthView::rangeChanged, &model, &CalendarModel::setRange);
        QObject::connect(&posts, &plan::PostService::changed, &model, &CalendarModel::reload);
        QObject::connect(&posts, &plan::PostService::changed, &ideas, &IdeasModel::reload);
        QObject::connect(&month, &MonthView::moveAsked, &month,
                         [this](const plan::PostId &id, QDate date, bool copy) {
                             if (copy)
                                 (void)moves.copyToDay(id, date, "Europe/Lisbon");
                             else
                                 (void)moves.moveToDay(id, date, "Europe/Lisbon");
                         });
        QObject::connect(&tray, &IdeasTray::ideaAsked, &month,
                         [this](const plan::PostId &id) { (void)moves.makeIdea(id); });
        month.setToday(QDate(2026, 11, 19));
        window.show();
        (void)QTest::qWaitForWindowExposed(&window);
    }

    [[nodiscard]] QPoint centreOf(const plan::PostId &id) const { return month.chipRect(id).center(); }
    [[nodiscard]] QPoint centreOf(QDate day) const { return month.dayRect(day).center(); }
    void press(QPoint at) { QTest::mousePress(month.viewport(), Qt::LeftButton, {}, at); }
    void moveTo(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, at, month.viewport()->mapToGlobal(QPointF(at)), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QApplication::sendEvent(month.viewport(), &event);
    }
    void release(QPoint at, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(month.viewport(), Qt::LeftButton, modifiers, at);
    }
};
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
