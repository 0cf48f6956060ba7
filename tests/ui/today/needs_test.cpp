// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/later_times.h"
#include "kit/sent_words.h"
#include "networks/post_options.h"
#include "publish/delivery_table.h"
#include "publish/needs.h"
#include "support/await.h"
#include "today/day_strip.h"
#include "today/going_out.h"
#include "today/need_actions.h"
#include "today/needs_list.h"
#include "today/timeline_model.h"
#include "ui/support/talk_parts.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::ui::today;
using test::TalkParts;
using test::WindowParts;

class NeedsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_parts = std::make_unique<WindowParts>();
        m_talk = std::make_unique<TalkParts>(*m_parts);
        m_client = m_parts->base.addClient(QStringLiteral("Northwheel Cycles"));
        m_account = m_parts->base.addAccount(m_client, QStringLiteral("northwheel.example"));
        m_model = std::make_unique<NeedsModel>(NeedSources{m_parts->outbox, m_parts->base.accounts,
                                                           m_parts->base.clients, m_parts->rules,
                                                           m_talk->inbox, m_parts->base.clock});
    }
    void cleanup()
    {
        m_model.reset();
        m_talk.reset();
        m_parts.reset();
    }

    void aMissedPostSaysWhenItWasDueWhereAndHowLate()
    {
        const QAbstractItemModelTester tester(m_model.get(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_parts->missed(m_client, m_account, QStringLiteral("Frost check"));
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 1);
        const Need &need = m_model->need(0);
        QCOMPARE(need.kind, NeedKind::Missed);
        QCOMPARE(need.title, QStringLiteral("Frost check"));
        QVERIFY2(need.why.contains(QStringLiteral("11:47")), qPrintable(need.why));
        QVERIFY2(need.why.contains(QStringLiteral("Bluesky")), qPrintable(need.why));
        QVERIFY2(need.why.contains(QStringLiteral("1 h 55 min")), qPrintable(need.why));
        QCOMPARE(need.actions, (std::vector{NeedAction::SendNow, NeedAction::NextTime, NeedAction::Leave}));
    }

    void itIsSaidUntilWhenTheComputerIsNeeded_data()
    {
        QTest::addColumn<int>("hoursToLast"); // of the day, that this computer sends; none: -1
        QTest::addColumn<bool>("handedOver");
        QTest::addColumn<int>("daysToLast"); // of all; none: -1
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << -1 << false << -1 << QString();
        QTest::newRow("today") << 3 << false << 0 << "Keep this PC on until <b>15:01</b>.";
        QTest::newRow("today and later")
            << 3 << true << 1
            << "Keep this PC on until <b>15:01</b>. Later days need it too; the last is tomorrow.";
        QTest::newRow("later only")
            << -1 << false << 1
            << "This PC is not needed any more today. Later days need it; the last is tomorrow.";
        QTest::newRow("handed over") << -1 << true << -1
                                     << "What is left today is handed over, so this PC may be off.";
        QTest::newRow("handed over, and later")
            << -1 << true << 1
            << "What is left today is handed over, so this PC may be off. Later days need it; the last is "
               "tomorrow.";
    }
    void itIsSaidUntilWhenTheComputerIsNeeded()
    {
        QFETCH(int, hoursToLast);
        QFETCH(bool, handedOver);
        QFETCH(int, daysToLast);
        const Instant noon = plan::plannedTime({QDate(2026, 11, 19), QTime(12, 0)}, "Europe/Lisbon")->instant;
        DayPlan day;
        day.handedOver = handedOver;
        if (hoursToLast >= 0)
            day.lastToSend = noon + std::chrono::hours(hoursToLast);
        std::optional<Instant> last;
        if (daysToLast >= 0)
            last = noon + std::chrono::hours(24 * daysToLast + 3);
        QTEST(keepOnWords(day, last, QDate(2026, 11, 19), "Europe/Lisbon"), "words");
    }

    void whatIsHandedOverDoesNotNeedTheComputer()
    {
        m_parts->base.network->canSchedule = true;
        const auto other = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        plan::Post post;
        post.clientId = m_client;
        post.title = QStringLiteral("Frost check");
        post.text = post.title;
        post.planned =
            plan::plannedTimeAt(m_parts->base.clock.now() + std::chrono::hours(3), "Europe/Lisbon");
        plan::Version version;
        version.accountId = m_account;
        version.options.insert(networks::option::handOver, true);
        post.versions = {version};
        const auto whole = m_parts->posts.add(post).value();
        version.accountId = other;
        version.options = {};
        post.id = {};
        post.title = QStringLiteral("Box office");
        post.versions.push_back(version);
        const auto mixed = m_parts->posts.add(post).value();
        m_parts->sender =
            std::make_unique<publish::Sender>(m_parts->outbox, *m_parts->base.connectors, m_parts->base.clock,
                                              m_parts->base.timers, publish::Sender::Options{});
        m_parts->sender->start();
        QVERIFY(m_parts->outbox.schedule(whole) && m_parts->outbox.schedule(mixed));
        const auto &held = m_parts->base.network->ownScheduler.held;
        for (int i = 0; i < 20 && held.size() < 2; ++i) {
            m_parts->base.timers.advance(std::chrono::seconds(1));
            QCoreApplication::processEvents();
        }
        QCOMPARE(held.size(), std::size_t(2));
        const auto day = [this] {
            return readDay(m_parts->outbox, m_parts->rules, std::nullopt,
                           wallTimeAt(m_parts->base.clock.now(), "Europe/Lisbon").date, "Europe/Lisbon",
                           m_parts->base.clock.now());
        };
        QVERIFY(day().handedOver && day().lastToSend);
        QHash<QString, QString> notes;
        for (const Outgoing &shown : day().posts)
            notes.insert(shown.title, shown.note);
        QCOMPARE(notes.value(QStringLiteral("Frost check")), QStringLiteral("From Bluesky"));
        QCOMPARE(notes.value(QStringLiteral("Box office")), QStringLiteral("From this PC"));
        // What is left after the other is taken out the network publishes by itself.
        QVERIFY(test::await(m_parts->sender->takeBackPost(mixed)));
        QVERIFY(m_parts->outbox.unschedule(mixed));
        QVERIFY(day().handedOver && !day().lastToSend);
    }

    void deliveriesOfOnePostShareARow()
    {
        const auto second = m_parts->base.addByHand(m_client, QStringLiteral("Club board"));
        Q_UNUSED(second)
        m_parts->missed(m_client, m_account, QStringLiteral("One"));
        m_parts->missed(m_client, m_account, QStringLiteral("Two"));
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 2);
    }

    void thereAreAsManyRowsAsAreCountedElsewhere()
    {
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        const auto third = m_parts->base.addAccount(m_client, QStringLiteral("third.example"));
        m_parts->scheduledFor(m_client, {m_account, second}, QStringLiteral("Frost check"),
                              std::chrono::minutes(5));
        m_parts->missed(m_client, m_account, QStringLiteral("Box office"));
        QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::SignInNeeded, {}));
        QVERIFY(m_parts->base.accounts.noteHealth(second, clients::Health::KeychainClosed, {}));
        QVERIFY(m_parts->base.accounts.noteHealth(third, clients::Health::EndsSoon, {}));
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(publish::countNeeds(m_parts->outbox, m_parts->base.accounts, std::nullopt).value(), 5);
    }

    void anUncertainPostSaysWhyNobodyKnows()
    {
        // No network was asked: a backup was put back.
        const auto board = m_parts->base.addByHand(m_client, QStringLiteral("Club board"));
        m_parts->scheduled(m_client, board, QStringLiteral("Market"), std::chrono::minutes(5));
        QVERIFY(publish::DeliveryTable(m_parts->base.database(), m_parts->base.clock).markRestored());
        m_parts->base.clock.advance(std::chrono::minutes(5));
        publish::Sender sender(m_parts->outbox, *m_parts->base.connectors, m_parts->base.clock,
                               m_parts->base.timers, {});
        QVERIFY(test::await(sender.runOnce({})).has_value());
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->need(0).kind, NeedKind::Uncertain);
        const QString why = m_model->need(0).why;
        QVERIFY2(why.contains(QStringLiteral("backup was put back")), qPrintable(why));
        QVERIFY2(!why.contains(QStringLiteral("answer")), qPrintable(why));
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
        publish::Sender sender(m_parts->outbox, *m_parts->base.connectors, m_parts->base.clock,
                               m_parts->base.timers, {});
        QVERIFY(test::await(sender.runOnce({})).has_value());
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->need(0).kind, NeedKind::Uncertain);
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        m_parts->dialogs.presetText(QStringLiteral("https://network.example/post/1"));
        actions.perform(Need(m_model->need(0)), NeedAction::ItIsLive, nullptr);
        const auto deliveries = m_parts->outbox.ofPost(id).value();
        QCOMPARE(deliveries.front().state, publish::DeliveryState::Scheduled);
        QCOMPARE(deliveries.front().linksThere, 1);
        QVERIFY(navigator.said.constLast().contains(QStringLiteral("goes on")));
    }

    void anotherClientsNeedsAreNotShown()
    {
        const auto other = m_parts->base.addClient(QStringLiteral("Crumb & Clover"));
        m_parts->missed(m_client, m_account, QStringLiteral("Frost check"));
        m_model->refresh(other);
        QCOMPARE(m_model->rowCount(), 0);
        m_model->refresh(m_client);
        QCOMPARE(m_model->rowCount(), 1);
    }

    void aSignInThatEndedIsARow()
    {
        Error note;
        note.what = QStringLiteral("Bluesky ended the session.");
        QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::SignInNeeded, note));
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->need(0).kind, NeedKind::SignIn);
        QCOMPARE(m_model->need(0).why, note.what);
    }

    void aSignInThatEndsIsARowAlsoWhileItsNetworkIsInTrouble()
    {
        const Instant end = m_parts->base.clock.now() + std::chrono::hours(24 * 6);
        m_parts->base.network->onSignIn = [end](const networks::SignInRequest &asked) {
            networks::SignedIn signedIn;
            signedIn.handle = asked.handle;
            signedIn.remoteId = QStringLiteral("id:") + asked.handle;
            signedIn.server = asked.server;
            signedIn.endsAt = end;
            return Result<networks::SignedIn>(signedIn);
        };
        const auto ends = m_parts->base.addAccount(m_client, QStringLiteral("ends.example"));
        QVERIFY(m_parts->base.accounts.noteHealth(ends, clients::Health::Trouble, {}));
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 1);
        QCOMPARE(m_model->need(0).kind, NeedKind::EndsSoon);
        QVERIFY2(m_model->need(0).title.contains(QStringLiteral("ends in 6 day")),
                 qPrintable(m_model->need(0).title));
        m_parts->base.clock.advance(std::chrono::hours(24 * 7));
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 1);
        QVERIFY2(m_model->need(0).title.contains(QStringLiteral("has come to its end")),
                 qPrintable(m_model->need(0).title));
    }

    void aClosedKeychainIsARowForAllAccountsOfAClient()
    {
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        m_parts->scheduled(m_client, second, QStringLiteral("Evening"), std::chrono::hours(3));
        for (const clients::AccountId &account : {m_account, second})
            QVERIFY(m_parts->base.accounts.noteHealth(account, clients::Health::KeychainClosed, {}));
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 1);
        const Need need = m_model->need(0);
        QCOMPARE(need.kind, NeedKind::Keychain);
        QVERIFY2(need.why.contains(QStringLiteral("@northwheel.example")) &&
                     need.why.contains(QStringLiteral("@second.example")),
                 qPrintable(need.why));
        QCOMPARE(needActionText(need, NeedAction::Open), QStringLiteral("Open account"));
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        actions.perform(need, NeedAction::Open, nullptr);
        QCOMPARE(navigator.visited.size(), std::size_t(1));
        QCOMPARE(navigator.visited.back().page, ui::PageId::Accounts);
        // And the day says so of what is planned.
        const Instant now = m_parts->base.clock.now();
        const QByteArray zone("Europe/Lisbon");
        const DayPlan day =
            readDay(m_parts->outbox, m_parts->rules, std::nullopt, wallTimeAt(now, zone).date, zone, now);
        QCOMPARE(day.posts.size(), std::size_t(1));
        QCOMPARE(day.posts.front().note, QStringLiteral("Keychain closed"));
        QVERIFY(!day.lastToSend);
    }

    void leavingTakesTheRowAway()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Frost check"));
        m_model->refresh(std::nullopt);
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        actions.perform(Need(m_model->need(0)), NeedAction::Leave, nullptr);
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 1); // asked, and not answered
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        actions.perform(Need(m_model->need(0)), NeedAction::Leave, nullptr);
        QVERIFY(navigator.errors.empty());
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void sendNowPutsItIntoTheOutboxForThisMoment()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Frost check"));
        m_model->refresh(std::nullopt);
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        const publish::DeliveryId id = m_model->need(0).deliveries.front();
        actions.perform(Need(m_model->need(0)), NeedAction::SendNow, nullptr);
        const auto delivery = m_parts->outbox.delivery(id);
        QVERIFY(delivery);
        QCOMPARE(delivery->state, publish::DeliveryState::Scheduled);
        QVERIFY(delivery->nextAttemptAt <= m_parts->base.clock.now());
    }

    void sendNowSaysWhatComesOfIt_data()
    {
        QTest::addColumn<int>("hold");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing in its way") << 0 << QStringLiteral("is on its way");
        QTest::newRow("paused") << 1 << QStringLiteral("no longer paused");
        QTest::newRow("signed out") << 2 << QStringLiteral("signed in again");
        QTest::newRow("keychain") << 3 << QStringLiteral("keychain is open");
        QTest::newRow("archived") << 4 << QStringLiteral("no longer archived");
    }
    void sendNowSaysWhatComesOfIt()
    {
        QFETCH(const int, hold);
        QFETCH(const QString, said);
        m_parts->missed(m_client, m_account, QStringLiteral("Frost check"));
        m_model->refresh(std::nullopt);
        const Need need = m_model->need(0);
        if (hold == 1)
            QVERIFY(m_parts->base.accounts.setPaused(m_account, true));
        else if (hold == 2)
            QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::SignInNeeded, {}));
        else if (hold == 3)
            QVERIFY(m_parts->base.accounts.noteHealth(m_account, clients::Health::KeychainClosed, {}));
        else if (hold == 4)
            QVERIFY(m_parts->base.clients.archive(m_client));
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        actions.perform(need, NeedAction::SendNow, nullptr);
        QVERIFY(navigator.errors.empty());
        QCOMPARE(navigator.said.size(), 1);
        QVERIFY2(navigator.said.front().contains(said), qPrintable(navigator.said.front()));
        QVERIFY(navigator.said.front().contains(QStringLiteral("Frost check")));
    }

    void sendNowSaysWhenANetworkHasAskedToWaitAndWhatIsByHand()
    {
        const Instant now = m_parts->base.clock.now();
        publish::OutboxItem item;
        item.delivery.id = publish::DeliveryId::create(m_parts->base.clock);
        item.delivery.nextAttemptAt = now + std::chrono::minutes(20); // 12:02
        const QString later = ui::sentWords(QStringLiteral("Stollen"), {item}, now);
        QVERIFY2(later.contains(QStringLiteral("today 12:02")), qPrintable(later));
        publish::OutboxItem board = item;
        board.byHand = true;
        const QString byHand = ui::sentWords(QStringLiteral("Stollen"), {board}, now);
        QVERIFY2(byHand.contains(QStringLiteral("by hand")), qPrintable(byHand));
        publish::OutboxItem sending = item;
        sending.delivery.state = publish::DeliveryState::Sending;
        const QString both = ui::sentWords(QStringLiteral("Stollen"), {sending, item}, now);
        QVERIFY2(both.contains(QStringLiteral("A part of")), qPrintable(both));
        // What was left out before says nothing.
        publish::OutboxItem left = item;
        left.delivery.state = publish::DeliveryState::Cancelled;
        QCOMPARE(ui::sentWords(QStringLiteral("Stollen"), {left, item}, now), later);
    }

    void whatFailsForOneAccountIsDoneForTheOthers()
    {
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        const auto third = m_parts->base.addAccount(m_client, QStringLiteral("third.example"));
        plan::Post post;
        post.clientId = m_client;
        post.title = QStringLiteral("Frost check");
        post.text = post.title;
        for (const clients::AccountId &account : {m_account, second, third}) {
            plan::Version version;
            version.accountId = account;
            post.versions.push_back(version);
        }
        post.planned =
            plan::plannedTimeAt(m_parts->base.clock.now() + std::chrono::minutes(1), "Europe/Lisbon");
        QVERIFY(m_parts->outbox.schedule(m_parts->posts.add(post).value()));
        m_parts->missed(m_client, m_account, QStringLiteral("Another"));
        m_model->refresh(std::nullopt);
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        const auto row = [this] {
            for (int at = 0; at < m_model->rowCount(); ++at) {
                if (m_model->need(at).title == QStringLiteral("Frost check"))
                    return at;
            }
            return -1;
        }();
        QVERIFY(row >= 0);
        const Need need = m_model->need(row);
        QCOMPARE(need.deliveries.size(), std::size_t(3));
        // Settled elsewhere since the row was read: leaving it once more is refused.
        QVERIFY(m_parts->outbox.leave(need.deliveries.front()));
        m_parts->dialogs.presetAnswer(QStringLiteral("agreed"));
        actions.perform(need, NeedAction::Leave, nullptr);
        for (const publish::DeliveryId &id : need.deliveries)
            QCOMPARE(m_parts->outbox.delivery(id)->state, publish::DeliveryState::Cancelled);
        QVERIFY(navigator.said.isEmpty());
        QCOMPARE(navigator.errors.size(), std::size_t(1));
        QVERIFY2(navigator.errors.front().what.contains(QStringLiteral("Frost check")),
                 qPrintable(navigator.errors.front().what));
        QVERIFY(!navigator.errors.front().why.isEmpty());
        QVERIFY(navigator.errors.front().remedy.contains(u'2'));
    }

    void aMissedPostIsMovedToALaterTime()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("Frost check"));
        m_model->refresh(std::nullopt);
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        const auto times = ui::laterTimes(m_parts->base.clock.now(), m_model->need(0).dueAt, "Europe/Lisbon");
        QVERIFY(times.size() >= 2);
        actions.moveTo(m_model->need(0), times.front().planned);
        m_model->refresh(std::nullopt);
        QCOMPARE(m_model->rowCount(), 0);
    }

    void aLaterTimeTakesAPostWithSeveralAccountsAlong()
    {
        const auto second = m_parts->base.addAccount(m_client, QStringLiteral("second.example"));
        plan::Post post;
        post.clientId = m_client;
        post.title = QStringLiteral("Frost check");
        post.text = post.title;
        for (const clients::AccountId &account : {m_account, second}) {
            plan::Version version;
            version.accountId = account;
            post.versions.push_back(version);
        }
        post.planned =
            plan::plannedTimeAt(m_parts->base.clock.now() + std::chrono::minutes(1), "Europe/Lisbon");
        const plan::PostId id = m_parts->posts.add(post).value();
        QVERIFY(m_parts->outbox.schedule(id));
        m_parts->missed(m_client, m_account, QStringLiteral("Another"));
        m_model->refresh(std::nullopt);
        test::RecordingNavigator navigator;
        NeedActions actions(m_parts->context(navigator), m_parts->outbox, m_talk->replies,
                            m_parts->base.clients, [](const QUrl &) {});
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const Need need = m_model->need(row);
            if (need.post != id)
                continue;
            QCOMPARE(need.deliveries.size(), std::size_t(2));
            const auto times = ui::laterTimes(m_parts->base.clock.now(), need.dueAt, "Europe/Lisbon");
            actions.moveTo(need, times.back().planned);
            QCOMPARE(m_parts->posts.post(id)->planned, times.back().planned);
            const auto moved = m_parts->outbox.ofPost(id);
            for (const publish::Delivery &delivery : *moved)
                QCOMPARE(delivery.dueAt, times.back().planned.instant);
            QCOMPARE(m_parts->posts.post(id)->status, plan::PostStatus::Scheduled);
            m_parts->undo.undo();
            const auto back = m_parts->outbox.ofPost(id);
            for (const publish::Delivery &delivery : *back)
                QCOMPARE(delivery.state, publish::DeliveryState::Missed);
            return;
        }
        QFAIL("The missed post is not there.");
    }

    void theCurrentRowHasRealButtonsAndTheChoiceSurvivesARefresh()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("One"));
        m_parts->missed(m_client, m_account, QStringLiteral("Two"));
        NeedsList list(m_parts->kit, *m_model);
        list.resize(900, 300);
        list.show();
        list.refresh(std::nullopt);
        list.move(1);
        list.move(1);
        QCOMPARE(list.currentIndex().row(), 1);
        auto *leave =
            list.findChild<QPushButton *>(QStringLiteral("need-%1").arg(static_cast<int>(NeedAction::Leave)));
        QVERIFY(leave);
        QSignalSpy chosen(&list, &NeedsList::chosen);
        QTest::mouseClick(leave, Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        m_parts->missed(m_client, m_account, QStringLiteral("Zero"));
        list.refresh(std::nullopt);
        QCOMPARE(m_model->need(list.currentIndex().row()).title, QStringLiteral("Two"));
    }

    void paintedButtonsOfOtherRowsAnswerToTheMouse()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("One"));
        m_parts->missed(m_client, m_account, QStringLiteral("Two"));
        NeedsList list(m_parts->kit, *m_model);
        list.resize(900, 300);
        list.show();
        list.refresh(std::nullopt);
        list.setCurrentIndex(m_model->index(0));
        QStyleOptionViewItem option;
        option.rect = list.visualRect(m_model->index(1));
        const auto places = list.rows()->places(option, m_model->need(1));
        QSignalSpy chosen(&list, &NeedsList::chosen);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, places.back().rect.center());
        QVERIFY(!chosen.isEmpty());
        QCOMPARE(chosen.first().at(1).value<NeedAction>(), NeedAction::Leave);
    }

    void allButTheMainButtonFoldBeforeTheirWordsAreCut()
    {
        m_parts->missed(m_client, m_account, QStringLiteral("One"));
        NeedsList list(m_parts->kit, *m_model);
        list.show();
        list.refresh(std::nullopt);
        const Need &need = m_model->need(0);
        const int words = QFontMetrics(m_parts->kit.font(ui::TypeRole::Second)).horizontalAdvance(need.why);
        bool whole = false;
        bool folded = false;
        for (int width = 1100; width > 600; width -= 10) {
            list.resize(width, 300);
            QCoreApplication::processEvents();
            QStyleOptionViewItem option;
            option.rect = list.visualRect(m_model->index(0));
            const auto places = list.rows()->places(option, need);
            if (places.size() == need.actions.size()) {
                whole = true;
                QVERIFY(places.front().rect.left() - list.rows()->textStart(option.rect) >= words);
            } else if (places.size() == 2) {
                folded = true;
                QCOMPARE(places.front().action, need.actions.front());
                QCOMPARE(places.back().action, NeedAction::More);
            }
        }
        QVERIFY(whole && folded);
    }

    void hoursAreWrittenAsTheLocaleDoes()
    {
        QCOMPARE(hourWords(6, QLocale(QLocale::English, QLocale::UnitedKingdom)), QStringLiteral("06"));
        const QString american = hourWords(22, QLocale(QLocale::English, QLocale::UnitedStates));
        QVERIFY2(american.startsWith(QStringLiteral("10")) &&
                     american.contains(QStringLiteral("PM"), Qt::CaseInsensitive),
                 qPrintable(american));
    }

    void theTimelineHasARowForNow()
    {
        TimelineModel timeline(m_parts->base.clients);
        const QAbstractItemModelTester tester(&timeline,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_parts->missed(m_client, m_account, QStringLiteral("Morning"));
        m_parts->scheduled(m_client, m_account, QStringLiteral("Evening"), std::chrono::hours(3));
        const Instant now = m_parts->base.clock.now();
        const QByteArray zone("Europe/Lisbon");
        const QDate today = wallTimeAt(now, zone).date;
        DayPlan day = readDay(m_parts->outbox, m_parts->rules, std::nullopt, today, zone, now);
        QVERIFY(day.lastToSend);
        timeline.set(day, now, zone);
        QCOMPARE(timeline.rowCount(), 3);
        QCOMPARE(timeline.nowRow(), 1);
        QVERIFY(timeline.index(1).data(TimelineModel::IsNowRole).toBool());
        QCOMPARE(timeline.index(2).data().toString(), QStringLiteral("Evening"));
    }

private:
    std::unique_ptr<WindowParts> m_parts;
    std::unique_ptr<TalkParts> m_talk;
    std::unique_ptr<NeedsModel> m_model;
    clients::ClientId m_client;
    clients::AccountId m_account;
};

QTEST_MAIN(NeedsTest)
#include "needs_test.moc"
