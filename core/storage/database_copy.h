// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "storage/database.h"

#include <QString>

#include <functional>
#include <stop_token>

namespace hatstand::storage
{

/// Called between parts of a copy, on the thread that copies.
using CopyProgress = std::function<void(qint64 donePages, qint64 allPages)>;

/// Asked of a finished copy, which lies at that path, before it gets its name.
using CopyCheck = std::function<Result<void>(const QString &path)>;

/// Copies a database, while others go on reading and writing it, into a file that is whole or not there: it
/// is written under a temporary name beside `target`, reaches the disk and is then renamed, unless `check`
/// fails, with whose error this fails then. Fails with Conflict when `target` exists, with Cancelled when
/// asked to stop.
[[nodiscard]] Result<void> copyDatabase(Database &source, const QString &target,
                                        const CopyProgress &progress = {}, const std::stop_token &stop = {},
                                        const CopyCheck &check = {});

/// Puts the content of one database in the place of all that is in another, in one transaction of `target`.
/// Their pages must be of one size. Fails with Cancelled when asked to stop.
[[nodiscard]] Result<void> copyContent(Database &source, Database &target, const std::stop_token &stop = {});

/// Deletes a database file with all that SQLite keeps beside it. What is not there counts as deleted.
void removeWithCompanions(const QString &path);

} // namespace hatstand::storage
