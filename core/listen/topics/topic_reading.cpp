// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/topics/topic_reading.h"

#include "plan/media/worker.h"
#include "storage/database.h"

#include <QCoroFuture>

namespace hatstand::listen
{

TopicReading::TopicReading(storage::Database &database, QObject *parent)
    : QObject(parent), m_database(database)
{
    m_pool.setMaxThreadCount(1);
}

TopicReading::~TopicReading()
{
    // The pool is the first to go, and waits for what it does.
    stopAll();
}

void TopicReading::letGo()
{
    stopAll();
    m_second.reset();
}

void TopicReading::stopAll()
{
    for (const auto &one : std::exchange(m_running, {})) {
        if (const auto flag = one.lock())
            *flag = true;
    }
}

Result<std::shared_ptr<storage::Database>> TopicReading::connection()
{
    if (!m_second) {
        auto opened = storage::Database::open(m_database.path(), storage::Database::Mode::ReadOnly);
        if (!opened)
            return fail(std::move(opened.error()));
        m_second = std::move(*opened);
    }
    return m_second;
}

TopicReading::Flag TopicReading::newFlag()
{
    auto flag = std::make_shared<std::atomic<bool>>(false);
    std::erase_if(m_running, [](const auto &one) { return one.expired(); });
    m_running.push_back(flag);
    return flag;
}

QCoro::Task<Result<TopicTrial>> TopicReading::trial(clients::ClientId client, QString query,
                                                    CancelToken cancel)
{
    auto database = connection();
    if (!database)
        co_return fail(std::move(database.error()));
    const Flag flag = newFlag();
    const auto subscription = cancel.onCancel([flag] { *flag = true; });
    const QFuture<Result<TopicTrial>> tried =
        plan::runOn(m_pool, [database = *database, client, query, flag]() -> Result<TopicTrial> {
            return tryQuery(*database, client, query, *flag);
        });
    co_return co_await tried;
}

QCoro::Task<Result<TopicDepth>> TopicReading::depth(TopicView view, CancelToken cancel)
{
    auto database = connection();
    if (!database)
        co_return fail(std::move(database.error()));
    const Flag flag = newFlag();
    const auto subscription = cancel.onCancel([flag] { *flag = true; });
    const QFuture<Result<TopicDepth>> read =
        plan::runOn(m_pool, [database = *database, view = std::move(view), flag]() -> Result<TopicDepth> {
            return readDepth(*database, view, *flag);
        });
    co_return co_await read;
}

} // namespace hatstand::listen
