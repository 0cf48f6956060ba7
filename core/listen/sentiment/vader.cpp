// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/vader.h"

#include "listen/sentiment/vader_rules.h"

namespace hatstand::listen
{

Scores VaderScorer::score(std::string_view utf8) const
{
    const EnglishText text = readEnglish(utf8, m_lexicon);
    const WordValences valences = valencesOf(text);
    ScoreSum sum;
    for (const WordValence &word : valences)
        sum.add(word.valence);
    sum.addNeutral(static_cast<double>(text.words.size() - valences.size()));
    return sum.scores(text.exclamations, text.questions);
}

} // namespace hatstand::listen
