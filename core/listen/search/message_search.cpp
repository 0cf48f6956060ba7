// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/search/message_search.h"

#include "plan/media/worker.h"
#include "plan/post_search_table.h"
#include "storage/database.h"

#include <QCoroFuture>

namespace hatstand::listen
{

MessageSearch::MessageSearch(storage::Database &database, QObject *parent)
    : QObject(parent), m_database(database), m_table(database)
{
    m_pool.setMaxThreadCount(1);
}

MessageSearch::~MessageSearch()
{
    // The pool is the first to go, and waits for what it does.
    if (m_second)
        m_second->interrupt();
}

Result<std::vector<MessageHit>> MessageSearch::newest(const QString &words,
                                                      const std::optional<clients::ClientId> &client,
                                                      int limit) const
{
    if (words.trimmed().isEmpty())
        return std::vector<MessageHit>();
    const QString match = plan::PostSearchTable::expression(words);
    if (match.isEmpty())
        return m_table.scan(plan::likePattern(words.trimmed()), client, limit);
    return m_table.find(match, client, MessageSearchTable::Order::NewestFirst, limit);
}

QCoro::Task<Result<std::vector<MessageHit>>> MessageSearch::best(QString words,
                                                                 std::optional<clients::ClientId> client,
                                                                 int limit, CancelToken cancel)
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
    // Whoever types on calls the search before off: it lets go at once.
    const std::shared_ptr<storage::Database> second = m_second;
    const auto subscription = cancel.onCancel([second] { second->interrupt(); });
    if (cancel.isCancelled())
        co_return fail(ErrorCode::Cancelled, tr("The search was called off."));
    const QFuture<Result<std::vector<MessageHit>>> found = plan::runOn(m_pool, [second, match, client, limit] {
        return MessageSearchTable(*second).find(match, client, MessageSearchTable::Order::BestFirst, limit);
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
