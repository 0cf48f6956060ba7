// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/scores.h"

#include <algorithm>
#include <cmath>

namespace hatstand::listen
{

namespace
{
// VADER's figures for what "!" and "?" add to a text.
constexpr double perExclamation = 0.292;
constexpr int mostExclamations = 4;
constexpr double perQuestion = 0.18;
constexpr int mostQuestions = 3;
constexpr double manyQuestions = 0.96;
/// About the greatest sum that is to be expected; the paper's alpha.
constexpr double expectedSum = 15;

double emphasisOf(int exclamations, int questions)
{
    double emphasis = std::min(exclamations, mostExclamations) * perExclamation;
    if (questions > 1)
        emphasis += questions <= mostQuestions ? questions * perQuestion : manyQuestions;
    return emphasis;
}
} // namespace

double roundedTo(int places, double value)
{
    const double scale = places == 4 ? 1e4 : places == 3 ? 1e3 : std::pow(10, places);
    const double scaled = value * scale;
    double rounded = std::nearbyint(scaled);
    // What the multiplication lost decides where it seems to be an exact half.
    if (std::abs(scaled - rounded) == 0.5) {
        const double lost = std::fma(value, scale, -scaled);
        if (lost != 0)
            rounded = lost > 0 ? std::ceil(scaled) : std::floor(scaled);
    }
    return rounded / scale;
}

Scores ScoreSum::scores(int exclamations, int questions) const
{
    const double emphasis = emphasisOf(exclamations, questions);
    double sum = m_sum;
    if (sum != 0)
        sum += sum > 0 ? emphasis : -emphasis;
    double positive = m_positive;
    double negative = m_negative;
    if (positive > -negative)
        positive += emphasis;
    else if (positive < -negative)
        negative -= emphasis;
    const double total = positive - negative + m_neutral;
    if (total == 0)
        return {};
    const double compound = std::clamp(sum / std::sqrt(sum * sum + expectedSum), -1.0, 1.0);
    return {roundedTo(4, compound), roundedTo(3, positive / total), roundedTo(3, m_neutral / total),
            roundedTo(3, -negative / total)};
}

} // namespace hatstand::listen
