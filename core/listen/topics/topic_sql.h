// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/query_node.h"

#include <QString>

/// A query for the full-text index: an FTS5 table whose tokenizer is "unicode61 remove_diacritics 2". The
/// index makes the first choice, CompiledQuery decides.
namespace hatstand::listen
{

/// What the index holds.
struct IndexLayout
{
    QString textColumn = QStringLiteral("text"); ///< holds TopicMessage::text
    /// Every hashtag of a message, also those that only the network told, stands in that column as a word or
    /// words of its own. Then hashtags are looked up there; else rows must be looked through for them.
    bool hasAllHashtags = false;
};

struct IndexExpression
{
    /// For `MATCH ?`: finds every message that the query means, and perhaps others. All that was typed stands
    /// in quotation marks. Empty: the index cannot narrow it down, any message may be meant.
    QString match;
    /// The expression finds exactly what the query means; else each row is to be checked with CompiledQuery.
    bool isExact = false;
    /// Something in the query is written without spaces or is a picture: the index knows no such words.
    bool needsScan = false;
};

[[nodiscard]] IndexExpression indexExpression(const QueryNode &query, const IndexLayout &layout = {});

} // namespace hatstand::listen
