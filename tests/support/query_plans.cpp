// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/query_plans.h"

#include <algorithm>
#include <sqlite3.h>

namespace hatstand::test
{

QList<QByteArray> statementsOf(const storage::Database &database)
{
    QList<QByteArray> statements;
    sqlite3_stmt *statement = nullptr;
    while ((statement = sqlite3_next_stmt(database.handle(), statement)))
        statements.append(sqlite3_sql(statement));
    return statements;
}

QStringList unindexed(storage::Database &database, const QByteArray &table, const QStringList &small,
                      const QList<QByteArray> &sorts)
{
    QStringList wrong;
    for (const QByteArray &sql : statementsOf(database)) {
        if (!sql.contains(table) || sql.startsWith("EXPLAIN"))
            continue;
        const bool maySort =
            std::any_of(sorts.begin(), sorts.end(), [&sql](const auto &part) { return sql.contains(part); });
        const auto plan = database.queryPlan(sql);
        if (!plan) {
            wrong << plan.error().sentence();
            continue;
        }
        for (const QString &line : *plan) {
            // In the order of an index and up to a limit, no more is read than is wanted.
            const bool scans = line.startsWith(QStringLiteral("SCAN")) &&
                               !(line.contains(QStringLiteral("INDEX")) && sql.contains("LIMIT")) &&
                               !small.contains(line.section(u' ', 1, 1));
            const bool isSorting = line.contains(QStringLiteral("TEMP B-TREE")) && !maySort;
            if (scans || isSorting)
                wrong << line + QStringLiteral(": ") + QString::fromUtf8(sql);
        }
    }
    return wrong;
}

} // namespace hatstand::test
