// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "listen/importing/csv_sheet.h"
#include "listen/importing/import_fields.h"
#include "listen/importing/written_date.h"
#include "listen/intake/intake.h"

#include <QHash>

#include <optional>
#include <vector>

/// Conversations from a file of another program (CSV), taken in like what a network tells: threads, feelings
/// and search are the same. Docs: docs/import.md.
namespace hatstand::listen
{

/// What a person decides about a file.
struct ImportWishes
{
    QHash<QString, QString> columns; ///< heading to the name of a field (importFieldName), or "" for none
    std::optional<DayOrder> order;   ///< of dates that could be two days
    QString network;                 ///< where no column tells it; empty: "import"
    QByteArray zone;                 ///< of the clocks that dates without an offset were read off
};

/// A file as it was understood: nothing is stored yet.
struct ReadImport
{
    std::vector<MessageDraft> drafts; ///< the oldest first
    QHash<ImportField, QString> columns;
    QStringList kept; ///< headings of columns that are kept beside the message
    QString encoding;
    int rows = 0;                      ///< in the file, without its head
    int formulas = 0;                  ///< cells that a spreadsheet would reckon with; kept as text
    std::vector<LineTrouble> troubles; ///< by line; rows that are left out, and what was read otherwise
    int leftOut = 0;
};

/// Reads it. A message has its own id, or one made of its network, author, time, text, title, link and thread
/// (SHA-256), so that it is known when the file, or another one that holds it, is read again.
///
/// InvalidInput: a column or field of the wishes is unknown, there is no column for dates or none for texts,
/// or the dates could be two days each and nobody has said which: the error names both. Else as readCsv.
[[nodiscard]] Result<ReadImport> readConversations(const QByteArray &bytes, const ImportWishes &wishes,
                                                   Instant now);

/// What came of it.
struct ImportReport
{
    int added = 0;
    int changed = 0; ///< known ones that say something else now
    int known = 0;   ///< that were there before, or stand in the file twice
    QSet<ConversationId> conversations;
};

/// Takes it in, in short transactions, so that nobody waits long: on any thread that has a connection of its
/// own. `source` is of the kind Import (SourceService::addImport).
[[nodiscard]] Result<ImportReport> takeConversations(storage::Database &database, const Clock &clock,
                                                     Judge judge, const Source &source,
                                                     const ReadImport &read);

} // namespace hatstand::listen
