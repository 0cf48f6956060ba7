// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/backup_report.h"

#include <memory>
#include <utility>

namespace hatstand::cli
{

void reportFailures(DailyBackup &backup, Output &output)
{
    const auto last = std::make_shared<QString>();
    QObject::connect(&backup, &DailyBackup::failed, &backup, [&output, last](const Error &error) {
        if (std::exchange(*last, error.what) != error.what)
            output.error(error);
    });
    QObject::connect(&backup, &DailyBackup::made, &backup, [last] { last->clear(); });
}

} // namespace hatstand::cli
