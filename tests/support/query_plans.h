// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/database.h"

#include <QByteArray>
#include <QStringList>

namespace hatstand::test
{

/// Every statement that this connection has run since it was opened, as SQL.
[[nodiscard]] QList<QByteArray> statementsOf(const storage::Database &database);

/// What is wrong with how SQLite runs the statements of a connection that name `table`: a line for each one
/// that reads all of a table without an index, or sorts rows beside an index. Empty when all is well. Tables
/// that stay small are named (as the statement calls them) in `small`; statements that may sort, because few
/// rows come, are known by a part of them in `sorts`. Use it after the test has run all queries.
[[nodiscard]] QStringList unindexed(storage::Database &database, const QByteArray &table,
                                    const QStringList &small, const QList<QByteArray> &sorts);

} // namespace hatstand::test
