// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The page as a person uses it: menus, dialogs, the tray, looks, several at once.
#include "calendar/calendar_model.h"
#include "calendar/calendar_page.h"
#include "calendar/ideas_tray.h"
#include "calendar/list_view.h"
#include "calendar/month_view.h"
#include "kit/dialog.h"
#include "kit/empty_state.h"
#include "kit/segmented_control.h"
#include "storage/transaction.h"
#include "strategy/campaign_service.h"
#include "ui/support/window_parts.h"

#include <QAction>
#include <QDateEdit>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QTimeEdit>

using namespace hatstand;
using namespace hatstand::ui::calendar;

namespace
{
struct PageWindow : test::WindowParts
{
    test::RecordingNavigator navigator;
    strategy::CampaignService campaigns{base.database(), base.clock};
    clients::ClientId bakery = base.addClient(QStringLiteral("Crumb & Clover"));
    clients::AccountId account = base.addAccount(bakery, QStringLiteral("crumb.example"));
    std::unique_ptr<CalendarPage> page;

    /// Without a turn of the event loop.
    void make()
    {
        page = std::make_unique<CalendarPage>(
            context(navigator),
            CalendarPage::Services{posts, outbox, base.clients, base.accounts, campaigns, rules});
        page->resize(1440, 848);
        page->activate();
    }
    void open()
    {
        make();
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
    }
    plan::PostId draft(const QString &title, QDate date, QTime time)
    {
        plan::Post post;
        post.clientId = bakery;
        post.title = title;
        post.text = title + QStringLiteral(", as it will be read.");
        plan::Version version;
        version.accountId = account;
        post.versions = {version};
        post.planned = plan::plannedTime({date, time}, "Europe/Lisbon").value();
        return posts.add(post).value();
    }
    plan::PostId idea(const QString &title)
    {
        plan::Post post;
        post.clientId = bakery;
        post.title = title;
        post.status = plan::PostStatus::Idea;
        return posts.add(post).value();
    }
    template <class Widget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return page->findChild<Widget *>(QLatin1StringView(name));
    }
    [[nodiscard]] MonthView *month() const { return find<MonthView>("monthView"); }
    [[nodiscard]] ListView *list() const { return find<ListView>("calendarList"); }
    [[nodiscard]] IdeasList *ideas() const { return find<IdeasList>("ideasList"); }
    void showList()
    {
        find<ui::SegmentedControl>("calendarViews")->setCurrentIndex(3);
        list()->setFocus();
    }
    [[nodiscard]] WallTime wallOf(const plan::PostId &id) const { return posts.post(id)->planned->wall; }
    void choose(const char *menuName, const char *actionName) const
    {
        auto *menu = find<QMenu>(menuName);
        QVERIFY(menu);
        auto *action = menu->findChild<QAction *>(QLatin1StringView(actionName));
        QVERIFY2(action && action->isEnabled(), actionName);
        action->trigger();
        menu->close();
    }
};
const QDate today(2026, 11, 19);
} // namespace

class TestCalendarPage : public QObject
{
    Q_OBJECT

    /// So many that they are read after the page is there. The last of them.
    static plan::PostId addThousands(PageWindow &w)
    {
        plan::PostId last;
        const auto added = storage::inTransaction(w.base.database(), [&]() -> Result<void> {
            for (int i = 0; i < 1600; ++i)
                last = w.draft(QStringLiteral("Post %1").arg(i), today.addDays(i % 5), QTime(i % 24, i % 60));
            return {};
        });
        return added ? last : plan::PostId();
    }

private Q_SLOTS:
    void eachIdeaHasTheHeightOfItsWords()
    {
        PageWindow w;
        QString title;
        for (int i = 0; i < 24; ++i)
            w.idea(title += QStringLiteral("word "));
        w.open();
        QCoreApplication::processEvents();
        const auto *list = w.ideas();
        const auto heights = [list] {
            QStyleOptionViewItem option;
            option.widget = list;
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                const QModelIndex index = list->model()->index(row, 0);
                if (list->visualRect(index).height() !=
                    list->itemDelegate()->sizeHint(option, index).height())
                    return false;
            }
            return true;
        };
        QTRY_VERIFY(heights());
        // Beside a scroll bar and without one the cards end where the filter above ends.
        auto *filter = w.find<QWidget>("ideasFilter");
        QCOMPARE(list->mapTo(w.page.get(), QPoint(list->width() - w.kit.px(IdeaDelegate::gutter), 0)).x(),
                 filter->mapTo(w.page.get(), QPoint(filter->width(), 0)).x());
        w.page->resize(1000, 848);
        QTRY_VERIFY(heights());
    }

    void aMonthOfThousandsFollowsThePage()
    {
        PageWindow w;
        QVERIFY(!addThousands(w).isNull());
        w.make();
        w.page->show();
        const auto *count = w.find<QLabel>("calendarCount");
        QVERIFY2(!count->text().contains(QStringLiteral("1600")), qPrintable(count->text()));
        QTRY_VERIFY(count->text().contains(QStringLiteral("1600")));
        QVERIFY(!w.month()->dayRect(today).isEmpty());
    }

    void aMonthOfFewIsThereWithThePage()
    {
        PageWindow w;
        for (int i = 0; i < 16; ++i)
            w.draft(QStringLiteral("Post %1").arg(i), today, QTime(i, 0));
        w.make();
        const auto *count = w.find<QLabel>("calendarCount");
        QVERIFY2(count->text().contains(QStringLiteral("16")), qPrintable(count->text()));
    }

    void whoAsksForAPostOfAMonthOfThousandsGetsIt()
    {
        PageWindow w;
        const plan::PostId last = addThousands(w);
        w.make();
        w.page->open(ui::ShowPost{last});
        QCOMPARE(w.month()->currentPost(), last);
    }

    void inTheListMOpensADialogThatMoves()
    {
        PageWindow w;
        const auto id = w.draft(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.open();
        w.showList();
        w.list()->showPost(id);
        QTest::keyClick(w.list(), Qt::Key_M);
        auto *date = w.find<QDateEdit>("planDate");
        QVERIFY(date && date->isVisible());
        date->setDate(QDate(2026, 11, 27));
        w.find<QTimeEdit>("planTime")->setTime(QTime(9, 5));
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QCOMPARE(w.wallOf(id), (WallTime{QDate(2026, 11, 27), QTime(9, 5)}));
        w.undo.undo();
        QCOMPARE(w.wallOf(id), (WallTime{QDate(2026, 11, 24), QTime(14, 30)}));
    }

    void theDialogSaysWhyAndStaysOpen()
    {
        PageWindow w;
        w.open();
        const auto id = w.scheduled(w.bakery, w.account, QStringLiteral("Waits"), std::chrono::hours(30));
        const WallTime before = w.wallOf(id);
        w.showList();
        w.list()->showPost(id);
        QTest::keyClick(w.list(), Qt::Key_M);
        auto *date = w.find<QDateEdit>("planDate");
        QVERIFY(date);
        date->setDate(today.addDays(-2));
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QVERIFY(date->isVisible());
        QCOMPARE(w.wallOf(id), before);
        date->setDate(today.addDays(3));
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QCOMPARE(w.wallOf(id).date, today.addDays(3));
        QCOMPARE(w.posts.post(id)->status, plan::PostStatus::Scheduled);
    }

    void theMenuMovesAndCopiesInBothViews()
    {
        PageWindow w;
        const auto id = w.draft(QStringLiteral("Demo day"), QDate(2026, 11, 24), QTime(14, 30));
        w.open();
        w.month()->showPost(id);
        Q_EMIT w.month()->menuAsked(id, w.page->mapToGlobal(QPoint(10, 10)));
        w.choose("postMenu", "menuMove");
        auto *date = w.find<QDateEdit>("planDate");
        QVERIFY(date);
        date->setDate(QDate(2026, 11, 26));
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 26));
        QTRY_VERIFY(!w.find<QDateEdit>("planDate") && !w.find<QMenu>("postMenu"));

        w.showList();
        w.list()->showPost(id);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(w.list(), &key);
        w.choose("postMenu", "menuCopy");
        date = w.find<QDateEdit>("planDate");
        QVERIFY(date);
        date->setDate(QDate(2026, 11, 28));
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QCOMPARE(w.wallOf(id).date, QDate(2026, 11, 26));
        plan::PostFilter all;
        QCOMPARE(w.posts.count(all).value(), 2);
    }

    void mInTheTrayCarriesTheIdeaAndEscGivesItBack()
    {
        PageWindow w;
        const auto id = w.idea(QStringLiteral("Sourdough"));
        w.open();
        w.page->activateWindow();
        w.ideas()->setFocus();
        w.ideas()->setCurrentIndex(w.ideas()->model()->index(0, 0));
        QTest::keyClick(w.ideas(), Qt::Key_M);
        QVERIFY(w.month()->isMovingByKeyboard());
        QVERIFY(w.month()->hasFocus());
        QVERIFY(!w.posts.post(id)->planned);
        QTest::keyClick(w.month(), Qt::Key_Escape);
        QVERIFY(w.ideas()->hasFocus());

        QTest::keyClick(w.ideas(), Qt::Key_M);
        QTest::keyClick(w.month(), Qt::Key_Right);
        QTest::keyClick(w.month(), Qt::Key_Return);
        QCOMPARE(w.wallOf(id).date, today.addDays(1));
        QVERIFY(w.month()->hasFocus());
    }

    void fromTheListAnIdeaIsCarriedInTheMonth()
    {
        PageWindow w;
        w.idea(QStringLiteral("Sourdough"));
        w.open();
        w.showList();
        w.ideas()->setFocus();
        w.ideas()->setCurrentIndex(w.ideas()->model()->index(0, 0));
        QTest::keyClick(w.ideas(), Qt::Key_M);
        QVERIFY(w.month()->isVisible() && w.month()->isMovingByKeyboard());
    }

    void aChosenIdeaStaysChosenWhenPostsChange()
    {
        PageWindow w;
        w.idea(QStringLiteral("First"));
        const auto second = w.idea(QStringLiteral("Second"));
        w.open();
        w.ideas()->setCurrentIndex(w.ideas()->model()->index(1, 0));
        QCOMPARE(w.ideas()->currentPost(), second);
        w.draft(QStringLiteral("Another"), QDate(2026, 11, 24), QTime(9, 0));
        w.idea(QStringLiteral("Third"));
        QCOMPARE(w.ideas()->currentPost(), second);
        QVERIFY(w.ideas()->selectionModel()->isSelected(w.ideas()->currentIndex()));
    }

    void withSeveralClientsANewIdeaAsksForWhom()
    {
        PageWindow w;
        const auto wheels = w.base.addClient(QStringLiteral("Northwheel Cycles"));
        w.open();
        w.dialogs.presetText(QStringLiteral("True every wheel by hand"));
        QTest::mouseClick(w.find<QPushButton>("addIdea"), Qt::LeftButton);
        auto *menu = w.find<QMenu>("ideaClientMenu");
        QVERIFY(menu && menu->isVisible());
        QVERIFY(w.dialogs.textRequests().isEmpty());
        QCOMPARE(menu->actions().at(1)->text(), QStringLiteral("Crumb && Clover")); // a letter, not a key
        for (QAction *action : menu->actions()) {
            if (action->text() == QStringLiteral("Northwheel Cycles"))
                action->trigger();
        }
        menu->close();
        plan::PostFilter filter;
        filter.client = wheels;
        QCOMPARE(w.posts.count(filter).value(), 1);

        w.scope.setClient(w.bakery);
        w.dialogs.presetText(QStringLiteral("Sourdough"));
        QTest::mouseClick(w.find<QPushButton>("addIdea"), Qt::LeftButton);
        filter.client = w.bakery;
        QCOMPARE(w.posts.count(filter).value(), 1);
    }

    void aNewPostIsForTheOnlyClientOfItsDay()
    {
        PageWindow w;
        const auto wheels = w.base.addClient(QStringLiteral("Northwheel Cycles"));
        w.draft(QStringLiteral("Bread"), QDate(2026, 11, 24), QTime(9, 0));
        w.open();
        const auto clientAskedOn = [&](QDate date) {
            Q_EMIT w.month()->newPostAsked(date);
            return std::get<ui::NewPost>(w.navigator.visited.back().request).client;
        };
        QCOMPARE(clientAskedOn(QDate(2026, 11, 24)), std::optional(w.bakery));
        QCOMPARE(clientAskedOn(QDate(2026, 11, 25)), std::nullopt);
        w.scope.setClient(wheels);
        QCOMPARE(clientAskedOn(QDate(2026, 11, 24)), std::optional(wheels));
    }

    void aNewPostLiesOnTheDayThatWasAskedFor()
    {
        PageWindow w;
        const auto far = w.base.addClient(QStringLiteral("Far"), "Pacific/Auckland");
        w.open();
        w.scope.setClient(far);
        Q_EMIT w.month()->newPostAsked(QDate(2026, 11, 24));
        const auto planned = std::get<ui::NewPost>(w.navigator.visited.back().request).planned;
        QVERIFY(planned);
        QCOMPARE(planned->zone, QByteArray("Pacific/Auckland"));
        QCOMPARE(wallTimeAt(planned->instant, "Europe/Lisbon").date, QDate(2026, 11, 24));
    }

    void postsOfAClientWhoIsNotShownAreChosenNoMore()
    {
        PageWindow w;
        const auto mine = w.draft(QStringLiteral("Bread"), QDate(2026, 11, 24), QTime(9, 0));
        const auto wheels = w.base.addClient(QStringLiteral("Northwheel Cycles"));
        plan::Post post;
        post.clientId = wheels;
        post.title = QStringLiteral("Wheels");
        post.planned = plan::plannedTime({QDate(2026, 11, 24), QTime(10, 0)}, "Europe/Lisbon").value();
        const auto other = w.posts.add(post).value();
        w.open();
        w.month()->setFocus();
        w.month()->showPost(mine);
        QTest::keyClick(w.month(), Qt::Key_X);
        QVERIFY(w.find<QWidget>("choiceBar")->isVisible());
        w.scope.setClient(wheels);
        QVERIFY(!w.find<QWidget>("choiceBar")->isVisible());
        w.month()->showPost(other);
        QTest::keyClick(w.month(), Qt::Key_X);
        QTest::keyClick(w.month(), Qt::Key_Delete);
        QVERIFY(!w.posts.post(other));
        QVERIFY(w.posts.post(mine));
    }

    void theFilterKnowsCampaignsAsTheyAreNow()
    {
        PageWindow w;
        w.open();
        const auto *button = w.find<QPushButton>("campaignFilter");
        QCOMPARE(button->menu()->actions().size(), 1);
        strategy::Campaign campaign;
        campaign.clientId = w.bakery;
        campaign.name = QStringLiteral("Bread & butter");
        campaign.id = w.campaigns.add(campaign).value();
        QCOMPARE(button->menu()->actions().size(), 2);
        QAction *entry = button->menu()->actions().at(1);
        QCOMPARE(entry->text(), QStringLiteral("Bread && butter")); // a letter, not a key
        entry->trigger();
        QCOMPARE(button->text(), QStringLiteral("Campaign: Bread && butter"));
        QCOMPARE(button->accessibleName(), QStringLiteral("Campaign: Bread & butter"));
        campaign.name = QStringLiteral("Butter & bread");
        QVERIFY(w.campaigns.edit(campaign));
        QCOMPARE(button->accessibleName(), QStringLiteral("Campaign: Butter & bread"));
        QVERIFY(w.campaigns.archive(campaign.id));
        QCOMPARE(button->menu()->actions().size(), 1);
        QCOMPARE(button->accessibleName(), QStringLiteral("Campaign: any"));
    }

    void theLegendHasWhatIsShown()
    {
        PageWindow w;
        w.draft(QStringLiteral("Loaves"), today, QTime(15, 0));
        const auto missed = w.draft(QStringLiteral("Buns"), today, QTime(9, 0));
        w.idea(QStringLiteral("Starter"));
        QVERIFY(w.base.database().run("UPDATE posts SET status = ? WHERE id = ?", plan::PostStatus::Missed,
                                      missed));
        w.open();
        const auto words = [&w] {
            QStringList texts;
            for (const QLabel *label : w.find<QWidget>("calendarLegend")->findChildren<QLabel *>())
                texts << label->text();
            return texts;
        };
        QCOMPARE(words(), (QStringList{QStringLiteral("Draft"), QStringLiteral("Missed")}));
        QVERIFY(w.find<QWidget>("calendarLegend")->isVisible());
        QVERIFY(w.posts.remove(missed));
        QTRY_COMPARE(words(), QStringList{QStringLiteral("Draft")});
    }

    void theKeyOfTheWindowsNewIdeaIsLeftToIt()
    {
        PageWindow w;
        w.open();
        for (const auto &entry : w.actions.entries())
            QVERIFY(!entry.defaultKeys.contains(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)));
    }

    void theFilterThatHidesAllIsNamedAndCountsWhatIsInView()
    {
        PageWindow w;
        w.draft(QStringLiteral("In view"), QDate(2026, 11, 24), QTime(9, 0));
        w.draft(QStringLiteral("Long ago"), QDate(2025, 3, 24), QTime(9, 0));
        w.open();
        const auto menu = w.find<QPushButton>("statusFilter")->menu();
        for (QAction *action : menu->actions()) {
            if (action->text() == QStringLiteral("Published"))
                action->trigger();
        }
        QString said;
        for (const QLabel *label : w.page->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("hides")))
                said = label->text();
        }
        QVERIFY2(said.contains(QStringLiteral("Published")) && said.contains(u'1'), qPrintable(said));
    }

    void theTimeAtTheClientGoesOn()
    {
        PageWindow w;
        const auto far = w.base.addClient(QStringLiteral("Far"), "Asia/Tokyo");
        w.open();
        w.scope.setClient(far);
        const QString before = w.find<QLabel>("calendarCount")->text();
        w.base.timers.advance(std::chrono::minutes(2));
        QVERIFY(w.find<QLabel>("calendarCount")->text() != before);
    }

    void theDaysAreThoseOfTheClientsInView()
    {
        PageWindow w;
        w.open();
        const auto spoken = [&w](QDate date) { return w.month()->spokenDay(w.month()->dayOf(date)); };
        const QDate bonfireNight(2026, 11, 5);
        const QDate blackFriday(2026, 11, 27);
        QVERIFY2(!spoken(bonfireNight).contains(QStringLiteral("Bonfire")), qPrintable(spoken(bonfireNight)));
        QVERIFY(spoken(blackFriday).contains(QStringLiteral("Black Friday")));
        const auto london = w.base.addClient(QStringLiteral("Tea & Toast"), "Europe/London");
        QVERIFY2(spoken(bonfireNight).contains(QStringLiteral("Bonfire Night (United Kingdom)")),
                 qPrintable(spoken(bonfireNight)));
        w.scope.setClient(london);
        QVERIFY(spoken(bonfireNight).endsWith(QStringLiteral("Bonfire Night")));
        w.scope.setClient(w.bakery);
        QVERIFY(!spoken(bonfireNight).contains(QStringLiteral("Bonfire")));
    }

    void spaceShowsThePostAndFollowsTheChoice()
    {
        PageWindow w;
        const auto first = w.draft(QStringLiteral("First"), QDate(2026, 11, 24), QTime(9, 0));
        w.draft(QStringLiteral("Second"), QDate(2026, 11, 25), QTime(9, 0));
        w.open();
        w.page->activateWindow();
        w.month()->setFocus();
        w.month()->showPost(first);
        QTest::keyClick(w.month(), Qt::Key_Space);
        auto *card = w.find<QWidget>("peekCard");
        QVERIFY(card->isVisible());
        QVERIFY(card->accessibleName().contains(QStringLiteral("First, as it will be read.")));
        QTest::keyClick(w.month(), Qt::Key_J);
        QVERIFY(card->isVisible());
        QVERIFY(card->accessibleName().contains(QStringLiteral("Second, as it will be read.")));
        QTest::keyClick(w.month(), Qt::Key_Escape);
        QVERIFY(!card->isVisible());
        QTest::keyClick(w.month(), Qt::Key_Space);
        QVERIFY(card->isVisible());
        QTest::keyClick(w.month(), Qt::Key_Space);
        QVERIFY(!card->isVisible());
    }

    void whatTheKeysTookAwayFromTheMonthComesBack()
    {
        PageWindow w;
        const auto id = w.draft(QStringLiteral("First"), QDate(2026, 11, 24), QTime(9, 0));
        w.open();
        w.month()->setFocus();
        for (const Qt::Key key : {Qt::Key_I, Qt::Key_Delete}) {
            w.month()->showPost(id);
            QTest::keyClick(w.month(), key);
            QVERIFY(!w.posts.post(id) || !w.posts.post(id)->planned);
            w.undo.undo(); // the month has another current post by now
            QVERIFY(w.posts.post(id));
            QCOMPARE(w.wallOf(id), (WallTime{QDate(2026, 11, 24), QTime(9, 0)}));
        }
    }

    void severalAreMovedAndDeletedInOneStep()
    {
        PageWindow w;
        const auto first = w.draft(QStringLiteral("First"), QDate(2026, 11, 24), QTime(9, 0));
        const auto second = w.draft(QStringLiteral("Second"), QDate(2026, 11, 26), QTime(18, 0));
        w.open();
        w.month()->setFocus();
        w.month()->showPost(first);
        QVERIFY(!w.find<QWidget>("choiceBar")->isVisible());
        QTest::keyClick(w.month(), Qt::Key_J, Qt::ShiftModifier);
        QVERIFY(w.find<QWidget>("choiceBar")->isVisible());
        QVERIFY(!w.find<QWidget>("calendarFilters")->isVisible());
        QTest::mouseClick(w.find<QPushButton>("moveChosen"), Qt::LeftButton);
        w.find<QDateEdit>("planDate")->setDate(QDate(2026, 11, 25));
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QCOMPARE(w.wallOf(first), (WallTime{QDate(2026, 11, 25), QTime(9, 0)}));
        QCOMPARE(w.wallOf(second), (WallTime{QDate(2026, 11, 27), QTime(18, 0)}));
        QVERIFY(!w.find<QWidget>("choiceBar")->isVisible());
        w.undo.undo();
        QCOMPARE(w.wallOf(second).date, QDate(2026, 11, 26));

        w.month()->showPost(first);
        QTest::keyClick(w.month(), Qt::Key_J, Qt::ShiftModifier);
        QTest::keyClick(w.month(), Qt::Key_Delete);
        QVERIFY(!w.posts.post(first) && !w.posts.post(second));
        w.undo.undo();
        QVERIFY(w.posts.post(first) && w.posts.post(second));
    }

    void whereOneCannotBeMovedNoDayIsAskedFor()
    {
        PageWindow w;
        const auto first = w.draft(QStringLiteral("First"), QDate(2026, 11, 24), QTime(9, 0));
        const auto out = w.draft(QStringLiteral("Out"), QDate(2026, 11, 25), QTime(9, 0));
        QVERIFY(w.posts.setStatus(out, plan::PostStatus::Published));
        w.open();
        w.month()->setFocus();
        w.month()->showPost(first);
        QTest::keyClick(w.month(), Qt::Key_J, Qt::ShiftModifier);
        QTest::mouseClick(w.find<QPushButton>("moveChosen"), Qt::LeftButton);
        QVERIFY(!w.find<QDateEdit>("planDate"));
        QCOMPARE(w.navigator.errors.size(), size_t(1));
        QVERIFY2(w.navigator.errors.front().what.contains(QStringLiteral("Out")),
                 qPrintable(w.navigator.errors.front().what));
    }

    void theDialogAsksAfterAllThatAreChosen()
    {
        PageWindow w;
        const auto first = w.draft(QStringLiteral("First"), today, QTime(9, 0));
        const auto waits = w.scheduled(w.bakery, w.account, QStringLiteral("Waits"), std::chrono::hours(30));
        const WallTime before = w.wallOf(waits);
        w.open();
        w.month()->setFocus();
        w.month()->showPost(first);
        QTest::keyClick(w.month(), Qt::Key_J, Qt::ShiftModifier);
        QTest::mouseClick(w.find<QPushButton>("moveChosen"), Qt::LeftButton);
        auto *date = w.find<QDateEdit>("planDate");
        QVERIFY(date);
        date->setDate(today.addDays(-7)); // a draft may lie there, what waits to go out may not
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QVERIFY(date->isVisible());
        QCOMPARE(w.wallOf(first).date, today);
        date->setDate(today.addDays(1));
        QTest::mouseClick(w.find<QPushButton>("plan"), Qt::LeftButton);
        QCOMPARE(w.wallOf(first).date, today.addDays(1));
        QCOMPARE(w.wallOf(waits), (WallTime{before.date.addDays(1), before.time}));
    }
};

QTEST_MAIN(TestCalendarPage)
#include "tst_calendar_page.moc"
