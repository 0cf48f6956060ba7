// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/feeling.h"
#include "listen/sentiment/word_lists.h"

#include <QLatin1StringView>

#include <string>
#include <string_view>

namespace hatstand::listen
{

/// How a text feels, how strongly, and how that was found out.
struct Sentiment
{
    enum class Method {
        None,     ///< not at all
        Vader,    ///< English: VADER's rules
        WordList, ///< another language: a list of rated words
        Signs,    ///< no words: emoji and emoticons alone
    };

    Feeling feeling = Feeling::Unknown;
    double compound = 0; ///< from -1 (very negative) to 1
    double pos = 0;      ///< the parts of the text that are positive, neutral and negative: together 1
    double neu = 0;
    double neg = 0;
    std::string language; ///< BCP-47; empty where it is not known
    Method method = Method::None;
};

/// From -0.05 on a text is negative and to 0.05 on positive, both included, as VADER's authors have it.
inline constexpr double feelingThreshold = 0.05;
/// Texts up to this length in bytes are judged as a whole. Of longer ones each sentence is judged and the
/// mean taken, as VADER's authors advise.
inline constexpr std::size_t wholeTextBytes = 400;
/// Of a long text, so much of its beginning is judged.
inline constexpr std::size_t judgedBytes = 600;

[[nodiscard]] Feeling feelingOf(double compound);
/// As programs read it: "unknown", "negative", "neutral", "positive".
[[nodiscard]] QLatin1StringView feelingName(Feeling feeling);
/// As programs read it: "none", "vader", "word-list", "signs".
[[nodiscard]] QLatin1StringView methodName(Sentiment::Method method);

/// Judges texts in any language. Takes some microseconds for a text and keeps nothing between calls; safe to
/// use from many threads. The first text in a language also reads its list.
class SentimentJudge
{
public:
    /// The lists must outlive the judge.
    explicit SentimentJudge(const WordLists &lists) : m_lists(lists) {}

    /// Of a text of any length in UTF-8. The language is recognised; the hint is a BCP-47 tag that the
    /// writer's program declared, or empty.
    [[nodiscard]] Sentiment judge(std::string_view utf8, std::string_view languageHint) const;
    /// The same in a language that is known, for example because a person said so.
    [[nodiscard]] Sentiment judgeIn(std::string_view language, std::string_view utf8) const;

private:
    const WordLists &m_lists;
};

} // namespace hatstand::listen
