// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Dragging in the real window, with the whole way of the mouse and of the keys through it.
#include "calendar/ideas_tray.h"
#include "calendar/month_view.h"
#include "ui/support/desktop_window.h"

using namespace hatstand;
using test::DesktopWindow;
using ui::PageId;

namespace
{
const QDate tuesday(2026, 11, 24);
const QDate friday(2026, 11, 27);

struct Calendar : DesktopWindow
{
    explicit Calendar(const Clock &clock) : DesktopWindow(clock)
    {
        if (!begin())
            qFatal("the window does not come");
        client = addClient(QStringLiteral("Crumb & Clover"));
        account = addPractice(client, QStringLiteral("crumb"));
        id = addPost(client, account, QStringLiteral("Demo day"), {tuesday, QTime(14, 30)}, true);
        if (!press("rail-calendar") || !find<ui::calendar::MonthView>("monthView"))
            qFatal("the calendar does not come");
        month = find<ui::calendar::MonthView>("monthView");
    }
    [[nodiscard]] QPoint chip() const { return month->chipRect(id).center(); }
    [[nodiscard]] QPoint day(QDate date) const { return month->dayRect(date).center(); }
    [[nodiscard]] QDate date() const { return post(id).planned->wall.date; }

    clients::ClientId client;
    clients::AccountId account;
    plan::PostId id;
    ui::calendar::MonthView *month = nullptr;
};
} // namespace

class DragAndUndoTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aChipIsDraggedToAnotherDayAndTheMoveTakenBackAndDoneAgain()
    {
        Calendar w(m_clock);
        DesktopWindow::drag(*w.month->viewport(), w.chip(), w.day(friday));
        QVERIFY(w.find("dragGhost"));
        DesktopWindow::release(*w.month->viewport(), w.day(friday));
        QVERIFY(!w.find("dragGhost"));
        QCOMPARE(w.date(), friday);
        QCOMPARE(w.parts().outbox().ofPost(w.id)->front().dueAt, w.post(w.id).planned->instant);
        QVERIFY(w.press("undoButton"));
        QCOMPARE(w.date(), tuesday);
        w.key(Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(w.date(), friday);
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.date(), tuesday);
        QCOMPARE(w.statusOf(w.id), plan::PostStatus::Scheduled);
    }

    void escapeEndsTheDrag()
    {
        Calendar w(m_clock);
        DesktopWindow::drag(*w.month->viewport(), w.chip(), w.day(friday));
        w.key(Qt::Key_Escape);
        QVERIFY(!w.find("dragGhost"));
        DesktopWindow::release(*w.month->viewport(), w.day(friday));
        QCOMPARE(w.date(), tuesday);
        w.key(Qt::Key_Z, Qt::ControlModifier); // there is nothing to take back
        QCOMPARE(w.date(), tuesday);
    }

    void controlCopies()
    {
        Calendar w(m_clock);
        DesktopWindow::drag(*w.month->viewport(), w.chip(), w.day(friday), Qt::ControlModifier);
        DesktopWindow::release(*w.month->viewport(), w.day(friday), Qt::ControlModifier);
        QCOMPARE(w.date(), tuesday);
        QCOMPARE(w.allPosts().size(), 2);
        QCOMPARE(w.month->model().rowsOn(friday).second, 1);
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.allPosts().size(), 1);
    }

    void aPastDayTakesNothingThatIsScheduled()
    {
        Calendar w(m_clock);
        const QDate past(2026, 11, 17);
        DesktopWindow::drag(*w.month->viewport(), w.chip(), w.day(past));
        DesktopWindow::release(*w.month->viewport(), w.day(past));
        QCOMPARE(w.date(), tuesday);
    }

    void intoTheTrayAndBackByUndoItStillGoesOut()
    {
        Calendar w(m_clock);
        auto *tray = w.find<ui::calendar::IdeasTray>("ideasTray");
        QVERIFY(tray);
        const QPoint there = w.month->viewport()->mapFromGlobal(tray->mapToGlobal(tray->rect().center()));
        DesktopWindow::drag(*w.month->viewport(), w.chip(), there);
        DesktopWindow::release(*w.month->viewport(), there);
        QCOMPARE(w.statusOf(w.id), plan::PostStatus::Idea);
        QCOMPARE(w.parts().outbox().ofPost(w.id)->front().state, publish::DeliveryState::Cancelled);
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.statusOf(w.id), plan::PostStatus::Scheduled);
        QCOMPARE(w.parts().outbox().ofPost(w.id)->front().state, publish::DeliveryState::Scheduled);
    }

    void withControlTheTrayGetsACopyAndThePostStillGoesOut()
    {
        Calendar w(m_clock);
        auto *tray = w.find<ui::calendar::IdeasTray>("ideasTray");
        QVERIFY(tray);
        const QPoint there = w.month->viewport()->mapFromGlobal(tray->mapToGlobal(tray->rect().center()));
        DesktopWindow::drag(*w.month->viewport(), w.chip(), there, Qt::ControlModifier);
        DesktopWindow::release(*w.month->viewport(), there, Qt::ControlModifier);
        QCOMPARE(w.statusOf(w.id), plan::PostStatus::Scheduled);
        QCOMPARE(w.date(), tuesday);
        QCOMPARE(w.parts().outbox().ofPost(w.id)->front().state, publish::DeliveryState::Scheduled);
        QCOMPARE(w.allPosts().size(), 2);
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.allPosts().size(), 1);
    }

    void theKeyboardDoesAllOfIt()
    {
        Calendar w(m_clock);
        w.month->setFocus(Qt::TabFocusReason);
        w.key(Qt::Key_J);
        QCOMPARE(w.month->currentPost(), w.id);
        w.key(Qt::Key_M);
        for (int i = 0; i < 3; ++i)
            w.key(Qt::Key_Right);
        QVERIFY(w.find("dragGhost"));
        w.key(Qt::Key_Return);
        QCOMPARE(w.date(), friday);
        w.key(Qt::Key_I);
        QCOMPARE(w.statusOf(w.id), plan::PostStatus::Idea);
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.statusOf(w.id), plan::PostStatus::Scheduled);
        w.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(w.date(), tuesday);
    }

private:
    FakeClock m_clock;
};

QTEST_MAIN(DragAndUndoTest)
#include "tst_drag_and_undo.moc"
