// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/query_node.h"

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

/// The words that are said more in a topic than elsewhere.
namespace hatstand::listen
{

/// In how many messages each word, and each two words in a row, stand. Not counted: stop words, single
/// letters, numbers, addresses, handles, and scripts without spaces (which words cannot be cut from). Two
/// words in a row have nothing but a blank between them.
class WordCounts
{
public:
    void add(const QString &text, const QStringList &languages);
    [[nodiscard]] qint64 messages() const { return m_messages; }
    /// In how many of them a folded word ("creme") or two of them with a blank between stand.
    [[nodiscard]] qint64 messagesWith(const QString &words) const { return m_counts.value(words).messages; }

private:
    friend class TopWordsFinder;
    struct Count
    {
        qint64 messages = 0;
        QHash<QString, int> spellings; ///< as people write it: "Crème"
    };
    QHash<QString, Count> m_counts;
    qint64 m_messages = 0;
};

struct TopWord
{
    QString text;        ///< as most people write it
    QString folded;      ///< for a query
    qint64 messages = 0; ///< in which it stands
    double score = 0;    ///< G²
};

/// Needed to be named at all: 3 messages; and, where the background is large enough to compare with (50
/// messages), a larger share than there with G² of 10.83 (1 in 1,000 by chance; chi-square with one degree of
/// freedom).
inline constexpr qint64 minTopWordMessages = 3;
inline constexpr qint64 minBackground = 50;
inline constexpr double minTopWordScore = 10.83;

/// The words that set `topic` apart from `background` (messages of the client that are not in the topic),
/// most telling first: the log-likelihood ratio G² of the 2 × 2 table of messages with and without the word
/// (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational Linguistics 19
/// (1993) 61). Without a background the most frequent first. A word that mostly stands in a pair which is
/// named too is left out; so are `known` ones (folded), such as the query's own.
[[nodiscard]] std::vector<TopWord> topWords(const WordCounts &topic, const WordCounts &background,
                                            const QSet<QString> &known, size_t limit);

/// The folded words that a query looks for, outside NOT.
[[nodiscard]] QSet<QString> wordsOf(const QueryNode &query);

/// G² of `a` of `n` against `b` of `m`.
[[nodiscard]] double logLikelihood(qint64 a, qint64 n, qint64 b, qint64 m);

} // namespace hatstand::listen
