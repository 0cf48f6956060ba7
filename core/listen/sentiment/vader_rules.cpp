// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/vader_rules.h"

#include <optional>

namespace hatstand::listen
{

namespace
{
using Words = QVarLengthArray<EnglishWord, 192>;

// All of them from the paper's experiments.
constexpr double boost = 0.293;
constexpr double capitals = 0.733;
constexpr double negation = -0.74;
constexpr double intensified = 1.25; // "never so", "never this"
constexpr double boostAtDistance[] = {0, 1, 0.95, 0.9};
constexpr double beforeBut = 0.5;
constexpr double afterBut = 1.5;

struct Idiom
{
    EnglishRole first;
    EnglishRole second;
    EnglishRole third; ///< None where it has two words
    double valence;
};

constexpr Idiom idioms[] = {
    {EnglishRole::The, EnglishRole::Shit, EnglishRole::None, 3},
    {EnglishRole::The, EnglishRole::Bomb, EnglishRole::None, 3},
    {EnglishRole::Bad, EnglishRole::Ass, EnglishRole::None, 1.5},
    {EnglishRole::Bus, EnglishRole::Stop, EnglishRole::None, 0},
    {EnglishRole::Yeah, EnglishRole::Right, EnglishRole::None, -2},
    {EnglishRole::Kiss, EnglishRole::Of, EnglishRole::Death, -1.5},
    {EnglishRole::To, EnglishRole::Die, EnglishRole::For, 3},
    {EnglishRole::Beating, EnglishRole::Heart, EnglishRole::None, 3.1},
    {EnglishRole::Broken, EnglishRole::Heart, EnglishRole::None, -2.9},
};

std::optional<double> idiomOf(EnglishRole first, EnglishRole second, EnglishRole third = EnglishRole::None)
{
    if (first == EnglishRole::None || second == EnglishRole::None)
        return std::nullopt;
    for (const Idiom &idiom : idioms) {
        if (idiom.first == first && idiom.second == second && idiom.third == third)
            return idiom.valence;
    }
    return std::nullopt;
}

/// What "kind of" and the like take away where they stand before a word.
double dampenedBy(EnglishRole first, EnglishRole second)
{
    const bool isOne =
        (second == EnglishRole::Of && (first == EnglishRole::Kind || first == EnglishRole::Sort)) ||
        (first == EnglishRole::Just && second == EnglishRole::Enough);
    return isOne ? -boost : 0;
}

class ValenceAt
{
public:
    ValenceAt(const EnglishText &text, qsizetype place)
        : m_words(text.words), m_place(place), m_capitalsCount(text.capitalsCount())
    {
    }

    double value()
    {
        const double rated = m_words[m_place].tenths / 10.0;
        m_valence = rated;
        // "no" before a rated word negates it and says nothing by itself.
        if (role(0) == EnglishRole::No && m_place + 1 < m_words.size() &&
            m_words[m_place + 1].has(EnglishMark::rated))
            m_valence = 0;
        if (isDenied())
            m_valence = rated * negation;
        if (m_capitalsCount && m_words[m_place].isUpper)
            m_valence += m_valence > 0 ? capitals : -capitals;
        for (int distance = 1; distance <= 3 && distance <= m_place; ++distance) {
            if (!before(distance).has(EnglishMark::rated))
                takeStep(distance);
        }
        if (m_place > 0 && role(1) == EnglishRole::Least && !before(1).has(EnglishMark::rated) &&
            (m_place == 1 || (role(2) != EnglishRole::At && role(2) != EnglishRole::Very)))
            m_valence *= negation;
        return m_valence;
    }

private:
    [[nodiscard]] const EnglishWord &before(qsizetype distance) const { return m_words[m_place - distance]; }
    /// The role of the word so far before this one; None where there is no such word.
    [[nodiscard]] EnglishRole role(qsizetype distance) const
    {
        const qsizetype at = m_place - distance;
        return at >= 0 && at < m_words.size() ? m_words[at].role() : EnglishRole::None;
    }

    [[nodiscard]] bool isDenied() const
    {
        return role(1) == EnglishRole::No || role(2) == EnglishRole::No ||
               (role(3) == EnglishRole::No && (role(1) == EnglishRole::Or || role(1) == EnglishRole::Nor));
    }

    /// What the word before this one does to it, if it stands that far away.
    void takeStep(int distance)
    {
        const EnglishWord &word = before(distance);
        if (word.has(EnglishMark::boosts | EnglishMark::dampens)) {
            double scalar = word.has(EnglishMark::boosts) ? boost : -boost;
            if (m_valence < 0)
                scalar = -scalar;
            if (m_capitalsCount && word.isUpper)
                scalar += m_valence > 0 ? capitals : -capitals;
            m_valence += scalar * boostAtDistance[distance];
        }
        negate(distance);
        if (distance == 3)
            takeIdioms();
    }

    void negate(int distance)
    {
        const auto isThis = [](EnglishRole r) { return r == EnglishRole::So || r == EnglishRole::This; };
        const EnglishRole own = role(distance);
        bool intensifies = false;
        bool isWithoutDoubt = false;
        if (distance == 2) {
            intensifies = own == EnglishRole::Never && isThis(role(1));
            isWithoutDoubt = own == EnglishRole::Without && role(1) == EnglishRole::Doubt;
        } else if (distance == 3) {
            // "so" and "this" right before the word count without a "never" too: so the original has it.
            intensifies = (own == EnglishRole::Never && isThis(role(2))) || isThis(role(1));
            isWithoutDoubt = own == EnglishRole::Without &&
                             (role(2) == EnglishRole::Doubt || role(1) == EnglishRole::Doubt);
        }
        if (intensifies)
            m_valence *= intensified;
        else if (!isWithoutDoubt && before(distance).has(EnglishMark::negates))
            m_valence *= negation;
    }

    void takeIdioms()
    {
        const EnglishRole three = role(3);
        const EnglishRole two = role(2);
        const EnglishRole one = role(1);
        const EnglishRole own = role(0);
        for (const auto &found : {idiomOf(one, own), idiomOf(two, one, own), idiomOf(two, one),
                                  idiomOf(three, two, one), idiomOf(three, two)}) {
            if (found) {
                m_valence = *found;
                break;
            }
        }
        if (const auto found = idiomOf(own, role(-1)))
            m_valence = *found;
        if (const auto found = idiomOf(own, role(-1), role(-2)))
            m_valence = *found;
        m_valence += dampenedBy(three, two);
        m_valence += dampenedBy(two, one);
    }

    const Words &m_words;
    const qsizetype m_place;
    const bool m_capitalsCount;
    double m_valence = 0;
};

/// What stands before the first "but" counts half, what stands behind it half more. The original looks for
/// each value from the beginning and changes the first that is equal, which may be another word's; so does
/// this.
void weighBut(WordValences &valences, qsizetype but)
{
    for (qsizetype i = 0; i < valences.size(); ++i) {
        const double value = valences[i].valence;
        qsizetype first = 0;
        while (valences[first].valence != value)
            ++first;
        if (valences[first].place != but)
            valences[first].valence = value * (valences[first].place < but ? beforeBut : afterBut);
    }
}
} // namespace

WordValences valencesOf(const EnglishText &text)
{
    WordValences valences;
    qsizetype but = -1;
    for (qsizetype i = 0; i < text.words.size(); ++i) {
        const EnglishWord &word = text.words[i];
        if (but < 0 && word.role() == EnglishRole::But)
            but = i;
        if (!word.has(EnglishMark::rated) || word.has(EnglishMark::boosts | EnglishMark::dampens))
            continue;
        if (word.role() == EnglishRole::Kind && i + 1 < text.words.size() &&
            text.words[i + 1].role() == EnglishRole::Of)
            continue;
        if (const double valence = ValenceAt(text, i).value(); valence != 0)
            valences.push_back({i, valence});
    }
    if (but >= 0)
        weighBut(valences, but);
    return valences;
}

} // namespace hatstand::listen
