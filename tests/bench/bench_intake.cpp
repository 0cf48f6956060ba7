// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes feeds in as the program does, on one thread: read, known again, put into its conversation, its
// language told, judged and stored; then all of it once more, when nothing is new. One JSON line for each:
// items a second of this thread's own CPU time, which is what one core can do. The index of the search is
// filled afterwards, and measured beside it.
//   bench_intake FEEDS FOLDER   feeds as bench_feeds writes them; the workspace is made in the folder
#include "clients/client_service.h"
#include "listen/intake/feed_drafts.h"
#include "listen/intake/intake.h"
#include "listen/intake/make_judge.h"
#include "listen/search/message_search_table.h"
#include "listen/sources/source_table.h"
#include "storage/many_writes.h"
#include "storage/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>
#include <ctime>
#include <span>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
double ownSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

[[noreturn]] void stop(const Error &error)
{
    std::fprintf(stderr, "%s %s\n", qPrintable(error.sentence()), qPrintable(error.detail));
    std::exit(1);
}
template <class T>
T must(Result<T> result)
{
    if (!result)
        stop(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: bench_intake FEEDS FOLDER\n");
        return 2;
    }
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QList<QByteArray> documents = file.readAll().split('\0');
    const QString path = QDir(QString::fromLocal8Bit(argv[2])).filePath(QStringLiteral("intake.hatstand"));
    for (const char *end : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(end));

    const SystemClock clock;
    const auto workspace = must(storage::Workspace::create(path, QStringLiteral("Intake"), clock));
    storage::Database &database = workspace->database();
    clients::ClientService clients(database, clock);
    clients::Client client;
    client.name = QStringLiteral("Client");
    client.zone = "Europe/Lisbon";
    Source source;
    source.id = SourceId::create(clock);
    source.clientId = must(clients.add(client));
    source.name = client.name;
    must(SourceTable(database).insert(source));

    must(storage::prepareForManyWrites(database)); // as IntakeLine
    Intake intake(database, clock, makeJudge());
    // The word lists are read once in the life of the program.
    static_cast<void>(makeJudge()("I love it", "en"));
    constexpr size_t atOnce = 200; // as IntakeLine
    for (const char *round : {"new", "known"}) {
        size_t items = 0;
        size_t added = 0;
        double reading = 0;
        double judging = 0;
        const double began = ownSeconds();
        for (qsizetype i = 0; i < documents.size(); ++i) {
            if (documents[i].isEmpty())
                continue;
            FeedSource from;
            from.address = "https://blog" + std::to_string(i) + ".example.org/feed";
            from.contentType = "application/xml";
            const double before = ownSeconds();
            const FeedDrafts drafts = must(feedDrafts({documents[i], from, {}}, clock.now()));
            reading += ownSeconds() - before;
            const std::span<const MessageDraft> all(drafts.drafts);
            for (size_t taken = 0; taken < all.size(); taken += atOnce) {
                const auto part = all.subspan(taken, std::min(atOnce, all.size() - taken));
                const double unjudged = ownSeconds();
                const auto judged = must(intake.judgeAll(source, part));
                judging += ownSeconds() - unjudged;
                added += must(intake.take(source, part, judged)).newMoments.size();
            }
            items += all.size();
        }
        const double seconds = ownSeconds() - began;
        const double each = 1e6 / double(items);
        std::printf("{\"id\":\"intake.%s\",\"items\":%zu,\"added\":%zu,\"rate\":%.0f,\"read_us\":%.1f,"
                    "\"judge_us\":%.1f,\"store_us\":%.1f}\n",
                    round, items, added, double(items) / seconds, reading * each, judging * each,
                    (seconds - reading - judging) * each);
    }
    MessageSearchTable search(database);
    const double began = ownSeconds();
    qint64 indexed = 0;
    for (int part = int(atOnce); part == int(atOnce);) {
        part = must(search.indexMore(int(atOnce)));
        indexed += part;
    }
    std::printf("{\"id\":\"intake.indexed\",\"items\":%lld,\"rate\":%.0f}\n", static_cast<long long>(indexed),
                double(indexed) / (ownSeconds() - began));
    return 0;
}
