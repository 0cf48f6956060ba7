// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/ids.h"
#include "base/instant.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

struct sqlite3_stmt;

namespace hatstand::storage
{

/// Text that is in UTF-8 already, as SQLite keeps it. What it refers to must stay until the statement has
/// run.
struct Utf8
{
    std::string_view text;
};

/// A row under the cursor of a statement: valid until the next step. Columns count from 0.
class Row
{
public:
    explicit Row(sqlite3_stmt *statement) : m_statement(statement) {}
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] QString text(int column) const;
    /// The same as it is stored: valid until the next step.
    [[nodiscard]] std::string_view utf8(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] Instant instant(int column) const { return Instant::fromMilliseconds(integer(column)); }
    [[nodiscard]] std::optional<Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
    /// A null id where the column is NULL.
    template <class IdType>
    [[nodiscard]] IdType id(int column) const
    {
        return IdType::fromBytes(bytes(column));
    }
    template <class Enum>
    [[nodiscard]] Enum enumeration(int column) const
    {
        static_assert(std::is_enum_v<Enum>);
        return static_cast<Enum>(integer(column));
    }

private:
    sqlite3_stmt *m_statement;
};

/// Values for a statement that is put together at run time, in the order of its parameters.
using Value = std::variant<std::nullptr_t, qint64, double, QString, QByteArray>;
using Values = std::vector<Value>;

/// Puts values into the parameters of a statement, in order. A null id and an empty optional become NULL;
/// an empty QString becomes ''.
class Binder
{
public:
    explicit Binder(sqlite3_stmt *statement) : m_statement(statement) {}
    void add(std::nullptr_t);
    void add(qint64 value);
    void add(int value) { add(qint64(value)); }
    void add(bool value) { add(qint64(value ? 1 : 0)); }
    void add(double value);
    void add(const QString &value);
    void add(const QByteArray &value);
    void add(Utf8 value);
    void add(Instant value) { add(value.milliseconds()); }
    template <class Tag>
    void add(const Id<Tag> &value)
    {
        if (value.isNull())
            add(nullptr);
        else
            add(value.toBytes());
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void add(Enum value)
    {
        add(qint64(value));
    }
    template <class T>
    void add(const std::optional<T> &value)
    {
        if (value)
            add(*value);
        else
            add(nullptr);
    }

    void add(const Values &values)
    {
        for (const Value &value : values)
            std::visit([this](const auto &held) { add(held); }, value);
    }

private:
    sqlite3_stmt *m_statement;
    int m_next = 1;
};

} // namespace hatstand::storage
