// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/cancel.h"
#include "base/error.h"
#include "listen/search/message_search_table.h"

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <qcorotask.h>

#include <memory>
#include <optional>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// Finds what was said by words, as a person types them into a search (every word must stand there, the last
/// one may be only begun).
class MessageSearch final : public QObject
{
    Q_OBJECT
public:
    /// `database` must outlive this; its file is opened once more for what takes time.
    explicit MessageSearch(storage::Database &database, QObject *parent = nullptr);
    ~MessageSearch() override;

    /// The newest that are found: at once, however many there are. Words that the index cannot cut (written
    /// without spaces) are looked for letter by letter.
    [[nodiscard]] Result<std::vector<MessageHit>>
    newest(const QString &words, const std::optional<clients::ClientId> &client, int limit) const;
    /// The best of all that are found, weighed off the window's thread; Cancelled as soon as it is called
    /// off.
    [[nodiscard]] QCoro::Task<Result<std::vector<MessageHit>>>
    best(QString words, std::optional<clients::ClientId> client, int limit, CancelToken cancel);
    /// How many messages are not in the index yet, and cannot be found by it.
    [[nodiscard]] Result<qint64> waiting() const { return m_table.waiting(); }
    /// Puts them into it. For who has no reader running.
    Result<void> indexAll();

    /// Closes the second connection; a new one is opened when it is needed.
    void letGo();

private:
    storage::Database &m_database;
    MessageSearchTable m_table;
    /// One search of the pool's thread: calling it off touches no other.
    struct Running;
    void stopAll();

    /// Of the pool's one thread.
    std::shared_ptr<storage::Database> m_second;
    std::vector<std::weak_ptr<Running>> m_running;
    QThreadPool m_pool;
};

} // namespace hatstand::listen
