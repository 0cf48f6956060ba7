// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "listen/topics/topic_depth.h"
#include "listen/topics/topic_trial.h"

#include <QObject>
#include <QThreadPool>
#include <qcorotask.h>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace hatstand::listen
{

/// What takes longer to read of topics, on a thread and a connection of its own.
class TopicReading final : public QObject
{
    Q_OBJECT
public:
    /// `database` must outlive this; its file is opened once more.
    explicit TopicReading(storage::Database &database, QObject *parent = nullptr);
    ~TopicReading() override;

    /// See tryQuery. Whoever types on calls the one before off: it lets go at once.
    [[nodiscard]] QCoro::Task<Result<TopicTrial>> trial(clients::ClientId client, QString query,
                                                        CancelToken cancel);
    /// See readDepth.
    [[nodiscard]] QCoro::Task<Result<TopicDepth>> depth(TopicView view, CancelToken cancel);

    /// Closes the second connection; a new one is opened when it is needed.
    void letGo();

private:
    using Flag = std::shared_ptr<std::atomic<bool>>;
    [[nodiscard]] Result<std::shared_ptr<storage::Database>> connection();
    [[nodiscard]] Flag newFlag();
    void stopAll();

    storage::Database &m_database;
    std::shared_ptr<storage::Database> m_second; ///< of the pool's one thread
    std::vector<std::weak_ptr<std::atomic<bool>>> m_running;
    QThreadPool m_pool;
};

} // namespace hatstand::listen
