// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace hatstand::listen
{

/// Something about one line of a file that a person should know.
struct LineTrouble
{
    int line = 0; ///< of the file, from 1 on: where the row begins
    QString what;
};

struct CsvRow
{
    int line = 0;
    QStringList fields; ///< as many as the head has
};

/// A file of comma-separated values (RFC 4180), as spreadsheets write them.
struct CsvSheet
{
    QString encoding; ///< that it was read as, in lower case
    QChar separator;
    QStringList head;
    std::vector<CsvRow> rows;
    std::vector<LineTrouble> troubles;
};

/// More than these is refused: no export of conversations is so large.
struct CsvLimits
{
    qsizetype bytes = qsizetype(256) * 1024 * 1024;
    qsizetype field = 1024 * 1024; ///< UTF-16 units
    int columns = 500;
    int rows = 2'000'000;
};

/// Reads it: UTF-8 or UTF-16 by its mark, else UTF-8, else windows-1252. The separator is the sign that parts
/// the first line most often (comma, semicolon, tabulator, bar), or what an Excel line "sep=;" says. Empty
/// lines are left out. A row with too few or too many fields is kept and noted; text behind a closing quote
/// too. Formulas are text: nothing is reckoned.
///
/// BadAnswer: it is empty, has no head, is no text, or a quote is not closed to the end of the file (the line
/// is named). TooLarge: beyond the limits.
[[nodiscard]] Result<CsvSheet> readCsv(const QByteArray &bytes, const CsvLimits &limits = {});

} // namespace hatstand::listen
