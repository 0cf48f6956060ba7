// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/two_accounts.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;
using P = plan::PostStatus;

/// What a person has decided for one account of a post stays decided: when the post is taken out and put
/// back, when it is edited, and when another of its accounts is sent early.
class TestPutBack : public QObject, private test::TwoAccounts
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void eachStandsAtItsOwnTimeAgain_data()
    {
        QTest::addColumn<bool>("idea");
        QTest::newRow("from a draft") << false;
        QTest::newRow("from the ideas") << true;
    }
    void eachStandsAtItsOwnTimeAgain()
    {
        QFETCH(bool, idea);
        const auto id = missedThenOneLater();
        const auto planned = m_w->posts.post(id)->planned;
        const Instant later = m_w->of(id, m_a).dueAt;
        const auto before = m_w->outbox.standing(id).value();
        test::must(idea ? m_w->posts.setIdea(id, true) : m_w->outbox.unschedule(id));
        QCOMPARE(m_w->of(id, m_a).state, S::Cancelled);

        test::must(m_w->outbox.putBack(before));
        QCOMPARE(m_w->posts.post(id)->planned, planned);
        QCOMPARE(m_w->posts.post(id)->status, P::Missed);
        QCOMPARE(m_w->of(id, m_a).state, S::Scheduled);
        QCOMPARE(m_w->of(id, m_a).dueAt, later);
        QCOMPARE(m_w->of(id, m_b).state, S::Missed);
        m_w->passTime(24h);
        QCOMPARE(m_w->of(id, m_a).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void whatIsPastIsMissedAndGoesNowhere()
    {
        const auto id = m_w->scheduled(m_client, {m_a}, 1h);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->outbox.unschedule(id));
        m_w->clock.advance(2h);
        test::must(m_w->outbox.putBack(before));
        QCOMPARE(m_w->of(id, m_a).state, S::Missed);
        m_w->start();
        m_w->passTime(80h);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void whatHadFailedHasItsWordsAgain()
    {
        m_w->network->failNext(ErrorCode::Refused);
        const auto id = m_w->scheduled(m_client, {m_a}, 1min);
        m_w->start();
        m_w->passTime(1min);
        const Delivery failed = m_w->of(id, m_a);
        QCOMPARE(failed.state, S::Failed);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->outbox.unschedule(id));
        QCOMPARE(m_w->posts.post(id)->status, P::Draft);
        test::must(m_w->outbox.putBack(before));
        QCOMPARE(m_w->of(id, m_a).state, S::Failed);
        QCOMPARE(m_w->of(id, m_a).error.what, failed.error.what);
        QCOMPARE(m_w->posts.post(id)->status, P::Failed);
    }

    void whatWasWrittenMeanwhileIsSent()
    {
        const auto id = m_w->scheduled(m_client, {m_a}, 1h);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->outbox.unschedule(id));
        edit(id, QStringLiteral("Better words"));
        test::must(m_w->outbox.putBack(before));
        m_w->start();
        m_w->passTime(1h);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->network->publishCalls.front().text, QStringLiteral("Better words"));
    }

    void whatWasLeftStaysLeft()
    {
        const auto id = missedThenOneLater();
        test::must(m_w->outbox.leave(m_w->of(id, m_b).id));
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->outbox.unschedule(id));
        test::must(m_w->outbox.putBack(before));
        QCOMPARE(m_w->of(id, m_a).state, S::Scheduled);
        QCOMPARE(m_w->of(id, m_b).state, S::Cancelled);
        m_w->passTime(80h);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        QCOMPARE(m_w->of(id, m_b).state, S::Cancelled);
    }

    void anEditDoesNotSendWhatWasLeft()
    {
        const auto id = missedThenOneLater();
        test::must(m_w->outbox.leave(m_w->of(id, m_b).id));
        edit(id, QStringLiteral("Without the typing mistake"));
        QCOMPARE(m_w->of(id, m_b).state, S::Cancelled);
        m_w->passTime(80h);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_w->network->publishCalls.front().text, QStringLiteral("Without the typing mistake"));
        QCOMPARE(m_w->of(id, m_b).state, S::Cancelled);
    }

    void sendingTheRestNowDoesNotSendWhatWasLeft()
    {
        const auto id = missedThenOneLater();
        test::must(m_w->outbox.leave(m_w->of(id, m_b).id));
        test::must(m_w->outbox.sendNow(id));
        QCoreApplication::processEvents();
        QCOMPARE(m_w->of(id, m_a).state, S::Published);
        QCOMPARE(m_w->of(id, m_b).state, S::Cancelled);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void whatWasLeftAltogetherCanBeScheduledAnew()
    {
        const auto id = m_w->scheduled(m_client, {m_a, m_b}, 1min);
        m_w->clock.advance(1h);
        m_w->start();
        for (const auto &account : {m_a, m_b})
            test::must(m_w->outbox.leave(m_w->of(id, account).id));
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 1h)));
        test::must(m_w->outbox.schedule(id));
        m_w->passTime(1h);
        QCOMPARE(m_w->network->standing.size(), size_t(2));
    }

    void onlyTheOneGoesNowThatWasAskedFor()
    {
        const auto id = missedThenOneLater();
        const Instant later = m_w->of(id, m_a).dueAt;
        test::must(m_w->outbox.moveTo(m_w->of(id, m_b).id, at(m_w->clock.now() + 48h)));
        test::must(m_w->outbox.tryAgain(m_w->of(id, m_b).id));
        QCoreApplication::processEvents();
        QCOMPARE(m_w->of(id, m_b).state, S::Published);
        QCOMPARE(m_w->of(id, m_a).state, S::Scheduled);
        QCOMPARE(m_w->of(id, m_a).dueAt, later);
        // The last of it takes the post along.
        test::must(m_w->outbox.tryAgain(m_w->of(id, m_a).id));
        QCOMPARE(m_w->posts.post(id)->planned->instant, m_w->clock.now());
        QCoreApplication::processEvents();
        QCOMPARE(m_w->of(id, m_a).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(2));
    }

    void aRetryGoesOnWhenAnotherAccountsMoveIsTakenBack()
    {
        const auto id = m_w->scheduled(m_client, {m_a, m_b}, 1min);
        Error limited = test::FakeConnector::makeError(ErrorCode::RateLimited);
        limited.retryAfter = 20min;
        m_w->network->failNext(limited);
        m_w->network->failNext(ErrorCode::Refused);
        m_w->start();
        m_w->passTime(1min);
        const bool aWaits = m_w->of(id, m_a).state == S::Scheduled;
        const auto waits = aWaits ? m_a : m_b;
        const auto failed = aWaits ? m_b : m_a;
        QCOMPARE(m_w->of(id, waits).state, S::Scheduled);
        QCOMPARE(m_w->of(id, failed).state, S::Failed);
        const auto stood = m_w->outbox.standing(id).value();
        const Instant turn = m_w->of(id, waits).nextAttemptAt;
        test::must(m_w->outbox.moveTo(m_w->of(id, failed).id, at(m_w->clock.now() + 8h)));
        test::must(m_w->outbox.moveBack(stood));
        QCOMPARE(m_w->of(id, waits).state, S::Scheduled);
        QCOMPARE(m_w->of(id, waits).nextAttemptAt, turn);
        m_w->passTime(25min);
        QCOMPARE(m_w->of(id, waits).state, S::Published);
    }

    void whatIsLeftOfAPostThatIsPartlyOutCanStillBeSent()
    {
        const auto id = partlyOut();
        const auto stood = m_w->outbox.standing(id).value();
        test::must(m_w->outbox.unschedule(id));
        QCOMPARE(m_w->of(id, m_b).state, S::Cancelled);
        QCOMPARE(m_w->posts.post(id)->status, P::Published);
        test::must(m_w->outbox.putBack(stood));
        QCOMPARE(m_w->of(id, m_b).state, S::Missed); // its time is past
        test::must(m_w->outbox.unschedule(id));
        test::must(m_w->outbox.tryAgain(m_w->of(id, m_b).id));
        m_w->passTime(25min);
        QCOMPARE(m_w->of(id, m_b).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(2));
    }

    void aPostThatIsPartlyOutKeepsItsTime()
    {
        const auto id = partlyOut();
        QVERIFY(!m_w->posts.setPlanned(id, std::nullopt));
        QVERIFY(!m_w->posts.setIdea(id, true));
        QCOMPARE(m_w->of(id, m_b).state, S::Scheduled);
        QVERIFY(m_w->posts.post(id)->planned);
    }

    void whatIsPutIntoThePostAgainIsSent()
    {
        const auto id = missedThenOneLater();
        test::must(m_w->outbox.leave(m_w->of(id, m_b).id));
        plan::Post post = m_w->posts.post(id).value();
        const plan::Version left = *post.version(m_b);
        std::erase_if(post.versions, [this](const plan::Version &each) { return each.accountId == m_b; });
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        QCOMPARE(m_w->of(id, m_b).state, S::Cancelled);
        post.versions.push_back(left);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        // The post's time is past: it waits for the person, who can send it.
        QCOMPARE(m_w->of(id, m_b).state, S::Missed);
        test::must(m_w->outbox.tryAgain(m_w->of(id, m_b).id));
        m_w->passTime(25h);
        QCOMPARE(m_w->network->standing.size(), size_t(2));
    }

private:
    /// `m_a` has it, `m_b` has asked to wait.
    plan::PostId partlyOut()
    {
        const auto id = m_w->scheduled(m_client, {m_a}, 1min);
        m_w->start();
        plan::Post post = m_w->posts.post(id).value();
        plan::Version added;
        added.accountId = m_b;
        post.versions.push_back(added);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        test::must(m_w->outbox.moveTo(m_w->of(id, m_b).id, at(m_w->clock.now() + 2min)));
        m_w->passTime(1min);
        Error limited = test::FakeConnector::makeError(ErrorCode::RateLimited);
        limited.retryAfter = 20min;
        m_w->network->failNext(limited);
        m_w->passTime(1min);
        if (m_w->of(id, m_a).state != S::Published || m_w->of(id, m_b).state != S::Scheduled)
            qFatal("It is not partly out.");
        return id;
    }
    /// Both were missed; the one for `m_a` goes out in a day, the one for `m_b` waits for the person.
    plan::PostId missedThenOneLater()
    {
        const auto id = m_w->scheduled(m_client, {m_a, m_b}, 1min);
        m_w->clock.advance(1h);
        m_w->start();
        test::must(m_w->outbox.moveTo(m_w->of(id, m_a).id, at(m_w->clock.now() + 24h)));
        return id;
    }
    void edit(const plan::PostId &id, const QString &text)
    {
        plan::Post post = m_w->posts.post(id).value();
        post.text = text;
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
    }
};

QTEST_GUILESS_MAIN(TestPutBack)
#include "tst_put_back.moc"
