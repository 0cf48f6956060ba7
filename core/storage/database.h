// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/statement.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

struct sqlite3;

namespace hatstand::storage
{

/// One connection to one SQLite file: a thin wrapper that knows nothing of what is stored. Used by one thread
/// at a time; another thread opens its own. Statements are prepared once and kept.
///
/// SQL text is a literal or built from literals only; every value is bound.
class Database
{
public:
    enum class Mode {
        ReadWrite, ///< the file must exist
        Create,    ///< made when it does not exist
        ReadOnly,
        Look, ///< read only, taking for granted that nobody writes: makes no files beside it
    };

    /// Opens the file: WAL, foreign keys, synchronous=NORMAL, busy time-out of 5 s. Says nothing about what
    /// is inside. Fails with StorageMissing, StorageReadOnly, StorageNotAWorkspace, StorageDamaged or
    /// StorageFailed.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path, Mode mode);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs one statement that returns no rows. Returns the number of rows changed.
    template <class... Values>
    Result<int> run(const char *sql, const Values &...values)
    {
        auto prepared = bind(sql, values...);
        if (!prepared)
            return fail(std::move(prepared.error()));
        return finish(*prepared);
    }

    /// The rowid that the last INSERT of this connection has given.
    [[nodiscard]] qint64 lastInsertedRow() const;

    /// All rows of a query, each turned into a value by `map(const Row &)`.
    template <class Map, class... Values>
    [[nodiscard]] auto all(Map &&map, const char *sql, const Values &...values)
        -> Result<std::vector<std::invoke_result_t<Map, const Row &>>>
    {
        std::vector<std::invoke_result_t<Map, const Row &>> rows;
        auto done = forEach([&](const Row &row) { rows.push_back(map(row)); }, sql, values...);
        if (!done)
            return fail(std::move(done.error()));
        return rows;
    }

    /// The first row of a query, if there is one.
    template <class Map, class... Values>
    [[nodiscard]] auto first(Map &&map, const char *sql, const Values &...values)
        -> Result<std::optional<std::invoke_result_t<Map, const Row &>>>
    {
        auto prepared = bind(sql, values...);
        if (!prepared)
            return fail(std::move(prepared.error()));
        std::optional<std::invoke_result_t<Map, const Row &>> value;
        auto stepped = step(*prepared);
        if (stepped && *stepped)
            value = map(Row(*prepared));
        release(*prepared);
        if (!stepped)
            return fail(std::move(stepped.error()));
        return value;
    }

    /// Calls `visit(const Row &)` for each row. The visit must not run the same SQL text again.
    template <class Visit, class... Values>
    Result<void> forEach(Visit &&visit, const char *sql, const Values &...values)
    {
        auto prepared = bind(sql, values...);
        if (!prepared)
            return fail(std::move(prepared.error()));
        while (true) {
            auto stepped = step(*prepared);
            if (!stepped || !*stepped) {
                release(*prepared);
                if (!stepped)
                    return fail(std::move(stepped.error()));
                return {};
            }
            visit(Row(*prepared));
        }
    }

    /// Runs `work` once what has been written so far is kept: at once outside of a transaction, else after
    /// the commit of the outermost one, in the order of asking. Never when that is rolled back. This is how
    /// changes are told, so that nobody hears of what may still be undone.
    void afterCommit(std::function<void()> work);

    /// Runs several statements separated by semicolons; for schemas and pragmas. No values.
    Result<void> script(const QByteArray &sql);

    /// Puts what stands in the log into the file itself and empties the log. Fails with StorageBusy while
    /// another connection is in the way.
    Result<void> emptyLog();
    /// From here on nothing is written: every change fails with `why`. Reading goes on, until `reopen`.
    Result<void> refuseChanges(Error why);
    /// Closes the file and opens it anew, so that nothing is taken for true that was read before. Not inside
    /// a transaction. On a failure nothing works until it is called again with success.
    Result<void> reopen();

    /// Changes whenever another connection (of this or another process) has committed.
    [[nodiscard]] Result<qint64> dataVersion();
    /// From here on each commit reaches the disk before it returns (synchronous=FULL): for what must not be
    /// forgotten, like "this post is being sent". Not inside a transaction.
    Result<void> hardenCommits();
    /// Back to synchronous=NORMAL: a power cut may lose the last commits, but never damages the file.
    Result<void> relaxCommits();
    /// Stops a query that runs on this connection; callable from another thread. It fails with Cancelled.
    void interrupt();

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool isReadOnly() const { return m_mode == Mode::ReadOnly || m_mode == Mode::Look; }
    /// How SQLite would run a query, one line a step: for tests that prove an index is used.
    [[nodiscard]] Result<QStringList> queryPlan(const QByteArray &sql);
    /// The bare connection, for the online backup in this folder only.
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

private:
    friend class Transaction;
    Database(QString path, Mode mode);
    Result<void> connect();
    void close();
    [[nodiscard]] Result<sqlite3_stmt *> prepare(const char *sql);
    [[nodiscard]] Result<bool> step(sqlite3_stmt *statement);
    [[nodiscard]] Result<int> finish(sqlite3_stmt *statement);
    static void release(sqlite3_stmt *statement);
    [[nodiscard]] Error currentError() const;

    template <class... Values>
    Result<sqlite3_stmt *> bind(const char *sql, const Values &...values)
    {
        auto prepared = prepare(sql);
        if (prepared) {
            [[maybe_unused]] Binder binder(*prepared);
            (binder.add(values), ...);
        }
        return prepared;
    }

    sqlite3 *m_handle = nullptr;
    QString m_path;
    Mode m_mode;
    std::optional<Error> m_refusal; ///< why nothing is written
    int m_transactionDepth = 0;
    bool m_transactionFailed = false;
    std::vector<std::function<void()>> m_afterCommit;
    QHash<QByteArray, sqlite3_stmt *> m_statements;
};

/// What an SQLite result code means to a person. The file of `path` is named in the sentence.
[[nodiscard]] Error storageError(int sqliteCode, const QString &path, const QString &detail);

} // namespace hatstand::storage
