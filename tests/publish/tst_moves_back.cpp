// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_table.h"
#include "publish/two_accounts.h"
#include "storage/transaction.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;
using P = plan::PostStatus;

/// A post is moved, and the move is taken back: each of its deliveries stands as it stood.
class TestMovesBack : public QObject, private test::TwoAccounts
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void timesOfTheirOwnComeBack()
    {
        const auto id = m_w->scheduled(m_client, {m_a, m_b}, 1min);
        const auto planned = m_w->posts.post(id)->planned;
        m_w->clock.advance(1h);
        m_w->start();
        QCOMPARE(m_w->posts.post(id)->status, P::Missed);
        const Instant later = m_w->clock.now() + 24h;
        test::must(m_w->outbox.moveTo(m_w->of(id, m_a).id, at(later)));
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        for (const auto &account : {m_a, m_b})
            QCOMPARE(m_w->of(id, account).dueAt, m_w->clock.now() + 72h);

        test::must(m_w->outbox.moveBack(before));
        QCOMPARE(m_w->posts.post(id)->planned, planned);
        QCOMPARE(m_w->of(id, m_a).state, S::Scheduled);
        QCOMPARE(m_w->of(id, m_a).dueAt, later);
        QCOMPARE(m_w->of(id, m_b).state, S::Missed);
        QCOMPARE(m_w->of(id, m_b).dueAt, planned->instant);
        m_w->passTime(24h);
        QCOMPARE(m_w->of(id, m_a).state, S::Published);
        QCOMPARE(m_w->of(id, m_b).state, S::Missed);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void whatHadFailedHasFailedAgain()
    {
        m_w->network->failNext(ErrorCode::Refused);
        const auto id = m_w->scheduled(m_client, {m_a, m_b}, 1min);
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->posts.post(id)->status, P::Failed);
        const Delivery failed = inState(id, S::Failed);
        const Delivery published = inState(id, S::Published);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        QCOMPARE(m_w->outbox.delivery(failed.id)->state, S::Scheduled);

        test::must(m_w->outbox.moveBack(before));
        const Delivery again = m_w->outbox.delivery(failed.id).value();
        QCOMPARE(again.state, S::Failed);
        QCOMPARE(again.dueAt, failed.dueAt);
        QCOMPARE(again.error.code, ErrorCode::Refused);
        QCOMPARE(again.error.what, failed.error.what);
        QCOMPARE(m_w->outbox.delivery(published.id)->state, S::Published);
        QCOMPARE(m_w->outbox.delivery(published.id)->publishedAt, published.publishedAt);
        // It is among what needs the person, and can be put right.
        QCOMPARE(m_w->outbox.needingYou(m_client, 10)->size(), size_t(1));
        QVERIFY(plan::isMovable(m_w->posts.post(id)->status));
        m_w->passTime(80h);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        test::must(m_w->outbox.tryAgain(failed.id));
        QCOMPARE(m_w->network->standing.size(), size_t(2));
    }

    void oneThatWasMissedStaysBesideOneThatFailed()
    {
        m_w->network->failNext(ErrorCode::Refused, 2);
        const auto id = m_w->scheduled(m_client, {m_a, m_b}, 1min);
        m_w->clock.advance(1min);
        m_w->pass();
        Delivery missed = m_w->of(id, m_a);
        missed.state = S::Missed;
        missed.error = {};
        QVERIFY(DeliveryTable(m_w->database(), m_w->clock).update(missed, S::Failed, {}).value());
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        test::must(m_w->outbox.moveBack(before));
        QCOMPARE(m_w->of(id, m_a).state, S::Missed);
        QVERIFY(m_w->of(id, m_a).error.what.isEmpty());
        QCOMPARE(m_w->of(id, m_b).state, S::Failed);
        QVERIFY(!m_w->of(id, m_b).error.what.isEmpty());
    }

    void aTimeThatHasPassedSinceIsMissed()
    {
        const auto id = m_w->scheduled(m_client, {m_a, m_b}, 1h);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        m_w->clock.advance(2h);
        test::must(m_w->outbox.moveBack(before));
        QCOMPARE(m_w->posts.post(id)->planned, before.planned);
        m_w->start();
        m_w->passTime(80h);
        for (const auto &account : {m_a, m_b})
            QCOMPARE(m_w->of(id, account).state, S::Missed);
        QVERIFY(m_w->network->publishCalls.empty());
    }

    void aTimeThatIsStillToComeIsKept()
    {
        const auto id = m_w->scheduled(m_client, {m_a}, 1h);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        test::must(m_w->outbox.moveBack(before));
        m_w->start();
        m_w->passTime(1h);
        QCOMPARE(m_w->of(id, m_a).state, S::Published);
    }

    void whatWasPutInSinceGoesAlong()
    {
        const auto id = m_w->scheduled(m_client, {m_a}, 1h);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        plan::Post post = m_w->posts.post(id).value();
        plan::Version version;
        version.accountId = m_b;
        post.versions.push_back(version);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        test::must(m_w->outbox.moveBack(before));
        for (const auto &account : {m_a, m_b}) {
            QCOMPARE(m_w->of(id, account).state, S::Scheduled);
            QCOMPARE(m_w->of(id, account).dueAt, before.planned->instant);
        }
    }

    void byHandWaitsAgainAndIsNotToldAgain_data()
    {
        QTest::addColumn<bool>("wasDue");
        QTest::newRow("it waited already") << true;
        QTest::newRow("its time has passed since") << false;
    }
    void byHandWaitsAgainAndIsNotToldAgain()
    {
        QFETCH(const bool, wasDue);
        const auto board = m_w->addByHand(m_client, QStringLiteral("Board"));
        const auto id = m_w->scheduled(m_client, {board}, 1h);
        m_w->start();
        if (wasDue)
            m_w->passTime(1h);
        QCOMPARE(m_w->of(id, board).state, wasDue ? S::Waiting : S::Scheduled);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        QCOMPARE(m_w->of(id, board).state, S::Scheduled);
        m_w->passTime(2h);
        QSignalSpy due(&m_w->outbox, &Outbox::dueByHand);
        test::must(m_w->outbox.moveBack(before));
        m_w->passTime(1min);
        QCOMPARE(m_w->of(id, board).state, S::Waiting);
        QCOMPARE(m_w->of(id, board).dueAt, before.planned->instant);
        QCOMPARE(due.count(), 0); // the person has just done it
    }

    void byHandIsToldWhenItsMoveBackWasNotKept()
    {
        const auto board = m_w->addByHand(m_client, QStringLiteral("Board"));
        const auto id = m_w->scheduled(m_client, {board}, 1h);
        m_w->start();
        m_w->passTime(1h);
        const auto before = m_w->outbox.standing(id).value();
        test::must(m_w->posts.setPlanned(id, at(m_w->clock.now() + 72h)));
        m_w->passTime(1min);
        QSignalSpy due(&m_w->outbox, &Outbox::dueByHand);
        const auto undone = storage::inTransaction(m_w->database(), [&]() -> Result<void> {
            test::must(m_w->outbox.moveBack(before));
            return fail(ErrorCode::StorageFull, QStringLiteral("No room."));
        });
        QVERIFY(!undone);
        QCOMPARE(m_w->of(id, board).state, S::Scheduled);
        m_w->passTime(72h);
        QCOMPARE(m_w->of(id, board).state, S::Waiting);
        QCOMPARE(due.count(), 1);
    }

    void whatHasGoneOutMeanwhileStays()
    {
        const auto id = m_w->scheduled(m_client, {m_a}, 1h);
        const auto before = m_w->outbox.standing(id).value();
        const auto moved = at(m_w->clock.now() + 30min);
        test::must(m_w->posts.setPlanned(id, moved));
        m_w->start();
        m_w->passTime(30min);
        QCOMPARE(m_w->of(id, m_a).state, S::Published);
        QCOMPARE(m_w->outbox.moveBack(before).error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->of(id, m_a).state, S::Published);
        QCOMPARE(m_w->posts.post(id)->planned->instant, moved.instant);
    }

    void aDraftMovesBackToo()
    {
        const auto id = m_w->draft(m_client, {m_a}, 1h);
        const auto timeless = m_w->draft(m_client, {m_a}, std::nullopt);
        for (const auto &post : {id, timeless}) {
            const auto before = m_w->outbox.standing(post).value();
            test::must(m_w->posts.setPlanned(post, at(m_w->clock.now() + 72h)));
            test::must(m_w->outbox.moveBack(before));
            QCOMPARE(m_w->posts.post(post)->planned, before.planned);
            QCOMPARE(m_w->posts.post(post)->status, P::Draft);
        }
    }

    void whatWasTakenOutMeanwhileIsNotMovedToALaterTime()
    {
        const auto id = m_w->scheduled(m_client, {m_a}, 1min);
        m_w->clock.advance(1h);
        m_w->start();
        QCOMPARE(m_w->of(id, m_a).state, S::Missed);
        const auto planned = m_w->posts.post(id)->planned;
        test::must(m_w->outbox.unschedule(id)); // another program
        const auto moved = m_w->outbox.moveTo(m_w->of(id, m_a).id, at(m_w->clock.now() + 24h));
        QCOMPARE(moved.error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->posts.post(id)->planned, planned);
    }

private:
    [[nodiscard]] Delivery inState(const plan::PostId &id, S state) const
    {
        const auto deliveries = m_w->outbox.ofPost(id).value();
        return *std::find_if(deliveries.begin(), deliveries.end(),
                             [state](const Delivery &delivery) { return delivery.state == state; });
    }
};

QTEST_GUILESS_MAIN(TestMovesBack)
#include "tst_moves_back.moc"
