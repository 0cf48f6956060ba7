// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/word_table.h"

#include <cstdint>

namespace hatstand::listen
{

/// What VADER's rules know a word as; bits of WordRecord::marks in the English lexicon.
namespace EnglishMark
{
inline constexpr std::uint16_t rated = 1;   ///< stands in the lexicon of valences
inline constexpr std::uint16_t boosts = 2;  ///< makes the word after it stronger ("very")
inline constexpr std::uint16_t dampens = 4; ///< makes it weaker ("slightly")
inline constexpr std::uint16_t negates = 8; ///< turns it round ("never")
/// The role of the word, in the upper eight bits.
inline constexpr int roleShift = 8;
} // namespace EnglishMark

/// The words that a rule names one by one, and those that idioms are made of.
enum class EnglishRole : std::uint8_t {
    None,
    No,
    Or,
    Nor,
    Least,
    At,
    Very,
    Never,
    So,
    This,
    Without,
    Doubt,
    But,
    Kind,
    Of,
    Sort,
    Just,
    Enough,
    The,
    Shit,
    Bomb,
    Bad,
    Ass,
    Bus,
    Stop,
    Yeah,
    Right,
    Kiss,
    Death,
    To,
    Die,
    For,
    Beating,
    Broken,
    Heart,
};

/// Adds the words of VADER's rules with their marks to the table. Lists and figures are those of Hutto and
/// Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text" (ICWSM
/// 2014), as version 3.3.2 of their program has them.
void addEnglishRules(WordTable &table);

} // namespace hatstand::listen
