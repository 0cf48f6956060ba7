// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/account_limits.h"
#include "networks/post_options.h"
#include "publish/delivery_table.h"
#include "publish/hand_over.h"
#include "publish/one_account.h"
#include "publish/who_sends.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

/// What the network publishes by itself, so that the computer may be off.
class TestHandOver : public QObject, private test::OneAccount
{
    Q_OBJECT

private:
    test::FakeScheduler &there() { return m_w->network->ownScheduler; }

private Q_SLOTS:
    void init()
    {
        open();
        m_w->network->canSchedule = true;
    }
    void cleanup() { close(); }

    void goesToTheNetworkAheadAndIsConfirmed()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(there().held.size(), size_t(1));
        QCOMPARE(there().held[0].how.at, m_w->only(id).dueAt);
        QCOMPARE(m_w->posts.post(id)->status, plan::PostStatus::HandedOver);
        QVERIFY(m_w->network->publishCalls.empty());

        m_w->passTime(24h);
        there().publishAll();
        m_w->passTime(5min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->only(id).remoteId, QStringLiteral("live:") + m_w->only(id).recordKey);
        QCOMPARE(m_w->only(id).publishedAt, m_w->only(id).dueAt);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void goesByTheAccountsRuleUnlessThePostSaysOtherwise()
    {
        clients::Account account = m_w->accounts.account(m_account).value();
        setHandsOver(account, true);
        test::must(m_w->accounts.edit(account));
        const auto byRule = m_w->scheduled(m_client, {m_account}, 24h);
        const auto kept = scheduledAhead(25h, false);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(byRule).state, S::HandedOver);
        QCOMPARE(m_w->only(kept).state, S::Scheduled);
        QCOMPARE(m_w->only(kept).nextAttemptAt, m_w->only(kept).dueAt);
    }

    void whatIsTooCloseGoesFromHere()
    {
        const auto id = scheduledAhead(3min);
        m_w->start();
        m_w->passTime(1s);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        m_w->passTime(3min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(there().handOverCalls, 0);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void aThreadIsNeverHandedOverAndGoesAtItsTime()
    {
        m_w->network->chain = false;
        const plan::PostId id = m_w->draft(m_client, {m_account}, 2h);
        plan::Post post = m_w->posts.post(id).value();
        post.firstComment = QStringLiteral("The link");
        post.versions[0].options.insert(networks::option::handOver, true);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.schedule(id));
        m_w->start();
        m_w->passTime(1h);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(m_w->network->publishCalls.empty());
        m_w->passTime(1h);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(2));
    }

    void aLostAnswerIsLookedUpAndNothingIsHandedOverTwice()
    {
        const auto id = scheduledAhead(24h);
        there().answers.push_back({test::FakeConnector::makeError(ErrorCode::ConnectionLost), true});
        m_w->start();
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(there().handOverCalls, 1);
        QCOMPARE(m_w->only(id).remoteId, QStringLiteral("waiting:") + m_w->only(id).recordKey);
    }

    void aKillWhileItIsHandedOverSendsItOnce()
    {
        const auto id = scheduledAhead(24h);
        there().answers.push_back({test::FakeConnector::makeError(ErrorCode::Cancelled), true});
        m_w->start();
        m_w->passTime(1s);
        m_w->sender.reset();
        m_w->start();
        m_w->passTime(5min);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(there().held.size(), size_t(1));
        QVERIFY(m_w->network->standing.empty());
    }

    void whatCannotBeHandedOverGoesFromHere()
    {
        const auto id = scheduledAhead(24h);
        there().answers.push_back({test::FakeConnector::makeError(ErrorCode::NotAllowed), false});
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QCOMPARE(m_w->only(id).nextAttemptAt, m_w->only(id).dueAt);
        m_w->passTime(24h);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void aServerThatHoldsNothingIsGivenNothingAhead()
    {
        const WhoSends who(*m_w->connectors, m_w->rules, m_w->clock);
        clients::Account account = m_w->accounts.account(m_account).value();
        QVERIFY(who.canHold(account));
        networks::AccountLimits limits;
        limits.schedules = false;
        account.options.insert(networks::limitsKey, networks::toJson(limits));
        test::must(m_w->accounts.edit(account));
        QVERIFY(!who.canHold(account));
        const auto id = scheduledAhead(24h);
        QCOMPARE(m_w->only(id).nextAttemptAt, m_w->only(id).dueAt);
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(there().held.size(), size_t(0));
        m_w->passTime(24h);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
    }

    void whatIsRefusedIsToldLongBeforeItsTime()
    {
        const auto id = scheduledAhead(24h);
        there().answers.push_back({test::FakeConnector::makeError(ErrorCode::Refused), false});
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
    }

    void whatIsRefusedAheadIsTriedAgainForItsTime()
    {
        const auto id = scheduledAhead(24h);
        const Instant due = m_w->only(id).dueAt;
        there().answers.push_back({test::FakeConnector::makeError(ErrorCode::Refused), false});
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(m_w->only(id).dueAt, due);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void whatIsDeletedThereIsTriedAgainForItsTime()
    {
        const auto id = scheduledAhead(24h);
        const Instant due = m_w->only(id).dueAt;
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        there().held.clear();
        m_w->passTime(7h);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(m_w->only(id).dueAt, due);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void whatThePersonSawNowhereGoesAtItsTime()
    {
        const auto id = scheduledAhead(24h);
        const Instant due = m_w->only(id).dueAt;
        there().answers.push_back({test::FakeConnector::makeError(ErrorCode::ConnectionLost), false});
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        m_w->network->repeatSafe = false;
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::Uncertain);
        test::must(m_w->outbox.confirmNotLive(m_w->only(id).id));
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(m_w->only(id).dueAt, due);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void whatCannotBeReadHoldsUpNoOther()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        Delivery damaged = m_w->only(id);
        damaged.content = QStringLiteral("{");
        QVERIFY(DeliveryTable(m_w->database(), m_w->clock).update(damaged, S::HandedOver, {}).value());
        const auto other = scheduledAhead(8h, false);
        m_w->passTime(9h);
        QTRY_COMPARE(m_w->only(other).state, S::Published);
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(m_w->only(id).error.code, ErrorCode::StorageDamaged);
        test::Awaited<Result<void>> taking(m_w->sender->takeBack(m_w->only(id).id));
        m_w->passTime(1s);
        QVERIFY(taking.wait());
        QVERIFY(!taking.value());
        QCOMPARE(taking.value().error().code, ErrorCode::StorageDamaged);
    }

    void itIsNotMovedEditedOrDeletedBehindTheNetworksBack()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        plan::Post post = m_w->posts.post(id).value();
        post.text = QStringLiteral("Another text");
        QVERIFY(!m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        QVERIFY(!m_w->posts.setPlanned(id, plan::plannedTimeAt(m_w->clock.now() + 48h, "Europe/Lisbon")));
        QVERIFY(!m_w->outbox.unschedule(id));
        QVERIFY(!m_w->posts.remove(id));
    }

    void takenBackItIsFreeAgain()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        const QString before = m_w->only(id).recordKey;
        QVERIFY(test::await(m_w->sender->takeBackPost(id)));
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(m_w->only(id).recordKey != before);
        QVERIFY(there().held.empty());
        QVERIFY(m_w->posts.setPlanned(id, plan::plannedTimeAt(m_w->clock.now() + 2min, "Europe/Lisbon")));
        m_w->passTime(2min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void tooLateToTakeBackIsTold()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        there().publishAll();
        const auto taken = test::await(m_w->sender->takeBack(m_w->only(id).id));
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void whoWantsItBackWhileItIsFoundPublicIsTold()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        std::optional<test::Awaited<Result<void>>> taking;
        there().onStanding = [&] {
            there().publishAll();
            if (!taking)
                taking.emplace(m_w->sender->takeBack(m_w->only(id).id));
        };
        m_w->passTime(7h);
        QVERIFY(taking);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QVERIFY(taking->wait());
        QVERIFY(!taking->value());
        QCOMPARE(taking->value().error().code, ErrorCode::NotAllowed);
        QCOMPARE(there().takeBackCalls, 0);
    }

    void whatCouldNotBeAskedIsTakenBackLater()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        there().takeBackError = test::FakeConnector::makeError(ErrorCode::ConnectionLost);
        QVERIFY(!test::await(m_w->sender->takeBack(m_w->only(id).id)));
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        there().takeBackError.reset();
        m_w->passTime(30min);
        QTRY_COMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(there().held.empty());
    }

    void aPauseHoldsBackSendingAndNotTakingBack()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        const auto waits = m_w->scheduled(m_client, {m_account}, 2min);
        test::must(m_w->accounts.setPaused(m_account, true));
        QVERIFY(test::await(m_w->sender->takeBack(m_w->only(id).id)));
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(there().held.empty());
        // What is back, and what was here, is held all the same.
        m_w->passTime(10min);
        QCOMPARE(m_w->only(waits).state, S::Scheduled);
        QVERIFY(m_w->network->publishCalls.empty());
        QCOMPARE(there().handOverCalls, 1);
        test::must(m_w->accounts.setPaused(m_account, false));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(waits).state, S::Published);
    }

    void itIsTakenBackWithAPassOfItsOwnToo()
    {
        const auto id = scheduledAhead(24h);
        m_w->pass();
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        test::must(m_w->accounts.setPaused(m_account, true));
        test::must(m_w->outbox.wantBack(m_w->only(id).id));
        QCOMPARE(m_w->pass(), 1);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(there().held.empty());
    }

    void withoutASignInNothingCanBeTakenBack()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        test::must(m_w->accounts.noteHealth(m_account, clients::Health::SignInNeeded, {}));
        test::must(m_w->accounts.setPaused(m_account, true));
        test::must(m_w->outbox.wantBack(m_w->only(id).id));
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(there().held.size(), size_t(1));
    }

    void whoWantsItBackIsToldAtOnceThatTheAccountMustBeSignedIn()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        test::must(m_w->accounts.noteHealth(m_account, clients::Health::SignInNeeded, {}));
        const auto taken = test::await(m_w->sender->takeBack(m_w->only(id).id));
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::SignInNeeded);
        // It is not carried out by surprise once the account works again.
        test::must(m_w->accounts.noteHealth(m_account, clients::Health::Works, {}));
        m_w->passTime(1h);
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(there().takeBackCalls, 0);
    }

    /// Some networks take what waits away before they publish it.
    void whatIsBetweenWaitingAndPublicIsNotTakenForDeleted()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        const auto held = there().held;
        m_w->passTime(24h);
        there().held.clear();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        there().held = held;
        there().publishAll();
        m_w->passTime(5min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
    }

    /// Nor is it taken for given back: sent from here as well, it would stand there twice.
    void whatIsBetweenWaitingAndPublicIsNotTakenForGivenBack()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        const auto held = there().held;
        m_w->passTime(24h);
        there().held.clear();
        test::Awaited<Result<void>> taking(m_w->sender->takeBack(m_w->only(id).id));
        m_w->passTime(1s);
        QVERIFY(!taking.isDone());
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        there().held = held;
        there().publishAll();
        m_w->passTime(3min);
        QVERIFY(taking.wait());
        QVERIFY(!taking.value());
        QCOMPARE(taking.value().error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->only(id).state, S::Published);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void whatStaysAwayAtItsTimeIsGivenBackInTheEnd()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        m_w->passTime(24h);
        there().held.clear();
        test::Awaited<Result<void>> taking(m_w->sender->takeBack(m_w->only(id).id));
        m_w->passTime(1s);
        QVERIFY(!taking.isDone());
        m_w->passTime(3min);
        QVERIFY(taking.wait());
        QVERIFY(taking.value());
        QTRY_COMPARE(m_w->only(id).state, S::Published); // its time is past
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void whatIsGoneAtItsTimeIsToldInTheEnd()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        const QString before = m_w->only(id).recordKey;
        m_w->passTime(24h);
        there().held.clear();
        m_w->passTime(10min);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        // A copy in somebody's trash is not taken for what is sent again.
        QVERIFY(m_w->only(id).recordKey != before);
    }

    void whatAClockAheadCalledLateIsWithdrawn()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        const Instant right = m_w->clock.now();
        m_w->clock.setNow(right + 26h);
        m_w->passTime(2min);
        QCOMPARE(m_w->only(id).error.code, ErrorCode::ServerTrouble);
        m_w->clock.setNow(right + 4min);
        m_w->passTime(2min);
        QVERIFY(m_w->only(id).error.what.isEmpty());
        QCOMPARE(m_w->only(id).state, S::HandedOver);
    }

    void manyThatWaitThereDoNotCrowdOutTheOneThatIsWantedBack()
    {
        std::vector<plan::PostId> many;
        for (int i = 0; i < 70; ++i)
            many.push_back(scheduledAhead(24h + i * 1min));
        m_w->start();
        for (int i = 0; i < 200; ++i)
            m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(many.back()).state, S::HandedOver);
        QCOMPARE(there().held.size(), many.size());
        // All of them would be looked after now, and may not.
        test::must(m_w->accounts.setPaused(m_account, true));
        m_w->passTime(20h);
        QVERIFY(test::await(m_w->sender->takeBack(m_w->only(many.back()).id)));
        QCOMPARE(m_w->only(many.back()).state, S::Scheduled);
        QCOMPARE(there().held.size(), many.size() - 1);
    }

    void whatIsChangedThereIsAskedAbout()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        there().held[0].how.post.revision = QStringLiteral("2");
        m_w->passTime(7h);
        QTRY_VERIFY(!m_w->only(id).error.what.isEmpty());
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        QCOMPARE(m_w->outbox.needingYou(m_client, 10).value().size(), size_t(1));
        QCOMPARE(m_w->outbox.summary(m_client).value().needsYou, 1);

        test::must(m_w->outbox.acceptThere(m_w->only(id).id));
        m_w->passTime(7h);
        QVERIFY(m_w->only(id).error.what.isEmpty());
        QCOMPARE(m_w->outbox.needingYou(m_client, 10).value().size(), size_t(0));
    }

    void whatIsAmissThereTakesNoPlaceAmongWhatWaits()
    {
        const auto amiss = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(amiss).state, S::HandedOver);
        QVERIFY(m_w->outbox.hasWaiting(m_client).value());
        there().held[0].how.post.revision = QStringLiteral("2");
        m_w->passTime(7h);
        QTRY_VERIFY(!m_w->only(amiss).error.what.isEmpty());
        QVERIFY(!m_w->outbox.hasWaiting(m_client).value());
        QCOMPARE(m_w->outbox.countWaiting(m_client).value(), 0);
        QCOMPARE(m_w->outbox.countHandedOver(m_account).value(), 0);
        const auto well = scheduledAhead(48h);
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(well).state, S::HandedOver);
        const auto waiting = m_w->outbox.waiting(m_client, 1);
        QCOMPARE(waiting.value().size(), size_t(1));
        QCOMPARE(waiting->front().delivery.postId, well);
        QCOMPARE(m_w->outbox.countWaiting(m_client).value(), 1);
        QCOMPARE(m_w->outbox.countHandedOver(m_account).value(), 1);
    }

    void whatIsMovedThereGoesByItsTimeOnceKept()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        const Instant later = m_w->only(id).dueAt + 3h;
        there().held[0].how.at = later;
        there().held[0].how.post.revision = QStringLiteral("2");
        m_w->passTime(7h);
        QTRY_VERIFY(!m_w->only(id).error.what.isEmpty());
        test::must(m_w->outbox.acceptThere(m_w->only(id).id));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).dueAt, later);
        QVERIFY(m_w->only(id).error.what.isEmpty());
    }

    void whatIsDeletedThereNeedsThePerson()
    {
        const auto id = scheduledAhead(24h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        there().held.clear();
        m_w->passTime(7h);
        QTRY_COMPARE(m_w->only(id).state, S::Failed);
        test::must(m_w->outbox.leave(m_w->only(id).id));
        QCOMPARE(m_w->network->standing.size(), size_t(0));
    }

    void aNetworkThatForgetsItsTimeIsToldOf()
    {
        const auto id = scheduledAhead(2h);
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(id).state, S::HandedOver);
        m_w->passTime(2h + 20min);
        QTRY_VERIFY(!m_w->only(id).error.what.isEmpty());
        QCOMPARE(m_w->only(id).state, S::HandedOver);
        // Taken back, it goes from here at once: its time is past, and the person has decided.
        QVERIFY(test::await(m_w->sender->takeBack(m_w->only(id).id)));
        m_w->passTime(1min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void theComputerIsNeededForTheRestOnly()
    {
        const auto handed = scheduledAhead(48h);
        const auto kept = scheduledAhead(24h, false);
        QCOMPARE(m_w->outbox.computerNeed(m_client)->deliveries, 2); // the one for being handed over
        m_w->start();
        m_w->passTime(1s);
        QTRY_COMPARE(m_w->only(handed).state, S::HandedOver);
        const ComputerNeed need = m_w->outbox.computerNeed(m_client).value();
        QCOMPARE(need.deliveries, 1);
        QCOMPARE(need.until, std::optional(m_w->only(kept).dueAt));
    }
};

QTEST_GUILESS_MAIN(TestHandOver)
#include "tst_hand_over.moc"
