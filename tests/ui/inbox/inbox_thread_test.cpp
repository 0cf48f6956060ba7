// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inbox/thread_view.h"
#include "inbox_fixture.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui::inbox;

/// What stands in a conversation, and what can be done with it.
class InboxThreadTest : public QObject, protected test::InboxFixture
{
    Q_OBJECT

    [[nodiscard]] ThreadView *view() const { return part<ThreadView>("threadView"); }
    [[nodiscard]] QMenu *menuOf(int row) const
    {
        view()->setFocus();
        view()->setCurrentIndex(view()->model()->index(row, 0));
        QTest::keyClick(view(), Qt::Key_Return);
        for (QMenu *menu : view()->findChildren<QMenu *>()) {
            if (menu->isVisible())
                return menu;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void messagesNotesAndDeedsStandInTheirOrder()
    {
        const auto id = hear({.minutesAgo = 90});
        m_parts->base.clock.advance(std::chrono::minutes(1));
        QVERIFY(m_inbox->addNote(id, QStringLiteral("Ramp at the side door."), QStringLiteral("Pieter Vos")));
        m_parts->base.clock.advance(std::chrono::minutes(1));
        QVERIFY(m_inbox->assign({id}, QStringLiteral("Ines Marlow"), QStringLiteral("Pieter Vos")));
        m_parts->base.clock.advance(std::chrono::minutes(1));
        hear({.text = "Do we need to book?", .minutesAgo = 0, .answers = "m1"});
        const QStringList all = lines();
        QCOMPARE(all.size(), 4);
        QVERIFY(all[0].startsWith(QStringLiteral("Anouk Bakker")));
        QVERIFY(all[1].startsWith(QStringLiteral("Pieter Vos, note to the team")));
        QVERIFY(all[2].startsWith(QStringLiteral("Assigned to Ines Marlow by Pieter Vos")));
        QVERIFY(all[3].contains(QStringLiteral("book")));
    }

    void theModelIsSound()
    {
        const QAbstractItemModelTester tester(view()->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto id = hear({});
        QVERIFY(m_inbox->addNote(id, QStringLiteral("A note"), {}));
        hear({.from = "Ruben Smit", .text = "Another one"});
        press(Qt::Key_J);
    }

    void aWarningIsFoldedUntilItIsOpened()
    {
        listen::MessageExtra extra;
        extra.contentWarning = QStringLiteral("Traffic, anger");
        hear({.text = "The van blocks the lane", .extra = extra});
        QVERIFY(lines().first().contains(QStringLiteral("Traffic, anger")));
        QVERIFY(!lines().first().contains(QStringLiteral("blocks the lane")));
        view()->setFocus();
        view()->setCurrentIndex(view()->model()->index(0, 0));
        QTest::keyClick(view(), Qt::Key_Return);
        QVERIFY(lines().first().contains(QStringLiteral("blocks the lane")));
        // What is opened stays open when something is noted.
        QVERIFY(m_inbox->addNote(list()->currentId(), QStringLiteral("Call the depot"), {}));
        QVERIFY(lines().first().contains(QStringLiteral("blocks the lane")));
    }

    void aLinkSaysWhereItLeadsBeforeItIsOpened()
    {
        hear({.text = "See https://fiets.example/40-bikes please"});
        QMenu *menu = menuOf(0);
        QVERIFY(menu);
        auto *open = menu->findChild<QAction *>(QStringLiteral("openLink"));
        QVERIFY(open);
        QCOMPARE(open->data().toString(), QStringLiteral("https://fiets.example/40-bikes"));
        QVERIFY(open->text().contains(QStringLiteral("https://fiets.example/40-bikes")));
        QVERIFY(m_opened.isEmpty());
        open->trigger();
        QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://fiets.example/40-bikes"))});
    }

    void picturesAreNotLoadedBeforeTheyAreAskedFor()
    {
        listen::MessageExtra extra;
        extra.media.push_back({QUrl(QStringLiteral("https://pictures.example/buns.jpg")),
                               {},
                               QStringLiteral("image/jpeg"),
                               QStringLiteral("Two children")});
        hear({.text = "Look!", .extra = extra});
        QVERIFY(lines().first().contains(QStringLiteral("With 1 picture")));
        QVERIFY(m_opened.isEmpty());
        QMenu *menu = menuOf(0);
        QVERIFY(menu);
        auto *load = menu->findChild<QAction *>(QStringLiteral("loadPictures"));
        QVERIFY(load);
        load->trigger(); // nothing loads them here: the browser does
        QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://pictures.example/buns.jpg"))});
    }

    void aNoteIsDeletedAndComesBack()
    {
        const auto id = hear({});
        QVERIFY(m_inbox->addNote(id, QStringLiteral("Ramp at the side door."), QStringLiteral("Pieter Vos")));
        QMenu *menu = menuOf(1);
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("removeNote"))->trigger();
        QCOMPARE(lines().size(), 1);
        m_parts->undo.undo();
        QCOMPARE(lines().size(), 2);
        QVERIFY(lines().last().startsWith(QStringLiteral("Pieter Vos")));
    }

    void textIsCopied()
    {
        hear({.text = "Copy me"});
        QMenu *menu = menuOf(0);
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("copyText"))->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("Copy me"));
    }

    void ofALongOneTheEndIsShownFirst()
    {
        std::string before;
        for (int i = 0; i < 150; ++i) {
            hear({.text = "Message " + std::to_string(i), .minutesAgo = 300 - i, .answers = before});
            before = lastId();
        }
        QCOMPARE(view()->model()->rowCount(), ThreadModel::shownAtOnce + 1);
        QVERIFY(lines().first().contains(QStringLiteral("90")));
        QVERIFY(lines().last().contains(QStringLiteral("Message 149")));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(view()->model()->rowCount(), 150);
        QVERIFY(lines().first().contains(QStringLiteral("Message 0")));
    }

    void whatElseThePersonHasSaidStandsBeside()
    {
        const auto first = hear({.text = "Thanks for fixing the lamp", .minutesAgo = 900});
        QVERIFY(m_inbox->markDone({{first, conversation(first).lastRow}}));
        const auto second = hear({.text = "Is the demo day wheelchair friendly?", .minutesAgo = 10});
        QVERIFY(list()->show(second));
        auto *history = part<QAbstractItemView>("personHistory");
        QCOMPARE(history->model()->rowCount(), 2);
        QVERIFY(history->model()
                    ->index(1, 0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("lamp")));
        history->setFocus();
        history->setCurrentIndex(history->model()->index(1, 0));
        QTest::keyClick(history, Qt::Key_Return);
        QCOMPARE(list()->currentId(), first);
        QCOMPARE(part<ui::SegmentedControl>("inboxLists")->currentIndex(), int(InboxPage::List::Done));
    }
};

QTEST_MAIN(InboxThreadTest)
#include "inbox_thread_test.moc"
