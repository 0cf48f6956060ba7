// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The hours as a mouse, a clock and a screen reader find them.
#include "calendar/post_box.h"
#include "time_grid_window.h"

#include <QAccessible>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui::calendar;
using hatstand::test::TimeGridWindow;

namespace
{
const QDate monday(2026, 11, 16);
const QDate thursday(2026, 11, 19); // today
const QDate friday(2026, 11, 20);
const QDate saturday(2026, 11, 21);
} // namespace

class TestTimeGridView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBoxStandsWhereItsTimeIs()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 30));
        QCOMPARE(w.hours.firstDay(), monday);
        const QRect box = w.hours.chipRect(id);
        QCOMPARE(box.top(), w.hours.slotRect(friday, QTime(14, 30)).top());
        QVERIFY(w.hours.geometryOfHours().column(4).contains(box));
        w.hours.setDayCount(1);
        w.hours.showDate(friday);
        QCOMPARE(w.hours.firstDay(), friday);
        QVERIFY(w.hours.chipRect(id).width() > 5 * box.width());
    }

    void aNarrowBoxKeepsAMarkOfItsNetworks()
    {
        TimeGridWindow w;
        const auto painted = [&](int width, const QStringList &networks, const QString &facts = {}) {
            QImage image(w.kit.px(width), w.kit.px(51), QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            PostBox box;
            box.chip.time = QStringLiteral("11:30");
            box.chip.title = QStringLiteral("Winter service");
            box.networkKeys = networks;
            box.facts = facts;
            paintPostBox(painter, w.kit, image.rect(), box, Qt::LeftToRight);
            return image;
        };
        const QStringList one{QStringLiteral("practice")};
        const QStringList two{QStringLiteral("practice"), QStringLiteral("instagram")};
        // In a column of the smallest window, and where not even the time fits beside the icon.
        for (const int width : {82, 44}) {
            QVERIFY2(painted(width, one) != painted(width, {}), qPrintable(QString::number(width)));
            QVERIFY2(painted(width, two) != painted(width, one), qPrintable(QString::number(width)));
        }
        // Whose it is stands where there is room only.
        const QString facts = QStringLiteral("Crumb & Clover · Practice");
        QVERIFY(painted(299, one, facts) == painted(299, one));
        QVERIFY(painted(300, one, facts) != painted(300, one));
    }

    void itBeginsWithTheWorkingDayOrWithNow()
    {
        TimeGridWindow w;
        QCOMPARE(w.hours.topMinute(), 7 * 60 - 20);
        // The label of the first hour, which has its middle on the line, is not cut by the head.
        const TimeGridGeometry &geometry = w.hours.geometryOfHours();
        QVERIFY(geometry.lineOf(7 * 60) - geometry.body().top() >= w.kit.px(16));
        TimeGridWindow evening;
        evening.hours.setNow(evening.workspace.clock.now() + std::chrono::hours(11)); // 22:42
        evening.hours.resize(1000, 500);
        QVERIFY(evening.hours.viewport()->rect().contains(evening.hours.nowLine()));
        // Where the person has scrolled to, it stays, whatever the size.
        evening.hours.setTopMinute(5 * 60);
        evening.hours.resize(1000, 600);
        QCOMPARE(evening.hours.topMinute(), 5 * 60);
        evening.hours.showDate(monday.addDays(7));
        QCOMPARE(evening.hours.topMinute(), 5 * 60);
    }

    void draggingABoxMovesItToThatDayAndTime()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 30));
        const int day =
            w.hours.geometryOfHours().column(5).left() - w.hours.geometryOfHours().column(4).left();
        w.drag(id, QPoint(day, 2 * w.hourHeight()));
        QVERIFY(w.drags.hint());
        QCOMPARE(w.drags.hint()->time, QStringLiteral("16:30"));
        QVERIFY(w.drags.hint()->look != DropHint::Look::Chip);
        const QPoint at = w.hours.viewport()->mapFromGlobal(w.drags.position());
        w.release(at);
        QCOMPARE(w.seen(id), (WallTime{saturday, QTime(16, 30)}));
        QCOMPARE(w.hours.currentPost(), id);
        w.undo.undo();
        QCOMPARE(w.seen(id), (WallTime{friday, QTime(14, 30)}));
    }

    void aLatePostKeepsItsTimeWhereItIsDraggedToTheSide()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Late"), friday, QTime(23, 45));
        w.hours.setFocus();
        w.hours.showPost(id);
        const TimeGridGeometry &geometry = w.hours.geometryOfHours();
        QVERIFY(w.hours.chipRect(id).top() < geometry.lineOf(23 * 60 + 45)); // moved up, so that it is seen
        const int day = geometry.column(5).left() - geometry.column(4).left();
        w.dragStraight(id, QPoint(day, 0));
        QVERIFY(w.drags.hint());
        QCOMPARE(w.drags.hint()->time, QStringLiteral("23:45"));
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()));
        QCOMPARE(w.seen(id), (WallTime{saturday, QTime(23, 45)}));
        w.dragStraight(id, QPoint(0, -w.hourHeight()));
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()));
        QCOMPARE(w.seen(id), (WallTime{saturday, QTime(22, 45)}));
    }

    void draggedToTheSideItKeepsItsMinute()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(10, 5));
        const TimeGridGeometry &geometry = w.hours.geometryOfHours();
        const int day = geometry.column(5).left() - geometry.column(4).left();
        w.dragStraight(id, QPoint(day, 2)); // no hand is quite level
        QVERIFY(w.drags.hint());
        QCOMPARE(w.drags.hint()->time, QStringLiteral("10:05"));
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()));
        QCOMPARE(w.seen(id), (WallTime{saturday, QTime(10, 5)}));
        w.dragStraight(id, QPoint(0, w.hourHeight())); // among other times, to a quarter of an hour
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()));
        QCOMPARE(w.seen(id), (WallTime{saturday, QTime(11, 0)}));
    }

    void escapeLeavesItAndControlCopies()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 30));
        w.drag(id, QPoint(0, w.hourHeight()));
        w.key(Qt::Key_Escape);
        QVERIFY(!w.drags.isActive());
        w.release(w.centreOf(id));
        QCOMPARE(w.seen(id).time, QTime(14, 30));
        QVERIFY(!w.undo.canUndo());

        w.drag(id, QPoint(0, 3 * w.hourHeight()), Qt::ControlModifier);
        QVERIFY(w.drags.isCopy());
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()), Qt::ControlModifier);
        QCOMPARE(w.seen(id).time, QTime(14, 30));
        QCOMPARE(w.model.rowsOn(friday).second, 2);
        QCOMPARE(w.model.item(1).time, QTime(17, 30));
    }

    void theRightButtonPutsBackWhatIsDragged()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 30));
        w.drag(id, QPoint(0, 2 * w.hourHeight()));
        const QPoint at = w.hours.viewport()->mapFromGlobal(w.drags.position());
        QTest::mousePress(w.hours.viewport(), Qt::RightButton, {}, at);
        QVERIFY(!w.drags.isActive());
        QCOMPARE(w.hours.currentPost(), id);
        QTest::mouseRelease(w.hours.viewport(), Qt::RightButton, {}, at);
        w.release(at);
        QCOMPARE(w.seen(id).time, QTime(14, 30));
        QVERIFY(!w.undo.canUndo());
    }

    void theTipTellsOnesOwnTimeAndTheClients()
    {
        TimeGridWindow w;
        const auto far = w.workspace.addClient(QStringLiteral("Wheels"), "Europe/Amsterdam");
        const auto id = w.addFor(far, QStringLiteral("Winter"), friday, QTime(13, 30), "Europe/Amsterdam");
        QCOMPARE(w.seen(id).time, QTime(12, 30));
        w.drag(id, QPoint(0, 4 * w.hourHeight()));
        const QString tip = w.drags.hint()->tip.join(u'\n');
        QVERIFY2(tip.contains(QStringLiteral("16:30")), qPrintable(tip));
        QVERIFY2(tip.contains(QStringLiteral("17:30 in Amsterdam")), qPrintable(tip));
        QCOMPARE(w.drags.hint()->time, QStringLiteral("16:30"));
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()));
        // The client's clock is the one that is kept.
        QCOMPARE(w.posts.post(id)->planned->zone, QByteArray("Europe/Amsterdam"));
        QCOMPARE(w.wallOf(id), (WallTime{friday, QTime(17, 30)}));
    }

    void whatIsScheduledIsNotDroppedInThePast()
    {
        TimeGridWindow w;
        const auto id = w.addScheduled(QStringLiteral("Demo day"), thursday, QTime(14, 30));
        w.drag(id, QPoint(0, -4 * w.hourHeight()));
        QVERIFY(w.drags.hint() && w.drags.hint()->refused);
        QVERIFY(!w.drags.hint()->tip.join(u' ').isEmpty());
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()));
        QCOMPARE(w.seen(id).time, QTime(14, 30));
    }

    void whatIsPublishedCannotBeDragged()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Out"), monday, QTime(9, 0));
        QVERIFY(w.posts.setStatus(id, plan::PostStatus::Published));
        w.model.reload();
        w.drag(id, QPoint(0, w.hourHeight()));
        QVERIFY(!w.drags.isActive());
        w.hours.showPost(id);
        w.key(Qt::Key_Down, Qt::ControlModifier);
        w.key(Qt::Key_M);
        QVERIFY(!w.hours.isMovingByKeyboard());
        QCOMPARE(w.seen(id).time, QTime(9, 0));
    }

    void atTheEdgeADragScrollsForAsLongAsItIsHeldThere()
    {
        TimeGridWindow w;
        w.hours.resize(1000, 500);
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(11, 30));
        const QPoint from = w.centreOf(id);
        w.press(from);
        w.moveTo(from + QPoint(0, 30));
        QCOMPARE(w.workspace.timers.pending(), 0);
        const int before = w.hours.topMinute();
        w.moveTo(QPoint(from.x(), w.hours.viewport()->height() - 4));
        const QString time = w.drags.hint()->time;
        w.workspace.timers.advance(std::chrono::milliseconds(400));
        QVERIFY(w.hours.topMinute() > before);
        QVERIFY(w.drags.hint()->time > time);
        w.moveTo(from);
        w.workspace.timers.advance(std::chrono::milliseconds(100));
        const int after = w.hours.topMinute();
        w.workspace.timers.advance(std::chrono::milliseconds(400));
        QCOMPARE(w.hours.topMinute(), after);
        QCOMPARE(w.workspace.timers.pending(), 0);
    }

    void anIdeaIsDraggedOntoATimeAndBack()
    {
        TimeGridWindow w;
        const auto idea = w.addIdea(QStringLiteral("Sourdough"));
        QListView *list = w.tray.list();
        QTest::mousePress(list->viewport(), Qt::LeftButton, {}, list->visualRect(w.ideas.index(0)).center());
        const QPoint target = w.hours.viewport()->mapToGlobal(
            w.hours.slotRect(saturday, QTime(15, 0)).topLeft() + QPoint(20, 2));
        for (int i = 0; i < 2; ++i) {
            QMouseEvent event(QEvent::MouseMove, list->viewport()->mapFromGlobal(QPointF(target)),
                              QPointF(target), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(list->viewport(), &event);
        }
        QVERIFY(w.drags.hint());
        QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, list->viewport()->mapFromGlobal(target));
        QCOMPARE(w.seen(idea), (WallTime{saturday, QTime(15, 0)}));

        const QPoint back = w.hours.viewport()->mapFromGlobal(w.tray.mapToGlobal(QPoint(120, 600)));
        w.press(w.centreOf(idea));
        w.moveTo(back);
        w.moveTo(back);
        w.release(back);
        QCOMPARE(w.posts.post(idea)->status, plan::PostStatus::Idea);
    }

    void aDoubleClickOnATimeAsksForAPostThere()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 30));
        QSignalSpy asked(&w.hours, &TimeGridView::newPostAsked);
        QSignalSpy opened(&w.hours, &DaysView::postOpened);
        QTest::mouseDClick(w.hours.viewport(), Qt::LeftButton, {}, w.centreOf(saturday, QTime(10, 30)));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(wallTimeAt(asked[0][0].value<Instant>(), "Europe/Lisbon"),
                 (WallTime{saturday, QTime(10, 30)}));
        QTest::mouseDClick(w.hours.viewport(), Qt::LeftButton, {}, w.centreOf(id));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(opened.size(), 1);
    }

    void whatWouldLieOverEachOtherStandsSideBySide()
    {
        TimeGridWindow w;
        std::vector<plan::PostId> ids;
        for (const QTime time : {QTime(9, 0), QTime(9, 10), QTime(9, 20)})
            ids.push_back(w.addPost(time.toString(), friday, time));
        for (size_t i = 0; i < ids.size(); ++i) {
            QVERIFY(!w.hours.chipRect(ids[i]).isEmpty());
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!w.hours.chipRect(ids[i]).intersects(w.hours.chipRect(ids[j])));
        }
        for (int i = 0; i < 4; ++i)
            ids.push_back(w.addPost(QStringLiteral("more"), friday, QTime(9, 20)));
        QVERIFY(w.hours.chipRect(ids.back()).isEmpty());
        // What counts the others leads to the day, where there is more room.
        QSignalSpy opened(&w.hours, &DaysView::dayOpened);
        const QRect column = w.hours.geometryOfHours().column(4);
        QTest::mouseClick(w.hours.viewport(), Qt::LeftButton, {},
                          QPoint(column.right() - 12, w.hours.slotRect(friday, QTime(9, 30)).center().y()));
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toDate(), friday);
        w.hours.setDayCount(1);
        w.hours.showDate(friday);
        for (const plan::PostId &id : ids)
            QVERIFY(!w.hours.chipRect(id).isEmpty());
    }

    void postsAnHourApartHaveTheWholeColumn()
    {
        TimeGridWindow w;
        const auto first = w.addPost(QStringLiteral("Frost check"), friday, QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("Box office"), friday, QTime(9, 0));
        QCOMPARE(w.hours.chipRect(first).left(), w.hours.chipRect(second).left());
        QCOMPARE(w.hours.chipRect(first).width(), w.hours.chipRect(second).width());
        QVERIFY(w.hours.chipRect(first).bottom() < w.hours.chipRect(second).top());
        const QRect column = w.hours.geometryOfHours().column(4);
        QVERIFY(w.hours.chipRect(first).width() > column.width() * 3 / 4);
    }

    void whatCountsACurrentPostIsRinged()
    {
        TimeGridWindow w;
        std::vector<plan::PostId> ids;
        for (int i = 0; i < 4; ++i)
            ids.push_back(w.addPost(QStringLiteral("Post %1").arg(i), friday, QTime(9, 0)));
        w.hours.setFocus();
        const QRect column = w.hours.geometryOfHours().column(4);
        const auto counted = [&] { // the "+2" in the last of three lanes
            const QRect slot = w.hours.slotRect(friday, QTime(9, 0));
            return w.hours.viewport()->grab(QRect(column.right() - 30, slot.top(), 28, 50)).toImage();
        };
        w.hours.showDate(friday);
        w.hours.showTime(QTime(15, 0));
        const QImage plain = counted();
        w.hours.showTime(QTime(9, 0));
        w.key(Qt::Key_Down);
        w.key(Qt::Key_Down);
        QVERIFY(!w.hours.chipRect(w.hours.currentPost()).isEmpty());
        QCOMPARE(counted(), plain);
        for (int i = 0; i < 2; ++i) {
            w.key(Qt::Key_Down);
            QVERIFY(!w.hours.currentPost().isNull());
            QVERIFY(w.hours.chipRect(w.hours.currentPost()).isEmpty());
            QVERIFY(counted() != plain);
        }
    }

    void theHeadOfADayLeadsToIt()
    {
        TimeGridWindow w;
        QSignalSpy opened(&w.hours, &DaysView::dayOpened);
        const QPoint head = w.hours.geometryOfHours().dayHead(5).center();
        QTest::mouseClick(w.hours.viewport(), Qt::LeftButton, {}, head);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].toDate(), saturday);
        w.hours.setDayCount(1); // it is there already
        QTest::mouseClick(w.hours.viewport(), Qt::LeftButton, {},
                          w.hours.geometryOfHours().dayHead(0).center());
        QCOMPARE(opened.size(), 1);
    }

    void theNowLineGoesWithTheClock()
    {
        TimeGridWindow w;
        const QRect before = w.hours.nowLine();
        QVERIFY(w.hours.geometryOfHours().column(3).contains(before));
        w.workspace.clock.advance(std::chrono::hours(2));
        w.hours.setNow(w.workspace.clock.now());
        QCOMPARE(w.hours.nowLine().top() - before.top(), 2 * w.hourHeight());
        // After midnight it is another day's.
        w.workspace.clock.advance(std::chrono::hours(12));
        w.hours.setNow(w.workspace.clock.now());
        QVERIFY(w.hours.geometryOfHours().column(4).left() == w.hours.nowLine().left());
        w.hours.showDate(monday.addDays(7));
        QVERIFY(w.hours.nowLine().isEmpty());
    }

    void theSecondRulerIsThereWhereTheClocksDiffer()
    {
        TimeGridWindow w;
        const int wide = w.hours.geometryOfHours().column(0).width();
        w.hours.setClientZone("Europe/London"); // the same clock under another name
        QVERIFY(!w.hours.hasSecondRuler());
        w.hours.setClientZone("Europe/Amsterdam");
        QVERIFY(w.hours.hasSecondRuler());
        QVERIFY(w.hours.geometryOfHours().column(0).width() < wide);
        QCOMPARE(w.hours.zoneDifference(), QStringLiteral("+1 h"));
        w.hours.setClientZone("Asia/Kathmandu");
        QCOMPARE(w.hours.zoneDifference(), QStringLiteral("+5:45 h"));
        w.hours.setClientZone("America/New_York");
        QCOMPARE(w.hours.zoneDifference(), QString(QChar(0x2212)) + QStringLiteral("5 h"));
        // Two weeks in which only one of the two has changed its clock.
        w.hours.showDate(QDate(2026, 10, 28));
        QCOMPARE(w.hours.zoneDifference(), QString(QChar(0x2212)) + QStringLiteral("4 h"));
        w.hours.setClientZone({});
        QVERIFY(!w.hours.hasSecondRuler());
    }

    void inTheNightThatComesTwiceBothHoursAreThere()
    {
        TimeGridWindow w;
        const QDate autumn(2026, 10, 25);
        w.hours.showDate(autumn);
        w.hours.setTopMinute(0);
        const auto first = w.addPost(QStringLiteral("first"), autumn, QTime(1, 30));
        plan::Post post = *w.posts.post(first);
        const Instant later = post.planned->instant + std::chrono::hours(1);
        const auto second = w.posts.copy(first, plan::plannedTimeAt(later, "Europe/Lisbon")).value();
        QCOMPARE(w.hours.chipRect(second).top() - w.hours.chipRect(first).top(), w.hourHeight());
        QCOMPARE(w.hours.tableRows(), 50);
        // By keyboard through both, and the hour is spoken as what it is.
        w.hours.setFocus();
        w.hours.showTime(QTime(0, 30));
        QStringList heard;
        for (int i = 0; i < 7; ++i) {
            w.key(Qt::Key_Down);
            heard << (w.hours.currentPost().isNull() ? w.hours.spokenCell(w.hours.currentCell())
                                                     : w.posts.post(w.hours.currentPost())->title);
        }
        QVERIFY(heard[0].contains(QStringLiteral("01:00")));
        QVERIFY(heard[1].contains(QStringLiteral("01:30")));
        QVERIFY(heard[3].contains(QStringLiteral("01:00 for the second time")));
        QVERIFY(heard[4].contains(QStringLiteral("01:30 for the second time")));
        QVERIFY(heard[6].contains(QStringLiteral("02:00")));
        // The second one is moved within its hour.
        w.hours.showPost(second);
        w.key(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(w.posts.post(second)->planned->instant, later - std::chrono::minutes(15));
        QCOMPARE(w.posts.post(first)->planned->instant, post.planned->instant);
    }

    void aTimeThatIsSkippedTakesNothing()
    {
        TimeGridWindow w;
        const QDate spring(2027, 3, 28);
        w.hours.showDate(spring);
        w.hours.setTopMinute(0);
        const auto id = w.addPost(QStringLiteral("Early"), spring, QTime(0, 30));
        QCOMPARE(w.hours.axis().holes(6).size(), size_t(1));
        w.drag(id, QPoint(0, w.hourHeight()));
        QVERIFY(w.drags.hint() && w.drags.hint()->refused);
        QVERIFY(w.drags.hint()->tip.join(u' ').contains(QStringLiteral("go forward")));
        w.release(w.hours.viewport()->mapFromGlobal(w.drags.position()));
        QCOMPARE(w.seen(id).time, QTime(0, 30));
        // The keyboard goes over it.
        w.hours.setFocus();
        w.hours.showPost(id);
        w.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(w.seen(id).time, QTime(0, 45));
        w.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(w.seen(id).time, QTime(2, 0));
        w.key(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(w.seen(id).time, QTime(0, 45));
        const int cell = 2 * 7 + 6; // 01:00
        QVERIFY(w.hours.spokenCell(cell).contains(QStringLiteral("go forward")));
    }

    void fromRightToLeftTheDaysRunTheOtherWay()
    {
        TimeGridWindow w(Qt::RightToLeft);
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 30));
        QVERIFY(w.hours.chipRect(id).left() > w.hours.geometryOfHours().column(5).left());
        w.hours.setFocus();
        w.key(Qt::Key_Left);
        QCOMPARE(w.hours.currentDate(), friday);
        w.hours.showPost(id);
        w.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(w.seen(id).date, saturday);
    }

    void aScreenReaderSeesATableOfHalfHours()
    {
        TimeGridWindow w;
        const auto id = w.addPost(QStringLiteral("Demo day"), friday, QTime(14, 45));
        QAccessibleInterface *table = QAccessible::queryAccessibleInterface(&w.hours);
        QVERIFY(table);
        QCOMPARE(table->role(), QAccessible::Table);
        QCOMPARE(table->tableInterface()->rowCount(), 48);
        QCOMPARE(table->tableInterface()->columnCount(), 7);
        QVERIFY(table->tableInterface()->columnDescription(4).contains(QStringLiteral("20 November")));
        QCOMPARE(table->tableInterface()->rowDescription(29), QStringLiteral("14:30"));
        QAccessibleInterface *slot = table->tableInterface()->cellAt(29, 4);
        QVERIFY(slot);
        QVERIFY(slot->text(QAccessible::Name).contains(QStringLiteral("Friday 20 November, 14:30")));
        QVERIFY(slot->text(QAccessible::Description).contains(QStringLiteral("Demo day")));
        QVERIFY(table->tableInterface()->cellAt(28, 4)->text(QAccessible::Description).isEmpty());
        QVERIFY(!slot->state().selected);
        w.hours.setFocus();
        w.hours.showPost(id);
        QVERIFY(slot->state().selected);
        QVERIFY(slot->text(QAccessible::Name).contains(QStringLiteral("14:45, Demo day")));
        const QPoint there = w.hours.viewport()->mapToGlobal(w.centreOf(friday, QTime(14, 30)));
        QCOMPARE(table->childAt(there.x(), there.y()), slot);
        // With one day, what lay beyond it is gone.
        QAccessibleInterface *last = table->tableInterface()->cellAt(47, 6);
        QVERIFY(last->isValid());
        w.hours.setDayCount(1);
        QCOMPARE(table->tableInterface()->columnCount(), 1);
        QVERIFY(!last->isValid());
        QVERIFY(last->text(QAccessible::Name).isEmpty());
    }
};

QTEST_MAIN(TestTimeGridView)
#include "tst_time_grid_view.moc"
