// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "listen/sentiment/english_text.h"

#include <QVarLengthArray>

namespace hatstand::listen
{

/// The valence of one word of a text. Words without one are left out.
struct WordValence
{
    qsizetype place = 0; ///< which word of the text
    double valence = 0;
};

using WordValences = QVarLengthArray<WordValence, 64>;

/// VADER's rules on the words of a text: what each word is worth where it stands, in the order of the text
/// and already weighed by a "but".
[[nodiscard]] WordValences valencesOf(const EnglishText &text);

} // namespace hatstand::listen
