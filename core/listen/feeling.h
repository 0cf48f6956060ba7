// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hatstand::listen
{

/// How something sounds. Stored by number.
enum class Feeling {
    Unknown = 0, ///< no words, or none in a language that can be judged
    Negative = 1,
    Neutral = 2,
    Positive = 3,
};

/// Who said so. Stored by number.
enum class JudgedBy {
    Program = 0,
    Person = 1, ///< never changed by the program again
};

} // namespace hatstand::listen
