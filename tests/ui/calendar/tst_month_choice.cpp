// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Going through posts, looking at them, choosing several, carrying an idea in: by keyboard and mouse.
#include "month_window.h"

#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui::calendar;
using hatstand::test::MonthWindow;

class TestMonthChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void jAndKGoThroughThePostsOfAllDays()
    {
        MonthWindow w;
        const auto first = w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("second"), QDate(2026, 11, 27), QTime(9, 0));
        w.month.setFocus();
        QTest::keyClick(&w.month, Qt::Key_J);
        QCOMPARE(w.month.currentPost(), first);
        QTest::keyClick(&w.month, Qt::Key_J);
        QCOMPARE(w.month.currentPost(), second);
        QCOMPARE(w.month.currentDate(), QDate(2026, 11, 27));
        QTest::keyClick(&w.month, Qt::Key_J); // the last one
        QCOMPARE(w.month.currentPost(), second);
        QTest::keyClick(&w.month, Qt::Key_K);
        QCOMPARE(w.month.currentPost(), first);
    }

    void spaceAsksForALook()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("first"), QDate(2026, 11, 19), QTime(8, 0));
        QSignalSpy peeked(&w.month, &MonthView::peekAsked);
        w.month.setFocus();
        QTest::keyClick(&w.month, Qt::Key_Space); // a day has nothing to look at
        QCOMPARE(peeked.size(), 0);
        w.month.showPost(id);
        QTest::keyClick(&w.month, Qt::Key_Space);
        QCOMPARE(peeked.size(), 1);
        QCOMPARE(peeked[0][0].value<plan::PostId>(), id);
    }

    void severalAreChosenByKeyAndByMouse()
    {
        MonthWindow w;
        const auto first = w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("second"), QDate(2026, 11, 21), QTime(9, 0));
        const auto third = w.addPost(QStringLiteral("third"), QDate(2026, 11, 25), QTime(9, 0));
        w.month.setFocus();
        w.month.showPost(first);
        QTest::keyClick(&w.month, Qt::Key_X);
        QCOMPARE(w.choice.ids(), QList<plan::PostId>{first});
        QTest::keyClick(&w.month, Qt::Key_X);
        QVERIFY(w.choice.isEmpty());
        QTest::keyClick(&w.month, Qt::Key_J, Qt::ShiftModifier);
        QCOMPARE(w.choice.ids(), (QList<plan::PostId>{first, second}));
        QTest::mouseClick(w.month.viewport(), Qt::LeftButton, Qt::ControlModifier, w.centreOf(third));
        QCOMPARE(w.choice.ids(), (QList<plan::PostId>{first, second, third}));
        QTest::mouseClick(w.month.viewport(), Qt::LeftButton, Qt::ControlModifier, w.centreOf(second));
        QCOMPARE(w.choice.ids(), (QList<plan::PostId>{first, third}));
        QTest::keyClick(&w.month, Qt::Key_Escape);
        QVERIFY(w.choice.isEmpty());
    }

    void theMouseDoesNotTakeWhatTheArrowsCarry()
    {
        MonthWindow w;
        const auto id = w.addPost(QStringLiteral("first"), QDate(2026, 11, 19), QTime(8, 0));
        w.addIdea(QStringLiteral("Sourdough"));
        w.month.setFocus();
        w.month.showPost(id);
        QTest::keyClick(&w.month, Qt::Key_M);
        QTest::keyClick(&w.month, Qt::Key_Right);
        QWidget *ideas = w.tray.list()->viewport();
        const QPoint over = ideas->rect().center();
        QMouseEvent hover(QEvent::MouseMove, over, ideas->mapToGlobal(QPointF(over)), Qt::NoButton,
                          Qt::NoButton, {});
        QApplication::sendEvent(ideas, &hover);
        QVERIFY(w.month.isMovingByKeyboard());
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 20));
    }

    void anIdeaIsCarriedToADayByTheArrows()
    {
        MonthWindow w;
        const auto idea = w.addIdea(QStringLiteral("Sourdough"));
        QSignalSpy carried(&w.month, &MonthView::carried);
        w.tray.list()->setCurrentIndex(w.ideas.index(0));
        w.month.setFocus();
        w.month.carry(w.tray.list()->payload(), false);
        QVERIFY(w.month.isMovingByKeyboard());
        QTest::keyClick(&w.month, Qt::Key_Right);
        QVERIFY(!w.posts.post(idea)->planned); // still in the air
        QTest::keyClick(&w.month, Qt::Key_Escape);
        QVERIFY(!w.month.isMovingByKeyboard());
        QCOMPARE(carried.size(), 1);
        QCOMPARE(carried[0][0].toBool(), false);
        QVERIFY(!w.posts.post(idea)->planned);

        w.month.carry(w.tray.list()->payload(), false);
        QTest::keyClick(&w.month, Qt::Key_Right);
        QTest::keyClick(&w.month, Qt::Key_Down);
        QTest::keyClick(&w.month, Qt::Key_Return);
        QCOMPARE(w.wallOf(idea), (WallTime{QDate(2026, 11, 27), QTime(10, 0)}));
        QCOMPARE(w.month.currentPost(), idea);
    }
};

QTEST_MAIN(TestMonthChoice)
#include "tst_month_choice.moc"
