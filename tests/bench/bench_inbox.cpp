// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A million messages: what the inbox and the search take for a page of them, against the same query through
// SQLite's C interface with nothing around it: bench_inbox FOLDER [MESSAGES]. One JSON line per figure, in
// microseconds; ours and the bare one take turns. The workspace is made once, always the same.
#include "clients/client_service.h"
#include "listen/inbox/inbox.h"
#include "listen/search/message_search_table.h"
#include "listen/sources/source_table.h"
#include "storage/transaction.h"
#include "storage/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <sqlite3.h>
#include <string>
#include <vector>

using namespace hatstand;
using namespace hatstand::listen;

namespace
{
constexpr int clientCount = 40;
constexpr int wordCount = 50'000;

/// Made-up words by Zipf's law, as text has them.
class Words
{
public:
    explicit Words(std::mt19937_64 &random) : m_random(random)
    {
        static constexpr std::string_view consonants = "bcdfghklmnprstvz";
        static constexpr std::string_view vowels = "aeiou";
        double sum = 0;
        for (int i = 0; i < wordCount; ++i) {
            std::string word;
            int number = i * 7919 + 13;
            for (int syllable = 0; syllable < 3 || number > 0; ++syllable) {
                word += consonants[size_t(number % 16)];
                number /= 16;
                word += vowels[size_t(number % 5)];
                number /= 5;
            }
            m_words.push_back(std::move(word));
            m_sums.push_back(sum += 1 / std::pow(i + 2.7, 1.05));
        }
    }
    const std::string &pick()
    {
        const double at = std::uniform_real_distribution<double>(0, m_sums.back())(m_random);
        return m_words[size_t(std::lower_bound(m_sums.begin(), m_sums.end(), at) - m_sums.begin())];
    }
    [[nodiscard]] const std::string &ranked(int rank) const { return m_words[size_t(rank)]; }
    std::string text(size_t length)
    {
        std::string made = pick();
        while (made.size() < length)
            made += ' ' + pick();
        return made;
    }

private:
    std::mt19937_64 &m_random;
    std::vector<std::string> m_words;
    std::vector<double> m_sums;
};

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

/// Each message is a conversation of its own: the list is as long as the store.
void fill(storage::Workspace &workspace, const FakeClock &clock, Words &words, std::mt19937_64 &random,
          int count)
{
    storage::Database &database = workspace.database();
    clients::ClientService clients(database, clock);
    SourceTable sources(database);
    std::vector<Source> all;
    for (int i = 0; i < clientCount; ++i) {
        clients::Client client;
        client.name = QStringLiteral("Client %1").arg(i + 1);
        client.zone = "Europe/Lisbon";
        Source source;
        source.id = SourceId::create(clock);
        source.clientId = must(clients.add(client));
        source.name = client.name;
        source.goesTo = GoesTo::Inbox;
        must(sources.insert(source));
        all.push_back(source);
    }
    MessageTable messages(database);
    ConversationTable conversations(database);
    for (int done = 0; done < count;) {
        must(storage::inTransaction(database, [&]() -> Result<void> {
            for (const int end = std::min(count, done + 50'000); done < end; ++done) {
                const Source &source = all[random() % clientCount];
                const Instant at = clock.now() - std::chrono::minutes(count - done);
                MessageDraft draft;
                draft.network = "square";
                draft.remoteId = "m" + std::to_string(done);
                draft.url = "https://square.example/m/" + draft.remoteId;
                draft.at = at;
                draft.displayName = "User " + std::to_string(random() % 80'000);
                draft.text = words.text(30 + random() % 251);
                Conversation conversation;
                conversation.id = ConversationId::create(clock);
                conversation.clientId = source.clientId;
                conversation.sourceId = source.id;
                conversation.network = QStringLiteral("square");
                conversation.state = random() % 10 == 0 ? ConversationState::Open : ConversationState::Done;
                conversation.speakerName = QString::fromStdString(draft.displayName);
                conversation.snippet = QString::fromStdString(draft.text).left(300);
                conversation.messageCount = 1;
                conversation.firstAt = at;
                conversation.lastAt = at;
                if (conversation.state == ConversationState::Open && random() % 2 == 0) {
                    conversation.waitingSince = at;
                    conversation.dueAt = at + std::chrono::hours(4);
                }
                if (auto inserted = conversations.insert(conversation); !inserted)
                    return fail(inserted.error());
                MessageMark mark;
                mark.id = MessageId::create(clock);
                mark.clientId = source.clientId;
                mark.sourceId = source.id;
                mark.conversationId = conversation.id;
                mark.key = done;
                mark.receivedAt = at;
                mark.language = "en";
                if (auto inserted = messages.insert(draft, mark); !inserted)
                    return fail(inserted.error());
            }
            return {};
        }));
    }
    MessageSearchTable search(database);
    while (must(search.indexMore(20'000)) == 20'000)
        ;
    must(database.script("ANALYZE;"));
    must(database.emptyLog());
}

double microseconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count();
}

double at(std::vector<double> values, double part)
{
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, size_t(double(values.size()) * part))];
}

/// The bare interface: every column read as a list would.
class Bare
{
public:
    explicit Bare(const QString &path)
    {
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_database,
                            SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
            std::exit(1);
        sqlite3_exec(m_database, "PRAGMA cache_size=-2048", nullptr, nullptr, nullptr);
    }
    ~Bare() { sqlite3_close(m_database); }
    Bare(const Bare &) = delete;
    Bare &operator=(const Bare &) = delete;
    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_database, sql, -1, &statement, nullptr) != SQLITE_OK) {
            std::fprintf(stderr, "%s\n", sqlite3_errmsg(m_database));
            std::exit(1);
        }
        return statement;
    }
    size_t readAll(sqlite3_stmt *statement)
    {
        size_t seen = 0;
        while (sqlite3_step(statement) == SQLITE_ROW) {
            for (int column = sqlite3_column_count(statement); column-- > 0;) {
                if (sqlite3_column_type(statement, column) == SQLITE_INTEGER)
                    seen += size_t(sqlite3_column_int64(statement, column));
                else
                    seen += size_t(sqlite3_column_bytes(statement, column));
            }
        }
        sqlite3_reset(statement);
        return seen;
    }

private:
    sqlite3 *m_database = nullptr;
};

void figure(const char *name, const std::vector<double> &ours, const std::vector<double> &bare)
{
    std::printf("{\"id\":\"%s\",\"ours_p50\":%.1f,\"bare_p50\":%.1f,\"ratio_p50\":%.2f,"
                "\"ours_p95\":%.1f,\"bare_p95\":%.1f,\"ratio_p95\":%.2f,\"n\":%zu}\n",
                name, at(ours, 0.5), at(bare, 0.5), at(ours, 0.5) / at(bare, 0.5), at(ours, 0.95),
                at(bare, 0.95), at(ours, 0.95) / at(bare, 0.95), ours.size());
    std::fflush(stdout);
}
} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc < 2) {
        std::fprintf(stderr, "usage: bench_inbox FOLDER [MESSAGES]\n");
        return 2;
    }
    const int count = argc > 2 ? std::atoi(argv[2]) : 1'000'000;
    const QString path =
        QDir(QString::fromLocal8Bit(argv[1])).filePath(QStringLiteral("inbox-%1.hatstand").arg(count));
    const FakeClock clock;
    std::mt19937_64 random(20'261'130);
    Words words(random);
    if (!QFile::exists(path)) {
        std::fprintf(stderr, "# making %d messages\n", count);
        auto made =
            must(storage::Workspace::create(path + QStringLiteral(".part"), QStringLiteral("Inbox"), clock));
        fill(*made, clock, words, random, count);
        made.reset();
        QFile::rename(path + QStringLiteral(".part"), path);
    }

    const auto opened = must(storage::Workspace::open(path, clock));
    Inbox inbox(opened->database(), clock);
    InboxQuery query;
    query.state = ConversationState::Done;
    std::vector<double> first;
    first.push_back(microseconds([&] { static_cast<void>(must(inbox.page(query, {}, 0, 50))); }));
    std::printf("{\"id\":\"inbox.first_page_cold\",\"ms\":%.2f}\n", first.front() / 1000);

    Bare bare(path);
    sqlite3_stmt *page = bare.prepare(
        "SELECT row, id, client_id, source_id, account_id, network, place, thread_id, channel, kind, "
        "kind_by, state,"
        " later_until, assigned_to, speaker_id, speaker_name, post_id, about, about_title, snippet, feeling, "
        "stars,"
        " message_count, unread, first_at, last_at, last_row, settled_row, waiting_since, due_at FROM "
        "conversations"
        " WHERE state = 2 AND (turn, row) > (?, ?) ORDER BY turn, row LIMIT 50");
    std::vector<InboxPlace> places;
    const double reading =
        microseconds([&] { places = must(ConversationTable(opened->database()).places(query, 500)); });
    std::printf("{\"id\":\"inbox.places\",\"ms\":%.1f,\"n\":%zu}\n", reading / 1000, places.size());
    std::vector<double> ours;
    std::vector<double> theirs;
    size_t seen = 0;
    for (int i = 0; i < 4000; ++i) {
        const InboxPlace &place = places[random() % places.size()];
        ours.push_back(microseconds([&] { seen += must(inbox.page(query, place, 0, 50)).size(); }));
        const InboxPlace &other = places[random() % places.size()];
        theirs.push_back(microseconds([&] {
            sqlite3_bind_int64(page, 1, other.sortedBy);
            sqlite3_bind_int64(page, 2, other.row);
            seen += bare.readAll(page);
        }));
    }
    figure("inbox.page50_anywhere", ours, theirs);
    sqlite3_finalize(page);

    const MessageSearchTable search(opened->database());
    struct Kind
    {
        const char *name;
        MessageSearchTable::Order order;
        const char *sql;
        int from, step, count, second;
    };
    const char *ranked = "SELECT m.id, m.row, m.client_id, m.conversation_id, m.author, m.at,"
                         " highlight(messages_search, 0, '<b>', '</b>') FROM messages_search"
                         " JOIN messages m ON m.row = messages_search.rowid WHERE messages_search MATCH ?"
                         " ORDER BY rank LIMIT 50";
    const char *newest = "SELECT m.id, m.row, m.client_id, m.conversation_id, m.author, m.at,"
                         " highlight(messages_search, 0, '<b>', '</b>') FROM messages_search"
                         " JOIN messages m ON m.row = messages_search.rowid WHERE messages_search MATCH ?"
                         " ORDER BY messages_search.rowid DESC LIMIT 50";
    using Order = MessageSearchTable::Order;
    for (const Kind &kind : {Kind{"search.rare", Order::BestFirst, ranked, 20'000, 50, 300, 0},
                             Kind{"search.two_words", Order::BestFirst, ranked, 20, 2, 100, 300},
                             Kind{"search.common_newest_first", Order::NewestFirst, newest, 0, 1, 20, 0}}) {
        sqlite3_stmt *statement = bare.prepare(kind.sql);
        ours.clear();
        theirs.clear();
        for (int round = 0; round < 4; ++round) {
            for (int i = 0; i < kind.count; ++i) {
                std::string match = '"' + words.ranked(kind.from + i * kind.step) + '"';
                if (kind.second > 0)
                    match += " \"" + words.ranked(kind.second + i * 3) + '"';
                const QString typed = QString::fromStdString(match);
                const auto mine = [&] { seen += must(search.find(typed, {}, kind.order, 50)).size(); };
                const auto plain = [&] {
                    sqlite3_bind_text(statement, 1, match.c_str(), -1, SQLITE_STATIC);
                    seen += bare.readAll(statement);
                };
                // Who goes second finds the pages warm: they take turns in that too.
                const double one = (round % 2 == 0) ? microseconds(mine) : microseconds(plain);
                const double two = (round % 2 == 0) ? microseconds(plain) : microseconds(mine);
                if (round == 0)
                    continue;
                ours.push_back(round % 2 == 0 ? one : two);
                theirs.push_back(round % 2 == 0 ? two : one);
            }
        }
        figure(kind.name, ours, theirs);
        sqlite3_finalize(statement);
    }
    return seen == 42 ? 3 : 0;
}
