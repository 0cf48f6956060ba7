// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/query_node.h"

#include <QList>
#include <QString>

#include <optional>

/// The language in which a topic says what it listens for.
///
///   cargo bike            both words, in any order: words side by side are AND
///   a AND b, a OR b, a|b  the operators in capitals; in small letters they are words
///   a NOT b, a -b         a without b
///   "cargo bike"          these words in a row
///   bakfiets*             words that begin so; also "cargo bi"*
///   a NEAR b              at most 10 words between them; a NEAR/5 b: 5; NEAR(a b, 5)
///   a NEAR/5 b NEAR/5 c   all within 5; where the distances differ, the largest
///   #tag  @handle         the hashtag, the mention, not the word
///   from:handle           who says it; also by the whole name: from:"Rijnmond News"
///   lang:pt               pt also means pt-BR; lang:pt-BR means only that
///   source:reddit         a network, or a place there: source:"r/Rotterdam"
///   is:question …         see IsValue; feeling:negative …; has:link, has:media, has:words
///   stars:4 stars:<3      also stars:>=4 and stars:2..4
///   since:2026-01-01      also until:2026-01-31: whole days of the client's zone, both included
///
/// What binds closest, first: brackets; NEAR; NOT; AND, written or not; OR. So `a b OR c -d` is
/// `(a AND b) OR (c AND NOT d)`. Beside NEAR stand words, or words with OR in brackets.
///
/// Case and accents do not matter (see index_characters.h). Words are looked for in the text, not in who
/// wrote it.
namespace hatstand::listen
{

/// Limits of a query; what lies beyond is left out and reported. The networks' own searches take 500 or fewer
/// characters; a brand with its misspellings needs more.
inline constexpr qsizetype maxQueryLength = 4000; ///< UTF-16 units
inline constexpr int maxQueryDepth = 20;          ///< brackets within brackets, NOT before NOT
inline constexpr int maxQueryTerms = 200;
inline constexpr int maxNearDistance = 100;
inline constexpr int usualNearDistance = 10;

/// What is wrong with a query, and where: UTF-16 units of what was typed.
struct QueryProblem
{
    enum class Kind {
        Unfinished,      ///< nothing follows an operator, a field, "#": goes away by typing on
        NotClosed,       ///< a bracket or a quotation mark
        NotOpened,       ///< a closing bracket too many
        NotUnderstood,   ///< an unknown value after is:, lang:, since: …
        FindsEverything, ///< NOT alone
        NothingToFind,   ///< signs without a letter, digit or picture
        NotNear,         ///< what stands beside NEAR is no word
        TooMuch,         ///< over a limit above; the rest is left out
    };
    Kind kind = Kind::Unfinished;
    qsizetype start = 0;
    qsizetype length = 0;
    QString what;   ///< a whole sentence
    QString remedy; ///< what to do; may be empty
    [[nodiscard]] QString sentence() const;
};

struct ParsedQuery
{
    /// What could be understood, so that something is found while the rest is being typed; none when nothing
    /// was.
    std::optional<QueryNode> query;
    QList<QueryProblem> problems; ///< in the order of the text
    /// Whether it may be kept as a topic.
    [[nodiscard]] bool isGood() const { return query && problems.isEmpty(); }
};

/// Reads what was typed. Never fails; takes time in proportion to the text.
[[nodiscard]] ParsedQuery parseQuery(const QString &text);

/// The query as it is kept and shown in the field: parseQuery(toString(q)) gives q again, without a problem
/// where q does not find everything, for every q in normal form and within the limits.
[[nodiscard]] QString toString(const QueryNode &query);

/// The normal form of a tree that was put together by hand.
[[nodiscard]] QueryNode normalised(QueryNode query);

/// Whether it is met by (nearly) all that is said, since it only says what must not be there.
[[nodiscard]] bool findsEverything(const QueryNode &query);

} // namespace hatstand::listen
