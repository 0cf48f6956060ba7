// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_publish FOLDER URL HANDLE PASSWORD COUNT WARM: for each line that it is given (publish/slices.py) the
// program's own parts send COUNT text posts of one Bluesky account, after WARM that do not count and "ready":
// from the outbox on the disk, one after the other, until the last one stands there as published. Answers
// each line with one of JSON; `cpu` is microseconds of this process for each post, `planned` the seconds that
// putting them into the outbox took before.
#include "base/clock.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "parts.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "secrets/memory_secret_store.h"
#include "storage/transaction.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <qcorotask.h>

#include <sys/resource.h>

#include <cstdio>
#include <iostream>
#include <string>

using namespace hatstand;

namespace
{
/// A minute behind while posts are planned, so that all of them are due at once afterwards and none is late.
class BenchClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_system.now() - m_behind; }
    [[nodiscard]] Milliseconds steady() const override { return m_system.steady(); }
    void setBehind(Milliseconds behind) { m_behind = behind; }

private:
    SystemClock m_system;
    Milliseconds m_behind{0};
};

double cpuMicroseconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto of = [](const timeval &time) { return double(time.tv_sec) * 1e6 + double(time.tv_usec); };
    return of(usage.ru_utime) + of(usage.ru_stime);
}

class Bench
{
public:
    Result<void> prepare(const QString &folder, const QStringList &place)
    {
        auto parts = Parts::create(folder + QStringLiteral("/publish.hatstand"), QStringLiteral("Bench"),
                                   m_clock, Parts::Use::CommandLine);
        if (!parts)
            return fail(parts.error());
        m_parts = std::move(*parts);
        m_parts->useSecrets(m_secrets);
        clients::Client client;
        client.name = QStringLiteral("Bench");
        client.zone = "Europe/Lisbon";
        const auto clientId = m_parts->clients().add(client);
        if (!clientId)
            return fail(clientId.error());
        m_client = *clientId;
        networks::SignInRequest request;
        request.server = QUrl(place[0]);
        request.handle = place[1];
        request.secret = place[2];
        const auto account = QCoro::waitFor(m_parts->accounts().connectAccount(
            m_client, networks::NetworkKey::fromString(QStringLiteral("bluesky")), request, {}, {}));
        if (!account)
            return fail(account.error());
        m_account = *account;
        return {};
    }

    Result<void> plan(int count)
    {
        constexpr Milliseconds behind{60'000};
        m_clock.setBehind(behind);
        const Instant due = m_clock.now() + behind - Milliseconds(1000);
        auto planned = storage::inTransaction(m_parts->workspace().database(), [&]() -> Result<void> {
            for (int i = 0; i < count; ++i) {
                plan::Post post;
                post.clientId = m_client;
                post.text =
                    QStringLiteral(
                        "Post %1: the winter menu is here, and there is more bread in it than last year.")
                        .arg(i);
                post.planned = plan::plannedTimeAt(due, "Europe/Lisbon");
                plan::Version version;
                version.accountId = m_account;
                post.versions.push_back(version);
                const auto id = m_parts->posts().add(post);
                if (!id)
                    return fail(id.error());
                if (auto scheduled = m_parts->outbox().schedule(*id); !scheduled)
                    return scheduled;
            }
            return {};
        });
        m_clock.setBehind(Milliseconds(0));
        return planned;
    }

    Result<void> send(int count)
    {
        const auto changed = QCoro::waitFor(m_parts->sender().runOnce({}));
        if (!changed)
            return fail(changed.error());
        if (*changed != count)
            return fail(ErrorCode::Unknown, QStringLiteral("%1 of %2 changed.").arg(*changed).arg(count));
        const auto summary = m_parts->outbox().summary(std::nullopt);
        if (!summary || summary->waiting > 0 || summary->needsYou > 0)
            return fail(ErrorCode::Unknown, QStringLiteral("Not everything was published."));
        return {};
    }

private:
    BenchClock m_clock;
    secrets::MemorySecretStore m_secrets;
    std::unique_ptr<Parts> m_parts;
    clients::ClientId m_client;
    clients::AccountId m_account;
};

int failed(const Error &error)
{
    std::fprintf(stderr, "bench_publish: %s %s\n", qPrintable(error.sentence()), qPrintable(error.detail));
    return 1;
}
} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 7) {
        std::fprintf(stderr, "usage: bench_publish FOLDER URL HANDLE PASSWORD COUNT WARM\n");
        return 2;
    }
    const int count = arguments[5].toInt();
    const int warm = arguments[6].toInt();
    const QTemporaryDir folder(arguments[1] + QStringLiteral("/publish-XXXXXX"));
    Bench bench;
    if (const auto ready = bench.prepare(folder.path(), arguments.mid(2, 3)); !ready)
        return failed(ready.error());
    if (warm > 0) {
        if (const auto planned = bench.plan(warm); !planned)
            return failed(planned.error());
        if (const auto sent = bench.send(warm); !sent)
            return failed(sent.error());
    }
    std::puts("ready");
    std::fflush(stdout);
    for (std::string line; std::getline(std::cin, line);) {
        QElapsedTimer timer;
        timer.start();
        if (const auto planned = bench.plan(count); !planned)
            return failed(planned.error());
        const double planned = double(timer.nsecsElapsed()) / 1e9;
        const double cpuBefore = cpuMicroseconds();
        timer.start();
        if (const auto sent = bench.send(count); !sent)
            return failed(sent.error());
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        const double cpu = (cpuMicroseconds() - cpuBefore) / count;
        std::printf("{\"who\":\"hatstand\",\"n\":%d,\"seconds\":%.4f,\"cpu\":%.1f,\"planned\":%.3f}\n", count,
                    seconds, cpu, planned);
        std::fflush(stdout);
    }
    return 0;
}
