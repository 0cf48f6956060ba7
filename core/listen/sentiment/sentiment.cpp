// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/sentiment.h"

#include "listen/language/language_guess.h"
#include "listen/sentiment/utf8_reader.h"
#include "listen/sentiment/vader.h"
#include "listen/sentiment/word_list_scorer.h"

#include <algorithm>

namespace hatstand::listen
{

namespace
{
using namespace Qt::StringLiterals;

/// The beginning of a text up to a length, without a word that would be cut.
std::string_view beginning(std::string_view text, std::size_t length)
{
    if (text.size() <= length)
        return text;
    std::size_t end = length;
    while (end > 0 && spaceLengthAt(text, end) == 0)
        --end;
    if (end > 0)
        return text.substr(0, end);
    // One long word: at least no character is cut.
    for (end = length; end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80;)
        --end;
    return text.substr(0, end);
}

/// Takes the first sentence, with its mark and the white space behind it.
std::string_view takeSentence(std::string_view &text)
{
    std::size_t end = 0;
    while (end < text.size()) {
        const char c = text[end++];
        const bool isMark = c == '.' || c == '!' || c == '?';
        if (c == '\n' || (isMark && end < text.size() && spaceLengthAt(text, end) > 0))
            break;
    }
    while (end < text.size() && spaceLengthAt(text, end) > 0)
        end += spaceLengthAt(text, end);
    const std::string_view sentence = text.substr(0, end);
    text.remove_prefix(end);
    return sentence;
}

/// By a way of scoring, the whole text or the mean of its sentences.
template <typename Score>
Scores scoresOf(std::string_view text, const Score &score)
{
    if (text.size() <= wholeTextBytes)
        return score(text);
    text = beginning(text, judgedBytes);
    Scores sum;
    int count = 0;
    while (!text.empty()) {
        const Scores one = score(takeSentence(text));
        if (one.pos + one.neu + one.neg == 0)
            continue; // no word in it
        sum = {sum.compound + one.compound, sum.pos + one.pos, sum.neu + one.neu, sum.neg + one.neg};
        ++count;
    }
    if (count == 0)
        return {};
    return {roundedTo(4, sum.compound / count), roundedTo(3, sum.pos / count), roundedTo(3, sum.neu / count),
            roundedTo(3, sum.neg / count)};
}

Sentiment sentimentOf(const Scores &scores, std::string language, Sentiment::Method method)
{
    const bool saysSomething = scores.pos + scores.neu + scores.neg > 0;
    return {saysSomething ? feelingOf(scores.compound) : Feeling::Unknown,
            scores.compound,
            scores.pos,
            scores.neu,
            scores.neg,
            std::move(language),
            saysSomething ? method : Sentiment::Method::None};
}
} // namespace

Feeling feelingOf(double compound)
{
    return compound >= feelingThreshold    ? Feeling::Positive
           : compound <= -feelingThreshold ? Feeling::Negative
                                           : Feeling::Neutral;
}

QLatin1StringView feelingName(Feeling feeling)
{
    switch (feeling) {
    case Feeling::Unknown:
        return "unknown"_L1;
    case Feeling::Negative:
        return "negative"_L1;
    case Feeling::Neutral:
        return "neutral"_L1;
    case Feeling::Positive:
        return "positive"_L1;
    }
    return {};
}

QLatin1StringView methodName(Sentiment::Method method)
{
    switch (method) {
    case Sentiment::Method::None:
        return "none"_L1;
    case Sentiment::Method::Vader:
        return "vader"_L1;
    case Sentiment::Method::WordList:
        return "word-list"_L1;
    case Sentiment::Method::Signs:
        return "signs"_L1;
    }
    return {};
}

Sentiment SentimentJudge::judge(std::string_view utf8, std::string_view languageHint) const
{
    if (!hasWords(utf8)) {
        const Scores signs =
            scoresOf(utf8, [this](std::string_view part) { return scoreSigns(part, m_lists.english()); });
        return sentimentOf(signs, {}, Sentiment::Method::Signs);
    }
    const auto language = guessLanguage(utf8, languageHint);
    return language ? judgeIn(*language, utf8) : Sentiment{};
}

Sentiment SentimentJudge::judgeIn(std::string_view language, std::string_view utf8) const
{
    if (primaryLanguage(language) == "en") {
        const VaderScorer scorer(m_lists.english());
        return sentimentOf(scoresOf(utf8, [&scorer](std::string_view part) { return scorer.score(part); }),
                           std::string(language), Sentiment::Method::Vader);
    }
    if (const WordList *list = m_lists.of(language)) {
        const WordListScorer scorer(*list, m_lists.english());
        return sentimentOf(scoresOf(utf8, [&scorer](std::string_view part) { return scorer.score(part); }),
                           std::string(language), Sentiment::Method::WordList);
    }
    Sentiment unknown;
    unknown.language = language;
    return unknown;
}

} // namespace hatstand::listen
