// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hatstand::listen
{

/// How a text feels. `compound` goes from -1 (very negative) to 1, rounded to four places; `pos`, `neu` and
/// `neg` are the parts of the text that are positive, neutral and negative, rounded to three places, which
/// together make 1. All are 0 for a text without words.
struct Scores
{
    double compound = 0;
    double pos = 0;
    double neu = 0;
    double neg = 0;
};

/// Adds up the words of a text on VADER's scales.
class ScoreSum
{
public:
    /// A word that says something; one that is worth 0 is neutral.
    void add(double valence)
    {
        m_sum += valence;
        // A neutral word counts 1, so a positive one counts its valence and 1.
        if (valence > 0)
            m_positive += valence + 1;
        else if (valence < 0)
            m_negative += valence - 1;
        else
            m_neutral += 1;
    }
    void addNeutral(double count) { m_neutral += count; }
    /// The scores with what so many "!" and "?" add to them.
    [[nodiscard]] Scores scores(int exclamations, int questions) const;

private:
    double m_sum = 0;
    double m_positive = 0;
    double m_negative = 0;
    double m_neutral = 0;
};

/// As Python rounds: to the nearest decimal, and exact halves to the even one.
[[nodiscard]] double roundedTo(int places, double value);

} // namespace hatstand::listen
