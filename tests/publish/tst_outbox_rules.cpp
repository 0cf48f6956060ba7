// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/one_account.h"
#include "storage/transaction.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;
using P = plan::PostStatus;

namespace
{
/// Another program on the same workspace.
struct OtherProgram
{
    explicit OtherProgram(test::PublishWorkspace &w)
        : database(storage::Database::open(w.workspace->path(), storage::Database::Mode::ReadWrite).value())
        , clients(*database, w.clock)
        , accounts(*database, w.clock, *w.connectors, w.credentials)
        , posts(*database, w.clock)
        , outbox(*database, w.clock, posts, accounts, test::PublishWorkspace::surroundings(clients, w.rules))
        , sender(outbox, *w.connectors, w.clock, w.timers, w.options)
    {
    }
    std::unique_ptr<storage::Database> database;
    clients::ClientService clients;
    clients::AccountService accounts;
    plan::PostService posts;
    Outbox outbox;
    Sender sender;
};
} // namespace

/// What the person does, while the sender runs: when it happens, and what never happens by itself.
class TestOutboxRules : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void sendNowIsSentAtOnceByASenderThatRuns()
    {
        const auto id = m_w->draft(m_client, {m_account}, 1h);
        m_w->start();
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        test::must(m_w->outbox.sendNow(id));
        QTRY_COMPARE_WITH_TIMEOUT(m_w->only(id).state, S::Published, 1000);
        QCOMPARE(m_w->posts.post(id)->status, P::Published);
        QCOMPARE(trouble.count(), 0);
    }

    void nothingIsTakenOrToldBeforeAllOfItIsKept_data()
    {
        QTest::addColumn<bool>("kept");
        QTest::newRow("kept") << true;
        QTest::newRow("undone") << false;
    }
    void nothingIsTakenOrToldBeforeAllOfItIsKept()
    {
        QFETCH(const bool, kept);
        const auto id = m_w->draft(m_client, {m_account}, 1h);
        m_w->start();
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        QSignalSpy changed(&m_w->outbox, &Outbox::changed);
        const auto done = storage::inTransaction(m_w->database(), [&]() -> Result<void> {
            test::must(m_w->outbox.sendNow(id));
            m_w->accounts.announceAll(); // the sender looks whenever it is told something
            if (changed.count() > 0 || !m_w->network->publishCalls.empty())
                qFatal("It was told or taken too early.");
            return kept ? Result<void>() : Result<void>(fail(ErrorCode::Cancelled, QStringLiteral("No.")));
        });
        QCOMPARE(done.has_value(), kept);
        QCOMPARE(trouble.count(), 0);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(kept ? 1 : 0));
        QCOMPARE(changed.count() > 0, kept);
    }

    void aRefusedPostIsNotPlannedAgainUnrepaired()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        m_w->clock.advance(1h);
        m_w->network->failNext(ErrorCode::Refused);
        m_w->pass();
        setText(id, QString(4000, u'a'));
        const auto tomorrow = plan::plannedTimeAt(m_w->clock.now() + 24h, "Europe/Lisbon");
        QCOMPARE(m_w->posts.setPlanned(id, tomorrow).error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->outbox.moveTo(m_w->only(id).id, tomorrow).error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->only(id).state, S::Failed);
        setText(id, QStringLiteral("Repaired"));
        test::must(m_w->posts.setPlanned(id, tomorrow));
        QCOMPARE(m_w->only(id).state, S::Scheduled);
    }

    void aRefusedVersionIsNotMovedAloneUnrepaired()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        const auto id = m_w->scheduled(m_client, {m_account, other}, 1h);
        m_w->clock.advance(1h);
        m_w->network->failNext(ErrorCode::Refused, 2);
        m_w->pass();
        setText(id, QString(4000, u'a'));
        const auto tomorrow = plan::plannedTimeAt(m_w->clock.now() + 24h, "Europe/Lisbon");
        QCOMPARE(m_w->outbox.moveTo(m_w->only(id).id, tomorrow).error().code, ErrorCode::NotAllowed);
        QCOMPARE(m_w->only(id).state, S::Failed);
    }

    void anAccountThatIsAddedLateNeverGoesByItself_data()
    {
        QTest::addColumn<bool>("byHand");
        QTest::newRow("to a post that waits for its person") << true;
        QTest::newRow("to a post whose account is paused") << false;
    }
    void anAccountThatIsAddedLateNeverGoesByItself()
    {
        QFETCH(const bool, byHand);
        const auto first = byHand ? m_w->addByHand(m_client, QStringLiteral("Board"))
                                  : m_w->addAccount(m_client, QStringLiteral("other.example"));
        if (!byHand)
            test::must(m_w->accounts.setPaused(first, true));
        const auto id = m_w->scheduled(m_client, {first}, 1min);
        m_w->start();
        m_w->passTime(2min);
        plan::Post post = m_w->posts.post(id).value();
        plan::Version version;
        version.accountId = m_account;
        post.versions.push_back(version);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
        m_w->passTime(2min);
        QVERIFY(m_w->network->publishCalls.empty());
        Delivery added;
        const auto deliveries = m_w->outbox.ofPost(id).value();
        for (const Delivery &delivery : deliveries) {
            if (delivery.accountId == m_account)
                added = delivery;
        }
        QCOMPARE(added.state, S::Missed);
        test::must(m_w->outbox.tryAgain(added.id));
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void manyDueByHandAreToldTogether()
    {
        const auto board = m_w->addByHand(m_client, QStringLiteral("Board"));
        const auto shop = m_w->addByHand(m_client, QStringLiteral("Shop"));
        for (int day = 1; day <= 3; ++day)
            m_w->scheduled(m_client, {board, shop}, 24h * day);
        m_w->clock.advance(24h * 10);
        QSignalSpy due(&m_w->outbox, &Outbox::dueByHand);
        m_w->start();
        QCoreApplication::processEvents();
        QCOMPARE(due.count(), 1);
        QCOMPARE(due[0][0].value<QList<DeliveryId>>().size(), 6);
        m_w->passTime(10min);
        m_w->outbox.announceAll();
        QCOMPARE(due.count(), 1);
    }

    void whatAnotherProgramFoundDueIsToldHereToo()
    {
        open(test::TestWorkspace::Kind::File);
        const auto board = m_w->addByHand(m_client, QStringLiteral("Board"));
        const auto id = m_w->scheduled(m_client, {board}, 1min);
        QSignalSpy due(&m_w->outbox, &Outbox::dueByHand);
        OtherProgram other(*m_w);
        other.sender.start();
        m_w->passTime(2min);
        QCOMPARE(m_w->only(id).state, S::Waiting);
        m_w->outbox.announceAll(); // as it is when another has written
        QCOMPARE(due.count(), 1);
        QCOMPARE(due[0][0].value<QList<DeliveryId>>(), QList<DeliveryId>{m_w->only(id).id});
        // Who comes later is not told of what was told.
        OtherProgram later(*m_w);
        QSignalSpy again(&later.outbox, &Outbox::dueByHand);
        later.outbox.announceAll();
        QCOMPARE(again.count(), 0);
    }

    void aRemovedAccountTakesItsDeliveriesOut()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        const auto alone = m_w->scheduled(m_client, {m_account}, 1h);
        const auto both = m_w->scheduled(m_client, {m_account, other}, 1h);
        const auto refused = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(1min);
        m_w->network->failNext(ErrorCode::Refused);
        m_w->pass();
        QCOMPARE(m_w->only(refused).state, S::Failed);
        test::must(test::await(m_w->accounts.remove(m_account)));
        for (const auto &id : {alone, refused}) {
            QCOMPARE(m_w->only(id).state, S::Cancelled);
            QCOMPARE(m_w->posts.post(id)->status, P::Draft);
            QVERIFY(!m_w->outbox.events(m_w->only(id).id)->back().reason.isEmpty());
        }
        QCOMPARE(m_w->posts.post(both)->status, P::Scheduled);
        m_w->clock.advance(1h);
        m_w->pass();
        QCOMPARE(m_w->posts.post(both)->status, P::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void aRemovedAccountHoldsUpNoOther()
    {
        const auto other = m_w->addAccount(m_client, QStringLiteral("other.example"));
        const auto id = m_w->scheduled(m_client, {m_account, other}, 1h);
        test::must(test::await(m_w->accounts.remove(other)));
        setText(id, QStringLiteral("Better words")); // while it waits for the account that is left
        m_w->network->failNext(ErrorCode::Refused);
        m_w->clock.advance(1h);
        m_w->pass();
        QCOMPARE(m_w->of(id, m_account).state, S::Failed);
        test::must(m_w->outbox.tryAgain(m_w->of(id, m_account).id));
        m_w->pass();
        QCOMPARE(m_w->of(id, m_account).state, S::Published);
        QCOMPARE(m_w->network->standing.at(0).post.text, QStringLiteral("Better words"));
        QCOMPARE(m_w->of(id, other).state, S::Cancelled);
        // To put it into the outbox as a whole, the person takes that account out first.
        const auto draft = m_w->draft(m_client, {m_account, other}, 1h);
        QVERIFY(!m_w->outbox.schedule(draft));
    }

    void anAccountThatAnotherProgramRemovedTakesThemOutAtTheStart()
    {
        open(test::TestWorkspace::Kind::File);
        const auto id = m_w->scheduled(m_client, {m_account}, 240h);
        {
            auto database =
                storage::Database::open(m_w->workspace->path(), storage::Database::Mode::ReadWrite).value();
            clients::AccountService accounts(*database, m_w->clock, *m_w->connectors, m_w->credentials);
            test::must(test::await(accounts.remove(m_account)));
        }
        m_w->accounts.announceAll();
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Cancelled);
        QCOMPARE(m_w->posts.post(id)->status, P::Draft);
    }

private:
    void setText(const plan::PostId &id, const QString &text)
    {
        plan::Post post = m_w->posts.post(id).value();
        post.text = text;
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Saved));
    }
};

QTEST_GUILESS_MAIN(TestOutboxRules)
#include "tst_outbox_rules.moc"
