// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/empty_state.h"
#include "kit/segmented_control.h"
#include "outbox/by_hand_panel.h"
#include "outbox/drag_out_model.h"
#include "outbox/journal_model.h"
#include "outbox_fixture.h"
#include "publish/delivery_table.h"
#include "support/files.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui;
using namespace hatstand::ui::outbox;
using publish::DeliveryState;

class OutboxPageTest : public QObject, protected test::OutboxFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void anEmptyOutboxSaysSo()
    {
        QVERIFY(!part<QTableView>("outboxTable")->isVisible());
        QVERIFY(m_page->findChildren<EmptyState *>().size() >= 2);
        QCOMPARE(rows()->rowCount(), 0);
    }

    void theModelIsSound()
    {
        const QAbstractItemModelTester tester(rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        failedPost(QStringLiteral("Stollen"));
        QCOMPARE(rows()->rowCount(), 1);
        m_parts->missed(m_client, m_account, QStringLiteral("Ushers"));
        QCOMPARE(rows()->rowCount(), 2);
        part<SegmentedControl>("lists")->setCurrentIndex(2);
        part<SegmentedControl>("lists")->setCurrentIndex(0);
        const QModelIndex first = rows()->index(0, 0);
        QVERIFY(first.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("Stollen")));
    }

    void timesOfAllClientsAreOnesOwn()
    {
        const auto far = m_parts->base.addClient(QStringLiteral("Far"), "Asia/Tokyo");
        const auto account = m_parts->base.addAccount(far, QStringLiteral("far.example"));
        m_parts->scheduled(far, account, QStringLiteral("Hello"), std::chrono::hours(3)); // it is 11:42
        part<SegmentedControl>("lists")->setCurrentIndex(1);
        QCOMPARE(rows()->rowCount(), 1);
        QCOMPARE(cell(0, OutboxModel::When), QStringLiteral("Today 14:42"));
    }

    void aMissedPostSaysWhatTheJournalSays()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted"));
        // The list says how late; the whole reason is said beside it and read out.
        QVERIFY2(cell(0, OutboxModel::Why).endsWith(QStringLiteral(" late")),
                 qPrintable(cell(0, OutboxModel::Why)));
        for (const QString &whole :
             {rows()->index(0, OutboxModel::Why).data(Qt::ToolTipRole).toString(),
              rows()->index(0, OutboxModel::When).data(Qt::AccessibleTextRole).toString()})
            QVERIFY2(whole.contains(QStringLiteral("late. Its time passed while")), qPrintable(whole));
        // Brought back after its time: nobody knows what ran meanwhile.
        const plan::PostId gone =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Gone"), std::chrono::minutes(5));
        QVERIFY(m_parts->posts.remove(gone));
        m_parts->base.clock.advance(std::chrono::hours(1));
        QVERIFY(m_parts->posts.restore(gone));
        QCOMPARE(deliveryOf(gone).state, DeliveryState::Missed);
        m_page->open(ShowDelivery{deliveryOf(gone).id});
        const int row = part<QTableView>("outboxTable")->currentIndex().row();
        QCOMPARE(cell(row, OutboxModel::Post), QStringLiteral("Gone"));
        QVERIFY2(cell(row, OutboxModel::Why).endsWith(QStringLiteral(" late")),
                 qPrintable(cell(row, OutboxModel::Why)));
    }

    void anUncertainPostSaysWhatTheJournalSays()
    {
        const auto board = m_parts->base.addByHand(m_client, QStringLiteral("Club board"));
        const plan::PostId id =
            m_parts->scheduled(m_client, board, QStringLiteral("Fair"), std::chrono::minutes(5));
        QVERIFY(publish::DeliveryTable(m_parts->base.database(), m_parts->base.clock).markRestored());
        m_parts->base.clock.advance(std::chrono::minutes(5));
        send();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Uncertain);
        m_page->open(ShowDelivery{deliveryOf(id).id});
        const QString why = part<QLabel>("deliveryWhy")->text();
        QVERIFY2(why.contains(QStringLiteral("A backup was put back")), qPrintable(why));
        QVERIFY2(!why.contains(QStringLiteral("No answer")), qPrintable(why));
    }

    void whatHoldsTheAccountIsSaidOfAllThatGoesToIt_data()
    {
        QTest::addColumn<int>("hold");
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("why");
        QTest::addColumn<bool>("signIn");
        QTest::newRow("signed out") << 0 << QStringLiteral("Waits for you") << QStringLiteral("sign in again")
                                    << true;
        QTest::newRow("keychain") << 1 << QStringLiteral("Keychain closed")
                                  << QStringLiteral("until the keychain is open") << false;
        QTest::newRow("paused") << 2 << QStringLiteral("Paused") << QStringLiteral("account is paused")
                                << false;
        QTest::newRow("archived") << 3 << QStringLiteral("Held") << QStringLiteral("client is archived")
                                  << false;
    }
    void whatHoldsTheAccountIsSaidOfAllThatGoesToIt()
    {
        QFETCH(const int, hold);
        QFETCH(const QString, state);
        QFETCH(const QString, why);
        QFETCH(const bool, signIn);
        for (const auto *title : {"One", "Two"})
            m_parts->scheduled(m_client, m_account, QString::fromLatin1(title), std::chrono::hours(3));
        if (hold == 0)
            QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::SignInNeeded, {}));
        else if (hold == 1)
            QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::KeychainClosed, {}));
        else if (hold == 2)
            QVERIFY(m_parts->base.accounts.setPaused(m_account, true));
        else
            QVERIFY(m_parts->base.clients.archive(m_client));
        part<SegmentedControl>("lists")->setCurrentIndex(1);
        QCOMPARE(rows()->rowCount(), 2);
        for (int row = 0; row < 2; ++row) {
            QCOMPARE(cell(row, OutboxModel::State), state);
            QVERIFY2(cell(row, OutboxModel::Why).contains(why), qPrintable(cell(row, OutboxModel::Why)));
        }
        const auto *offered = m_page->findChild<DeliveryPanel *>()->button(DeliveryAction::SignIn);
        QCOMPARE(offered != nullptr, signIn);
    }

    void withoutALineTheReasonAndTheNextAttemptAreSaid()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(5));
        m_parts->base.network->failNext(
            Error{ErrorCode::Offline, QStringLiteral("There is no way to the network."), {}, {}, {}});
        send();
        part<SegmentedControl>("lists")->setCurrentIndex(1);
        QCOMPARE(cell(0, OutboxModel::State), QStringLiteral("Offline"));
        const QString why = cell(0, OutboxModel::Why);
        QVERIFY2(why.startsWith(QStringLiteral("There is no way to the network. Next attempt today")),
                 qPrintable(why));
        // Later it is no longer "next" what is past.
        m_parts->base.clock.advance(std::chrono::hours(1));
        QVERIFY2(!cell(0, OutboxModel::Why).contains(QStringLiteral("Next attempt")),
                 qPrintable(cell(0, OutboxModel::Why)));
    }

    void whatANetworkAskedForIsSaidOfWhatIsSentNow()
    {
        m_parts->scheduled(m_client, m_account, QStringLiteral("One"), std::chrono::minutes(5));
        const plan::PostId two =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Two"), std::chrono::hours(5));
        m_parts->base.clock.advance(std::chrono::minutes(5));
        Error limited{ErrorCode::RateLimited, QStringLiteral("The network asks to wait."), {}, {}, {}};
        limited.retryAfter = std::chrono::minutes(20);
        m_parts->base.network->failNext(limited);
        send();
        m_page->open(ShowDelivery{deliveryOf(two).id});
        press(DeliveryAction::SendNow);
        QVERIFY2(m_navigator->said.back().contains(QStringLiteral("goes out today")),
                 qPrintable(m_navigator->said.back()));
        const int row = part<QTableView>("outboxTable")->currentIndex().row();
        QCOMPARE(cell(row, OutboxModel::Post), QStringLiteral("Two"));
        QCOMPARE(cell(row, OutboxModel::State), QStringLiteral("Asked to wait"));
        QVERIFY2(cell(row, OutboxModel::Why).contains(QStringLiteral("Goes out today")),
                 qPrintable(cell(row, OutboxModel::Why)));
    }

    void aRefusalShowsTheNetworksWordsAndIsTriedAgain()
    {
        const plan::PostId id = failedPost(QStringLiteral("Stollen"));
        QCOMPARE(deliveryOf(id).state, DeliveryState::Failed);
        QCOMPARE(cell(0, OutboxModel::Why), QStringLiteral("The picture was refused."));
        const QString why = part<QLabel>("deliveryWhy")->text();
        QVERIFY(why.contains(QStringLiteral("the limit is 1 MB")) &&
                why.contains(QStringLiteral("Shrink it.")));
        press(DeliveryAction::SendNow);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Scheduled);
        QCOMPARE(rows()->rowCount(), 0);
        send();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Published);
        part<SegmentedControl>("lists")->setCurrentIndex(2);
        QCOMPARE(rows()->rowCount(), 1);
        press(DeliveryAction::OpenThere);
        QCOMPARE(m_opened.size(), 1);
        QCOMPARE(m_opened.front(), deliveryOf(id).remoteUrl);
    }

    void aMissedPostGetsALaterTimeByKeyboard()
    {
        const plan::PostId id = m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted"));
        QCOMPARE(deliveryOf(id).state, DeliveryState::Missed);
        QVERIFY(m_parts->actions.trigger(QStringLiteral("outbox.next-time")));
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("laterTimes"));
        QVERIFY(menu);
        QTRY_VERIFY(menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE(deliveryOf(id).state, DeliveryState::Scheduled);
        QVERIFY(deliveryOf(id).dueAt > m_parts->base.clock.now());
        m_parts->undo.undo();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Missed);
        m_parts->undo.redo();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Scheduled);
    }

    void aMissedPostIsLeftByKeyAndStaysInTheHistory()
    {
        const plan::PostId id = m_parts->missed(m_client, m_account, QStringLiteral("Ushers wanted"));
        QTest::keyClick(m_page.get(), Qt::Key_E);
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Missed);
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        QTest::keyClick(m_page.get(), Qt::Key_E);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Cancelled);
        QCOMPARE(rows()->rowCount(), 0);
        // A draft again is told apart from what was left, by why.
        const plan::PostId draft =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Later"), std::chrono::hours(5));
        QVERIFY(m_parts->outbox.unschedule(draft));
        m_page->open(ShowGoneOut{});
        QCOMPARE(part<SegmentedControl>("lists")->currentIndex(), 2);
        QCOMPARE(rows()->rowCount(), 2);
        QCOMPARE(cell(1, OutboxModel::Post), QStringLiteral("Ushers wanted"));
        QCOMPARE(cell(1, OutboxModel::State), QStringLiteral("Not sent"));
        QVERIFY2(cell(1, OutboxModel::Why) != cell(0, OutboxModel::Why),
                 qPrintable(cell(1, OutboxModel::Why)));
    }

    void theStepsByHandShowTheirKeysOfNow()
    {
        byHandPost(QStringLiteral("Market"), QUrl(QStringLiteral("https://board.example/new")));
        QCOMPARE(part<QPushButton>("byHandCopy")->text(), QStringLiteral("Copy the text (C)"));
        m_parts->actions.setKeys(QStringLiteral("outbox.copy-text"), {QKeySequence(Qt::Key_Y)});
        QCOMPARE(part<QPushButton>("byHandCopy")->text(), QStringLiteral("Copy the text (Y)"));
        m_parts->actions.setKeys(QStringLiteral("outbox.copy-text"), {});
        QCOMPARE(part<QPushButton>("byHandCopy")->text(), QStringLiteral("Copy the text"));
    }

    void anUncertainPostIsConfirmedWithItsLink()
    {
        m_parts->base.network->repeatSafe = false;
        const plan::PostId id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(6));
        m_parts->base.network->loseNextAnswer();
        m_parts->base.network->findError = test::FakeConnector::makeError(ErrorCode::ServerTrouble);
        send();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Uncertain);
        QVERIFY(m_page->findChild<DeliveryPanel *>()->button(DeliveryAction::LookAgain));

        m_parts->dialogs.presetText(QStringLiteral("nonsense with spaces"));
        press(DeliveryAction::ItIsLive);
        QCOMPARE(m_navigator->errors.size(), std::size_t(1));
        QCOMPARE(deliveryOf(id).state, DeliveryState::Uncertain);
        m_parts->dialogs.presetText(QStringLiteral("https://network.example/post/1"));
        press(DeliveryAction::ItIsLive);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Published);
        QCOMPARE(deliveryOf(id).remoteUrl, QUrl(QStringLiteral("https://network.example/post/1")));
    }

    void thePartOfAThreadIsAskedForSinceTheRestIsAttachedToIt()
    {
        m_parts->base.network->repeatSafe = false;
        m_parts->base.network->chain = false;
        const plan::PostId id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::minutes(5));
        plan::Post post = m_parts->posts.post(id).value();
        post.firstComment = QStringLiteral("The recipe");
        QVERIFY(m_parts->posts.saveContent(post, plan::RevisionReason::Autosave));
        m_parts->base.clock.advance(std::chrono::minutes(6));
        m_parts->base.network->loseNextAnswer();
        m_parts->base.network->findError = test::FakeConnector::makeError(ErrorCode::ServerTrouble);
        send();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Uncertain);
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        m_parts->dialogs.presetText(QStringLiteral("https://network.example/post/1"));
        press(DeliveryAction::ItIsLive);
        QVERIFY(m_parts->dialogs.textRequests().constLast().text.contains(QStringLiteral("attached")));
        QVERIFY(m_navigator->said.constLast().contains(QStringLiteral("goes on")));
        QCOMPARE(deliveryOf(id).linksThere, 1);
        send();
        QCOMPARE(deliveryOf(id).state, DeliveryState::Published);
        QCOMPARE(m_parts->base.network->standing.back().post.text, QStringLiteral("The recipe"));
    }

    void whatCannotBeLookedForOffersNoLook()
    {
        publish::OutboxItem item;
        item.delivery.state = DeliveryState::Uncertain;
        item.delivery.recordKey = QStringLiteral("3kabc");
        const auto offersLook = [&item] {
            return std::ranges::count(actionsFor(item), DeliveryAction::LookAgain) == 1;
        };
        QVERIFY(offersLook());
        item.delivery.recordKey.clear(); // as a file has it that others have changed
        QVERIFY(!offersLook());
        item.delivery.recordKey = QStringLiteral("3kabc");
        item.byHand = true;
        QVERIFY(!offersLook());
    }

    void sendingAnUncertainPostAgainAsksFirst()
    {
        m_parts->base.network->repeatSafe = false;
        const plan::PostId id =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Stollen"), std::chrono::minutes(5));
        m_parts->base.clock.advance(std::chrono::minutes(6));
        m_parts->base.network->loseNextAnswer();
        m_parts->base.network->findError = test::FakeConnector::makeError(ErrorCode::ServerTrouble);
        send();
        press(DeliveryAction::ItIsNotLive);
        QCOMPARE(m_parts->dialogs.questions().size(), 1);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Uncertain);
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        press(DeliveryAction::ItIsNotLive);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Scheduled);
    }

    void byHandHasAKeyForEachStep()
    {
        const plan::PostId id = byHandPost(QStringLiteral("Market on Saturday"),
                                           QUrl(QStringLiteral("https://board.example/new")));
        QCOMPARE(deliveryOf(id).state, DeliveryState::Waiting);
        QVERIFY(part<ByHandPanel>("byHandPanel")->isVisible());
        part<QTableView>("outboxTable")->setFocus();
        QTest::keyClick(m_page.get(), Qt::Key_C);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Market on Saturday"));
        QTest::keyClick(m_page.get(), Qt::Key_O);
        QCOMPARE(m_opened, QList<QUrl>{QUrl(QStringLiteral("https://board.example/new"))});
        QGuiApplication::clipboard()->setText(QStringLiteral("https://board.example/42"));
        QTest::keyClick(m_page.get(), Qt::Key_L);
        auto *link = part<QLineEdit>("byHandLink");
        QCOMPARE(QApplication::focusWidget(), link);
        QCOMPARE(link->text(), QStringLiteral("https://board.example/42"));
        QTest::keyClick(link, Qt::Key_Return);
        QCOMPARE(deliveryOf(id).state,
                 DeliveryState::Waiting); // it cannot be taken back, so it is asked about
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        QTest::keyClick(link, Qt::Key_Return);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Published);
        QCOMPARE(deliveryOf(id).remoteUrl, QUrl(QStringLiteral("https://board.example/42")));
    }

    void aWrongLinkStaysToBeMended()
    {
        const plan::PostId id = byHandPost(QStringLiteral("Market"));
        QVERIFY(!part<QPushButton>("byHandOpen")->isEnabled());
        part<QLineEdit>("byHandLink")->setText(QStringLiteral("no link at all"));
        QTest::mouseClick(part<QPushButton>("byHandPosted"), Qt::LeftButton);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Waiting);
        part<QLineEdit>("byHandLink")->clear();
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        QTest::mouseClick(part<QPushButton>("byHandPosted"), Qt::LeftButton);
        QCOMPARE(deliveryOf(id).state, DeliveryState::Published);
    }

    void picturesAreDraggedAsFiles()
    {
        const QString there = m_parts->base.folder.filePath(QStringLiteral("cake.png"));
        QVERIFY(test::writeFile(there, "png"));
        DragOutModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMedia({{there, QStringLiteral("image/png"), 3, {}, QStringLiteral("A cake")},
                        {there + QStringLiteral(".gone"), QStringLiteral("image/png"), 3, {}, {}}});
        const QSignalSpy gone(&model, &DragOutModel::fileGone);
        const std::unique_ptr<QMimeData> one(model.mimeData({model.index(0, 0)}));
        QCOMPARE(one->urls(), QList<QUrl>{QUrl::fromLocalFile(there)});
        QCOMPARE(gone.size(), 0);
        // All or nothing: nobody would see that one of them is missing.
        QCOMPARE(model.mimeData({model.index(0, 0), model.index(1, 0)}), nullptr);
        QCOMPARE(gone.size(), 1);
        QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    }

    void theJournalTellsEachChangeWithItsReason()
    {
        const plan::PostId id = failedPost(QStringLiteral("Stollen"));
        const auto events = m_parts->outbox.events(deliveryOf(id).id).value();
        auto *journal = part<QListView>("journal");
        QCOMPARE(journal->model()->rowCount(), static_cast<int>(events.size()));
        QCOMPARE(journal->model()->index(0, 0).data().toString(), events.back().reason);
        JournalModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEvents(events, m_parts->base.clock.now(), "Europe/Lisbon");
        QVERIFY(model.rowCount() >= 3);
    }

    void rowsAreWalkedByKeyboardAndOpened()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("One"));
        const plan::PostId second = m_parts->missed(m_client, m_account, QStringLiteral("Two"));
        auto *table = part<QTableView>("outboxTable");
        table->setFocus();
        QCOMPARE(table->currentIndex().row(), 0);
        QTest::keyClick(m_page.get(), Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::keyClick(m_page.get(), Qt::Key_J);
        QCOMPARE(table->currentIndex().row(), 1);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(m_navigator->visited.size(), std::size_t(1));
        QCOMPARE(m_navigator->visited.back().page, PageId::Composer);
        QCOMPARE(std::get<OpenPost>(m_navigator->visited.back().request).id, second);
        QTest::keyClick(m_page.get(), Qt::Key_K);
        QCOMPARE(table->currentIndex().row(), 0);
    }

    void theChoiceStaysWhenOthersCome()
    {
        const plan::PostId second = m_parts->missed(m_client, m_account, QStringLiteral("Two"));
        QCOMPARE(part<QLabel>("deliveryTitle")->text(), QStringLiteral("Two"));
        failedPost(QStringLiteral("Three"));
        QCOMPARE(rows()->rowCount(), 2);
        QCOMPARE(part<QLabel>("deliveryTitle")->text(), QStringLiteral("Two"));
        QVERIFY(m_parts->outbox.leave(deliveryOf(second).id).has_value());
        QCOMPARE(part<QLabel>("deliveryTitle")->text(), QStringLiteral("Three"));
    }

    void oneAccountIsShownAndTheFilterSaysWhatItHides()
    {
        const auto other = m_parts->base.addAccount(m_client, QStringLiteral("other.example"));
        m_parts->missed(m_client, m_account, QStringLiteral("One"));
        auto *filter = part<QComboBox>("accountFilter");
        filter->setCurrentIndex(filter->findData(other.toString()));
        Q_EMIT filter->activated(filter->currentIndex());
        QCOMPARE(rows()->rowCount(), 0);
        auto *clear =
            part<QWidget>("outboxCard")->findChild<QPushButton *>(QStringLiteral("emptyStateAction"));
        QVERIFY(clear && clear->isVisible());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(rows()->rowCount(), 1);
    }

    void whereNothingWaitsAtAllTheButtonDoesWhatItSays()
    {
        showList(1);
        choose("accountFilter", QStringLiteral("@crumb.example · Bluesky"));
        auto *button = part<EmptyState>("outboxEmpty")->actionButton();
        QCOMPARE(button->text(), QStringLiteral("New post"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_navigator->visited.size(), std::size_t(1));
        QCOMPARE(m_navigator->visited.back().page, PageId::Composer);
    }

    void whatIsAskedForIsChosen()
    {
        const plan::PostId waits =
            m_parts->scheduled(m_client, m_account, QStringLiteral("Later"), std::chrono::hours(5));
        m_parts->missed(m_client, m_account, QStringLiteral("One"));
        m_page->open(ShowDelivery{deliveryOf(waits).id});
        QCOMPARE(part<SegmentedControl>("lists")->currentIndex(), 1);
        QCOMPARE(part<QLabel>("deliveryTitle")->text(), QStringLiteral("Later"));
        press(DeliveryAction::TakeBack);
        QCOMPARE(deliveryOf(waits).state, DeliveryState::Cancelled);
        m_parts->undo.undo();
        QCOMPARE(deliveryOf(waits).state, DeliveryState::Scheduled);
    }
};

QTEST_MAIN(OutboxPageTest)
#include "outbox_page_test.moc"
