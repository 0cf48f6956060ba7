// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/text/thread_split.h"
#include "publish/one_account.h"
#include "storage/backups.h"

#include <QTest>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

namespace
{
/// The program after a backup was put back: the same file, the same network.
struct Restored
{
    explicit Restored(test::PublishWorkspace &base, const QString &path)
        : w(base)
        , workspace(storage::Workspace::open(path, w.clock).value())
        , clients(workspace->database(), w.clock)
        , accounts(workspace->database(), w.clock, *w.connectors, w.credentials)
        , posts(workspace->database(), w.clock)
        , outbox(workspace->database(), w.clock, posts, accounts, surroundings())
    {
    }
    [[nodiscard]] Surroundings surroundings()
    {
        Surroundings own = test::PublishWorkspace::surroundings(clients, w.rules);
        own.recordKey = recordKeys(*w.connectors, w.clock);
        own.goesPartByPart = partByPart(*w.connectors);
        return own;
    }
    [[nodiscard]] Delivery only(const plan::PostId &id) const { return outbox.ofPost(id).value().at(0); }
    void start()
    {
        sender = std::make_unique<Sender>(outbox, *w.connectors, w.clock, w.timers, w.options);
        sender->start();
    }

    test::PublishWorkspace &w;
    std::unique_ptr<storage::Workspace> workspace;
    clients::ClientService clients;
    clients::AccountService accounts;
    plan::PostService posts;
    Outbox outbox;
    std::unique_ptr<Sender> sender;
};
} // namespace

/// A backup is put back: what went out since it was made is not sent again.
class TestRestored : public QObject, private test::OneAccount
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open(test::TestWorkspace::Kind::File);
        // On this network a repeat makes a second post.
        m_w->network->repeatSafe = false;
    }
    void cleanup()
    {
        m_restored.reset();
        close();
    }

    void theKeyIsThereBeforeAnythingIsSent()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        const QString key = m_w->only(id).recordKey;
        QVERIFY(!key.isEmpty());
        test::must(m_w->outbox.unschedule(id));
        test::must(m_w->outbox.schedule(id));
        QCOMPARE(m_w->only(id).recordKey, key);
        m_w->clock.advance(1min);
        m_w->pass();
        QCOMPARE(m_w->network->standing.at(0).post.recordKey, key);
        const auto board = m_w->addByHand(m_client, QStringLiteral("Board"));
        QVERIFY(m_w->only(m_w->scheduled(m_client, {board}, 1min)).recordKey.isEmpty());
    }

    void whatWentOutSinceIsFound_data()
    {
        QTest::addColumn<int>("restoredAfter"); // minutes
        QTest::newRow("found when it would be missed") << 60;
        QTest::newRow("found when it is on time") << 2;
    }
    void whatWentOutSinceIsFound()
    {
        QFETCH(const int, restoredAfter);
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        const QString backup = makeBackup();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Published);
        m_w->clock.advance(restoredAfter * 1min);
        restore(backup);
        QCOMPARE(m_restored->only(id).state, S::Scheduled);
        m_restored->start();
        m_w->passTime(10min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(m_restored->only(id).remoteId, m_w->network->standing.at(0).published.remoteId);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void whatThePersonSentEarlyIsFoundToo()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 48h);
        const QString backup = makeBackup();
        m_w->start();
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        QCOMPARE(m_w->only(id).state, S::Published);
        restore(backup);
        m_restored->start();
        m_w->passTime(49h);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void sendingAMissedOneAgainLooksFirst()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        m_w->clock.advance(1h);
        m_w->start();
        QCOMPARE(m_w->only(id).state, S::Missed);
        const QString backup = makeBackup();
        test::must(m_w->outbox.tryAgain(m_w->only(id).id));
        QCOMPARE(m_w->only(id).state, S::Published);
        restore(backup);
        m_restored->start();
        QCOMPARE(m_restored->only(id).state, S::Missed);
        test::must(m_restored->outbox.tryAgain(m_restored->only(id).id));
        m_w->passTime(5min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
    }

    void whatDidNotGoOutGoesByTheRule_data()
    {
        QTest::addColumn<int>("policy");
        QTest::addColumn<int>("state");
        QTest::newRow("ask") << int(clients::MissedPolicy::Ask) << int(S::Missed);
        QTest::newRow("send") << int(clients::MissedPolicy::SendIfRecent) << int(S::Published);
        QTest::newRow("leave") << int(clients::MissedPolicy::Leave) << int(S::Cancelled);
    }
    void whatDidNotGoOutGoesByTheRule()
    {
        QFETCH(const int, policy);
        QFETCH(const int, state);
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = static_cast<clients::MissedPolicy>(policy);
        client.grace = 2h;
        test::must(m_w->clients.edit(client));
        std::vector<plan::PostId> ids;
        for (int i = 0; i < 3; ++i)
            ids.push_back(m_w->scheduled(m_client, {m_account}, 1min));
        const auto later = m_w->scheduled(m_client, {m_account}, 3h);
        const QString backup = makeBackup();
        m_w->clock.advance(1h);
        restore(backup);
        m_restored->start();
        m_w->passTime(3min);
        QVERIFY(m_w->network->publishCalls.size() <= 2); // never a burst
        m_w->passTime(10min);
        for (const auto &id : ids)
            QCOMPARE(int(m_restored->only(id).state), state);
        m_w->passTime(2h);
        QCOMPARE(m_restored->only(later).state, S::Published);
        const size_t expected = state == int(S::Published) ? 4 : 1;
        QCOMPARE(m_w->network->standing.size(), expected);
    }

    void whatHasNoKeyIsLeftToThePerson()
    {
        const auto board = m_w->addByHand(m_client, QStringLiteral("Board"));
        const auto id = m_w->scheduled(m_client, {board}, 1min);
        const auto later = m_w->scheduled(m_client, {board}, 1h);
        const QString backup = makeBackup();
        test::must(m_w->outbox.sendNow(later)); // early
        m_w->pass();
        test::must(m_w->outbox.markPostedByHand(m_w->only(later).id, {}));
        m_w->clock.advance(3min);
        restore(backup);
        m_restored->start();
        m_w->passTime(30min);
        QCOMPARE(m_restored->only(id).state, S::Uncertain);
        QCOMPARE(m_restored->only(id).nextAttemptAt, never);
        test::must(m_restored->outbox.confirmNotLive(m_restored->only(id).id));
        QCOMPARE(m_restored->only(id).state, S::Waiting);
        // What was not due yet when the backup was put back may have been posted early.
        QCOMPARE(m_restored->only(later).state, S::Scheduled);
        m_w->passTime(30min);
        QCOMPARE(m_restored->only(later).state, S::Uncertain);
        m_w->passTime(3h);
        test::must(m_restored->outbox.confirmLive(m_restored->only(later).id, {}));
        QCOMPARE(m_restored->only(later).state, S::Published);
        // The copy knows of no attempt, so its time is the best that is known.
        QCOMPARE(m_restored->only(later).publishedAt, m_restored->only(later).dueAt);
    }

    void whatWaitedForThePersonMayHaveBeenPosted()
    {
        const auto board = m_w->addByHand(m_client, QStringLiteral("Board"));
        const auto id = m_w->scheduled(m_client, {board}, 1min);
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Waiting);
        const QString backup = makeBackup();
        test::must(m_w->outbox.markPostedByHand(m_w->only(id).id, {}));
        restore(backup);
        QCOMPARE(m_restored->only(id).state, S::Waiting);
        m_restored->start();
        m_w->passTime(30min);
        QCOMPARE(m_restored->only(id).state, S::Uncertain);
        QCOMPARE(m_restored->only(id).nextAttemptAt, never);
        test::must(m_restored->outbox.confirmLive(m_restored->only(id).id, {}));
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(m_restored->only(id).publishedAt, m_restored->only(id).dueAt);
    }

    void theMarkWaitsUntilItCanBeHeeded()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1min);
        const QString backup = makeBackup();
        m_w->start();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Published);
        restore(backup);
        test::must(m_restored->workspace->database().script("PRAGMA query_only = ON"));
        m_restored->start();
        m_w->passTime(1min);
        test::must(m_restored->workspace->database().script("PRAGMA query_only = OFF"));
        m_w->passTime(10min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(m_w->network->standing.size(), size_t(1));
        QCOMPARE(m_w->network->publishCalls.size(), size_t(1));
    }

    void whatCannotBeLookedUpIsNotSentLate()
    {
        m_w->network->repeatSafe = true;
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        const auto late = m_w->scheduled(m_client, {m_account}, 1min);
        const auto onTime = m_w->scheduled(m_client, {m_account}, 2h);
        const QString backup = makeBackup();
        m_w->clock.advance(1h);
        restore(backup);
        m_restored->start();
        m_w->passTime(2h);
        QCOMPARE(m_restored->only(late).state, S::Uncertain);
        QCOMPARE(m_restored->only(late).nextAttemptAt, never);
        QCOMPARE(m_restored->only(onTime).state, S::Published);
    }

    void repeatsOfWhatIsLateAreNoBurst()
    {
        m_w->network->repeatSafe = true;
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = 24h;
        test::must(m_w->clients.edit(client));
        constexpr int many = 10;
        for (int i = 0; i < many; ++i)
            m_w->scheduled(m_client, {m_account}, 1min);
        const auto onTime = m_w->scheduled(m_client, {m_account}, 1h + 2min);
        const QString backup = makeBackup();
        m_w->clock.advance(1h);
        restore(backup);
        m_restored->start();
        for (int minute = 1; minute <= 2 * many; ++minute) {
            m_w->passTime(1min);
            const bool isSent = m_restored->only(onTime).state == S::Published;
            const size_t late = m_w->network->publishCalls.size() - (isSent ? 1 : 0);
            QVERIFY2(late <= size_t(minute), qPrintable(QStringLiteral("%1 in %2").arg(late).arg(minute)));
            if (minute == 4)
                QVERIFY(isSent); // what is on time does not wait behind them
        }
        QCOMPARE(m_w->network->standing.size(), size_t(many + 1));
    }

    void aThreadThatWentOutSinceIsFoundPartByPart_data()
    {
        QTest::addColumn<int>("wentOut"); // parts, after the backup was made
        QTest::addColumn<int>("hours");   // until it is put back
        for (int wentOut = 0; wentOut <= 4; ++wentOut) {
            for (const int hours : {0, 2})
                QTest::addRow("%d of 4, after %d h", wentOut, hours) << wentOut << hours;
        }
    }
    void aThreadThatWentOutSinceIsFoundPartByPart()
    {
        QFETCH(const int, wentOut);
        QFETCH(const int, hours);
        sendLate();
        const auto id = scheduledThread();
        const QString backup = makeBackup();
        sendParts(wentOut);
        m_w->clock.advance(std::chrono::hours(hours));
        restore(backup);
        m_restored->start();
        m_w->passTime(20min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(standingTexts(), theWholeThread());
        QCOMPARE(m_restored->outbox.linksOf(m_restored->only(id).id).value().size(), size_t(4));
        // What is not there is waited for once, and what follows it is sent without a look.
        const int looks = wentOut + (wentOut < 4 ? 2 : 0);
        QCOMPARE(m_w->network->findCalls, looks);
    }

    void aThreadThatHadBegunGoesOnBehindWhatIsThere()
    {
        sendLate();
        const auto id = scheduledThread();
        sendParts(1);
        QCOMPARE(m_w->only(id).linksThere, 1);
        const QString backup = makeBackup();
        sendParts(2);
        restore(backup);
        QCOMPARE(m_restored->only(id).linksThere, 1);
        m_restored->start();
        m_w->passTime(20min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(standingTexts(), theWholeThread());
    }

    void whatWasOnItsWayInTheBackupIsLookedForPartByPartToo_data()
    {
        QTest::addColumn<int>("state");
        QTest::newRow("sending") << int(S::Sending);
        QTest::newRow("uncertain") << int(S::Uncertain);
    }
    void whatWasOnItsWayInTheBackupIsLookedForPartByPartToo()
    {
        QFETCH(const int, state);
        sendLate();
        const auto id = scheduledThread();
        m_w->start();
        m_w->network->gate.shut();
        m_w->passTime(1min);
        QCOMPARE(m_w->only(id).state, S::Sending);
        if (state == int(S::Uncertain)) {
            m_w->sender.reset();
            m_w->start(); // killed while it was under way, and it cannot be looked up yet
            m_w->passTime(5min);
            QCOMPARE(m_w->only(id).state, S::Uncertain);
        }
        const QString backup = makeBackup();
        m_w->network->gate.open();
        m_w->passTime(20min);
        QTRY_COMPARE(m_w->only(id).state, S::Published);
        QCOMPARE(standingTexts(), theWholeThread());
        const size_t calls = m_w->network->publishCalls.size();
        m_w->clock.advance(2h);
        restore(backup);
        QCOMPARE(int(m_restored->only(id).state), state);
        m_restored->start();
        m_w->passTime(20min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(standingTexts(), theWholeThread());
        QCOMPARE(m_w->network->publishCalls.size(), calls);
    }

    void theRestOfAThreadGoesByTheRule()
    {
        const auto id = scheduledThread();
        const QString backup = makeBackup();
        sendParts(2);
        m_w->clock.advance(2h);
        restore(backup);
        m_restored->start();
        m_w->passTime(20min);
        QCOMPARE(m_restored->only(id).state, S::Missed); // this client's rule is to ask
        QCOMPARE(m_restored->only(id).linksThere, 2);
        test::must(m_restored->outbox.tryAgain(m_restored->only(id).id));
        m_w->passTime(1min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(standingTexts(), theWholeThread());
    }

    void whatAPersonFoundIsFollowedByALookToo()
    {
        sendLate();
        const auto id = scheduledThread();
        const QString backup = makeBackup();
        sendParts(4);
        restore(backup);
        m_w->network->findError = test::FakeConnector::makeError(ErrorCode::NotAllowed);
        m_restored->start();
        m_w->passTime(5min);
        QCOMPARE(m_restored->only(id).state, S::Uncertain);
        QCOMPARE(m_restored->only(id).nextAttemptAt, never);
        m_w->network->findError.reset();
        const QUrl there = m_w->network->standing.front().published.url;
        test::must(m_restored->outbox.confirmPartLive(m_restored->only(id).id, 0, there));
        m_w->passTime(20min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QCOMPARE(standingTexts(), theWholeThread());
    }

    void afterItsLookEverythingIsAsAlways()
    {
        const auto id = m_w->scheduled(m_client, {m_account}, 1h);
        const QString backup = makeBackup();
        restore(backup);
        m_restored->start();
        const auto fresh = [&] {
            plan::Post post;
            post.clientId = m_client;
            post.text = QStringLiteral("Hello");
            plan::Version version;
            version.accountId = m_account;
            post.versions.push_back(version);
            return m_restored->posts.add(post).value();
        }();
        test::must(m_restored->outbox.sendNow(fresh));
        QCOMPARE(m_restored->only(fresh).state, S::Published);
        QCOMPARE(m_w->network->findCalls, 0);
        m_w->passTime(70min);
        QCOMPARE(m_restored->only(id).state, S::Published);
        QVERIFY(m_w->network->findCalls > 0);
    }

private:
    /// Three parts and a comment, for a network that takes one at a time.
    plan::PostId scheduledThread()
    {
        m_w->network->chain = false;
        const auto id = m_w->draft(m_client, {m_account}, 1min, QStringLiteral("One\n---\nTwo\n---\nThree"));
        plan::Post post = m_w->posts.post(id).value();
        post.firstComment = QStringLiteral("The link");
        networks::setThreadMode(post.versions[0].options, networks::ThreadMode::Parts);
        test::must(m_w->posts.saveContent(post, plan::RevisionReason::Autosave));
        test::must(m_w->outbox.schedule(id));
        return id;
    }
    static QStringList theWholeThread()
    {
        return {QStringLiteral("One"), QStringLiteral("Two"), QStringLiteral("Three"),
                QStringLiteral("The link")};
    }
    [[nodiscard]] QStringList standingTexts() const
    {
        QStringList texts;
        for (const auto &there : m_w->network->standing)
            texts << there.post.text;
        return texts;
    }
    /// So many parts go out, then nothing more for now.
    void sendParts(int count)
    {
        for (int part = 0; part < count; ++part)
            m_w->network->answers.push_back({});
        m_w->network->failNext(ErrorCode::Offline, 1000);
        m_w->start();
        m_w->passTime(1min);
        m_w->network->answers.clear();
        m_w->sender.reset();
    }
    /// What is late by less than a day goes out all the same.
    void sendLate()
    {
        clients::Client client = m_w->clients.client(m_client).value();
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = 24h;
        test::must(m_w->clients.edit(client));
    }
    [[nodiscard]] QString makeBackup()
    {
        return storage::Backups(m_w->workspace->path(), m_w->clock).make().value().path;
    }
    void restore(const QString &backup)
    {
        const QString path = m_w->workspace->path();
        m_w->sender.reset();
        m_w->workspace.reset();
        QVERIFY(storage::Backups(path, m_w->clock).restore(backup));
        m_restored = std::make_unique<Restored>(*m_w, path);
    }

    std::unique_ptr<Restored> m_restored;
};

QTEST_GUILESS_MAIN(TestRestored)
#include "tst_restored.moc"
