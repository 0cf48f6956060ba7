// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listen/sentiment/english_rules.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace hatstand::listen
{

namespace
{
constexpr std::string_view boosters =
    "absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous "
    "enormously entirely especially exceptional exceptionally extreme extremely fabulously flipping flippin "
    "frackin fracking fricking frickin frigging friggin fully fuckin fucking fuggin fugging greatly hella "
    "highly "
    "hugely incredible incredibly intensely major majorly more most particularly purely quite really "
    "remarkably "
    "so substantially thoroughly total totally tremendous tremendously uber unbelievably unusually utter "
    "utterly "
    "very";
// Of two words there are "just enough", "kind of" and "sort of" besides: they have roles.
constexpr std::string_view dampeners = "almost barely hardly kinda kindof kind-of less little marginal "
                                       "marginally occasional occasionally partly "
                                       "scarce scarcely slight slightly somewhat sorta sortof sort-of";
// Whatever contains "n't" negates too; that is seen in the text.
constexpr std::string_view negations =
    "aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt neither "
    "neednt never none nope nor not nothing nowhere oughtnt shant shouldnt uhuh wasnt werent uh-uh without "
    "wont "
    "wouldnt rarely seldom despite";

constexpr std::pair<std::string_view, EnglishRole> roles[] = {
    {"no", EnglishRole::No},           {"or", EnglishRole::Or},           {"nor", EnglishRole::Nor},
    {"least", EnglishRole::Least},     {"at", EnglishRole::At},           {"very", EnglishRole::Very},
    {"never", EnglishRole::Never},     {"so", EnglishRole::So},           {"this", EnglishRole::This},
    {"without", EnglishRole::Without}, {"doubt", EnglishRole::Doubt},     {"but", EnglishRole::But},
    {"kind", EnglishRole::Kind},       {"of", EnglishRole::Of},           {"sort", EnglishRole::Sort},
    {"just", EnglishRole::Just},       {"enough", EnglishRole::Enough},   {"the", EnglishRole::The},
    {"shit", EnglishRole::Shit},       {"bomb", EnglishRole::Bomb},       {"bad", EnglishRole::Bad},
    {"ass", EnglishRole::Ass},         {"bus", EnglishRole::Bus},         {"stop", EnglishRole::Stop},
    {"yeah", EnglishRole::Yeah},       {"right", EnglishRole::Right},     {"kiss", EnglishRole::Kiss},
    {"death", EnglishRole::Death},     {"to", EnglishRole::To},           {"die", EnglishRole::Die},
    {"for", EnglishRole::For},         {"beating", EnglishRole::Beating}, {"broken", EnglishRole::Broken},
    {"heart", EnglishRole::Heart},
};

void markEach(WordTable &table, std::string_view words, std::uint16_t mark)
{
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        table.put(words.substr(0, end)).marks |= mark;
        words.remove_prefix(std::min(end + 1, words.size()));
    }
}
} // namespace

void addEnglishRules(WordTable &table)
{
    markEach(table, boosters, EnglishMark::boosts);
    markEach(table, dampeners, EnglishMark::dampens);
    markEach(table, negations, EnglishMark::negates);
    for (const auto &[word, role] : roles)
        table.put(word).marks |= static_cast<std::uint16_t>(unsigned(role) << EnglishMark::roleShift);
}

} // namespace hatstand::listen
