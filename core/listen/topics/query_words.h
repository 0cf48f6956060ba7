// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/query_node.h"

#include <QList>

namespace hatstand::listen
{

/// A run of a sentence that is shown in one weight.
struct ExplainedPiece
{
    QString text;
    bool isBold = false;
    friend bool operator==(const ExplainedPiece &, const ExplainedPiece &) = default;
};

/// What a query finds, in words for people: "cargo bike or bakfiets, near Rotterdam, without job, vacancy"
/// with what is looked for in bold. The pieces in a row are the whole text; none is empty.
[[nodiscard]] QList<ExplainedPiece> explain(const QueryNode &query);

/// The same without weights: for screen readers and tooltips.
[[nodiscard]] QString explainPlainly(const QueryNode &query);

} // namespace hatstand::listen
