// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when the window is closed, hidden or quit, with and without something that still waits.
#include "publish/delivery_table.h"
#include "window_fixture.h"

#include <QSignalSpy>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::shell;

class ClosingTest : public QObject, protected test::WindowFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void closingWithNothingWaitingJustCloses()
    {
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QCOMPARE(closed.size(), 1);
        QVERIFY(m_parts->dialogs.questions().isEmpty());
    }

    void closingDoesNotWaitForWhatIsHeld_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<bool>("isOver"); // for a program that runs quietly
        QTest::newRow("paused") << 0 << false;
        QTest::newRow("signed out") << 1 << false;
        QTest::newRow("archived") << 2 << true;
    }
    void closingDoesNotWaitForWhatIsHeld()
    {
        QFETCH(const int, how);
        QFETCH(const bool, isOver);
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        QVERIFY(!stillToday(m_parts->outbox, m_parts->base.clock).isEmpty());
        if (how == 0)
            QVERIFY(m_parts->base.accounts.setPaused(m_account, true));
        else if (how == 1)
            QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::SignInNeeded, {}));
        else
            QVERIFY(m_parts->base.clients.archive(m_client));
        const StillToday still = stillToday(m_parts->outbox, m_parts->base.clock);
        QVERIFY(still.isEmpty());
        QCOMPARE(still.isOver(), isOver);
    }

    void whatIsHeldForAnotherDayKeepsNothingRunning()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("Tomorrow"), std::chrono::hours(24));
        QVERIFY(m_parts->base.accounts.setPaused(m_account, true));
        QVERIFY(stillToday(m_parts->outbox, m_parts->base.clock).isOver());
        m_parts->scheduled(m_client, m_account, QStringLiteral("Today"), std::chrono::minutes(168));
        QVERIFY(!stillToday(m_parts->outbox, m_parts->base.clock).isOver());
        // And when the day is over, so is the waiting for it.
        m_parts->base.clock.advance(std::chrono::hours(48));
        QVERIFY(stillToday(m_parts->outbox, m_parts->base.clock).isOver());
    }

    void aClosedKeychainAndALookAreWaitedFor()
    {
        const auto id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::KeychainClosed, {}));
        QVERIFY(!stillToday(m_parts->outbox, m_parts->base.clock).isOver());
        QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::Works, {}));
        // It may have arrived: it is looked for, and goes out again if it is not there.
        publish::Delivery delivery = m_parts->outbox.ofPost(id).value().front();
        publish::DeliveryTable table(m_parts->base.database(), m_parts->base.clock);
        delivery.state = publish::DeliveryState::Uncertain;
        QVERIFY(table.update(delivery, publish::DeliveryState::Scheduled, {}).value_or(false));
        QVERIFY(!stillToday(m_parts->outbox, m_parts->base.clock).isOver());
        delivery.nextAttemptAt = publish::never; // only the person can tell
        QVERIFY(table.update(delivery, publish::DeliveryState::Uncertain, {}).value_or(false));
        QVERIFY(stillToday(m_parts->outbox, m_parts->base.clock).isOver());
    }

    void whatIsHeldForLongHidesNothingOfToday()
    {
        for (int i = 0; i < 230; ++i)
            m_parts->scheduled(m_client, m_account, QStringLiteral("Held"), std::chrono::minutes(1 + i % 5));
        QVERIFY(m_parts->base.accounts.setPaused(m_account, true));
        const auto account = m_parts->base.addAccount(m_other, QStringLiteral("crumb.example"));
        m_parts->scheduled(m_other, account, QStringLiteral("Loaves"), std::chrono::minutes(168));
        const StillToday still = stillToday(m_parts->outbox, m_parts->base.clock);
        QVERIFY(!still.isOver());
        QCOMPARE(still.rows.size(), size_t(1));
    }

    void closingWithPostsWaitingAsksAndKeepsRunningUntilTheyAreOut()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        m_parts->dialogs.presetAnswer(closing::keepRunning, true);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(m_parts->dialogs.questions().first().rows.size(), 1);
        QCOMPARE(m_parts->dialogs.questions().first().rows.first().lead, QStringLiteral("14:30"));
        QVERIFY(closed.isEmpty());
        QVERIFY(m_tray->isOut);
        QVERIFY(!m_window->isVisible());
        QCOMPARE(m_parts->preferences.whenClosed(), Preferences::WhenClosed::KeepRunning);
        m_window->nothingWaits();
        QCOMPARE(closed.size(), 1);
    }

    void withoutATrayTheQuestionOffersNoQuietRunning()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        m_tray->available = false;
        m_parts->dialogs.presetAnswer(closing::closeAnyway);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        for (const DialogAction &action : m_parts->dialogs.questions().first().actions)
            QVERIFY(action.id != closing::keepRunning);
        QTRY_COMPARE(closed.size(), 1);
    }

    void quitAsksWhereClosingOnlyHidesTheWindow_data()
    {
        QTest::addColumn<bool>("fromTray");
        QTest::newRow("by key") << false;
        QTest::newRow("from the tray, while hidden") << true;
    }
    void quitAsksWhereClosingOnlyHidesTheWindow()
    {
        QFETCH(const bool, fromTray);
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        m_parts->preferences.setWhenClosed(Preferences::WhenClosed::KeepRunning);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        const auto quit = [&] {
            if (fromTray) {
                m_window->close();
                QVERIFY(!m_window->isVisible());
                Q_EMIT m_tray->quitRequested();
            } else {
                QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
            }
        };
        m_parts->dialogs.presetAnswer(closing::cancel);
        quit();
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QVERIFY(m_window->isVisible());
        QVERIFY(closed.isEmpty());
        m_parts->dialogs.presetAnswer(closing::closeAnyway);
        quit();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(m_parts->dialogs.questions().size(), 2);
    }

    void quitDoesNotAskWhoChoseNotToBeAsked()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        m_parts->preferences.setWhenClosed(Preferences::WhenClosed::Close);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(closed.size(), 1);
        QVERIFY(m_parts->dialogs.questions().isEmpty());
    }

    void closingTellsOfWhatIsPostedByHand()
    {
        const auto board = m_parts->base.addByHand(m_client, QStringLiteral("Club board"));
        m_parts->scheduled(m_client, board, QStringLiteral("Notice"), std::chrono::minutes(168));
        m_window->close();
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        const Question &question = m_parts->dialogs.questions().first();
        QVERIFY2(question.text.contains(QStringLiteral("remind")), qPrintable(question.text));
        QVERIFY2(question.rows.first().note.contains(QStringLiteral("by hand")),
                 qPrintable(question.rows.first().note));
    }

    void aPostIsOneRowWithAllOfItsNetworks()
    {
        const auto board = m_parts->base.addByHand(m_client, QStringLiteral("Club board"));
        m_parts->scheduledFor(m_client, {m_account, board}, QStringLiteral("Notice"),
                              std::chrono::minutes(168));
        m_window->close();
        const Question &question = m_parts->dialogs.questions().first();
        QCOMPARE(question.rows.size(), 1);
        QCOMPARE(question.rows.first().networkKeys.size(), 2);
        QVERIFY2(question.rows.first().note.contains(QStringLiteral("partly by hand")),
                 qPrintable(question.rows.first().note));
        QVERIFY2(question.text.contains(QStringLiteral("go out")) &&
                     question.text.contains(QStringLiteral("remind")),
                 qPrintable(question.text));
    }

    void whatCannotBeReadIsNotTakenForNothing()
    {
        QVERIFY(m_parts->base.database().script("ALTER TABLE deliveries RENAME TO gone"));
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QVERIFY(closed.isEmpty());
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QVERIFY(!m_parts->dialogs.questions().first().text.isEmpty());
        m_parts->dialogs.presetAnswer(closing::closeAnyway);
        m_window->close();
        QTRY_COMPARE(closed.size(), 1);
    }

    void whoStartsQuietlyStaysUntilItIsOpenedOrQuit()
    {
        m_window->hide();
        QVERIFY(m_window->startQuietly());
        QVERIFY(m_tray->isOut);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->nothingWaits();
        QVERIFY(closed.isEmpty());
        Q_EMIT m_tray->openRequested();
        QVERIFY(m_window->isVisible());
        m_tray->available = false;
        QVERIFY(!m_window->startQuietly());
    }

    void closingStopsWhenWorkIsAtRisk()
    {
        page(PageId::Today)->keepFails = true;
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QVERIFY(closed.isEmpty());
        QCOMPARE(m_parts->dialogs.errors().size(), 1);
    }

    void closingIsTriedAgainOnceThereIsRoom()
    {
        page(PageId::Today)->keepFails = true;
        m_parts->dialogs.presetAnswer(QStringLiteral("again"));
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QCOMPARE(m_parts->dialogs.errors().size(), 1);
        QCOMPARE(m_parts->dialogs.errors().front().remedies.back().id, QStringLiteral("again"));
        page(PageId::Today)->keepFails = false; // room is made; the close comes again in a later turn
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(m_parts->dialogs.errors().size(), 1);
    }

    void closingWithoutSavingIsSaidForOneCloseOnly_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("the window stays") << closing::cancel;
        QTest::newRow("it keeps running quietly") << closing::keepRunning;
    }
    void closingWithoutSavingIsSaidForOneCloseOnly()
    {
        QFETCH(const QString, answer);
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        page(PageId::Today)->keepFails = true;
        m_parts->dialogs.presetAnswer(QStringLiteral("close-anyway"));
        m_parts->dialogs.presetAnswer(answer);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QTRY_COMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(m_parts->dialogs.errors().size(), 1);
        m_window->bringBack();
        m_window->close(); // what was written since is asked about again
        QCOMPARE(m_parts->dialogs.errors().size(), 2);
        QVERIFY(closed.isEmpty());
    }

    void closingWithoutSavingCloses()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(168));
        page(PageId::Today)->keepFails = true;
        m_parts->dialogs.presetAnswer(QStringLiteral("close-anyway"));
        m_parts->dialogs.presetAnswer(closing::closeAnyway);
        QSignalSpy closed(m_window.get(), &MainWindow::closed);
        m_window->close();
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(m_parts->dialogs.errors().size(), 1);
    }
};

QTEST_MAIN(ClosingTest)
#include "closing_test.moc"
