// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace hatstand::plan
{

enum class DiffKind {
    Same,
    Removed,
    Added,
};

struct DiffPart
{
    DiffKind kind = DiffKind::Same;
    QString text;
    friend bool operator==(const DiffPart &, const DiffPart &) = default;
};

/// What became of a text, word by word (white space and punctuation are pieces of their own). The parts that
/// are same or removed make up the old text, those that are same or added the new one; neighbours differ in
/// kind, and of a change the removed part comes first. Shortest by the algorithm of E. W. Myers (1986); where
/// more than `maxEdits` pieces differ, the rest is told as one removed and one added part, so that the cost
/// stays bounded for texts of megabytes.
[[nodiscard]] std::vector<DiffPart> wordDiff(const QString &before, const QString &after, int maxEdits = 600);

} // namespace hatstand::plan
