// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in the real window: write, pick the account, choose the time, schedule, see it in the plan.
#include "calendar/month_view.h"
#include "ui/support/desktop_window.h"

#include <QDateEdit>
#include <QTimeEdit>

using namespace hatstand;
using test::DesktopWindow;
using ui::PageId;

class ComposeAndScheduleTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenPickedAndTimedStandsInTheCalendar()
    {
        FakeClock clock; // Thursday 19 November 2026, 11:42 in Lisbon
        DesktopWindow w(clock);
        QVERIFY(w.begin());
        const auto bakery = w.addClient(QStringLiteral("Crumb & Clover"));
        const auto usual = w.addPractice(bakery, QStringLiteral("crumb"));
        const auto other = w.addPractice(bakery, QStringLiteral("clover"));

        w.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(w.page() == PageId::Composer && w.find("postText"));
        QVERIFY(w.fill("postText", QStringLiteral("The rye is out at seven.")));

        // Only the second account: the menu opens by key and is walked by keys.
        QVERIFY(w.press("chooseAccounts"));
        QTRY_VERIFY(w.openMenu());
        QMenu *menu = w.openMenu();
        QAction *wanted = nullptr;
        QAction *unwanted = nullptr;
        for (QAction *action : menu->actions()) {
            if (action->text().contains(QStringLiteral("clover")))
                wanted = action;
            else if (action->text().contains(QStringLiteral("crumb")))
                unwanted = action;
        }
        QVERIFY(wanted && unwanted);
        for (QAction *action : {wanted, unwanted}) {
            if (action->isChecked() == (action == wanted))
                continue;
            if (!menu->isVisible()) {
                QVERIFY(w.press("chooseAccounts"));
                QTRY_VERIFY(w.openMenu());
                menu = w.openMenu();
                for (QAction *again : menu->actions()) {
                    if (again->text().contains(action == wanted ? QStringLiteral("clover")
                                                                : QStringLiteral("crumb")))
                        action = again;
                }
            }
            menu->setActiveAction(action);
            QTest::keyClick(menu, Qt::Key_Return);
        }
        if (w.openMenu())
            QTest::keyClick(w.openMenu(), Qt::Key_Escape);

        QVERIFY(w.press("chooseTime"));
        QTRY_VERIFY(w.find<QDateEdit>("whenDate"));
        auto *date = w.find<QDateEdit>("whenDate");
        date->setCurrentSection(QDateTimeEdit::DaySection);
        const QDate day(2026, 11, 25);
        for (int i = 0; date->date() != day && i < 30; ++i)
            QTest::keyClick(date, date->date() < day ? Qt::Key_Up : Qt::Key_Down);
        auto *time = w.find<QTimeEdit>("whenTime");
        time->setFocus(Qt::TabFocusReason);
        time->setCurrentSection(QDateTimeEdit::HourSection);
        time->setSelectedSection(QDateTimeEdit::HourSection);
        DesktopWindow::type(QStringLiteral("0645"));
        w.key(Qt::Key_Return, Qt::ControlModifier);

        QTRY_COMPARE(w.allPosts().size(), 1);
        const plan::PostId id = w.allPosts().front();
        QTRY_COMPARE(w.statusOf(id), plan::PostStatus::Scheduled);
        const plan::Post post = w.post(id);
        QCOMPARE(post.text, QStringLiteral("The rye is out at seven."));
        QCOMPARE(post.planned->wall, (WallTime{day, QTime(6, 45)}));
        QCOMPARE(post.versions.size(), size_t(1));
        QCOMPARE(post.versions.front().accountId, other);
        QVERIFY(other != usual);
        QCOMPARE(w.parts().outbox().ofPost(id)->size(), size_t(1));

        QVERIFY(w.press("rail-calendar"));
        QTRY_VERIFY(w.find<ui::calendar::MonthView>("monthView"));
        auto *month = w.find<ui::calendar::MonthView>("monthView");
        QTRY_VERIFY(!month->chipRect(id).isEmpty());
        QVERIFY(month->dayRect(day).contains(month->chipRect(id)));
        QCOMPARE(month->model().item(month->model().rowOf(id)).status, ui::Status::Scheduled);
    }
};

QTEST_MAIN(ComposeAndScheduleTest)
#include "tst_compose_and_schedule.moc"
