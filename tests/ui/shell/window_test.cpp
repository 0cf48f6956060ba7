// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/buttons.h"
#include "kit/chips.h"
#include "kit/error_bar.h"
#include "shell/command_palette.h"
#include "shell/fuzzy.h"
#include "shell/keys_dialog.h"
#include "shell/menu_bar.h"
#include "shell/palette_model.h"
#include "shell/rail.h"
#include "shell/top_bar.h"
#include "shell/welcome_view.h"
#include "window_fixture.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::shell;
using test::PlainPage;

class WindowTest : public QObject, protected test::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void onlyPagesThatExistAreInTheRail()
    {
        auto *rail = m_window->findChild<Rail *>();
        QVERIFY(rail->button(PageId::Today));
        QVERIFY(rail->button(PageId::Calendar));
        QVERIFY(!rail->button(PageId::Accounts));
        QVERIFY(!rail->button(PageId::Composer));
    }

    void aPageIsBuiltWhenItIsFirstShown()
    {
        QVERIFY(!m_bench->pages()->built(PageId::Calendar));
        QTest::keyClick(m_window.get(), Qt::Key_2);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
        QCOMPARE(page(PageId::Calendar)->shown, 1);
        QTest::mouseClick(m_window->findChild<Rail *>()->button(PageId::Today), Qt::LeftButton);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
        QCOMPARE(page(PageId::Calendar)->kept, 1);
        QVERIFY(m_window->windowTitle().contains(QStringLiteral("Today")));
    }

    void digitsTypedIntoAFieldAreText()
    {
        page(PageId::Today)->field()->setFocus();
        QTest::keyClicks(page(PageId::Today)->field(), QStringLiteral("2"));
        QCOMPARE(page(PageId::Today)->field()->text(), QStringLiteral("2"));
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
    }

    void aPageWhoseWorkCannotBeKeptIsNotLeft()
    {
        page(PageId::Today)->keepFails = true;
        m_bench->go(PageId::Calendar);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
    }

    void newPostOpensTheComposerForTheClientInView()
    {
        m_parts->scope.setClient(m_client);
        QTest::keyClick(m_window.get(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Composer);
        const auto request = std::get<NewPost>(page(PageId::Composer)->requests.back());
        QVERIFY(request.client == m_client);
        m_bench->goBack();
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
    }

    void altFoldsTheMenusOut()
    {
        m_bench->addMenuBar();
        auto *bar = m_window->findChild<MenuBar *>();
        QVERIFY(bar);
        if (bar->isNativeMenuBar())
            QSKIP("the system has a bar of its own here");
        page(PageId::Today)->field()->setFocus();
        QCoreApplication::processEvents();
        QCOMPARE(bar->height(), 0);
        const int top = m_bench->pages()->mapTo(m_window.get(), QPoint()).y();
        QTest::keyClick(page(PageId::Today)->field(), Qt::Key_Alt);
        QTRY_VERIFY(bar->height() > 10);
        QVERIFY(m_bench->pages()->mapTo(m_window.get(), QPoint()).y() > top);

        // Alt again, and the keys go where they went before.
        QTest::keyClick(bar, Qt::Key_Alt);
        QTRY_COMPARE(bar->height(), 0);
        QVERIFY(page(PageId::Today)->field()->hasFocus());
    }

    void theMenusHoldWhatCanBeDoneNow()
    {
        m_bench->addMenuBar();
        auto *bar = m_window->findChild<MenuBar *>();
        QStringList all;
        for (const QAction *action : bar->actions()) {
            Q_EMIT action->menu()->aboutToShow();
            for (const QAction *entry : action->menu()->actions())
                all << entry->text();
        }
        QVERIFY2(all.contains(QStringLiteral("New post\tCtrl+N")), qPrintable(all.join(u'|')));
        QVERIFY(all.contains(QStringLiteral("Go to Calendar\t2")));
        QVERIFY(all.contains(QStringLiteral("All keys\tF1")));
        // Choosing one does it, also from a page whose keys it would be.
        for (const QAction *action : bar->actions()) {
            for (QAction *entry : action->menu()->actions()) {
                if (entry->text() == QLatin1String("Go to Calendar\t2"))
                    entry->trigger();
            }
        }
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
    }

    void theMenuOfThePageHasItsName()
    {
        m_bench->addMenuBar();
        const auto *bar = m_window->findChild<MenuBar *>();
        const auto has = [bar](const QString &title) {
            const auto menus = bar->actions();
            return std::any_of(menus.begin(), menus.end(), [&title](const QAction *menu) {
                return menu->text() == title && menu->menu();
            });
        };
        const QString today = page(PageId::Today)->title();
        QVERIFY(has(today));
        m_bench->go(PageId::Calendar);
        QVERIFY(has(page(PageId::Calendar)->title()) && !has(today));
    }

    void thePaletteFindsACommandAndRunsIt()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_bench->palette()->isOpen());
        auto *field = m_bench->palette()->findChild<QLineEdit *>(QStringLiteral("paletteField"));
        QTest::keyClicks(field, QStringLiteral(">gocal"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!m_bench->palette()->isOpen());
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
    }

    void lettersStrewnOverAnotherCommandStandAboveNoPost()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("Cold call"), std::chrono::hours(2));
        auto *list = m_bench->palette()->findChild<QListView *>(QStringLiteral("paletteList"));
        auto *model = qobject_cast<PaletteModel *>(list->model());
        const auto found = [&](const QString &typed) {
            m_bench->palette()->open(typed);
            QStringList texts;
            for (int row = 0; row < model->rowCount(); ++row)
                texts << model->item(row).text;
            return texts;
        };
        const QStringList whole = found(QStringLiteral("call"));
        QVERIFY2(whole.contains(QStringLiteral("Cold call")), qPrintable(whole.join(u'|')));
        for (int row = 0; row < model->rowCount(); ++row) {
            const PaletteItem &item = model->item(row);
            const auto match = fuzzyMatch(QStringLiteral("call"), item.text);
            QVERIFY2(item.heading || !match || !match->scattered, qPrintable(item.text));
        }
    }

    void thePaletteFindsPostsAndClientsAndClosesWithEscape()
    {
        const auto id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen is here"), std::chrono::hours(2));
        m_bench->palette()->open();
        auto *field = m_bench->palette()->findChild<QLineEdit *>(QStringLiteral("paletteField"));
        auto *list = m_bench->palette()->findChild<QListView *>(QStringLiteral("paletteList"));
        QTest::keyClicks(field, QStringLiteral("stol"));
        auto *model = qobject_cast<PaletteModel *>(list->model());
        int row = -1;
        for (int i = 0; i < model->rowCount(); ++i) {
            if (model->item(i).text == QStringLiteral("Stollen is here"))
                row = i;
        }
        QVERIFY(row >= 0);
        QCOMPARE(model->item(row).positions, (std::vector<int>{0, 1, 2, 3}));
        while (list->currentIndex().row() != row)
            QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(std::get<OpenPost>(page(PageId::Composer)->requests.back()).id == id);

        m_bench->palette()->open(QStringLiteral("crumb"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_parts->scope.client() == m_other);
        m_bench->palette()->open();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!m_bench->palette()->isOpen());
    }

    void thePalettesModelIsSound()
    {
        PaletteModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        PaletteItem heading;
        heading.heading = true;
        model.setItems({heading, PaletteItem{}, heading, PaletteItem{}});
        QCOMPARE(model.selectable(0, 1), 1);
        QCOMPARE(model.selectable(2, -1), 1);
        QCOMPARE(model.selectable(2, 1), 3);
        model.setItems({});
        QCOMPARE(model.selectable(0, 1), -1);
    }

    void theSwitcherShowsTheClientAndGoesBackToAllWhenItIsArchived()
    {
        auto *switcher = m_window->findChild<TopBar *>()->switcher();
        m_parts->scope.setClient(m_client);
        QCOMPARE(switcher->shownName(), QStringLiteral("Northwheel Cycles"));
        QVERIFY(m_parts->base.clients.archive(m_client));
        QVERIFY(m_parts->scope.isAll());
        QCOMPARE(switcher->shownName(), QStringLiteral("All clients"));
    }

    void thePillCountsThePostsOfToday()
    {
        auto *pill = m_window->findChild<TopBar *>()->pill();
        const auto board = m_parts->base.addByHand(m_client, QStringLiteral("Club board"));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Tomorrow"), std::chrono::hours(24));
        QVERIFY2(pill->words().contains(QStringLiteral("nothing more today")), qPrintable(pill->words()));
        m_parts->scheduledFor(m_client, {m_account, board}, QStringLiteral("One"), std::chrono::minutes(168));
        QVERIFY2(pill->words().contains(QStringLiteral("1 waiting")), qPrintable(pill->words()));
    }

    void thePillCountsWhatWaitsAndSaysOffline()
    {
        auto *pill = m_window->findChild<TopBar *>()->pill();
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        QVERIFY2(pill->words().contains(QStringLiteral("1 waiting")), qPrintable(pill->words()));
        QVERIFY2(pill->words().contains(QStringLiteral("14:30")), qPrintable(pill->words()));
        m_connectivity->noteUnreachable();
        QVERIFY(pill->words().startsWith(QStringLiteral("Offline")));
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Outbox);
    }

    void thePillLeavesOutWhatIsHeld()
    {
        auto *pill = m_window->findChild<TopBar *>()->pill();
        const auto free = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Held"), std::chrono::minutes(60));
        m_parts->scheduled(m_client, free, QStringLiteral("Free"), std::chrono::minutes(168));
        QVERIFY2(pill->words().contains(QStringLiteral("2 waiting")), qPrintable(pill->words()));
        QVERIFY(m_parts->base.accounts.setPaused(m_account, true));
        QVERIFY2(pill->words().contains(QStringLiteral("1 waiting")), qPrintable(pill->words()));
        QVERIFY2(pill->words().contains(QStringLiteral("14:30")), qPrintable(pill->words()));
        QVERIFY(m_parts->base.accounts.setPaused(free, true));
        QVERIFY2(pill->words().contains(QStringLiteral("all held back")), qPrintable(pill->words()));
        QVERIFY2(!pill->words().contains(QStringLiteral("next")), qPrintable(pill->words()));
    }

    void theRailCountsAClosedKeychainOnce()
    {
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        auto *today = m_window->findChild<Rail *>()->button(PageId::Today);
        const QString before = today->accessibleName() + today->accessibleDescription();
        QVERIFY2(!before.contains(QStringLiteral("1 need")), qPrintable(before));
        for (const clients::AccountId &account : {m_account, second})
            QVERIFY(m_parts->base.accounts.noteHealth(account, clients::Health::KeychainClosed, {}));
        const QString after = today->accessibleName() + today->accessibleDescription();
        QVERIFY2(after.contains(QStringLiteral("1 need")), qPrintable(after));
    }

    void theRailCountsPostsAndNotTheirDeliveries()
    {
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        const auto third = m_parts->base.addAccount(m_client, QStringLiteral("third.example"));
        m_parts->scheduledFor(m_client, {m_account, second}, QStringLiteral("Frost check"),
                              std::chrono::minutes(5));
        m_parts->missed(m_client, m_account, QStringLiteral("Box office"));
        const auto *today = m_window->findChild<Rail *>()->button(PageId::Today);
        const auto said = [today] { return today->accessibleName() + today->accessibleDescription(); };
        QVERIFY2(said().contains(QStringLiteral("2 need")), qPrintable(said()));
        // Today has a row for a sign-in that ends soon, too.
        QVERIFY(m_parts->base.accounts.noteHealth(third, clients::Health::EndsSoon, {}));
        QVERIFY2(said().contains(QStringLiteral("3 need")), qPrintable(said()));
    }

    void theSearchSaysLessBeforeItIsCut()
    {
        auto *bar = m_window->findChild<TopBar *>();
        m_window->resize(1440, 900);
        QTRY_COMPARE(bar->search()->shownText(), bar->search()->text());
        QTRY_COMPARE(bar->switcher()->width(), m_parts->kit.px(210));
        m_window->resize(980, 640);
        QTRY_VERIFY(bar->width() < 980);
        QVERIFY(bar->search()->width() >= bar->search()->minimumSizeHint().width());
        QVERIFY(bar->switcher()->width() >= bar->switcher()->minimumSizeHint().width());
        bar->search()->resize(bar->search()->minimumSizeHint());
        QVERIFY(bar->search()->shownText() != bar->search()->text());
    }

    void theRailFoldsInANarrowWindow()
    {
        m_window->resize(940, 700);
        QTRY_VERIFY(m_window->findChild<Rail *>()->isFolded());
        m_window->resize(1200, 700);
        QTRY_VERIFY(!m_window->findChild<Rail *>()->isFolded());
    }

    void whatWasDoneIsTakenBackByKey()
    {
        int value = 1;
        m_parts->undo.push({QStringLiteral("Changed"),
                            [&] {
                                value = 0;
                                return Result<void>();
                            },
                            [&] {
                                value = 1;
                                return Result<void>();
                            }});
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(value, 0);
        QTest::keyClick(m_window.get(), Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(value, 1);
    }

    void f6PassesOverPanesWithoutAnythingForTheKeyboard()
    {
        PlainPage *today = page(PageId::Today);
        today->hiddenPane = new QLabel(QStringLiteral("Only words"), today);
        today->hiddenPane->show();
        const auto paneOf = [this, today]() -> QString {
            const QWidget *focus = QApplication::focusWidget();
            if (focus == today->field())
                return QStringLiteral("page");
            if (m_window->findChild<Rail *>()->isAncestorOf(focus))
                return QStringLiteral("rail");
            return m_window->findChild<TopBar *>()->isAncestorOf(focus) ? QStringLiteral("top")
                                                                        : QStringLiteral("nowhere");
        };
        QStringList forward;
        m_window->findChild<Rail *>()->button(PageId::Today)->setFocus();
        for (int i = 0; i < 4; ++i) {
            forward << paneOf();
            QTest::keyClick(m_window.get(), Qt::Key_F6);
        }
        QCOMPARE(forward, (QStringList{QStringLiteral("rail"), QStringLiteral("top"), QStringLiteral("page"),
                                       QStringLiteral("rail")}));
        today->field()->setFocus();
        QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
        QCOMPARE(paneOf(), QStringLiteral("top"));
        // A page is entered where it can be, too.
        m_bench->go(PageId::Calendar);
        page(PageId::Calendar)->field()->setFocus();
        m_bench->go(PageId::Today);
        QCOMPARE(paneOf(), QStringLiteral("page"));
    }

    void goingBackIsNotForgottenWhenItIsRefused()
    {
        m_bench->go(PageId::Calendar);
        m_bench->go(PageId::Composer);
        page(PageId::Composer)->keepFails = true;
        m_bench->goBack();
        QCOMPARE(m_bench->pages()->currentId(), PageId::Composer);
        page(PageId::Composer)->keepFails = false;
        m_bench->goBack();
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
        m_bench->goBack();
        QCOMPARE(m_bench->pages()->currentId(), PageId::Today);
    }

    void whereOneIsStaysMarkedOutsideTheRail()
    {
        auto *rail = m_window->findChild<Rail *>();
        auto *pill = m_window->findChild<TopBar *>()->pill();
        QVERIFY(rail->button(PageId::Today)->isChecked());
        QVERIFY(!pill->isCurrent());
        m_bench->go(PageId::Outbox);
        for (const PageId id : {PageId::Today, PageId::Calendar, PageId::Settings})
            QVERIFY(!rail->button(id)->isChecked());
        QVERIFY(pill->isCurrent());
        m_bench->go(PageId::Composer); // belongs to the calendar
        QVERIFY(rail->button(PageId::Calendar)->isChecked());
        QVERIFY(!pill->isCurrent());
        QTest::mouseClick(rail->button(PageId::Calendar), Qt::LeftButton);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
        QVERIFY(rail->button(PageId::Calendar)->isChecked());
        m_bench->go(PageId::Today);
        QVERIFY(!rail->button(PageId::Calendar)->isChecked());
    }

    void anErrorStaysUntilEscape()
    {
        page(PageId::Today)->keepFails = true;
        m_bench->go(PageId::Calendar);
        QVERIFY(m_bench->errors()->isVisible());
        m_parts->base.clock.advance(std::chrono::minutes(1));
        QCoreApplication::processEvents();
        QVERIFY(m_bench->errors()->isVisible());
        page(PageId::Today)->field()->setFocus();
        QTest::keyClick(page(PageId::Today)->field(), Qt::Key_Escape);
        QVERIFY(!m_bench->errors()->isVisible());
    }

    void thePaletteGivesWayToThePageThatAKeyOpens()
    {
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(m_bench->palette()->isOpen());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Composer);
        QVERIFY(!m_bench->palette()->isOpen());
        m_bench->palette()->open();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
        QVERIFY(!m_bench->palette()->isOpen());
        // And to whatever else takes the keyboard.
        m_bench->palette()->open();
        page(PageId::Composer)->field()->setFocus();
        QVERIFY(!m_bench->palette()->isOpen());
        QVERIFY(page(PageId::Composer)->field()->hasFocus());
    }

    void aScreenReaderHearsWhatIsChosenInThePalette()
    {
        m_bench->palette()->open();
        auto *field = m_bench->palette()->findChild<QLineEdit *>(QStringLiteral("paletteField"));
        auto *list = m_bench->palette()->findChild<QListView *>(QStringLiteral("paletteList"));
        const auto spoken = [list] { return list->currentIndex().data(Qt::AccessibleTextRole).toString(); };
        QCOMPARE(field->accessibleDescription(), spoken());
        const QString first = spoken();
        QTest::keyClick(field, Qt::Key_Down);
        QVERIFY(spoken() != first);
        QCOMPARE(field->accessibleDescription(), spoken());
        QTest::keyClicks(field, QStringLiteral("qqqqqq"));
        QCOMPARE(field->accessibleDescription(), QStringLiteral("Nothing is called that."));
    }

    void commandsOfAPageThatIsNotBuiltAreOfferedAndGoThere()
    {
        QVERIFY(!m_bench->pages()->built(PageId::Calendar));
        m_bench->palette()->open(QStringLiteral(">water"));
        auto *list = m_bench->palette()->findChild<QListView *>(QStringLiteral("paletteList"));
        auto *model = qobject_cast<PaletteModel *>(list->model());
        QStringList offered;
        for (int row = 0; row < model->rowCount(); ++row)
            offered << model->item(row).text;
        QVERIFY2(offered.contains(QStringLiteral("Water the plants")),
                 qPrintable(offered.join(QLatin1Char(','))));
        // It would do something with what is chosen there, which nobody sees now.
        QVERIFY(!offered.contains(QStringLiteral("Water the chosen plant")));
        QTest::keyClick(m_bench->palette()->findChild<QLineEdit *>(QStringLiteral("paletteField")),
                        Qt::Key_Return);
        QCOMPARE(m_bench->pages()->currentId(), PageId::Calendar);
        QCOMPARE(m_watered, 1);
    }

    void f1ListsTheKeysOfPagesThatAreNotBuilt()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto *dialog = m_window->findChild<KeysDialog *>();
        QVERIFY(dialog);
        QStringList shown;
        for (const QLabel *label : dialog->findChildren<QLabel *>())
            shown << label->text();
        QVERIFY(shown.contains(QStringLiteral("Water the plants")));
        QVERIFY(shown.contains(QStringLiteral("Throw the plant away"))); // a key of a view, as it is
        dialog->close();
    }

    void theSearchFieldShowsItsKeyOfNow()
    {
        auto *search = m_window->findChild<TopBar *>()->search();
        QCOMPARE(search->key(), QStringLiteral("Ctrl+K"));
        m_parts->actions.setKeys(QStringLiteral("window.palette"), {QKeySequence(Qt::CTRL | Qt::Key_J)});
        QCOMPARE(search->key(), QStringLiteral("Ctrl+J"));
    }

    void noKeyOfTheWindowDoesTwoThings() { QCOMPARE(m_parts->actions.conflicts(), QStringList()); }

    void offlineOffersNoWayToWhereThePersonIs()
    {
        m_connectivity->noteUnreachable();
        const auto offered = [this] {
            for (QPushButton *button :
                 m_window->findChildren<QPushButton *>(QStringLiteral("bannerAction"))) {
                if (button->isVisible())
                    return true;
            }
            return false;
        };
        QVERIFY(offered());
        m_bench->go(PageId::Outbox);
        QVERIFY(!offered());
        m_bench->go(PageId::Today);
        QVERIFY(offered());
    }

    void theWelcomeFitsTheSmallestWindowAtTheLargestText()
    {
        m_parts->themes.setTextScale(2.0);
        WelcomeView welcome(m_parts->kit, QStringLiteral("/home/somebody/Documents/Hatstand"), true);
        welcome.resize(900, 600);
        welcome.show();
        QVERIFY(QTest::qWaitForWindowExposed(&welcome));
        for (const char *name : {"welcomeSample", "welcomeNew", "welcomeOpen"}) {
            auto *button = welcome.findChild<QPushButton *>(QLatin1StringView(name));
            const int right = button->mapTo(&welcome, QPoint(button->width(), 0)).x();
            QVERIFY2(right <= welcome.width(), name);
            button->setFocus(Qt::TabFocusReason);
            QTest::keyClick(button, Qt::Key_Tab);
            button->setFocus(Qt::TabFocusReason);
        }
        m_parts->themes.setTextScale(1.0);
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
