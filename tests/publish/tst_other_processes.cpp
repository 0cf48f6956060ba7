// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/delivery_writer.h"
#include "publish/one_account.h"

#include <QSignalSpy>
#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

namespace
{
/// Another process on the same workspace: a connection and services of its own. Nothing that it does is told
/// here.
struct Elsewhere
{
    explicit Elsewhere(test::PublishWorkspace &w)
        : database(storage::Database::open(w.workspace->path(), storage::Database::Mode::ReadWrite).value())
        , clients(*database, w.clock)
        , accounts(*database, w.clock, *w.connectors, w.credentials)
        , posts(*database, w.clock)
        , outbox(*database, w.clock, posts, accounts, surroundings(w))
    {
    }
    [[nodiscard]] Surroundings surroundings(test::PublishWorkspace &w) const
    {
        Surroundings made = test::PublishWorkspace::surroundings(clients, w.rules);
        made.recordKey = recordKeys(*w.connectors, w.clock);
        return made;
    }
    plan::PostId scheduled(const clients::ClientId &client, const clients::AccountId &account, Instant at)
    {
        plan::Post post;
        post.clientId = client;
        post.text = QStringLiteral("Hello");
        plan::Version version;
        version.accountId = account;
        post.versions.push_back(version);
        post.planned = plan::plannedTimeAt(at, "Europe/Lisbon");
        const plan::PostId id = posts.add(post).value();
        test::must(outbox.schedule(id));
        return id;
    }

    std::unique_ptr<storage::Database> database;
    clients::ClientService clients;
    clients::AccountService accounts;
    plan::PostService posts;
    Outbox outbox;
};
} // namespace

/// What another process (the window, `hatstand-cli`) has changed counts at the moment of sending, whatever
/// the sender remembers.
class TestOtherProcesses : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open(test::TestWorkspace::Kind::File);
        m_other = std::make_unique<Elsewhere>(*m_w);
    }
    void cleanup()
    {
        m_other.reset();
        close();
    }

    void sendingIsOnTheDiskBeforeAnythingLeaves()
    {
        // How a commit reaches the disk cannot be changed within a transaction, so what is so at the write is
        // so at the commit. 2 is FULL.
        test::must(m_w->database().script(
            "CREATE TEMP TABLE noted (level INTEGER);"
            "CREATE TEMP TRIGGER note AFTER UPDATE OF state ON main.deliveries WHEN NEW.state = 1 "
            "BEGIN INSERT INTO noted SELECT synchronous FROM pragma_synchronous; END"));
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->network->gate.shut();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        QCOMPARE(m_other->outbox.ofPost(id).value().at(0).state, S::Sending);
        const auto levels = m_w->database().all([](const storage::Row &row) { return row.integer(0); },
                                                "SELECT level FROM noted");
        QCOMPARE(levels.value(), std::vector<qint64>{2});
        m_w->network->gate.open();
        QTRY_COMPARE(m_w->only(id).state, S::Published);
    }

    void anAccountThatWasAddedElsewhereIsSentTo()
    {
        m_w->start();
        m_w->passTime(1s);
        networks::SignInRequest request;
        request.handle = QStringLiteral("new.example");
        request.server = QUrl(QStringLiteral("https://network.example"));
        request.secret = QStringLiteral("app-password");
        const auto added =
            test::await(m_other->accounts.connectAccount(m_client, m_w->network->key(), request, {}, {}));
        QVERIFY(added);
        const auto id = m_other->scheduled(m_client, *added, m_w->clock.now() + 2min);
        m_w->passTime(5min);
        QCOMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        QCOMPARE(m_w->accounts.accounts().size(), size_t(2));
    }

    void anAccountThatWasRemovedElsewhereIsNotSentTo()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 5min);
        m_w->start();
        m_w->passTime(1s);
        // As written by a process that knows nothing of deliveries.
        QVERIFY(m_other->database->run("UPDATE accounts SET removed_at = 1"));
        m_w->passTime(10min);
        QCOMPARE(m_w->only(id).state, S::Cancelled);
        QVERIFY(wasCausedBy(m_w->outbox.events(m_w->only(id).id)->back(), Cause::AccountRemoved));
        QVERIFY(m_w->network->publishCalls.empty());
        QVERIFY(m_w->accounts.accounts().empty());
    }

    void anAccountThatWasPausedElsewhereWaits()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 5min);
        m_w->start();
        m_w->passTime(1s);
        test::must(m_other->accounts.setPaused(m_account, true));
        m_w->passTime(10min);
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        QVERIFY(m_w->network->publishCalls.empty());
        test::must(m_other->accounts.setPaused(m_account, false));
        m_w->accounts.announceAll(); // as when the change of another process is noticed
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void aRuleThatWasChangedElsewhereHolds()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        m_w->start();
        m_w->passTime(1s);
        clients::Client client = m_other->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::Leave;
        test::must(m_other->clients.edit(client));
        m_w->clock.setNow(m_w->clock.now() + 3h); // asleep
        m_w->passTime(2min);
        QCOMPARE(m_w->only(id).state, S::Cancelled);
    }

    void whatAnotherSenderHoldsBackIsNotMissed()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::Leave;
        test::must(m_w->clients.edit(client));
        Error limited = test::FakeConnector::makeError(ErrorCode::RateLimited);
        limited.retryAfter = 20min;
        m_w->network->failNext(limited);
        std::vector<plan::PostId> ids;
        for (int i = 0; i < 3; ++i)
            ids.push_back(m_w->scheduled(m_client, {m_account}, 1min));
        m_w->start();
        m_w->passTime(11min);
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
        m_w->pass(); // a second one, as "publish --once" beside the window
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1)); // nor does it ask before it may
        for (const auto &id : ids)
            QCOMPARE(m_w->only(id).state, S::Scheduled);
        m_w->passTime(30min);
        for (const auto &id : ids)
            QCOMPARE(m_w->only(id).state, S::Published);
        // Once nobody is sending, what comes due is missed as ever.
        const auto late = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->sender.reset();
        m_w->clock.advance(1h);
        m_w->pass();
        QCOMPARE(m_w->only(late).state, S::Cancelled);
    }

    void accountsThatCannotBeReadAreNotTakenForRemoved()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 5min);
        m_w->start();
        m_w->passTime(1s);
        QSignalSpy trouble(m_w->sender.get(), &Sender::storageTrouble);
        // Where the accounts stand is known, what stands there cannot be read.
        test::must(m_w->database().script("ALTER TABLE accounts RENAME COLUMN handle TO unreadable"));
        m_w->accounts.announceAll();
        m_w->passTime(6min);
        QVERIFY(trouble.count() > 0);
        QVERIFY(m_w->network->publishCalls.empty());
        test::must(m_w->database().script("ALTER TABLE accounts RENAME COLUMN unreadable TO handle"));
        QCOMPARE(m_w->only(id).state, S::Scheduled);
        m_w->passTime(2min);
        QCOMPARE(m_w->only(id).state, S::Published);
    }

    void whatWouldBeSentFailsWhenTheAccountsCannotBeRead()
    {
        m_w->scheduled(m_client, {m_account}, 5min);
        const Sender sender(m_w->outbox, *m_w->connectors, m_w->clock, m_w->timers, m_w->options);
        QCOMPARE(sender.wouldSend(m_w->clock.now() + 6min)->size(), size_t(1));
        test::must(m_w->database().script("ALTER TABLE accounts RENAME COLUMN handle TO unreadable"));
        m_w->accounts.announceAll();
        QVERIFY(!sender.wouldSend(m_w->clock.now() + 6min));
    }

private:
    std::unique_ptr<Elsewhere> m_other;
};

QTEST_GUILESS_MAIN(TestOtherProcesses)
#include "tst_other_processes.moc"
