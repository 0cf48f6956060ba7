// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_week FOLDER [DAYS]: a week of sending in a few minutes, on a clock of its own: forty accounts with
// ten posts a day each, on Practice (with accounts that are slow, drop lines and ask to wait) and, over HTTP,
// on a Bluesky server within this process. Every evening the next day is planned. Prints one JSON line a day
// with what the process uses at its end; what is compared is the start of day 2 with the end of day 7.
#include "base/clock.h"
#include "base/timers.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "clients/keychain_credentials.h"
#include "clients/traffic_journal.h"
#include "net/http_client.h"
#include "networks/bluesky/bluesky_connector.h"
#include "networks/connectors.h"
#include "networks/practice/practice_connector.h"
#include "networks/practice/practice_table.h"
#include "networks/rules_catalogue.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "secrets/memory_secret_store.h"
#include "storage/workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <qcorotask.h>

#include <cstdio>
#include <functional>
#include <malloc.h>
#include <map>
#include <sqlite3.h>
#include <unistd.h>

using namespace hatstand;
using networks::PracticeBehaviour;

namespace
{
constexpr int accountCount = 40;
constexpr int onBluesky = 10;
constexpr int postsADay = 10;
constexpr auto day = std::chrono::hours(24);

/// A PDS as far as signing in, posting and looking up go. Forgets everything but how much it was asked.
class SmallPds final : public QObject
{
public:
    SmallPds()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *line = m_server.nextPendingConnection();
            connect(line, &QTcpSocket::readyRead, line, [line] { answerAll(*line); });
            connect(line, &QTcpSocket::disconnected, line, &QObject::deleteLater);
        });
        m_server.listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl address() const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
    }

private:
    static void answerAll(QTcpSocket &line)
    {
        while (true) {
            const QByteArray seen = line.peek(65'536);
            const auto end = seen.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            qsizetype length = 0;
            const QList<QByteArray> head = seen.left(end).split('\n');
            for (const QByteArray &header : head) {
                if (header.toLower().startsWith("content-length:"))
                    length = header.mid(15).trimmed().toInt();
            }
            if (seen.size() < end + 4 + length)
                return;
            const QByteArray request = line.read(end + 4 + length);
            const QByteArray body = answer(head.value(0), request.mid(end + 4));
            line.write("HTTP/1.1 " + QByteArray(body.isEmpty() ? "400 Bad Request" : "200 OK") +
                       "\r\nContent-Type: application/json\r\nContent-Length: " +
                       QByteArray::number(body.size()) + "\r\n\r\n" + body);
        }
    }
    /// Empty for what it does not know.
    static QByteArray answer(const QByteArray &what, const QByteArray &body)
    {
        const QJsonObject asked = QJsonDocument::fromJson(body).object();
        QJsonObject object;
        if (what.contains("describeServer")) {
            object = {{QStringLiteral("availableUserDomains"), QJsonArray{QStringLiteral(".test")}}};
        } else if (what.contains("createSession")) {
            const QString name = asked[QStringLiteral("identifier")].toString();
            const QString did = QStringLiteral("did:plc:") + name.section(u'.', 0, 0);
            object = {{QStringLiteral("did"), did},
                      {QStringLiteral("handle"), name},
                      {QStringLiteral("accessJwt"), QStringLiteral("a.b.c")},
                      {QStringLiteral("refreshJwt"), QStringLiteral("d.e.f")}};
        } else if (what.contains("applyWrites")) {
            QJsonArray results;
            for (const QJsonValue write : asked[QStringLiteral("writes")].toArray()) {
                results.append(QJsonObject{
                    {QStringLiteral("uri"), QStringLiteral("at://%1/%2/%3")
                                                .arg(asked[QStringLiteral("repo")].toString(),
                                                     write[QStringLiteral("collection")].toString(),
                                                     write[QStringLiteral("rkey")].toString())}});
            }
            object = {{QStringLiteral("results"), results}};
        } else {
            return {};
        }
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    QTcpServer m_server;
};

/// Time that goes from what is due to what is due next, and stands still while something is on the line.
class WeekTimers final : public Timers
{
public:
    explicit WeekTimers(FakeClock &clock) : m_clock(clock) {}
    void callAfter(Milliseconds delay, QObject *context, std::function<void()> callback) override
    {
        m_calls.emplace(m_clock.steady() + std::max(delay, Milliseconds(1)),
                        std::pair(QPointer<QObject>(context), std::move(callback)));
    }
    void advance(Milliseconds by, const std::function<void()> &settle)
    {
        const Milliseconds end = m_clock.steady() + by;
        while (!m_calls.empty() && m_calls.begin()->first <= end) {
            const auto node = m_calls.extract(m_calls.begin());
            m_clock.advance(std::max(node.key() - m_clock.steady(), Milliseconds(0)));
            const auto &[context, callback] = node.mapped();
            if (!context)
                continue;
            callback();
            settle();
        }
        m_clock.advance(end - m_clock.steady());
        settle();
    }

private:
    FakeClock &m_clock;
    std::multimap<Milliseconds, std::pair<QPointer<QObject>, std::function<void()>>> m_calls;
};

class Week
{
public:
    explicit Week(std::unique_ptr<storage::Workspace> opened, const FakeClock &clock, WeekTimers &timers)
        : m_workspace(std::move(opened))
        , m_clock(clock)
        , m_timers(timers)
        , m_traffic(database(), m_clock, m_timers)
        , m_http(m_clock, m_timers, m_limiter, &m_traffic, nullptr, {QStringLiteral("Hatstand/bench"), {}})
        , m_credentials(m_secrets)
        , m_practice(database())
    {
        m_limiter.setDefaultRule(net::gentlePace);
        m_connectors.add(std::make_unique<networks::PracticeConnector>(database(), m_rules, m_clock, m_timers,
                                                                       networks::PracticeConnector::Pace()));
        m_connectors.add(
            std::make_unique<networks::BlueskyConnector>(m_http, m_credentials, m_rules, m_clock, m_timers));
        m_clients = std::make_unique<clients::ClientService>(database(), m_clock);
        m_accounts =
            std::make_unique<clients::AccountService>(database(), m_clock, m_connectors, m_credentials);
        m_posts = std::make_unique<plan::PostService>(database(), m_clock);
        publish::Surroundings surroundings{
            *m_clients, m_rules, [](const plan::Post &) { return QHash<plan::MediaId, plan::MediaItem>(); },
            [](const plan::MediaItem &) { return QString(); },
            [](const strategy::CampaignId &) { return QString(); }};
        surroundings.recordKey = publish::recordKeys(m_connectors, m_clock);
        m_outbox = std::make_unique<publish::Outbox>(database(), m_clock, *m_posts, *m_accounts,
                                                     std::move(surroundings));
        m_sender = std::make_unique<publish::Sender>(*m_outbox, m_connectors, m_clock, m_timers,
                                                     publish::SenderOptions{});
    }

    Result<void> signIn()
    {
        clients::Client client;
        client.name = QStringLiteral("Bench");
        client.zone = "UTC";
        const auto added = m_clients->add(client);
        if (!added)
            return fail(added.error());
        m_client = *added;
        for (int i = 0; i < accountCount; ++i) {
            networks::SignInRequest request;
            const bool isBluesky = i < onBluesky;
            request.handle = QStringLiteral("account%1.test").arg(i);
            request.secret = QStringLiteral("secret");
            if (isBluesky)
                request.server = m_pds.address();
            const auto account = QCoro::waitFor(m_accounts->connectAccount(
                m_client, isBluesky ? networks::NetworkKey::bluesky() : networks::NetworkKey::practice(),
                request, {}, {}));
            if (!account)
                return fail(account.error());
            m_all.push_back(*account);
        }
        // As networks are: one in ten has its moods.
        m_sender->start();
        return mood(accountCount - 1, PracticeBehaviour::Slow)
            .and_then([&] { return mood(accountCount - 2, PracticeBehaviour::DropsAfter); })
            .and_then([&] { return mood(accountCount - 3, PracticeBehaviour::DropsBefore); })
            .and_then([&] { return mood(accountCount - 4, PracticeBehaviour::RateLimits); });
    }

    /// The posts of the 24 hours that begin in an hour.
    Result<void> planDay()
    {
        for (int i = 0; i < postsADay; ++i) {
            for (size_t who = 0; who < m_all.size(); ++who) {
                plan::Post post;
                post.clientId = m_client;
                post.text = QStringLiteral("Post %1 of the day, and there is more bread in it.").arg(i);
                const auto minutes = std::chrono::minutes(60 + i * 24 * 60 / postsADay + int(who % 20));
                post.planned = plan::plannedTimeAt(m_clock.now() + minutes, "UTC");
                plan::Version version;
                version.accountId = m_all[who];
                post.versions.push_back(version);
                const auto id = m_posts->add(post);
                if (!id)
                    return fail(id.error());
                if (auto scheduled = m_outbox->schedule(*id); !scheduled)
                    return scheduled;
            }
        }
        return {};
    }

    /// Until nothing is on the line.
    void settle()
    {
        do {
            QCoreApplication::processEvents();
        } while (m_http.activeCount() > 0);
    }

    [[nodiscard]] int published()
    {
        const auto count =
            database().first([](const storage::Row &row) { return static_cast<int>(row.integer(0)); },
                             "SELECT count(*) FROM deliveries WHERE state = 2");
        return count ? count->value_or(0) : -1;
    }

private:
    [[nodiscard]] storage::Database &database() { return m_workspace->database(); }
    Result<void> mood(int account, PracticeBehaviour behaviour)
    {
        return m_practice.setBehaviour(QStringLiteral("account%1.test").arg(account), behaviour);
    }

    SmallPds m_pds;
    std::unique_ptr<storage::Workspace> m_workspace;
    const FakeClock &m_clock;
    WeekTimers &m_timers;
    networks::RulesCatalogue m_rules;
    clients::TrafficJournal m_traffic;
    net::RateLimiter m_limiter{m_clock};
    net::HttpClient m_http;
    secrets::MemorySecretStore m_secrets;
    clients::KeychainCredentials m_credentials;
    networks::PracticeTable m_practice;
    networks::Connectors m_connectors;
    std::unique_ptr<clients::ClientService> m_clients;
    std::unique_ptr<clients::AccountService> m_accounts;
    std::unique_ptr<plan::PostService> m_posts;
    std::unique_ptr<publish::Outbox> m_outbox;
    std::unique_ptr<publish::Sender> m_sender;
    clients::ClientId m_client;
    std::vector<clients::AccountId> m_all;
};

/// In KiB.
qint64 residentMemory()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) / 1024;
}

int failed(const Error &error)
{
    (void)std::fprintf(stderr, "bench_week: %s %s\n", qPrintable(error.sentence()), qPrintable(error.detail));
    return 1;
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int days = arguments.value(2, QStringLiteral("7")).toInt();
    if (arguments.size() < 2 || days < 2) {
        (void)std::fprintf(stderr, "usage: bench_week FOLDER [DAYS]\n");
        return 2;
    }
    const QTemporaryDir folder(arguments[1] + QStringLiteral("/week-XXXXXX"));
    FakeClock clock;
    WeekTimers timers(clock);
    auto workspace = storage::Workspace::create(folder.filePath(QStringLiteral("week.hatstand")),
                                                QStringLiteral("Week"), clock);
    if (!workspace)
        return failed(workspace.error());
    Week week(std::move(*workspace), clock, timers);
    if (const auto ready = week.signIn(); !ready)
        return failed(ready.error());
    for (int today = 1; today <= days; ++today) {
        if (const auto planned = week.planDay(); !planned)
            return failed(planned.error());
        timers.advance(day, [&week] { week.settle(); });
        // SQLite keeps the pages it has read, up to a bound that it reaches on the second day.
        const qint64 pages = sqlite3_memory_used() / 1024;
        std::printf("{\"id\":\"week\",\"day\":%d,\"rss\":%lld,\"heap\":%lld,\"sqlite\":%lld,"
                    "\"published\":%d}\n",
                    today, static_cast<long long>(residentMemory()),
                    static_cast<long long>(qint64(mallinfo2().uordblks) / 1024 - pages),
                    static_cast<long long>(pages), week.published());
        (void)std::fflush(stdout);
    }
    return 0;
}
