// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "architecture/arrows.h"

namespace hatstand::architecture
{

/// The rules that look at one file at a time. Each has a short name, used in findings and exceptions.txt.
struct Rule
{
    QString name;
    QString says; ///< the rule in words
    QList<Finding> (*check)(const SourceText &) = nullptr;
};

[[nodiscard]] const QList<Rule> &rules();

/// One line of exceptions.txt.
struct Exception
{
    QString rule;
    QString path;
    int line = 0;
};

/// Reads "rule path reason" lines; a line without a reason is a finding.
[[nodiscard]] QList<Exception> parseExceptions(const QString &text, QList<Finding> &findings);

/// What all rules find in all files, less the exceptions; an exception that excuses nothing is a finding.
[[nodiscard]] QList<Finding> checkRules(const QList<SourceText> &sources, const QList<Exception> &exceptions);

} // namespace hatstand::architecture
