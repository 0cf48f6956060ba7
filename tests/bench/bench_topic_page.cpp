// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_topic_page FOLDER [MESSAGES [MATCHES]]: what a page of a topic takes that has 100,000 matches in 90
// days among 1,000,000 messages: the list of topics, the figures, the first page of the stream. And how long
// a new topic takes to be tried on everything. One JSON line per figure, in milliseconds. The workspace is
// made once.
#include "clients/client_service.h"
#include "listen/inbox/message_table.h"
#include "listen/search/message_search_table.h"
#include "listen/sources/source_table.h"
#include "listen/topics/topic_matching.h"
#include "listen/topics/topic_pages.h"
#include "listen/topics/topic_service.h"
#include "listen/topics/topic_trial.h"
#include "storage/transaction.h"
#include "storage/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
template <class T>
T must(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s %s\n", qPrintable(result.error().sentence()),
                     qPrintable(result.error().detail));
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// One message in every `messages / matches` says the word; over 90 days, in five networks.
void fill(storage::Database &database, const Clock &clock, int messages, int matches)
{
    clients::ClientService clients(database, clock);
    clients::Client client;
    client.name = QStringLiteral("Client");
    client.zone = "Europe/Lisbon";
    Source source;
    source.clientId = must(clients.add(client));
    source.id = SourceId::create(clock);
    source.name = QStringLiteral("Source");
    source.createdAt = clock.now() - std::chrono::hours(24 * 200);
    must(SourceTable(database).insert(source));
    MessageTable table(database);
    std::mt19937 random(1);
    const int every = std::max(1, messages / matches);
    const Milliseconds span = std::chrono::hours(24 * 90);
    for (int done = 0; done < messages;) {
        must(storage::inTransaction(database, [&]() -> Result<void> {
            for (const int end = std::min(messages, done + 50'000); done < end; ++done) {
                MessageDraft draft;
                draft.network = "network" + std::to_string(random() % 5);
                draft.remoteId = std::to_string(done);
                draft.at = clock.now() - span + Milliseconds(span.count() / messages * done);
                draft.displayName = "User " + std::to_string(random() % 5'000);
                draft.text = done % every == 0 ? "a cargo bike in town" : "words of every day";
                draft.text += " number " + std::to_string(random() % 10'000);
                MessageMark mark;
                mark.id = MessageId::create(clock);
                mark.clientId = source.clientId;
                mark.sourceId = source.id;
                mark.key = done;
                mark.receivedAt = draft.at;
                mark.language = "en";
                mark.feeling = Feeling(1 + random() % 3);
                if (auto inserted = table.insert(draft, mark); !inserted)
                    return fail(inserted.error());
            }
            return {};
        }));
    }
    MessageSearchTable search(database);
    while (must(search.indexMore(20'000)) == 20'000)
        ;
}

double milliseconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

void figure(const char *name, const std::function<void()> &work)
{
    const double first = milliseconds(work);
    std::vector<double> all;
    for (int i = 0; i < 15; ++i)
        all.push_back(milliseconds(work));
    std::sort(all.begin(), all.end());
    std::printf("{\"id\":\"%s\",\"first_ms\":%.2f,\"p50_ms\":%.2f,\"max_ms\":%.2f}\n", name, first,
                all[all.size() / 2], all.back());
    std::fflush(stdout);
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_topic_page FOLDER [MESSAGES [MATCHES]]\n");
        return 2;
    }
    const int messages = argc > 2 ? std::atoi(argv[2]) : 1'000'000;
    const int matches = argc > 3 ? std::atoi(argv[3]) : 100'000;
    const QString path = QDir(QString::fromLocal8Bit(argv[1]))
                             .filePath(QStringLiteral("topics-%1-%2.hatstand").arg(messages).arg(matches));
    const FakeClock clock;
    if (!QFile::exists(path)) {
        std::fprintf(stderr, "# making %d messages\n", messages);
        auto made =
            must(storage::Workspace::create(path + QStringLiteral(".part"), QStringLiteral("Topics"), clock));
        fill(made->database(), clock, messages, matches);
        made.reset();
        QFile::rename(path + QStringLiteral(".part"), path);
    }
    const auto opened = must(storage::Workspace::open(path, clock));
    storage::Database &database = opened->database();
    const clients::ClientService clients(database, clock);
    const clients::ClientId client = clients.clients().front().id;
    TopicService topics(database, clock);
    TopicMatching matching(database, clock);
    if (must(topics.topics(client)).empty()) {
        Topic topic;
        topic.clientId = client;
        topic.name = QStringLiteral("Cargo bikes");
        topic.query = QStringLiteral("\"cargo bike\"");
        topic.voices = {{QStringLiteral("Us"), QStringLiteral("town"), true}};
        static_cast<void>(must(topics.add(topic)));
        std::printf("{\"id\":\"topic.tried_on_all\",\"ms\":%.0f}\n",
                    milliseconds([&] { static_cast<void>(must(matching.doAll())); }));
    }
    const TopicPages pages(database, clock);
    const TopicId id = must(topics.topics(client)).front().id;
    std::printf("{\"id\":\"topic.matches\",\"n\":%lld}\n",
                static_cast<long long>(must(pages.view(id, 90)).sum.count));
    figure("topic.list_90_days", [&] { static_cast<void>(must(pages.list(client, 90))); });
    figure("topic.view_90_days", [&] { static_cast<void>(must(pages.view(id, 90))); });
    figure("topic.stream_20", [&] { static_cast<void>(must(pages.stream(id, 90, {}, 20))); });
    const std::atomic<bool> goesOn{false};
    std::printf("{\"id\":\"topic.trial\",\"ms\":%.0f}\n", milliseconds([&] {
                    static_cast<void>(
                        must(tryQuery(database, client, QStringLiteral("\"cargo bike\""), goesOn)));
                }));
    return 0;
}
