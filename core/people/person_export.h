// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "people/person.h"

#include <QJsonObject>
#include <QString>

namespace hatstand::storage
{
class Database;
}

namespace hatstand::people
{

/// What an export has written.
struct ExportReport
{
    QString page; ///< path of what a person reads (HTML)
    QString data; ///< path of the same for programs (JSON)
    int messages = 0;
    int conversations = 0;
};

/// Everything that a workspace has of somebody: person, note and labels, handles, all that they have said,
/// and their conversations with our answers, notes, labels and how promises were kept. What others have said
/// in these conversations is theirs and is left out; how often they spoke is told. Names are added to, never
/// changed. Times are ISO 8601 in UTC.
[[nodiscard]] Result<QJsonObject> personRecord(storage::Database &database, const Clock &clock,
                                               const Whom &whom);

/// Writes it into a folder, which is made where it is not there: person.html and person.json. Conflict: one
/// of them is there already.
[[nodiscard]] Result<ExportReport> exportPerson(storage::Database &database, const Clock &clock,
                                                const Whom &whom, const QString &folder);

} // namespace hatstand::people
