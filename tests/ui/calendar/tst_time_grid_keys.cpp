// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The hours by keyboard alone.
#include "time_grid_window.h"

#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui::calendar;
using hatstand::test::TimeGridWindow;

namespace
{
const QDate thursday(2026, 11, 19); // today, 11:42
const QDate friday(2026, 11, 20);
const QDate sunday(2026, 11, 22);
} // namespace

class TestTimeGridKeys : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void arrowsGoThroughTimesAndTheirPosts()
    {
        TimeGridWindow w;
        const auto first = w.addPost(QStringLiteral("first"), thursday, QTime(12, 0));
        const auto second = w.addPost(QStringLiteral("second"), thursday, QTime(12, 20));
        w.hours.setFocus();
        QCOMPARE(w.current(), (WallTime{thursday, QTime(11, 30)}));
        w.key(Qt::Key_Down);
        QCOMPARE(w.current(), (WallTime{thursday, QTime(12, 0)}));
        QVERIFY(w.hours.currentPost().isNull());
        w.key(Qt::Key_Down);
        QCOMPARE(w.hours.currentPost(), first);
        w.key(Qt::Key_Down);
        QCOMPARE(w.hours.currentPost(), second);
        w.key(Qt::Key_Down);
        QCOMPARE(w.current(), (WallTime{thursday, QTime(12, 30)}));
        QVERIFY(w.hours.currentPost().isNull());
        w.key(Qt::Key_Up);
        QCOMPARE(w.hours.currentPost(), second);
        w.key(Qt::Key_Right);
        QCOMPARE(w.current(), (WallTime{friday, QTime(12, 0)}));
        w.key(Qt::Key_PageDown);
        QCOMPARE(w.current(), (WallTime{friday.addDays(7), QTime(12, 0)}));
        QCOMPARE(w.hours.firstDay(), QDate(2026, 11, 23));
        w.key(Qt::Key_Home);
        QCOMPARE(w.current().time, QTime(0, 0));
        QVERIFY(w.hours.viewport()->rect().contains(w.hours.slotRect(friday.addDays(7), QTime(0, 0))));
        w.key(Qt::Key_Up);
        QCOMPARE(w.current().time, QTime(0, 0));
        w.key(Qt::Key_End);
        QCOMPARE(w.current().time, QTime(23, 30));
        w.key(Qt::Key_Down);
        QCOMPARE(w.current(), (WallTime{friday.addDays(7), QTime(23, 30)}));
        w.hours.setDayCount(1);
        w.key(Qt::Key_PageUp);
        QCOMPARE(w.hours.firstDay(), QDate(2026, 11, 26));
    }

    void jAndKGoThroughThePosts()
    {
        TimeGridWindow w;
        const auto before = w.addPost(QStringLiteral("before"), thursday, QTime(9, 0));
        const auto after = w.addPost(QStringLiteral("after"), friday, QTime(8, 0));
        w.hours.setFocus();
        w.key(Qt::Key_K);
        QCOMPARE(w.hours.currentPost(), before);
        w.key(Qt::Key_J);
        QCOMPARE(w.hours.currentPost(), after);
        w.key(Qt::Key_K, Qt::ShiftModifier);
        QCOMPARE(w.choice.ids(), (QList<plan::PostId>{after, before}));
        w.key(Qt::Key_Escape);
        QVERIFY(w.choice.isEmpty());
    }

    void enterAndNWriteAPostForTheTime()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("there"), thursday, QTime(13, 0));
        QSignalSpy asked(&w.hours, &TimeGridView::newPostAsked);
        QSignalSpy opened(&w.hours, &DaysView::postOpened);
        w.hours.setFocus();
        w.hours.showTime(QTime(15, 30));
        w.key(Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(wallTimeAt(asked[0][0].value<Instant>(), "Europe/Lisbon"),
                 (WallTime{thursday, QTime(15, 30)}));
        w.hours.showPost(id);
        w.key(Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        w.key(Qt::Key_N);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(wallTimeAt(asked[1][0].value<Instant>(), "Europe/Lisbon"),
                 (WallTime{thursday, QTime(13, 0)}));
    }

    void controlWithTheArrowsMovesByQuartersAndDays()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 37));
        w.hours.setFocus();
        w.hours.showPost(id);
        w.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(14, 45)}));
        w.key(Qt::Key_Up, Qt::ControlModifier);
        w.key(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(14, 15)}));
        w.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(w.seen(id), (WallTime{thursday, QTime(14, 15)}));
        QCOMPARE(w.hours.currentPost(), id);
        QCOMPARE(w.hours.currentDate(), thursday);
        w.undo.undo();
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(14, 15)}));
    }

    void overTheEndOfTheWeekItIsFollowed()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), sunday, QTime(14, 30));
        w.hours.setFocus();
        w.hours.showPost(id);
        w.key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(w.seen(id).date, sunday.addDays(1));
        QCOMPARE(w.hours.firstDay(), sunday.addDays(1));
        QCOMPARE(w.hours.currentPost(), id);
    }

    void atTheEndOfTheDayItStays()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Late"), friday, QTime(23, 45));
        w.hours.setFocus();
        w.hours.showPost(id);
        w.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(23, 45)}));
        QVERIFY(!w.undo.canUndo());
    }

    void mCarriesAndCCopies()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 37));
        w.hours.setFocus();
        w.hours.showPost(id);
        w.key(Qt::Key_M);
        QVERIFY(w.hours.isMovingByKeyboard());
        w.key(Qt::Key_Return); // at once: not by a minute
        QCOMPARE(w.seen(id).time, QTime(14, 37));
        w.key(Qt::Key_M);
        w.key(Qt::Key_Down);
        w.key(Qt::Key_Down, Qt::ShiftModifier);
        w.key(Qt::Key_Right);
        QCOMPARE(w.seen(id).time, QTime(14, 37)); // in the air
        QCOMPARE(w.drags.hint()->time, QStringLiteral("15:00"));
        w.key(Qt::Key_Return);
        QVERIFY(!w.hours.isMovingByKeyboard());
        QCOMPARE(w.seen(id), (WallTime{friday.addDays(1), QTime(15, 0)}));
        w.key(Qt::Key_M);
        w.key(Qt::Key_Up);
        w.key(Qt::Key_Escape);
        QCOMPARE(w.seen(id), (WallTime{friday.addDays(1), QTime(15, 0)}));

        w.key(Qt::Key_C);
        w.key(Qt::Key_PageDown);
        w.key(Qt::Key_Return);
        QCOMPARE(w.seen(id), (WallTime{friday.addDays(1), QTime(15, 0)}));
        QCOMPARE(w.model.rowsOn(friday.addDays(8)).second, 1);
        QCOMPARE(w.hours.firstDay(), QDate(2026, 11, 23));
    }

    void whatIsCarriedIsBroughtBackWhereOtherDaysCameIntoView()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 30));
        w.hours.setFocus();
        w.hours.showPost(id);
        w.key(Qt::Key_M);
        w.hours.showDate(friday.addDays(7)); // as the keys of the page do
        QVERIFY(w.hours.isMovingByKeyboard());
        QVERIFY(!w.drags.hint()); // nothing is promised on days that are not its own
        w.key(Qt::Key_Down);
        QCOMPARE(w.hours.firstDay(), QDate(2026, 11, 16));
        QVERIFY(w.drags.hint());
        QCOMPARE(w.drags.hint()->time, QStringLiteral("14:45"));

        w.hours.showDate(friday.addDays(7));
        w.key(Qt::Key_Return); // it is shown before it comes down
        QVERIFY(w.hours.isMovingByKeyboard());
        QCOMPARE(w.hours.firstDay(), QDate(2026, 11, 16));
        QVERIFY(w.drags.hint());
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(14, 30)}));
        w.key(Qt::Key_Return);
        QVERIFY(!w.hours.isMovingByKeyboard());
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(14, 45)}));
    }

    void whereItCannotComeDownItStaysInTheAir()
    {
        TimeGridWindow w;
        const auto id = w.addScheduled(QStringLiteral("Demo day"), thursday, QTime(12, 0));
        w.hours.setFocus();
        w.hours.showPost(id);
        w.key(Qt::Key_M);
        w.key(Qt::Key_Up);
        w.key(Qt::Key_Up); // 11:30 is past
        QVERIFY(w.drags.hint()->refused);
        w.key(Qt::Key_Return);
        QVERIFY(w.hours.isMovingByKeyboard());
        w.key(Qt::Key_Right);
        w.key(Qt::Key_Return);
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(11, 30)}));
        QCOMPARE(w.posts.post(id)->status, plan::PostStatus::Scheduled);
    }

    void anIdeaIsCarriedFromTheTray()
    {
        TimeGridWindow w;
        const auto idea = w.addIdea(QStringLiteral("Sourdough"));
        QSignalSpy carried(&w.hours, &DaysView::carried);
        w.tray.list()->setCurrentIndex(w.ideas.index(0));
        w.hours.setFocus();
        w.hours.carry(w.tray.list()->payload(), false);
        w.key(Qt::Key_Escape);
        QCOMPARE(carried.size(), 1);
        QCOMPARE(carried[0][0].toBool(), false);
        w.hours.carry(w.tray.list()->payload(), false);
        w.key(Qt::Key_Right);
        w.key(Qt::Key_Down);
        w.key(Qt::Key_Return);
        QCOMPARE(w.seen(idea), (WallTime{friday, QTime(11, 45)}));
        QCOMPARE(w.hours.currentPost(), idea);
    }

    void spaceDeleteAndXActOnThePost()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("first"), friday, QTime(8, 0));
        QSignalSpy peeked(&w.hours, &DaysView::peekAsked);
        QSignalSpy removed(&w.hours, &DaysView::removeAsked);
        QSignalSpy ideas(&w.hours, &DaysView::ideaAsked);
        w.hours.setFocus();
        w.key(Qt::Key_Space); // a time has nothing to look at
        QCOMPARE(peeked.size(), 0);
        w.hours.showPost(id);
        w.key(Qt::Key_Space);
        QCOMPARE(peeked.size(), 1);
        QVERIFY(!peeked[0][1].toRect().isEmpty());
        w.key(Qt::Key_X);
        QCOMPARE(w.choice.ids(), QList<plan::PostId>{id});
        w.key(Qt::Key_I);
        QCOMPARE(ideas.size(), 1);
        w.key(Qt::Key_Delete);
        QCOMPARE(removed.size(), 1);
    }
};

QTEST_MAIN(TestTimeGridKeys)
#include "tst_time_grid_keys.moc"
