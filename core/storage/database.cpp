// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

namespace hatstand::storage
{

namespace
{
// SQLite's unix layer takes names of up to 512 bytes; "-journal" and our own ".part" have to fit too.
constexpr qsizetype maxPathBytes = 480;

/// The file as SQLite wants it named: its path, or an address that says "immutable".
QByteArray nameForSqlite(const QString &path, Database::Mode mode)
{
    if (mode != Database::Mode::Look)
        return path.toUtf8();
    QUrl url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath());
    url.setQuery(QStringLiteral("immutable=1"));
    return url.toEncoded();
}
} // namespace

Database::Database(QString path, Mode mode) : m_path(std::move(path)), m_mode(mode) {}

Database::~Database()
{
    close();
}

void Database::close()
{
    for (sqlite3_stmt *statement : std::as_const(m_statements))
        sqlite3_finalize(statement);
    m_statements.clear();
    sqlite3_close(m_handle);
    m_handle = nullptr;
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Mode mode)
{
    if (path.toUtf8().size() > maxPathBytes) {
        return fail(ErrorCode::InvalidInput,
                    QCoreApplication::translate("hatstand::storage", "The path of the file is too long."),
                    QCoreApplication::translate("hatstand::storage", "It may have at most %1 bytes.")
                        .arg(maxPathBytes),
                    QCoreApplication::translate("hatstand::storage",
                                                "Choose a folder with a shorter path, or a shorter name."));
    }
    std::unique_ptr<Database> database(new Database(path, mode));
    if (auto connected = database->connect(); !connected)
        return fail(std::move(connected.error()));
    return database;
}

Result<void> Database::connect()
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    flags |= isReadOnly() ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (m_mode == Mode::Create)
        flags |= SQLITE_OPEN_CREATE;
    if (m_mode == Mode::Look)
        flags |= SQLITE_OPEN_URI;

    const int opened = sqlite3_open_v2(nameForSqlite(m_path, m_mode).constData(), &m_handle, flags, nullptr);
    if (opened != SQLITE_OK) {
        // A file that cannot be made in a folder that is there: the folder may not be written.
        const bool cannotMake =
            m_mode == Mode::Create && opened == SQLITE_CANTOPEN && QFileInfo(m_path).absoluteDir().exists();
        return fail(storageError(cannotMake ? SQLITE_READONLY : opened, m_path,
                                 QString::fromUtf8(sqlite3_errstr(opened))));
    }
    sqlite3_busy_timeout(m_handle, 5000);

    // A file that may be read but not written is silently opened for reading; that must not pass as success.
    if (!isReadOnly() && sqlite3_db_readonly(m_handle, "main") == 1)
        return fail(storageError(SQLITE_READONLY, m_path, {}));
    // SQLite reads the file only when it has to: a pragma that needs it tells what it is.
    auto ready = script("PRAGMA foreign_keys=ON; PRAGMA cache_size=-2048; PRAGMA temp_store=MEMORY;"
                        "SELECT count(*) FROM sqlite_master;");
    if (ready && !isReadOnly())
        ready = script("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;");
    return ready;
}

Result<sqlite3_stmt *> Database::prepare(const char *sql)
{
    const QByteArray key = QByteArray::fromRawData(sql, qsizetype(qstrlen(sql)));
    const auto found = m_statements.constFind(key);
    if (found != m_statements.constEnd())
        return *found;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return fail(currentError());
    m_statements.insert(QByteArray(sql), statement);
    return statement;
}

Result<bool> Database::step(sqlite3_stmt *statement)
{
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW)
        return true;
    if (result == SQLITE_DONE)
        return false;
    return fail(currentError());
}

Result<int> Database::finish(sqlite3_stmt *statement)
{
    Result<bool> stepped = step(statement);
    while (stepped && *stepped)
        stepped = step(statement);
    release(statement);
    if (!stepped)
        return fail(std::move(stepped.error()));
    return sqlite3_changes(m_handle);
}

void Database::release(sqlite3_stmt *statement)
{
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

void Database::afterCommit(std::function<void()> work)
{
    if (m_transactionDepth == 0)
        work();
    else
        m_afterCommit.push_back(std::move(work));
}

Result<void> Database::script(const QByteArray &sql)
{
    if (sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return fail(currentError());
    return {};
}

Result<void> Database::emptyLog()
{
    const auto busy = first([](const Row &row) { return row.boolean(0); }, "PRAGMA wal_checkpoint(TRUNCATE)");
    if (!busy)
        return fail(busy.error());
    if (busy->value_or(false))
        return fail(storageError(SQLITE_BUSY, m_path, {}));
    return {};
}

Result<void> Database::refuseChanges(Error why)
{
    m_refusal = std::move(why);
    return script("PRAGMA query_only=ON;");
}

Result<void> Database::reopen()
{
    close();
    if (auto connected = connect(); !connected)
        return connected;
    m_refusal.reset();
    return {};
}

Result<qint64> Database::dataVersion()
{
    auto version = first([](const Row &row) { return row.integer(0); }, "PRAGMA data_version");
    if (!version)
        return fail(std::move(version.error()));
    return version->value_or(0);
}

Result<void> Database::hardenCommits()
{
    return script("PRAGMA synchronous=FULL;");
}

Result<void> Database::relaxCommits()
{
    return script("PRAGMA synchronous=NORMAL;");
}

qint64 Database::lastInsertedRow() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

void Database::interrupt()
{
    sqlite3_interrupt(m_handle);
}

Result<QStringList> Database::queryPlan(const QByteArray &sql)
{
    const QByteArray explained = "EXPLAIN QUERY PLAN " + sql;
    auto lines = all([](const Row &row) { return row.text(3); }, explained.constData());
    if (!lines)
        return fail(std::move(lines.error()));
    return QStringList(lines->begin(), lines->end());
}

Error Database::currentError() const
{
    const int code = sqlite3_extended_errcode(m_handle);
    if (m_refusal && (code & 0xff) == SQLITE_READONLY)
        return *m_refusal;
    return storageError(
        code, m_path,
        QStringLiteral("SQLite %1: %2").arg(code).arg(QString::fromUtf8(sqlite3_errmsg(m_handle))));
}

} // namespace hatstand::storage
