// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/list_view.h"
#include "calendar_fixture.h"
#include "kit/figures.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::calendar;
using hatstand::test::CalendarFixture;

namespace
{
struct ListWindow : CalendarFixture
{
    CalendarModel model{posts, workspace.clients, rules};
    DragSession drags{moves};
    PostChoice choice;
    ListView list{kit, model, drags, choice};

    ListWindow()
    {
        list.resize(1000, 600);
        model.setZone("Europe/Lisbon");
        model.setRange(QDate(2026, 11, 1), QDate(2026, 11, 30));
        QObject::connect(&posts, &plan::PostService::changed, &model, &CalendarModel::reload);
        QObject::connect(&list, &ListView::moveAsked, &list,
                         [this](const plan::PostId &id, QDate date, bool copy) {
                             if (copy)
                                 (void)moves.copyToDay(id, date, "Europe/Lisbon");
                             else
                                 (void)moves.moveToDay(id, date, "Europe/Lisbon");
                         });
        list.show();
        (void)QTest::qWaitForWindowExposed(&list);
    }
    [[nodiscard]] QPoint centreOf(const plan::PostId &id) const
    {
        return list.visualRect(model.index(model.rowOf(id), CalendarModel::TitleColumn)).center();
    }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(list.viewport(), Qt::LeftButton, modifiers, from);
        for (int i = 0; i < 2; ++i) {
            QMouseEvent event(QEvent::MouseMove, to, list.viewport()->mapToGlobal(QPointF(to)), Qt::NoButton,
                              Qt::LeftButton, modifiers);
            QApplication::sendEvent(list.viewport(), &event);
        }
    }
};
} // namespace

class TestListView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRowIsDraggedOntoARowOfAnotherDay()
    {
        ListWindow w;
        const auto first = w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("second"), QDate(2026, 11, 27), QTime(9, 0));
        w.drag(w.centreOf(first), w.centreOf(second));
        QVERIFY(w.drags.isActive() && w.drags.hint());
        QTest::mouseRelease(w.list.viewport(), Qt::LeftButton, {}, w.centreOf(second));
        QCOMPARE(w.wallOf(first), (WallTime{QDate(2026, 11, 27), QTime(8, 0)}));
        QCOMPARE(w.list.currentPost(), first);

        w.drag(w.centreOf(second), w.centreOf(first));
        QTest::keyClick(&w.list, Qt::Key_Escape);
        QVERIFY(!w.drags.isActive());
        QTest::mouseRelease(w.list.viewport(), Qt::LeftButton, {}, w.centreOf(first));
    }

    void theRightButtonPutsBackWhatIsDragged()
    {
        ListWindow w;
        const auto first = w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("second"), QDate(2026, 11, 27), QTime(9, 0));
        w.drag(w.centreOf(first), w.centreOf(second));
        QVERIFY(w.drags.isActive());
        QTest::mousePress(w.list.viewport(), Qt::RightButton, {}, w.centreOf(second));
        QVERIFY(!w.drags.isActive());
        QCOMPARE(w.list.currentPost(), first);
        QTest::mouseRelease(w.list.viewport(), Qt::RightButton, {}, w.centreOf(second));
        QTest::mouseRelease(w.list.viewport(), Qt::LeftButton, {}, w.centreOf(second));
        QCOMPARE(w.wallOf(first).date, QDate(2026, 11, 20));
    }

    void controlCopiesWhatIsDragged()
    {
        ListWindow w;
        const auto first = w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("second"), QDate(2026, 11, 27), QTime(9, 0));
        w.drag(w.centreOf(first), w.centreOf(second), Qt::ControlModifier);
        QTest::mouseRelease(w.list.viewport(), Qt::LeftButton, Qt::ControlModifier, w.centreOf(second));
        QCOMPARE(w.wallOf(first).date, QDate(2026, 11, 20));
        QCOMPARE(w.model.rowsOn(QDate(2026, 11, 27)).second, 2);
        QVERIFY(w.choice.isEmpty());
    }

    void mAndCAskForTheDay()
    {
        ListWindow w;
        const auto id = w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        w.list.showPost(id);
        w.list.setFocus();
        QSignalSpy asked(&w.list, &ListView::planAsked);
        QTest::keyClick(&w.list, Qt::Key_M);
        QTest::keyClick(&w.list, Qt::Key_C);
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0][1].toBool(), false);
        QCOMPARE(asked[1][1].toBool(), true);
        QCOMPARE(asked[1][0].value<plan::PostId>(), id);
    }

    void severalAreChosen()
    {
        ListWindow w;
        const auto first = w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        const auto second = w.addPost(QStringLiteral("second"), QDate(2026, 11, 27), QTime(9, 0));
        w.list.showPost(first);
        w.list.setFocus();
        QTest::keyClick(&w.list, Qt::Key_J, Qt::ShiftModifier);
        QCOMPARE(w.choice.ids(), (QList<plan::PostId>{first, second}));
        QTest::mouseClick(w.list.viewport(), Qt::LeftButton, Qt::ControlModifier, w.centreOf(first));
        QCOMPARE(w.choice.ids(), QList<plan::PostId>{second});
        QTest::keyClick(&w.list, Qt::Key_Escape);
        QVERIFY(w.choice.isEmpty());
    }

    void inANarrowWindowAllColumnsFit()
    {
        ListWindow w;
        w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        for (const int width : {1400, 1000, 738}) { // the last is what a window of 980 leaves
            w.list.resize(width, 600);
            QCoreApplication::processEvents();
            QVERIFY(!w.list.horizontalScrollBar()->isVisible());
            int columns = 0;
            for (int column = 0; column < w.model.columnCount(); ++column)
                columns += w.list.columnWidth(column);
            QCOMPARE(columns, w.list.viewport()->width());
            QVERIFY(w.list.columnWidth(CalendarModel::TitleColumn) >= w.kit.px(200));
        }
    }

    void dayAndTimeAreWholeAtEveryWidth()
    {
        ListWindow w;
        w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        w.addPost(QStringLiteral("second"), QDate(2026, 11, 25), QTime(20, 8));
        for (const int width : {1400, 738}) {
            w.list.resize(width, 600);
            QCoreApplication::processEvents();
            for (int row = 0; row < w.model.rowCount(); ++row) {
                const QString when = w.model.index(row, CalendarModel::TimeColumn).data().toString();
                const int room = w.list.columnWidth(CalendarModel::TimeColumn) - w.kit.px(20);
                QVERIFY2(ui::figuresWidth(w.kit.font(ui::TypeRole::Body), when) <= room, qPrintable(when));
            }
        }
    }

    void inLargeTextTheStatusIsStillInReach()
    {
        ListWindow w;
        w.addPost(QStringLiteral("first"), QDate(2026, 11, 20), QTime(8, 0));
        w.themes.setTextScale(2);
        w.list.resize(800, 600);
        QCoreApplication::processEvents();
        QVERIFY(w.list.horizontalScrollBar()->isVisible());
        w.list.horizontalScrollBar()->setValue(w.list.horizontalScrollBar()->maximum());
        const QRect status = w.list.visualRect(w.model.index(0, CalendarModel::StatusColumn));
        QVERIFY(w.list.viewport()->rect().contains(status.center()));
        w.themes.setTextScale(1);
    }
};

QTEST_MAIN(TestListView)
#include "tst_list_view.moc"
