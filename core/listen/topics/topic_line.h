// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/topics/topic_matching.h"

#include <QString>
#include <QThreadPool>
#include <qcorotask.h>

#include <atomic>
#include <memory>
#include <mutex>

namespace hatstand::listen
{

/// Tries messages on topics on a thread and a connection of its own, in short transactions, so that neither
/// the window nor whoever takes messages in waits for it.
class TopicLine
{
public:
    /// `clock` must outlive this; it is asked on the line's thread.
    TopicLine(QString workspacePath, const Clock &clock);
    /// Waits for what is under way: it is short.
    ~TopicLine();
    TopicLine(const TopicLine &) = delete;
    TopicLine &operator=(const TopicLine &) = delete;

    /// The next piece of work; see TopicMatching::doSome. `looksAgain`: lookAgain before it.
    [[nodiscard]] QCoro::Task<Result<MatchStep>> work(bool looksAgain);
    /// From here on nothing is written, until `allow`: the file is not where it was. Closes the connection.
    void refuse();
    void allow() { m_isRefused = false; }
    /// How often it has written: see IntakeLine::writes.
    [[nodiscard]] quint64 writes() const { return m_writes; }

private:
    [[nodiscard]] Result<MatchStep> workHere(bool looksAgain);

    QString m_path;
    const Clock &m_clock;
    std::unique_ptr<storage::Database> m_database; ///< of the pool's one thread
    std::unique_ptr<TopicMatching> m_matching;
    std::atomic<quint64> m_writes{0};
    std::atomic<bool> m_isRefused{false};
    std::mutex m_working; ///< held by whoever works
    QThreadPool m_pool;
};

} // namespace hatstand::listen
