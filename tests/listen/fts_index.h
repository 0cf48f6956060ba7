// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <set>
#include <sqlite3.h>
#include <stdexcept>
#include <vector>

namespace hatstand::listen
{

/// A full-text index in memory like that of the messages: what the real SQLite finds and how it cuts texts.
class FtsIndex
{
public:
    FtsIndex()
    {
        check(sqlite3_open(":memory:", &m_database));
        run("CREATE VIRTUAL TABLE m USING fts5(text, author, tokenize = 'unicode61 remove_diacritics 2');"
            "CREATE VIRTUAL TABLE v USING fts5vocab(m, 'instance');");
    }
    FtsIndex(const FtsIndex &) = delete;
    FtsIndex &operator=(const FtsIndex &) = delete;
    ~FtsIndex() { sqlite3_close(m_database); }

    void run(const char *sql) { check(sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr)); }
    void clear() { run("DELETE FROM m"); }

    void add(qint64 row, const QString &text, const QString &author = {})
    {
        Statement statement(*this, "INSERT INTO m(rowid, text, author) VALUES (?1, ?2, ?3)");
        check(sqlite3_bind_int64(statement.get(), 1, row));
        statement.bind(2, text);
        statement.bind(3, author);
        statement.step();
    }

    /// The rows that an expression finds. Throws std::runtime_error on one that SQLite does not understand.
    std::set<qint64> find(const QString &expression)
    {
        Statement statement(*this, "SELECT rowid FROM m WHERE m MATCH ?1");
        statement.bind(1, expression);
        std::set<qint64> rows;
        while (statement.step())
            rows.insert(sqlite3_column_int64(statement.get(), 0));
        return rows;
    }

    struct Word
    {
        qint64 row = 0;
        QByteArray text;
    };
    /// All words of all texts, by row and place.
    std::vector<Word> words()
    {
        Statement statement(*this, "SELECT doc, term FROM v WHERE col = 'text' ORDER BY doc, \"offset\"");
        std::vector<Word> words;
        while (statement.step())
            words.push_back(
                {sqlite3_column_int64(statement.get(), 0),
                 QByteArray(reinterpret_cast<const char *>(sqlite3_column_text(statement.get(), 1)),
                            sqlite3_column_bytes(statement.get(), 1))});
        return words;
    }

private:
    class Statement
    {
    public:
        Statement(FtsIndex &index, const char *sql) : m_index(index)
        {
            m_index.check(sqlite3_prepare_v2(index.m_database, sql, -1, &m_statement, nullptr));
        }
        Statement(const Statement &) = delete;
        Statement &operator=(const Statement &) = delete;
        ~Statement() { sqlite3_finalize(m_statement); }
        sqlite3_stmt *get() const { return m_statement; }
        void bind(int place, const QString &text)
        {
            const QByteArray utf8 = text.toUtf8();
            m_index.check(sqlite3_bind_text64(m_statement, place, utf8.constData(),
                                              static_cast<sqlite3_uint64>(utf8.size()),
                                              // The constant that stands for a copy is an old-style cast.
                                              reinterpret_cast<sqlite3_destructor_type>(-1), SQLITE_UTF8));
        }
        bool step()
        {
            const int answer = sqlite3_step(m_statement);
            if (answer != SQLITE_ROW && answer != SQLITE_DONE)
                m_index.check(answer);
            return answer == SQLITE_ROW;
        }

    private:
        FtsIndex &m_index;
        sqlite3_stmt *m_statement = nullptr;
    };

    void check(int answer) const
    {
        if (answer != SQLITE_OK)
            throw std::runtime_error(sqlite3_errmsg(m_database));
    }

    sqlite3 *m_database = nullptr;
};

} // namespace hatstand::listen
