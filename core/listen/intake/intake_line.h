// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "listen/intake/intake.h"
#include "listen/intake/message_draft.h"
#include "listen/sources/source.h"

#include <QString>
#include <QThreadPool>
#include <qcorotask.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::listen
{

/// What is taken in at once of one source. The functions run on the line's thread.
struct Taking
{
    Source source;
    QString owner; ///< who holds the source
    /// What it has said; a failure is the answer's.
    std::function<Result<std::vector<MessageDraft>>()> drafts;
    std::vector<std::string> goneIds; ///< remote ids of what is deleted on its network
    std::string network;              ///< of those
    std::string place;                ///< the same
    /// How the source stands afterwards, written with the last of its messages.
    std::function<SourceStanding(const SourceStanding &before, const IntakeReport &report)> standing;
    /// The source goes on being held: another page follows.
    bool goesOn = false;
};

/// Takes in what sources say on a thread and a connection of its own, so that the window never waits for it:
/// reading a feed, judging what it says, storing, putting it into the index of the search. Writes in short
/// transactions, so that nobody waits long for the file either.
class IntakeLine
{
public:
    /// Makes what judges texts, on the line's thread, when the first one comes.
    using MakeJudge = std::function<Judge()>;
    /// `clock` must outlive this; it is asked on the line's thread.
    IntakeLine(QString workspacePath, const Clock &clock, MakeJudge makeJudge);
    /// Waits for what is under way: it is short.
    ~IntakeLine();
    IntakeLine(const IntakeLine &) = delete;
    IntakeLine &operator=(const IntakeLine &) = delete;

    /// Fails with Conflict when the source is not held by `owner` any more; then nothing of the last part has
    /// been stored.
    [[nodiscard]] QCoro::Task<Result<IntakeReport>> take(Taking taking);
    /// Does something else to the workspace, on the line's thread and connection: one step of some
    /// milliseconds, in a transaction of its own. `step` answers whether another one follows.
    [[nodiscard]] QCoro::Task<Result<bool>> work(std::function<Result<bool>(storage::Database &)> step);
    /// From here on nothing is written, until `allow`: the file is not where it was. What is being written at
    /// this moment is waited for (some milliseconds). Closes the connection; the next one is a new one.
    void refuse();
    void allow() { m_isRefused = false; }
    /// How often it has written: who sees that the file has changed can tell whether it was this.
    [[nodiscard]] quint64 writes() const { return m_writes; }

private:
    [[nodiscard]] Result<IntakeReport> takeHere(const Taking &taking);
    [[nodiscard]] Result<storage::Database *> connection();
    void indexSome();

    QString m_path;
    const Clock &m_clock;
    MakeJudge m_makeJudge;
    std::unique_ptr<storage::Database> m_database; ///< of the pool's one thread
    std::unique_ptr<Intake> m_intake;
    std::atomic<quint64> m_writes{0};
    std::atomic<bool> m_ends{false};
    std::atomic<bool> m_isRefused{false};
    std::mutex m_writing; ///< held by whoever writes
    QThreadPool m_pool;
};

} // namespace hatstand::listen
