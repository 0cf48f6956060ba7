// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Week and day within the page: the switch, the head, what is remembered, what follows from one view to
// another.
#include "calendar/calendar_model.h"
#include "calendar/calendar_page.h"
#include "calendar/ideas_tray.h"
#include "calendar/list_view.h"
#include "calendar/month_view.h"
#include "calendar/time_grid_view.h"
#include "kit/segmented_control.h"
#include "strategy/campaign_service.h"
#include "ui/support/window_parts.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::calendar;

namespace
{
enum View { Month, Week, Day, List };

struct HoursPage : test::WindowParts
{
    test::RecordingNavigator navigator;
    strategy::CampaignService campaigns{base.database(), base.clock};
    clients::ClientId bakery = base.addClient(QStringLiteral("Crumb & Clover"));
    clients::AccountId account = base.addAccount(bakery, QStringLiteral("crumb.example"));
    std::unique_ptr<CalendarPage> page;

    void open()
    {
        page = std::make_unique<CalendarPage>(
            context(navigator),
            CalendarPage::Services{posts, outbox, base.clients, base.accounts, campaigns, rules});
        page->resize(1440, 848);
        page->activate();
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
    }
    void openAs(View view)
    {
        open();
        choose(view);
    }
    void choose(View view) const { find<ui::SegmentedControl>("calendarViews")->setCurrentIndex(view); }
    plan::PostId draft(const QString &title, QDate date, QTime time)
    {
        plan::Post post;
        post.clientId = bakery;
        post.title = title;
        post.text = title;
        plan::Version version;
        version.accountId = account;
        post.versions = {version};
        post.planned = plan::plannedTime({date, time}, "Europe/Lisbon").value();
        return posts.add(post).value();
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return page->findChild<Widget *>(QLatin1StringView(name));
    }
    [[nodiscard]] TimeGridView *hours() const { return find<TimeGridView>("timeGrid"); }
    [[nodiscard]] MonthView *month() const { return find<MonthView>("monthView"); }
    [[nodiscard]] ListView *list() const { return find<ListView>("calendarList"); }
    [[nodiscard]] QString title() const { return find<QLabel>("calendarTitle")->text(); }
    [[nodiscard]] QString count() const { return find<QLabel>("calendarCount")->text(); }
    void press(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void filterStatus(const QString &status) const
    {
        for (QAction *action : find<QPushButton>("statusFilter")->menu()->actions()) {
            if (action->text() == status)
                action->trigger();
        }
    }
    [[nodiscard]] WallTime seen(const plan::PostId &id) const
    {
        return wallTimeAt(posts.post(id)->planned->instant, systemZone());
    }
};
const QDate today(2026, 11, 19); // Thursday
} // namespace

class TestCalendarHours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theHeadTellsTheWeekAndTheDay()
    {
        HoursPage w;
        w.draft(QStringLiteral("First"), today, QTime(15, 0));
        w.draft(QStringLiteral("Second"), today.addDays(1), QTime(15, 0));
        w.openAs(Week);
        QVERIFY(w.hours()->isVisible());
        QCOMPARE(w.title(), QStringLiteral("16 – 22 November"));
        QVERIFY2(w.count().contains(QStringLiteral("47")) && w.count().contains(QStringLiteral("2 post")),
                 qPrintable(w.count()));
        QCOMPARE(w.find<QPushButton>("nextPeriod")->accessibleName(), QStringLiteral("Next week"));
        w.press("nextPeriod");
        QCOMPARE(w.title(), QStringLiteral("23 – 29 November"));
        w.press("nextPeriod");
        QCOMPARE(w.title(), QStringLiteral("30 November – 6 December"));
        w.press("goToday");
        QCOMPARE(w.title(), QStringLiteral("16 – 22 November"));
        QVERIFY(w.hours()->viewport()->rect().contains(w.hours()->nowLine()));

        w.choose(Day);
        QCOMPARE(w.title(), QStringLiteral("Thursday 19 November"));
        QVERIFY2(w.count().contains(QStringLiteral("1 post")), qPrintable(w.count()));
        QCOMPARE(w.find<QPushButton>("previousPeriod")->accessibleName(), QStringLiteral("Previous day"));
        w.press("previousPeriod");
        QCOMPARE(w.title(), QStringLiteral("Wednesday 18 November"));
        for (int i = 0; i < 50; ++i)
            w.press("nextPeriod");
        QCOMPARE(w.title(), QStringLiteral("Thursday 7 January 2027"));
        w.choose(Month);
        QCOMPARE(w.title(), QStringLiteral("January 2027"));
    }

    void inANarrowHeadTheCountGivesWayAndThenTheLongNames()
    {
        HoursPage w;
        w.draft(QStringLiteral("First"), today, QTime(15, 0));
        w.openAs(Day);
        w.press("previousPeriod");
        const auto *title = w.find<QLabel>("calendarTitle");
        const auto *count = w.find<QLabel>("calendarCount");
        QVERIFY(count->isVisible());
        bool wasShort = false;
        for (int width = 1440; width >= 660; width -= 10) {
            w.page->resize(width, 600);
            for (int i = 0; i < 3; ++i)
                QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            // Nothing stands there in part.
            QVERIFY2(!count->isVisible() || count->width() >= count->sizeHint().width(),
                     qPrintable(QString::number(width)));
            if (title->text() == QStringLiteral("Wednesday 18 November")) {
                QVERIFY2(title->width() >= title->sizeHint().width(), qPrintable(QString::number(width)));
                continue;
            }
            wasShort = true;
            QCOMPARE(title->text(), QStringLiteral("Wed 18 Nov"));
            QVERIFY(!count->isVisible());
            QVERIFY(title->toolTip().startsWith(QStringLiteral("Wednesday 18 November")));
        }
        QVERIFY(wasShort);
    }

    void viewAndHoursAreRemembered()
    {
        HoursPage w;
        w.openAs(Day);
        w.hours()->setTopMinute(9 * 60);
        w.page->deactivate();
        w.page.reset();
        w.open();
        QCOMPARE(w.find<ui::SegmentedControl>("calendarViews")->currentIndex(), int(Day));
        QVERIFY(w.hours()->isVisible());
        QCOMPARE(w.hours()->dayCount(), 1);
        QCOMPARE(w.hours()->topMinute(), 9 * 60);
    }

    void hoursThatTheKeysBroughtIntoViewAreNotRemembered()
    {
        HoursPage w;
        w.openAs(Week);
        const int usual = w.hours()->topMinute();
        w.hours()->setFocus();
        QTest::keyClick(w.hours(), Qt::Key_Home);
        QCOMPARE(w.hours()->topMinute(), 0);
        w.page->resize(1300, 800); // for now they stay
        QCOMPARE(w.hours()->topMinute(), 0);
        w.page->deactivate();
        w.page.reset();
        w.open();
        QCOMPARE(w.hours()->topMinute(), usual);
        // Where the person scrolls to, they are found the next time.
        w.hours()->verticalScrollBar()->setValue(w.hours()->geometryOfHours().topOf(4 * 60));
        const int chosen = w.hours()->topMinute();
        QVERIFY(chosen != usual);
        QTest::keyClick(w.hours(), Qt::Key_Home);
        w.page->deactivate();
        w.page.reset();
        w.open();
        QCOMPARE(w.hours()->topMinute(), chosen);
    }

    void dayAndPostFollowFromViewToView()
    {
        HoursPage w;
        const auto id = w.draft(QStringLiteral("Demo"), QDate(2026, 11, 27), QTime(15, 0));
        w.open();
        w.month()->setFocus();
        w.month()->showPost(id);
        w.choose(Week);
        QCOMPARE(w.hours()->firstDay(), QDate(2026, 11, 23));
        QCOMPARE(w.hours()->currentPost(), id);
        w.choose(Day);
        QCOMPARE(w.hours()->firstDay(), QDate(2026, 11, 27));
        QCOMPARE(w.hours()->currentPost(), id);
        w.choose(List);
        QCOMPARE(w.list()->currentPost(), id);
        w.choose(Month);
        QCOMPARE(w.month()->currentPost(), id);
        QCOMPARE(w.month()->month().month(), 11);
    }

    void whoAsksForAPostGetsItInTheWeek()
    {
        HoursPage w;
        const auto id = w.draft(QStringLiteral("Demo"), QDate(2027, 2, 3), QTime(21, 0));
        w.openAs(Week);
        w.page->open(ui::ShowPost{id});
        QCOMPARE(w.hours()->currentPost(), id);
        QVERIFY(!w.hours()->chipRect(id).isEmpty());
        w.page->open(ui::ShowDate{today});
        QCOMPARE(w.hours()->currentDate(), today);
    }

    void aNewPostIsForTheMomentByTheClientsClock()
    {
        HoursPage w;
        const auto far = w.base.addClient(QStringLiteral("Far"), "Pacific/Auckland");
        w.openAs(Week);
        w.scope.setClient(far);
        w.hours()->setFocus();
        w.hours()->showTime(QTime(15, 30));
        QTest::keyClick(w.hours(), Qt::Key_Return);
        const auto request = std::get<ui::NewPost>(w.navigator.visited.back().request);
        QCOMPARE(request.client, std::optional(far));
        QVERIFY(request.planned);
        QCOMPARE(request.planned->zone, QByteArray("Pacific/Auckland"));
        QCOMPARE(wallTimeAt(request.planned->instant, systemZone()), (WallTime{today, QTime(15, 30)}));
    }

    void theClientsHoursStandBesideOnesOwn()
    {
        HoursPage w;
        const auto far = w.base.addClient(QStringLiteral("Far"), "Asia/Tokyo");
        w.openAs(Week);
        QVERIFY(!w.hours()->hasSecondRuler()); // two clients, two clocks
        w.scope.setClient(far);
        QVERIFY(w.hours()->hasSecondRuler());
        QVERIFY2(!w.count().contains(QStringLiteral("Tokyo")), qPrintable(w.count()));
        w.choose(Month);
        QVERIFY2(w.count().contains(QStringLiteral("Tokyo")), qPrintable(w.count()));
        w.choose(Day);
        w.scope.setClient(w.bakery);
        QVERIFY(!w.hours()->hasSecondRuler());
    }

    void theNowLineGoesOn()
    {
        HoursPage w;
        w.openAs(Week);
        const int before = w.hours()->nowLine().top();
        w.base.timers.advance(std::chrono::minutes(60) + std::chrono::seconds(1));
        QCOMPARE(w.hours()->nowLine().top() - before, w.hours()->geometryOfHours().topOf(60));
    }

    void theHeadOfADayOpensItAndWhatHasNoRoomThereIsInTheList()
    {
        HoursPage w;
        w.openAs(Week);
        QTest::mouseClick(w.hours()->viewport(), Qt::LeftButton, {},
                          w.hours()->geometryOfHours().dayHead(5).center());
        QCOMPARE(w.title(), QStringLiteral("Saturday 21 November"));
        Q_EMIT w.hours()->dayOpened(today.addDays(2));
        QVERIFY(w.list()->isVisible());
    }

    void aDoubleClickOnWhatCountsPostsOpensTheDayAndNothingElse()
    {
        HoursPage w;
        for (int i = 0; i < 9; ++i)
            w.draft(QStringLiteral("Post %1").arg(i), today, QTime(9, 0));
        w.openAs(Week);
        QWidget *hours = w.hours()->viewport();
        const QRect column = w.hours()->geometryOfHours().column(w.hours()->dayOf(today));
        const QPoint counted(column.right() - 12, w.hours()->slotRect(today, QTime(9, 0)).center().y());
        const auto clickTwice = [hours](QPoint at) {
            QTest::mouseClick(hours, Qt::LeftButton, {}, at);
            QTest::mouseDClick(hours, Qt::LeftButton, {}, at);
            QTest::mouseRelease(hours, Qt::LeftButton, {}, at);
        };
        clickTwice(counted);
        QCOMPARE(w.title(), QStringLiteral("Thursday 19 November"));
        QVERIFY(w.navigator.visited.empty());
        // The next ones mean what lies there.
        clickTwice(w.hours()->slotRect(today, QTime(12, 0)).center());
        QCOMPARE(w.navigator.visited.size(), size_t(1));
    }

    void aMoveIsRefusedInWordsAndCanBeUndone()
    {
        HoursPage w;
        w.openAs(Week);
        const auto id =
            w.scheduled(w.bakery, w.account, QStringLiteral("Waits"), std::chrono::minutes(48)); // 12:30
        const WallTime before = w.seen(id);
        w.hours()->setFocus();
        w.hours()->showPost(id);
        QTest::keyClick(w.hours(), Qt::Key_Left, Qt::ControlModifier); // yesterday
        QCOMPARE(w.seen(id), before);
        QCOMPARE(w.navigator.said.size(), 1);
        QTest::keyClick(w.hours(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(w.seen(id), (WallTime{before.date.addDays(1), before.time}));
        w.undo.undo();
        QCOMPARE(w.seen(id), before);
    }

    void anIdeaIsCarriedWhereTheHoursAre()
    {
        HoursPage w;
        plan::Post post;
        post.clientId = w.bakery;
        post.title = QStringLiteral("Sourdough");
        post.status = plan::PostStatus::Idea;
        const auto idea = w.posts.add(post).value();
        w.openAs(Week);
        w.page->activateWindow();
        auto *ideas = w.find<IdeasList>("ideasList");
        ideas->setFocus();
        ideas->setCurrentIndex(ideas->model()->index(0, 0));
        QTest::keyClick(ideas, Qt::Key_M);
        QVERIFY(w.hours()->isMovingByKeyboard());
        QTest::keyClick(w.hours(), Qt::Key_Escape);
        QVERIFY(ideas->hasFocus());
        QTest::keyClick(ideas, Qt::Key_M);
        QTest::keyClick(w.hours(), Qt::Key_Right);
        QTest::keyClick(w.hours(), Qt::Key_Return);
        QCOMPARE(w.seen(idea), (WallTime{today.addDays(1), QTime(11, 30)}));
    }

    void theKeysOfThePageLeaveWhatIsCarriedInTheAir()
    {
        HoursPage w;
        const auto id = w.draft(QStringLiteral("Demo"), today, QTime(15, 0));
        w.openAs(Week);
        w.page->activateWindow();
        w.hours()->setFocus();
        w.hours()->showPost(id);
        const WallTime before = w.seen(id);
        QTest::keyClick(w.hours(), Qt::Key_M);
        QTest::keyClick(w.hours(), Qt::Key_PageDown);
        QVERIFY(w.actions.trigger(QStringLiteral("calendar.today")));
        QTest::keyClick(w.hours(), Qt::Key_Up);
        QCOMPARE(w.title(), QStringLiteral("23 – 29 November"));
        QVERIFY(w.actions.trigger(QStringLiteral("calendar.day")));
        QCOMPARE(w.title(), QStringLiteral("Thursday 19 November"));
        QVERIFY(w.hours()->isMovingByKeyboard());
        QTest::keyClick(w.hours(), Qt::Key_Return);
        QCOMPARE(w.title(), QStringLiteral("Thursday 26 November"));
        QTest::keyClick(w.hours(), Qt::Key_Return);
        QVERIFY(!w.hours()->isMovingByKeyboard());
        QCOMPARE(w.seen(id), (WallTime{before.date.addDays(7), before.time.addSecs(-15 * 60)}));
    }

    void aFilterLeavesTheDaysThereWhileAPostIsInTheAir()
    {
        HoursPage w;
        const auto id = w.draft(QStringLiteral("Demo"), today, QTime(15, 0));
        w.openAs(Week);
        w.page->activateWindow();
        w.filterStatus(QStringLiteral("Draft"));
        w.hours()->setFocus();
        w.hours()->showPost(id);
        QTest::keyClick(w.hours(), Qt::Key_M);
        QTest::keyClick(w.hours(), Qt::Key_PageDown); // to a week in which nothing matches
        QVERIFY(w.hours()->isVisible() && w.hours()->isMovingByKeyboard());
        QTest::keyClick(w.hours(), Qt::Key_Return);
        QCOMPARE(w.seen(id).date, today.addDays(7));
        QCoreApplication::processEvents();
        QVERIFY(w.hours()->isVisible());
        QTest::keyClick(w.hours(), Qt::Key_M);
        QTest::keyClick(w.hours(), Qt::Key_PageDown);
        QTest::keyClick(w.hours(), Qt::Key_Escape);
        QTRY_VERIFY(!w.hours()->isVisible());
    }

    void spaceShowsThePostAndTheMenuMovesIt()
    {
        HoursPage w;
        const auto id = w.draft(QStringLiteral("First"), today, QTime(15, 0));
        w.draft(QStringLiteral("Second"), today, QTime(17, 0));
        w.openAs(Day);
        w.page->activateWindow();
        w.hours()->setFocus();
        w.hours()->showPost(id);
        QTest::keyClick(w.hours(), Qt::Key_Space);
        auto *card = w.find<QWidget>("peekCard");
        QVERIFY(card->isVisible());
        QTest::keyClick(w.hours(), Qt::Key_J);
        QVERIFY(card->isVisible());
        QVERIFY(card->accessibleName().contains(QStringLiteral("Second")));
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(w.hours(), &key);
        auto *menu = w.find<QMenu>("postMenu");
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("menuCopyNext"))->trigger();
        menu->close();
        plan::PostFilter all;
        QCOMPARE(w.posts.count(all).value(), 3);
    }

    void theFilterThatHidesAllCountsTheWeek()
    {
        HoursPage w;
        w.draft(QStringLiteral("In view"), today, QTime(15, 0));
        w.draft(QStringLiteral("In the month only"), today.addDays(7), QTime(15, 0));
        w.openAs(Week);
        w.filterStatus(QStringLiteral("Published"));
        QString said;
        for (const QLabel *label : w.page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("hides")))
                said = label->text();
        }
        QVERIFY2(said.contains(QStringLiteral("1 post")) && said.contains(QStringLiteral("this week")),
                 qPrintable(said));
    }
};

QTEST_MAIN(TestCalendarHours)
#include "tst_calendar_hours.moc"
