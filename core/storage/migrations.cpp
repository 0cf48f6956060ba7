// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include "storage/schema_version.h"
#include "storage/transaction.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace hatstand::storage
{

namespace
{
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::storage)
};

Result<void> checkForeignKeys(Database &database)
{
    auto broken =
        database.first([](const Row &row) { return QStringLiteral("%1 → %2").arg(row.text(0), row.text(2)); },
                       "PRAGMA foreign_key_check");
    if (!broken)
        return fail(std::move(broken.error()));
    if (!broken->has_value())
        return {};
    return fail(ErrorCode::StorageDamaged, Tr::tr("The workspace is damaged."),
                Tr::tr("Some of its entries belong to others that are not there."),
                Tr::tr("Restore the latest backup."), broken->value());
}

Result<void> runStep(Database &database, const Migration &step)
{
    return inTransaction(database, [&]() -> Result<void> {
        const auto present = schemaOf(database);
        if (!present)
            return fail(present.error());
        if (*present >= step.to)
            return {};
        if (auto done = database.script(step.sql); !done)
            return done;
        if (auto whole = checkForeignKeys(database); !whole)
            return whole;
        return database.script("PRAGMA user_version = " + QByteArray::number(step.to) +
                               "; PRAGMA application_id = " + QByteArray::number(workspaceApplicationId) +
                               ";");
    });
}
} // namespace

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> steps = embeddedMigrations();
    return steps;
}

Result<int> schemaOf(Database &database)
{
    auto version = database.first([](const Row &row) { return int(row.integer(0)); }, "PRAGMA user_version");
    if (!version)
        return fail(std::move(version.error()));
    return version->value_or(0);
}

Result<void> migrate(Database &database, const std::vector<Migration> &steps)
{
    // This pragma does nothing inside a transaction, so it stands around all of them.
    if (auto off = database.script("PRAGMA foreign_keys=OFF;"); !off)
        return off;
    Result<void> result;
    for (const Migration &step : steps) {
        result = runStep(database, step);
        if (!result) {
            Error &error = result.error();
            error.what = Tr::tr("\"%1\" could not be brought to version %2 of its format.")
                             .arg(QFileInfo(database.path()).fileName())
                             .arg(step.to);
            error.why = error.why.isEmpty() ? Tr::tr("Nothing of this step was kept.")
                                            : Tr::tr("%1 Nothing of this step was kept.").arg(error.why);
            break;
        }
    }
    auto on = database.script("PRAGMA foreign_keys=ON;");
    return result ? on : result;
}

} // namespace hatstand::storage
