// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/search/message_search.h"

#include "plan/media/worker.h"
#include "plan/post_search_table.h"
#include "storage/database.h"

#include <QCoroFuture>

#include <mutex>

namespace hatstand::listen
{

MessageSearch::MessageSearch(storage::Database &database, QObject *parent)
    : QObject(parent), m_database(database), m_table(database)
{
    m_pool.setMaxThreadCount(1);
}

struct MessageSearch::Running
{
    std::shared_ptr<storage::Database> database;
    std::mutex mutex;
    bool isCancelled = false;
    bool runs = false;

    void stop()
    {
        const std::scoped_lock lock(mutex);
        isCancelled = true;
        if (runs)
            database->interrupt();
    }
    /// False when it was called off before it began.
    bool begin()
    {
        const std::scoped_lock lock(mutex);
        runs = !isCancelled;
        return runs;
    }
    void end()
    {
        const std::scoped_lock lock(mutex);
        runs = false;
    }
};

MessageSearch::~MessageSearch()
{
    // The pool is the first to go, and waits for what it does.
    stopAll();
}

void MessageSearch::letGo()
{
    stopAll();
    m_second.reset();
}

void MessageSearch::stopAll()
{
    for (const std::weak_ptr<Running> &one : std::exchange(m_running, {})) {
        if (const auto running = one.lock())
            running->stop();
    }
}

Result<std::vector<MessageHit>>
MessageSearch::newest(const QString &words, const std::optional<clients::ClientId> &client, int limit) const
{
    if (words.trimmed().isEmpty())
        return std::vector<MessageHit>();
    const QString match = plan::PostSearchTable::expression(words);
    if (match.isEmpty())
        return m_table.scan(plan::likePattern(words.trimmed()), client, limit);
    return m_table.find(match, client, MessageSearchTable::Order::NewestFirst, limit);
}

QCoro::Task<Result<std::vector<MessageHit>>>
MessageSearch::best(QString words, std::optional<clients::ClientId> client, int limit, CancelToken cancel)
{
    const QString match = plan::PostSearchTable::expression(words);
    if (match.isEmpty())
        co_return newest(words, client, limit);
    if (!m_second) {
        auto opened = storage::Database::open(m_database.path(), storage::Database::Mode::ReadOnly);
        if (!opened)
            co_return fail(std::move(opened.error()));
        m_second = std::move(*opened);
    }
    const auto calledOff = [] { return fail(ErrorCode::Cancelled, tr("The search was called off.")); };
    if (cancel.isCancelled())
        co_return calledOff();
    // Whoever types on calls the search before off: it lets go at once.
    const auto running = std::make_shared<Running>();
    running->database = m_second;
    std::erase_if(m_running, [](const std::weak_ptr<Running> &one) { return one.expired(); });
    m_running.push_back(running);
    const auto subscription = cancel.onCancel([running] { running->stop(); });
    const QFuture<Result<std::vector<MessageHit>>> found =
        plan::runOn(m_pool, [running, match, client, limit, calledOff]() -> Result<std::vector<MessageHit>> {
            if (!running->begin())
                return calledOff();
            auto hits = MessageSearchTable(*running->database)
                            .find(match, client, MessageSearchTable::Order::BestFirst, limit);
            running->end();
            return hits;
        });
    co_return co_await found;
}

Result<void> MessageSearch::indexAll()
{
    constexpr int atOnce = 2'000;
    while (true) {
        const auto indexed = m_table.indexMore(atOnce);
        if (!indexed)
            return fail(indexed.error());
        if (*indexed < atOnce)
            return {};
    }
}

} // namespace hatstand::listen
