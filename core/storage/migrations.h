// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/database.h"

#include <QByteArray>

#include <vector>

namespace hatstand::storage
{

/// One step of the schema: what turns version `to - 1` into version `to`.
struct Migration
{
    int to = 0;
    QByteArray sql;
};

/// The steps of this program, in order, from the files in migrations/. Step 1 makes an empty workspace.
[[nodiscard]] const std::vector<Migration> &migrations();

/// The schema number that a file carries (PRAGMA user_version).
[[nodiscard]] Result<int> schemaOf(Database &database);

/// Runs the steps that the file lacks, each in one transaction together with its new schema number: a step
/// that fails leaves the file as the step before left it. Foreign keys are checked at the end of each step,
/// not during it, so that a step may rebuild a table. A step that another process has done meanwhile is
/// skipped.
[[nodiscard]] Result<void> migrate(Database &database, const std::vector<Migration> &steps);

/// Made by the build from migrations/*.sql.
[[nodiscard]] std::vector<Migration> embeddedMigrations();

} // namespace hatstand::storage
