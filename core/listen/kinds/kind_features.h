// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/topics/topic_match.h"

#include <QString>

#include <vector>

/// What the learner sees of a message (kind_learner.h): which words and pairs of neighbouring words stand in
/// it, and a few signs beside them. Each only as a number, so that what is kept of a message is no text.
namespace hatstand::listen
{

/// 64 bits of a word, a pair or a sign: FNV-1a (Fowler, Noll, Vo; 64 bits) over its UTF-16 units with the
/// low byte first, and a letter in front for what it is. The same on every computer and for ever: it is
/// stored. It keeps words from being read, not from being guessed: who has the file can try whether a word is
/// in it.
using KindFeature = quint64;

/// Of a longer text the rest is not looked at: it says what its beginning says.
inline constexpr size_t maxKindWords = 200;

/// Ascending, each one once, however often it stands in the message. Beside words (as cut_text.h has them,
/// figures all alike) and pairs: the feeling, whether something is asked, the stars, the channel, a link.
[[nodiscard]] std::vector<KindFeature> kindFeatures(const PreparedMessage &message);

/// A word of the message as its writer wrote it, and its feature.
struct KindWord
{
    QString word;
    KindFeature feature = 0;
};
/// Each word once, in order: to tell people which words decided.
[[nodiscard]] std::vector<KindWord> kindWords(const PreparedMessage &message);

} // namespace hatstand::listen
