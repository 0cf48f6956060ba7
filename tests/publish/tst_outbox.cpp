// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/post_check.h"
#include "publish/one_account.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;
using P = plan::PostStatus;

class TestOutbox : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void schedulingPutsOneDeliveryForEachAccount()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        const auto id = m_w->scheduled(m_client, {m_account, other}, 1h);
        const auto deliveries = m_w->outbox.ofPost(id).value();
        QCOMPARE(deliveries.size(), size_t(2));
        QCOMPARE(deliveries[0].state, S::Scheduled);
        QCOMPARE(deliveries[0].dueAt, m_w->clock.now() + 1h);
        QCOMPARE(m_w->posts.post(id)->status, P::Scheduled);
        QCOMPARE(m_w->outbox.events(deliveries[0].id).value().size(), size_t(1));
        QCOMPARE(m_w->outbox.waiting(m_client, 10).value().size(), size_t(2));
        QCOMPARE(m_w->outbox.waiting(m_client, 1).value().size(), size_t(1));
        QCOMPARE(m_w->outbox.countWaiting(m_client).value(), 2);
        QCOMPARE(m_w->outbox.countWaiting(std::nullopt).value(), 2);
        QVERIFY(m_w->outbox.hasWaiting(m_client).value());
        QVERIFY(!m_w->outbox.hasWaiting(m_w->addClient(QStringLiteral("Other"))).value());
        QCOMPARE(m_w->outbox.waiting(std::nullopt, 10).value()[0].accountHandle,
                 QStringLiteral("crumb.example"));
    }

    void ofOneAccountTheFirstAreListedHoweverManyOthersHave()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        for (int i = 0; i < 5; ++i)
            m_w->scheduled(m_client, {m_account}, 1h + i * 1min);
        const auto late = m_w->scheduled(m_client, {other}, 9h);
        const auto listed = m_w->outbox.waiting(m_client, 3, other);
        QCOMPARE(listed.value().size(), size_t(1));
        QCOMPARE(listed->front().delivery.postId, late);
        QCOMPARE(m_w->outbox.countWaiting(m_client, other).value(), 1);
        QCOMPARE(m_w->outbox.countWaiting(std::nullopt, m_account).value(), 5);
        QVERIFY(isWaiting(listed->front().delivery) && !isNeeding(listed->front().delivery));
        // Of another client's view the account is not.
        const auto stranger = m_w->addClient(QStringLiteral("Other"));
        QCOMPARE(m_w->outbox.countWaiting(stranger, other).value(), 0);
        QVERIFY(m_w->outbox.waiting(stranger, 3, other)->empty());
        // What needs the person too.
        m_w->network->failNext(ErrorCode::Refused);
        m_w->clock.advance(1h);
        m_w->pass();
        QCOMPARE(m_w->outbox.needingYou(m_client, 3, m_account)->size(), size_t(1));
        QVERIFY(m_w->outbox.needingYou(m_client, 3, other)->empty());
        QCOMPARE(m_w->outbox.countNeeding(m_client).value(), 1);
        QCOMPARE(m_w->outbox.countNeeding(m_client, m_account).value(), 1);
        QCOMPARE(m_w->outbox.countNeeding(m_client, other).value(), 0);
        QVERIFY(isNeeding(m_w->outbox.needingYou(m_client, 3)->front().delivery));
    }

    void whatWaitsUntilAnInstantIsWhatIsDueBeforeItHoweverLateItsTurn()
    {
        const auto other = m_w->addClient(QStringLiteral("Other"));
        const auto soon = m_w->scheduled(m_client, {m_account}, 1h);
        const auto elsewhere =
            m_w->scheduled(other, {m_w->addAccount(other, QStringLiteral("other.example"))}, 2h);
        const auto later = m_w->scheduled(m_client, {m_account}, 3h);
        const Instant until = m_w->clock.now() + 3h;
        const auto waiting = [&](const std::optional<clients::ClientId> &client, Instant end) {
            std::vector<plan::PostId> posts;
            const auto items = m_w->outbox.waitingUntil(client, end);
            for (const OutboxItem &item : items.value())
                posts.push_back(item.delivery.postId);
            return posts;
        };
        QCOMPARE(waiting(m_client, until), std::vector{soon});
        QCOMPARE(waiting(std::nullopt, until), (std::vector{soon, elsewhere}));
        QCOMPARE(waiting(m_client, until + 1ms), (std::vector{soon, later}));

        // The network asks for patience: its turn comes after `until`, and it still waits.
        Error limited = test::FakeConnector::makeError(ErrorCode::RateLimited);
        limited.retryAfter = 20h;
        m_w->network->failNext(limited);
        m_w->clock.advance(1h);
        m_w->pass();
        QCOMPARE(m_w->only(soon).state, S::Scheduled);
        QVERIFY(m_w->only(soon).nextAttemptAt > until);
        QCOMPARE(waiting(m_client, until), std::vector{soon});
    }

    void nothingIsScheduledWithoutTimeAccountOrFuture()
    {
        const auto noTime = m_w->draft(m_client, {m_account}, std::nullopt);
        QCOMPARE(m_w->outbox.schedule(noTime).error().code, ErrorCode::NotAllowed);
        const auto noAccount = m_w->draft(m_client, {}, 1h);
        QCOMPARE(m_w->outbox.schedule(noAccount).error().code, ErrorCode::NotAllowed);
        const auto past = m_w->draft(m_client, {m_account}, -1h);
        QCOMPARE(m_w->outbox.schedule(past).error().code, ErrorCode::NotAllowed);
        QVERIFY(m_w->outbox.ofPost(past).value().empty());
    }

    void whatANetworkWouldRefuseNeverGetsIn()
    {
        const auto id = m_w->draft(m_client, {m_account}, 1h, QString(4000, u'a'));
        const auto refused = m_w->outbox.schedule(id);
        QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
        QVERIFY(!refused.error().what.isEmpty());
        QCOMPARE(m_w->posts.post(id)->status, P::Draft);

        const auto good = m_w->scheduled(m_client, {m_account}, 1h);
        plan::Post post = m_w->posts.post(good).value();
        post.text = QString(4000, u'a');
        QVERIFY(!m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        QCOMPARE(m_w->posts.post(good)->text, QStringLiteral("Hello"));
    }

    void problemsAreThoseForWhichSchedulingRefuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("accounts");
        QTest::addColumn<int>("minutes"); // 0: no time
        QTest::addColumn<int>("place");
        QTest::newRow("nothing") << QStringLiteral("Hello") << 1 << 60 << -1;
        QTest::newRow("too long") << QString(4000, u'a') << 1 << 60 << int(plan::ProblemPlace::Text);
        QTest::newRow("no account") << QStringLiteral("Hello") << 0 << 60
                                    << int(plan::ProblemPlace::Accounts);
        QTest::newRow("removed") << QStringLiteral("Hello") << -1 << 60 << int(plan::ProblemPlace::Accounts);
        QTest::newRow("no time") << QStringLiteral("Hello") << 1 << 0 << int(plan::ProblemPlace::Time);
        QTest::newRow("past") << QStringLiteral("Hello") << 1 << -60 << int(plan::ProblemPlace::Time);
    }
    void problemsAreThoseForWhichSchedulingRefuses()
    {
        QFETCH(const QString, text);
        QFETCH(const int, accounts);
        QFETCH(const int, minutes);
        QFETCH(const int, place);
        std::vector<clients::AccountId> to;
        if (accounts != 0)
            to.push_back(m_account);
        const auto time = minutes == 0 ? std::nullopt : std::optional<Milliseconds>(minutes * 1min);
        const auto id = m_w->draft(m_client, to, time, text);
        if (accounts < 0)
            test::must(test::await(m_w->accounts.remove(m_account)));
        const auto problems = m_w->outbox.problems(id).value();
        const auto done = m_w->outbox.schedule(id);
        QCOMPARE(done.has_value(), plan::canGoOut(problems));
        if (place < 0) {
            QVERIFY(plan::canGoOut(problems));
            return;
        }
        QCOMPARE(int(problems.at(0).place), place);
        QCOMPARE(int(problems.at(0).severity), int(plan::Severity::MustFix));
        QCOMPARE(done.error().what, problems.at(0).what);
    }

    void problemsOfNobodysPostAreAnError()
    {
        QVERIFY(!m_w->outbox.problems(plan::PostId::create(m_w->clock)));
    }

    void editingBeforeTheFirstAttemptChangesWhatIsSent()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        plan::Post post = m_w->posts.post(id).value();
        post.text = QStringLiteral("Better");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        m_w->clock.advance(1h);
        m_w->pass();
        QCOMPARE(m_w->network->standing.at(0).post.text, QStringLiteral("Better"));
    }

    void whatIsSentAfterAllIsWhatThePostSaysByThen_data()
    {
        QTest::addColumn<bool>("left");
        QTest::newRow("left") << true;
        QTest::newRow("taken out") << false;
    }
    void whatIsSentAfterAllIsWhatThePostSaysByThen()
    {
        QFETCH(const bool, left);
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        const auto delivery = m_w->only(id).id;
        test::must(left ? m_w->outbox.leave(delivery) : m_w->outbox.unschedule(id));
        auto post = m_w->posts.post(id).value();
        post.text = QStringLiteral("As it reads now");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        test::must(m_w->outbox.tryAgain(delivery));
        // It goes now, so its time is no longer one that is to come.
        QVERIFY(m_w->posts.post(id)->planned->instant <= m_w->clock.now());
        m_w->pass();
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->publishCalls.back().text, QStringLiteral("As it reads now"));
    }

    void editingBetweenAttemptsIsRefused()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        m_w->clock.advance(1h);
        m_w->network->failNext(ErrorCode::RateLimited);
        m_w->pass();
        plan::Post post = m_w->posts.post(id).value();
        post.text = QStringLiteral("Other");
        QCOMPARE(m_w->posts.saveContent(post, plan::RevisionReason::Saved).error().code,
                 ErrorCode::NotAllowed);
    }

    void aRefusedPostIsRepairedAndSentAgain()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        m_w->clock.advance(1h);
        m_w->network->failNext(ErrorCode::Refused);
        m_w->pass();
        QCOMPARE(m_w->posts.post(id)->status, P::Failed);
        plan::Post post = m_w->posts.post(id).value();
        post.text = QStringLiteral("Repaired");
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        m_w->pass();
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.at(0).post.text, QStringLiteral("Repaired"));
        QCOMPARE(m_w->posts.post(id)->status, P::Published);
    }

    void movingThePostMovesItsDelivery()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        const auto later = plan::plannedTimeAt(m_w->clock.now() + 48h, "Europe/Lisbon");
        test::must(m_w->posts.setPlanned(id, later));
        QCOMPARE(m_w->only(id).dueAt, later.instant);
        const auto past = plan::plannedTimeAt(m_w->clock.now() - 1h, "Europe/Lisbon");
        QVERIFY(!m_w->posts.setPlanned(id, past));
        QCOMPARE(m_w->posts.post(id)->planned->instant, later.instant);
        test::must(m_w->posts.setPlanned(id, std::nullopt));
        QCOMPARE(m_w->only(id).state, S::Cancelled);
        QCOMPARE(m_w->posts.post(id)->status, P::Draft);
    }

    void unscheduledAndScheduledAgainIsOneDelivery()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        test::must(m_w->outbox.unschedule(id));
        QCOMPARE(m_w->posts.post(id)->status, P::Draft);
        test::must(m_w->outbox.schedule(id));
        QCOMPARE(m_w->outbox.ofPost(id).value().size(), size_t(1));
        QCOMPARE(m_w->only(id).state, S::Scheduled);
    }

    void deletedAndRestoredComesBackAsItWas()
    {
        const auto soon = m_w->scheduled(m_client, {m_account}, 1h);
        const auto later = m_w->scheduled(m_client, {m_account}, 48h);
        test::must(m_w->posts.remove(soon));
        test::must(m_w->posts.remove(later));
        QCOMPARE(m_w->only(soon).state, S::Cancelled);
        m_w->clock.advance(2h);
        QCOMPARE(m_w->pass(), 0);
        test::must(m_w->posts.restore(soon));
        test::must(m_w->posts.restore(later));
        QCOMPARE(m_w->only(soon).state, S::Missed);
        QCOMPARE(m_w->only(later).state, S::Scheduled);
        QCOMPARE(m_w->posts.post(later)->status, P::Scheduled);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void sendNowSchedulesForThisMoment()
    {
        const auto id = m_w->draft(m_client, {m_account}, std::nullopt);
        test::must(m_w->outbox.sendNow(id));
        QCOMPARE(m_w->posts.post(id)->planned->instant, m_w->clock.now());
        m_w->pass();
        QCOMPARE(m_w->posts.post(id)->status, P::Published);
        QCOMPARE(m_w->outbox.history(m_client, 5).value().size(), size_t(1));
        QCOMPARE(m_w->outbox.publishedByDay(m_client, m_w->clock.now() + 1ms, 3, "Europe/Lisbon").value(),
                 (std::vector<int>{0, 0, 1}));
        QCOMPARE(m_w->outbox.sendNow(id).error().code, ErrorCode::NotAllowed);
    }

    void uncertainIsClearedUpByThePerson()
    {
        m_w->network->repeatSafe = false;
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        m_w->clock.advance(1h);
        m_w->network->failNext(ErrorCode::TimedOut);
        m_w->pass();
        QCOMPARE(m_w->only(id).state, S::Uncertain);
        QCOMPARE(m_w->outbox.needingYou(m_client, 5).value().size(), size_t(1));
        QVERIFY(!m_w->posts.remove(id));
        QVERIFY(!m_w->outbox.unschedule(id));
        test::must(m_w->outbox.confirmNotLive(m_w->only(id).id));
        m_w->pass();
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void summaryCountsWhatWaitsAndWhatNeedsYou()
    {
        m_w->scheduled(m_client, {m_account}, 1h);
        m_w->scheduled(m_client, {m_account}, 240h);
        const auto summary = m_w->outbox.summary(m_client).value();
        QCOMPARE(summary.waiting, 1);
        QCOMPARE(summary.needsYou, 0);
        QCOMPARE(*summary.nextAt, m_w->clock.now() + 1h);
    }

    void nextIsWhatGoesOutAndStillToCome()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        const auto archived = m_w->addClient(QStringLiteral("Gone quiet"));
        const auto theirs = m_w->addAccount(archived, QStringLiteral("quiet.example"));
        m_w->scheduled(m_client, {m_account}, 1h);
        m_w->scheduled(m_client, {other}, 3h);
        m_w->scheduled(archived, {theirs}, 2h);
        const Instant start = m_w->clock.now();
        const auto next = [this] { return m_w->outbox.summary(std::nullopt)->nextAt; };
        QCOMPARE(next(), std::optional(start + 1h));
        test::must(m_w->accounts.setPaused(m_account, true));
        QCOMPARE(next(), std::optional(start + 2h));
        test::must(m_w->clients.archive(archived));
        QCOMPARE(next(), std::optional(start + 3h));
        test::must(m_w->accounts.setPaused(m_account, false));
        QCOMPARE(next(), std::optional(start + 1h));
        // What is overdue is no next one, whatever keeps it.
        m_w->clock.advance(2h);
        QCOMPARE(next(), std::optional(start + 3h));
        for (const auto health : {clients::Health::SignInNeeded, clients::Health::KeychainClosed}) {
            test::must(m_w->accounts.noteHealth(other, health, {}));
            QCOMPARE(next(), std::optional<Instant>());
        }
    }

    void whatWasMissedCarriesTheReasonOfTheJournal()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        QVERIFY(m_w->outbox.waiting(m_client, 5)->front().reason.isEmpty());
        m_w->clock.advance(5h);
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Missed);
        const QString told = m_w->outbox.events(m_w->only(id).id)->back().reason;
        QVERIFY(!told.isEmpty());
        QCOMPARE(m_w->outbox.needingYou(m_client, 5)->front().reason, told);
        // What is brought back stands so for another reason.
        test::must(m_w->posts.remove(id));
        test::must(m_w->posts.restore(id));
        QCOMPARE(m_w->only(id).state, S::Missed);
        QVERIFY(m_w->outbox.needingYou(m_client, 5)->front().reason.isEmpty());
    }

    void theDeliveriesOfAPostSayWhatHoldsThem()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        const auto id = m_w->scheduled(m_client, {m_account, other}, 1h);
        test::must(m_w->accounts.noteHealth(other, clients::Health::SignInNeeded, {}));
        const auto items = m_w->outbox.itemsOfPost(id).value();
        QCOMPARE(items.size(), size_t(2));
        for (const OutboxItem &item : items) {
            QCOMPARE(item.isHeld, item.delivery.accountId == other);
            QCOMPARE(item.waitsForSignIn, item.isHeld);
            QVERIFY(!item.waitsForKeychain);
        }
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
