// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_burst FOLDER [ACCOUNTS TIMES]: the real window (offscreen, on Today and on the Outbox) while a burst
// goes out: every second for TIMES (50) seconds a post of each of ACCOUNTS (200) Practice accounts is due,
// all at the same moment. Practice answers after six tenths of a second, as ever. Prints one JSON line for
// how late each one began, and one for how long the window's events had to wait meanwhile.
#include "base/clock.h"
#include "bench_window.h"
#include "clients/account_service.h"
#include "clients/client_service.h"
#include "plan/post_service.h"
#include "publish/outbox.h"
#include "publish/sender.h"
#include "session.h"
#include "shell/main_window.h"
#include "shell/workbench.h"
#include "storage/database.h"
#include "storage/transaction.h"
#include "waits.h"

#include <QApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>
#include <qcorotask.h>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace hatstand;
using namespace hatstand::bench;

namespace
{
constexpr Milliseconds apart{1000};
constexpr int accountsOfOneClient = 20;
/// What Practice takes for a post in the window (PracticeConnector::Pace).
constexpr Milliseconds practicePace{600};

/// The computer's clock, set so that the burst begins when everything is ready for it.
class BenchClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_system.now() + m_shift; }
    [[nodiscard]] Milliseconds steady() const override { return m_system.steady(); }
    void setNow(Instant now) { m_shift = now - m_system.now(); }

private:
    SystemClock m_system;
    Milliseconds m_shift{0};
};

/// Writes the workspace: `first` is when the first posts are due.
Result<void> fill(Parts &parts, Instant first, int accountCount, int times)
{
    return storage::inTransaction(parts.workspace().database(), [&]() -> Result<void> {
        std::vector<std::pair<clients::ClientId, clients::AccountId>> accounts;
        clients::ClientId client;
        for (int i = 0; i < accountCount; ++i) {
            if (i % accountsOfOneClient == 0) {
                clients::Client one;
                one.name = QStringLiteral("Client %1").arg(i / accountsOfOneClient + 1);
                one.zone = "Europe/Lisbon";
                const auto added = parts.clients().add(one);
                if (!added)
                    return fail(added.error());
                client = *added;
            }
            networks::SignInRequest request;
            request.handle = QStringLiteral("account%1").arg(i + 1);
            const auto account = QCoro::waitFor(
                parts.accounts().connectAccount(client, networks::NetworkKey::practice(), request, {}, {}));
            if (!account)
                return fail(account.error());
            accounts.emplace_back(client, *account);
        }
        for (int i = 0; i < times; ++i) {
            for (const auto &[owner, account] : accounts) {
                plan::Post post;
                post.clientId = owner;
                post.text = QStringLiteral("The winter menu is here, part %1.").arg(i + 1);
                post.planned = plan::plannedTimeAt(first + i * apart, "Europe/Lisbon");
                plan::Version version;
                version.accountId = account;
                post.versions.push_back(version);
                const auto id = parts.posts().add(post);
                if (!id)
                    return fail(id.error());
                if (auto scheduled = parts.outbox().schedule(*id); !scheduled)
                    return scheduled;
            }
        }
        return {};
    });
}

/// When each began: what Practice notes as its time, less what Practice takes.
Result<std::vector<double>> lateness(storage::Database &database)
{
    return database.all(
        [](const storage::Row &row) { return double(row.integer(0)) - double(practicePace.count()); },
        "SELECT p.created_at - d.due_at FROM deliveries d JOIN practice_posts p ON p.record_key = "
        "d.record_key");
}

int failed(const Error &error)
{
    std::fprintf(stderr, "bench_burst: %s %s\n", qPrintable(error.sentence()), qPrintable(error.detail));
    return 1;
}
} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int accounts = arguments.value(2, QStringLiteral("200")).toInt();
    const int times = arguments.value(3, QStringLiteral("50")).toInt();
    if (arguments.size() < 2 || accounts < 1 || times < 1) {
        std::fprintf(stderr, "usage: bench_burst FOLDER [ACCOUNTS TIMES]\n");
        return 2;
    }
    const QTemporaryDir folder(arguments[1] + QStringLiteral("/burst-XXXXXX"));
    const QString path = folder.filePath(QStringLiteral("burst.hatstand"));
    BenchClock clock;
    const Instant begin = clock.now() + std::chrono::hours(1);
    secrets::MemorySecretStore secrets;
    {
        auto parts = Parts::create(path, QStringLiteral("Burst"), clock, Parts::Use::CommandLine);
        if (!parts)
            return failed(parts.error());
        (*parts)->useSecrets(secrets);
        if (const auto filled = fill(**parts, begin, accounts, times); !filled)
            return failed(filled.error());
    }
    constexpr Milliseconds toOpen{8000};
    clock.setNow(begin - toOpen);
    Desktop desktop(application, surroundings(clock, secrets, folder));
    desktop.start(path);
    desktop.window().resize(1440, 900);
    if (!desktop.session() || !desktop.session()->workbench())
        return 1;
    ui::shell::Workbench &workbench = *desktop.session()->workbench();
    for (const ui::PageId page : {ui::PageId::Outbox, ui::PageId::Calendar, ui::PageId::Today}) {
        workbench.go(page); // as they are in a program that has run for a while
        letPass(Milliseconds(500));
    }
    const Milliseconds left = begin - clock.now();
    if (left < Milliseconds(0)) {
        std::fprintf(stderr, "bench_burst: the window was not ready in time\n");
        return 1;
    }
    letPass(left - std::min(left, Milliseconds(500)));

    Waits waits;
    waits.begin();
    const Milliseconds burst = times * apart;
    letPass(burst / 2);
    workbench.go(ui::PageId::Outbox);
    letPass(burst - burst / 2 + Milliseconds(1500));
    waits.end();

    const auto late = lateness(desktop.session()->parts().workspace().database());
    if (!late)
        return failed(late.error());
    const auto count = size_t(accounts) * size_t(times);
    if (late->size() != count)
        std::fprintf(stderr, "bench_burst: %zu of %zu were out when the burst was over\n", late->size(),
                     count);
    std::vector<double> starts = *late;
    starts.resize(count, 1e9); // what has not gone out is as late as can be
    print("burst.start", std::move(starts));
    print("burst.window", std::move(waits.milliseconds()));
    return 0;
}
