// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "publish/practice_parts.h"
#include "storage/transaction.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>

using namespace hatstand;
using namespace hatstand::publish;
using namespace std::chrono_literals;
using S = DeliveryState;

namespace
{
constexpr int accountCount = 4;
constexpr int postCount = 15; ///< each goes to every account
constexpr Milliseconds day{std::chrono::hours(24)};

/// A sender in a process of its own.
class Target
{
public:
    explicit Target(const QString &workspace, Milliseconds clockIsWrongBy = 0ms, Milliseconds lease = 120s,
                    const QString &takes = QStringLiteral("one"))
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(
            QStringLiteral(HATSTAND_KILL_TARGET),
            {workspace, QString::number(clockIsWrongBy.count()), QString::number(lease.count()), takes});
    }
    ~Target() { kill(); }
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;

    /// Until it says that it has begun.
    bool waitUntilReady()
    {
        while (!said().contains("READY")) {
            if (!m_process.waitForReadyRead(10'000))
                return false;
        }
        return true;
    }
    /// True when it ended by itself because all was sent.
    bool endsWithin(Milliseconds time)
    {
        return m_process.waitForFinished(static_cast<int>(time.count())) &&
               m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill(); // SIGKILL
        m_process.waitForFinished();
    }
    void freeze() { ::kill(static_cast<pid_t>(m_process.processId()), SIGSTOP); }
    void thaw() { ::kill(static_cast<pid_t>(m_process.processId()), SIGCONT); }
    QByteArray said()
    {
        m_said += m_process.readAll();
        return m_said;
    }

private:
    QProcess m_process;
    QByteArray m_said;
};
} // namespace

/// Real processes on one workspace file: killed, frozen, two at once. Each post goes out once.
class TestKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("Kill.hatstand"));
        const SystemClock clock;
        m_parts = std::make_unique<test::PracticeParts>(
            storage::Workspace::create(m_path, QStringLiteral("Kill"), clock).value(), 0ms, 0ms);
        clients::Client client;
        client.name = QStringLiteral("Crumb");
        client.zone = "Europe/Lisbon";
        client.missedPolicy = clients::MissedPolicy::SendIfRecent;
        client.grace = std::chrono::duration_cast<std::chrono::minutes>(day);
        m_client = m_parts->clients.add(client).value();
        for (int i = 0; i < accountCount; ++i) {
            networks::SignInRequest request;
            request.handle = QStringLiteral("crumb%1").arg(i);
            auto connecting =
                m_parts->accounts.connectAccount(m_client, networks::NetworkKey::practice(), request, {}, {});
            m_accounts.push_back(test::await(std::move(connecting)).value());
        }
    }
    void cleanup()
    {
        m_accounts.clear();
        m_posts.clear();
        m_parts.reset();
        m_folder.reset();
    }

    void killedAtAnyMoment_data()
    {
        QTest::addColumn<QString>("takes");
        for (const QString &takes : {QStringLiteral("one"), QStringLiteral("several")})
            QTest::newRow(qPrintable(takes)) << takes;
    }
    void killedAtAnyMoment()
    {
        QFETCH(const QString, takes);
        scheduleAll();
        std::mt19937 random(seed());
        int kills = 0;
        QByteArray said;
        for (bool done = false; !done;) {
            Target target(m_path, 0ms, 120s, takes);
            QVERIFY2(target.waitUntilReady(), target.said().constData());
            const Milliseconds life(std::uniform_int_distribution<int>(0, 200)(random));
            done = target.endsWithin(kills < 15 ? life : 30s);
            kills += done ? 0 : 1;
            target.kill();
            said += target.said();
            QVERIFY2(kills <= 15, said.constData());
        }
        QVERIFY2(!said.contains("REPEAT"), said.constData());
        QVERIFY2(kills > 2, "It was over before it could be killed.");
        eachStandsThereOnce();
        journalsAreInOrder();
    }

    void theClockIsSetBetweenRestarts()
    {
        scheduleAll();
        std::mt19937 random(seed());
        const std::array wrong{Milliseconds(-1h), 0ms, Milliseconds(1h)};
        QByteArray said;
        for (int kills = 0; kills < 10; ++kills) {
            Target target(m_path, wrong[std::uniform_int_distribution<size_t>(0, 2)(random)]);
            QVERIFY2(target.waitUntilReady(), target.said().constData());
            (void)target.endsWithin(Milliseconds(std::uniform_int_distribution<int>(0, 150)(random)));
            target.kill();
            said += target.said();
        }
        Target last(m_path, 3h); // later than any of them
        QVERIFY2(last.endsWithin(30s), last.said().constData());
        said += last.said();
        QVERIFY2(!said.contains("REPEAT"), said.constData());
        eachStandsThereOnce();
    }

    void twoAtOnceShareTheWork()
    {
        scheduleAll();
        Target one(m_path);
        Target other(m_path);
        QVERIFY2(one.endsWithin(30s), one.said().constData());
        QVERIFY2(other.endsWithin(30s), other.said().constData());
        const QByteArray said = one.said() + other.said();
        QVERIFY2(!said.contains("REPEAT") && !said.contains("TROUBLE"), said.constData());
        eachStandsThereOnce();
        journalsAreInOrder();
        // Nobody died, so nobody may have begun what another had.
        for (const Delivery &delivery : all())
            QCOMPARE(delivery.attempts, 1);
    }

    void theLeaseOfAFrozenProcessRunsOut()
    {
        scheduleAll();
        constexpr Milliseconds lease = 500ms;
        Target frozen(m_path, 0ms, lease);
        QVERIFY2(frozen.waitUntilReady(), frozen.said().constData());
        QTRY_VERIFY_WITH_TIMEOUT(hasAny(S::Sending), 10'000);
        frozen.freeze();
        // Frozen while it writes it would keep everybody else out for good: then a moment later.
        test::must(m_parts->workspace->database().script("PRAGMA busy_timeout = 1"));
        while (!canWrite()) {
            frozen.thaw();
            frozen.freeze();
        }
        Target other(m_path, 0ms, lease);
        QVERIFY2(other.endsWithin(30s), other.said().constData());
        QVERIFY2(!other.said().contains("REPEAT"), other.said().constData());
        // It goes on with what it had begun, finds that this is not its own any more, and ends.
        frozen.thaw();
        QVERIFY2(frozen.endsWithin(30s), frozen.said().constData());
        eachStandsThereOnce();
    }

private:
    static quint32 seed()
    {
        const quint32 seed = qEnvironmentVariableIsSet("HATSTAND_SEED")
                                 ? qEnvironmentVariable("HATSTAND_SEED").toUInt()
                                 : std::random_device()();
        qInfo("HATSTAND_SEED=%u", seed);
        return seed;
    }

    void scheduleAll()
    {
        for (int i = 0; i < postCount; ++i) {
            plan::Post post;
            post.clientId = m_client;
            post.text = QStringLiteral("Post %1").arg(i);
            for (const auto &account : m_accounts) {
                plan::Version version;
                version.accountId = account;
                post.versions.push_back(version);
            }
            post.planned = plan::plannedTimeAt(m_parts->clock.now() + 1s + i * 20ms, "Europe/Lisbon");
            const auto id = m_parts->posts.add(post).value();
            test::must(m_parts->outbox.schedule(id));
            m_posts.push_back(id);
        }
    }

    std::vector<Delivery> all()
    {
        std::vector<Delivery> deliveries;
        for (const auto &id : m_posts) {
            const auto ofPost = m_parts->outbox.ofPost(id).value();
            deliveries.insert(deliveries.end(), ofPost.begin(), ofPost.end());
        }
        return deliveries;
    }
    bool canWrite()
    {
        storage::Transaction transaction(m_parts->workspace->database());
        return transaction.begin().has_value();
    }
    bool hasAny(S state)
    {
        const auto deliveries = all();
        return std::any_of(deliveries.begin(), deliveries.end(),
                           [state](const Delivery &delivery) { return delivery.state == state; });
    }

    void eachStandsThereOnce()
    {
        const auto deliveries = all();
        QCOMPARE(deliveries.size(), size_t(postCount * accountCount));
        const networks::PracticeTable practice(m_parts->workspace->database());
        int standing = 0;
        for (int i = 0; i < accountCount; ++i)
            standing += practice.postCount(QStringLiteral("crumb%1").arg(i)).value();
        QCOMPARE(standing, postCount * accountCount);
        for (const Delivery &delivery : deliveries) {
            QCOMPARE(delivery.state, S::Published);
            QVERIFY(delivery.leaseOwner.isEmpty());
            const QString handle = m_parts->accounts.account(delivery.accountId)->handle;
            QVERIFY(practice.post(handle, delivery.recordKey).value());
            // Whatever the clocks said: as often as it came into a state, it left it, but for the last.
            QMap<S, int> stays;
            int begun = 0;
            const auto events = m_parts->outbox.events(delivery.id).value();
            for (const DeliveryEvent &event : events) {
                --stays[event.from];
                ++stays[event.to];
                begun += event.from != S::Sending && event.to == S::Sending ? 1 : 0;
            }
            for (auto stay = stays.cbegin(); stay != stays.cend(); ++stay) {
                const int expected = stay.key() == S::Published ? 1 : stay.key() == S::Scheduled ? -1 : 0;
                QCOMPARE(*stay, expected);
            }
            QCOMPARE(begun, delivery.attempts);
        }
    }

    void journalsAreInOrder()
    {
        for (const Delivery &delivery : all()) {
            S state = S::Scheduled;
            const auto events = m_parts->outbox.events(delivery.id).value();
            for (const DeliveryEvent &event : events) {
                QCOMPARE(event.from, state);
                state = event.to;
            }
            QCOMPARE(state, S::Published);
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<test::PracticeParts> m_parts;
    clients::ClientId m_client;
    std::vector<clients::AccountId> m_accounts;
    std::vector<plan::PostId> m_posts;
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
