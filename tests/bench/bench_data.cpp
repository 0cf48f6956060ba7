// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a large workspace for measuring: bench_data FILE [CLIENTS POSTS]. Always the same: ids and times come
// from a fixed clock, texts from a fixed sequence. Half of the posts lie in the past and are published.
#include "base/clock.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "networks/connectors.h"
#include "plan/post_service.h"
#include "publish/delivery_table.h"
#include "storage/transaction.h"
#include "storage/workspace.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace hatstand;

namespace
{
/// Accounts posted to by hand keep no secrets.
class NoCredentials final : public networks::CredentialStore
{
public:
    QCoro::Task<Result<QString>> read(QString) override { co_return fail(ErrorCode::NotFound, {}); }
    QCoro::Task<Result<void>> write(QString, QString) override { co_return Result<void>{}; }
    QCoro::Task<Result<void>> remove(QString) override { co_return Result<void>{}; }
};

const std::array words{"bread",  "morning", "winter",  "bicycle", "lantern", "rehearsal",
                       "market", "quiet",   "street",  "again",   "seven",   "open",
                       "window", "letter",  "harbour", "orchard"};

QString sentence(quint32 &state, int length)
{
    QString text;
    for (int i = 0; i < length; ++i) {
        state = state * 1664525U + 1013904223U;
        text += QString::fromLatin1(words[(state >> 16) % words.size()]) + u' ';
    }
    return text.trimmed();
}

Result<void> fill(storage::Workspace &workspace, const Clock &clock, int clientCount, int postCount)
{
    storage::Database &database = workspace.database();
    networks::Connectors connectors;
    NoCredentials credentials;
    clients::ClientService clients(database, clock);
    clients::AccountService accounts(database, clock, connectors, credentials);
    plan::PostService posts(database, clock);
    publish::DeliveryTable deliveries(database, clock);
    const std::array networkKeys{QStringLiteral("bluesky"), QStringLiteral("mastodon"),
                                 QStringLiteral("instagram")};

    std::vector<clients::ClientId> clientIds;
    std::vector<std::vector<clients::AccountId>> accountIds;
    for (int i = 0; i < clientCount; ++i) {
        clients::Client client;
        client.name = QStringLiteral("Client %1").arg(i + 1);
        client.zone = i % 2 == 0 ? "Europe/Lisbon" : "Europe/Amsterdam";
        const auto id = clients.add(client);
        if (!id)
            return fail(id.error());
        clientIds.push_back(*id);
        accountIds.emplace_back();
        for (const QString &key : networkKeys) {
            const auto account = accounts.addByHand(*id, networks::NetworkKey::fromString(key),
                                                    QStringLiteral("client%1.%2").arg(i + 1).arg(key), {});
            if (!account)
                return fail(account.error());
            accountIds.back().push_back(*account);
        }
    }

    quint32 random = 20261119;
    const Instant now = clock.now();
    const qint64 span = qint64(730) * 86'400'000; // two years, the second one ahead
    for (int i = 0; i < postCount; ++i) {
        const size_t who = size_t(i) % clientIds.size();
        const Instant at = now + Milliseconds(-span / 2 + span * i / postCount);
        plan::Post post;
        post.clientId = clientIds[who];
        post.title = sentence(random, 4);
        post.text = sentence(random, 30);
        post.planned = plan::plannedTimeAt(at, "Europe/Lisbon");
        for (size_t a = 0; a < size_t(1 + i % 3); ++a) {
            plan::Version version;
            version.accountId = accountIds[who][a];
            post.versions.push_back(version);
        }
        const auto id = posts.add(post);
        if (!id)
            return fail(id.error());
        const bool past = at < now;
        if (auto set = posts.setStatus(*id, past ? plan::PostStatus::Published : plan::PostStatus::Scheduled);
            !set)
            return set;
        for (const plan::Version &version : post.versions) {
            publish::Delivery delivery;
            delivery.id = publish::DeliveryId::create(clock);
            delivery.postId = *id;
            delivery.accountId = version.accountId;
            delivery.clientId = post.clientId;
            delivery.state = past ? publish::DeliveryState::Published : publish::DeliveryState::Scheduled;
            delivery.dueAt = at;
            delivery.nextAttemptAt = at;
            delivery.createdAt = now;
            delivery.updatedAt = now;
            if (past)
                delivery.publishedAt = at;
            if (auto inserted = deliveries.insert(delivery); !inserted)
                return inserted;
        }
    }
    return {};
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fprintf(stderr, "usage: bench_data FILE [CLIENTS POSTS]\n");
        return 2;
    }
    // The real time, so that "today" has something in it whenever this is measured.
    const FakeClock clock(SystemClock().now());
    QFile::remove(arguments[1]);
    auto workspace = storage::Workspace::create(arguments[1], QStringLiteral("Bench"), clock);
    const auto made =
        !workspace ? Result<void>(fail(workspace.error()))
                   : storage::inTransaction((*workspace)->database(), [&] {
                         return fill(**workspace, clock, arguments.value(2, QStringLiteral("50")).toInt(),
                                     arguments.value(3, QStringLiteral("100000")).toInt());
                     });
    if (!made) {
        std::fprintf(stderr, "%s\n", qPrintable(made.error().sentence() + made.error().detail));
        return 1;
    }
    return 0;
}
