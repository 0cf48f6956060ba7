// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statement.h"

#include <sqlite3.h>

namespace hatstand::storage
{

bool Row::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Row::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Row::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString Row::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(data, sqlite3_column_bytes(m_statement, column));
}

std::string_view Row::utf8(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return {data, data == nullptr ? 0 : size_t(sqlite3_column_bytes(m_statement, column))};
}

QByteArray Row::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {data, sqlite3_column_bytes(m_statement, column)};
}

namespace
{
// SQLITE_TRANSIENT is a C cast of -1 to a function pointer; SQLite copies the value before the call returns.
sqlite3_destructor_type copied()
{
    return reinterpret_cast<sqlite3_destructor_type>(-1); // NOLINT(performance-no-int-to-ptr)
}
} // namespace

// A failed bind (no memory, a text over SQLite's limit) leaves NULL, which NOT NULL columns refuse at the
// step.

void Binder::add(std::nullptr_t)
{
    sqlite3_bind_null(m_statement, m_next++);
}

void Binder::add(qint64 value)
{
    sqlite3_bind_int64(m_statement, m_next++, value);
}

void Binder::add(double value)
{
    sqlite3_bind_double(m_statement, m_next++, value);
}

void Binder::add(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    sqlite3_bind_text64(m_statement, m_next++, utf8.isNull() ? "" : utf8.constData(),
                        sqlite3_uint64(utf8.size()), copied(), SQLITE_UTF8);
}

void Binder::add(const QByteArray &value)
{
    sqlite3_bind_blob64(m_statement, m_next++, value.isNull() ? "" : value.constData(),
                        sqlite3_uint64(value.size()), copied());
}

void Binder::add(Utf8 value)
{
    // Not copied: bindings are cleared before the call that was given the value returns.
    sqlite3_bind_text64(m_statement, m_next++, value.text.empty() ? "" : value.text.data(),
                        sqlite3_uint64(value.text.size()), SQLITE_STATIC, SQLITE_UTF8);
}

} // namespace hatstand::storage
