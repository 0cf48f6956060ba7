// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/fuzzy.h"

#include <algorithm>

namespace hatstand::ui::shell
{

namespace
{
constexpr int letterScore = 4;
constexpr int wordStartBonus = 12;
constexpr int inARowBonus = 8;
constexpr int wholeBonus = 60; ///< the typed letters stand there in one piece
constexpr int latestPenalty = 15;
constexpr qsizetype longestText = 400; ///< what a row can show; the rest is not looked at

QChar plain(QChar letter)
{
    const QString parts = letter.decomposition();
    return (parts.isEmpty() ? letter : parts.at(0)).toCaseFolded();
}

QString plain(const QString &text)
{
    QString folded(text.size(), Qt::Uninitialized);
    std::transform(text.begin(), text.end(), folded.begin(), [](QChar letter) { return plain(letter); });
    return folded;
}

bool startsWord(const QString &text, qsizetype index)
{
    return index == 0 || !text.at(index - 1).isLetterOrNumber();
}

/// All letters in one piece, at the beginning of a word if there is such a place.
qsizetype wholePlace(const QString &typed, const QString &text)
{
    qsizetype best = -1;
    for (qsizetype at = text.indexOf(typed); at >= 0; at = text.indexOf(typed, at + 1)) {
        if (startsWord(text, at))
            return at;
        if (best < 0)
            best = at;
    }
    return best;
}
} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &typed, const QString &text)
{
    QString letters = plain(typed).simplified();
    const QString folded = plain(text.left(longestText));
    FuzzyMatch match;
    if (letters.isEmpty())
        return match;

    if (const qsizetype at = wholePlace(letters, folded); at >= 0) {
        for (qsizetype i = 0; i < letters.size(); ++i)
            match.positions.push_back(static_cast<int>(at + i));
        match.score = wholeBonus + static_cast<int>(letters.size()) * (letterScore + inARowBonus) +
                      (startsWord(folded, at) ? wordStartBonus : 0) -
                      static_cast<int>(std::min<qsizetype>(at, latestPenalty));
        return match;
    }

    letters.remove(QLatin1Char(' '));
    qsizetype from = 0;
    for (const QChar letter : letters) {
        // The beginning of a later word is preferred to a letter inside this one, unless it follows directly.
        qsizetype at = folded.indexOf(letter, from);
        if (at < 0)
            return std::nullopt;
        const bool follows = !match.positions.empty() && at == match.positions.back() + 1;
        if (!follows && !startsWord(folded, at)) {
            for (qsizetype next = at; next >= 0; next = folded.indexOf(letter, next + 1)) {
                if (startsWord(folded, next)) {
                    at = next;
                    break;
                }
            }
        }
        const bool inARow = !match.positions.empty() && at == match.positions.back() + 1;
        const bool starts = startsWord(folded, at);
        match.score += letterScore + (starts ? wordStartBonus : 0) + (inARow ? inARowBonus : 0);
        match.scattered = match.scattered || (!starts && !inARow);
        match.positions.push_back(static_cast<int>(at));
        from = at + 1;
    }
    match.score -= std::min(match.positions.front(), latestPenalty);
    return match;
}

} // namespace hatstand::ui::shell
