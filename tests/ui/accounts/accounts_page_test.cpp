// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts/account_card.h"
#include "accounts/account_row.h"
#include "accounts/accounts_page.h"
#include "accounts/by_hand_dialog.h"
#include "accounts/sign_in_dialog.h"
#include "kit/banner.h"
#include "kit/fields.h"
#include "publish/hand_over.h"
#include "secrets/memory_secret_store.h"
#include "ui/support/window_parts.h"

#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::accounts;
using test::RecordingNavigator;
using test::WindowParts;

class AccountsPageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<RecordingNavigator> m_navigator;
    secrets::MemorySecretStore m_secrets;
    clients::KeychainCredentials m_credentials{m_secrets};
    QList<QUrl> m_opened;
    std::unique_ptr<clients::AccountPauses> m_pauses;
    std::unique_ptr<AccountsPage> m_page;
    clients::ClientId m_client;

    [[nodiscard]] AccountRow *row(const clients::AccountId &id) const
    {
        return m_page->findChild<AccountRow *>(QStringLiteral("account-") + id.toString());
    }
    template <class Widget>
    [[nodiscard]] Widget *dialogPart(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    void choose(const clients::AccountId &id, const char *what)
    {
        QTest::mouseClick(row(id)->menuButton(), Qt::LeftButton);
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("accountActions"));
        QVERIFY(menu);
        auto *action = menu->findChild<QAction *>(QString::fromLatin1(what));
        QVERIFY2(action, what);
        menu->setActiveAction(action);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!m_page->findChild<QMenu *>(QStringLiteral("accountActions")));
    }
    /// Of what the row's menu offers below "Pause".
    void choosePause(const clients::AccountId &id, const char *what)
    {
        QTest::mouseClick(row(id)->menuButton(), Qt::LeftButton);
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("accountActions"));
        QVERIFY(menu);
        auto *action = menu->findChild<QMenu *>(QStringLiteral("pause"))
                           ->findChild<QAction *>(QString::fromLatin1(what));
        QVERIFY2(action, what);
        action->trigger();
        menu->close();
        QTRY_VERIFY(!m_page->findChild<QMenu *>(QStringLiteral("accountActions")));
    }
    [[nodiscard]] std::unique_ptr<AccountsPage> makePage()
    {
        return std::make_unique<AccountsPage>(
            m_parts->context(*m_navigator),
            AccountsPage::Services{m_parts->base.clients,
                                   m_parts->base.accounts,
                                   *m_parts->base.connectors,
                                   m_parts->rules,
                                   m_credentials,
                                   *m_pauses,
                                   nullptr,
                                   [this](const QUrl &url) { m_opened.append(url); },
                                   {},
                                   publish::handsOver,
                                   publish::setHandsOver});
    }
    SignInDialog *openSignIn()
    {
        auto *list = m_page->findChild<QListView *>(QStringLiteral("networkChoices"));
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        return m_page->findChild<SignInDialog *>();
    }

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<WindowParts>();
        m_navigator = std::make_unique<RecordingNavigator>();
        m_secrets.setState(secrets::KeychainState::Ready);
        m_opened.clear();
        m_client = m_parts->base.addClient(QStringLiteral("Crumb & Clover"));
        m_pauses = std::make_unique<clients::AccountPauses>(m_parts->base.database(), m_parts->base.accounts,
                                                            m_parts->base.clock);
        m_page = makePage();
        m_page->resize(1200, 800);
        m_page->activate();
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_pauses.reset();
        m_parts.reset();
    }

    void handsOverWhereTheNetworkCanHoldPosts()
    {
        const auto id = m_parts->base.addAccount(m_client, QStringLiteral("crumb.example"));
        const auto handsOver = [&] { return publish::handsOver(m_parts->base.accounts.account(id).value()); };
        QTRY_VERIFY(row(id));
        QTest::mouseClick(row(id)->menuButton(), Qt::LeftButton);
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("accountActions"));
        QVERIFY(menu && !menu->findChild<QAction *>(QStringLiteral("handOver")));
        menu->close();
        QTRY_VERIFY(!m_page->findChild<QMenu *>(QStringLiteral("accountActions")));

        m_parts->base.network->canSchedule = true;
        choose(id, "handOver");
        QVERIFY(handsOver());
        m_parts->undo.undo();
        QVERIFY(!handsOver());
        m_parts->undo.redo();
        choose(id, "handOver");
        QVERIFY(!handsOver());
    }
    void connectsByKeyboardAndKeepsTheSecretOutOfTheDatabase()
    {
        SignInDialog *dialog = openSignIn();
        QVERIFY(dialog);
        QTest::keyClicks(dialogPart<QLineEdit>("signInHandle"), QStringLiteral("@crumb.example"));
        QTest::keyClicks(dialogPart<QLineEdit>("signInSecret"), QStringLiteral("abcd-efgh"));
        QTest::keyClick(dialogPart<QLineEdit>("signInSecret"), Qt::Key_Return);
        QTRY_COMPARE(m_parts->base.accounts.accounts().size(), std::size_t(1));
        QTRY_VERIFY(!m_page->findChild<SignInDialog *>());
        const clients::Account account = m_parts->base.accounts.accounts().front();
        QCOMPARE(account.handle, QStringLiteral("crumb.example"));
        QVERIFY(row(account.id));
        QCOMPARE(row(account.id)->facts().chip, QStringLiteral("Works"));
        QCOMPARE(m_parts->base.network->signInCalls.front().secret, QStringLiteral("abcd-efgh"));
        QCOMPARE(m_navigator->said.size(), 1);
    }

    void whatIsPostedByHandIsNotCalledConnected()
    {
        const auto note = [this] {
            m_page->activate();
            return m_page->findChild<QLabel *>(QStringLiteral("pageNote"))->text();
        };
        QCOMPARE(note(), QStringLiteral("0 connected"));
        m_parts->base.addByHand(m_client, QStringLiteral("Village board"));
        QCOMPARE(note(), QStringLiteral("1 by hand"));
        m_parts->base.addByHand(m_client, QStringLiteral("Parish paper"));
        m_parts->base.addAccount(m_client, QStringLiteral("crumb.example"));
        QCOMPARE(note(), QStringLiteral("1 connected, 2 by hand"));
    }

    void theZoneStandsByTheNameOfItsClient()
    {
        const auto *card = m_page->findChild<AccountCard *>();
        const auto *note = card->findChild<QLabel *>(QStringLiteral("cardNote"));
        QCOMPARE(note->text(), QString::fromLatin1(m_parts->base.clients.clients().front().zone));
        QVERIFY(note->alignment() & Qt::AlignLeading);
    }

    void veryManyClientsAllGetTheirCards()
    {
        clients::AccountId last;
        for (int i = 0; i < 30; ++i) {
            const auto client = m_parts->base.addClient(QStringLiteral("Client %1").arg(i));
            last = m_parts->base.addAccount(client, QStringLiteral("c%1.example").arg(i));
        }
        m_page = makePage();
        m_page->activate();
        auto *content = m_page->findChild<QScrollArea *>(QStringLiteral("accountCards"))->widget();
        QVERIFY(content->findChildren<AccountCard *>().size() < 31); // the page does not wait for them
        QVERIFY(
            m_page->findChild<QLabel *>(QStringLiteral("pageNote"))->text().contains(QStringLiteral("30")));
        QTRY_COMPARE(content->findChildren<AccountCard *>().size(), 31);
        const auto order = m_parts->base.clients.clients();
        for (int i = 0; i < 31; ++i) {
            auto *card = qobject_cast<AccountCard *>(content->layout()->itemAt(i)->widget());
            QVERIFY(card && card->clientId() == order[std::size_t(i)].id);
        }

        // Who is asked for is there at once, however far down.
        m_page = makePage();
        m_page->activate();
        m_page->open(ShowAccount{last, false});
        QVERIFY(row(last));

        // One more in the middle, one fewer: the others stay.
        const auto kept = m_page->findChildren<AccountCard *>();
        QVERIFY(m_parts->base.clients.archive(order[3].id));
        (void)m_parts->base.addClient(QStringLiteral("New"));
        QTRY_COMPARE(m_page->findChildren<AccountCard *>().size(), 31);
        QCOMPARE(std::ranges::count_if(m_page->findChildren<AccountCard *>(),
                                       [&](AccountCard *card) { return kept.contains(card); }),
                 30);
    }

    void aWrongPasswordKeepsWhatWasTypedExceptTheSecret()
    {
        m_parts->base.network->onSignIn = [](const networks::SignInRequest &) -> Result<networks::SignedIn> {
            return fail(ErrorCode::SignInNeeded, QStringLiteral("Bluesky does not know this password."));
        };
        SignInDialog *dialog = openSignIn();
        dialogPart<QLineEdit>("signInServer")->setText(QStringLiteral("pds.example"));
        dialogPart<QLineEdit>("signInHandle")->setText(QStringLiteral("crumb.example"));
        dialogPart<QLineEdit>("signInSecret")->setText(QStringLiteral("wrong"));
        QTest::mouseClick(dialogPart<QPushButton>("connectNow"), Qt::LeftButton);
        const auto *field = qobject_cast<FormField *>(dialogPart<QLineEdit>("signInSecret")->parentWidget());
        QVERIFY(field);
        QTRY_VERIFY(field->hasError());
        QVERIFY(dialog->isVisible());
        QCOMPARE(dialogPart<QLineEdit>("signInHandle")->text(), QStringLiteral("crumb.example"));
        QCOMPARE(dialogPart<QLineEdit>("signInServer")->text(), QStringLiteral("pds.example"));
        QVERIFY(dialogPart<QLineEdit>("signInSecret")->text().isEmpty());
        QVERIFY(m_parts->base.accounts.accounts().empty());
        QVERIFY(m_parts->base.credentials.secrets.isEmpty());
    }

    void aLockedKeychainIsToldInTheDialogAndNothingIsKept()
    {
        m_parts->base.credentials.failWith =
            Error{ErrorCode::KeychainLocked, QStringLiteral("The keychain is locked."), {}, {}, {}};
        openSignIn();
        dialogPart<QLineEdit>("signInHandle")->setText(QStringLiteral("crumb.example"));
        dialogPart<QLineEdit>("signInSecret")->setText(QStringLiteral("right"));
        QTest::mouseClick(dialogPart<QPushButton>("connectNow"), Qt::LeftButton);
        QTRY_VERIFY(dialogPart<Banner>("signInTrouble")->isVisible());
        QVERIFY(m_parts->base.accounts.accounts().empty());
    }

    void cancelStopsAnAttemptThatHangs()
    {
        m_parts->base.network->gate.shut();
        SignInDialog *dialog = openSignIn();
        dialogPart<QLineEdit>("signInHandle")->setText(QStringLiteral("crumb.example"));
        dialogPart<QLineEdit>("signInSecret")->setText(QStringLiteral("right"));
        QTest::mouseClick(dialogPart<QPushButton>("connectNow"), Qt::LeftButton);
        QTRY_VERIFY(dialog->isWaiting());
        QCOMPARE(m_parts->base.network->gate.waiting(), 1);
        QTest::mouseClick(dialogPart<QPushButton>("cancel"), Qt::LeftButton);
        QTRY_COMPARE(m_parts->base.network->gate.waiting(), 0);
        QTRY_VERIFY(!m_page->findChild<SignInDialog *>());
        QVERIFY(m_parts->base.accounts.accounts().empty());
    }

    void theDialogExplainsWhereAnAppPasswordIsMade()
    {
        openSignIn();
        QTest::mouseClick(dialogPart<QPushButton>("signInSecretPage"), Qt::LeftButton);
        QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://bsky.app/settings/app-passwords"))});
    }

    void theSignInLeavesNoGapForWhatDoesNotGoOn()
    {
        m_parts->base.network->gate.shut();
        SignInDialog *dialog = openSignIn();
        const auto gap = [&] {
            const auto *server = dialogPart<QWidget>("signInServer")->parentWidget();
            const auto *button = dialogPart<QWidget>("connectNow");
            return button->mapTo(dialog, QPoint()).y() - server->mapTo(dialog, QPoint()).y() -
                   server->height();
        };
        const int before = gap();
        QVERIFY2(before <= 24, qPrintable(QString::number(before)));
        dialogPart<QLineEdit>("signInHandle")->setText(QStringLiteral("crumb.example"));
        dialogPart<QLineEdit>("signInSecret")->setText(QStringLiteral("right"));
        QTest::mouseClick(dialogPart<QPushButton>("connectNow"), Qt::LeftButton);
        QTRY_VERIFY(dialogPart<QWidget>("signInProgress")->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(gap(), before); // nothing moves from under the pointer
        QTest::mouseClick(dialogPart<QPushButton>("cancel"), Qt::LeftButton);
        QTRY_VERIFY(!m_page->findChild<SignInDialog *>());
    }

    void aPlaceByHandIsAdded()
    {
        auto *list = m_page->findChild<QListView *>(QStringLiteral("networkChoices"));
        const QModelIndex last = list->model()->index(list->model()->rowCount() - 1, 0);
        // All of them are seen without scrolling within the card: those by hand stand in a menu.
        QVERIFY(list->viewport()->rect().contains(list->visualRect(last)));
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(last).center());
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("byHandMenu"));
        QVERIFY(menu && menu->actions().size() > 1);
        menu->actions().back()->trigger();
        menu->close();
        QVERIFY(m_page->findChild<ByHandDialog *>());
        QTest::keyClicks(dialogPart<QLineEdit>("byHandName"), QStringLiteral("Village notice board"));
        dialogPart<QLineEdit>("byHandPage")->setText(QStringLiteral("not an address"));
        QTest::mouseClick(dialogPart<QPushButton>("saveByHand"), Qt::LeftButton);
        QVERIFY(m_parts->base.accounts.accounts().empty());
        dialogPart<QLineEdit>("byHandPage")->setText(QStringLiteral("board.example/new"));
        dialogPart<QLineEdit>("byHandLimit")->setText(QStringLiteral("5000"));
        QTest::mouseClick(dialogPart<QPushButton>("saveByHand"), Qt::LeftButton);
        QCOMPARE(m_parts->base.accounts.accounts().size(), std::size_t(1));
        const clients::Account account = m_parts->base.accounts.accounts().front();
        QVERIFY(account.byHand);
        QCOMPARE(clients::textLimitOf(account), 5000);
        QCOMPARE(account.page, QUrl(QStringLiteral("https://board.example/new")));
        QCOMPARE(row(account.id)->facts().chip, QStringLiteral("By hand"));
    }

    void aPlaceByHandIsChangedAndTheChangeTakenBack()
    {
        const auto id = m_parts->base.addByHand(m_client, QStringLiteral("Village board"));
        choose(id, "edit");
        QVERIFY(m_page->findChild<ByHandDialog *>());
        dialogPart<QLineEdit>("byHandName")->setText(QStringLiteral("Town board"));
        QTest::mouseClick(dialogPart<QPushButton>("saveByHand"), Qt::LeftButton);
        QCOMPARE(m_parts->base.accounts.account(id)->displayName, QStringLiteral("Town board"));
        m_parts->undo.undo();
        QCOMPARE(m_parts->base.accounts.account(id)->displayName, QStringLiteral("Village board"));
        m_parts->undo.redo();
        QCOMPARE(m_parts->base.accounts.account(id)->displayName, QStringLiteral("Town board"));
    }

    void checkAllAsksEachAccountAndCanBeStopped()
    {
        const auto first = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("two.example"));
        m_parts->base.network->checkError =
            Error{ErrorCode::SignInNeeded, QStringLiteral("The sign-in was taken back."), {}, {}, {}};
        auto *button = dialogPart<QPushButton>("checkAll");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(m_parts->base.network->checkedKeys.size(), 2);
        QTRY_COMPARE(row(first)->facts().chip, QStringLiteral("Sign in again"));
        QCOMPARE(row(second)->facts().chip, QStringLiteral("Sign in again"));
        QTRY_COMPARE(button->text(), QStringLiteral("Check all now"));

        m_parts->base.network->gate.shut();
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(m_parts->base.network->gate.waiting(), 1);
        QCOMPARE(button->text(), QStringLiteral("Stop checking"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(m_parts->base.network->gate.waiting(), 0);
        QCOMPARE(button->text(), QStringLiteral("Check all now"));
        QCOMPARE(m_parts->base.network->checkedKeys.size(), 3);
    }

    void anAccountIsSignedInAgain()
    {
        const auto id = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        QVERIFY(m_parts->base.accounts
                    .noteHealth(id, clients::Health::SignInNeeded,
                                Error{ErrorCode::SignInNeeded, QStringLiteral("Ended."), {}, {}, {}})
                    .has_value());
        m_page->open(ShowAccount{id, true});
        QVERIFY(m_page->findChild<SignInDialog *>());
        QCOMPARE(dialogPart<QLineEdit>("signInHandle")->text(), QStringLiteral("one.example"));
        QTest::keyClicks(dialogPart<QLineEdit>("signInSecret"), QStringLiteral("new-password"));
        QTest::mouseClick(dialogPart<QPushButton>("connectNow"), Qt::LeftButton);
        QTRY_COMPARE(row(id)->facts().chip, QStringLiteral("Works"));
        QCOMPARE(m_parts->base.accounts.accounts().size(), std::size_t(1));
    }

    void pausingIsDoneAtOnceAndCanBeUndone()
    {
        const auto id = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        choosePause(id, "pauseOpen");
        QVERIFY(m_parts->base.accounts.account(id)->paused);
        QCOMPARE(row(id)->facts().chip, QStringLiteral("Paused"));
        m_parts->undo.undo();
        QVERIFY(!m_parts->base.accounts.account(id)->paused);
    }

    void aPauseHasTheEndThatIsChosenAndGoingOnIsTakenBackWithIt()
    {
        const auto id = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const auto until = [&] {
            const auto account = m_parts->base.accounts.account(id);
            return clients::pausedUntil(account.value());
        };
        QTRY_VERIFY(row(id));
        choosePause(id, "pauseHour");
        const std::optional<Instant> end = m_parts->base.clock.now() + std::chrono::hours(1);
        QCOMPARE(until(), end);
        choosePause(id, "goOn");
        QVERIFY(!m_parts->base.accounts.account(id)->paused);
        m_parts->undo.undo();
        QCOMPARE(until(), end);
    }

    void removingAsksAndTheHistoryStays()
    {
        const auto id = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const plan::PostId post =
            m_parts->scheduled(m_client, id, QStringLiteral("Stollen"), std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(6));
        publish::Sender sender(m_parts->outbox, *m_parts->base.connectors, m_parts->base.clock,
                               m_parts->base.timers, {});
        QVERIFY(test::await(sender.runOnce({})).has_value());

        choose(id, "remove"); // closed without an answer
        const QString told = m_parts->dialogs.questions().back().text;
        QVERIFY2(told.contains(QStringLiteral("Drafts name it until you leave it out")), qPrintable(told));
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(m_parts->base.accounts.accounts().size(), std::size_t(1));

        m_parts->dialogs.presetAnswer(QStringLiteral("remove"));
        choose(id, "remove");
        QTRY_VERIFY(m_parts->base.accounts.accounts().empty());
        QTRY_VERIFY(!row(id));
        QVERIFY(m_parts->base.credentials.secrets.isEmpty());
        const auto history = m_parts->outbox.history(std::nullopt, 10);
        QVERIFY(history.has_value());
        QCOMPARE(history->size(), std::size_t(1));
        QCOMPARE(history->front().delivery.postId, post);
        QCOMPARE(history->front().accountHandle, QStringLiteral("one.example"));
    }

    void signingOutAsksAndForgetsTheSecret()
    {
        const auto id = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        QCOMPARE(m_parts->base.credentials.secrets.size(), 1);
        m_parts->dialogs.presetAnswer(QStringLiteral("sign-out"));
        choose(id, "signOut");
        QTRY_COMPARE(row(id)->facts().chip, QStringLiteral("Sign in again"));
        QVERIFY(m_parts->base.credentials.secrets.isEmpty());
    }

    void aClosedKeychainIsSaid()
    {
        m_secrets.setState(secrets::KeychainState::Missing);
        m_page->activate();
        QTRY_VERIFY(dialogPart<QLabel>("keychainWords")->text().contains(QStringLiteral("No keychain")));
    }

    void theKeyboardWalksThroughTheRows()
    {
        const auto first = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("two.example"));
        QVERIFY(m_parts->actions.trigger(QStringLiteral("accounts.next")));
        QTRY_COMPARE(QApplication::focusWidget(), row(first)->menuButton());
        QVERIFY(m_parts->actions.trigger(QStringLiteral("accounts.next")));
        QCOMPARE(QApplication::focusWidget(), row(second)->menuButton());
        QVERIFY(m_parts->actions.trigger(QStringLiteral("accounts.previous")));
        QCOMPARE(QApplication::focusWidget(), row(first)->menuButton());
    }

    void onlyTheClientInViewIsShown()
    {
        const auto other = m_parts->base.addClient(QStringLiteral("Northwheel"));
        const auto here = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const auto there = m_parts->base.addAccount(other, QStringLiteral("two.example"));
        QVERIFY(row(here) && row(there));
        m_parts->scope.setClient(other);
        QTRY_VERIFY(!row(here));
        QVERIFY(row(there));
    }

    void inANarrowWindowTheCardsAreWholeAndTheNetworksInADrawer()
    {
        const auto id = m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        m_page->resize(796, 588); // the room of the page in a window of 980 x 640
        QCoreApplication::processEvents();
        const QWidget *seen = m_page->findChild<QScrollArea *>(QStringLiteral("accountCards"))->viewport();
        const auto cards = m_page->findChildren<AccountCard *>();
        QVERIFY(!cards.empty());
        for (const AccountCard *card : cards)
            QVERIFY(seen->rect().contains(QRect(card->mapTo(seen, QPoint()), card->size())));
        const QPushButton *menu = row(id)->menuButton();
        QVERIFY(seen->rect().contains(QRect(menu->mapTo(seen, QPoint()), menu->size())));

        auto *list = m_page->findChild<QListView *>(QStringLiteral("networkChoices"));
        QVERIFY(!list->isVisible());
        QTest::mouseClick(dialogPart<QPushButton>("showNetworks"), Qt::LeftButton);
        QVERIFY(list->isVisible());
        // What is chosen there is the person's next business: the drawer makes way.
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(!list->isVisible());
        QVERIFY(m_page->findChild<SignInDialog *>());
    }

    void everyControlHasANameAndRoomForAFinger()
    {
        m_parts->base.addAccount(m_client, QStringLiteral("one.example"));
        const auto buttons = m_page->findChildren<QPushButton *>();
        for (const QPushButton *button : buttons) {
            if (!button->isVisible())
                continue;
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                     qPrintable(button->objectName()));
            QVERIFY2(button->width() >= 24 && button->height() >= 24, qPrintable(button->objectName()));
        }
    }
};

QTEST_MAIN(AccountsPageTest)
#include "accounts_page_test.moc"
